#pragma once

#include "core/model/project.h"

#include <QObject>

#include <memory>
#include <vector>

namespace weft {

/// What the ruler shows of a sequence's frames: which are kept as rendered, and which are too slow
/// to be played and are not. A model for a window to draw, and for SmoothPlayback to work from.
///
/// An edit of the sequence keeps what is known of all frames that show the same clips as before,
/// wherever they lie now. Nothing depends on it but what is drawn and what is rendered next: a kept
/// frame is found by its content alone. Thread: main.
class RenderBar : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unrendered, ///< nothing is known, or it is fast enough
        Ready,      ///< it is kept
        Slow,       ///< it took longer to render than it is shown, and is not kept
    };
    /// Frames of one state, up to those of another.
    struct Span
    {
        TimeRange frames;
        State state = State::Unrendered;

        friend bool operator==(const Span &, const Span &) = default;
    };
    /// Of frames beyond nothing is told: some five hours at 60 a second.
    static constexpr std::int64_t kMostFrames = std::int64_t(1) << 20;

    using QObject::QObject;

    /// The sequence as it is now; null or a sequence that the project does not have: none.
    void setSequence(std::shared_ptr<const Project> project, SequenceId sequence);
    /// What is kept has to be found out anew: pictures of another size are shown.
    void forgetKept();

    /// What rendering a frame took ÷ the time it is shown. Neighbours within a quarter of a second
    /// that show the same clips are judged together: one picture may take long where others make
    /// up for it, and where playing left some out, those beside them tell.
    void setCost(std::int64_t frame, double cost);
    /// Whether frames are kept, one after the other.
    void setKept(std::int64_t first, const std::vector<bool> &areKept);

    /// Frames told of.
    std::int64_t length() const { return static_cast<std::int64_t>(m_frames.size()); }
    State state(std::int64_t frame) const;
    /// All of a range, in order; beyond length() nothing.
    std::vector<Span> spans(const TimeRange &range) const;
    /// Slow frames around one, nearest first, what comes after it before what comes before.
    std::vector<TimeRange> slowAround(std::int64_t frame, std::int64_t before,
                                      std::int64_t after) const;
    /// Frames of which it is not known whether they are kept, likewise.
    std::vector<TimeRange> unknownAround(std::int64_t frame) const;

Q_SIGNALS:
    /// Frames may have another state now.
    void changed(const TimeRange &frames);

private:
    enum class Kept : std::uint8_t {
        Unknown,
        No,
        Assumed, ///< it was, and is looked at again
        Yes,
    };
    struct FrameFacts
    {
        float cost = -1; ///< below 0: not known
        Kept kept = Kept::Unknown;
        bool isSlow = false; ///< with its neighbours
    };

    const Sequence *sequence() const;
    TimeRange neighboursOf(std::int64_t frame) const;
    void judge(const TimeRange &range);
    bool isWorldChanged(const Project &now) const;
    std::vector<FrameFacts> carriedOver(const Sequence &before, const Sequence &now) const;
    void doubt(FrameFacts &facts) const;
    template<typename Is>
    std::vector<TimeRange> around(std::int64_t frame, const TimeRange &range, Is is) const;

    std::shared_ptr<const Project> m_project;
    SequenceId m_sequence;
    std::vector<FrameFacts> m_frames;
    std::vector<std::int64_t> m_cuts;
};

} // namespace weft
