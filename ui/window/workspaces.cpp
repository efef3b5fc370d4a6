#include "ui/window/workspaces.h"

#include <QCoreApplication>

namespace weft::ui {

namespace {

const WorkspaceType kWorkspaces[] = {
    {"edit", QT_TRANSLATE_NOOP("Workspace", "Edit"), "bin generate effects", "program source",
     "inspector generations jobs", "timeline mixer markers history", 24, 26, 48},
    {"generate", QT_TRANSLATE_NOOP("Workspace", "Generate"), "generate bin", "program source",
     "generations inspector jobs", "timeline history", 30, 28, 42},
    {"colour", QT_TRANSLATE_NOOP("Workspace", "Colour"), "scopes effects", "program source",
     "inspector", "timeline history", 32, 28, 40},
    {"audio", QT_TRANSLATE_NOOP("Workspace", "Audio"), "mixer effects", "program", "inspector",
     "timeline markers history", 40, 26, 48},
    {"deliver", QT_TRANSLATE_NOOP("Workspace", "Deliver"), "jobs bin", "program", "inspector",
     "timeline markers history", 34, 26, 40},
};

} // namespace

std::span<const WorkspaceType> workspaceTypes()
{
    return kWorkspaces;
}

const WorkspaceType *findWorkspaceType(const QString &id)
{
    for (const WorkspaceType &type : kWorkspaces) {
        if (id == QLatin1String(type.id))
            return &type;
    }
    return nullptr;
}

QString workspaceTitle(const WorkspaceType &type)
{
    return QCoreApplication::translate("Workspace", type.title);
}

} // namespace weft::ui
