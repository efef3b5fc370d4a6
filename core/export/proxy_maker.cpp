#include "core/export/proxy_maker.h"

#include "core/base/file.h"
#include "core/base/give_way.h"
#include "core/base/post.h"
#include "core/media/probe.h"

#include <QFileInfo>
#include <QObject>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace weft {

struct ProxyMaker::Private
{
    Private(Measure measure, Tell tell);
    ~Private();

    void run();
    void look(const Wish &wish, const std::stop_token &stop);
    bool isJudged(const QString &source);

    const Measure measure;
    const Tell tell;
    std::map<QString, MediaIdentity> judged; ///< the thread's

    mutable std::mutex mutex; ///< guards what follows
    std::condition_variable changed;
    std::deque<Wish> wishes;
    std::optional<Wish> current;
    std::stop_source stop; ///< of the current one
    bool isPaused = true;
    bool isEnding = false;

    QObject receiver;   ///< lives on the thread that is told
    std::thread thread; // last: it uses the members above
};

ProxyMaker::Private::Private(Measure m, Tell t)
    : measure(std::move(m))
    , tell(std::move(t))
    , thread([this] { run(); })
{}

ProxyMaker::Private::~Private()
{
    {
        const std::lock_guard lock(mutex);
        isEnding = true;
        stop.request_stop();
    }
    changed.notify_one();
    thread.join();
}

void ProxyMaker::Private::run()
{
    giveWay(kNiceOfWorkAhead);
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [this] { return isEnding || (!isPaused && !wishes.empty()); });
        if (isEnding)
            return;
        current = std::move(wishes.front());
        wishes.pop_front();
        stop = std::stop_source();
        const Wish wish = *current;
        const std::stop_token token = stop.get_token();
        lock.unlock();
        look(wish, token);
        lock.lock();
        current.reset();
    }
}

/// Whether a file has been judged as it is now; from then on it has.
bool ProxyMaker::Private::isJudged(const QString &source)
{
    const auto identity = identify(source);
    if (!identity)
        return true; // it cannot be read, as whoever shows it tells
    const auto known = judged.find(source);
    if (known != judged.end() && known->second == *identity)
        return true;
    judged.insert_or_assign(source, *identity);
    return false;
}

void ProxyMaker::Private::look(const Wish &wish, const std::stop_token &token)
{
    if (isJudged(wish.job.source))
        return;
    const auto speed = measure(wish.job.source);
    if (!speed || *speed >= kFastEnough)
        return;
    const Status made = makeFolder(QFileInfo(wish.job.path).absolutePath());
    auto proxy = made ? makeProxyInChild(wish.job, {}, token) : fail(made);
    if (token.stop_requested()) {
        judged.erase(wish.job.source);
        return;
    }
    post(&receiver, [this, news = News{wish.media, std::move(proxy)}] { tell(news); });
}

ProxyMaker::ProxyMaker(Measure measure, Tell tell)
    : d(std::make_unique<Private>(std::move(measure), std::move(tell)))
{}

ProxyMaker::~ProxyMaker() = default;

void ProxyMaker::consider(std::vector<Wish> wishes)
{
    {
        const std::lock_guard lock(d->mutex);
        const auto isCurrent = [this](const Wish &wish) {
            return d->current && wish.media == d->current->media
                   && wish.job.source == d->current->job.source
                   && wish.job.path == d->current->job.path;
        };
        const auto still = std::find_if(wishes.begin(), wishes.end(), isCurrent);
        if (still != wishes.end())
            wishes.erase(still);
        else
            d->stop.request_stop();
        d->wishes.assign(wishes.begin(), wishes.end());
    }
    d->changed.notify_one();
}

void ProxyMaker::setPaused(bool isPaused)
{
    {
        const std::lock_guard lock(d->mutex);
        d->isPaused = isPaused;
    }
    d->changed.notify_one();
}

bool ProxyMaker::isResting() const
{
    const std::lock_guard lock(d->mutex);
    return !d->current && d->wishes.empty();
}

} // namespace weft
