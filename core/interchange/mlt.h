#pragma once

#include "core/interchange/import_draft.h"

/// MLT XML: what Kdenlive (`.kdenlive`) and Shotcut (`.mlt`) keep their projects in and `melt`
/// plays.

namespace weft {

/// Reads a project of Kdenlive (generations 4 and 5), of Shotcut, or any MLT XML.
///   - Carried: the profile; tracks with names, hidden, muted, locked and constant gain; clips,
///   gaps
///     and dissolves and wipes on one track; speed (timewarp producers); constant gain and fades of
///     clips; stills, colours, titles as text; sequences in sequences; markers; the media of the
///     bin; which picture and sound belong together.
///   - Tracks that hold picture and sound at once (Shotcut's) become a video and a sound track.
///   - A dissolve's cut lies where Kdenlive keeps it, else in its middle.
///   - Kdenlive's transform and Shotcut's size, position and rotation become the effect
///     "transform", with keyframes; a picture that keeps its shape in the rectangle is taken to
///     have the frame's.
///   - The bin's folders; guides with their categories' colours.
///   - A sequence that Kdenlive wrote once for each use comes in once.
///   - Listed: other effects and transitions (which become dissolves), blend modes, gains with
///     keyframes, groups, markers of clips, pixels that are not square, interlacing, producers
///     that are no file.
///   - Crossfades of sound are linear there and of equal power here.
/// A project is untrusted: producers that read other projects or the network are not followed, and
/// nothing is executed.
/// Errors (Project), each naming file and line: not XML or not MLT; above 64 MiB, 100 levels or
/// 4 million elements; entities; an id used twice; a service inside itself; a number or time that
/// is none. Thread: any.
Result<ImportedProject> readMlt(const QString &path, const TimelineReadOptions &options = {});

/// The same from memory. @param folder that relative paths start from, if the file names none
Result<ImportedProject> parseMlt(const QByteArray &text, const QString &name, const QString &folder,
                                 const MediaLookup &lookup = {});

/// Writes a sequence so that `melt` renders it, with the sequences nested in it. Dissolves and
/// wipes are Shotcut's (the grey pictures that MLT draws, or the one of a luma wipe), slides
/// Kdenlive's; a title is a transparent colour with a text filter; a freeze is one frame repeated;
/// a place, size, turn and opacity that stay are filters. What MLT shows is the same but for this:
/// frame k of a dissolve or wipe of n is k ÷ n of the way there and (k + ½) ÷ n here, sharp edges
/// are of whole pixels there, and a soft box is softer to its longer side; where a speed leads
/// between two frames it takes the later one; played backwards, sound is a frame late.
/// @return what was not carried
/// Errors: Usage — no such sequence; Output.
Result<QStringList> writeMlt(const Project &project, SequenceId sequence, const QString &path,
                             const TimelineWriteOptions &options = {});

/// The document as text, as writeMlt() writes it. @param notCarried gets the sentences
/// @pre the project has the sequence
QByteArray toMlt(const Project &project, const Sequence &sequence,
                 const TimelineWriteOptions &options, QStringList &notCarried);

} // namespace weft
