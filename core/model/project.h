#pragma once

#include "core/model/media_item.h"
#include "core/model/sequence.h"
#include "core/model/shot.h"

namespace weft {

/// A folder of the bin.
struct Folder
{
    FolderId id;
    QString name;
    FolderId parent; ///< 0 = top
    UnknownFields unknown;

    friend bool operator==(const Folder &, const Folder &) = default;
};

/// A whole project as an immutable value: edits return another one that shares what did not change.
/// Copying copies a few vectors of pointers. Any thread may read a project that nobody else
/// changes; Document publishes them as shared_ptr<const Project>.
struct Project
{
    std::int64_t nextId = 1; ///< the counter every id is taken from; above every id in use
    // each list by rising id, which is the order of making
    std::vector<std::shared_ptr<const Folder>> folders;
    std::vector<std::shared_ptr<const MediaItem>> media;
    std::vector<std::shared_ptr<const Shot>> shots;
    std::vector<std::shared_ptr<const Sequence>> sequences;
    SequenceId
        active; ///< what opens in the timeline and what `render` renders; 0 only without sequences
    UnknownFields unknown;

    /// The thing of that id, or nullptr. Logarithmic in the number of such things.
    const Folder *find(FolderId id) const;
    const MediaItem *find(MediaId id) const;
    const Shot *find(ShotId id) const;
    const Sequence *find(SequenceId id) const;
    const Sequence *activeSequence() const { return find(active); }

    friend bool operator==(const Project &a, const Project &b);
};

/// Puts the lists of a project into the order of their ids: for readers, whose files may have them
/// in any.
void sortById(Project &project);

/// Where a track is.
struct TrackPlace
{
    std::size_t sequence = 0; ///< index into Project::sequences
    std::size_t track = 0;    ///< index into Sequence::tracks
};

/// Where a clip is.
struct ClipPlace
{
    TrackPlace track;
    std::size_t index = 0; ///< index into Track::clips
    Clip clip;
};

/// Looks a track or a clip up by id, through all sequences. Linear.
std::optional<TrackPlace> findTrack(const Project &project, TrackId id);
std::optional<ClipPlace> findClip(const Project &project, ClipId id);

/// The place's track. @pre the place was found in this very project.
const Track &trackAt(const Project &project, const TrackPlace &place);

/// The name a clip is shown under: its own, else its source's; a title's first line.
QString clipName(const Project &project, const ClipBody &clip);

/// The files of the bin that a clip needs: what it shows, and what its effects and its transition
/// look up. One that is needed twice is there twice.
std::vector<MediaId> mediaOf(const ClipBody &clip);

/// The seconds of material a clip's source has from its time 0; nothing for sources without end
/// (stills, titles, colours, adjustments). A shot has the length of its recipe.
std::optional<Rational> sourceDuration(const Project &project, const Source &source);
/// The seconds of a clip's material: its source's, or those of its time map.
std::optional<Rational> materialDuration(const Project &project, const ClipBody &clip);

} // namespace weft
