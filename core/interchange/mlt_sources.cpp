#include "core/interchange/mlt_sources.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/mlt_titles.h"

#include <QDir>

#include <algorithm>

namespace weft {

namespace {

/// What MLT takes for a length where the document says none and there is no file to ask.
constexpr std::int64_t kUsualLength = 15'000;

int boundedInt(const QString &text, int fallback, int low, int high)
{
    const auto value = parseInteger(text);
    return value ? static_cast<int>(std::clamp<std::int64_t>(*value, low, high)) : fallback;
}

QString nameOf(const pugi::xml_node &producer)
{
    for (const char *property : {"kdenlive:clipname", "shotcut:caption", "title"}) {
        const QString name = mltProperty(producer, property).trimmed();
        if (!name.isEmpty())
            return name.left(500);
    }
    return {};
}

/// The file itself where a project works with a proxy of it.
QString resourceOf(const pugi::xml_node &producer)
{
    const QString proxy = mltProperty(producer, "kdenlive:proxy");
    const QString original = mltProperty(producer, "kdenlive:originalurl");
    if (proxy.size() > 2 && !original.isEmpty())
        return original;
    const QString shotcut = mltProperty(producer, "shotcut:resource");
    if (mltProperty(producer, "shotcut:proxy") == QLatin1String("1") && !shotcut.isEmpty())
        return shotcut;
    return mltProperty(producer, "resource");
}

/// "2.5:film.mp4" and the two properties that say the same.
QString warpedFile(const pugi::xml_node &producer, const QString &resource, Rational &speed)
{
    const QString prefix = resource.section(QLatin1Char(':'), 0, 0);
    QString said = mltProperty(producer, "warp_speed");
    said = said.isEmpty() ? prefix : said;
    speed = Rational::fromString(said).value_or(Rational(0));
    const QString file = mltProperty(producer, "warp_resource");
    const bool hasPrefix
        = parseNumber(file.isEmpty() ? prefix : file.section(QLatin1Char(':'), 0, 0)).has_value();
    const QString whole = file.isEmpty() ? resource : file;
    return hasPrefix ? whole.section(QLatin1Char(':'), 1) : whole;
}

bool isStillService(const QString &service)
{
    return service == QLatin1String("qimage") || service == QLatin1String("pixbuf");
}

} // namespace

MltSources::MltSources(const MltDocument &document, ImportDraft &draft, const QString &folder)
    : m_document(document)
    , m_draft(draft)
    , m_folder(folder)
{
    const QString root = attribute(document.root(), "root");
    if (!root.isEmpty())
        m_folder = QDir::isAbsolutePath(root) ? root : importedPath(root, folder).value_or(folder);
    const pugi::xml_node profile = document.root().child("profile");
    m_width = boundedInt(attribute(profile, "width"), m_width, 1, 32768);
    m_height = boundedInt(attribute(profile, "height"), m_height, 1, 32768);
}

const MltSource &MltSources::of(const pugi::xml_node &producer)
{
    const QString id = attribute(producer, "id");
    if (id.isEmpty()) {
        const auto place = producer.offset_debug();
        const auto found = m_nameless.find(place);
        return found != m_nameless.end() ? found->second
                                         : m_nameless.emplace(place, read(producer)).first->second;
    }
    const auto found = m_known.find(id);
    return found != m_known.end() ? found->second
                                  : m_known.emplace(id, read(producer)).first->second;
}

void MltSources::noteLosses(const MltSource &source, const QStringList &losses)
{
    for (const QString &loss : losses)
        m_draft.note(tr("\"%1\": %2.").arg(source.name, loss));
}

MltSource MltSources::read(const pugi::xml_node &producer)
{
    MltSource source;
    source.name = nameOf(producer);
    source.filters = readMltFilters(m_document, producer);
    const std::int64_t said = m_document.framesOf(mltProperty(producer, "length")).value_or(0);
    const std::int64_t end = m_document.framesOf(attribute(producer, "out")).value_or(-1) + 1;
    source.length = said > 0 ? said : end;
    const QString service = mltProperty(producer, "mlt_service");
    const QString resource = resourceOf(producer);
    const pugi::xml_node text = producer.find_child(
        [](const pugi::xml_node &node) { return isTextService(node); });
    if (service == QLatin1String("kdenlivetitle") || isTextService(producer) || text) {
        readTitle(text ? text : producer, source);
    } else if (service == QLatin1String("color") || service == QLatin1String("colour")) {
        const auto colour = mltColour(resource);
        if (!colour)
            m_draft.note(
                tr("The colour \"%1\" is not known; it becomes black.").arg(resource.left(80)));
        source.source = ColourSource{colour.value_or(Colour{0, 0, 0, 255})};
    } else if (service == QLatin1String("timewarp")) {
        readFile(producer, warpedFile(producer, resource, source.speed), source);
        if (source.speed.isZero())
            source.speed = Rational(1);
        source.keepsPitch = mltProperty(producer, "warp_pitch").toInt() != 0;
    } else if (service.isEmpty() || service.startsWith(QLatin1String("avformat"))
               || isStillService(service)) {
        readFile(producer, resource, source);
    } else {
        m_draft.note(tr("The producer \"%1\" (%2) is no file, colour or title; its clips are left "
                        "out.")
                         .arg(source.name.isEmpty() ? attribute(producer, "id") : source.name,
                              service.left(80)));
    }
    if (said < 1)
        source.length = lengthWithoutDocument(source, end);
    for (const pugi::xml_node &link : producer.children("link")) {
        if (mltProperty(link, "mlt_service") == QLatin1String("timeremap"))
            source.filters.losses << tr("the time map");
    }
    const QString markers = mltProperty(producer, "kdenlive:markers");
    const bool hasMarkers = markers.contains(QLatin1Char('{'))
                            || producer.find_child_by_attribute("properties", "name",
                                                                "shotcut:markers");
    if (hasMarkers)
        source.filters.losses << tr("its markers");
    noteLosses(source, source.filters.losses);
    return source;
}

std::int64_t MltSources::lengthWithoutDocument(const MltSource &source, std::int64_t end) const
{
    if (!source.hasTime)
        return kUsualLength;
    const MediaId media = std::get<MediaSource>(*source.source).media;
    if (!m_draft.isThere(media))
        return end;
    const Rational magnitude = source.speed < Rational(0) ? -source.speed : source.speed;
    return m_document.rate().frameAt(m_draft.media(media).info.duration() / magnitude,
                                     Rounding::Nearest);
}

void MltSources::readTitle(const pugi::xml_node &service, MltSource &source)
{
    const bool isKdenlive = isMltService(service, "kdenlivetitle");
    const auto made = isKdenlive ? kdenliveTitle(mltProperty(service, "xmldata").toUtf8())
                                 : filterTitle(service, m_width, m_height);
    if (!made) {
        m_draft.note(tr("The title \"%1\" has no text that can be read; its clips are left out.")
                         .arg(source.name));
        return;
    }
    source.source = made->title;
    if (source.name == QLatin1String("transparent")) // what Shotcut calls a text clip's ground
        source.name.clear();
    const QString shown = source.name.isEmpty() ? made->title.text.left(40) : source.name;
    m_draft.note(tr("The title \"%1\" keeps its text, font, size and colours; its place is near, "
                    "not exact.")
                     .arg(shown.simplified()));
    for (const QString &loss : made->losses)
        m_draft.note(tr("The title \"%1\": %2.").arg(shown.simplified(), loss));
}

void MltSources::readFile(const pugi::xml_node &producer, const QString &resource,
                          MltSource &source)
{
    const bool isStill = isStillService(mltProperty(producer, "mlt_service"));
    const QString shown = source.name.isEmpty() ? resource.section(QLatin1Char('/'), -1)
                                                : source.name;
    if (isStill
        && (resource.contains(QLatin1Char('%')) || resource.contains(QLatin1String(".all."))
            || resource.contains(QLatin1String("?begin")))) {
        m_draft.note(tr("The picture sequence \"%1\" is left out: Weft reads films and single "
                        "pictures.")
                         .arg(shown.left(200)));
        return;
    }
    const auto path = importedPath(resource, m_folder);
    if (!path) {
        m_draft.note(tr("The file \"%1\" lies outside what is followed; its clips are left out.")
                         .arg(resource.left(200)));
        return;
    }
    source.hasTime = !isStill;
    source.hasPicture = mltProperty(producer, "video_index") != QLatin1String("-1");
    source.hasSound = !isStill && mltProperty(producer, "audio_index") != QLatin1String("-1");
    const MediaId id = m_draft.addMedia(guessOf(producer, *path, source));
    const Rational magnitude = source.speed < Rational(0) ? -source.speed : source.speed;
    m_draft.widenGuess(id, source.hasPicture, source.hasSound ? 1 : 0,
                       m_document.rate().secondsAt(std::max<std::int64_t>(0, source.length))
                           * magnitude);
    const MediaInfo &info = m_draft.media(id).info;
    source.hasTime = !info.isStill;
    source.hasPicture = source.hasPicture && info.video;
    source.hasSound = source.hasSound && !info.audio.empty();
    MediaSource file{id};
    file.audioStream = boundedInt(mltProperty(producer, "astream"), 0, 0, 63);
    if (static_cast<std::size_t>(file.audioStream) >= info.audio.size())
        file.audioStream = 0;
    source.source = file;
    if (source.name.isEmpty())
        source.name = m_draft.media(id).name;
}

std::optional<MediaId> MltSources::picture(const QString &resource)
{
    const auto path = importedPath(resource, m_folder);
    if (!path)
        return {};
    MediaItem guess = guessedMedia(*path);
    guess.info.isStill = true;
    guess.info.video = guessedVideo(m_width, m_height, m_document.rate());
    guess.info.video->frameCount = 1;
    return m_draft.addMedia(guess);
}

MediaItem MltSources::guessOf(const pugi::xml_node &producer, const QString &path,
                              const MltSource &source) const
{
    MediaItem item = guessedMedia(path);
    item.info.isStill = !source.hasTime;
    if (source.hasPicture)
        item.info.video = guessedPicture(producer);
    if (item.info.isStill && item.info.video)
        item.info.video->frameCount = 1;
    return item;
}

VideoInfo MltSources::guessedPicture(const pugi::xml_node &producer) const
{
    const int width = boundedInt(mltProperty(producer, "meta.media.width"), m_width, 1, 32768);
    const int height = boundedInt(mltProperty(producer, "meta.media.height"), m_height, 1, 32768);
    const auto numerator = parseInteger(mltProperty(producer, "meta.media.frame_rate_num"));
    const auto denominator = parseInteger(mltProperty(producer, "meta.media.frame_rate_den"));
    const auto rate = numerator && denominator && *denominator != 0
                          ? FrameRate::make(*numerator, *denominator)
                          : std::nullopt;
    return guessedVideo(width, height, rate.value_or(m_document.rate()));
}

} // namespace weft
