#include "core/sound/time_stretch.h"

#include "core/time/frame_rate.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace weft {

namespace {

using RubberBand::RubberBandStretcher;

constexpr std::int64_t kBlock = 1024;            ///< fed at once, whatever is asked for
constexpr std::int64_t kRunIn = kSampleRate / 2; ///< fed before the place that is heard

} // namespace

struct TimeStretch::Private
{
    Private(std::size_t channels, double speed)
        : channels(channels)
        , speed(speed)
    {}

    std::size_t channels;
    double speed;
    std::unique_ptr<RubberBandStretcher> stretcher;
    std::int64_t next = 0;  ///< sample that is handed out next
    std::int64_t start = 0; ///< where it started
    std::int64_t place = 0; ///< and at which place of the source
    std::int64_t fed = 0;   ///< source sample that is read next
    std::int64_t drop = 0;  ///< samples that come out before the next one
    std::vector<std::vector<float>> ready;

    void startAt(std::int64_t position, std::int64_t wanted);
    Status feed(const Source &source);
    void take();
};

void TimeStretch::Private::startAt(std::int64_t position, std::int64_t wanted)
{
    start = position;
    place = wanted;
    constexpr int kOptions = RubberBandStretcher::OptionProcessRealTime
                             | RubberBandStretcher::OptionEngineFiner
                             | RubberBandStretcher::OptionThreadingNever
                             | RubberBandStretcher::OptionChannelsTogether;
    stretcher = std::make_unique<RubberBandStretcher>(static_cast<std::size_t>(kSampleRate),
                                                      channels, kOptions, 1 / speed, 1.0);
    stretcher->setMaxProcessSize(static_cast<std::size_t>(kBlock));
    const auto pad = static_cast<std::int64_t>(stretcher->getPreferredStartPad());
    const auto delay = static_cast<std::int64_t>(stretcher->getStartDelay());
    // The pad is sound as well; what is fed beyond it comes out before the place.
    fed = place - pad - kRunIn;
    drop = delay + std::llround(static_cast<double>(kRunIn) / speed);
    next = position;
    ready.assign(channels, {});
}

Status TimeStretch::Private::feed(const Source &source)
{
    const auto block = source(fed, kBlock);
    if (!block)
        return fail(block);
    fed += kBlock;
    std::vector<const float *> pointers;
    for (const auto &channel : block->channels)
        pointers.push_back(channel.data());
    stretcher->process(pointers.data(), static_cast<std::size_t>(kBlock), false);
    return {};
}

void TimeStretch::Private::take()
{
    const int available = stretcher->available();
    if (available <= 0)
        return;
    const auto count = static_cast<std::size_t>(available);
    std::vector<std::vector<float>> out(channels, std::vector<float>(count));
    std::vector<float *> pointers;
    for (auto &channel : out)
        pointers.push_back(channel.data());
    const std::size_t got = stretcher->retrieve(pointers.data(), count);
    const auto dropped = static_cast<std::size_t>(std::min(drop, static_cast<std::int64_t>(got)));
    drop -= static_cast<std::int64_t>(dropped);
    for (std::size_t c = 0; c < channels; ++c)
        ready[c].insert(ready[c].end(), out[c].begin() + static_cast<std::ptrdiff_t>(dropped),
                        out[c].begin() + static_cast<std::ptrdiff_t>(got));
}

TimeStretch::TimeStretch(std::size_t channels, double speed)
    : d(std::make_unique<Private>(channels, speed))
{}

TimeStretch::TimeStretch(TimeStretch &&) noexcept = default;
TimeStretch &TimeStretch::operator=(TimeStretch &&) noexcept = default;
TimeStretch::~TimeStretch() = default;

bool TimeStretch::goesOnAt(std::int64_t start, std::int64_t place) const
{
    if (!d->stretcher || start != d->next)
        return false;
    const double reached = static_cast<double>(start - d->start) * d->speed;
    return std::abs(static_cast<double>(place - d->place) - reached) < 2; // both are rounded
}

double TimeStretch::speed() const
{
    return d->speed;
}

Result<AudioBlock> TimeStretch::read(std::int64_t start, std::int64_t length, std::int64_t place,
                                     const Source &source)
{
    if (!d->stretcher || start != d->next)
        d->startAt(start, place);
    const auto wanted = static_cast<std::size_t>(length);
    while (d->ready[0].size() < wanted) {
        if (const Status fed = d->feed(source); !fed) {
            d->stretcher.reset();
            return fail(fed);
        }
        d->take();
    }
    AudioBlock block{start, {}};
    for (auto &channel : d->ready) {
        const auto end = channel.begin() + static_cast<std::ptrdiff_t>(length);
        block.channels.emplace_back(channel.begin(), end);
        channel.erase(channel.begin(), end);
    }
    d->next = start + length;
    return block;
}

} // namespace weft
