#pragma once

#include "core/base/result.h"
#include "core/sound/sound_ops.h"

#include <functional>
#include <vector>

namespace weft {

/// Sound on its way through the mix: double precision, channels of one length.
struct SoundBuffer
{
    std::int64_t start = 0; ///< sample of the sequence
    std::vector<std::vector<double>> channels;

    std::int64_t length() const { return static_cast<std::int64_t>(channels.front().size()); }
    std::int64_t end() const { return start + length(); }

    static SoundBuffer silence(std::int64_t start, std::int64_t length, std::size_t channelCount)
    {
        return {start, std::vector<std::vector<double>>(channelCount,
                                                        std::vector<double>(
                                                            static_cast<std::size_t>(length)))};
    }
};

/// Gives samples [start, start + length) of some sound.
using SoundRead = std::function<Result<SoundBuffer>(std::int64_t start, std::int64_t length)>;

/// What a chain of effects is made for.
struct SoundChainPlan
{
    std::vector<Effect> effects; ///< disabled ones are passed over
    std::int64_t first = 0;      ///< sample before which there is no sound
    std::int64_t origin = 0;     ///< sample at which keyframes count from 0
    FrameRate rate;
    SoundLayout layout = SoundLayout::Stereo;
};

/// The effects of a clip, a track or a sequence, run one after another over its sound. Their delays
/// are made up for by reading ahead. As long as reads follow one another, any cut into reads gives
/// the same bits. A read from elsewhere starts all effects anew, early enough that what they have
/// not heard weighs less than −90 dB of full scale. Thread: one at a time.
class SoundChain
{
public:
    explicit SoundChain(SoundChainPlan plan);

    /// Samples [start, start + length) of the sound with its effects.
    /// @param sideChain the sound of a track that an effect listens to
    /// Errors (Project): an unknown effect, or one that asks for what it does not have; as the
    /// reads and the effects.
    Result<SoundBuffer> read(std::int64_t start, std::int64_t length, const SoundRead &source,
                             const std::function<SoundRead(TrackId)> &sideChain);

private:
    struct Running
    {
        RunningSound effect;
        TrackId under; ///< the track it listens to, or 0
        SoundRead sideChain;
    };

    Status start(std::int64_t position, const std::function<SoundRead(TrackId)> &sideChain);
    Status run(SoundBuffer &buffer);
    Status runOne(Running &running, SoundBuffer &buffer);
    std::int64_t latency() const;

    SoundChainPlan m_plan;
    std::vector<Running> m_running;
    bool m_hasStarted = false;
    std::int64_t m_next = 0; ///< sample that is handed out next
    std::int64_t m_fed = 0;  ///< sample that is read next
};

/// Sound that several read, each on and on but not all at the same place: made once, and kept for a
/// while. Thread: one at a time.
class SoundWindow
{
public:
    Result<SoundBuffer> read(std::int64_t start, std::int64_t length, const SoundRead &source);

private:
    SoundBuffer m_kept;
};

} // namespace weft
