#include "core/base/json_text.h"

#include "core/base/translate.h"

namespace weft {

namespace {

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

} // namespace

Status checkExtent(const QByteArray &text, const QString &what, ErrorKind kind,
                   const JsonBounds &bounds)
{
    if (text.size() > bounds.bytes)
        return fail(kind, tr("%1 has %2 bytes; more than %3 are not read. Is it the right file?")
                              .arg(what)
                              .arg(text.size())
                              .arg(bounds.bytes));
    const Extent extent = extentOf(text);
    if (extent.values > bounds.values)
        return fail(kind, tr("%1 holds more than %2 values, which are not read. Is it the right "
                             "file?")
                              .arg(what)
                              .arg(bounds.values));
    if (extent.depth > bounds.depth)
        return fail(kind, tr("%1 is nested %2 levels deep; more than %3 are not read. Is it the "
                             "right file?")
                              .arg(what)
                              .arg(extent.depth)
                              .arg(bounds.depth));
    return {};
}

QString reason(const nlohmann::json::exception &error)
{
    // it quotes what it read last: a text without end would fill the screen
    constexpr qsizetype kEnoughToRecognise = 300;
    const QString text = QString::fromUtf8(error.what());
    const QString message = text.mid(text.indexOf(QLatin1String("] ")) + 2);
    return message.size() <= kEnoughToRecognise
               ? message
               : message.left(kEnoughToRecognise) + QStringLiteral("…");
}

Result<nlohmann::json> parseJson(const QByteArray &text, const QString &what, ErrorKind kind)
{
    if (const Status status = checkExtent(text, what, kind); !status)
        return fail(status);
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
