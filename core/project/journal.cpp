#include "core/project/journal.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/edit/edit_archive.h"
#include "core/project/journal_writer.h"
#include "core/project/project_file.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

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
                      EnumName{Kind::Undo, "undo"}, EnumName{Kind::Redo, "redo"},
                      EnumName{Kind::Saved, "saved"}};
}

void fields(auto &archive, Like<JournalRecord> auto &record)
{
    archive.field("kind", record.kind);
    archive.field("edit", record.edit, std::nullopt);
    archive.field("path", record.path, {});
}

namespace {

QString previous(const QString &path)
{
    return path + QStringLiteral(".previous");
}

/// Gives a journal that is about to be replaced one more name: at no moment is there none.
void keepOlder(const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    ::unlink(previous(path).toUtf8().constData());
    (void) !::link(path.toUtf8().constData(), previous(path).toUtf8().constData());
}

Status rename(const QString &from, const QString &to)
{
    if (::rename(from.toUtf8().constData(), to.toUtf8().constData()) == 0)
        return {};
    return fail(ErrorKind::Output,
                tr("The journal \"%1\" cannot be moved to \"%2\": %3.")
                    .arg(from, to, QString::fromLocal8Bit(std::strerror(errno))));
}

Result<JournalContent> readHeader(const QByteArray &line, const QString &name)
{
    const auto json = parseJson(line, name, ErrorKind::Project);
    if (!json)
        return fail(json);
    const auto header = fromJson<Header>(*json, name, ErrorKind::Project);
    if (!header)
        return fail(header);
    if (header->version != kJournalVersion)
        return fail(ErrorKind::Project, tr("%1 is of version %2, which this Weft does not read.")
                                            .arg(name)
                                            .arg(header->version));
    auto base = fromProjectText(header->base.toUtf8(), name);
    if (!base)
        return fail(base);
    return JournalContent{header->project, *std::move(base), {}, {}, 0};
}

Result<JournalRecord> readRecord(const QByteArray &line, const QString &name)
{
    const auto json = parseJson(line, name, ErrorKind::Project);
    if (!json)
        return fail(json);
    return fromJson<JournalRecord>(*json, name, ErrorKind::Project);
}

} // namespace

struct Journal::Private
{
    QString path;
    JournalWriter writer;
};

Journal::Journal(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

Journal::Journal(Journal &&) noexcept = default;
Journal &Journal::operator=(Journal &&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::create(const QString &path, const QString &projectPath,
                                const Project &base, Report report)
{
    if (const Status status = makeFolder(QFileInfo(path).absolutePath()); !status)
        return fail(status);
    keepOlder(path);
    const Header header{kJournalVersion, projectPath, QString::fromUtf8(toProjectText(base))};
    if (const Status status = replaceFile(path, compactJson(toJson(header)) + '\n'); !status)
        return fail(status);
    return resume(path, QFileInfo(path).size(), std::move(report));
}

Result<Journal> Journal::resume(const QString &path, std::int64_t bytes, Report report)
{
    auto writer = JournalWriter::open(path, bytes, std::move(report));
    if (!writer)
        return fail(writer);
    return Journal(std::make_unique<Private>(Private{path, *std::move(writer)}));
}

Status Journal::setAside(const QString &path)
{
    return QFileInfo::exists(path) ? rename(path, previous(path)) : Status();
}

QStringList Journal::filesAt(const QString &path)
{
    QStringList files{path, previous(path)};
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    return files;
}

const QString &Journal::path() const
{
    return d->path;
}

void Journal::append(JournalRecord record)
{
    d->writer.append([record = std::move(record)] { return compactJson(toJson(record)) + '\n'; });
}

void Journal::settle()
{
    d->writer.settle();
}

Status Journal::moveTo(const QString &path)
{
    if (const Status status = makeFolder(QFileInfo(path).absolutePath()); !status)
        return status;
    keepOlder(path);
    if (const Status status = rename(d->path, path); !status)
        return status;
    d->path = path;
    return {};
}

void Journal::discard()
{
    ::unlink(d->path.toUtf8().constData());
    ::unlink(previous(d->path).toUtf8().constData());
}

Result<JournalContent> readJournal(const QString &path)
{
    constexpr std::int64_t kMaxBytes = std::int64_t(1) << 31;
    const auto text = readFile(path, ErrorKind::Project, kMaxBytes);
    if (!text)
        return fail(text);
    QList<QByteArray> lines = text->split('\n');
    lines.removeLast(); // what follows the last newline was torn by a crash
    if (lines.isEmpty())
        return fail(ErrorKind::Project, tr("\"%1\" is not a journal of Weft.").arg(path));
    const auto nameOf = [&path](qsizetype index) {
        return tr("Line %1 of the journal \"%2\"").arg(index + 1).arg(path);
    };
    auto content = readHeader(lines.front(), nameOf(0));
    if (content)
        content->bytes = lines.front().size() + 1;
    for (qsizetype i = 1; content && i < lines.size(); ++i) {
        auto record = readRecord(lines[i], nameOf(i));
        if (!record) {
            content->problem = record.error().message;
            break;
        }
        if (record->kind == JournalRecord::Kind::Saved)
            content->projectPath = record->path;
        content->records.push_back(*std::move(record));
        content->bytes += lines[i].size() + 1;
    }
    return content;
}

QString journalFolder()
{
    return stateFolder() + QStringLiteral("/journals");
}

QString journalPath(const QString &projectPath)
{
    const QString absolute = QFileInfo(projectPath).absoluteFilePath();
    const QByteArray name = QCryptographicHash::hash(absolute.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/%2.journal")
        .arg(journalFolder(), QString::fromLatin1(name.toHex().left(32)));
}

} // namespace weft
