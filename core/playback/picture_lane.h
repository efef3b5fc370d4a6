#pragma once

#include "core/base/result.h"
#include "core/playback/lane.h"
#include "core/playback/play_schedule.h"
#include "core/playback/played_sequence.h"
#include "core/playback/preview_quality.h"

#include <QImage>

#include <array>
#include <chrono>
#include <deque>
#include <map>
#include <optional>

namespace weft {

class FrameCache;
class Renderer;
class PairReader;
struct Preview;
template<typename Reader>
class ReaderPool;

/// A rendered picture, as a widget paints it fastest (see toScreenImage()).
struct PlayedPicture
{
    QImage image;
    std::int64_t frame = -1; ///< the frame that was asked for
    bool isExact = false;    ///< it is that frame; else one near it, while that one is got
};

/// Renders ahead what a schedule says, a few pictures; those that would come too late are left out.
/// While the clock stands, the pictures of the moments after are got ready all the same: whoever
/// starts to play finds them there. Thread: the owner's.
class PictureLane
{
public:
    using Now = std::function<std::chrono::nanoseconds()>;

    /// @param now of the steady clock
    /// @param arrived is called whenever a picture is there, on the lane's thread
    PictureLane(Now now, bool hasThread, std::function<void()> arrived);
    ~PictureLane();

    /// Pictures of the turns of a schedule.
    struct Stretch
    {
        PlayedSequence sequence;
        PlaySchedule schedule;
        std::int64_t output = 0; ///< the moment from which on
        bool isShown = false;    ///< the first one is there already
    };
    /// What is there is stale.
    void begin(Stretch stretch);
    /// The picture of one frame, or, until it is there, nearer and nearer ones, none twice. A frame
    /// that was sought before is given up; what was reached on the way is still shown where it is
    /// nearer than what was shown last.
    /// @param isMoving more will follow: quick and less sharp
    void seek(PlayedSequence sequence, std::int64_t frame, bool isMoving);
    /// The size pictures are shown at, in pixels; empty: the sequence's.
    void setDisplaySize(const QSize &size);
    void setQuality(PreviewQuality quality);
    /// What time does: it stands because nobody plays; it waits for pictures; it passes.
    enum class Time { Rests, Waits, Passes };
    /// @param output the moment that is heard
    void setClock(std::int64_t output, Time time);

    struct Ready
    {
        std::int64_t turn = 0;
        PlayedPicture picture;
    };
    /// The latest picture of the turns up to one; those before it are dropped.
    std::optional<Ready> take(std::int64_t turn);
    /// The latest picture sought.
    std::optional<PlayedPicture> takeSought();
    /// Whether enough pictures of turns are there to begin with: some, or all that will follow.
    bool isReady() const;
    /// The level of quality at which pictures are rendered now, see QualityGovernor.
    int level() const;
    /// Why the last picture could not be rendered, once.
    std::optional<Error> takeFault();

    /// See Lane.
    void work() { m_lane.work(); }

private:
    struct Task
    {
        std::int64_t generation = 0;
        PlayedSequence sequence;
        std::int64_t frame = 0;
        PlaySchedule::Turn turn;
        int level = 0;
        QSize size;
        bool isSought = false;
        bool isFirst = false; ///< for that frame: what is near at once will do
        bool isTimed = false; ///< how long it takes tells what quality can be played
    };
    struct Sized
    {
        QSize size;
        std::unique_ptr<Renderer> renderer;
    };

    bool step();
    std::optional<Task> nextTask();
    PlaySchedule::Turn nextTurn() const;
    std::size_t capacity(const QSize &size) const;
    int playedLevel() const;
    QSize sizeAt(int level) const;
    void makeStale();
    Renderer &rendererFor(const Task &task);
    void finish(const Task &task, const Result<Preview> &made, std::chrono::nanoseconds start);
    bool accept(const Task &task, const Preview &made, PlayedPicture picture);
    int restingLevel() const;

    const Now m_now;
    const std::function<void()> m_arrived;

    mutable std::mutex m_mutex;
    // Guarded by it:
    PlayedSequence m_sequence;
    std::optional<PlaySchedule> m_schedule;
    std::optional<std::int64_t> m_sought; ///< the frame, until it is there
    bool m_isSeeking = false;
    bool m_isFirst = false; ///< nothing was tried yet for m_sought
    int m_soughtLevel = 0;
    double m_shown = 0; ///< seconds: the moment of the last picture sought
    std::int64_t m_generation = 0;
    bool m_isRendering = false;
    std::int64_t m_next = 0; ///< the turn after the last that was taken on
    std::int64_t m_clock = 0;
    Time m_time = Time::Rests;
    QSize m_display;
    PreviewQuality m_quality = PreviewQuality::Auto;
    QualityGovernor m_governor;
    double m_estimate = 0; ///< seconds that a picture takes
    std::deque<Ready> m_ready;
    std::optional<PlayedPicture> m_found;
    std::optional<Error> m_fault;

    // The lane's:
    std::shared_ptr<FrameCache> m_cache;
    std::shared_ptr<FrameCache> m_smallCopies;
    std::shared_ptr<ReaderPool<PairReader>> m_readers;
    std::shared_ptr<const Project> m_rendered; ///< what m_renderers are of
    SequenceId m_renderedSequence;
    std::map<int, Sized> m_renderers; ///< by level

    Lane m_lane; // last: it uses the members above
};

} // namespace weft
