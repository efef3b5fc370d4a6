#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

#include <map>
#include <set>

namespace weft {

/// A project being changed by one edit: a copy that the edit works on and gives back whole, or
/// drops when it is refused. Offers what edits share: look-ups that refuse with a sentence, fresh
/// ids, cutting and rippling. Lives within one call of apply().
///
/// Places (TrackPlace, ClipPlace) hold until the tracks or clips before them change.
class Draft
{
public:
    /// @param base outlives the draft
    explicit Draft(const Project &base);
    explicit Draft(const Project &&) = delete;

    const Project &project() const { return m_project; }
    /// The finished project, tidied: transitions that lost their cut are gone, none is longer than
    /// its clips allow, and no group is empty.
    Project take() &&;

    template<typename IdType>
    IdType newId()
    {
        return IdType{m_project.nextId++};
    }

    // ---- look-ups; each refuses, naming what is missing or locked ----
    Result<std::size_t> sequenceIndex(SequenceId id) const;
    Result<TrackPlace> track(TrackId id) const;
    Result<TrackPlace> unlockedTrack(TrackId id) const;
    /// These tracks, or all unlocked ones of a sequence (0 = the active one) where none are given.
    Result<std::vector<TrackPlace>> unlockedTracks(const std::vector<TrackId> &tracks,
                                                   SequenceId sequence) const;
    /// The track so many tracks of the same kind further up (negative: down), if it is unlocked.
    Result<TrackPlace> trackBeside(const TrackPlace &from, int tracks) const;
    Result<ClipPlace> clip(ClipId id) const;
    Result<ClipPlace> unlockedClip(ClipId id) const;
    Result<std::size_t> folderIndex(FolderId id) const;
    /// Refused where a folder is named (not 0, the top) that does not exist.
    Status checkFolder(FolderId id) const;
    Result<std::size_t> mediaIndex(MediaId id) const;
    /// Refused where a clip needs a file that is not in the bin (see mediaOf).
    Status checkMedia(const ClipBody &clip) const;
    Result<std::size_t> shotIndex(ShotId id) const;

    const Sequence &sequence(std::size_t index) const { return *m_project.sequences[index]; }
    const Track &track(const TrackPlace &place) const { return trackAt(m_project, place); }
    FrameRate rateOf(const TrackPlace &place) const
    {
        return sequence(place.sequence).settings.rate;
    }

    // ---- changes ----
    Project &root() { return m_project; }
    /// A fresh copy of a sequence or track, put in place of the old one, to be written to.
    Sequence &writable(std::size_t sequence);
    Track &writable(const TrackPlace &place);
    void setClips(const TrackPlace &place, ClipList clips);
    /// Another body for a clip in its place.
    void setBody(const ClipPlace &place, ClipBody body);

    // ---- operations that edits are made of ----

    /// Cuts the clip that straddles a frame in two; the right part gets a new id. Nothing happens
    /// where a clip starts or ends, or in a gap. Right parts whose left parts were linked with one
    /// another become linked in the same way.
    ///
    ///     | A             |            | A     | A'    |
    ///             ^            →               ^
    void splitAt(const TrackPlace &place, std::int64_t frame);

    /// Makes a range free: clips inside go, clips that reach in are cut back.
    ///
    ///     | A     | B  | C     |   →   | A |            | C |
    ///         [------------]               [------------]
    void clearRange(const TrackPlace &place, const TimeRange &range);

    /// The tracks that move together when time is opened or closed: these and every sync-locked,
    /// unlocked track of the sequence, but for some.
    std::vector<TrackPlace> ripplingTracks(std::size_t sequence, const std::set<TrackId> &tracks,
                                           const std::set<TrackId> &except = {}) const;

    /// Moves everything from a frame on later on some tracks; clips that straddle the frame are
    /// cut.
    ///
    ///     | A     | B  |        | C  |   →   | A |      [A'   | B  |        | C  |
    ///         ^ 5 frames                        ^-----
    void openGap(const std::vector<TrackPlace> &tracks, std::int64_t at, std::int64_t frames);

    /// Cuts a span of time out of some tracks: what follows moves earlier.
    ///
    ///     | A     | B  |    | C  |   →   | A |  | C  |
    ///         [----------]
    void closeRange(const std::vector<TrackPlace> &tracks, const TimeRange &range);

    /// Puts a clip over whatever is there.
    void overwrite(const TrackPlace &place, const Clip &clip);

    /// The clips and, where wanted, all clips of the same sequence linked with any of them; each
    /// once, in track order.
    Result<std::vector<ClipId>> withLinked(const std::vector<ClipId> &clips, bool linked) const;
    /// The same, and where wanted also all clips of the outermost groups that any of them is in.
    Result<std::vector<ClipId>> withGroups(const std::vector<ClipId> &clips, bool linked) const;
    /// All of those in their places; refused where one lies on a locked track.
    Result<std::vector<ClipPlace>> unlockedWithGroups(const std::vector<ClipId> &clips,
                                                      bool linked) const;

    /// The outermost group that a group lies in: itself, where it lies in none.
    GroupId outermost(const Sequence &sequence, GroupId group) const;
    /// A copy of a group and those it lies in, made once for each: `copies` remembers.
    GroupId copyOfGroup(std::size_t sequence, GroupId group, std::map<GroupId, GroupId> &copies);

private:
    LinkId linkForRightPart(LinkId left);
    void tidy();
    void tidyGroups(std::size_t sequence);

    const Project &m_base;
    Project m_project; ///< shares with the original whatever has not been written to
    std::map<LinkId, LinkId>
        m_rightLinks; ///< link of left parts → link of the right parts cut off them
};

/// Refused for a frame, or a number of frames, beyond kMaxFrame in either direction: sums of frames
/// must fit.
Status checkFrame(std::int64_t frame);

/// How many clips of all sequences show a thing of the bin.
int clipsShowing(const Project &project, const Source &source);

/// The part of a clip from one of its frames on, as a body: in point, length, keyframes and fades
/// follow; id and name stay. @param from frame counted from the clip's start, 0 < from < length
ClipBody rightPart(const ClipBody &clip, std::int64_t from, const FrameRate &rate);
/// The part of a clip before one of its frames.
ClipBody leftPart(const ClipBody &clip, std::int64_t length);
/// The clip with its start moved by this many frames (negative: outwards, into the handle).
ClipBody withStartMoved(const ClipBody &clip, std::int64_t frames, const FrameRate &rate);

} // namespace weft
