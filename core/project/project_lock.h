#pragma once

#include "core/base/result.h"

namespace weft {

/// The right to change a project file, held by one program at a time: a lock on the file
/// ".<name>.lock" beside it, which says who holds it. The system gives it back when its holder
/// ends, however it ends. Thread: one at a time.
class ProjectLock
{
public:
    /// Errors (Output): another program, or another window of this one, has the project open — the
    /// sentence names the process, its user and its machine; the folder cannot be written.
    static Result<ProjectLock> acquire(const QString &projectPath);
    /// Somebody holds the lock.
    static bool isHeld(const QString &projectPath);

    ProjectLock(ProjectLock &&other) noexcept;
    ProjectLock &operator=(ProjectLock &&other) noexcept;
    /// Gives the lock back.
    ~ProjectLock();

private:
    ProjectLock(QString path, int descriptor);

    QString m_path;
    int m_descriptor = -1;
};

} // namespace weft
