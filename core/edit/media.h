#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

#include <map>

namespace weft {

/// Renames, moves, tags or rates a media file in the bin, or says how its pictures are to be taken
/// (see Interpretation); what is not given stays. Its clips keep showing it. Refused: an unknown
/// file or folder, an empty name, an empty tag or one twice, a rating that is not 0 to kMaxRating,
/// an interpretation of a file without pictures.
struct SetMedia
{
    static constexpr const char *kName = "set-media";
    MediaId media;
    std::optional<QString> name;
    std::optional<FolderId> folder; ///< 0 = top
    std::optional<std::vector<QString>> tags;
    std::optional<int> rating;
    std::optional<ColourTags> colour; ///< unspecified = as the file says
    std::optional<MediaHdr> hdr;
    std::optional<bool> premultiplied;
};
Result<Project> apply(const Project &project, const SetMedia &edit);

/// The same for a generated shot.
struct SetShot
{
    static constexpr const char *kName = "set-shot";
    ShotId shot;
    std::optional<QString> name;
    std::optional<FolderId> folder; ///< 0 = top
    std::optional<std::vector<QString>> tags;
    std::optional<int> rating;
};
Result<Project> apply(const Project &project, const SetShot &edit);

/// Renames a folder of the bin, or moves it with all it holds. Refused: an unknown folder or
/// parent, an empty name, a parent that lies in the folder itself.
struct SetFolder
{
    static constexpr const char *kName = "set-folder";
    FolderId folder;
    std::optional<QString> name;
    std::optional<FolderId> parent; ///< 0 = top
};
Result<Project> apply(const Project &project, const SetFolder &edit);

/// Removes a folder; what it holds moves to the folder it lies in. Refused: an unknown folder.
///
///     Footage                     Footage
///       Day 1                       beach.mp4
///         beach.mp4          →      Close-ups
///         Close-ups
struct RemoveFolder
{
    static constexpr const char *kName = "remove-folder";
    FolderId folder;
};
Result<Project> apply(const Project &project, const RemoveFolder &edit);

/// Another file for one media item.
struct NewFile
{
    MediaId media;
    QString path; ///< as MediaItem::path
    MediaIdentity identity;
    std::optional<MediaInfo> info; ///< nothing: the same content, so the info stays
};

/// Lets media items read other files, all of them or none. Clips, names and tags stay; a clip that
/// reaches past the end of a shorter file shows its edge frame there. Proxies stay where the
/// content is the same, else they go. Refused: an unknown item, one twice, an empty path, a file
/// without the picture, the sound stream or the look-up table that a clip uses.
struct Relink
{
    static constexpr const char *kName = "relink";
    std::vector<NewFile> files;
};
Result<Project> apply(const Project &project, const Relink &edit);

/// Rewrites stored paths of media, proxies and display views, because the project's file lies
/// elsewhere from now on: each that is a key becomes its value. The files are the same. Never
/// refused, so that it can amend every state of a history.
struct SetPaths
{
    static constexpr const char *kName = "set-paths";
    std::map<QString, QString> paths;
};
Result<Project> apply(const Project &project, const SetPaths &edit);

/// Adds a representation to a media file. Refused: an unknown file, no path or one that is a proxy
/// of this file already, a size that is not 1 to 32768.
struct AddProxy
{
    static constexpr const char *kName = "add-proxy";
    MediaId media;
    Proxy proxy;
};
Result<Project> apply(const Project &project, const AddProxy &edit);

/// Forgets a representation of a media file; its own file stays. Refused: an unknown media file or
/// proxy.
struct RemoveProxy
{
    static constexpr const char *kName = "remove-proxy";
    MediaId media;
    QString path; ///< of the proxy
};
Result<Project> apply(const Project &project, const RemoveProxy &edit);

} // namespace weft
