#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Writes a project as it is now into a folder, to be rendered later whatever becomes of it
/// meanwhile: "snapshot.weft" with the sequence as the active one, its takes beside it. Media stay
/// where they are, and so do the takes of a project with a name, which are reached by a link.
/// @param projectPath its file; @param folder is made
/// @return the path of the snapshot. Errors (Output).
Result<QString> writeSnapshot(const Project &project, SequenceId sequence,
                              const QString &projectPath, const QString &folder);

} // namespace weft
