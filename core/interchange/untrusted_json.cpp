#include "core/interchange/untrusted_json.h"

#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/interchange/interchange.h"

#include <QStringList>

#include <set>

namespace weft {

namespace {

constexpr int kMaxDepth = 400;

/// A text that JSON can have, and how many literals it had that JSON has not.
struct NumbersOnly
{
    QByteArray text;
    int notNumbers = 0;
};

/// The literal for no number that stands at a place, or nothing.
QByteArrayView noNumberAt(const QByteArray &text, qsizetype at)
{
    for (const QByteArrayView literal : {"NaN", "-NaN", "Infinity", "-Infinity", "Inf", "-Inf"}) {
        if (QByteArrayView(text).sliced(at).startsWith(literal)
            && (literal != "Inf" || noNumberAt(text, at + 3).isEmpty()))
            return literal;
    }
    return {};
}

/// Replaces what is no number by null; strings are left alone.
NumbersOnly numbersOnly(const QByteArray &text)
{
    NumbersOnly result;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        switch (text[i]) {
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
            break;
        case 'N':
        case 'I':
        case '-':
            if (const auto literal = noNumberAt(text, i); !literal.isEmpty()) {
                result.text += QByteArrayView(text).sliced(copied, i - copied);
                result.text += "null";
                ++result.notNumbers;
                i += literal.size() - 1;
                copied = i + 1;
            }
            break;
        default: break;
        }
    }
    result.text = copied == 0 ? text : result.text + text.mid(copied);
    return result;
}

/// Looks for a member that stands twice in one object. A pass of its own: the parser's callback
/// would look through a whole list again for each of its objects.
class DuplicateWatch : public nlohmann::json_sax<nlohmann::json>
{
public:
    /// The first member found twice, with the objects around it: "tracks.children.name".
    const QString &place() const { return m_place; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) override
    {
        return false; // the parse says why
    }

    bool start_object(std::size_t) override
    {
        m_objects.emplace_back();
        return true;
    }

    bool key(string_t &name) override
    {
        m_objects.back().current = name;
        if (m_objects.back().names.insert(name).second)
            return true;
        QStringList path;
        for (const Object &object : m_objects)
            path << QString::fromStdString(object.current);
        m_place = path.join(QLatin1Char('.'));
        return false;
    }

    bool end_object() override
    {
        m_objects.pop_back();
        return true;
    }

private:
    struct Object
    {
        std::set<std::string> names;
        std::string current;
    };

    std::vector<Object> m_objects;
    QString m_place;
};

} // namespace

Result<UntrustedJson> parseUntrustedJson(const QByteArray &text, const QString &what)
{
    const JsonBounds bounds{kMaxTimelineBytes, kMaxDepth};
    if (const Status status = checkExtent(text, what, ErrorKind::Project, bounds); !status)
        return fail(status);
    const NumbersOnly numbers = numbersOnly(text);
    try {
        DuplicateWatch watch;
        nlohmann::json::sax_parse(numbers.text.begin(), numbers.text.end(), &watch);
        if (!watch.place().isEmpty())
            return fail(ErrorKind::Project,
                        tr("%1 has the member %2 twice in one object.").arg(what, watch.place()));
        return UntrustedJson{nlohmann::json::parse(numbers.text.begin(), numbers.text.end()),
                             numbers.notNumbers};
    } catch (const nlohmann::json::exception &error) {
        return fail(ErrorKind::Project, tr("%1 is not valid JSON: %2.").arg(what, reason(error)));
    }
}

} // namespace weft
