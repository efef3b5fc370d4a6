#include "core/edit/edit.h"

#include "core/base/translate.h"

#include <array>

namespace weft {

namespace {

/// What a step is called in the history, one row for each edit, in the order of the variant.
constexpr std::array kLabels{
    QT_TRANSLATE_NOOP("weft", "Add folder"),          // AddFolder
    QT_TRANSLATE_NOOP("weft", "Import media"),        // AddMedia
    QT_TRANSLATE_NOOP("weft", "Remove media"),        // RemoveMedia
    QT_TRANSLATE_NOOP("weft", "Change media"),        // SetMedia
    QT_TRANSLATE_NOOP("weft", "Change shot"),         // SetShot
    QT_TRANSLATE_NOOP("weft", "Change folder"),       // SetFolder
    QT_TRANSLATE_NOOP("weft", "Remove folder"),       // RemoveFolder
    QT_TRANSLATE_NOOP("weft", "Relink media"),        // Relink
    QT_TRANSLATE_NOOP("weft", "Move project"),        // SetPaths
    QT_TRANSLATE_NOOP("weft", "Add proxy"),           // AddProxy
    QT_TRANSLATE_NOOP("weft", "Remove proxy"),        // RemoveProxy
    QT_TRANSLATE_NOOP("weft", "Add generated shot"),  // AddShot
    QT_TRANSLATE_NOOP("weft", "Change recipe"),       // SetRecipe
    QT_TRANSLATE_NOOP("weft", "Choose take"),         // ChooseTake
    QT_TRANSLATE_NOOP("weft", "Make independent"),    // MakeIndependent
    QT_TRANSLATE_NOOP("weft", "Bake to file"),        // BakeToFile
    QT_TRANSLATE_NOOP("weft", "Add sequence"),        // AddSequence
    QT_TRANSLATE_NOOP("weft", "Change sequence"),     // SetSequence
    QT_TRANSLATE_NOOP("weft", "Switch sequence"),     // SetActive
    QT_TRANSLATE_NOOP("weft", "Add track"),           // AddTrack
    QT_TRANSLATE_NOOP("weft", "Remove track"),        // RemoveTrack
    QT_TRANSLATE_NOOP("weft", "Move track"),          // MoveTrack
    QT_TRANSLATE_NOOP("weft", "Change track"),        // SetTrack
    QT_TRANSLATE_NOOP("weft", "Add marker"),          // AddMarker
    QT_TRANSLATE_NOOP("weft", "Change marker"),       // SetMarker
    QT_TRANSLATE_NOOP("weft", "Remove marker"),       // RemoveMarker
    QT_TRANSLATE_NOOP("weft", "Insert clip"),         // Insert
    QT_TRANSLATE_NOOP("weft", "Overwrite"),           // Overwrite
    QT_TRANSLATE_NOOP("weft", "Append clip"),         // Append
    QT_TRANSLATE_NOOP("weft", "Replace clip"),        // Replace
    QT_TRANSLATE_NOOP("weft", "Place clip"),          // PlaceSpan
    QT_TRANSLATE_NOOP("weft", "Lift"),                // Lift
    QT_TRANSLATE_NOOP("weft", "Ripple delete"),       // RippleDelete
    QT_TRANSLATE_NOOP("weft", "Lift"),                // LiftRange
    QT_TRANSLATE_NOOP("weft", "Extract"),             // Extract
    QT_TRANSLATE_NOOP("weft", "Close gap"),           // CloseGap
    QT_TRANSLATE_NOOP("weft", "Split"),               // Split
    QT_TRANSLATE_NOOP("weft", "Join"),                // Join
    QT_TRANSLATE_NOOP("weft", "Trim"),                // Trim
    QT_TRANSLATE_NOOP("weft", "Ripple trim"),         // RippleTrim
    QT_TRANSLATE_NOOP("weft", "Roll"),                // Roll
    QT_TRANSLATE_NOOP("weft", "Slip"),                // Slip
    QT_TRANSLATE_NOOP("weft", "Slide"),               // Slide
    QT_TRANSLATE_NOOP("weft", "Extend"),              // Extend
    QT_TRANSLATE_NOOP("weft", "Move"),                // Move
    QT_TRANSLATE_NOOP("weft", "Swap"),                // Swap
    QT_TRANSLATE_NOOP("weft", "Duplicate"),           // Duplicate
    QT_TRANSLATE_NOOP("weft", "Make space"),          // Spacer
    QT_TRANSLATE_NOOP("weft", "Paste"),               // Paste
    QT_TRANSLATE_NOOP("weft", "Paste attributes"),    // PasteAttributes
    QT_TRANSLATE_NOOP("weft", "Change clip"),         // SetClip
    QT_TRANSLATE_NOOP("weft", "Change speed"),        // SetSpeed
    QT_TRANSLATE_NOOP("weft", "Insert freeze frame"), // InsertFreeze
    QT_TRANSLATE_NOOP("weft", "Link"),                // Link
    QT_TRANSLATE_NOOP("weft", "Unlink"),              // Unlink
    QT_TRANSLATE_NOOP("weft", "Group"),               // GroupClips
    QT_TRANSLATE_NOOP("weft", "Ungroup"),             // Ungroup
    QT_TRANSLATE_NOOP("weft", "Move into sync"),      // MoveIntoSync
    QT_TRANSLATE_NOOP("weft", "Slip into sync"),      // SlipIntoSync
    QT_TRANSLATE_NOOP("weft", "Add transition"),      // AddTransition
    QT_TRANSLATE_NOOP("weft", "Add transitions"),     // AddTransitions
    QT_TRANSLATE_NOOP("weft", "Change transition"),   // SetTransition
    QT_TRANSLATE_NOOP("weft", "Remove transition"),   // RemoveTransition
    QT_TRANSLATE_NOOP("weft", "Add effect"),          // AddEffect
    QT_TRANSLATE_NOOP("weft", "Change effect"),       // SetEffect
    QT_TRANSLATE_NOOP("weft", "Move effect"),         // MoveEffect
    QT_TRANSLATE_NOOP("weft", "Remove effect"),       // RemoveEffect
    QT_TRANSLATE_NOOP("weft", "Nest"),                // Nest
    QT_TRANSLATE_NOOP("weft", "Take nest apart"),     // Unnest
    QT_TRANSLATE_NOOP("weft", "Edit"),                // EditGroup
};
static_assert(kLabels.size() == std::variant_size_v<Edit>);

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
    return std::visit([&](const auto &alternative) { return weft::apply(project, alternative); },
                      edit);
}

QString describe(const Edit &edit)
{
    if (const auto *group = std::get_if<EditGroup>(&edit); group && !group->name.isEmpty())
        return group->name;
    return tr(kLabels[edit.index()]);
}

} // namespace weft
