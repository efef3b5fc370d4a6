#pragma once

#include "core/interchange/interchange.h"

#include <functional>

/// OpenTimelineIO. Every clip, gap, cut, dissolve, speed, freeze, marker and nested sequence is
/// written as what the format has for it, so that any program reads the cut; what only Weft knows
/// (effects, fades, gains, keyframes, ids, the bin) goes into metadata["weft"] beside it. On
/// reading the format's own members decide, and Weft's data completes them where it agrees, so that
/// a timeline changed by another program is what that program made it. What other programs wrote
/// and Weft has no place for is kept in UnknownFields under "otio" and written back.
///
/// A generated shot is a GeneratorReference with the whole recipe as parameters (key "weft_recipe")
/// and, once it has a take on disk, that file as the active reference. Titles and colours are
/// GeneratorReferences of the kinds "weft.title" and "weft.colour". A dissolve is "SMPTE_Dissolve",
/// any other transition "Custom_Transition" with its kind and parameters as Weft's data; the
/// "SMPTE_Wipe" that OpenTimelineIO makes of an edit list's wipe is read by its code.

namespace weft {

/// Where a text came from.
struct OtioSource
{
    QString name;   ///< for sentences
    QString folder; ///< that relative URLs start from; absolute
    /// URLs of a bundle's media → where they were unpacked to.
    std::map<QString, QString> bundled;
    bool probeMedia = true; ///< look at media files that exist; without, all are missing
};

/// Reads the text of a `.otio` file. Thread: any. Errors (Project): beyond the bounds of
/// parseUntrustedJson(); not OpenTimelineIO; a wrong type or number, with its place in the file.
Result<ImportedProject> parseOtio(const QByteArray &text, const OtioSource &source);

/// Where a text goes to.
struct OtioTarget
{
    std::map<ShotId, QString> takes; ///< absolute paths of the chosen takes that exist
    /// The URL that stands for a file; empty: the reference says that the media is missing.
    std::function<QString(const QString &path)> url;
    QString folder;        ///< that relative URLs start from; absolute
    bool isBundle = false; ///< every URL is `url`'s; else another program's spelling may stay
};

/// A timeline as text, and what other programs will not find in it.
struct OtioText
{
    QByteArray text;
    QStringList notCarried;
};

/// Writes a sequence and those nested in it. The same project gives the same text. Thread: any.
/// Errors: Usage — no such sequence; Output — nested sequences, each written where it is used, make
/// more than a million items.
Result<OtioText> toOtioText(const Project &project, SequenceId sequence, const OtioTarget &target);

/// `.otio` files; see interchange.h.
Result<ImportedProject> readOtio(const QString &path, const TimelineReadOptions &options = {});
Result<QStringList> writeOtio(const Project &project, SequenceId sequence, const QString &path,
                              const TimelineWriteOptions &options = {});

} // namespace weft
