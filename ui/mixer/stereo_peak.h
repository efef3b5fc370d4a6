#pragma once

namespace weft::ui {

/// The highest level of some moments, in dB of full scale: what a bar shows. It falls by 20 dB a
/// second once it is not reached any more.
struct FallingPeak
{
    double level = -120;   ///< dB
    double highest = -120; ///< dB, since reset()

    void add(double amplitude);
    void fall(double seconds);
    void reset() { highest = -120; }
};

struct StereoPeak
{
    FallingPeak left;
    FallingPeak right;
};

} // namespace weft::ui
