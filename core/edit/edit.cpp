#include "core/edit/edit.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/edit/edit_fields.h"

#include <array>

namespace weft {

namespace {

/// What a step is called in the history, one row for each edit, in the order of the variant.
constexpr std::array kLabels{
    QT_TRANSLATE_NOOP("weft", "Add folder"),              // AddFolder
    QT_TRANSLATE_NOOP("weft", "Import media"),            // AddMedia
    QT_TRANSLATE_NOOP("weft", "Remove media"),            // RemoveMedia
    QT_TRANSLATE_NOOP("weft", "Change media"),            // SetMedia
    QT_TRANSLATE_NOOP("weft", "Change shot"),             // SetShot
    QT_TRANSLATE_NOOP("weft", "Change folder"),           // SetFolder
    QT_TRANSLATE_NOOP("weft", "Remove folder"),           // RemoveFolder
    QT_TRANSLATE_NOOP("weft", "Relink media"),            // Relink
    QT_TRANSLATE_NOOP("weft", "Move project"),            // SetPaths
    QT_TRANSLATE_NOOP("weft", "Add proxy"),               // AddProxy
    QT_TRANSLATE_NOOP("weft", "Remove proxy"),            // RemoveProxy
    QT_TRANSLATE_NOOP("weft", "Add generated shot"),      // AddShot
    QT_TRANSLATE_NOOP("weft", "Remove generated shot"),   // RemoveShot
    QT_TRANSLATE_NOOP("weft", "Change recipe"),           // SetRecipe
    QT_TRANSLATE_NOOP("weft", "Choose take"),             // ChooseTake
    QT_TRANSLATE_NOOP("weft", "Make independent"),        // MakeIndependent
    QT_TRANSLATE_NOOP("weft", "Bake to file"),            // BakeToFile
    QT_TRANSLATE_NOOP("weft", "Add sequence"),            // AddSequence
    QT_TRANSLATE_NOOP("weft", "Remove sequence"),         // RemoveSequence
    QT_TRANSLATE_NOOP("weft", "Change sequence"),         // SetSequence
    QT_TRANSLATE_NOOP("weft", "Change master"),           // SetMaster
    QT_TRANSLATE_NOOP("weft", "Switch sequence"),         // SetActive
    QT_TRANSLATE_NOOP("weft", "Add track"),               // AddTrack
    QT_TRANSLATE_NOOP("weft", "Remove track"),            // RemoveTrack
    QT_TRANSLATE_NOOP("weft", "Move track"),              // MoveTrack
    QT_TRANSLATE_NOOP("weft", "Change track"),            // SetTrack
    QT_TRANSLATE_NOOP("weft", "Add marker"),              // AddMarker
    QT_TRANSLATE_NOOP("weft", "Change marker"),           // SetMarker
    QT_TRANSLATE_NOOP("weft", "Remove marker"),           // RemoveMarker
    QT_TRANSLATE_NOOP("weft", "Insert clip"),             // Insert
    QT_TRANSLATE_NOOP("weft", "Overwrite"),               // Overwrite
    QT_TRANSLATE_NOOP("weft", "Append clip"),             // Append
    QT_TRANSLATE_NOOP("weft", "Replace clip"),            // Replace
    QT_TRANSLATE_NOOP("weft", "Place clip"),              // PlaceSpan
    QT_TRANSLATE_NOOP("weft", "Lift clips"),              // Lift
    QT_TRANSLATE_NOOP("weft", "Ripple delete"),           // RippleDelete
    QT_TRANSLATE_NOOP("weft", "Lift range"),              // LiftRange
    QT_TRANSLATE_NOOP("weft", "Extract"),                 // Extract
    QT_TRANSLATE_NOOP("weft", "Close gap"),               // CloseGap
    QT_TRANSLATE_NOOP("weft", "Split"),                   // Split
    QT_TRANSLATE_NOOP("weft", "Join"),                    // Join
    QT_TRANSLATE_NOOP("weft", "Trim"),                    // Trim
    QT_TRANSLATE_NOOP("weft", "Ripple trim"),             // RippleTrim
    QT_TRANSLATE_NOOP("weft", "Ripple trim to playhead"), // RippleTrimToPlayhead
    QT_TRANSLATE_NOOP("weft", "Roll"),                    // Roll
    QT_TRANSLATE_NOOP("weft", "Slip"),                    // Slip
    QT_TRANSLATE_NOOP("weft", "Slide"),                   // Slide
    QT_TRANSLATE_NOOP("weft", "Extend"),                  // Extend
    QT_TRANSLATE_NOOP("weft", "Move"),                    // Move
    QT_TRANSLATE_NOOP("weft", "Swap"),                    // Swap
    QT_TRANSLATE_NOOP("weft", "Duplicate"),               // Duplicate
    QT_TRANSLATE_NOOP("weft", "Make space"),              // Spacer
    QT_TRANSLATE_NOOP("weft", "Paste"),                   // Paste
    QT_TRANSLATE_NOOP("weft", "Paste attributes"),        // PasteAttributes
    QT_TRANSLATE_NOOP("weft", "Change clip"),             // SetClip
    QT_TRANSLATE_NOOP("weft", "Change speed"),            // SetSpeed
    QT_TRANSLATE_NOOP("weft", "Retime"),                  // SetTimeMap
    QT_TRANSLATE_NOOP("weft", "Insert freeze frame"),     // InsertFreeze
    QT_TRANSLATE_NOOP("weft", "Link"),                    // Link
    QT_TRANSLATE_NOOP("weft", "Unlink"),                  // Unlink
    QT_TRANSLATE_NOOP("weft", "Group"),                   // GroupClips
    QT_TRANSLATE_NOOP("weft", "Ungroup"),                 // Ungroup
    QT_TRANSLATE_NOOP("weft", "Move into sync"),          // MoveIntoSync
    QT_TRANSLATE_NOOP("weft", "Slip into sync"),          // SlipIntoSync
    QT_TRANSLATE_NOOP("weft", "Synchronise"),             // Synchronise
    QT_TRANSLATE_NOOP("weft", "Add transition"),          // AddTransition
    QT_TRANSLATE_NOOP("weft", "Add transitions"),         // AddTransitions
    QT_TRANSLATE_NOOP("weft", "Change transition"),       // SetTransition
    QT_TRANSLATE_NOOP("weft", "Remove transition"),       // RemoveTransition
    QT_TRANSLATE_NOOP("weft", "Add effect"),              // AddEffect
    QT_TRANSLATE_NOOP("weft", "Change effect"),           // SetEffect
    QT_TRANSLATE_NOOP("weft", "Set keyframe"),            // SetKeyframe
    QT_TRANSLATE_NOOP("weft", "Move keyframe"),           // MoveKeyframe
    QT_TRANSLATE_NOOP("weft", "Remove keyframe"),         // RemoveKeyframe
    QT_TRANSLATE_NOOP("weft", "Paste effects"),           // PasteEffects
    QT_TRANSLATE_NOOP("weft", "Move effect"),             // MoveEffect
    QT_TRANSLATE_NOOP("weft", "Remove effect"),           // RemoveEffect
    QT_TRANSLATE_NOOP("weft", "Nest"),                    // Nest
    QT_TRANSLATE_NOOP("weft", "Take nest apart"),         // Unnest
    QT_TRANSLATE_NOOP("weft", "Edit"),                    // EditGroup
};
static_assert(kLabels.size() == std::variant_size_v<Edit>);

/// Looks at the frames an edit names: a script may ask for any number, but sums of frames must fit.
/// All whole numbers of 64 bits among an edit's own members are frames.
class FrameCheck
{
public:
    template<typename T>
    void field(const char *, const T &value)
    {
        look(value);
    }
    template<typename T>
    void field(const char *, const T &value, const std::type_identity_t<T> &)
    {
        look(value);
    }
    template<typename T>
    void field(const char *, const std::optional<T> &value, std::nullopt_t)
    {
        if (value)
            look(*value);
    }
    template<typename T>
    void inlined(const T &value)
    {
        fields(*this, value);
    }
    template<typename... T>
    void inlined(const std::variant<T...> &)
    {}

    const Status &status() const { return m_status; }

private:
    template<typename T>
    void look(const T &value)
    {
        if constexpr (std::same_as<T, std::int64_t>) {
            if (m_status)
                m_status = checkFrame(value);
        }
    }

    Status m_status;
};

/// Whether all that an edit changed still ends within reach.
Status checkEnds(const Project &before, const Project &after)
{
    for (std::size_t s = 0; s < after.sequences.size(); ++s) {
        if (s < before.sequences.size() && before.sequences[s] == after.sequences[s])
            continue;
        if (const Status status = checkFrame(after.sequences[s]->length()); !status)
            return status;
    }
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const EditGroup &edit)
{
    Project current = project;
    for (const Edit &step : edit.edits) {
        Result<Project> next = weft::apply(current, step);
        if (!next)
            return next;
        current = *std::move(next);
    }
    return current;
}

Result<Project> apply(const Project &project, const Edit &edit)
{
    return std::visit(
        [&]<typename Alternative>(const Alternative &alternative) -> Result<Project> {
            FrameCheck frames;
            fields(frames, alternative);
            if (!frames.status())
                return fail(frames.status());
            Result<Project> after = weft::apply(project, alternative);
            if (after) {
                if (const Status status = checkEnds(project, *after); !status)
                    return fail(status);
            }
            return after;
        },
        edit);
}

QString describe(const Edit &edit)
{
    if (const auto *group = std::get_if<EditGroup>(&edit); group && !group->name.isEmpty())
        return group->name;
    return tr(kLabels[edit.index()]);
}

} // namespace weft
