#include "core/sound/sound_meter.h"

#include "core/time/frame_rate.h"

#include <ebur128.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace weft {

namespace {

constexpr double kSilence = -std::numeric_limits<double>::infinity();
constexpr std::size_t kBin = 480;   ///< samples: 10 ms
constexpr std::size_t kBins = 30;   ///< of the window for peaks, RMS and correlation
constexpr std::size_t kLook = 4800; ///< samples from look to look for the highest loudness

struct FreeMeter
{
    void operator()(ebur128_state *state) const { ebur128_destroy(&state); }
};
using MeterPointer = std::unique_ptr<ebur128_state, FreeMeter>;

MeterPointer makeMeter(SoundLayout layout)
{
    const auto channels = static_cast<unsigned>(channelCount(layout));
    MeterPointer meter(ebur128_init(channels, static_cast<unsigned long>(kSampleRate),
                                    EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK));
    constexpr std::array kSurround{EBUR128_LEFT,   EBUR128_RIGHT,         EBUR128_CENTER,
                                   EBUR128_UNUSED, EBUR128_LEFT_SURROUND, EBUR128_RIGHT_SURROUND};
    for (unsigned c = 0; c < channels; ++c)
        ebur128_set_channel(meter.get(), c,
                            layout == SoundLayout::Mono ? EBUR128_CENTER : kSurround[c]);
    return meter;
}

double decibels(double amplitude)
{
    return amplitude > 0 ? 20 * std::log10(amplitude) : kSilence;
}

/// What one of libebur128's questions is answered with.
template<typename Ask, typename... Arguments>
double asked(Ask ask, ebur128_state *meter, Arguments... arguments)
{
    double answer = kSilence;
    return ask(meter, arguments..., &answer) == EBUR128_SUCCESS ? answer : kSilence;
}

/// Ten milliseconds.
struct Bin
{
    std::array<float, 6> peak{};
    std::array<double, 6> squares{};
    double product = 0; ///< of the first two channels
};

} // namespace

struct SoundMeter::Private
{
    explicit Private(SoundLayout layout)
        : layout(layout)
        , meter(makeMeter(layout))
    {}

    SoundLayout layout;
    MeterPointer meter;
    std::array<Bin, kBins> bins{};
    std::size_t bin = 0;    ///< that is being filled
    std::size_t filled = 0; ///< samples of it
    std::size_t heard = 0;  ///< samples since the last look
    double highestMomentary = kSilence;
    double highestShortTerm = kSilence;

    void addToBins(const AudioBlock &block, std::size_t i);
    void look();
    void addLoudness(const AudioBlock &block);
    double recentRms(std::size_t channel) const;
    double recentPeak(std::size_t channel) const;
    std::optional<double> correlation() const;
};

void SoundMeter::Private::addToBins(const AudioBlock &block, std::size_t i)
{
    if (filled == kBin) {
        bin = (bin + 1) % kBins;
        bins[bin] = {};
        filled = 0;
    }
    ++filled;
    Bin &current = bins[bin];
    for (std::size_t c = 0; c < block.channels.size(); ++c) {
        const float sample = block.channels[c][i];
        current.peak[c] = std::max(current.peak[c], std::abs(sample));
        current.squares[c] += static_cast<double>(sample) * static_cast<double>(sample);
    }
    if (block.channels.size() > 1)
        current.product += static_cast<double>(block.channels[0][i])
                           * static_cast<double>(block.channels[1][i]);
}

void SoundMeter::Private::look()
{
    highestMomentary = std::max(highestMomentary, asked(ebur128_loudness_momentary, meter.get()));
    highestShortTerm = std::max(highestShortTerm, asked(ebur128_loudness_shortterm, meter.get()));
}

void SoundMeter::Private::addLoudness(const AudioBlock &block)
{
    const std::size_t channels = block.channels.size();
    const auto length = static_cast<std::size_t>(block.length());
    std::vector<float> interleaved;
    for (std::size_t at = 0; at < length;) {
        const std::size_t count = std::min(length - at, kLook - heard);
        interleaved.resize(count * channels);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t c = 0; c < channels; ++c)
                interleaved[i * channels + c] = block.channels[c][at + i];
        }
        ebur128_add_frames_float(meter.get(), interleaved.data(), count);
        at += count;
        heard += count;
        if (heard == kLook) {
            look();
            heard = 0;
        }
    }
}

double SoundMeter::Private::recentPeak(std::size_t channel) const
{
    float peak = 0;
    for (const Bin &one : bins)
        peak = std::max(peak, one.peak[channel]);
    return static_cast<double>(peak);
}

double SoundMeter::Private::recentRms(std::size_t channel) const
{
    double sum = 0;
    for (const Bin &one : bins)
        sum += one.squares[channel];
    return std::sqrt(sum / static_cast<double>((kBins - 1) * kBin + filled));
}

std::optional<double> SoundMeter::Private::correlation() const
{
    double left = 0, right = 0, product = 0;
    for (const Bin &one : bins) {
        left += one.squares[0];
        right += one.squares[1];
        product += one.product;
    }
    const double both = std::sqrt(left * right);
    if (both <= 0)
        return {};
    return std::clamp(product / both, -1.0, 1.0);
}

SoundMeter::SoundMeter(SoundLayout layout)
    : d(std::make_unique<Private>(layout))
{}

SoundMeter::SoundMeter(SoundMeter &&) noexcept = default;
SoundMeter &SoundMeter::operator=(SoundMeter &&) noexcept = default;
SoundMeter::~SoundMeter() = default;

void SoundMeter::add(const AudioBlock &block)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(block.length()); ++i)
        d->addToBins(block, i);
    d->addLoudness(block);
}

SoundLevels SoundMeter::levels() const
{
    ebur128_state *meter = d->meter.get();
    SoundLevels levels;
    for (unsigned c = 0; c < channelCount(d->layout); ++c) {
        levels.peak.push_back(decibels(d->recentPeak(c)));
        levels.rms.push_back(decibels(d->recentRms(c)));
        levels.highest.push_back(decibels(asked(ebur128_sample_peak, meter, c)));
        levels.truePeak.push_back(decibels(asked(ebur128_true_peak, meter, c)));
    }
    levels.momentary = asked(ebur128_loudness_momentary, meter);
    levels.shortTerm = asked(ebur128_loudness_shortterm, meter);
    levels.integrated = asked(ebur128_loudness_global, meter);
    levels.range = asked(ebur128_loudness_range, meter);
    levels.highestMomentary = d->highestMomentary;
    levels.highestShortTerm = d->highestShortTerm;
    if (d->layout != SoundLayout::Mono)
        levels.correlation = d->correlation();
    return levels;
}

void SoundMeter::reset()
{
    d = std::make_unique<Private>(d->layout);
}

} // namespace weft
