#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Sets properties of a clip; what is not given stays.
/// Refused: an unknown clip, a locked track, a value out of range; a title for a clip that is none.
struct SetClip
{
    static constexpr const char *kName = "set-clip";
    ClipId clip;
    std::optional<QString> name;
    std::optional<bool> enabled;
    std::optional<Fit> fit;
    std::optional<TimeInterpolation> timeInterpolation;
    std::optional<double> gainDb;
    std::optional<Fade> fadeIn;
    std::optional<Fade> fadeOut;
    std::optional<TitleSource> title; ///< the whole title
    std::optional<Colour> colour;     ///< of a colour clip
    std::optional<Sampling> sampling;
    std::optional<double> pan;
    std::optional<std::vector<int>> channels; ///< as ClipBody::channels
    std::optional<bool> keepsPitch;
};
Result<Project> apply(const Project &project, const SetClip &edit);

} // namespace weft
