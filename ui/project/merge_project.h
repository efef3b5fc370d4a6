#pragma once

#include "core/edit/edit.h"
#include "core/interchange/interchange.h"

namespace weft::ui {

/// What brings another project into one that is open.
struct Merge
{
    std::vector<Edit> edits;  ///< to be carried out in this order, as one step
    SequenceId main;          ///< the other's active sequence, as it will be known; 0 = it had none
    QStringList notCarried;   ///< a sentence each
    bool bringsTakes = false; ///< some shot has a chosen take, whose file is to be brought along
};

/// The edits that add everything of another project to one: folders, media (those that are there
/// already are used), shots and sequences. Folders and media come into a new bin folder.
/// @param folder that the project's relative paths start from
/// @param other with absolute paths, as readTimeline() gives it
/// @param name of the new bin folder
Merge mergeOf(const Project &project, const QString &folder, const ImportedProject &other,
              const QString &name);

} // namespace weft::ui
