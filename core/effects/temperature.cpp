#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/level_curve.h"
#include "core/effects/transfer.h"

#include <cmath>

namespace weft {

namespace {

constexpr auto kWarmth = ParameterType::number("temperature",
                                               QT_TRANSLATE_NOOP("weft", "Temperature"), "%", -100,
                                               100, 0);
constexpr auto kTint = ParameterType::number("tint", QT_TRANSLATE_NOOP("weft", "Tint"), "%", -100,
                                             100, 0);
constexpr std::array kParameters{kWarmth, kTint};

/// Light is multiplied: 100 % of temperature is half a stop more red and half a stop less blue,
/// 100 % of tint half a stop less green (towards magenta).
Result<PointwiseOp> make(const EffectInput &input)
{
    const double warmth = input.number(kWarmth) / 200, tint = input.number(kTint) / 200;
    if (warmth == 0 && tint == 0)
        return PointwiseOp();
    const auto multiplied = [transfer = input.colour.transfer](double stops) {
        return [transfer, gain = std::exp2(stops)](double level) {
            return encodedLight(transfer, gain * lightOf(transfer, level));
        };
    };
    return levelCurves({multiplied(warmth), multiplied(-tint), multiplied(-warmth)});
}

} // namespace

extern const EffectType kTemperature{"temperature", QT_TRANSLATE_NOOP("weft", "Temperature"),
                                     QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
