#include "core/interchange/otioz.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/otio.h"
#include "core/interchange/untrusted_json.h"
#include "core/interchange/zip_archive.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <filesystem>
#include <set>

namespace weft {

namespace {

constexpr char kContent[] = "content.otio";
constexpr char kVersion[] = "version.txt";
constexpr char kMediaFolder[] = "media/";
constexpr std::uint64_t kMaxGrowth = 20;
constexpr std::uint64_t kSmall = 16 << 20; ///< bytes that may always be unpacked

QString encoded(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
}

bool isMedia(const ZipEntry &entry)
{
    return entry.name.startsWith(QLatin1String(kMediaFolder));
}

/// What the disk has room for in a folder that may have to be made; all numbers where it does not
/// tell. The file system itself is asked: the list of mounts, which QStorageInfo reads, may lack
/// it.
std::uint64_t freeBytes(const QString &folder)
{
    QString there = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo(there).isDir() && there != QLatin1String("/"))
        there = QFileInfo(there).absolutePath();
    std::error_code unknown;
    return std::filesystem::space(QFile::encodeName(there).toStdString(), unknown).available;
}

/// Refuses an archive that would fill the disk.
Status checkSize(const ZipReader &archive, const QString &path, const QString &folder)
{
    std::uint64_t total = 0;
    for (const ZipEntry &entry : archive.entries()) {
        const bool overflows = isMedia(entry) && __builtin_add_overflow(total, entry.bytes, &total);
        if (overflows)
            total = std::numeric_limits<std::uint64_t>::max();
    }
    const auto packed = static_cast<std::uint64_t>(QFileInfo(path).size());
    if (total > kSmall && total / kMaxGrowth > packed)
        return fail(ErrorKind::Project,
                    tr("The media of \"%1\" would unpack to %2 bytes from %3, as no films do.")
                        .arg(path)
                        .arg(total)
                        .arg(packed));
    const std::uint64_t free = freeBytes(folder);
    if (total > free)
        return fail(ErrorKind::Output,
                    tr("The media of \"%1\" needs %2 bytes in \"%3\", where %4 are free.")
                        .arg(path)
                        .arg(total)
                        .arg(folder)
                        .arg(free));
    return {};
}

/// Unpacks the media. @return URLs, as they stand in the timeline, → files
Result<std::map<QString, QString>> unpacked(const ZipReader &archive, const QString &path,
                                            const QString &folder)
{
    std::map<QString, QString> files;
    if (const Status status = checkSize(archive, path, folder); !status)
        return fail(status);
    for (const ZipEntry &entry : archive.entries()) {
        if (!isMedia(entry))
            continue;
        const QString file = folder + QLatin1Char('/') + entry.name.mid(int(qstrlen(kMediaFolder)));
        if (const Status made = makeFolder(QFileInfo(file).absolutePath()); !made)
            return fail(made);
        if (const Status extracted = archive.extract(entry, file); !extracted)
            return fail(extracted);
        files[entry.name] = file;
        files[encoded(entry.name)] = file;
    }
    return files;
}

/// Gives the files of a bundle their names in it.
class Packing
{
public:
    /// The URL of a file in the bundle; empty where it is missing.
    QString urlOf(const QString &path)
    {
        const auto known = m_names.find(path);
        if (known != m_names.end())
            return known->second;
        QString url;
        if (QFileInfo(path).isFile()) {
            const QString name = QLatin1String(kMediaFolder) + freeName(QFileInfo(path));
            m_items.push_back({name, {}, path});
            url = encoded(name);
        } else {
            m_missing << tr("\"%1\" is missing and not in the bundle.").arg(path);
        }
        m_names[path] = url;
        return url;
    }

    std::vector<ZipItem> takeItems() { return std::move(m_items); }
    const QStringList &missing() const { return m_missing; }

private:
    /// The file's name, with a number where another file has it; upper and lower case count as
    /// equal, as they do on other systems.
    QString freeName(const QFileInfo &file)
    {
        QString name = file.fileName();
        for (int number = 2; !m_taken.insert(name.toLower()).second; ++number)
            name = QStringLiteral("%1-%2.%3")
                       .arg(file.completeBaseName())
                       .arg(number)
                       .arg(file.suffix());
        return name;
    }

    std::map<QString, QString> m_names; ///< path → URL
    std::set<QString> m_taken;
    std::vector<ZipItem> m_items;
    QStringList m_missing;
};

} // namespace

Result<ImportedProject> readOtioz(const QString &path, const TimelineReadOptions &options)
{
    const auto archive = ZipReader::open(path);
    if (!archive)
        return fail(archive);
    const auto &entries = archive->entries();
    const auto content = std::find_if(entries.begin(), entries.end(), [](const ZipEntry &entry) {
        return entry.name == QLatin1String(kContent);
    });
    if (content == entries.end())
        return fail(ErrorKind::Project,
                    tr("\"%1\" is no OpenTimelineIO bundle: it has no content.otio.").arg(path));
    const auto text = archive->read(*content, kMaxTimelineBytes);
    if (!text)
        return fail(text);
    OtioSource source{path + QLatin1Char('/') + QLatin1String(kContent),
                      QFileInfo(path).absolutePath()};
    if (!options.mediaFolder.isEmpty()) {
        auto files = unpacked(*archive, path, options.mediaFolder);
        if (!files)
            return fail(files);
        source.bundled = *std::move(files);
    }
    return parseOtio(*text, source);
}

Result<QStringList> writeOtioz(const Project &project, SequenceId sequence, const QString &path,
                               const TimelineWriteOptions &options)
{
    Packing packing;
    auto text = toOtioText(project, sequence,
                           {options.takes, [&](const QString &file) { return packing.urlOf(file); },
                            QFileInfo(path).absolutePath(), true});
    if (!text)
        return fail(text);
    std::vector<ZipItem> items{{QLatin1String(kContent), text->text, {}},
                               {QLatin1String(kVersion), QByteArrayLiteral("1.0.0"), {}}};
    for (ZipItem &item : packing.takeItems())
        items.push_back(std::move(item));
    if (const Status status = writeZip(items, path); !status)
        return fail(status);
    return text->notCarried + packing.missing();
}

} // namespace weft
