#include "core/effects/luma.h"
#include "core/transitions/easing.h"
#include "kernels/edge_matte.h"

#include <algorithm>
#include <vector>

namespace weft {

namespace {

constexpr auto kImage = ParameterType::media("image", QT_TRANSLATE_NOOP("weft", "Picture"));
/// Of the range from black to white.
constexpr auto kSoftness = ParameterType::number("softness", QT_TRANSLATE_NOOP("weft", "Softness"),
                                                 "%", 0, 100, 0);
constexpr auto kInvert = ParameterType::toggle("invert", QT_TRANSLATE_NOOP("weft", "Invert"),
                                               false);
constexpr std::array kParameters{kImage, kSoftness, kInvert, kEasing};

/// How bright a painted picture is, 0 to 1 and nothing beyond it black.
std::vector<float> levelsOf(const PaintedPicture &picture, const TransitionInput &input)
{
    const Luma luma(input.colour.matrix);
    const bool isInverted = input.isOn(kInvert);
    std::vector<float> levels(static_cast<std::size_t>(input.outputWidth)
                              * static_cast<std::size_t>(input.outputHeight));
    const auto &[r, g, b, a] = picture.planes;
    input.share(input.outputHeight, [&](int y) {
        const float *red = r.row(y), *green = g.row(y), *blue = b.row(y);
        float *to = levels.data() + static_cast<std::ptrdiff_t>(y) * input.outputWidth;
        for (int x = 0; x < input.outputWidth; ++x) {
            const float level = std::clamp(luma.of(red[x], green[x], blue[x]), 0.0F, 1.0F);
            to[x] = isInverted ? 1 - level : level;
        }
    });
    return levels;
}

/// A grey picture of the bin, stretched onto the frame, says when each place changes: black first.
/// Without one this is a dissolve.
Result<TransitionMix> make(const TransitionInput &input)
{
    const double moment = easedMoment(input);
    TransitionMix mix;
    if (!input.file(kImage)) {
        mix.to.weight = moment;
        mix.from.weight = 1 - moment;
        return mix;
    }
    const auto picture = input.media->painted(input.file(kImage), input.toOutput);
    if (!picture)
        return fail(picture);
    const auto levels = std::make_shared<const std::vector<float>>(levelsOf(*picture, input));
    const kernels::Area size{input.outputWidth, input.outputHeight};
    kernels::LevelRamp ramp{static_cast<float>(moment),
                            static_cast<float>(input.number(kSoftness) / 100), false};
    const auto matte = [&] {
        return [levels, size, ramp](const MatteArea &piece) {
            kernels::levelMatte({levels->data(), size.width}, size, ramp, piece.x, piece.y,
                                piece.kept, piece.area);
        };
    };
    mix.to.matte = matte();
    ramp.isComplement = true;
    mix.from.matte = matte();
    return mix;
}

} // namespace

extern const TransitionType kLumaWipe{"luma-wipe", QT_TRANSLATE_NOOP("weft", "Luma wipe"),
                                      QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
