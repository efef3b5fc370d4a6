#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/luma.h"

namespace weft {

namespace {

constexpr auto kAmount = ParameterType::number("saturation",
                                               QT_TRANSLATE_NOOP("weft", "Saturation"), "%", 0, 400,
                                               100);
constexpr std::array kParameters{kAmount};

/// luma + (level − luma) × saturation, luma being that of the sequence's Y'CbCr.
Result<PointwiseOp> make(const EffectInput &input)
{
    const auto amount = static_cast<float>(input.number(kAmount) / 100);
    if (amount == 1)
        return PointwiseOp();
    const Luma luma(input.colour.matrix);
    return PointwiseOp([amount, luma](const PointwiseArea &piece) {
        for (int y = 0; y < piece.area.height; ++y) {
            float *r = piece.pixels.planes[0].row(y);
            float *g = piece.pixels.planes[1].row(y);
            float *b = piece.pixels.planes[2].row(y);
            for (int x = 0; x < piece.area.width; ++x) {
                const float grey = luma.of(r[x], g[x], b[x]) * (1 - amount);
                r[x] = r[x] * amount + grey;
                g[x] = g[x] * amount + grey;
                b[x] = b[x] * amount + grey;
            }
        }
    });
}

} // namespace

extern const EffectType kSaturation{"saturation", QT_TRANSLATE_NOOP("weft", "Saturation"),
                                    QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
