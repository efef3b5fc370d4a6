#pragma once

#include "core/project/document.h"

#include <set>

namespace weft {

/// Something that takes space and that nothing refers to.
struct UnusedMedia
{
    MediaId media;
    QString path;           ///< absolute
    std::int64_t bytes = 0; ///< 0 if the file is missing
};
struct UnusedTake
{
    QString id;
    QString path; ///< absolute
    std::int64_t bytes = 0;
};
struct Unused
{
    std::vector<UnusedMedia> media;
    std::vector<UnusedTake> takes; ///< files in the asset store that no shot has chosen
};

/// Media and takes that states of a project show.
struct References
{
    std::set<MediaId> media; ///< of clips and of recipes' inputs
    std::set<QString> takes; ///< ids of chosen takes
    std::set<QString> files; ///< stored paths of all that is in the bin: baked takes are among them

    /// Adds what one state shows.
    void add(const Project &project);
};

/// What the file of a project, its backups and its journals refer to, in any state that they hold
/// or lead to. Thread: main. Errors (Project): one of them cannot be read in full, so that nothing
/// can be said to be unused.
Result<References> referencesAround(const QString &projectPath);

/// A project and what is known of its past.
struct UnusedSearch
{
    const Project &project;
    QString path;                             ///< of its file
    std::vector<Document::Root> history = {}; ///< Document::states() where it is open
};

/// Media and takes of a project that neither the project nor its history refers to, nor its file, a
/// backup or a journal. Thread: main. Errors: as referencesAround().
Result<Unused> findUnused(const UnusedSearch &search);

/// The edit that takes unused media out of the bin; their files stay.
EditGroup removalOf(const std::vector<UnusedMedia> &media);

/// Deletes the files of unused takes: those of a list that are still unused. Their recipes stay
/// listed, so that they can be made again. Call it under the project's lock. Errors: as
/// findUnused(); Output — a file cannot be deleted, those before it are gone.
/// @return the bytes that are free now
Result<std::int64_t> deleteTakes(const std::vector<UnusedTake> &takes, const UnusedSearch &search);

} // namespace weft
