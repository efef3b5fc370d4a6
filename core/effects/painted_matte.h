#pragma once

#include "core/effects/effect_ops.h"

namespace weft {

/// A matte that has been painted for a whole output: how much of each pixel is kept.
struct PaintedMatte
{
    kernels::Area size;
    std::vector<float> kept;

    /// Nothing kept anywhere.
    explicit PaintedMatte(kernels::Area area);
    kernels::Rows<float> rows() { return {kept.data(), size.width}; }

    /// Softens its edges over a width in percent of the frame's height.
    void feather(double percent, const EffectInput &input);
    /// Takes and leaves exchanged.
    void invert();
};

/// The operation that reads it.
MatteOp matteOf(PaintedMatte matte);

/// How much of each pixel an outline covers, exactly but for curves, which are drawn as lines that
/// leave them by less than 0.02 pixels.
/// @param toOutput from the outline's units to output pixels
void paintOutline(const Outline &outline, const Affine &toOutput, PaintedMatte &matte);

} // namespace weft
