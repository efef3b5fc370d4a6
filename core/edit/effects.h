#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Adds an effect after those a clip has. Refused: an unknown clip, a locked track, a sound clip,
/// an unknown type or parameter, a value out of range (see checkEffect).
struct AddEffect
{
    static constexpr const char *kName = "add-effect";
    ClipId clip;
    QString type;
    std::map<QString, Parameter> parameters;
};
Result<Project> apply(const Project &project, const AddEffect &edit);

/// Sets parameters of an effect and leaves the others. Refused: as AddEffect; an unknown effect.
struct SetEffect
{
    static constexpr const char *kName = "set-effect";
    EffectId effect;
    std::optional<bool> enabled;
    std::map<QString, Parameter> parameters;
};
Result<Project> apply(const Project &project, const SetEffect &edit);

/// Takes an effect away. Refused: an unknown effect, a locked track.
struct RemoveEffect
{
    static constexpr const char *kName = "remove-effect";
    EffectId effect;
};
Result<Project> apply(const Project &project, const RemoveEffect &edit);

} // namespace weft
