#pragma once

#include "core/base/result.h"
#include "core/generate/asset_store.h"
#include "core/model/project.h"
#include "core/project/project_lock.h"
#include "core/render/media_map.h"

namespace weft::cli {

/// A project file opened for a command, with what lies around it.
struct OpenedProject
{
    QString path;   ///< absolute
    QString folder; ///< that relative media paths start from
    Project project;
    AssetStore store;
    std::optional<ProjectLock> lock = {}; ///< held where the command may save

    /// Lets shots whose chosen take is not on disk show one that was made from their very recipe,
    /// if the store has it. Not to be saved.
    void useMadeTakes();
    MediaMap locate() const { return locateMedia(project, folder, store); }
    /// The sequence of a name, or the active one if the name is empty. Errors (Usage): none or
    /// several of that name; a project without sequences.
    Result<const Sequence *> sequence(const QString &name) const;
    /// Saves the project where it was read from. Errors (Output).
    Status save() const;
};

/// Opens a project as its file is; work of a crashed editor that is not in it is noted.
/// Errors (Project): the file cannot be read as a project; the index of its takes cannot be read.
Result<OpenedProject> openProject(const std::string &path);

/// The same for a command that saves: nobody else changes the project until the command ends.
/// Errors: also those of lockToWrite().
Result<OpenedProject> openProjectToChange(const std::string &path);

/// Writes a line to stderr where a crashed editor left work that the project's file does not have.
void noteWaitingWork(const QString &projectPath);

/// The right to write a project file, whether it is there or not. Errors (Output): it is open
/// elsewhere, the sentence says where; its folder cannot be written; a crashed editor left work
/// that the file does not have, which could then only be had instead of what is written: the
/// sentence names the command that brings it back.
Result<ProjectLock> lockToWrite(const QString &projectPath);

} // namespace weft::cli
