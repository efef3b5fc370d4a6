#pragma once

#include "core/base/now.h"
#include "core/base/result.h"
#include "core/cache/frame_keys.h"
#include "core/playback/lane.h"
#include "core/playback/play_schedule.h"
#include "core/playback/played_sequence.h"
#include "core/playback/preview_quality.h"

#include <QImage>

#include <array>
#include <deque>
#include <map>
#include <optional>

namespace weft {

class FrameCache;
class HardwareDecoding;
class Renderer;
class RenderedFrames;
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
    /// @param now of the steady clock
    /// @param arrived is called whenever a picture is there, on the lane's thread
    /// @param hardware decodes where it can; may be null
    PictureLane(Now now, bool hasThread, std::function<void()> arrived,
                std::shared_ptr<HardwareDecoding> hardware = {});
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
    /// Whether proxies are read in place of the files that have some.
    void setProxies(bool areRead);
    /// How pictures are rendered at rest: so are those that are kept. Nothing without a sequence.
    std::optional<FrameKeys::Subject> subject() const;
    /// Frames of the sequence that need not be rendered: where there is one, it is shown.
    /// @param size that they have; those of another than pictures at rest have are left alone
    void setKept(std::shared_ptr<RenderedFrames> frames, const QSize &size);
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
    /// See HardwareDecoding::takeNotice().
    std::optional<QString> takeNotice();

    /// What a picture took while time passed at normal speed ÷ the time that it is shown; at all
    /// the pixels that it has at rest, estimated where it had fewer.
    struct Cost
    {
        std::int64_t frame = 0;
        double cost = 0;
    };
    /// Those since the last call.
    std::vector<Cost> takeCosts();

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
        QSize restingSize;
        std::shared_ptr<RenderedFrames> kept;
        bool readsProxies = true;
        bool isKept = false; ///< it was there and need not be rendered
        bool isSought = false;
        bool isFirst = false; ///< for that frame: what is near at once will do
        bool isTimed = false; ///< how long it takes tells what quality can be played
    };
    struct Sized
    {
        QSize size;
        bool readsProxies = true;
        std::unique_ptr<Renderer> renderer;
    };

    bool step();
    std::optional<Task> nextTask();
    PlaySchedule::Turn nextTurn() const;
    std::size_t capacity(const QSize &size) const;
    int playedLevel() const;
    QSize sizeAt(int level) const;
    void makeStale();
    Result<Preview> madeOf(Task &task);
    Renderer &rendererFor(const Task &task);
    void finish(const Task &task, const Result<Preview> &made, std::chrono::nanoseconds start);
    void judge(const Task &task, double cost);
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
    bool m_readsProxies = true;
    std::shared_ptr<RenderedFrames> m_kept; ///< is used on the lane's thread alone
    QSize m_keptSize;
    std::vector<Cost> m_costs;

    const std::shared_ptr<HardwareDecoding> m_hardware;
    // The lane's:
    std::shared_ptr<FrameCache> m_cache;
    std::shared_ptr<FrameCache> m_smallCopies;
    std::shared_ptr<ReaderPool<PairReader>> m_readers;
    std::shared_ptr<const Project> m_rendered; ///< what m_renderers are of
    SequenceId m_renderedSequence;
    std::shared_ptr<const DisplayTransform> m_renderedView;
    std::map<int, Sized> m_renderers; ///< by level

    Lane m_lane; // last: it uses the members above
};

} // namespace weft
