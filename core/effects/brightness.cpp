#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kAmount = ParameterType::number("brightness",
                                               QT_TRANSLATE_NOOP("weft", "Brightness"), "%", -100,
                                               100, 0);
constexpr std::array kParameters{kAmount};

/// level + brightness
Result<PointwiseOp> make(const EffectInput &input)
{
    const auto offset = static_cast<float>(input.number(kAmount) / 100);
    if (offset == 0)
        return PointwiseOp();
    return PointwiseOp([offset](const PointwiseArea &piece) {
        for (std::size_t i = 0; i < 3; ++i) {
            for (int y = 0; y < piece.area.height; ++y) {
                float *row = piece.pixels.planes[i].row(y);
                for (int x = 0; x < piece.area.width; ++x)
                    row[x] += offset;
            }
        }
    });
}

} // namespace

extern const EffectType kBrightness{"brightness", QT_TRANSLATE_NOOP("weft", "Brightness"),
                                    QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
