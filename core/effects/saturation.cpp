#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kAmount = ParameterType::number("saturation",
                                               QT_TRANSLATE_NOOP("weft", "Saturation"), "%", 0, 400,
                                               100);
constexpr std::array kParameters{kAmount};

/// luma + (level − luma) × saturation, luma being that of the sequence's Y'CbCr.
kernels::LevelGain make(const EffectInput &input)
{
    return {.chroma = input.number(kAmount) / 100};
}

} // namespace

extern const EffectType kSaturation{"saturation", QT_TRANSLATE_NOOP("weft", "Saturation"),
                                    QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
