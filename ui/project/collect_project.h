#pragma once

#include <QString>

namespace weft::ui {

class Session;

/// Copies the project and everything it needs into a new folder, named as the project, in the one
/// given; shown as a task, on another thread. What came of it is told by a notice. Media that are
/// missing are left out and told.
void collectProject(Session &session, const QString &parentFolder);

} // namespace weft::ui
