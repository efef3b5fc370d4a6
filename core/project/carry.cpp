#include "core/project/carry.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"
#include "core/generate/asset_store.h"
#include "core/generate/content_hash.h"
#include "core/generate/take_index.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace weft {

namespace {

/// An open file that closes itself.
struct OpenFile
{
    OpenFile(const QString &path, int flags)
        : fd(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666))
    {}
    ~OpenFile()
    {
        if (fd >= 0)
            ::close(fd);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    int fd;
};

Status copyBytes(int from, int to, const QString &source, const QString &target,
                 const std::stop_token &stop)
{
    QByteArray chunk(4 << 20, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, tr("Copying \"%1\" was cancelled.").arg(source));
        const ssize_t got = ::read(from, chunk.data(), static_cast<std::size_t>(chunk.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorKind::Media,
                        tr("\"%1\" cannot be read: %2.")
                            .arg(source, QString::fromLocal8Bit(std::strerror(errno))));
        if (got == 0)
            return {};
        if (!writeAll(to, QByteArray::fromRawData(chunk.constData(), got)))
            return cannotWrite(target, errno);
    }
}

Status compare(const QString &source, const QString &target)
{
    const auto expected = hashOfFile(source);
    if (!expected)
        return fail(expected);
    const auto found = hashOfFile(target);
    if (!found)
        return fail(found);
    if (*found != *expected)
        return fail(ErrorKind::Verification,
                    tr("The copy \"%1\" differs from \"%2\": see that the disk is sound.")
                        .arg(target, source));
    return {};
}

/// Writes a copy, puts it onto the disk and reads it back from there.
Status copyWhole(const QString &source, const QString &target, const std::stop_token &stop)
{
    const OpenFile from(source, O_RDONLY);
    if (from.fd < 0)
        return fail(ErrorKind::Media,
                    tr("\"%1\" cannot be read: %2.")
                        .arg(source, QString::fromLocal8Bit(std::strerror(errno))));
    const OpenFile to(target, O_WRONLY | O_CREAT | O_TRUNC);
    struct stat info
    {};
    if (to.fd < 0 || ::fstat(from.fd, &info) != 0)
        return cannotWrite(target, errno);
    const bool isShared = ::ioctl(to.fd, FICLONE, from.fd) == 0;
    if (!isShared) {
        if (const Status status = copyBytes(from.fd, to.fd, source, target, stop); !status)
            return status;
    }
    const struct timespec times[] = {info.st_atim, info.st_mtim};
    if (::futimens(to.fd, times) != 0 || ::fsync(to.fd) != 0)
        return cannotWrite(target, errno);
    if (isShared)
        return {};
    ::posix_fadvise(to.fd, 0, 0, POSIX_FADV_DONTNEED); // so that the disk is read, not the memory
    return compare(source, target);
}

bool isSameFile(const QString &a, const QString &b)
{
    struct stat first
    {};
    struct stat second
    {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0
           && ::stat(QFile::encodeName(b).constData(), &second) == 0
           && first.st_ino == second.st_ino && first.st_dev == second.st_dev;
}

Status checkAlreadyThere(const QString &from, const QString &to)
{
    if (isSameFile(from, to))
        return {};
    if (QFileInfo(from).size() == QFileInfo(to).size() && compare(from, to))
        return {};
    return fail(ErrorKind::Output,
                tr("\"%1\" cannot be brought to \"%2\": another file is there.").arg(from, to));
}

Status carryTake(const Take &take, const QString &from, const QString &to, TakeIndex &index,
                 const std::stop_token &stop)
{
    const auto &known = index.takes();
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const Take &other) { return other.id == take.id; });
    if (same != known.end() && same->contentHash != take.contentHash)
        return fail(ErrorKind::Project,
                    tr("The folder \"%1\" has another take \"%2\": save under another name.")
                        .arg(to, take.id));
    const QString source = from + QLatin1Char('/') + take.file;
    if (QFileInfo(source).isFile()) {
        const QString target = to + QLatin1Char('/') + take.file;
        if (const Status status = carryFile(source, target, CarryBy::Link, stop); !status)
            return status;
    }
    return same != known.end() && same->fileHash == take.fileHash ? Status() : index.append(take);
}

} // namespace

Status carryFile(const QString &from, const QString &to, CarryBy by, std::stop_token stop)
{
    if (QFileInfo::exists(to))
        return checkAlreadyThere(from, to);
    const QByteArray target = QFile::encodeName(to);
    if (by == CarryBy::Link
        && ::linkat(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, target.constData(),
                    AT_SYMLINK_FOLLOW)
               == 0)
        return {};
    const QString part = to + QStringLiteral(".part");
    Status status = copyWhole(from, part, stop);
    if (status && ::rename(QFile::encodeName(part).constData(), target.constData()) != 0)
        status = cannotWrite(to, errno);
    if (!status)
        QFile::remove(part);
    return status;
}

Status carryTakes(const QString &fromFolder, const QString &toFolder, std::stop_token stop)
{
    AssetStore store(fromFolder);
    if (const Status status = store.load(); !status)
        return status;
    if (store.takes().empty() || isSameFile(fromFolder, toFolder))
        return {};
    if (const Status status = makeFolder(toFolder); !status)
        return status;
    auto index = TakeIndex::open(toFolder + QStringLiteral("/takes.jsonl"));
    if (!index)
        return fail(index);
    for (const Take &take : store.takes()) {
        if (const Status status = carryTake(take, fromFolder, toFolder, *index, stop); !status)
            return status;
    }
    return {};
}

} // namespace weft
