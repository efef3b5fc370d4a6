#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kFile = ParameterType::media("file", QT_TRANSLATE_NOOP("weft", "Look-up table"));
constexpr auto kStrength = ParameterType::number("strength", QT_TRANSLATE_NOOP("weft", "Strength"),
                                                 "%", 0, 100, 100);
constexpr std::array kWays{ParameterChoice{"tetrahedral", QT_TRANSLATE_NOOP("weft", "Tetrahedral")},
                           ParameterChoice{"trilinear", QT_TRANSLATE_NOOP("weft", "Trilinear")}};
constexpr auto kWay = ParameterType::choice("interpolation",
                                            QT_TRANSLATE_NOOP("weft", "Interpolation"), kWays);
constexpr std::size_t kTrilinear = 1;
constexpr std::array kParameters{kFile, kStrength, kWay};

/// What a .cube file makes of the sequence's R'G'B' code values, 0 to 1 being black to white. As
/// in other editors, a file must have been made for such values.
Result<PointwiseOp> make(const EffectInput &input)
{
    const auto strength = static_cast<float>(input.number(kStrength) / 100);
    if (!input.file(kFile) || strength == 0)
        return PointwiseOp();
    const auto lut = input.media->lut(input.file(kFile));
    if (!lut)
        return fail(lut);
    const auto way = input.choice(kWay) == kTrilinear ? kernels::LutInterpolation::Trilinear
                                                      : kernels::LutInterpolation::Tetrahedral;
    return [lut = *lut, way, strength](const PointwiseArea &piece) {
        kernels::applyLut(piece.pixels, piece.area, *lut, way, strength);
    };
}

} // namespace

extern const EffectType kLut{"lut", QT_TRANSLATE_NOOP("weft", "LUT"),
                             QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
