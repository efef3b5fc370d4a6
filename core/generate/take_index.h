#pragma once

#include "core/base/result.h"
#include "core/generate/asset_store.h"

#include <vector>

namespace weft {

/// What an index file holds.
struct TakeList
{
    std::vector<Take> takes;
    qint64 wholeBytes = 0; ///< up to the end of the last whole line
    bool endsInNewline = true;
};

/// Reads an index: one JSON object a line. A torn last line is left out. @param path for sentences
/// Errors (Project): a malformed line.
Result<TakeList> readTakes(const QByteArray &text, const QString &path);

/// The index of a store, open and locked against other processes for as long as it lives. Thread:
/// one at a time.
class TakeIndex
{
public:
    /// Makes the file where it is missing, waits for the lock and reads it. Errors: Output,
    /// Project.
    static Result<TakeIndex> open(const QString &path);
    TakeIndex(TakeIndex &&other) noexcept;
    TakeIndex &operator=(TakeIndex &&) = delete;
    ~TakeIndex();

    const std::vector<Take> &takes() const { return m_list.takes; }
    /// Adds a line and puts it onto the disk. Errors (Output): the index is as it was.
    Status append(const Take &take);

private:
    TakeIndex(QString path, int descriptor);

    QString m_path;
    int m_descriptor;
    TakeList m_list;
};

} // namespace weft
