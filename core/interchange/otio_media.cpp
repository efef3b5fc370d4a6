#include "core/interchange/otio_media.h"

#include "core/base/translate.h"
#include "core/interchange/otio_kept.h"
#include "core/interchange/otio_url.h"
#include "core/interchange/otio_weft.h"
#include "core/media/probe.h"

#include <QDir>
#include <QFileInfo>

namespace weft {

namespace {

/// Makes a name usable as a file's: for media of which nothing but a name is known.
QString fileNameFor(QString name)
{
    name.replace(QLatin1Char('/'), QLatin1Char('_'));
    name.remove(QChar(0));
    return name.isEmpty() || name.startsWith(QLatin1Char('.')) ? tr("missing media") + name : name;
}

/// What to assume of a file that is not there, so that the clip has a place and a length.
void widen(MediaInfo &info, const MediaNeed &need, const Rational &duration)
{
    if (need.kind == TrackKind::Video && !info.video) {
        info.video.emplace();
        info.video->width = 1920;
        info.video->height = 1080;
        info.video->rate = need.rate;
    }
    if (need.kind == TrackKind::Audio && info.audio.empty())
        info.audio.push_back({QString(), 2, static_cast<int>(kSampleRate), {}});
    if (info.video && info.video->duration < duration) {
        info.video->duration = duration;
        info.video->frameCount = info.video->rate.frameAt(duration, Rounding::Ceil);
    }
    for (AudioInfo &audio : info.audio)
        audio.duration = std::max(audio.duration, duration);
}

} // namespace

OtioMedia::OtioMedia(const OtioSource &source, const WeftBin *bin, IdSource &ids)
    : m_source(source)
    , m_ids(ids)
{
    if (!bin)
        return;
    for (const MediaItem &item : bin->media) {
        MediaItem copy = item;
        copy.path = pathOf(item.path);
        for (Proxy &proxy : copy.proxies)
            proxy.path = pathOf(proxy.path);
        m_fromBin.insert(add(std::move(copy)).id);
    }
}

QString OtioMedia::pathOf(const QString &url) const
{
    const auto packed = m_source.bundled.find(url);
    return packed != m_source.bundled.end() ? packed->second : pathOfUrl(url, m_source.folder);
}

MediaItem &OtioMedia::add(MediaItem item)
{
    item.id = m_ids.take(item.id);
    const std::size_t index = m_items.size();
    m_byId[item.id] = index;
    m_byPath.try_emplace(item.path, index);
    return m_items.emplace_back(std::move(item));
}

/// The item that Weft wrote the reference for, if the reference still means its file.
MediaItem *OtioMedia::known(const OtioReference *reference)
{
    const nlohmann::json *written = reference ? weftMember(reference->json, "media") : nullptr;
    if (!written || !written->is_number_integer())
        return nullptr;
    const MediaId id{written->get<std::int64_t>()};
    if (!m_fromBin.contains(id))
        return nullptr;
    MediaItem &item = m_items[m_byId.at(id)];
    const bool namesNoFile = reference->schema == QLatin1String("MissingReference")
                             || keptIn(item.unknown).contains(kNoFile);
    return namesNoFile || item.path == pathOf(reference->url) ? &item : nullptr;
}

/// Fills in what the file is; false where it is not there or no media.
bool OtioMedia::readFile(MediaItem &item, const QString &what)
{
    if (!m_source.probeMedia || !QFileInfo(item.path).isFile())
        return false;
    auto info = probe(item.path);
    auto identity = identify(item.path);
    if (!info || !identity) {
        m_notes << tr("%1: its media cannot be used: %2")
                       .arg(what, info ? identity.error().message : info.error().message);
        return false;
    }
    item.info = *std::move(info);
    item.identity = *std::move(identity);
    return true;
}

MediaItem &OtioMedia::found(const OtioItem &clip, const QString &what)
{
    const OtioReference *reference = clip.reference();
    if (MediaItem *item = known(reference))
        return *item;
    const bool isFile = reference && reference->schema == QLatin1String("ExternalReference");
    const bool isSequence = reference
                            && reference->schema == QLatin1String("ImageSequenceReference");
    QString path = isFile || isSequence ? pathOf(reference->url) : QString();
    const bool hasPath = !path.isEmpty();
    if (!hasPath)
        path = QDir(m_source.folder).absoluteFilePath(fileNameFor(clip.name));
    if (const auto known = m_byPath.find(path); known != m_byPath.end())
        return m_items[known->second];

    MediaItem item;
    item.path = path;
    item.name = QFileInfo(path).fileName();
    const bool isRead = isFile && hasPath && readFile(item, what);
    if (isSequence)
        m_notes << tr("%1: the image sequence \"%2\" is kept as missing media: Weft plays films "
                      "and single pictures.")
                       .arg(what, reference->url);
    else if (reference && !isFile && reference->schema != QLatin1String("MissingReference"))
        m_notes << tr("%1: the media reference \"%2\" is kept as missing media: it names no file.")
                       .arg(what, reference->generatorKind.isEmpty() ? reference->schema
                                                                     : reference->generatorKind);
    if (isFile && !hasPath)
        m_notes << tr("%1: \"%2\" is kept as missing media: it is no file on this machine.")
                       .arg(what, reference->url);
    if (!isFile || !hasPath)
        keep(item.unknown, {{kNoFile, true}});
    MediaItem &added = add(std::move(item));
    if (!isRead)
        m_placeholders.insert(added.id);
    return added;
}

MediaId OtioMedia::itemOf(const OtioItem &clip, const MediaNeed &need, const QString &what)
{
    MediaItem &item = found(clip, what);
    if (m_placeholders.contains(item.id)) {
        const OtioReference *reference = clip.reference();
        const Rational available = reference && reference->available
                                       ? reference->available->duration.seconds()
                                       : Rational(0);
        widen(item.info, need, std::max(available, need.end));
    }
    return item.id;
}

} // namespace weft
