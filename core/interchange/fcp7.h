#pragma once

#include "core/interchange/import_draft.h"

/// The XML of Final Cut Pro 7 (xmeml, versions 4 and 5), which Premiere and Resolve write as well.

namespace weft {

/// Reads every sequence of a file; the first is the active one.
///   - Carried: sizes, rates (timebase and ntsc), tracks (enabled, locked), clips with their files,
///     in points at the clip's own rate, links, dissolves, wipes by their codes of SMPTE 258M or
///     their names, dips, fades from and to black, speed and
///     reverse (Time Remap at one speed), audio levels, opacity, colour mattes, text generators,
///     sequences in sequences, markers of sequences.
///   - Two sound clips that are the two sides of one stereo stream become one.
///   - Listed: other filters, keyframes, other transitions (which become what is nearest or a
///     dissolve), generators,
///     markers of clips, files that are none.
/// Errors (Project), each naming file and line: not XML or not xmeml; above 64 MiB, 100 levels or
/// 4 million elements; entities; a sequence inside itself; a number that is none. Thread: any.
Result<ImportedProject> readFcp7(const QString &path, const TimelineReadOptions &options = {});

/// The same from memory. @param folder that relative paths start from
Result<ImportedProject> parseFcp7(const QByteArray &text, const QString &name,
                                  const QString &folder, const MediaLookup &lookup = {});

} // namespace weft
