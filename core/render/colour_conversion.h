#pragma once

#include "core/model/colour.h"
#include "kernels/light.h"

#include <map>
#include <memory>
#include <tuple>

namespace weft {

/// What R'G'B' levels mean, range and matrix undone.
struct ColourSpace
{
    ColourPrimaries primaries = ColourPrimaries::Bt709;
    ColourTransfer transfer = ColourTransfer::Bt709;
    double content = 0; ///< cd/m², how bright the pictures get; 0 = nobody knows
    double room = 0;    ///< cd/m², how bright they may get; 0 = as bright as they like

    friend auto operator<=>(const ColourSpace &, const ColourSpace &) = default;
};

/// The space of tagged pictures. Ordinary ones get up to their white, HLG up to 1000 cd/m², PQ as
/// bright as the media says, else 1000 cd/m² (see hdr.h); of linear light nobody knows.
/// @param peakLuminance cd/m², of the media; 0 = it does not say
/// @pre nothing is unspecified
ColourSpace spaceOf(const ColourTags &tags, double peakLuminance = 0);

/// Converts R'G'B' from one space to another, pixel by pixel, in fp32:
///
///     levels → light → tone mapped → other primaries → levels
///
/// - To light and back as hdr.h has it.
/// - What is brighter than the target has room for is tone mapped, hues kept: all three colours are
///   multiplied by toneMapped(m) ÷ m, m being the greatest of them.
/// - Primaries are changed by the matrix between them (all have the white D65). Colours that the
///   narrower gamut lacks are cut off in light (BT.2407, section 2): below 0 where primaries
///   change, and above white where tones were mapped.
/// - From one transfer to the same nothing is done but the primaries.
///
/// Meets double precision to a tenth of a code of 10 bits; zimg is the oracle of all but the tone
/// mapping. Immutable; any thread.
class ColourConversion
{
public:
    ColourConversion(const ColourSpace &from, const ColourSpace &to);

    /// Whether it leaves everything as it is.
    bool isNothing() const;
    /// Converts straight (not premultiplied) colours in place. Alpha is left alone.
    void apply(const kernels::RgbaRows &picture, kernels::Area area) const;

private:
    using Curve = std::optional<kernels::ToneCurve>;
    /// A gain by the luminance of light: the step between HLG's scene and its display.
    struct LuminanceGain
    {
        kernels::ColourWeights weights;
        kernels::ToneCurve curve;
    };

    void prepareCurves(const ColourSpace &from, const ColourSpace &to);
    void prepareMatrix(const ColourSpace &from, const ColourSpace &to, bool isToneMapped);

    Curve m_decode;
    std::optional<LuminanceGain> m_toDisplay;
    Curve m_toneMap;
    std::optional<kernels::ColourMix> m_mix;
    std::optional<LuminanceGain> m_toScene;
    Curve m_encode;
};

/// Remembers conversions: their curves cost more than converting a small picture. Thread: one at a
/// time.
class ConversionCache
{
public:
    std::shared_ptr<const ColourConversion> get(const ColourSpace &from, const ColourSpace &to);

private:
    std::map<std::pair<ColourSpace, ColourSpace>, std::shared_ptr<const ColourConversion>>
        m_conversions;
};

} // namespace weft
