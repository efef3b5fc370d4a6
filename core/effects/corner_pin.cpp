#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/perspective.h"

namespace weft {

namespace {

constexpr ParameterType place(const char *id, const char *label, double defaultPercent)
{
    return ParameterType::number(id, label, "%", -1000, 1000, defaultPercent);
}

/// Where the frame's corners go, in percent of its width and height from the upper left one.
constexpr std::array kParameters{
    place("topLeftX", QT_TRANSLATE_NOOP("weft", "Top left X"), 0),
    place("topLeftY", QT_TRANSLATE_NOOP("weft", "Top left Y"), 0),
    place("topRightX", QT_TRANSLATE_NOOP("weft", "Top right X"), 100),
    place("topRightY", QT_TRANSLATE_NOOP("weft", "Top right Y"), 0),
    place("bottomRightX", QT_TRANSLATE_NOOP("weft", "Bottom right X"), 100),
    place("bottomRightY", QT_TRANSLATE_NOOP("weft", "Bottom right Y"), 100),
    place("bottomLeftX", QT_TRANSLATE_NOOP("weft", "Bottom left X"), 0),
    place("bottomLeftY", QT_TRANSLATE_NOOP("weft", "Bottom left Y"), 100),
};

Result<SpatialOp> make(const EffectInput &input)
{
    std::array<Point, 4> corners;
    bool isNothing = true;
    for (std::size_t i = 0; i < 4; ++i) {
        const ParameterType &x = kParameters[2 * i], &y = kParameters[2 * i + 1];
        corners[i] = {input.number(x) / 100 * input.outputWidth,
                      input.number(y) / 100 * input.outputHeight};
        isNothing = isNothing && input.number(x) == x.defaultNumber
                    && input.number(y) == y.defaultNumber;
    }
    if (isNothing)
        return SpatialOp();
    const auto view = Perspective::ontoCorners(input.outputWidth, input.outputHeight, corners);
    return SpatialOp([back = view.inverted()](const SpatialJob &job) { warp(job, back); });
}

} // namespace

extern const EffectType kCornerPin{"corner-pin", QT_TRANSLATE_NOOP("weft", "Corner pin"),
                                   QT_TRANSLATE_NOOP("weft", "Geometry"), kParameters, make};

} // namespace weft
