#include "core/base/file.h"

#include "core/base/descriptor.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace weft {

namespace {

Status writeNew(const QString &path, const QByteArray &content, mode_t mode)
{
    Descriptor file(
        ::open(path.toUtf8().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0)
        return cannotWrite(path, errno);
    if (mode != 0)
        ::fchmod(file.get(), mode);
    if (!writeAll(file.get(), content) || ::fsync(file.get()) != 0 || !file.close())
        return cannotWrite(path, errno);
    return {};
}

QString userFolder(const char *variable, const QString &fallback)
{
    const QString given = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(given)
                             ? given // the standard says to ignore relative ones
                             : QDir::homePath() + QLatin1Char('/') + fallback;
    return base + QStringLiteral("/weft");
}

/// Removes what killed programs left of a file they were replacing.
void removeLeftovers(const QString &folder, const QString &name)
{
    const QString prefix = QStringLiteral(".%1.").arg(name);
    for (const QString &part : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        if (!part.startsWith(prefix) || !part.endsWith(QLatin1String(".part")))
            continue;
        bool isNumber = false;
        const int process = part.section(QLatin1Char('.'), -2, -2).toInt(&isNumber);
        if (isNumber && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
            QFile::remove(folder + QLatin1Char('/') + part);
    }
}

void syncFolder(const QString &path)
{
    const Descriptor folder(::open(path.toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
}

} // namespace

bool writeAll(int descriptor, const QByteArray &content)
{
    qsizetype written = 0;
    while (written < content.size()) {
        const ssize_t count = ::write(descriptor, content.constData() + written,
                                      static_cast<std::size_t>(content.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        written += count;
    }
    return true;
}

Result<QByteArray> readFile(const QString &path, ErrorKind kind, std::int64_t maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(kind, tr("There is no file \"%1\".").arg(path));
    if (!info.isFile())
        return fail(kind, tr("\"%1\" is not a file.").arg(path));
    if (info.size() > maxBytes)
        return fail(kind,
                    tr("\"%1\" has %2 bytes; more than %3 are not read. Is it the right file?")
                        .arg(path)
                        .arg(info.size())
                        .arg(maxBytes));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(kind, tr("\"%1\" cannot be read: %2.").arg(path, file.errorString()));
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(kind, tr("\"%1\" cannot be read: %2.").arg(path, file.errorString()));
    return content;
}

Status replaceFile(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    if (info.isDir())
        return cannotWrite(path, EISDIR);
    const QString target = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QString folder = QFileInfo(target).absolutePath();
    if (!QFileInfo(folder).isDir())
        return cannotWrite(path, ENOENT);
    struct stat old
    {};
    const bool existed = ::stat(target.toUtf8().constData(), &old) == 0;
    const QString part = QStringLiteral("%1/.%2.%3.part")
                             .arg(folder, QFileInfo(target).fileName())
                             .arg(::getpid());
    removeLeftovers(folder, QFileInfo(target).fileName());
    Status status = writeNew(part, content, existed ? old.st_mode & 07777 : 0);
    if (status) {
        const auto readBack = readFile(part, ErrorKind::Output, content.size());
        if (!readBack || *readBack != content)
            status = cannotWrite(path, EIO, tr("what was read back differs from what was written"));
    }
    if (status && ::rename(part.toUtf8().constData(), target.toUtf8().constData()) != 0)
        status = cannotWrite(path, errno);
    if (!status) {
        ::unlink(part.toUtf8().constData());
        return status;
    }
    syncFolder(folder);
    return {};
}

Status makeFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return cannotWrite(path, errno);
    return {};
}

QString stateFolder()
{
    return userFolder("XDG_STATE_HOME", QStringLiteral(".local/state"));
}

QString dataFolder()
{
    return userFolder("XDG_DATA_HOME", QStringLiteral(".local/share"));
}

QString configFolder()
{
    return userFolder("XDG_CONFIG_HOME", QStringLiteral(".config"));
}

QString cacheFolder()
{
    return userFolder("XDG_CACHE_HOME", QStringLiteral(".cache"));
}

} // namespace weft
