#include "core/interchange/zip_archive.h"

#include "core/base/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <zip.h>

#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace weft {

namespace {

constexpr zip_int64_t kMaxEntries = 100'000;
constexpr std::size_t kBlock = 1 << 20;
constexpr std::time_t kEntryTime = 315'619'200; // 1980-01-02: the same items, the same bytes

struct CloseFile
{
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using OpenEntry = std::unique_ptr<zip_file_t, CloseFile>;

QString openError(int code)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const QString text = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return text;
}

bool isInside(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(QLatin1Char('/'))
           && !name.contains(QLatin1Char('\\')) && QDir::cleanPath(name) == name
           && name != QLatin1String("..") && !name.startsWith(QLatin1String("../"));
}

bool isLink(zip_t *archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return false;
    const mode_t mode = attributes >> 16;
    return system == ZIP_OPSYS_UNIX && (mode & S_IFMT) != 0 && !S_ISREG(mode);
}

bool sameContent(const QString &a, const QString &b)
{
    QFile first(a), second(b);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly)
        || first.size() != second.size())
        return false;
    while (!first.atEnd()) {
        if (first.read(kBlock) != second.read(kBlock))
            return false;
    }
    return true;
}

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return fail(ErrorKind::Output, tr("\"%1\" cannot be written: %2.").arg(path, why));
}

} // namespace

struct ZipReader::Private
{
    QString path;
    zip_t *archive = nullptr;

    ~Private()
    {
        if (archive)
            zip_discard(archive);
    }
    tl::unexpected<Error> damaged(const QString &what) const
    {
        return fail(ErrorKind::Project,
                    tr("The bundle \"%1\" cannot be read: %2.").arg(path, what));
    }
};

ZipReader::ZipReader(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{}
ZipReader::ZipReader(ZipReader &&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(const QString &path)
{
    auto d = std::make_unique<Private>();
    d->path = path;
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a pipe would block
        return fail(ErrorKind::Project, tr("\"%1\" is not a file.").arg(path));
    int code = 0;
    d->archive = zip_open(path.toUtf8().constData(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (!d->archive)
        return d->damaged(openError(code));
    ZipReader reader(std::move(d));
    zip_t *archive = reader.d->archive;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > kMaxEntries)
        return reader.d->damaged(tr("it has %1 entries").arg(count));
    std::set<QString> names;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE;
        if (zip_stat_index(archive, i, 0, &stat) != 0 || (stat.valid & needed) != needed)
            return reader.d->damaged(QString::fromUtf8(zip_strerror(archive)));
        const QString name = QString::fromUtf8(stat.name);
        const bool isFolder = name.endsWith(QLatin1Char('/'));
        if (!isInside(isFolder ? name.chopped(1) : name))
            return reader.d->damaged(tr("its entry \"%1\" lies outside of it").arg(name));
        if (isFolder)
            continue;
        if (!names.insert(name).second)
            return reader.d->damaged(tr("it has the entry \"%1\" twice").arg(name));
        if (isLink(archive, i))
            return reader.d->damaged(tr("its entry \"%1\" is no plain file").arg(name));
        reader.m_entries.push_back({i, name, stat.size});
    }
    return reader;
}

Result<QByteArray> ZipReader::read(const ZipEntry &entry, std::uint64_t maxBytes) const
{
    if (entry.bytes > maxBytes)
        return d->damaged(tr("its entry \"%1\" unpacks to %2 bytes; more than %3 are not read")
                              .arg(entry.name)
                              .arg(entry.bytes)
                              .arg(maxBytes));
    const OpenEntry file(zip_fopen_index(d->archive, entry.index, 0));
    QByteArray content(static_cast<qsizetype>(entry.bytes), Qt::Uninitialized);
    const zip_int64_t count = file ? zip_fread(file.get(), content.data(), entry.bytes) : -1;
    char beyond = 0; // the check sum is compared at the end
    if (count != content.size() || zip_fread(file.get(), &beyond, 1) != 0)
        return d->damaged(tr("its entry \"%1\" is damaged").arg(entry.name));
    return content;
}

Status ZipReader::extract(const ZipEntry &entry, const QString &path) const
{
    const OpenEntry file(zip_fopen_index(d->archive, entry.index, 0));
    QFile part(path + QStringLiteral(".part"));
    if (!part.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return cannotWrite(path, part.errorString());
    QByteArray block(kBlock, Qt::Uninitialized);
    std::uint64_t written = 0;
    zip_int64_t count = file ? 1 : -1;
    while (count > 0) {
        count = zip_fread(file.get(), block.data(), kBlock);
        written += static_cast<std::uint64_t>(std::max<zip_int64_t>(count, 0));
        if (count < 0 || written > entry.bytes)
            break;
        if (part.write(block.constData(), count) != count) {
            part.remove();
            return cannotWrite(path, part.errorString());
        }
    }
    const bool isFlushed = part.flush();
    part.close();
    if (count != 0 || written != entry.bytes) {
        part.remove();
        return d->damaged(tr("its entry \"%1\" is damaged").arg(entry.name));
    }
    if (!isFlushed) {
        part.remove();
        return cannotWrite(path, part.errorString());
    }
    if (QFileInfo::exists(path)) {
        const bool isSame = sameContent(part.fileName(), path);
        part.remove();
        return isSame ? Status() : cannotWrite(path, tr("another file has that name"));
    }
    if (!part.rename(path)) {
        part.remove();
        return cannotWrite(path, part.errorString());
    }
    return {};
}

namespace {

/// Adds an item; the archive reads its content only when it is closed.
bool addItem(zip_t *archive, const ZipItem &item)
{
    zip_source_t *source = item.file.isEmpty()
                               ? zip_source_buffer(archive, item.content.constData(),
                                                   static_cast<zip_uint64_t>(item.content.size()),
                                                   0)
                               : zip_source_file(archive, item.file.toUtf8().constData(), 0, -1);
    if (!source)
        return false;
    const zip_int64_t index = zip_file_add(archive, item.name.toUtf8().constData(), source,
                                           ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    const zip_int32_t method = item.file.isEmpty() ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    return zip_set_file_compression(archive, entry, method, 0) == 0
           && zip_file_set_mtime(archive, entry, kEntryTime, 0) == 0;
}

/// Writes the archive to a new path. Empty, or what went wrong.
QString writeArchive(const std::vector<ZipItem> &items, const QString &path)
{
    int code = 0;
    zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!archive)
        return openError(code);
    bool isWritten = true;
    for (const ZipItem &item : items)
        isWritten = isWritten && addItem(archive, item);
    if (isWritten && zip_close(archive) == 0)
        return {};
    const QString reason = QString::fromUtf8(zip_strerror(archive));
    zip_discard(archive);
    return reason;
}

/// Puts a file onto the disk under its final name.
bool finish(const QString &part, const QString &path)
{
    const int file = ::open(part.toUtf8().constData(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isSynced && ::rename(part.toUtf8().constData(), path.toUtf8().constData()) == 0;
}

/// Whether an archive holds every item in full.
bool isWhole(const std::vector<ZipItem> &items, const QString &path)
{
    const auto reader = ZipReader::open(path);
    if (!reader || reader->entries().size() != items.size())
        return false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const qint64 bytes = items[i].file.isEmpty() ? items[i].content.size()
                                                     : QFileInfo(items[i].file).size();
        if (reader->entries()[i].name != items[i].name
            || reader->entries()[i].bytes != static_cast<std::uint64_t>(bytes))
            return false;
    }
    return true;
}

} // namespace

Status writeZip(const std::vector<ZipItem> &items, const QString &path)
{
    const QFileInfo target(path);
    if (target.isDir())
        return cannotWrite(path, tr("a folder has that name"));
    const QString part = QStringLiteral("%1/.%2.%3.part")
                             .arg(target.absolutePath(), target.fileName())
                             .arg(::getpid());
    QString reason = writeArchive(items, part);
    if (reason.isEmpty() && !isWhole(items, part))
        reason = tr("what was read back differs from what was written");
    if (reason.isEmpty() && !finish(part, path))
        reason = QString::fromLocal8Bit(std::strerror(errno));
    if (reason.isEmpty())
        return {};
    QFile::remove(part);
    return cannotWrite(path, reason);
}

} // namespace weft
