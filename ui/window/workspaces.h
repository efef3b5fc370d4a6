#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace weft::ui {

/// A named arrangement of panels.
///
///     | left | middle | right |
///     |        bottom         |
struct WorkspaceType
{
    const char *id;
    const char *title; ///< translated when shown
    const char *left;  ///< ids of panels, by spaces; the first one lies in front
    const char *middle;
    const char *right;
    const char *bottom;
    int leftShare; ///< of the window's width, in %
    int rightShare;
    int bottomShare; ///< of its height, in %
};

std::span<const WorkspaceType> workspaceTypes();
/// Nothing for an unknown id.
const WorkspaceType *findWorkspaceType(const QString &id);
QString workspaceTitle(const WorkspaceType &type);

} // namespace weft::ui
