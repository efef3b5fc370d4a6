#pragma once

#include "core/model/parameter_type.h"

#include <functional>

namespace weft::kernels {
struct LevelGain;
}

namespace weft {

struct Affine;
struct EffectInput;
struct Laying;
struct MatteArea;
struct PointwiseArea;
struct SpatialJob;

/// What effects do to pixels, prepared for one frame; see effect_ops.h. An empty one changes
/// nothing.
using PointwiseOp = std::function<void(const PointwiseArea &)>;
using MatteOp = std::function<void(const MatteArea &)>;
using SpatialOp = std::function<void(const SpatialJob &)>;

/// Which other pixels an effect looks at; decides how the renderer may cut its work.
enum class EffectSupport {
    Geometry,    ///< moves the picture: folded into the clip's placement
    Compositing, ///< says how the picture is laid over what is below
    Gain, ///< a gain of luma and chroma: fused into the pass that paints the picture, be that in
          ///< R'G'B' or on the code values
    Pointwise, ///< each pixel by itself: fused likewise, in R'G'B'
    Matte,     ///< keeps a part of each pixel, by its place: fused likewise
    Spatial,   ///< looks at other pixels: the whole picture is painted before it
};

/// Prepares an effect for one frame.
using MakeGeometry = Affine (*)(const EffectInput &);
using MakeLaying = Laying (*)(const EffectInput &);
using MakeGain = kernels::LevelGain (*)(const EffectInput &);
using MakePointwise = Result<PointwiseOp> (*)(const EffectInput &);
using MakeMatte = Result<MatteOp> (*)(const EffectInput &);
using MakeSpatial = Result<SpatialOp> (*)(const EffectInput &);

/// An effect as data: file format, script, inspector, documentation and tests are made from this
/// entry, and so is what the renderer does.
struct EffectType
{
    const char *id;    ///< in files and scripts
    const char *label; ///< for people; translated when shown
    const char *group; ///< likewise
    std::span<const ParameterType> parameters;
    std::variant<MakeGeometry, MakeLaying, MakeGain, MakePointwise, MakeMatte, MakeSpatial> make;

    EffectSupport support() const { return static_cast<EffectSupport>(make.index()); }
    /// Nothing where there is none of that name.
    const ParameterType *parameter(const QString &id) const;
};

/// Every effect there is, in the order shown.
std::span<const EffectType> effectTypes();

/// Nothing for an unknown id.
const EffectType *findEffectType(const QString &id);

/// The value of a number at a frame counted from the clip's start, see numberAt().
/// @pre the effect's type is known and has that number.
double parameterAt(const Effect &effect, const char *parameter, double frame);

/// What effects are called in a sentence: "Exposure, Blur"; of an unknown one its id.
QString effectNames(const std::vector<Effect> &effects);

/// Refused where the type is unknown, and as checkParameters().
Status checkEffect(const Effect &effect);

constexpr auto enumNames(EffectSupport)
{
    return std::array{EnumName{EffectSupport::Geometry, "geometry"},
                      EnumName{EffectSupport::Compositing, "compositing"},
                      EnumName{EffectSupport::Gain, "gain"},
                      EnumName{EffectSupport::Pointwise, "pointwise"},
                      EnumName{EffectSupport::Matte, "matte"},
                      EnumName{EffectSupport::Spatial, "spatial"}};
}

} // namespace weft
