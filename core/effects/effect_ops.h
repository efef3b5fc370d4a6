#pragma once

#include "core/effects/affine.h"
#include "core/effects/effect_table.h"
#include "kernels/blend_modes.h"
#include "kernels/level_gain.h"
#include "kernels/lut.h"

namespace weft {

/// Calls work(index) once for each index from 0 to count − 1, several at a time. What is computed
/// may not depend on which thread does.
using ShareWork = std::function<void(int count, const std::function<void(int index)> &work)>;

/// A picture that has been painted for a whole output: premultiplied, with alpha.
struct PaintedPicture
{
    std::array<kernels::Rows<const float>, 4> planes;
    std::shared_ptr<const void> owner;
};

/// The files of the bin that effects need. Thread: as the renderer they belong to.
struct EffectMedia
{
    /// Where the file is. Errors (Media): it is missing.
    std::function<Result<QString>(MediaId)> path;
    /// A picture stretched onto the sequence's frame, which toOutput then places. A film plays from
    /// the clip's start. Errors (Media): it is missing or cannot be read.
    std::function<Result<PaintedPicture>(MediaId, const Affine &toOutput)> painted;
    /// A look-up table for colours, read once. Errors (Media): it is missing, or as readCube().
    std::function<Result<std::shared_ptr<const kernels::ColourLut>>(MediaId)> lut = {};
};

/// What an effect is prepared from, for one frame of its clip.
struct EffectInput
{
    const Parameters &parameters;
    double frame = 0; ///< from the clip's start
    int width = 0;    ///< of the sequence, pixels
    int height = 0;
    ColourTags colour = {}; ///< of the sequence
    /// From the sequence's pixels, as they are where the effect stands in its clip's list, to the
    /// output's: what follows in the list, and a preview's scale. Not for geometry.
    Affine toOutput = {};
    /// From the unit square to where the clip's picture lies now, in the sequence's pixels; after a
    /// spatial effect that is the whole frame. For mattes.
    Affine picture = {};
    int outputWidth = 0; ///< pixels; not for geometry
    int outputHeight = 0;
    const EffectMedia *media = nullptr; ///< not for geometry, compositing and gain
    ShareWork share = {};               ///< for much work while preparing; likewise
    /// Red, green and blue of a colour as pictures are mixed: what spatial effects meet. For those.
    std::function<std::array<float, 3>(const Colour &)> mixed = {};

    double number(const ParameterType &type) const { return numberAt(parameters, type, frame); }
    bool isOn(const ParameterType &type) const { return switchOf(parameters, type); }
    std::size_t choice(const ParameterType &type) const { return choiceOf(parameters, type); }
    MediaId file(const ParameterType &type) const { return mediaOf(parameters, type); }
};

/// How a picture is laid over what is below it.
struct Laying
{
    double opacity = 1; ///< 0 to 1
    kernels::BlendMode blend = kernels::BlendMode::Normal;
};

/// A piece of a picture for an effect that takes each pixel by itself. Colours are straight (not
/// multiplied by alpha) and gamma-encoded as the sequence's are, in one that composites light too;
/// they may lie somewhat beyond 0 and 1. Alpha may be absent, and is left alone.
struct PointwiseArea
{
    const kernels::RgbaRows &pixels; ///< changed in place
    kernels::Area area;
};

/// A piece of the output for a matte: to each pixel it gives how much of it is kept, 0 to 1.
struct MatteArea
{
    int x = 0; ///< of the first pixel in the output
    int y = 0;
    kernels::Area area;
    kernels::Rows<float> kept;
};

/// A whole picture for an effect that looks at other pixels: premultiplied, with alpha, of the
/// output's size.
struct SpatialJob
{
    std::array<kernels::Rows<const float>, 4> from;
    std::array<kernels::Rows<float>, 4> to; ///< all to be written
    kernels::Area size;
    ShareWork share;
};

} // namespace weft
