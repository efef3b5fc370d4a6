#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kOpacityPercent = ParameterType::number("opacity",
                                                       QT_TRANSLATE_NOOP("weft", "Opacity"), "%", 0,
                                                       100, 100);
/// In the order of kernels::BlendMode.
constexpr std::array kModes{
    ParameterChoice{"normal", QT_TRANSLATE_NOOP("weft", "Normal")},
    ParameterChoice{"darken", QT_TRANSLATE_NOOP("weft", "Darken")},
    ParameterChoice{"multiply", QT_TRANSLATE_NOOP("weft", "Multiply")},
    ParameterChoice{"color-burn", QT_TRANSLATE_NOOP("weft", "Colour burn")},
    ParameterChoice{"lighten", QT_TRANSLATE_NOOP("weft", "Lighten")},
    ParameterChoice{"screen", QT_TRANSLATE_NOOP("weft", "Screen")},
    ParameterChoice{"color-dodge", QT_TRANSLATE_NOOP("weft", "Colour dodge")},
    ParameterChoice{"add", QT_TRANSLATE_NOOP("weft", "Add")},
    ParameterChoice{"overlay", QT_TRANSLATE_NOOP("weft", "Overlay")},
    ParameterChoice{"soft-light", QT_TRANSLATE_NOOP("weft", "Soft light")},
    ParameterChoice{"hard-light", QT_TRANSLATE_NOOP("weft", "Hard light")},
    ParameterChoice{"difference", QT_TRANSLATE_NOOP("weft", "Difference")},
    ParameterChoice{"exclusion", QT_TRANSLATE_NOOP("weft", "Exclusion")},
    ParameterChoice{"subtract", QT_TRANSLATE_NOOP("weft", "Subtract")},
    ParameterChoice{"divide", QT_TRANSLATE_NOOP("weft", "Divide")},
    ParameterChoice{"hue", QT_TRANSLATE_NOOP("weft", "Hue")},
    ParameterChoice{"saturation", QT_TRANSLATE_NOOP("weft", "Saturation")},
    ParameterChoice{"color", QT_TRANSLATE_NOOP("weft", "Colour")},
    ParameterChoice{"luminosity", QT_TRANSLATE_NOOP("weft", "Luminosity")},
};
static_assert(kModes.size() == static_cast<std::size_t>(kernels::BlendMode::Luminosity) + 1);
constexpr auto kBlend = ParameterType::choice("blend", QT_TRANSLATE_NOOP("weft", "Blend mode"),
                                              kModes);
constexpr std::array kParameters{kOpacityPercent, kBlend};

Laying make(const EffectInput &input)
{
    return {input.number(kOpacityPercent) / 100,
            static_cast<kernels::BlendMode>(input.choice(kBlend))};
}

} // namespace

extern const EffectType kOpacity{"opacity", QT_TRANSLATE_NOOP("weft", "Opacity"),
                                 QT_TRANSLATE_NOOP("weft", "Compositing"), kParameters, make};

} // namespace weft
