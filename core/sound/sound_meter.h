#pragma once

#include "core/media/audio_block.h"
#include "core/model/sound_layout.h"

#include <memory>
#include <optional>

namespace weft {

/// What a meter shows. Levels are in dB of full scale, loudness is in LUFS; of silence, or before
/// there is enough sound, either is minus infinity.
struct SoundLevels
{
    std::vector<double> peak;    ///< of each channel, over the last 300 ms
    std::vector<double> rms;     ///< likewise; 0 dB is a full-scale square wave
    std::vector<double> highest; ///< peak of each channel since the beginning
    std::vector<double>
        truePeak;          ///< likewise, between samples too (BS.1770, four times oversampled)
    double momentary = 0;  ///< of the last 400 ms
    double shortTerm = 0;  ///< of the last 3 s
    double integrated = 0; ///< since the beginning, gated
    double range = 0;      ///< LU, of the loudness so far (EBU Tech 3342)
    double highestMomentary = 0; ///< since the beginning, looked at every 100 ms
    double highestShortTerm = 0; ///< likewise
    /// Of the first two channels over the last 300 ms: 1 = the same, 0 = unlike, −1 = each undoes
    /// the other; nothing where one is silent or there is but one.
    std::optional<double> correlation;
};

/// Peak, true peak, RMS, loudness (ITU-R BS.1770-4, EBU R 128) and correlation of sound that is
/// handed over block by block, at kSampleRate. What it shows does not depend on how the sound is
/// cut into blocks. Of 5.1 LFE does not count for loudness. Thread: one at a time.
class SoundMeter
{
public:
    explicit SoundMeter(SoundLayout layout);
    SoundMeter(SoundMeter &&) noexcept;
    SoundMeter &operator=(SoundMeter &&) noexcept;
    ~SoundMeter();

    /// @pre as many channels as the layout has
    void add(const AudioBlock &block);
    SoundLevels levels() const;
    /// As if nothing had been heard yet: after a seek.
    void reset();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace weft
