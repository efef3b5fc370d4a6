#include "core/project/backups.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <set>

namespace weft {

namespace {

const QString kTimeFormat = QStringLiteral("yyyy-MM-dd'T'HH-mm-ss.zzz'Z'");

struct Place
{
    explicit Place(const QString &projectPath)
        : name(QFileInfo(projectPath).completeBaseName())
        , folder(QStringLiteral("%1/%2.backups").arg(QFileInfo(projectPath).absolutePath(), name))
    {}

    QString pathAt(const QDateTime &time) const
    {
        return QStringLiteral("%1/%2.%3.weft")
            .arg(folder, name, time.toUTC().toString(kTimeFormat));
    }

    /// Newest first.
    std::vector<QDateTime> times() const
    {
        std::vector<QDateTime> found;
        for (const QString &file : QDir(folder).entryList(QDir::Files)) {
            if (const QDateTime time = timeOf(file); time.isValid())
                found.push_back(time);
        }
        std::sort(found.rbegin(), found.rend());
        return found;
    }

    /// Not valid for a file that is no backup.
    QDateTime timeOf(const QString &file) const
    {
        const QString prefix = name + QLatin1Char('.');
        if (!file.startsWith(prefix) || !file.endsWith(QLatin1String(".weft")))
            return {};
        QString text = file.mid(prefix.size());
        text.chop(5); // ".weft"
        QDateTime time = QDateTime::fromString(text, kTimeFormat);
        time.setTimeSpec(Qt::UTC);
        return time;
    }

    QString name;
    QString folder;
};

/// Keeps the newest of each span of time, for so many spans.
void keepOneOfEach(qint64 seconds, int count, const std::vector<QDateTime> &newestFirst,
                   std::set<QDateTime> &kept)
{
    std::set<qint64> spans;
    for (const QDateTime &time : newestFirst) {
        if (static_cast<int>(spans.size()) == count)
            return;
        if (spans.insert(time.toSecsSinceEpoch() / seconds).second)
            kept.insert(time);
    }
}

} // namespace

std::vector<QDateTime> backupsToKeep(std::vector<QDateTime> times, const QDateTime &now,
                                     const BackupRule &rule)
{
    std::sort(times.rbegin(), times.rend());
    const auto firstPast = std::find_if(times.begin(), times.end(),
                                        [&](const QDateTime &time) { return time <= now; });
    std::set<QDateTime> kept(times.begin(), firstPast);
    const std::vector<QDateTime> past(firstPast, times.end());
    const auto newest = std::min<std::ptrdiff_t>(rule.newest, std::ssize(past));
    kept.insert(past.begin(), past.begin() + newest);
    keepOneOfEach(60 * 60, rule.hours, past, kept);
    keepOneOfEach(24 * 60 * 60, rule.days, past, kept);
    return {kept.rbegin(), kept.rend()};
}

QStringList backupsOf(const QString &projectPath)
{
    const Place place(projectPath);
    QStringList found;
    for (const QDateTime &time : place.times())
        found << place.pathAt(time);
    return found;
}

Status writeBackup(const QByteArray &projectText, const QString &projectPath)
{
    const Place place(projectPath);
    if (const Status status = makeFolder(place.folder); !status)
        return status;
    std::vector<QDateTime> times = place.times();
    if (!times.empty()) {
        const auto newest = readFile(place.pathAt(times.front()), ErrorKind::Output);
        if (newest && *newest == projectText)
            return {};
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime time = now;
    while (QFileInfo::exists(place.pathAt(time)))
        time = time.addMSecs(1);
    if (const Status status = replaceFile(place.pathAt(time), projectText); !status)
        return status;
    times.push_back(time);
    const auto kept = backupsToKeep(times, std::max(now, time));
    for (const QDateTime &old : times) {
        if (std::find(kept.begin(), kept.end(), old) == kept.end())
            QFile::remove(place.pathAt(old));
    }
    return {};
}

} // namespace weft
