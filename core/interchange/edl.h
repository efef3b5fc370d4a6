#pragma once

#include "core/interchange/import_draft.h"

/// Edit lists of the form CMX 3600 (`.edl`): one picture track and up to four of sound, as events
///
///     002  BEACH    V     D    010 01:00:08:08 01:00:08:18 00:00:00:09 00:00:00:19
///     number, reel, track, cut, dissolve or wipe (frames), source in and out, record in and out
///
/// with comments that name clips and files. Timecodes have no rate, and files no beginning: both
/// are settled by what stands below.

namespace weft {

/// Reads an edit list.
///   - Timecodes count at options.rate; without it 25, or 30000/1001 where frames are dropped.
///   - The sequence starts at the first event, 1920×1080.
///   - A file's time 0 is taken to be the whole hour of the earliest timecode used of it, or
///     timecode 0 where the file is there and reaches that far; the sentence for hours other than 0
///     says so.
///   - `D` dissolves from the clip that ends there, which plays on; from and to black (reel `BL`)
///     it is a fade. `W001` and the like are the wipes of SMPTE 258M; those that Weft has not
///     become dissolves of the same length and are listed, as are keys.
///   - `M2` sets the speed; the lengths in the event settle what its one decimal leaves open.
///   - Picture and sound of the same media, place and source are linked. `AA` is one stereo clip.
///   - `* FROM CLIP NAME`, `* TO CLIP NAME`, `* SOURCE FILE`, `* FROM FILE`, `* FROM CLIP` and
///     `* LOC` (a marker) are carried.
/// Errors (Project): unreadable, above 64 MiB, no event in it, an event that cannot be read, a
/// timecode that does not exist at the rate; the sentence names the line. Thread: any.
Result<ImportedProject> readEdl(const QString &path, const TimelineReadOptions &options = {});

/// The same from memory. @param folder that relative paths start from
Result<ImportedProject> parseEdl(const QByteArray &text, const QString &name, const QString &folder,
                                 const TimelineReadOptions &options,
                                 const MediaLookup &lookup = {});

/// Writes the lowest shown video track that has clips, and the first four sound tracks. A dissolve
/// begins where its incoming clip does, so its cut moves to its start; the pictures stay the same.
/// @return what was not carried: other tracks, effects, gains, nested sequences' insides …
/// Errors: Usage — no such sequence; Output.
Result<QStringList> writeEdl(const Project &project, SequenceId sequence, const QString &path,
                             const TimelineWriteOptions &options = {});

/// The list as text, as writeEdl() writes it. @param notCarried gets the sentences
/// @pre the project has the sequence
QByteArray toEdl(const Project &project, const Sequence &sequence,
                 const TimelineWriteOptions &options, QStringList &notCarried);

} // namespace weft
