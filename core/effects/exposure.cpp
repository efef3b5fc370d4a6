#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/level_curve.h"
#include "core/effects/transfer.h"

#include <cmath>

namespace weft {

namespace {

constexpr auto kStops = ParameterType::number("stops", QT_TRANSLATE_NOOP("weft", "Exposure"), "EV",
                                              -10, 10, 0);
constexpr std::array kParameters{kStops};

/// As if the camera had let in 2^stops as much light.
Result<PointwiseOp> make(const EffectInput &input)
{
    const double stops = input.number(kStops);
    if (stops == 0)
        return PointwiseOp();
    const double gain = std::exp2(stops);
    const ColourTransfer transfer = input.colour.transfer;
    return levelCurve(
        [&](double level) { return encodedLight(transfer, gain * lightOf(transfer, level)); });
}

} // namespace

extern const EffectType kExposure{"exposure", QT_TRANSLATE_NOOP("weft", "Exposure"),
                                  QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
