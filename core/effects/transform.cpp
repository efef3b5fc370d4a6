#include "core/effects/transform.h"

#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

namespace {

constexpr auto kX = ParameterType::number("x", QT_TRANSLATE_NOOP("weft", "Position X"), "%", -1000,
                                          1000, 0);
constexpr auto kY = ParameterType::number("y", QT_TRANSLATE_NOOP("weft", "Position Y"), "%", -1000,
                                          1000, 0);
constexpr auto kScaleX = ParameterType::number("scaleX", QT_TRANSLATE_NOOP("weft", "Scale X"), "%",
                                               0, 10000, 100);
constexpr auto kScaleY = ParameterType::number("scaleY", QT_TRANSLATE_NOOP("weft", "Scale Y"), "%",
                                               0, 10000, 100);
constexpr auto kRotation = ParameterType::number("rotation", QT_TRANSLATE_NOOP("weft", "Rotation"),
                                                 "°", -36000, 36000, 0);
constexpr auto kAnchorX = ParameterType::number("anchorX", QT_TRANSLATE_NOOP("weft", "Anchor X"),
                                                "%", -1000, 1000, 0);
constexpr auto kAnchorY = ParameterType::number("anchorY", QT_TRANSLATE_NOOP("weft", "Anchor Y"),
                                                "%", -1000, 1000, 0);
constexpr std::array kParameters{kX, kY, kScaleX, kScaleY, kRotation, kAnchorX, kAnchorY};

Affine make(const EffectInput &input)
{
    const double anchorX = input.width * (0.5 + input.number(kAnchorX) / 100);
    const double anchorY = input.height * (0.5 + input.number(kAnchorY) / 100);
    return Affine::translation(-anchorX, -anchorY)
        .then(Affine::scaling(input.number(kScaleX) / 100, input.number(kScaleY) / 100))
        .then(Affine::rotation(input.number(kRotation)))
        .then(Affine::translation(anchorX + input.width * (input.number(kX) / 100),
                                  anchorY + input.height * (input.number(kY) / 100)));
}

} // namespace

Affine transformAt(const Effect &effect, double frame, int frameWidth, int frameHeight)
{
    return make({effect.parameters, frame, frameWidth, frameHeight});
}

extern const EffectType kTransform{"transform", QT_TRANSLATE_NOOP("weft", "Transform"),
                                   QT_TRANSLATE_NOOP("weft", "Geometry"), kParameters, make};

} // namespace weft
