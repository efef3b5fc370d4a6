#include "core/interchange/interchange.h"

#include "core/base/translate.h"
#include "core/interchange/baked_shots.h"
#include "core/interchange/edl.h"
#include "core/interchange/fcp7.h"
#include "core/interchange/mlt.h"
#include "core/interchange/otio.h"
#include "core/interchange/otioz.h"
#include "core/interchange/subtitles.h"
#include "core/project/project_file.h"
#include "core/time/timecode.h"

#include <QFileInfo>

#include <array>

namespace weft {

namespace {

using Reader = Result<ImportedProject> (*)(const QString &path, const TimelineReadOptions &options);
using Writer = Result<QStringList> (*)(const Project &project, SequenceId sequence,
                                       const QString &path, const TimelineWriteOptions &options);

/// A format; a direction that does not exist is nullptr.
struct Format
{
    const char *suffix;
    Reader read;
    Writer write;
    bool hasRecipes = false; ///< else generated shots are written as films
};

/// The project with the path of each media file and proxy changed.
template<typename Change>
Project withMediaPaths(Project project, Change change)
{
    for (auto &item : project.media) {
        auto moved = std::make_shared<MediaItem>(*item);
        moved->path = change(item->path);
        for (Proxy &proxy : moved->proxies)
            proxy.path = change(proxy.path);
        item = std::move(moved);
    }
    return project;
}

Result<ImportedProject> readWeft(const QString &path, const TimelineReadOptions &)
{
    auto project = loadProject(path);
    if (!project)
        return fail(project);
    const QString folder = QFileInfo(path).absolutePath();
    return ImportedProject{withMediaPaths(*std::move(project),
                                          [&](const QString &stored) {
                                              return absolutePath(stored, folder);
                                          }),
                           {},
                           {}};
}

Result<QStringList> writeWeft(const Project &project, SequenceId, const QString &path,
                              const TimelineWriteOptions &)
{
    const QString folder = QFileInfo(path).absolutePath();
    const Status status = saveProject(withMediaPaths(project,
                                                     [&](const QString &media) {
                                                         return storedPath(media, folder);
                                                     }),
                                      path);
    return status ? Result<QStringList>(QStringList()) : fail(status);
}

constexpr std::array kFormats{
    Format{"weft", readWeft, writeWeft, true},
    Format{"otio", readOtio, writeOtio, true},
    Format{"otioz", readOtioz, writeOtioz, true},
    Format{"edl", readEdl, writeEdl},
    Format{"kdenlive", readMlt, nullptr},
    Format{"mlt", readMlt, writeMlt},
    Format{"xml", readFcp7, nullptr},
    Format{"srt", nullptr, writeSubtitles, true},
    Format{"vtt", nullptr, writeSubtitles, true},
};

const Format *formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const Format &format : kFormats) {
        if (suffix.compare(QLatin1String(format.suffix), Qt::CaseInsensitive) == 0)
            return &format;
    }
    return nullptr;
}

QString dotted(const QStringList &suffixes)
{
    return QLatin1Char('.') + suffixes.join(QLatin1String(", ."));
}

} // namespace

Result<ImportedProject> readTimeline(const QString &path, const TimelineReadOptions &options)
{
    const Format *format = formatOf(path);
    if (!format || !format->read)
        return fail(ErrorKind::Usage, tr("\"%1\" is of no format that Weft reads: %2.")
                                          .arg(path, dotted(readableSuffixes())));
    return format->read(path, options);
}

Result<QStringList> writeTimeline(const Project &project, SequenceId sequence, const QString &path,
                                  const TimelineWriteOptions &options)
{
    const Format *format = formatOf(path);
    if (!format || !format->write)
        return fail(ErrorKind::Usage, tr("\"%1\" is of no format that Weft writes: %2.")
                                          .arg(path, dotted(writableSuffixes())));
    if (format->hasRecipes)
        return format->write(project, sequence, path, options);
    QStringList notCarried;
    const Project baked = withTakesAsMedia(project, options.takes, notCarried);
    auto rest = format->write(baked, sequence, path, options);
    return rest ? Result<QStringList>(notCarried + *rest) : rest;
}

QStringList readableSuffixes()
{
    QStringList suffixes;
    for (const Format &format : kFormats) {
        if (format.read)
            suffixes << QLatin1String(format.suffix);
    }
    return suffixes;
}

QStringList writableSuffixes()
{
    QStringList suffixes;
    for (const Format &format : kFormats) {
        if (format.write)
            suffixes << QLatin1String(format.suffix);
    }
    return suffixes;
}

QString placeText(const Sequence &sequence, const Track &track, std::int64_t frame)
{
    const SequenceSettings &settings = sequence.settings;
    return tr("Track %1, %2").arg(track.name, toTimecode(frame, settings.rate, settings.dropFrame));
}

} // namespace weft
