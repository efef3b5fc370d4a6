#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// What to do where the media on either side of a cut does not reach far enough for a transition.
enum class HandleRule {
    Auto,     ///< Shorten where at least one frame fits, else Hold
    Shorten,  ///< the longest transition that the media has material for
    Overlap,  ///< trim the clips into each other, so that they have it; what follows moves earlier
    Hold,     ///< let the edge frames stand
    Generate, ///< make the generated shots longer. Only for what lies after a shot's last frame:
              ///< a file has no generator, and no generator goes back before its first frame. The
              ///< shot's recipe gets longer, so its take is stale, and its edge frame stands, until
              ///< it is generated again
};

/// One way to put a transition on a cut.
struct TransitionChoice
{
    HandleRule rule = HandleRule::Auto;
    std::int64_t length = 0; ///< frames the transition would have
    std::int64_t before = 0; ///< of them before the cut
    bool isAvailable = true;
    QString sentence; ///< what it means, or why it is not available
};

/// The ways to put a transition of a length on the cut at a clip's start, in the order of
/// HandleRule without Auto. Shorten and Hold are the same where the media reaches far enough.
/// Errors (Refused): an unknown clip, no cut there.
Result<std::vector<TransitionChoice>> transitionChoices(const Project &project, ClipId clip,
                                                        std::int64_t length,
                                                        std::optional<std::int64_t> before = {});

/// Puts a transition over the cut at a clip's start, in place of one that is there. It is never
/// longer than its clips.
///
///     | A        |B         |     →   | A     [--+--] B     |
///                ^
/// Refused: an unknown clip, a locked track, no clip that ends where this one starts, an unknown
/// kind, a length below 1, a rule that is not available here.
struct AddTransition
{
    static constexpr const char *kName = "add-transition";
    ClipId clip; ///< to the right of the cut
    QString kind = QStringLiteral("dissolve");
    std::int64_t length = 0;            ///< frames
    std::optional<std::int64_t> before; ///< of them before the cut; by default half, rounded down
    Parameters parameters;              ///< of its kind; the others have their defaults
    HandleRule handles = HandleRule::Auto;
    bool linked
        = true; ///< the same over the cuts of linked clips, where there is a clip before them
};
Result<Project> apply(const Project &project, const AddTransition &edit);

/// Puts a transition over every cut at the start of some clips, as AddTransition with HandleRule
/// Auto; clips that start at no cut are passed over. Refused: none of them starts at a cut.
struct AddTransitions
{
    static constexpr const char *kName = "add-transitions";
    std::vector<ClipId> clips;
    QString kind = QStringLiteral("dissolve");
    std::int64_t length = 0; ///< frames
    Parameters parameters;
};
Result<Project> apply(const Project &project, const AddTransitions &edit);

/// Changes the transition at a clip's start; what is not given stays, but a new kind forgets the
/// old one's parameters. Refused: no transition there; as AddTransition.
struct SetTransition
{
    static constexpr const char *kName = "set-transition";
    ClipId clip;
    std::optional<QString> kind;
    std::optional<std::int64_t> length; ///< frames
    std::optional<std::int64_t> before; ///< of them before the cut
    Parameters parameters;              ///< those that change
    HandleRule handles = HandleRule::Auto;
};
Result<Project> apply(const Project &project, const SetTransition &edit);

/// Takes the transition at a clip's start away. Refused: an unknown clip, a locked track, no
/// transition there.
struct RemoveTransition
{
    static constexpr const char *kName = "remove-transition";
    ClipId clip;
};
Result<Project> apply(const Project &project, const RemoveTransition &edit);

constexpr auto enumNames(HandleRule)
{
    return std::array{EnumName{HandleRule::Auto, "auto"}, EnumName{HandleRule::Shorten, "shorten"},
                      EnumName{HandleRule::Overlap, "overlap"}, EnumName{HandleRule::Hold, "hold"},
                      EnumName{HandleRule::Generate, "generate"}};
}

} // namespace weft
