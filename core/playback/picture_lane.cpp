#include "core/playback/picture_lane.h"

#include "core/base/give_way.h"
#include "core/cache/rendered_frames.h"
#include "core/media/frame_cache.h"
#include "core/media/frame_memory.h"
#include "core/media/hardware_decoding.h"
#include "core/render/pair_reader.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"
#include "core/render/screen_image.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::size_t kMostReady = 10;
constexpr std::size_t kFewestReady = 3;
constexpr std::size_t kEnoughReady = 2;
constexpr std::size_t kReadyBytes = std::size_t{96} << 20;
constexpr std::size_t kCacheBytes = std::size_t{160} << 20;
constexpr std::size_t kSmallBytes = std::size_t{64} << 20;
constexpr std::size_t kMostReaders = 6;
/// How long decoding may go on until what has been reached is shown while the hand is moving.
constexpr std::chrono::milliseconds kSeekPatience{45};
/// A hand that drags is shown pictures of at most so many columns until it rests.
constexpr int kSeekLevel = 1;

double secondsOf(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

Result<Preview> asPreview(Result<Frame> frame)
{
    if (!frame)
        return fail(frame);
    return Preview{*std::move(frame)};
}

QImage blackImage(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

/// How pictures of a size are rendered, but for what is only kept in between.
RenderOptions optionsFor(const QSize &size, bool readsProxies)
{
    RenderOptions options;
    options.width = size.width();
    options.height = size.height();
    options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    options.missing = RenderOptions::Missing::Placeholder;
    options.proxyLines = readsProxies ? size.height() : 0;
    return options;
}

double pixelsOf(const QSize &size)
{
    return static_cast<double>(size.width()) * size.height();
}

int evenSide(double side)
{
    return std::max(2, 2 * static_cast<int>(std::lround(side / 2)));
}

} // namespace

PictureLane::PictureLane(Now now, bool hasThread, std::function<void()> arrived,
                         std::shared_ptr<HardwareDecoding> hardware)
    : m_now(std::move(now))
    , m_arrived(std::move(arrived))
    , m_hardware(std::move(hardware))
    , m_cache(std::make_shared<FrameCache>(kCacheBytes))
    , m_smallCopies(std::make_shared<FrameCache>(kSmallBytes))
    , m_readers(std::make_shared<ReaderPool<PairReader>>(kMostReaders,
                                                         [] { return frameMemoryUse().isShort(); }))
    , m_lane([this] { return step(); }, hasThread, kNiceOfPictures)
{}

PictureLane::~PictureLane() = default;

/// @pre locked
void PictureLane::makeStale()
{
    ++m_generation;
    m_ready.clear();
    m_found.reset();
    m_costs.clear();
}

void PictureLane::begin(Stretch stretch)
{
    {
        const std::lock_guard lock(m_mutex);
        makeStale();
        m_sequence = std::move(stretch.sequence);
        m_schedule = stretch.schedule;
        m_sought.reset();
        m_isSeeking = false;
        m_clock = stretch.output;
        m_next = m_schedule->turnAt(m_clock).index + (stretch.isShown ? 1 : 0);
    }
    m_lane.wake();
}

void PictureLane::seek(PlayedSequence sequence, std::int64_t frame, bool isMoving)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isSeeking || sequence.project != m_sequence.project
            || sequence.view != m_sequence.view)
            makeStale();
        if (!m_isSeeking && m_schedule)
            m_shown
                = m_schedule->plan().rate.secondsAt(m_schedule->turnAt(m_clock).frame).toDouble();
        m_sequence = std::move(sequence);
        m_isSeeking = true;
        m_sought = frame;
        m_isFirst = true;
        m_soughtLevel = isMoving ? std::max(kSeekLevel, restingLevel()) : restingLevel();
    }
    m_lane.wake();
}

void PictureLane::setDisplaySize(const QSize &size)
{
    const std::lock_guard lock(m_mutex);
    m_display = size;
}

void PictureLane::setQuality(PreviewQuality quality)
{
    const std::lock_guard lock(m_mutex);
    m_quality = quality;
}

void PictureLane::setProxies(bool areRead)
{
    const std::lock_guard lock(m_mutex);
    m_readsProxies = areRead;
}

std::optional<FrameKeys::Subject> PictureLane::subject() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_sequence.find())
        return {};
    FrameKeys::Subject subject{m_sequence.project, m_sequence.sequence, m_sequence.media,
                               optionsFor(sizeAt(restingLevel()), m_readsProxies)};
    subject.options.view = m_sequence.view;
    return subject;
}

void PictureLane::setKept(std::shared_ptr<RenderedFrames> frames, const QSize &size)
{
    const std::lock_guard lock(m_mutex);
    m_kept = std::move(frames);
    m_keptSize = size;
}

void PictureLane::setClock(std::int64_t output, Time time)
{
    bool isChange = false;
    {
        const std::lock_guard lock(m_mutex);
        isChange = m_time != time;
        m_clock = output;
        m_time = time;
    }
    if (isChange)
        m_lane.wake();
}

std::optional<PictureLane::Ready> PictureLane::take(std::int64_t turn)
{
    std::optional<Ready> latest;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_ready.empty() && m_ready.front().turn <= turn) {
            latest = std::move(m_ready.front());
            m_ready.pop_front();
        }
    }
    if (latest)
        m_lane.wake();
    return latest;
}

std::optional<PlayedPicture> PictureLane::takeSought()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_found, std::nullopt);
}

bool PictureLane::isReady() const
{
    const std::lock_guard lock(m_mutex);
    const bool isAll = m_schedule && m_schedule->turn(m_next).index < m_next && !m_isRendering;
    return m_ready.size() >= kEnoughReady || isAll;
}

int PictureLane::level() const
{
    const std::lock_guard lock(m_mutex);
    return playedLevel();
}

std::optional<Error> PictureLane::takeFault()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_fault, std::nullopt);
}

std::optional<QString> PictureLane::takeNotice()
{
    return m_hardware ? m_hardware->takeNotice() : std::nullopt;
}

std::vector<PictureLane::Cost> PictureLane::takeCosts()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_costs, {});
}

/// @pre locked
int PictureLane::playedLevel() const
{
    switch (m_quality) {
    case PreviewQuality::Auto: return m_governor.level();
    case PreviewQuality::Full: return 0;
    case PreviewQuality::Half: return 1;
    case PreviewQuality::Quarter: return 2;
    }
    return 0;
}

/// Whoever stands still wants to see all there is. @pre locked
int PictureLane::restingLevel() const
{
    return m_quality == PreviewQuality::Auto ? 0 : playedLevel();
}

/// @pre locked, and there is a sequence
QSize PictureLane::sizeAt(int level) const
{
    const SequenceSettings &settings = m_sequence.find()->settings;
    double scale = 1.0 / (1 << level);
    if (!m_display.isEmpty())
        scale = std::min({scale, static_cast<double>(m_display.width()) / settings.width,
                          static_cast<double>(m_display.height()) / settings.height});
    return {evenSide(settings.width * scale), evenSide(settings.height * scale)};
}

std::size_t PictureLane::capacity(const QSize &size) const
{
    const auto bytes = static_cast<std::size_t>(4) * static_cast<std::size_t>(size.width())
                       * static_cast<std::size_t>(size.height());
    return std::clamp(kReadyBytes / bytes, kFewestReady, kMostReady);
}

/// The next turn whose picture can be there in time. @pre locked
PlaySchedule::Turn PictureLane::nextTurn() const
{
    const double patience = m_time == Time::Passes ? std::min(m_estimate, 0.5) : 0;
    const auto ahead = static_cast<std::int64_t>(patience * kSampleRate);
    const PlaySchedule::Turn next = m_schedule->turn(m_next);
    if (next.start > m_clock)
        return next;
    return m_schedule->turn(std::max(m_next, m_schedule->turnAt(m_clock + ahead).index));
}

/// @pre locked
std::optional<PictureLane::Task> PictureLane::nextTask()
{
    if (!m_sequence.find())
        return {};
    Task task{m_generation, m_sequence};
    task.restingSize = sizeAt(restingLevel());
    task.kept = m_keptSize == task.restingSize ? m_kept : nullptr;
    task.readsProxies = m_readsProxies;
    if (m_isSeeking) {
        if (!m_sought)
            return {};
        task.isSought = true;
        task.isFirst = std::exchange(m_isFirst, false);
        task.frame = *m_sought;
        task.level = m_soughtLevel;
        task.size = sizeAt(task.level);
        return task;
    }
    task.turn = nextTurn();
    const bool isResting = m_time == Time::Rests
                           && task.turn.index == m_schedule->turnAt(m_clock).index;
    task.level = isResting ? restingLevel() : playedLevel();
    task.size = sizeAt(task.level);
    if (m_ready.size() >= capacity(task.size) || task.turn.index < m_next)
        return {}; // there is enough, or no more
    m_next = task.turn.index + 1;
    task.frame = task.turn.frame;
    task.isTimed = m_time == Time::Passes;
    return task;
}

bool PictureLane::step()
{
    std::optional<Task> task;
    {
        const std::lock_guard lock(m_mutex);
        task = nextTask();
        m_isRendering = task.has_value();
    }
    if (!task)
        return false;
    const std::chrono::nanoseconds start = m_now();
    Result<Preview> made = madeOf(*task);
    if (!made) {
        const std::lock_guard lock(m_mutex);
        m_fault = made.error();
    }
    finish(*task, made, start);
    return true;
}

Result<Preview> PictureLane::madeOf(Task &task)
{
    if (auto kept = task.kept ? task.kept->find(task.frame) : std::nullopt) {
        task.size = task.restingSize;
        task.isKept = true;
        return Preview{*std::move(kept)};
    }
    Renderer &renderer = rendererFor(task);
    if (!task.isSought)
        return asPreview(renderer.frame(task.frame));
    const auto start = m_now();
    return renderer.preview(task.frame,
                            [&] { return task.isFirst || m_now() - start > kSeekPatience; });
}

/// What could not be rendered is black; that it could not be is told.
void PictureLane::finish(const Task &task, const Result<Preview> &made,
                         std::chrono::nanoseconds start)
{
    const Preview preview = made ? *made : Preview();
    PlayedPicture picture{made ? toScreenImage(preview.frame) : blackImage(task.size), task.frame,
                          preview.isExact};
    {
        const std::lock_guard lock(m_mutex);
        if (task.generation != m_generation)
            return; // stale
        if (task.isTimed) {
            const double took = secondsOf(m_now() - start);
            m_estimate += (took - m_estimate) / 4;
            judge(task, took * kSampleRate / static_cast<double>(task.turn.end - task.turn.start));
        }
        if (!task.isSought)
            m_ready.push_back({task.turn.index, std::move(picture)});
        else if (!accept(task, preview, std::move(picture)))
            return;
    }
    m_arrived();
}

/// Takes note of what rendering a picture took ÷ the time that it is shown. @pre locked
void PictureLane::judge(const Task &task, double cost)
{
    if (task.isKept)
        return;
    m_governor.add(cost);
    if (m_schedule->plan().speed == 1)
        m_costs.push_back({task.frame, QualityGovernor::scaled(cost, pixelsOf(task.restingSize)
                                                                         / pixelsOf(task.size))});
}

/// Whether a picture on the way to the one sought is nearer to it than what was shown before.
/// @pre locked
bool PictureLane::accept(const Task &task, const Preview &made, PlayedPicture picture)
{
    const FrameRate &rate = task.sequence.find()->settings.rate;
    const double moment = rate.secondsAt(task.frame).toDouble() + made.away;
    const bool isWanted = m_sought == task.frame;
    const double wanted = m_sought ? rate.secondsAt(*m_sought).toDouble() : m_shown;
    if (isWanted && made.isExact) {
        if (task.size != sizeAt(restingLevel()))
            m_soughtLevel = restingLevel(); // and once more, sharp
        else
            m_sought.reset();
    } else if (std::abs(wanted - moment) >= std::abs(wanted - m_shown)) {
        return false;
    }
    m_shown = moment;
    picture.isExact = picture.isExact && isWanted;
    m_found = std::move(picture);
    return true;
}

Renderer &PictureLane::rendererFor(const Task &task)
{
    if (m_rendered != task.sequence.project || m_renderedSequence != task.sequence.sequence
        || m_renderedView != task.sequence.view) {
        m_renderers.clear();
        m_readers->forgetFailures();
        m_rendered = task.sequence.project;
        m_renderedSequence = task.sequence.sequence;
        m_renderedView = task.sequence.view;
    }
    Sized &sized = m_renderers[task.level];
    if (!sized.renderer || sized.size != task.size || sized.readsProxies != task.readsProxies) {
        RenderOptions options = optionsFor(task.size, task.readsProxies);
        options.cache = m_cache;
        options.smallCopies = m_smallCopies;
        options.readers = m_readers;
        options.hardware = m_hardware;
        options.view = task.sequence.view;
        sized.readsProxies = task.readsProxies;
        sized.size = task.size;
        sized.renderer = std::make_unique<Renderer>(task.sequence.project, task.sequence.sequence,
                                                    task.sequence.media, options);
    }
    return *sized.renderer;
}

} // namespace weft
