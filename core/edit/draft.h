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
    explicit Draft(const Project &base);

    const Project &project() const { return m_project; }
    /// The finished project, tidied: transitions that lost their cut are gone, and none is longer
    /// than its clips allow.
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
    Result<ClipPlace> clip(ClipId id) const;
    Result<ClipPlace> unlockedClip(ClipId id) const;
    Result<std::size_t> mediaIndex(MediaId id) const;
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

    /// Moves everything from a frame on later, on the named tracks and on every sync-locked,
    /// unlocked track of the sequence; clips that straddle the frame are cut.
    ///
    ///     | A     | B  |        | C  |   →   | A |      [A'   | B  |        | C  |
    ///         ^ 5 frames                        ^-----
    void openGap(std::size_t sequence, std::int64_t at, std::int64_t frames,
                 const std::set<TrackId> &tracks, const std::set<TrackId> &except = {});

    /// Cuts a span of time out of the named tracks and of every sync-locked, unlocked track of the
    /// sequence: what follows moves earlier.
    ///
    ///     | A     | B  |    | C  |   →   | A |  | C  |
    ///         [----------]
    void closeRange(std::size_t sequence, const TimeRange &range, const std::set<TrackId> &tracks,
                    const std::set<TrackId> &except = {});

    /// The clips and, where wanted, all clips linked with any of them; each once, in track order.
    Result<std::vector<ClipId>> withLinked(const std::vector<ClipId> &clips, bool linked) const;

private:
    std::vector<TrackPlace> ripplingTracks(std::size_t sequence, const std::set<TrackId> &tracks,
                                           const std::set<TrackId> &except) const;
    LinkId linkForRightPart(LinkId left);
    void tidyTransitions();

    const Project m_base; ///< shares everything with the original
    Project m_project;
    std::map<LinkId, LinkId>
        m_rightLinks; ///< link of left parts → link of the right parts cut off them
};

/// The part of a clip from one of its frames on, as a body: in point, length, keyframes and fades
/// follow; id and name stay. @param from frame counted from the clip's start, 0 < from < length
ClipBody rightPart(const ClipBody &clip, std::int64_t from, const FrameRate &rate);
/// The part of a clip before one of its frames.
ClipBody leftPart(const ClipBody &clip, std::int64_t length);
/// The clip with its start moved by this many frames (negative: outwards, into the handle).
ClipBody withStartMoved(const ClipBody &clip, std::int64_t frames, const FrameRate &rate);

} // namespace weft
