#include "core/edit/edit.h"

#include "core/base/translate.h"

namespace weft {

namespace {

const char *label(const AddFolder &)
{
    return QT_TRANSLATE_NOOP("weft", "Add folder");
}
const char *label(const AddMedia &)
{
    return QT_TRANSLATE_NOOP("weft", "Import media");
}
const char *label(const RemoveMedia &)
{
    return QT_TRANSLATE_NOOP("weft", "Remove media");
}
const char *label(const AddShot &)
{
    return QT_TRANSLATE_NOOP("weft", "Add generated shot");
}
const char *label(const SetRecipe &)
{
    return QT_TRANSLATE_NOOP("weft", "Change recipe");
}
const char *label(const ChooseTake &)
{
    return QT_TRANSLATE_NOOP("weft", "Choose take");
}
const char *label(const AddSequence &)
{
    return QT_TRANSLATE_NOOP("weft", "Add sequence");
}
const char *label(const SetSequence &)
{
    return QT_TRANSLATE_NOOP("weft", "Change sequence");
}
const char *label(const SetActive &)
{
    return QT_TRANSLATE_NOOP("weft", "Switch sequence");
}
const char *label(const AddTrack &)
{
    return QT_TRANSLATE_NOOP("weft", "Add track");
}
const char *label(const RemoveTrack &)
{
    return QT_TRANSLATE_NOOP("weft", "Remove track");
}
const char *label(const SetTrack &)
{
    return QT_TRANSLATE_NOOP("weft", "Change track");
}
const char *label(const AddMarker &)
{
    return QT_TRANSLATE_NOOP("weft", "Add marker");
}
const char *label(const RemoveMarker &)
{
    return QT_TRANSLATE_NOOP("weft", "Remove marker");
}
const char *label(const Insert &)
{
    return QT_TRANSLATE_NOOP("weft", "Insert clip");
}
const char *label(const Overwrite &)
{
    return QT_TRANSLATE_NOOP("weft", "Overwrite");
}
const char *label(const Append &)
{
    return QT_TRANSLATE_NOOP("weft", "Append clip");
}
const char *label(const Lift &)
{
    return QT_TRANSLATE_NOOP("weft", "Lift");
}
const char *label(const RippleDelete &)
{
    return QT_TRANSLATE_NOOP("weft", "Ripple delete");
}
const char *label(const Split &)
{
    return QT_TRANSLATE_NOOP("weft", "Split");
}
const char *label(const Trim &)
{
    return QT_TRANSLATE_NOOP("weft", "Trim");
}
const char *label(const Move &)
{
    return QT_TRANSLATE_NOOP("weft", "Move");
}
const char *label(const SetClip &)
{
    return QT_TRANSLATE_NOOP("weft", "Change clip");
}
const char *label(const AddTransition &)
{
    return QT_TRANSLATE_NOOP("weft", "Add transition");
}
const char *label(const RemoveTransition &)
{
    return QT_TRANSLATE_NOOP("weft", "Remove transition");
}
const char *label(const AddEffect &)
{
    return QT_TRANSLATE_NOOP("weft", "Add effect");
}
const char *label(const SetEffect &)
{
    return QT_TRANSLATE_NOOP("weft", "Change effect");
}
const char *label(const RemoveEffect &)
{
    return QT_TRANSLATE_NOOP("weft", "Remove effect");
}
const char *label(const EditGroup &)
{
    return QT_TRANSLATE_NOOP("weft", "Edit");
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
    return std::visit([&](const auto &alternative) { return weft::apply(project, alternative); },
                      edit);
}

QString describe(const Edit &edit)
{
    if (const auto *group = std::get_if<EditGroup>(&edit); group && !group->name.isEmpty())
        return group->name;
    return std::visit([](const auto &alternative) { return tr(label(alternative)); }, edit);
}

} // namespace weft
