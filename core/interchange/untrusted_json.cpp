#include "core/interchange/untrusted_json.h"

#include "core/base/translate.h"

#include <QStringList>

#include <set>

namespace weft {

namespace {

constexpr int kMaxDepth = 400;
constexpr int kMaxValues = 5'000'000;

/// What one pass over the text finds out, before anything is built from it.
struct Survey
{
    int depth = 0;  ///< deepest nesting of arrays and objects
    int values = 0; ///< no fewer than there are
    int notNumbers = 0;
    QByteArray text; ///< with null for them
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

/// Counts, and replaces literals that JSON does not have by null; strings are left alone.
Survey surveyed(const QByteArray &text)
{
    Survey survey;
    int depth = 0;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        switch (text[i]) {
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
            break;
        case '[':
        case '{':
            survey.depth = std::max(survey.depth, ++depth);
            ++survey.values;
            break;
        case ']':
        case '}': --depth; break;
        case ',':
        case ':': ++survey.values; break;
        case 'N':
        case 'I':
        case '-':
            if (const auto literal = noNumberAt(text, i); !literal.isEmpty()) {
                survey.text += QByteArrayView(text).sliced(copied, i - copied);
                survey.text += "null";
                ++survey.notNumbers;
                i += literal.size() - 1;
                copied = i + 1;
            }
            break;
        default: break;
        }
    }
    survey.text = copied == 0 ? text : survey.text + text.mid(copied);
    return survey;
}

/// Watches a parse for members that stand twice in one object.
class DuplicateWatch
{
public:
    void see(nlohmann::json::parse_event_t event, const nlohmann::json &value)
    {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start) {
            m_objects.emplace_back();
        } else if (event == Event::object_end) {
            m_objects.pop_back();
        } else if (event == Event::key) {
            const auto &name = value.get_ref<const std::string &>();
            if (!m_objects.back().names.insert(name).second && m_place.isEmpty())
                m_place = place(name);
            m_objects.back().current = name;
        }
    }

    /// The first member found twice, with the objects around it: "tracks.children.name".
    const QString &place() const { return m_place; }

private:
    struct Object
    {
        std::set<std::string> names;
        std::string current;
    };

    QString place(const std::string &name) const
    {
        QStringList path;
        for (std::size_t i = 0; i + 1 < m_objects.size(); ++i)
            path << QString::fromStdString(m_objects[i].current);
        return (path << QString::fromStdString(name)).join(QLatin1Char('.'));
    }

    std::vector<Object> m_objects;
    QString m_place;
};

/// nlohmann's message without its exception number.
QString reason(const nlohmann::json::exception &error)
{
    const QString text = QString::fromUtf8(error.what());
    return text.mid(text.indexOf(QLatin1String("] ")) + 2);
}

} // namespace

Result<UntrustedJson> parseUntrustedJson(const QByteArray &text, const QString &what)
{
    if (text.size() > kMaxTimelineBytes)
        return fail(ErrorKind::Project,
                    tr("%1 has %2 bytes; more than %3 are not read. Is it the right file?")
                        .arg(what)
                        .arg(text.size())
                        .arg(kMaxTimelineBytes));
    const Survey survey = surveyed(text);
    if (survey.depth > kMaxDepth)
        return fail(ErrorKind::Project,
                    tr("%1 is nested %2 levels deep; more than %3 are not read.")
                        .arg(what)
                        .arg(survey.depth)
                        .arg(kMaxDepth));
    if (survey.values > kMaxValues)
        return fail(ErrorKind::Project,
                    tr("%1 holds more than %2 values, which no timeline that Weft can edit does.")
                        .arg(what)
                        .arg(kMaxValues));
    try {
        DuplicateWatch watch;
        auto json = nlohmann::json::parse(survey.text.begin(), survey.text.end(),
                                          [&](int, auto event, const nlohmann::json &value) {
                                              watch.see(event, value);
                                              return true;
                                          });
        if (!watch.place().isEmpty())
            return fail(ErrorKind::Project,
                        tr("%1 has the member %2 twice in one object.").arg(what, watch.place()));
        return UntrustedJson{std::move(json), survey.notNumbers};
    } catch (const nlohmann::json::exception &error) {
        return fail(ErrorKind::Project, tr("%1 is not valid JSON: %2.").arg(what, reason(error)));
    }
}

} // namespace weft
