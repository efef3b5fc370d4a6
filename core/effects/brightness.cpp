#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kAmount = ParameterType::number("brightness",
                                               QT_TRANSLATE_NOOP("weft", "Brightness"), "%", -100,
                                               100, 0);
constexpr std::array kParameters{kAmount};

/// level + brightness
kernels::LevelGain make(const EffectInput &input)
{
    return {.offset = input.number(kAmount) / 100};
}

} // namespace

extern const EffectType kBrightness{"brightness", QT_TRANSLATE_NOOP("weft", "Brightness"),
                                    QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
