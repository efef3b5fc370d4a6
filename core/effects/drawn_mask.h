#pragma once

#include "core/base/translate.h"
#include "core/effects/effect_ops.h"

namespace weft {

/// The parameters that masks of drawn shapes share. Places and sizes are in percent of the frame's
/// width and height, from the frame's middle; the feather is in percent of its height.
namespace drawn_mask {
inline constexpr auto kX = ParameterType::number("x", QT_TRANSLATE_NOOP("weft", "Position X"), "%",
                                                 -1000, 1000, 0);
inline constexpr auto kY = ParameterType::number("y", QT_TRANSLATE_NOOP("weft", "Position Y"), "%",
                                                 -1000, 1000, 0);
inline constexpr auto kWidth = ParameterType::number("width", QT_TRANSLATE_NOOP("weft", "Width"),
                                                     "%", 0, 1000, 50);
inline constexpr auto kHeight = ParameterType::number("height", QT_TRANSLATE_NOOP("weft", "Height"),
                                                      "%", 0, 1000, 50);
inline constexpr auto kRotation = ParameterType::number("rotation",
                                                        QT_TRANSLATE_NOOP("weft", "Rotation"), "°",
                                                        -36000, 36000, 0);
inline constexpr auto kFeather = ParameterType::number("feather",
                                                       QT_TRANSLATE_NOOP("weft", "Feather"), "%", 0,
                                                       100, 0);
inline constexpr auto kInvert = ParameterType::toggle("invert", QT_TRANSLATE_NOOP("weft", "Invert"),
                                                      false);
} // namespace drawn_mask

/// Where a shape lies and how an edge looks there. Lengths are in the sequence's pixels.
struct DrawnMask
{
    Affine toShape; ///< from output pixels to the shape's place: its middle is 0, and it is upright
    double halfWidth = 0;
    double halfHeight = 0;
    double feather = 0;
    bool isInverted = false;
    bool isVisible = true; ///< false where transforms leave nothing of the picture

    /// Takes the parameters above.
    explicit DrawnMask(const EffectInput &input);

    /// How wide an output pixel is across an edge with this normal (of length 1).
    double pixelAlong(double normalX, double normalY) const;
    /// How much is kept at a distance from an edge, positive inside: from 0 to 1 along a line one
    /// pixel long where the edge is sharp (what an upright half plane covers of the pixel), and
    /// smoothly over the feather's width where it is not.
    double kept(double inside, double pixel) const;
};

/// A matte that takes kept(place in the shape) for the middle of each output pixel.
template<typename Kept>
MatteOp drawnMatte(const DrawnMask &mask, Kept kept)
{
    return [mask, kept](const MatteArea &piece) {
        for (int y = 0; y < piece.area.height; ++y) {
            float *row = piece.kept.row(y);
            for (int x = 0; x < piece.area.width; ++x) {
                const double part = mask.isVisible
                                        ? kept(mask.toShape({piece.x + x + 0.5, piece.y + y + 0.5}))
                                        : 0;
                row[x] = static_cast<float>(mask.isInverted ? 1 - part : part);
            }
        }
    };
}

} // namespace weft
