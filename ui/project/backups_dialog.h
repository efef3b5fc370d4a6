#pragma once

#include <QString>

class QWidget;

namespace weft::ui {

class ProjectFiles;

/// Lists the earlier states of the open project's file, newest first; one that is chosen opens as a
/// project without a name.
void showBackups(ProjectFiles &files, QWidget *parent);

} // namespace weft::ui
