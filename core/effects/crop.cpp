#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr auto kLeft = ParameterType::number("left", QT_TRANSLATE_NOOP("weft", "Left"), "%", 0, 100,
                                             0);
constexpr auto kTop = ParameterType::number("top", QT_TRANSLATE_NOOP("weft", "Top"), "%", 0, 100,
                                            0);
constexpr auto kRight = ParameterType::number("right", QT_TRANSLATE_NOOP("weft", "Right"), "%", 0,
                                              100, 0);
constexpr auto kBottom = ParameterType::number("bottom", QT_TRANSLATE_NOOP("weft", "Bottom"), "%",
                                               0, 100, 0);
constexpr std::array kParameters{kLeft, kTop, kRight, kBottom};

/// What is left between two borders, as parts of a picture's side. A border at the picture's own is
/// none: how the picture ends there is its painter's business.
struct Span
{
    double from;
    double to;
    double pixel = 1; ///< how wide an output pixel is

    double kept(double place) const
    {
        const double fromStart = from > 0 ? std::clamp(0.5 + (place - from) / pixel, 0.0, 1.0) : 1;
        const double toEnd = to < 1 ? std::clamp(0.5 + (to - place) / pixel, 0.0, 1.0) : 1;
        return from < to ? std::max(0.0, fromStart + toEnd - 1) : 0;
    }
};

/// Takes away parts of the picture's width and height, wherever transforms have moved it.
Result<MatteOp> make(const EffectInput &input)
{
    Span across{input.number(kLeft) / 100, 1 - input.number(kRight) / 100};
    Span down{input.number(kTop) / 100, 1 - input.number(kBottom) / 100};
    const Affine placed = input.picture.then(input.toOutput);
    const bool isAll = across.from == 0 && across.to == 1 && down.from == 0 && down.to == 1;
    if (isAll || placed.determinant() == 0)
        return MatteOp();
    const Affine back = placed.inverted();
    across.pixel = std::hypot(back.xx, back.xy);
    down.pixel = std::hypot(back.yx, back.yy);
    return MatteOp([across, down, back](const MatteArea &piece) {
        for (int y = 0; y < piece.area.height; ++y) {
            for (int x = 0; x < piece.area.width; ++x) {
                const Point place = back({piece.x + x + 0.5, piece.y + y + 0.5});
                piece.kept.row(y)[x] = static_cast<float>(across.kept(place.x)
                                                          * down.kept(place.y));
            }
        }
    });
}

} // namespace

extern const EffectType kCrop{"crop", QT_TRANSLATE_NOOP("weft", "Crop"),
                              QT_TRANSLATE_NOOP("weft", "Geometry"), kParameters, make};

} // namespace weft
