#include "core/generate/take_index.h"

#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/base/write_error.h"
#include "core/model/fields.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace weft {

static void fields(auto &archive, Like<Take> auto &take)
{
    archive.field("id", take.id);
    archive.field("file", take.file);
    archive.field("contentHash", take.contentHash);
    archive.field("fileHash", take.fileHash);
    archive.field("frames", take.frames);
    archive.field("plugin", take.plugin);
    archive.field("recipe", take.recipe);
    UnknownFields ofNewerVersions; // lines are never rewritten, so nothing is lost
    archive.unknown(ofNewerVersions);
}

namespace {

Result<Take> readTake(const nlohmann::json &json, const QString &what)
{
    auto take = fromJson<Take>(json, what, ErrorKind::Project);
    const bool isInside = take && !take->file.isEmpty() && !take->file.contains(QLatin1Char('/'))
                          && !take->file.startsWith(QLatin1Char('.'));
    if (take && !isInside)
        return fail(ErrorKind::Project,
                    tr("%1: file: must be the name of a file beside the list, not \"%2\".")
                        .arg(what, take->file));
    return take;
}

void keep(std::vector<Take> &takes, Take take)
{
    const auto same = std::find_if(takes.begin(), takes.end(),
                                   [&](const Take &other) { return other.id == take.id; });
    if (same != takes.end())
        *same = std::move(take);
    else
        takes.push_back(std::move(take));
}

bool writeAll(int descriptor, const QByteArray &data)
{
    for (qsizetype written = 0; written < data.size();) {
        const ssize_t count = ::write(descriptor, data.constData() + written,
                                      static_cast<std::size_t>(data.size() - written));
        if (count < 0 && errno != EINTR)
            return false;
        written += std::max<ssize_t>(count, 0);
    }
    return true;
}

Result<QByteArray> readAll(int descriptor, const QString &path)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::DontCloseHandle) || !file.seek(0))
        return cannotWrite(path, errno);
    return file.readAll();
}

} // namespace

Result<TakeList> readTakes(const QByteArray &text, const QString &path)
{
    TakeList list;
    int number = 0;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype newline = text.indexOf('\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline;
        const qsizetype next = newline < 0 ? end : end + 1;
        const QByteArray line = text.mid(start, end - start).trimmed();
        const QString what = tr("Line %1 of the list of takes %2").arg(++number).arg(path);
        if (!line.isEmpty()) {
            const auto json = parseJson(line, what, ErrorKind::Project);
            if (!json && next == text.size())
                break;
            if (!json)
                return fail(json);
            auto take = readTake(*json, what);
            if (!take)
                return fail(take);
            keep(list.takes, std::move(*take));
        }
        list.wholeBytes = next;
        list.endsInNewline = newline >= 0;
        start = next;
    }
    return list;
}

Result<TakeIndex> TakeIndex::open(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return cannotWrite(path, errno);
    TakeIndex index(path, descriptor);
    int locked = -1;
    do
        locked = ::flock(descriptor, LOCK_EX);
    while (locked != 0 && errno == EINTR);
    if (locked != 0)
        return cannotWrite(path, errno);
    const auto text = readAll(descriptor, path);
    if (!text)
        return fail(text);
    auto list = readTakes(*text, path);
    if (!list)
        return fail(list);
    index.m_list = std::move(*list);
    return index;
}

TakeIndex::TakeIndex(QString path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{}

TakeIndex::TakeIndex(TakeIndex &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_list(std::move(other.m_list))
{}

TakeIndex::~TakeIndex()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor); // and with it the lock
}

Status TakeIndex::append(const Take &take)
{
    const QByteArray line = (m_list.endsInNewline ? QByteArray() : QByteArray("\n"))
                            + compactJson(toJson(take)) + '\n';
    const bool written = ::ftruncate(m_descriptor, m_list.wholeBytes) == 0
                         && writeAll(m_descriptor, line) && ::fdatasync(m_descriptor) == 0;
    if (!written) {
        const int error = errno;
        if (::ftruncate(m_descriptor, m_list.wholeBytes) != 0)
            return cannotWrite(m_path, errno);
        return cannotWrite(m_path, error);
    }
    m_list.wholeBytes += line.size();
    m_list.endsInNewline = true;
    keep(m_list.takes, take);
    return {};
}

} // namespace weft
