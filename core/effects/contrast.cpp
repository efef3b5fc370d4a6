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
Result<PointwiseOp> make(const EffectInput &input)
{
    const double amount = input.number(kAmount) / 100;
    if (amount == 1)
        return PointwiseOp();
    const auto factor = static_cast<float>(amount);
    const auto offset = static_cast<float>(input.number(kPivot) / 100 * (1 - amount));
    return PointwiseOp([factor, offset](const PointwiseArea &piece) {
        for (std::size_t i = 0; i < 3; ++i) {
            for (int y = 0; y < piece.area.height; ++y) {
                float *row = piece.pixels.planes[i].row(y);
                for (int x = 0; x < piece.area.width; ++x)
                    row[x] = row[x] * factor + offset;
            }
        }
    });
}

} // namespace

extern const EffectType kContrast{"contrast", QT_TRANSLATE_NOOP("weft", "Contrast"),
                                  QT_TRANSLATE_NOOP("weft", "Colour"), kParameters, make};

} // namespace weft
