#include "core/cache/cache_folder.h"

#include <QFile>

#include <array>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <unistd.h>

namespace weft {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kLeftoverAgeNs = 600 * kSecondNs;

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

std::int64_t nowNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * kSecondNs + now.tv_nsec;
}

QByteArrayList namesIn(const QByteArray &path)
{
    QByteArrayList names;
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.constData()));
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names << name;
    }
    return names;
}

/// An entry is named by its key alone.
bool isEntryName(const QByteArray &name)
{
    return name.size() == 2 * static_cast<qsizetype>(sizeof(CacheKey));
}

void addFile(const QByteArray &path, const QByteArray &name, std::vector<CacheFile> &files)
{
    struct stat facts
    {};
    if (::lstat(path.constData(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return;
    const std::int64_t lastUse = facts.st_mtim.tv_sec * kSecondNs + facts.st_mtim.tv_nsec;
    if (isEntryName(name))
        files.push_back({path, facts.st_size, lastUse});
    else if (nowNs() - lastUse > kLeftoverAgeNs)
        ::unlink(path.constData());
}

int writePieces(int file, std::array<iovec, 2> pieces)
{
    std::size_t first = 0;
    while (first < pieces.size()) {
        const ssize_t written = ::writev(file, pieces.data() + first,
                                         static_cast<int>(pieces.size() - first));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        auto left = static_cast<std::size_t>(written);
        for (; first < pieces.size() && left >= pieces[first].iov_len; ++first)
            left -= pieces[first].iov_len;
        if (first < pieces.size()) {
            pieces[first].iov_base = static_cast<char *>(pieces[first].iov_base) + left;
            pieces[first].iov_len -= left;
        }
    }
    return 0;
}

iovec pieceOf(std::span<const std::byte> bytes)
{
    return {const_cast<std::byte *>(bytes.data()), bytes.size()};
}

} // namespace

std::vector<CacheFile> entriesIn(const QString &kindFolder)
{
    std::vector<CacheFile> files;
    const QByteArray top = QFile::encodeName(kindFolder) + '/';
    for (const QByteArray &shard : namesIn(top)) {
        const QByteArray folder = top + shard + '/';
        for (const QByteArray &name : namesIn(folder))
            addFile(folder + name, name, files);
    }
    return files;
}

int makeFolderOf(const QByteArray &path)
{
    const QByteArray folder = path.left(path.lastIndexOf('/'));
    if (folder.isEmpty() || ::mkdir(folder.constData(), 0700) == 0 || errno == EEXIST)
        return 0;
    if (errno != ENOENT)
        return errno;
    if (const int error = makeFolderOf(folder); error != 0)
        return error;
    return ::mkdir(folder.constData(), 0700) == 0 || errno == EEXIST ? 0 : errno;
}

int writeWhole(const QByteArray &path, std::span<const std::byte> head,
               std::span<const std::byte> content)
{
    static std::atomic<unsigned> count = 0;
    const QByteArray part = path + '.' + QByteArray::number(::getpid()) + '-'
                            + QByteArray::number(count++) + ".part";
    const int file = ::open(part.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno;
    int error = writePieces(file, {pieceOf(head), pieceOf(content)});
    if (::close(file) != 0 && error == 0)
        error = errno;
    if (error == 0 && ::rename(part.constData(), path.constData()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(part.constData());
    return error;
}

DiskRoom diskRoom(const QString &folder)
{
    struct statvfs facts
    {};
    if (::statvfs(QFile::encodeName(folder).constData(), &facts) != 0)
        return {};
    const auto block = static_cast<std::int64_t>(facts.f_frsize);
    return {static_cast<std::int64_t>(facts.f_bavail) * block,
            static_cast<std::int64_t>(facts.f_blocks) * block};
}

} // namespace weft
