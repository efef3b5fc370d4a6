#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace weft {

/// How much JSON is read from an untrusted place, so that no file can exhaust memory or stack.
struct JsonBounds
{
    qsizetype bytes = 128 << 20;
    int depth = 100;              ///< of arrays and objects in one another
    qsizetype values = 5'000'000; ///< parsed, some 100 bytes each
};

/// Refused, in a sentence, where a text is beyond the bounds; looks at brackets and commas alone.
/// @param what is being read, for the sentence: a path
Status checkExtent(const QByteArray &text, const QString &what, ErrorKind kind,
                   const JsonBounds &bounds = {});

/// Reads JSON text from an untrusted place, within the bounds.
/// @param kind of the error where it cannot be read
Result<nlohmann::json> parseJson(const QByteArray &text, const QString &what, ErrorKind kind);

/// Why a text is no JSON, from what the library throws: without its number, and short.
QString reason(const nlohmann::json::exception &error);

/// JSON text that people read: two spaces of indentation, ending in a newline.
QByteArray prettyJson(const nlohmann::ordered_json &value);

/// JSON text on one line, for journals and protocols; no newline at its end.
QByteArray compactJson(const nlohmann::ordered_json &value);

} // namespace weft
