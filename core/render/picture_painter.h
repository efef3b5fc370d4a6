#pragma once

#include "core/effects/effect_ops.h"
#include "core/media/frame.h"
#include "core/render/placement.h"
#include "core/render/tile.h"
#include "core/render/upright.h"
#include "core/render/work_pool.h"
#include "core/render/working_space.h"
#include "kernels/affine.h"

#include <optional>
#include <variant>

namespace weft {

/// What effects do to a picture's pixels where they have been painted. Pointwise effects leave
/// alpha alone, and mattes all but alpha, so that their order does not matter.
struct PixelEffects
{
    std::vector<std::variant<kernels::LevelGain, PointwiseOp>> pointwise; ///< in their order
    kernels::LumaWeights luma;                                            ///< that gains go by
    std::vector<MatteOp> mattes; ///< multiplied with each other
    bool isOutsideKept = false;  ///< what the mattes keep is taken away, and the rest stays
    bool isAnimated = false;     ///< in another frame of its clip they may do something else
    bool areGains = true;        ///< throughout the clip there is nothing but gains: of one or none

    bool isNothing() const { return pointwise.empty() && mattes.empty() && !isAnimated; }
    /// @pre areGains
    kernels::LevelGain gain() const
    {
        return pointwise.empty() ? kernels::LevelGain()
                                 : std::get<kernels::LevelGain>(pointwise.front());
    }
};

/// A picture in its place, ready to be composited.
struct PlacedPicture
{
    Frame frame;            ///< see compositable()
    Affine placement;       ///< from its pixels to the output's
    double weight = 1;      ///< 0 to 1
    bool isMoving = false;  ///< it is placed elsewhere in another frame of its clip
    bool isTurning = false; ///< at another angle: one way of sampling for all of them, or upright
                            ///< frames would stand out
    PixelEffects effects;
    kernels::BlendMode blend = kernels::BlendMode::Normal;
    Sampling sampling = Sampling::Automatic;
    bool isFading = false; ///< its weight is another one in another frame of its clip
    bool isSeen = true; ///< else it has no samples, is not composited and counts for the choice of
                        ///< a plan alone
};

/// Turns a picture's samples, once they lie as floats in four planes, into premultiplied R'G'B'A of
/// a working space.
class RgbConverter
{
public:
    RgbConverter(const Frame &frame, const WorkingSpace &working, ConversionCache &conversions);
    void convert(const kernels::RgbaRows &samples, kernels::Area area) const;
    /// The greatest value that colours have in the working space.
    float greatest() const { return m_greatest; }

private:
    PixelFormat m_format;
    std::shared_ptr<const ColourConversion> m_space;
    float m_greatest;
    kernels::YuvToRgb m_matrix;
    kernels::Levels m_levels;
    kernels::Levels m_alphaLevels;
};

/// One colour over an upright rectangle.
struct SolidPainter
{
    std::array<float, 4> colour{};
    Coverage coverage;
};

/// A picture pixel for pixel, moved by whole pixels.
struct CopyPainter
{
    Frame frame;
    RgbConverter converter;
    Rect bounds;
    int x = 0; ///< output column of its first pixel
    int y = 0;
};

/// A picture scaled, mirrored or moved by parts of pixels, upright.
struct ScalePainter
{
    Frame frame; ///< opaque, or premultiplied fp32
    RgbConverter converter;
    Coverage coverage;
    ResampledPlane full; ///< planes that have a sample for each pixel
    ResampledPlane chroma;
};

/// A picture at any angle.
struct AffinePainter
{
    Frame pixels; ///< owner of the interleaved picture
    kernels::InterleavedPicture picture;
    kernels::AffineGrid grid;
    std::shared_ptr<const kernels::PhaseTaps> taps; ///< null: bilinear
    std::optional<float> greatest; ///< straight colour there is; none: the picture has no alpha
    Rect bounds;
};

/// Paints parts of one placed picture, in fp32 premultiplied R'G'B'A. What a pixel gets does not
/// depend on the parts. Immutable; paint() from any thread.
class PicturePainter
{
public:
    struct Tools
    {
        const WorkingSpace &working;
        ConversionCache &conversions;
        TapsCache &taps;
        WorkPool &pool;
        std::vector<TileMemory> &memory; ///< one for each worker
    };

    /// Chooses how: by the placement's shape alone. May prepare (scale, interleave) the whole
    /// picture.
    PicturePainter(const PlacedPicture &picture, int outputWidth, int outputHeight,
                   const Tools &tools);

    /// The pixels it touches; empty where nothing of it is to be seen.
    const Rect &bounds() const { return m_bounds; }
    /// Whether it covers all pixels of its bounds fully. paint() then writes no alpha.
    bool isOpaque() const { return m_isOpaque; }

    /// @param area within the bounds, at most a tile with its halo
    void paint(const Rect &area, const kernels::RgbaRows &out, TileMemory &memory) const;

private:
    std::variant<SolidPainter, CopyPainter, ScalePainter, AffinePainter> m_painter;
    Rect m_bounds;
    bool m_isOpaque = false;
};

} // namespace weft
