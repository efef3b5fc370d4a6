#include "core/project/project_lock.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/model/json_archive.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace weft {

namespace {

/// Who holds a lock, for people.
struct Holder
{
    QString program;
    std::int64_t process = 0;
    QString user;
    QString machine;
    QString since; ///< ISO 8601, UTC
};

void fields(auto &archive, Like<Holder> auto &holder)
{
    archive.field("program", holder.program);
    archive.field("process", holder.process);
    archive.field("user", holder.user);
    archive.field("machine", holder.machine);
    archive.field("since", holder.since);
}

/// The name of whoever runs this program; a number where the machine knows none.
QString userName()
{
    const passwd *const user = ::getpwuid(::geteuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString::number(::geteuid());
}

Holder ourselves()
{
    return {QCoreApplication::applicationName(), ::getpid(), userName(),
            QSysInfo::machineHostName(), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)};
}

QString lockPath(const QString &projectPath)
{
    const QFileInfo info(projectPath);
    const QFileInfo target(info.exists() ? info.canonicalFilePath() : info.absoluteFilePath());
    return QStringLiteral("%1/.%2.lock").arg(target.absolutePath(), target.fileName());
}

/// The locked file is still the one of that name: its last holder may have removed it meanwhile.
bool isStillThere(const QByteArray &path, int descriptor)
{
    struct stat named
    {};
    struct stat locked
    {};
    return ::stat(path.constData(), &named) == 0 && ::fstat(descriptor, &locked) == 0
           && named.st_ino == locked.st_ino && named.st_dev == locked.st_dev;
}

tl::unexpected<Error> isOpenElsewhere(const QString &projectPath)
{
    const auto text = readFile(lockPath(projectPath), ErrorKind::Output, 4096);
    const auto json = text ? parseJson(*text, {}, ErrorKind::Output) : fail(text);
    const auto holder = json ? fromJson<Holder>(*json, {}, ErrorKind::Output) : fail(json);
    if (!holder) // between taking the lock and writing who took it
        return fail(ErrorKind::Output,
                    tr("\"%1\" is open in another program: close it there, or save under another "
                       "name.")
                        .arg(projectPath));
    return fail(
        ErrorKind::Output,
        tr("\"%1\" is open in %2 (process %3, user %4, on %5, since %6): close it there, or "
           "save under another name.")
            .arg(projectPath, holder->program)
            .arg(holder->process)
            .arg(holder->user, holder->machine, holder->since));
}

} // namespace

ProjectLock::ProjectLock(QString path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{}

ProjectLock::ProjectLock(ProjectLock &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{}

ProjectLock &ProjectLock::operator=(ProjectLock &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

ProjectLock::~ProjectLock()
{
    if (m_descriptor < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData()); // while it is ours
    ::close(m_descriptor);
}

Result<ProjectLock> ProjectLock::acquire(const QString &projectPath)
{
    const QString path = lockPath(projectPath);
    const QByteArray name = QFile::encodeName(path);
    for (;;) {
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0)
            break;
        ProjectLock lock(path, descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int error = errno;
            ::close(std::exchange(lock.m_descriptor, -1)); // it is somebody else's
            errno = error;
            if (error == EWOULDBLOCK)
                return isOpenElsewhere(projectPath);
            if (error == EINTR)
                continue;
            break;
        }
        if (!isStillThere(name, descriptor)) {
            ::close(std::exchange(lock.m_descriptor, -1));
            continue;
        }
        // Who holds it is a courtesy: on a full disk the lock must do without.
        if (::ftruncate(descriptor, 0) == 0)
            (void) writeAll(descriptor, compactJson(toJson(ourselves())) + '\n');
        return lock;
    }
    return fail(ErrorKind::Output,
                tr("\"%1\" cannot be locked for writing: %2. See that its folder can be written "
                   "to.")
                    .arg(projectPath, QString::fromLocal8Bit(std::strerror(errno))));
}

bool ProjectLock::isHeld(const QString &projectPath)
{
    const QByteArray name = QFile::encodeName(lockPath(projectPath));
    const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return held;
}

} // namespace weft
