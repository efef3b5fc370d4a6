#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kAmount = ParameterType::number("contrast", QT_TRANSLATE_NOOP("weft", "Contrast"),
                                               "%", 0, 400, 100);
/// The level that stays.
constexpr auto kPivot = ParameterType::number("pivot", QT_TRANSLATE_NOOP("weft", "Pivot"), "%", 0,
                                              100, 50);
constexpr std::array kParameters{kAmount, kPivot};

/// level × contrast + pivot × (1 − contrast)
kernels::LevelGain make(const EffectInput &input)
{
    const double amount = input.number(kAmount) / 100;
    return {amount, input.number(kPivot) / 100 * (1 - amount), amount};
}

} // namespace

extern const EffectType kContrast{"contrast", QT_TRANSLATE_NOOP("weft", "Contrast"),
                                  QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
