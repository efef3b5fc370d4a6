#pragma once

#include "core/edit/edit.h"

#include <QStringList>

#include <functional>

namespace weft::ui {

class Session;

/// Files that were looked at and can come into the bin.
struct ImportPlan
{
    /// That add them, with the folders they lie in. Only for the project as it is when this is
    /// handed over.
    std::vector<Edit> edits;
    std::vector<MediaId> media; ///< what is or will be in the bin, in the order they were given
    /// The same, and the generated shots that files were made as, each once.
    std::vector<Source> sources;
    QStringList leftOut; ///< a sentence for each file that is not among them
    int found = 0;       ///< files, those in folders too
};

/// Looks at files on other threads, several at once, and hands over what would import them; folders
/// become folders of the bin, and what Weft made from a recipe the generated shot again. A task
/// shows how far it is and can be stopped: then, and when another project is opened meanwhile,
/// nothing is handed over. @param done is called from the event loop
void planImport(Session &session, const QStringList &paths, FolderId into,
                std::function<void(ImportPlan)> done);

/// Adds files and folders to the bin, in one step of the history, as planImport() finds them. What
/// was left out is told by one notice. A model alone is offered to be added to the models.
/// @param done gets the ids of all that are in the bin now, in the order they were given
void importFiles(Session &session, const QStringList &paths, FolderId into,
                 std::function<void(std::vector<MediaId>)> done = {});

/// Tells what an import left out; nothing for nothing.
void tellLeftOut(Session &session, const QStringList &sentences, int found);

} // namespace weft::ui
