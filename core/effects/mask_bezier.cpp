#include "core/base/translate.h"
#include "core/effects/drawn_mask.h"
#include "core/effects/painted_matte.h"

#include <algorithm>

namespace weft {

namespace {

constexpr auto kPath = ParameterType::path("path", QT_TRANSLATE_NOOP("weft", "Outline"));
constexpr auto kScale = ParameterType::number("scale", QT_TRANSLATE_NOOP("weft", "Scale"), "%", 0,
                                              10000, 100);
constexpr std::array kParameters{kPath,
                                 drawn_mask::kX,
                                 drawn_mask::kY,
                                 kScale,
                                 drawn_mask::kRotation,
                                 drawn_mask::kFeather,
                                 drawn_mask::kInvert};

/// The middle of the rectangle around an outline's points and handles.
Point middleOf(const Outline &outline)
{
    OutlinePoint low = outline.front().start, high = low;
    const auto include = [&](const OutlinePoint &p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    };
    for (const OutlineShape &shape : outline) {
        include(shape.start);
        for (const OutlineCurve &curve : shape.curves) {
            include(curve.handle1);
            include(curve.handle2);
            include(curve.end);
        }
    }
    return {(low.x + high.x) / 2, (low.y + high.y) / 2};
}

/// An outline, scaled and turned about its middle, then moved.
Result<MatteOp> make(const EffectInput &input)
{
    const Outline outline = outlineOf(input.parameters, kPath);
    if (outline.empty())
        return MatteOp();
    const Affine toFrame = Affine::scaling(input.width / 100.0, input.height / 100.0);
    const Point middle = toFrame(middleOf(outline));
    const double scale = input.number(kScale) / 100;
    const Affine placed
        = toFrame.then(Affine::translation(-middle.x, -middle.y))
              .then(Affine::scaling(scale, scale))
              .then(Affine::rotation(input.number(drawn_mask::kRotation)))
              .then(Affine::translation(middle.x + input.width * input.number(drawn_mask::kX) / 100,
                                        middle.y
                                            + input.height * input.number(drawn_mask::kY) / 100));
    PaintedMatte matte({input.outputWidth, input.outputHeight});
    paintOutline(outline, placed.then(input.toOutput), matte);
    matte.feather(input.number(drawn_mask::kFeather), input);
    if (input.isOn(drawn_mask::kInvert))
        matte.invert();
    return matteOf(std::move(matte));
}

} // namespace

extern const EffectType kMaskBezier{"mask-bezier", QT_TRANSLATE_NOOP("weft", "Bézier mask"),
                                    QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
