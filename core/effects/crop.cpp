#include "core/base/translate.h"
#include "core/effects/rectangle_matte.h"

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

/// Takes away parts of the picture's width and height, wherever transforms have moved it.
Result<MatteOp> make(const EffectInput &input)
{
    const Affine placed = input.picture.then(input.toOutput);
    if (placed.determinant() == 0)
        return MatteOp();
    MatteBorders borders;
    if (const double left = input.number(kLeft); left > 0)
        borders.left = left / 100;
    if (const double top = input.number(kTop); top > 0)
        borders.top = top / 100;
    if (const double right = input.number(kRight); right > 0)
        borders.right = 1 - right / 100;
    if (const double bottom = input.number(kBottom); bottom > 0)
        borders.bottom = 1 - bottom / 100;
    return keptWithin(borders, placed);
}

} // namespace

extern const EffectType kCrop{"crop", QT_TRANSLATE_NOOP("weft", "Crop"),
                              QT_TRANSLATE_NOOP("weft", "Geometry"), kParameters, make};

} // namespace weft
