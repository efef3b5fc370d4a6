#pragma once

#include <QString>

#include <optional>

namespace weft {

/// A text that a PNG picture or a film carries under a key of its metadata, of at most a million
/// characters; nothing where there is none, or the file cannot be read. Reads no more than the
/// file's head. Thread: any.
std::optional<QString> textInFile(const QString &path, const QString &key);

} // namespace weft
