#include "core/generate/asset_store.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"
#include "core/generate/recipe_digest.h"
#include "core/generate/take_index.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace weft {

namespace {

constexpr qsizetype kEnoughToRecognise = 16; // digits of a digest in a file's name

QString indexPath(const QString &folder)
{
    return folder + QLatin1String("/takes.jsonl");
}

/// Puts a file, or a folder's names, onto the disk.
Status sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return cannotWrite(path, errno);
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return error == 0 ? Status() : cannotWrite(path, error);
}

/// Moves a file to its final name within its folder, for good.
Status moveWhole(const QString &from, const QString &to)
{
    if (const Status synced = sync(from); !synced)
        return synced;
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotWrite(to, errno);
    return sync(QFileInfo(to).absolutePath());
}

} // namespace

AssetStore::AssetStore(QString folder)
    : m_folder(std::move(folder))
{}

QString AssetStore::folderFor(const QString &projectPath)
{
    const QFileInfo file(projectPath);
    return file.absolutePath() + QLatin1Char('/') + file.completeBaseName()
           + QLatin1String(".assets");
}

Status AssetStore::load()
{
    m_takes.clear();
    const QString path = indexPath(m_folder);
    if (!QFileInfo::exists(path))
        return {};
    const auto text = readFile(path, ErrorKind::Project);
    if (!text)
        return fail(text);
    auto list = readTakes(*text, path);
    if (!list)
        return fail(list);
    m_takes = std::move(list->takes);
    return {};
}

const Take *AssetStore::find(const QString &id) const
{
    const auto found = std::find_if(m_takes.begin(), m_takes.end(),
                                    [&id](const Take &take) { return take.id == id; });
    return found != m_takes.end() ? &*found : nullptr;
}

std::vector<const Take *> AssetStore::madeFrom(const Recipe &recipe) const
{
    std::vector<const Take *> found;
    for (const Take &take : m_takes) {
        if (isTakeOf(take.id, recipe))
            found.push_back(&take);
    }
    return found;
}

std::optional<QString> AssetStore::filePath(const QString &takeId) const
{
    const Take *take = find(takeId);
    const QString path = take ? m_folder + QLatin1Char('/') + take->file : QString();
    return take && QFileInfo(path).isFile() ? std::optional(path) : std::nullopt;
}

QString AssetStore::asidePath(const Take &take) const
{
    return m_folder + QLatin1Char('/') + take.file + QLatin1String(".deleted");
}

Status AssetStore::setAside(const QString &takeId)
{
    const auto path = filePath(takeId);
    return path ? moveWhole(*path, asidePath(*find(takeId))) : Status();
}

Status AssetStore::bringBack(const QString &takeId)
{
    const Take *take = find(takeId);
    if (!take || filePath(takeId) || !QFileInfo::exists(asidePath(*take)))
        return {};
    return moveWhole(asidePath(*take), m_folder + QLatin1Char('/') + take->file);
}

std::vector<QString> AssetStore::setAsideTakes() const
{
    std::vector<QString> ids;
    for (const Take &take : m_takes) {
        if (setAsidePath(take.id))
            ids.push_back(take.id);
    }
    return ids;
}

std::optional<QString> AssetStore::setAsidePath(const QString &takeId) const
{
    const Take *take = find(takeId);
    return take && QFileInfo::exists(asidePath(*take)) ? std::optional(asidePath(*take))
                                                       : std::nullopt;
}

Status AssetStore::discard(const QString &takeId)
{
    const Take *take = find(takeId);
    if (!take || !QFileInfo::exists(asidePath(*take)))
        return {};
    QFile file(asidePath(*take));
    return file.remove() ? Status()
                         : fail(ErrorKind::Output, tr("The take \"%1\" cannot be deleted: %2.")
                                                       .arg(file.fileName(), file.errorString()));
}

Result<QString> AssetStore::newPartPath(const Recipe &recipe)
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorKind::Output,
                    tr("The folder for takes, %1, cannot be made. See that the folder it lies in "
                       "can be written to, and that no file has its name.")
                        .arg(m_folder));
    return QStringLiteral("%1/%2-%3.part")
        .arg(QDir(m_folder).absolutePath(), recipeDigest(recipe).left(kEnoughToRecognise),
             QUuid::createUuid().toString(QUuid::Id128));
}

QString AssetStore::jobFolder(const Recipe &recipe) const
{
    return QStringLiteral("%1/%2.job")
        .arg(QDir(m_folder).absolutePath(), recipeDigest(recipe).left(kEnoughToRecognise));
}

Result<Take> AssetStore::add(const QString &partPath, Take take)
{
    auto index = TakeIndex::open(indexPath(m_folder));
    if (!index)
        return fail(index);
    m_takes = index->takes();
    for (const Take *known : madeFrom(take.recipe)) {
        if (known->contentHash == take.contentHash)
            return restore(partPath, *known, take.fileHash, *index);
    }
    take.id = freeId(take.recipe);
    take.file = take.id + QLatin1String(".mkv");
    const QString path = m_folder + QLatin1Char('/') + take.file;
    if (const Status moved = moveWhole(partPath, path); !moved)
        return fail(moved);
    if (const Status appended = index->append(take); !appended) {
        QFile::rename(path, partPath);
        return fail(appended);
    }
    m_takes = index->takes();
    return take;
}

/// The store knows the take already: only its file may be missing.
Result<Take> AssetStore::restore(const QString &partPath, Take known, const QString &fileHash,
                                 TakeIndex &index)
{
    if (filePath(known.id)) {
        QFile::remove(partPath);
        return known;
    }
    if (const Status moved = moveWhole(partPath, m_folder + QLatin1Char('/') + known.file); !moved)
        return fail(moved);
    if (known.fileHash == fileHash)
        return known;
    known.fileHash = fileHash; // the same pictures, packed by another version of the encoder
    if (const Status appended = index.append(known); !appended)
        return fail(appended);
    m_takes = index.takes();
    return known;
}

/// The recipe's digest, with a number where it is taken.
QString AssetStore::freeId(const Recipe &recipe) const
{
    const QString digest = recipeDigest(recipe);
    QString id = digest;
    for (int number = 2; find(id); ++number)
        id = QStringLiteral("%1-%2").arg(digest).arg(number);
    return id;
}

} // namespace weft
