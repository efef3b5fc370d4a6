#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

#include <QStringList>

#include <map>
#include <optional>

/// Timelines of other programs. Each format has a file with
///
///     Result<ImportedProject> readX(const QString &path);
///     Result<QStringList> writeX(const Project &, SequenceId, const QString &path);
///
/// and a row in the table of interchange.cpp. In every project that goes through here the paths of
/// media items are absolute.
///
/// A reader trusts nothing: it bounds the size and depth of what it reads, checks every number, and
/// makes a project that validate() finds sound, or refuses (Project) naming the file and the place
/// in it. It opens no file but the one given and, to probe them, media files that it names. Media
/// that is not there becomes a bin item all the same. A writer replaces the file whole
/// (replaceFile()) and refuses with Usage (no such sequence) or Output.
///
/// Nothing is dropped in silence: what the other side cannot hold is listed, a sentence each, in
/// the order of the timeline: what, and where.

namespace weft {

/// The longest file a reader of this folder takes: 64 MiB.
inline constexpr qsizetype kMaxTimelineBytes = 64 << 20;

/// What a reader made of a file, and what it could not carry.
struct ImportedProject
{
    Project project;
    QStringList
        notCarried; ///< "Track V2, 00:00:04:10: the effect \"frei0r.x\" is not known to Weft."
    std::map<ShotId, QString> takes; ///< files of chosen takes that the timeline brought or names
};

/// What reading may need besides the file. The default is right for a timeline without media in it.
struct TimelineReadOptions
{
    /// Where a bundle's media are unpacked to; made if there are any. Empty: they stay packed, and
    /// the bin items are missing media.
    QString mediaFolder;
    /// Of an edit list (.edl), which does not say its own.
    std::optional<FrameRate> rate;
};

/// What writing may need besides the project.
struct TimelineWriteOptions
{
    std::map<ShotId, QString> takes; ///< absolute paths of the chosen takes that exist
};

/// Reads a timeline of any format, told by its suffix (case does not matter). Thread: any.
/// Errors: Usage — a suffix that no reader has, naming those there are; else as the reader's.
Result<ImportedProject> readTimeline(const QString &path, const TimelineReadOptions &options = {});

/// Writes one sequence, with those nested in it, in the format that the suffix tells; ".weft" takes
/// the whole project. Generated shots become their takes' files where the format has no recipes.
/// Thread: any.
/// @return what was not carried
/// Errors: Usage — a suffix that no writer has, naming those there are; else as the writer's.
Result<QStringList> writeTimeline(const Project &project, SequenceId sequence, const QString &path,
                                  const TimelineWriteOptions &options = {});

/// The suffixes that can be read and written, for help texts: "weft", "otio" …
QStringList readableSuffixes();
QStringList writableSuffixes();

/// How the sentences name a place: "Track V2, 00:00:04:10".
QString placeText(const Sequence &sequence, const Track &track, std::int64_t frame);

} // namespace weft
