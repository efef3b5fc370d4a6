#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <memory>

namespace weft {

/// Appends lines to a file by threads of its own, so that nobody waits for a disk: one hands the
/// lines to the system, one flushes them. Thread: one at a time.
class JournalWriter
{
public:
    /// The line, made by the writer's thread. It ends in a newline.
    using Line = std::function<QByteArray()>;
    /// Called by the writer's thread: with an error when lines begin to fail, with success once
    /// they are in the file after all.
    using Report = std::function<void(const Status &)>;

    /// Opens an existing file and cuts off what follows its first so many bytes. Errors (Output).
    static Result<JournalWriter> open(const QString &path, std::int64_t bytes, Report report);
    JournalWriter(JournalWriter &&) noexcept;
    JournalWriter &operator=(JournalWriter &&) noexcept;
    /// Writes what is left, flushes and closes.
    ~JournalWriter();

    /// Takes a line over, and waits up to 2 ms until it has been handed to the system: usually it
    /// has been on return. Where that takes longer, the next call waits for it first, so at most
    /// one line is ever in this process alone. While the file cannot be written the lines are kept
    /// in order, tried again every second, and waited for no more.
    void append(Line line);
    /// Waits until every line is in the file, or has failed to get there.
    void settle();

private:
    struct Private;
    explicit JournalWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
