#pragma once

#include "core/base/result.h"
#include "core/model/media_item.h"

namespace weft {

/// Finds out what a media file is, by content and never by name. Only an allow-list of containers
/// and the local file itself are opened: nothing that the file refers to, no network. Reads every
/// packet's header once (about a second for 1 GB), so counts and lengths are facts, not what a
/// header claims; a file that was cut off gives what is left of it and says so. Thread: any.
/// Errors (Media), each naming the file: not found, a folder, empty, unreadable; not media ("a text
/// file"); a codec that this FFmpeg cannot decode; no picture and no sound; a size beyond 32768; of
/// a look-up table for colours, as readCube().
Result<MediaInfo> probe(const QString &path);

/// Sentences on what should be known of a file before it is cut: that it is cut short, with how
/// much of it is there; that its colours are tagged as something unknown, with what they are taken
/// as.
QStringList remarks(const QString &path, const MediaInfo &info);

/// The identity of a file by its size, head and tail. Thread: any. Errors (Media): cannot be read.
Result<MediaIdentity> identify(const QString &path);

} // namespace weft
