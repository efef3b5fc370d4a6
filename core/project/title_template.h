#pragma once

#include "core/edit/clipboard.h"
#include "core/edit/edit.h"

namespace weft {

/// A title to begin with: clips of titles and colours, one above the other, with their effects and
/// fades. Data in resources/titles, or the user's own; a file each:
///
///     {"format": "weft-title", "version": 1, "label": "Quote", "help": "A sentence …",
///      "rate": "25", "clips": [{"kind": "video", "clip": {"start": 0, "id": 1, "length": 100,
///                                                         "source": {"kind": "title", …}}}]}
///
/// Its clips are written as those of a project are; lengths are frames at its rate.
struct TitleTemplate
{
    QString id;    ///< its file's name without what follows the last dot
    QString label; ///< for people
    QString help;  ///< one sentence: what it is for; may be empty
    Clipboard clipboard;

    /// Seconds, from its first clip's start to its last one's end.
    Rational duration() const;
    /// How many tracks it takes.
    int trackCount() const;
};

/// Reads a template from an untrusted place: whatever it does not know is refused, and so is what
/// belongs to a project (media, shots, sequences, files and tracks of effects).
/// Errors (Usage): missing, no such file, or not such a one; the sentence names the place in it.
/// Thread: any.
Result<TitleTemplate> readTitleTemplate(const QString &path);

/// Writes what readTitleTemplate() reads. Errors (Output).
Status writeTitleTemplate(const TitleTemplate &title, const QString &path);

/// Those of Weft's own, in the language that is spoken. Thread: any.
std::vector<TitleTemplate> builtInTitles();

/// Whether a template can hold a clip of this: words, a colour, an adjustment.
bool canBeInTitle(const Source &source);

/// Makes a template of clips of a project. Errors (Refused): none; clips that show footage or
/// another sequence, or are sound; effects that use a file or a track of the project.
Result<TitleTemplate> titleTemplateOf(const Project &project, const std::vector<ClipId> &clips,
                                      const QString &label);

/// The edits that put a template into the active sequence, grouped where it is of several clips.
/// Tracks that are missing are made.
///
///     V3  |            | role  |          the template
///     V2  |            | name  |
///     V1  | A                       |
///
/// @param lowest the track of its lowest clips, over what is there; 0 = above all that is seen
///     meanwhile, over nothing
/// Errors (Refused): no sequence; as Paste.
Result<std::vector<Edit>> titleEdits(const Project &project, const TitleTemplate &title,
                                     std::int64_t frame, TrackId lowest = {});

} // namespace weft
