#include "core/base/json_text.h"

#include "core/base/translate.h"

namespace weft {

namespace {

constexpr qsizetype kMaxBytes = 128 << 20;
constexpr int kMaxDepth = 100;
constexpr qsizetype kMaxValues = 5'000'000; // parsed, some 100 bytes each

/// How much a text would become.
struct Extent
{
    int depth = 0;        ///< the deepest nesting of arrays and objects
    qsizetype values = 0; ///< about; never fewer than there are
};

/// Looks at brackets and commas outside of strings, without parsing.
Extent extentOf(const QByteArray &text)
{
    Extent extent;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            extent.depth = std::max(extent.depth, ++depth);
            extent.values += 2; // itself and its first
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',') {
            ++extent.values;
        }
    }
    return extent;
}

/// nlohmann's message without its exception number.
QString reason(const nlohmann::json::exception &error)
{
    const QString text = QString::fromUtf8(error.what());
    return text.mid(text.indexOf(QLatin1String("] ")) + 2);
}

} // namespace

Result<nlohmann::json> parseJson(const QByteArray &text, const QString &what, ErrorKind kind)
{
    if (text.size() > kMaxBytes)
        return fail(kind, tr("%1 has %2 bytes; more than %3 are not read. Is it the right file?")
                              .arg(what)
                              .arg(text.size())
                              .arg(kMaxBytes));
    const Extent extent = extentOf(text);
    if (extent.values > kMaxValues)
        return fail(kind, tr("%1 holds more than %2 values, which no file of Weft does.")
                              .arg(what)
                              .arg(kMaxValues));
    if (extent.depth > kMaxDepth)
        return fail(kind, tr("%1 is nested more than %2 levels deep, which no file of Weft is.")
                              .arg(what)
                              .arg(kMaxDepth));
    try {
        return nlohmann::json::parse(text.begin(), text.end());
    } catch (const nlohmann::json::exception &error) {
        return fail(kind, tr("%1 is not valid JSON: %2.").arg(what, reason(error)));
    }
}

QByteArray prettyJson(const nlohmann::ordered_json &value)
{
    return QByteArray::fromStdString(value.dump(2)) + '\n';
}

QByteArray compactJson(const nlohmann::ordered_json &value)
{
    return QByteArray::fromStdString(value.dump());
}

} // namespace weft
