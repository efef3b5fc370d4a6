#pragma once

#include "core/edit/edit.h"

#include <algorithm>
#include <functional>

namespace weft::ui {

/// Whose effects are shown and changed together: some clips, the sound of a track, or the master of
/// a sequence.
using EffectHolder = std::variant<std::vector<ClipId>, TrackId, SequenceId>;

/// The effects of one of them in some state of a project.
struct HeldEffects
{
    std::vector<Effect> effects;
    std::int64_t start = 0;  ///< frame of the sequence that keyframes count from
    std::int64_t length = 1; ///< frames that are worth showing
    AddEffect add;           ///< an edit that names the holder
    bool isSound = false;
};

/// In the holder's order; what the project does not have is left out.
std::vector<HeldEffects> heldEffects(const Project &project, const EffectHolder &holder);

/// One parameter set that is shown and changed with others, in some state of a project.
struct ParameterPart
{
    Parameters parameters;
    std::int64_t start = 0;              ///< frame of the sequence that keyframes count from
    std::int64_t length = 1;             ///< frames that are worth showing
    std::function<Edit(Parameters)> set; ///< an edit that sets these and leaves the others

    /// The frame that a change at the playhead belongs to.
    std::int64_t frameAt(std::int64_t playhead) const
    {
        return std::clamp<std::int64_t>(playhead - start, 0, std::max<std::int64_t>(0, length - 1));
    }
};

/// Things whose parameters are changed together: an effect on several clips, a transition.
struct ParameterOwner
{
    QString name; ///< for the history: "Blur"
    std::function<std::vector<ParameterPart>(const Project &)> parts;
};

} // namespace weft::ui
