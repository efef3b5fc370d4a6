#include "core/base/json_text.h"

#include "core/base/translate.h"

namespace weft {

namespace {

constexpr qsizetype kMaxBytes = 128 << 20;
constexpr int kMaxDepth = 100;

/// The deepest nesting of arrays and objects; strings are skipped.
int depthOf(const QByteArray &text)
{
    int depth = 0;
    int deepest = 0;
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
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
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
    if (depthOf(text) > kMaxDepth)
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
