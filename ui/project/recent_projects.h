#pragma once

#include <QStringList>

namespace weft::ui {

/// Project files that were opened or saved, the last one first; those that are gone are left out.
QStringList recentProjects();
void rememberProject(const QString &path);
void forgetProject(const QString &path);

/// The project without a name that was open when the window was last closed: it comes back with the
/// next start. Empty: none.
QString keptProject();
void keepProject(const QString &path);

} // namespace weft::ui
