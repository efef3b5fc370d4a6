#pragma once

#include "core/base/result.h"

namespace weft {

/// The unfinished output "<path>.part": locked while it exists, so that two exports cannot write
/// one film, and removed again unless it was given its final name. Thread: one at a time.
class PartFile
{
public:
    /// Errors (Output): the folder is missing or cannot be written; another process is writing the
    /// same film.
    static Result<PartFile> create(const QString &finalPath);

    PartFile(PartFile &&other) noexcept;
    PartFile &operator=(PartFile &&) = delete;
    ~PartFile();

    const QString &path() const { return m_path; }

    /// Gives the file its final name, in place of one that is there. Errors (Output).
    Status finish();

private:
    PartFile(QString finalPath, QString path, int lock);

    QString m_finalPath;
    QString m_path;
    int m_lock = -1;
};

} // namespace weft
