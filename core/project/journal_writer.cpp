#include "core/project/journal_writer.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace weft {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 2ms; // a write into the system's memory takes some 20 µs

} // namespace

struct JournalWriter::Private
{
    Private(QString path, int fd, qint64 size, Report report)
        : path(std::move(path))
        , fd(fd)
        , wholeBytes(size)
        , report(std::move(report))
        , writer([this](const std::stop_token &stop) { writeLines(stop); })
        , flusher([this](const std::stop_token &stop) { flushEachSecond(stop); })
    {}

    ~Private()
    {
        writer.request_stop();
        writer.join();
        flusher.request_stop();
        flusher.join();
        ::fdatasync(fd);
        ::close(fd);
    }

    void writeLines(const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        const auto hasLines = [this] { return !lines.empty(); };
        while (!stop.stop_requested() && changed.wait(lock, stop, hasLines)) {
            writeOldest(lock);
            if (isFailing)
                changed.wait_for(lock, stop, 1s, [] { return false; });
        }
        while (!lines.empty() && writeOldest(lock)) { // a last try before the end
        }
    }

    /// Writes the oldest line without holding the lock meanwhile.
    bool writeOldest(std::unique_lock<std::mutex> &lock)
    {
        const Line line = lines.front();
        lock.unlock();
        const Status status = write(line());
        lock.lock();
        isFailing = !status;
        if (status) {
            lines.pop_front();
            isDirty = true;
        }
        changed.notify_all();
        tell(status);
        return status.has_value();
    }

    /// The first failure, and the end of all of them.
    void tell(const Status &status)
    {
        const bool isNews = status ? isReported && lines.empty() : !isReported;
        if (!isNews)
            return;
        isReported = !status;
        if (report)
            report(status);
    }

    /// All of a line or, after a failure, none of it: the next one must not follow a torn one.
    Status write(const QByteArray &line)
    {
        if (writeAll(fd, line)) {
            wholeBytes += line.size();
            return {};
        }
        const QString reason = QString::fromLocal8Bit(std::strerror(errno));
        const bool isWhole = ::ftruncate(fd, wholeBytes) == 0;
        return fail(ErrorKind::Output,
                    (isWhole ? tr("The journal \"%1\" cannot be written (%2): changes are not "
                                  "protected against a crash until there is space again, or the "
                                  "project is saved.")
                             : tr("The journal \"%1\" cannot be written (%2) and its end is "
                                  "damaged: save the project."))
                        .arg(path, reason));
    }

    Status flush() const
    {
        if (::fdatasync(fd) == 0)
            return {};
        return fail(ErrorKind::Output,
                    tr("The journal \"%1\" cannot be put onto the disk (%2): save the project to "
                       "another disk.")
                        .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    }

    void flushEachSecond(const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        while (changed.wait(lock, stop, [this] { return isDirty; })) {
            isDirty = false;
            lock.unlock();
            const Status status = flush();
            lock.lock();
            if (!status && report)
                report(status);
            changed.wait_for(lock, stop, 500ms, [] { return false; });
        }
    }

    const QString path;
    const int fd;
    qint64 wholeBytes; ///< of lines that are in the file; the writer's alone
    const Report report;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<Line> lines; ///< not in the file yet, oldest first
    bool isFailing = false; ///< the last try
    bool isReported = false;
    bool isDirty = false;
    std::jthread writer; // last: they use the members above
    std::jthread flusher;
};

JournalWriter::JournalWriter(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

JournalWriter::JournalWriter(JournalWriter &&) noexcept = default;
JournalWriter &JournalWriter::operator=(JournalWriter &&) noexcept = default;
JournalWriter::~JournalWriter() = default;

Result<JournalWriter> JournalWriter::open(const QString &path, std::int64_t bytes, Report report)
{
    const int fd = ::open(path.toUtf8().constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd >= 0 && ::ftruncate(fd, bytes) == 0)
        return JournalWriter(std::make_unique<Private>(path, fd, bytes, std::move(report)));
    const auto error = fail(ErrorKind::Output,
                            tr("The journal \"%1\" cannot be opened: %2.")
                                .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    if (fd >= 0)
        ::close(fd);
    return error;
}

void JournalWriter::append(Line line)
{
    std::unique_lock lock(d->mutex);
    const auto isWritten = [this] { return d->lines.empty() || d->isFailing; };
    d->changed.wait(lock, isWritten);
    d->lines.push_back(std::move(line));
    d->changed.notify_all();
    d->changed.wait_for(lock, kPatience, isWritten);
}

void JournalWriter::settle()
{
    std::unique_lock lock(d->mutex);
    d->changed.wait(lock, [this] { return d->lines.empty() || d->isFailing; });
}

} // namespace weft
