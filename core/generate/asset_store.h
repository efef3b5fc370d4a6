#pragma once

#include "core/base/result.h"
#include "core/model/shot.h"

#include <optional>
#include <vector>

namespace weft {

/// A finished take: a media file (FFV1 in Matroska) made from a recipe. Never changed, never
/// replaced.
struct Take
{
    QString id; ///< digest of the recipe, with "-2", "-3" … where the same recipe made other pixels
    QString file;        ///< name inside the store's folder
    QString contentHash; ///< XXH3-128 of the decoded frames in order, 32 hexadecimal digits
    QString fileHash;    ///< XXH3-128 of the file's bytes
    std::int64_t frames = 0;
    Recipe recipe;  ///< that made it
    QString plugin; ///< id and version of the plugin: "testpattern 1.0"
};

/// The takes of a project: a folder with media files and an append-only index (`takes.jsonl`, one
/// JSON object a line), outside undo. A line is written only once its file is whole and on the
/// disk; a last line that is torn (no whole JSON) is ignored, and cut off before the next one is
/// written. Where two lines have the same id the later one counts. Removing is the user's act
/// alone. Several processes may add at once (the index is locked meanwhile). Thread: one at a time.
class AssetStore
{
public:
    /// @param folder need not exist until the first take is added
    explicit AssetStore(QString folder);

    /// The store of a project file: "<name>.assets" beside it.
    static QString folderFor(const QString &projectPath);

    const QString &folder() const { return m_folder; }

    /// Reads the index. Pointers to takes given out before are invalid afterwards.
    /// Errors (Project): it exists and cannot be read; a line is malformed, unless it is the last
    /// one and torn; a file that is not inside the folder.
    Status load();
    const std::vector<Take> &takes() const { return m_takes; }
    /// Nothing for an unknown id.
    const Take *find(const QString &id) const;
    /// Takes made from this very recipe, oldest first.
    std::vector<const Take *> madeFrom(const Recipe &recipe) const;
    /// The path of a take's file if it is there.
    std::optional<QString> filePath(const QString &takeId) const;

    /// Renames a take's file, so that filePath() no longer has it, until bringBack() does. Nothing
    /// happens where there is no such file. Errors (Output): it cannot be renamed.
    Status setAside(const QString &takeId);
    Status bringBack(const QString &takeId);
    /// Ids of the takes that are set aside, as they are listed.
    std::vector<QString> setAsideTakes() const;
    /// The path of a take's file if it is set aside.
    std::optional<QString> setAsidePath(const QString &takeId) const;
    /// Deletes a file that was set aside, for good; the take's recipe stays listed, so that it can
    /// be made again. Nothing happens where there is none. Errors (Output).
    Status discard(const QString &takeId);

    /// A path inside the folder for a worker to write to; the folder is made. Errors (Output).
    Result<QString> newPartPath(const Recipe &recipe);
    /// The folder that a job for this recipe may keep its half-way results in, the same each time.
    /// Not made here.
    QString jobFolder(const Recipe &recipe) const;
    /// Takes over a finished part file: syncs, renames, appends to the index. Where the store
    /// already has a take with the same recipe and the same content, the part is removed and that
    /// take is returned (its file is restored if it was missing). Also learns of the takes that
    /// others have added; pointers given out before are invalid afterwards.
    /// @param take without id and file. Errors: Output — the part is left where it is; Project — as
    /// load().
    Result<Take> add(const QString &partPath, Take take);

private:
    Result<Take> restore(const QString &partPath, Take known, const QString &fileHash,
                         class TakeIndex &index);
    QString freeId(const Recipe &recipe) const;
    QString asidePath(const Take &take) const;

    QString m_folder;
    std::vector<Take> m_takes;
};

} // namespace weft
