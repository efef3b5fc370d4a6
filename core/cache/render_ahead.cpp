#include "core/cache/render_ahead.h"
#include "core/base/give_way.h"
#include "core/base/post.h"

#include <QElapsedTimer>
#include <QObject>

#include <condition_variable>
#include <thread>

namespace weft {

namespace {

/// Frames that are told of together.
constexpr std::int64_t kLookFrames = 128;

/// A subject and what of it is to be rendered.
struct Plan
{
    FrameKeys::Subject subject;
    std::vector<TimeRange> ranges;
    RenderAhead::TakeLook take = {}; ///< of a look
};

} // namespace

struct RenderAhead::Private
{
    Private(std::shared_ptr<CacheStore> store, Tell tell);
    ~Private();

    void run();
    void carryOut(const Plan &plan, std::uint64_t number);
    void look(const Plan &plan, std::uint64_t number);
    bool isCurrent(const std::uint64_t &latest, std::uint64_t number) const;
    void announce(const News &news);

    const std::shared_ptr<CacheStore> store;
    const Tell tell;
    FileKeyReader files;

    mutable std::mutex mutex; ///< guards what follows
    std::condition_variable changed;
    std::optional<Plan> nextLook;
    std::optional<Plan> next;
    std::uint64_t lookNumber = 0; ///< of the latest look: an older one is not carried on
    std::uint64_t number = 0;     ///< of the latest plan to render, likewise
    bool isBusy = false;
    bool isEnding = false;

    QObject receiver;   ///< lives on the thread that is told
    std::thread thread; // last: it uses the members above
};

RenderAhead::Private::Private(std::shared_ptr<CacheStore> s, Tell t)
    : store(std::move(s))
    , tell(std::move(t))
    , thread([this] { run(); })
{}

RenderAhead::Private::~Private()
{
    {
        const std::lock_guard lock(mutex);
        isEnding = true;
        ++lookNumber;
        ++number;
    }
    changed.notify_one();
    thread.join();
}

bool RenderAhead::Private::isCurrent(const std::uint64_t &latest, std::uint64_t wanted) const
{
    const std::lock_guard lock(mutex);
    return latest == wanted;
}

void RenderAhead::Private::run()
{
    giveWay(kNiceOfWorkAhead);
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [this] { return isEnding || nextLook || next; });
        if (isEnding)
            return;
        const bool isLook = nextLook.has_value();
        const Plan plan = *std::exchange(isLook ? nextLook : next, std::nullopt);
        const std::uint64_t current = isLook ? lookNumber : number;
        isBusy = true;
        lock.unlock();
        if (isLook)
            look(plan, current);
        else
            carryOut(plan, current);
        lock.lock();
        isBusy = false;
    }
}

void RenderAhead::Private::carryOut(const Plan &plan, std::uint64_t current)
{
    const FrameKeys::Subject &subject = plan.subject;
    RenderedFrames kept(store, subject, files.keysOf(subject.media));
    Renderer renderer(subject.project, subject.sequence, subject.media, subject.options);
    for (const TimeRange &range : plan.ranges) {
        for (std::int64_t frame = range.start; frame < range.end(); ++frame) {
            if (!isCurrent(number, current))
                return;
            if (kept.has(frame)) {
                announce({frame, 0});
                continue;
            }
            QElapsedTimer timer;
            timer.start();
            const auto picture = renderer.frame(frame);
            const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            if (picture && kept.keep(frame, *picture))
                announce({frame, milliseconds});
        }
    }
}

void RenderAhead::Private::look(const Plan &plan, std::uint64_t current)
{
    const FrameKeys::Subject &subject = plan.subject;
    const FileKeys keys = files.keysOf(subject.media);
    const RenderedFrames kept(store, subject, keys);
    // One that nobody else uses: keys are worked out by one thread at a time.
    Look look{std::make_shared<RenderedFrames>(store, subject, keys), 0, {}};
    const auto tellLook = [&] { post(&receiver, [take = plan.take, look] { take(look); }); };
    tellLook();
    for (const TimeRange &range : plan.ranges) {
        for (look.first = range.start; look.first < range.end(); look.first += kLookFrames) {
            if (!isCurrent(lookNumber, current))
                return;
            look.areKept = kept.has(TimeRange{look.first, kLookFrames}.intersected(range));
            tellLook();
        }
    }
}

void RenderAhead::Private::announce(const News &news)
{
    if (tell)
        post(&receiver, [this, news] { tell(news); });
}

RenderAhead::RenderAhead(std::shared_ptr<CacheStore> store, Tell tell)
    : d(std::make_unique<Private>(std::move(store), std::move(tell)))
{}

RenderAhead::~RenderAhead() = default;

void RenderAhead::render(FrameKeys::Subject subject, std::vector<TimeRange> ranges)
{
    {
        const std::lock_guard lock(d->mutex);
        d->next = Plan{std::move(subject), std::move(ranges)};
        ++d->number;
    }
    d->changed.notify_one();
}

void RenderAhead::look(FrameKeys::Subject subject, std::vector<TimeRange> ranges, TakeLook take)
{
    {
        const std::lock_guard lock(d->mutex);
        d->nextLook = Plan{std::move(subject), std::move(ranges), std::move(take)};
        d->next.reset();
        ++d->lookNumber;
        ++d->number;
    }
    d->changed.notify_one();
}

void RenderAhead::stop()
{
    const std::lock_guard lock(d->mutex);
    d->next.reset();
    ++d->number;
}

bool RenderAhead::isResting() const
{
    const std::lock_guard lock(d->mutex);
    return !d->isBusy && !d->next && !d->nextLook;
}

} // namespace weft
