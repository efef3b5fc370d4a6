#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kOpacityPercent = ParameterType::number("opacity",
                                                       QT_TRANSLATE_NOOP("weft", "Opacity"), "%", 0,
                                                       100, 100);
constexpr std::array kParameters{kOpacityPercent};

Laying make(const EffectInput &input)
{
    return {input.number(kOpacityPercent) / 100};
}

} // namespace

extern const EffectType kOpacity{"opacity", QT_TRANSLATE_NOOP("weft", "Opacity"),
                                 QT_TRANSLATE_NOOP("weft", "Compositing"), kParameters, make};

} // namespace weft
