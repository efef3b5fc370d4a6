#include "core/export/part_file.h"

#include "core/base/translate.h"
#include "core/base/write_error.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace weft {

Result<PartFile> PartFile::create(const QString &finalPath)
{
    const QString path = finalPath + QStringLiteral(".part");
    const int lock = ::open(path.toUtf8().constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0)
        return cannotWrite(finalPath, errno);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return fail(
            ErrorKind::Output,
            tr("\"%1\" is being written by another export: wait for it, or choose another name.")
                .arg(finalPath));
    }
    return PartFile(finalPath, path, lock);
}

PartFile::PartFile(QString finalPath, QString path, int lock)
    : m_finalPath(std::move(finalPath))
    , m_path(std::move(path))
    , m_lock(lock)
{}

PartFile::PartFile(PartFile &&other) noexcept
    : m_finalPath(std::move(other.m_finalPath))
    , m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{}

PartFile::~PartFile()
{
    if (m_lock < 0)
        return;
    if (!m_path.isEmpty())
        ::unlink(m_path.toUtf8().constData());
    ::close(m_lock);
}

Status PartFile::finish()
{
    if (::rename(m_path.toUtf8().constData(), m_finalPath.toUtf8().constData()) != 0)
        return cannotWrite(m_finalPath, errno);
    m_path.clear();
    return {};
}

} // namespace weft
