#pragma once

#include "core/model/colour.h"

namespace weft {

/// How pictures of high dynamic range and ordinary ones go together. All light is that of a display
/// as a viewer sees it; the number 1 is the white of an ordinary picture, which is HDR's reference
/// white: 203 cd/m² (ITU-R BT.2408).
///
/// | transfer | light of a level |
/// |---|---|
/// | BT.709   | level^2.4: the reference display (BT.1886, black at 0) |
/// | sRGB     | IEC 61966-2-1 |
/// | linear   | itself |
/// | PQ       | SMPTE ST 2084 ÷ 203 cd/m² |
/// | HLG      | BT.2100: scene light E by the inverse OETF, then on a display (below) L × E |
///
/// HLG's display has 1000 cd/m², γ = 1.2 and black at 0: L = 1000 ÷ 203 × Y^(γ − 1), Y being the
/// luminance of E.
///
/// So ordinary white becomes 58 % of PQ and 75 % of HLG, as BT.2408 has it, and the other way
/// round.

inline constexpr double kReferenceWhite = 203; ///< cd/m²
inline constexpr double kHlgPeak = 1000;       ///< cd/m², of the nominal HLG display
inline constexpr double kHlgGamma = 1.2;       ///< its system gamma
inline constexpr double kPqRoom = 10'000;      ///< cd/m², the most that PQ can say
/// cd/m², how bright PQ pictures get that say nothing of it.
inline constexpr double kUsualPqPeak = 1000;

/// The tone mapping of ITU-R BT.2390 (EETF, section 5.4.1) between displays with black at 0, on
/// light of which 1 is kReferenceWhite. In PQ levels E, as parts of the source's peak: up to
/// KS = 1.5 × max − 0.5, where max is the target's peak, light stays; beyond, Hermite's spline
/// leads to the target's peak, where the source's is. What is brighter still is held there. A
/// target that is not darker than the source changes nothing.
/// @param sourcePeak, targetPeak cd/m², above 0
double toneMapped(double light, double sourcePeak, double targetPeak);

} // namespace weft
