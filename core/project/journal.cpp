#include "core/project/journal.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/edit/edit_fields.h"
#include "core/project/project_file.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace weft {

namespace {

constexpr int kJournalVersion = 1;

struct Header
{
    int version = kJournalVersion;
    QString project;
    QString base; ///< the text of a project file
};

void fields(auto &archive, Like<Header> auto &header)
{
    archive.field("weftJournal", header.version);
    archive.field("project", header.project, {});
    archive.field("base", header.base);
}

} // namespace

constexpr auto enumNames(JournalRecord::Kind)
{
    using Kind = JournalRecord::Kind;
    return std::array{EnumName{Kind::Edit, "edit"}, EnumName{Kind::Amend, "amend"},
                      EnumName{Kind::Undo, "undo"}, EnumName{Kind::Redo, "redo"}};
}

void fields(auto &archive, Like<JournalRecord> auto &record)
{
    archive.field("kind", record.kind);
    archive.field("edit", record.edit, std::nullopt);
}

struct Journal::Private
{
    Private(QString path, int fd)
        : path(std::move(path))
        , fd(fd)
        , flusher([this](const std::stop_token &stop) { flushEachSecond(stop); })
    {}

    ~Private()
    {
        flusher.request_stop();
        flusher.join();
        ::fdatasync(fd);
        ::close(fd);
    }

    void flushEachSecond(const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        while (wake.wait(lock, stop, [this] { return dirty; })) {
            dirty = false;
            lock.unlock();
            ::fdatasync(fd);
            lock.lock();
            wake.wait_for(lock, stop, std::chrono::milliseconds(800), [] { return false; });
        }
    }

    bool write(const QByteArray &line) const
    {
        const QByteArray text = line + '\n';
        ssize_t count = 0;
        do
            count = ::write(fd, text.constData(), static_cast<std::size_t>(text.size()));
        while (count < 0 && errno == EINTR);
        return count == text.size();
    }

    QString path;
    const int fd;
    std::mutex mutex;
    std::condition_variable_any wake;
    bool dirty = false;
    std::jthread flusher; // last: it uses the members above
};

Journal::Journal(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

Journal::Journal(Journal &&) noexcept = default;
Journal &Journal::operator=(Journal &&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::create(const QString &path, const QString &projectPath,
                                const Project &base)
{
    if (const Status status = makeFolder(QFileInfo(path).absolutePath()); !status)
        return fail(status);
    const Header header{kJournalVersion, projectPath, QString::fromUtf8(toProjectText(base))};
    if (const Status status = replaceFile(path, compactJson(toJson(header)) + '\n'); !status)
        return fail(status);
    const int fd = ::open(path.toUtf8().constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0)
        return fail(ErrorKind::Output,
                    tr("The journal \"%1\" cannot be opened: %2.")
                        .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    return Journal(std::make_unique<Private>(path, fd));
}

const QString &Journal::path() const
{
    return d->path;
}

Status Journal::append(const JournalRecord &record)
{
    if (!d->write(compactJson(toJson(record))))
        return fail(ErrorKind::Output,
                    tr("The journal \"%1\" cannot be written (%2): changes are not protected "
                       "against a crash until "
                       "the project is saved.")
                        .arg(d->path, QString::fromLocal8Bit(std::strerror(errno))));
    const std::lock_guard lock(d->mutex);
    d->dirty = true;
    d->wake.notify_one();
    return {};
}

Status Journal::moveTo(const QString &path)
{
    if (const Status status = makeFolder(QFileInfo(path).absolutePath()); !status)
        return status;
    if (::rename(d->path.toUtf8().constData(), path.toUtf8().constData()) != 0)
        return fail(ErrorKind::Output,
                    tr("The journal \"%1\" cannot be moved to \"%2\": %3.")
                        .arg(d->path, path, QString::fromLocal8Bit(std::strerror(errno))));
    d->path = path;
    return {};
}

void Journal::discard()
{
    ::unlink(d->path.toUtf8().constData());
}

Result<JournalContent> readJournal(const QString &path)
{
    constexpr std::int64_t kMaxBytes = std::int64_t(1) << 31;
    const auto text = readFile(path, ErrorKind::Project, kMaxBytes);
    if (!text)
        return fail(text);
    const auto malformed = [&](int line, const Error &error) {
        return fail(ErrorKind::Project, tr("The journal \"%1\" is damaged in line %2: %3")
                                            .arg(path)
                                            .arg(line)
                                            .arg(error.message));
    };
    JournalContent content;
    int number = 0;
    for (qsizetype start = 0; start < text->size();) {
        const qsizetype end = text->indexOf('\n', start);
        if (end < 0)
            break; // torn by a crash
        const QByteArray line = text->mid(start, end - start);
        start = end + 1;
        ++number;
        const auto json = parseJson(line, tr("The line"), ErrorKind::Project);
        if (!json)
            return malformed(number, json.error());
        if (number == 1) {
            const auto header = fromJson<Header>(*json, tr("The line"), ErrorKind::Project);
            if (!header)
                return malformed(number, header.error());
            auto base = fromProjectText(header->base.toUtf8(), path);
            if (!base)
                return malformed(number, base.error());
            content.projectPath = header->project;
            content.base = *std::move(base);
            continue;
        }
        auto record = fromJson<JournalRecord>(*json, tr("The line"), ErrorKind::Project);
        if (!record)
            return malformed(number, record.error());
        content.records.push_back(*std::move(record));
    }
    if (number == 0)
        return fail(ErrorKind::Project, tr("\"%1\" is not a journal of Weft.").arg(path));
    return content;
}

QString journalPath(const QString &projectPath)
{
    const QString absolute = QFileInfo(projectPath).absoluteFilePath();
    const QByteArray name = QCryptographicHash::hash(absolute.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/journals/%2.journal")
        .arg(stateFolder(), QString::fromLatin1(name.toHex().left(32)));
}

} // namespace weft
