#pragma once

#include "core/time/frame_rate.h"
#include "core/time/time_range.h"

namespace weft {

/// How a sequence is to be played.
struct PlayPlan
{
    FrameRate rate;          ///< of the sequence
    std::int64_t length = 0; ///< of the sequence, in frames
    std::int64_t from = 0;   ///< the frame it begins with; the nearest there is
    int speed = 1;           ///< times normal, below 0 backwards; not 0
    TimeRange loop;          ///< frames that are played again and again once they are reached

    friend bool operator==(const PlayPlan &, const PlayPlan &) = default;
};

/// Says for every moment of playing which sample of the sequence is heard and which frame is seen.
/// Moments are counted in *output samples*, those that leave for the ear, from 0 where playing
/// began, so that sound and picture cannot drift apart.
///
///     output samples  0 ─────────────────────────────→
///     forwards        from ────→ loop end │ loop start ────→ loop end │ …     no gap at │
///     backwards       from ────→ loop start │ loop end − 1 ────→ …
///
/// At other speeds than 1 only every |speed|th frame is seen, each as long as one frame lasts: no
/// screen shows more. A range that starts behind `from` in the direction of play is no loop.
/// A value; any thread.
class PlaySchedule
{
public:
    explicit PlaySchedule(const PlayPlan &plan);

    const PlayPlan &plan() const { return m_plan; }

    /// One picture's turn.
    struct Turn
    {
        std::int64_t index = 0; ///< counted from 0, loops included
        std::int64_t frame = 0; ///< of the sequence
        std::int64_t start = 0; ///< output samples [start, end)
        std::int64_t end = 0;
    };

    /// The turn that a moment ≥ 0 lies in; at the end of playing, the last one.
    Turn turnAt(std::int64_t output) const;
    /// A turn by its index ≥ 0; the last one beyond the end.
    Turn turn(std::int64_t index) const;
    /// The sample of the sequence that is heard at a moment ≥ 0.
    std::int64_t sampleAt(std::int64_t output) const;
    /// How many of the output samples from a moment on take samples of the sequence in an unbroken
    /// row: up to where the loop goes back, or the end; at most `most`.
    std::int64_t unbrokenFrom(std::int64_t output, std::int64_t most) const;
    bool isEndless() const { return m_isLoop; }
    /// The moment everything has been played. @pre !isEndless()
    std::int64_t end() const { return m_first.length; }

private:
    /// From one end of a range to the other.
    struct Pass
    {
        std::int64_t frame = 0;  ///< that it begins with
        std::int64_t frames = 0; ///< that it passes over
        std::int64_t length = 0; ///< output samples
        std::int64_t turns = 0;
    };
    struct Place
    {
        const Pass *pass = nullptr;
        std::int64_t start = 0;      ///< of the pass, in output samples
        std::int64_t firstIndex = 0; ///< of its first turn
        std::int64_t offset = 0;     ///< from its start
    };

    Pass passOf(std::int64_t frame, std::int64_t frames) const;
    Place placeAt(std::int64_t output) const;
    Turn turnOf(const Place &place, std::int64_t number) const;
    std::int64_t sampleOf(const Pass &pass, std::int64_t offset) const;
    std::int64_t outputOf(const Pass &pass, std::int64_t frames) const;

    PlayPlan m_plan;
    bool m_isLoop = false;
    Pass m_first;
    Pass m_again; ///< every later one
};

} // namespace weft
