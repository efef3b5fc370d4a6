#include "core/base/translate.h"
#include "core/effects/drawn_mask.h"
#include "core/effects/luma.h"
#include "core/effects/painted_matte.h"

namespace weft {

namespace {

constexpr auto kImage = ParameterType::media("image", QT_TRANSLATE_NOOP("weft", "Picture"));
constexpr std::array kChannels{ParameterChoice{"luma", QT_TRANSLATE_NOOP("weft", "Luma")},
                               ParameterChoice{"alpha", QT_TRANSLATE_NOOP("weft", "Alpha")}};
constexpr auto kChannel = ParameterType::choice("channel", QT_TRANSLATE_NOOP("weft", "Channel"),
                                                kChannels);
constexpr std::size_t kAlpha = 1;
constexpr std::array kParameters{kImage, kChannel, drawn_mask::kFeather, drawn_mask::kInvert};

/// A picture of the bin, stretched onto the frame, keeps as much as it is bright or opaque. Beyond
/// it nothing is kept.
Result<MatteOp> make(const EffectInput &input)
{
    if (!input.file(kImage))
        return MatteOp();
    const auto picture = input.media->painted(input.file(kImage), input.toOutput);
    if (!picture)
        return fail(picture);
    PaintedMatte matte({input.outputWidth, input.outputHeight});
    const Luma luma(input.colour.matrix);
    const auto &[r, g, b, a] = picture->planes;
    for (int y = 0; y < matte.size.height; ++y) {
        for (int x = 0; x < matte.size.width; ++x) {
            const float level = input.choice(kChannel) == kAlpha
                                    ? a.row(y)[x]
                                    : luma.of(r.row(y)[x], g.row(y)[x], b.row(y)[x]);
            matte.rows().row(y)[x] = std::clamp(level, 0.0F, 1.0F);
        }
    }
    matte.feather(input.number(drawn_mask::kFeather), input);
    if (input.isOn(drawn_mask::kInvert))
        matte.invert();
    return matteOf(std::move(matte));
}

} // namespace

extern const EffectType kMaskImage{"mask-image", QT_TRANSLATE_NOOP("weft", "Image mask"),
                                   QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
