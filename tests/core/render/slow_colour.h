#pragma once

#include "core/model/colour.h"

#include <array>

namespace weft::test {

/// Colours from one space to another over again, in double precision, straight from the standards.
/// It shares no arithmetic with the renderer.

using Rgb = std::array<double, 3>;

/// A space, and how bright its pictures get or may get.
struct SlowSpace
{
    ColourPrimaries primaries;
    ColourTransfer transfer;
    double peak; ///< cd/m²
};

inline constexpr SlowSpace kSdr{ColourPrimaries::Bt709, ColourTransfer::Bt709, 203};
inline constexpr SlowSpace kWideSdr{ColourPrimaries::Bt2020, ColourTransfer::Bt709, 203};
inline constexpr SlowSpace kP3{ColourPrimaries::DisplayP3, ColourTransfer::Srgb, 203};
inline constexpr SlowSpace kPal{ColourPrimaries::Bt601_625, ColourTransfer::Bt709, 203};
inline constexpr SlowSpace kNtsc{ColourPrimaries::Bt601_525, ColourTransfer::Bt709, 203};
inline constexpr SlowSpace kPq{ColourPrimaries::Bt2020, ColourTransfer::Pq, 1000};
inline constexpr SlowSpace kHlg{ColourPrimaries::Bt2020, ColourTransfer::Hlg, 1000};

/// Light on a display in cd/m², ordinary white being 203. Levels in 0 … 1.
Rgb slowLight(const Rgb &levels, const SlowSpace &space);
Rgb slowLevels(const Rgb &light, const SlowSpace &space);
/// BT.2390's EETF on one number of cd/m².
double slowToneMapped(double light, double sourcePeak, double targetPeak);
/// Light of these primaries in others.
Rgb slowPrimaries(const Rgb &light, ColourPrimaries from, ColourPrimaries to);

/// Levels of one space in another: tones mapped where its peak is lower, colours that it lacks cut
/// off.
Rgb slowConverted(const Rgb &levels, const SlowSpace &from, const SlowSpace &to);

} // namespace weft::test
