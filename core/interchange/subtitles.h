#pragma once

#include "core/base/result.h"
#include "core/interchange/interchange.h"
#include "core/time/rational.h"

#include <QStringList>

#include <vector>

namespace weft {

/// A line of subtitles and when it stands.
struct SubtitleCue
{
    Rational start; ///< seconds, ≥ 0
    Rational end;   ///< > start
    QString text;   ///< may have several lines; without the format's own marks

    friend bool operator==(const SubtitleCue &, const SubtitleCue &) = default;
};

/// "srt", "vtt", "ass", "ssa".
QStringList subtitleSuffixes();

/// Reads SubRip, WebVTT or Advanced SubStation text, whichever it is: by rising start. Colours,
/// fonts and places that a file gives are left out; what is no cue is passed over. Thread: any.
/// Errors (Media): no cue in it.
Result<std::vector<SubtitleCue>> parseSubtitles(const QString &text);

/// The same of a file in UTF-8. Errors (Media): unreadable, larger than 16 MB, no cue in it; each
/// names the file.
Result<std::vector<SubtitleCue>> readSubtitles(const QString &path);

/// Writes the titles of the topmost track that holds titles alone as WebVTT (".vtt") or SubRip; see
/// writeTimeline(). Errors (Usage): no such track; (Output): as replaceFile().
Result<QStringList> writeSubtitles(const Project &project, SequenceId sequence, const QString &path,
                                   const TimelineWriteOptions &options);

} // namespace weft
