#pragma once

#include "core/edit/media.h"

#include <stop_token>

namespace weft {

/// How sure it is that a found file is the one that is looked for, surest first.
enum class MatchBy {
    Content,     ///< the same size and content hash, under whatever name
    NameAndSize, ///< the same name and size; the content differs, or its hash was never taken
    Name,        ///< the same name only, in whatever case of letters
};

/// A file that was found for a media item.
struct RelinkMatch
{
    MediaId media;
    QString path; ///< absolute
    MatchBy by = MatchBy::Content;
    MediaIdentity identity; ///< of the found file
    int equals = 1;         ///< how many files match as well as this one; it is the one whose
                            ///< folders are most like the old path's, then the first by name
};

/// What relinking would do. Nothing has been done yet.
struct RelinkPreview
{
    std::vector<RelinkMatch> matches; ///< in the order of the bin
    std::vector<MediaId> unmatched;   ///< were looked for and not found
};

/// Which media to look for.
struct RelinkSearch
{
    const Project &project;
    QString projectFolder;           ///< that relative paths start from
    QString searchFolder;            ///< looked through with all folders below it
    std::vector<MediaId> media = {}; ///< empty: all that are missing
};

/// Looks for media files by name, size and content. Reads the names of a folder's files, and the
/// head and tail of those that have the size of a wanted one; follows no links to folders. Thread:
/// any. Errors (Usage): no such folder; Cancelled.
Result<RelinkPreview> previewRelink(const RelinkSearch &search, std::stop_token stop = {});

/// The one edit that relinks some matches. Files of other content are probed, for their size, rate
/// and length. Thread: any. Errors (Media): a file is no media, or is not there any more.
Result<Relink> relinkEdit(const Project &project, const QString &projectFolder,
                          const std::vector<RelinkMatch> &matches);

} // namespace weft
