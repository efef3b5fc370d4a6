#include "core/base/translate.h"
#include "core/effects/effect_ops.h"
#include "core/effects/gaussian.h"

namespace weft {

namespace {

/// The Gaussian's standard deviation, in percent of the frame's height.
constexpr auto kRadius = ParameterType::number("radius", QT_TRANSLATE_NOOP("weft", "Radius"), "%",
                                               0, 50, 0);
constexpr std::array kParameters{kRadius};

/// A Gaussian blur of premultiplied levels. Beyond the frame its outermost pixels are held, so that
/// a picture that fills it stays opaque.
Result<SpatialOp> make(const EffectInput &input)
{
    const double radius = input.height * input.number(kRadius) / 100;
    if (radius == 0)
        return SpatialOp();
    const double across = radius * input.outputWidth / input.width;
    const double down = radius * input.outputHeight / input.height;
    return SpatialOp([across, down](const SpatialJob &job) {
        for (std::size_t i = 0; i < 4; ++i)
            gaussianBlur(job.from[i], job.to[i], job.size, {across, down}, job.share);
    });
}

} // namespace

extern const EffectType kBlur{"blur", QT_TRANSLATE_NOOP("weft", "Blur"),
                              QT_TRANSLATE_NOOP("weft", "Blur and sharpen"), kParameters, make};

} // namespace weft
