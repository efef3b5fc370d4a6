#pragma once

#include "core/render/sound_chain.h"
#include "tests/support/test_main.h"

#include <cmath>
#include <numbers>

namespace weft::test {

using Wave = std::function<double(std::size_t channel, std::int64_t sample)>;

inline Effect soundEffect(const char *type, const Parameters &parameters)
{
    Effect effect;
    effect.type = QString::fromLatin1(type);
    effect.parameters = parameters;
    return effect;
}

inline Wave sineWave(double hertz, double amplitude)
{
    return [=](std::size_t, std::int64_t sample) {
        return amplitude
               * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(sample)
                          / static_cast<double>(kSampleRate));
    };
}

/// A chain of effects over a wave that begins at sample 0, and what it makes of it.
class EffectRun
{
public:
    EffectRun(std::vector<Effect> effects, Wave wave, SoundLayout layout = SoundLayout::Stereo)
        : m_chain({std::move(effects), 0, 0, FrameRate(), layout})
        , m_wave(std::move(wave))
        , m_layout(layout)
    {}

    Wave sideChain; ///< of the track that effects listen to

    SoundBuffer read(std::int64_t start, std::int64_t length)
    {
        const auto listen = [this](TrackId) {
            return sideChain ? sourceOf(sideChain) : SoundRead();
        };
        auto buffer = m_chain.read(start, length, sourceOf(m_wave), listen);
        if (!buffer)
            qFatal("%s", qPrintable(buffer.error().message));
        return *buffer;
    }

private:
    SoundRead sourceOf(const Wave &wave) const
    {
        return [this, wave](std::int64_t start, std::int64_t length) -> Result<SoundBuffer> {
            SoundBuffer buffer = SoundBuffer::silence(start, length, channelCount(m_layout));
            for (std::size_t c = 0; c < buffer.channels.size(); ++c) {
                for (std::int64_t i = 0; i < length; ++i)
                    buffer.channels[c][static_cast<std::size_t>(i)] = start + i < 0
                                                                          ? 0
                                                                          : wave(c, start + i);
            }
            return buffer;
        };
    }

    SoundChain m_chain;
    Wave m_wave;
    SoundLayout m_layout;
};

inline double rms(const std::vector<double> &samples, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += samples[i] * samples[i];
    return std::sqrt(sum / static_cast<double>(to - from));
}

inline double inDecibels(double ratio)
{
    return 20 * std::log10(ratio);
}

/// The steady gain of effects at a frequency, in decibels, for a sine of so much amplitude.
inline double gainAt(const std::vector<Effect> &effects, double hertz, double amplitude = 0.1)
{
    EffectRun run(effects, sineWave(hertz, amplitude));
    const SoundBuffer out = run.read(0, 3 * kSampleRate);
    return inDecibels(rms(out.channels[0], 2 * kSampleRate, 3 * kSampleRate)
                      / (amplitude / std::numbers::sqrt2));
}

} // namespace weft::test
