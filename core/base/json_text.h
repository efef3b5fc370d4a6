#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace weft {

/// Reads JSON text from an untrusted place: at most 128 MiB, 100 levels deep and 5,000,000 values,
/// so that no file can exhaust memory or stack.
/// @param what is being read, for the sentence: a path
/// @param kind of the error where it cannot be read
Result<nlohmann::json> parseJson(const QByteArray &text, const QString &what, ErrorKind kind);

/// JSON text that people read: two spaces of indentation, ending in a newline.
QByteArray prettyJson(const nlohmann::ordered_json &value);

/// JSON text on one line, for journals and protocols; no newline at its end.
QByteArray compactJson(const nlohmann::ordered_json &value);

} // namespace weft
