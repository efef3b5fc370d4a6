#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace weft {

/// The whole of a file. @param kind of the error where it cannot be read. Errors: missing, a
/// folder, unreadable, above maxBytes.
Result<QByteArray> readFile(const QString &path, ErrorKind kind, std::int64_t maxBytes = 128 << 20);

/// Replaces a file so that, whatever happens and whenever, either the old or the new content is
/// there whole: writes beside it, flushes to the disk, reads back and compares, renames, flushes
/// the folder. A symbolic link stays one: its target is replaced. Keeps the permissions of a file
/// that was there. Errors (Output): the folder is missing or cannot be written, the disk is full,
/// what was read back differs. The old file is untouched then.
Status replaceFile(const QString &path, const QByteArray &content);

/// Writes all of the content to an open descriptor. False: errno says why.
bool writeAll(int descriptor, const QByteArray &content);

/// Makes a folder and those above it. Errors (Output).
Status makeFolder(const QString &path);

/// The user's folder for things that outlast a session and are no settings: journals, logs.
/// XDG_STATE_HOME/weft, else ~/.local/state/weft.
QString stateFolder();

/// The user's folder for what the program keeps for them: projects that have no name yet.
/// XDG_DATA_HOME/weft, else ~/.local/share/weft.
QString dataFolder();

/// The user's folder for settings. XDG_CONFIG_HOME/weft, else ~/.config/weft.
QString configFolder();

/// The user's folder for what can be made again: whoever deletes it loses time alone.
/// XDG_CACHE_HOME/weft, else ~/.cache/weft.
QString cacheFolder();

} // namespace weft
