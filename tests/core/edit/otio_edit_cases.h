#pragma once

#include "core/edit/edit.h"

#include <functional>
#include <vector>

namespace weft::test {

/// The one track a case is about, once its "before" stands on it.
class CaseTrack
{
public:
    /// @param before clips as text(), @param materialFrames how much of its source the clip "a" has
    CaseTrack(const FrameRate &rate, std::int64_t materialFrames, const QString &before);

    const Project &project() const { return m_project; }
    TrackId id() const { return m_track; }
    /// The first clip of that name.
    ClipId clip(const char *name) const;
    /// Seconds at a frame of the sequence.
    Rational seconds(std::int64_t frame) const { return m_rate.secondsAt(frame); }
    /// A new clip of a source that is long enough for every case.
    NewClip fresh(const char *name, std::int64_t in, std::int64_t length) const;
    MediaSource longSource() const { return {m_long}; }

    /// A track's clips as "name:start+length@in", with "<before|after" for a transition at the
    /// start and "*speed" where that is not 1; all in frames.
    static QString text(const Project &project, TrackId track, const FrameRate &rate);
    QString text(const Project &project) const { return text(project, m_track, m_rate); }

private:
    FrameRate m_rate;
    MediaId m_short, m_long;
    TrackId m_track;
    Project m_project;
};

/// One edit of OpenTimelineIO's edit algorithms as our own data.
struct OtioEditCase
{
    const char *name;   ///< of the test function it restates, and which of its cases
    const char *before; ///< the track, as CaseTrack::text()
    std::function<Edit(const CaseTrack &)> edit;
    const char *after; ///< with us; nullptr: our edit is refused and the track stays
    /// What OpenTimelineIO expects, and why we do otherwise; nullptr: the very same track.
    const char *theirs = nullptr;
    const char *why = nullptr;
    int rate = 24;                ///< of the sequence
    std::int64_t material = 9000; ///< frames that the source of "a" has
};

/// All cases of tests/test_editAlgorithm.cpp of OpenTimelineIO 0.18 (39 functions, 53 cases, of
/// which two have several steps: a row each), in its order.
///
/// Differences in principle: a source begins at its time 0, so their source ranges are moved to be
/// ≥ 0 where they are not; where an edit asks for what there is not, they clamp or pass over it and
/// we refuse with a sentence, so that no gesture silently does something else.
const std::vector<OtioEditCase> &otioEditCases();

} // namespace weft::test
