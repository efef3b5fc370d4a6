#pragma once

#include "core/interchange/interchange.h"

namespace weft {

/// OpenTimelineIO bundles: a zip archive of "content.otio", "version.txt" (1.0.0) and the media in
/// the flat folder "media/". See interchange.h and otio.h.

/// Unpacks the media into options.mediaFolder and reads the timeline. Refused (Project): an archive
/// that is damaged or has no content.otio; an entry that lies outside it, is there twice or is no
/// plain file; media that unpacks to more than twenty times the archive's size or than the disk has
/// room for. Errors (Output): a file of another content has an entry's name in the media folder.
Result<ImportedProject> readOtioz(const QString &path, const TimelineReadOptions &options = {});

/// Packs the timeline with the media and takes that it shows, stored as they are. A file that is
/// missing is listed, and its reference says so.
Result<QStringList> writeOtioz(const Project &project, SequenceId sequence, const QString &path,
                               const TimelineWriteOptions &options = {});

} // namespace weft
