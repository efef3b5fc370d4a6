#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/fcp7.h"
#include "core/interchange/fcp7_effects.h"
#include "core/interchange/fcp7_times.h"

#include <QFileInfo>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace weft {

namespace {

constexpr int kMaxTracks = 1000;
constexpr int kMaxNesting = 32;
constexpr std::size_t kMaxMarkers = 10'000;

class Fcp7Import
{
public:
    Fcp7Import(Fcp7Document document, QString folder, const MediaLookup &lookup)
        : m_document(std::move(document))
        , m_folder(std::move(folder))
        , m_draft(lookup)
    {}

    Result<ImportedProject> run(const QString &name)
    {
        bool hasSequence = false;
        for (const pugi::xml_node &sequence : m_document.ownSequences()) {
            if (const auto id = readSequence(sequence); !id)
                return fail(id);
            else if (!std::exchange(hasSequence, true))
                m_draft.setActive(*id);
        }
        if (!hasSequence)
            return m_document.xml().refuse(m_document.xml().root(),
                                           tr("there is no sequence in it"));
        return std::move(m_draft).take(name);
    }

private:
    // ---- sequences ----

    Result<SequenceId> readSequence(const pugi::xml_node &reference)
    {
        const pugi::xml_node node = m_document.wholeSequence(reference);
        const auto place = node.offset_debug();
        if (const auto known = m_sequences.find(place); known != m_sequences.end()) {
            if (known->second)
                return known->second;
            return m_document.xml().refuse(reference, tr("the sequence contains itself"));
        }
        if (++m_depth > kMaxNesting)
            return m_document.xml()
                .refuse(node, tr("sequences lie more than %1 levels deep").arg(kMaxNesting));
        m_sequences[place] = {};
        Sequence sequence;
        sequence.id = m_draft.newId<SequenceId>();
        sequence.name = childText(node, "name").left(500);
        if (const Status status = readSettings(node, sequence); !status)
            return fail(status);
        if (const Status status = readMarkers(node, sequence); !status)
            return fail(status);
        std::vector<ImportedTrack> tracks;
        for (const auto &[kind, name] :
             {std::pair{TrackKind::Video, "video"}, std::pair{TrackKind::Audio, "audio"}}) {
            int count = 0;
            for (const pugi::xml_node &track : node.child("media").child(name).children("track")) {
                if (++count > kMaxTracks)
                    return m_document.xml()
                        .refuse(track, tr("there are more than %1 tracks").arg(kMaxTracks));
                if (const Status status = readTrack(track, kind, sequence, tracks); !status)
                    return fail(status);
            }
        }
        joinStereo(tracks);
        const SequenceId id = sequence.id;
        if (const Status status = m_draft.addSequence(std::move(sequence), std::move(tracks));
            !status)
            return fail(status);
        --m_depth;
        return m_sequences[place] = id;
    }

    Status readSettings(const pugi::xml_node &node, Sequence &sequence)
    {
        const auto rate = m_document.rateOf(node, {});
        if (!rate)
            return fail(rate);
        sequence.settings.rate = *rate;
        sequence.settings.dropFrame = childText(node.child("timecode"), "displayformat")
                                      == QLatin1String("DF");
        const pugi::xml_node format = node.child("media").child("video").child("format").child(
            "samplecharacteristics");
        const auto width = m_document.number(format, "width", 1920);
        const auto height = m_document.number(format, "height", 1080);
        if (!width || !height)
            return fail(width ? height : width);
        if (*width < 16 || *width > 16384 || *height < 16 || *height > 16384)
            return m_document.xml()
                .refuse(format,
                        tr("the size %1×%2 is not between 16 and 16384").arg(*width).arg(*height));
        sequence.settings.width = static_cast<int>(*width + *width % 2);
        sequence.settings.height = static_cast<int>(*height + *height % 2);
        sequence.settings.colour = completed({}, sequence.settings.height, false);
        const QString aspect = childText(format, "pixelaspectratio");
        if (!aspect.isEmpty() && aspect.compare(QLatin1String("square"), Qt::CaseInsensitive) != 0)
            m_draft.note(tr("The pixels of \"%1\" are not square (%2); here they are.")
                             .arg(sequence.name, aspect.left(40)));
        return {};
    }

    Status readMarkers(const pugi::xml_node &node, Sequence &sequence)
    {
        for (const pugi::xml_node &entry : node.children("marker")) {
            const auto in = m_document.number(entry, "in", 0);
            const auto out = m_document.number(entry, "out", -1);
            if (!in || !out)
                return fail(in ? out : in);
            Marker marker;
            marker.at = std::max<std::int64_t>(0, *in);
            marker.length = *out > *in ? *out - *in : 0;
            marker.name = childText(entry, "name").left(500);
            marker.note = childText(entry, "comment").left(5000);
            if (sequence.markers.size() < kMaxMarkers)
                sequence.markers.push_back(std::move(marker));
        }
        return {};
    }

    // ---- tracks ----

    Status readTrack(const pugi::xml_node &node, TrackKind kind, const Sequence &sequence,
                     std::vector<ImportedTrack> &tracks)
    {
        ImportedTrack track;
        track.track.kind = kind;
        m_position = 0;
        const bool isOff = isFalse(childText(node, "enabled"));
        track.track.hidden = isOff && kind == TrackKind::Video;
        track.track.muted = isOff && kind == TrackKind::Audio;
        track.track.locked = isTrue(childText(node, "locked"));
        auto overlaps = readFcp7Overlaps(m_document, node, sequence, m_draft);
        if (!overlaps)
            return fail(overlaps);
        for (const pugi::xml_node &child : node.children()) {
            const QLatin1String name(child.name());
            if (name != QLatin1String("clipitem") && name != QLatin1String("generatoritem"))
                continue;
            if (++m_clips > kMaxImportedClips)
                return m_document.xml()
                    .refuse(child, tr("there are more than %1 clips").arg(kMaxImportedClips));
            if (const Status status = readClip(child, sequence, *overlaps, track); !status)
                return status;
        }
        tracks.push_back(std::move(track));
        return {};
    }

    Status readClip(const pugi::xml_node &node, const Sequence &sequence,
                    const std::vector<Fcp7Overlap> &overlaps, ImportedTrack &track)
    {
        auto times = readFcp7Times(m_document, node, sequence.settings.rate, overlaps, m_position);
        if (!times)
            return fail(times);
        m_position = times->end;
        ClipBody body;
        body.name = childText(node, "name").left(500);
        body.enabled = !isFalse(childText(node, "enabled"));
        const auto source = sourceOf(node, body.name, track.track.kind, sequence, *times);
        if (!source)
            return fail(source);
        if (!*source)
            return {};
        body.source = **source;
        body.link = linkOf(node);
        const Fcp7Filters filters = readFcp7Filters(node);
        for (const QString &loss : filters.losses)
            note(sequence, track.track, *times, body.name, loss);
        if (node.child("marker"))
            note(sequence, track.track, *times, body.name, tr("its markers"));
        body.gainDb = track.track.kind == TrackKind::Audio ? filters.gainDb : 0;
        body.effects = filters.effects;
        body.length = times->end - times->start;
        if (const Status status = setSourceTime(node, filters.speed, *times, body); !status)
            return status;
        placeFcp7Edges(*times, sequence.settings.rate, body);
        if (body.length > 0)
            track.clips.push_back({times->start, std::make_shared<const ClipBody>(body)});
        return {};
    }

    void note(const Sequence &sequence, const Track &track, const Fcp7Times &times,
              const QString &name, const QString &loss)
    {
        m_draft.note(
            tr("\"%1\", %2, frame %3: \"%4\": %5.")
                .arg(sequence.name, track.kind == TrackKind::Video ? tr("picture") : tr("sound"))
                .arg(times.start)
                .arg(name, loss));
    }

    /// In points count frames of the clip as it plays, at its speed; backwards from its end.
    Status setSourceTime(const pugi::xml_node &node, const Rational &speed, const Fcp7Times &times,
                         ClipBody &body) const
    {
        const bool hasTime
            = std::holds_alternative<NestedSource>(body.source)
              || (std::holds_alternative<MediaSource>(body.source)
                  && !m_draft.media(std::get<MediaSource>(body.source).media).info.isStill);
        if (!hasTime)
            return {};
        body.speed = speed;
        const Rational magnitude = speed < Rational(0) ? -speed : speed;
        std::int64_t frame = times.in;
        if (speed < Rational(0)) {
            const auto duration = m_document.number(node, "duration", 0);
            if (!duration)
                return fail(duration);
            frame = std::max<std::int64_t>(0, *duration - 1 - times.in);
        }
        body.in = times.rate.secondsAt(frame) * magnitude;
        return {};
    }

    // ---- sources ----

    /// Nothing where a clip shows what cannot be carried; that is noted.
    Result<std::optional<Source>> sourceOf(const pugi::xml_node &node, QString &name,
                                           TrackKind kind, const Sequence &sequence,
                                           const Fcp7Times &times)
    {
        if (QLatin1String(node.name()) == QLatin1String("generatoritem")) {
            auto made = fcp7Generator(node);
            if (!made)
                m_draft.note(tr("\"%1\", frame %2: the generator \"%3\" is left out.")
                                 .arg(sequence.name)
                                 .arg(times.start)
                                 .arg(name));
            return made;
        }
        if (const pugi::xml_node nested = node.child("sequence")) {
            const std::int64_t position = m_position;
            const auto id = readSequence(nested);
            m_position = position;
            if (!id)
                return fail(id);
            return std::optional<Source>(NestedSource{*id});
        }
        const pugi::xml_node file = m_document.wholeFile(node.child("file"));
        const QString url = childText(file, "pathurl");
        const auto path = importedPath(url, m_folder);
        if (!path) {
            m_draft.note(
                tr("\"%1\", frame %2: \"%3\" has no file that is followed and is left out.")
                    .arg(sequence.name)
                    .arg(times.start)
                    .arg(name));
            return std::optional<Source>();
        }
        return addFile(node, file, *path, kind, times);
    }

    Result<std::optional<Source>> addFile(const pugi::xml_node &node, const pugi::xml_node &file,
                                          const QString &path, TrackKind kind,
                                          const Fcp7Times &times)
    {
        const auto rate = m_document.rateOf(file, times.rate);
        const auto duration = m_document.number(file, "duration", 0);
        const auto channel = m_document.number(node.child("sourcetrack"), "trackindex", 1);
        if (!rate)
            return fail(rate);
        if (!duration || !channel)
            return fail(duration ? channel : duration);
        const pugi::xml_node video = file.child("media").child("video");
        const auto width = m_document.number(video.child("samplecharacteristics"), "width", 1920);
        const auto height = m_document.number(video.child("samplecharacteristics"), "height", 1080);
        if (!width || !height)
            return fail(width ? height : width);
        MediaItem guess = guessedMedia(path);
        if (const QString name = childText(file, "name"); !name.isEmpty())
            guess.name = name.left(500);
        if (video || kind == TrackKind::Video)
            guess.info.video
                = guessedVideo(static_cast<int>(std::clamp<std::int64_t>(*width, 1, 32768)),
                               static_cast<int>(std::clamp<std::int64_t>(*height, 1, 32768)),
                               *rate);
        const MediaId id = m_draft.addMedia(guess);
        const bool hasSound = file.child("media").child("audio") || kind == TrackKind::Audio;
        m_draft.widenGuess(id, kind == TrackKind::Video, hasSound ? 1 : 0,
                           rate->secondsAt(std::max<std::int64_t>(0, *duration)));
        MediaSource source{id};
        if (kind == TrackKind::Audio)
            source.audioStream = streamOf(m_draft.media(id).info, *channel);
        return std::optional<Source>(source);
    }

    /// The stream that a channel counted through all streams lies in.
    static int streamOf(const MediaInfo &info, std::int64_t channel)
    {
        std::int64_t first = 1;
        for (std::size_t stream = 0; stream < info.audio.size(); ++stream) {
            first += info.audio[stream].channels;
            if (channel < first)
                return static_cast<int>(stream);
        }
        return 0;
    }

    /// Clips that name one another get one link.
    LinkId linkOf(const pugi::xml_node &node)
    {
        std::set<QString> ids;
        for (const pugi::xml_node &link : node.children("link")) {
            const QString id = childText(link, "linkclipref");
            if (!id.isEmpty() && ids.size() < 100)
                ids.insert(id);
        }
        if (ids.size() < 2)
            return {};
        for (const QString &id : ids) {
            if (const auto known = m_links.find(id); known != m_links.end())
                return known->second;
        }
        const LinkId link = m_draft.newId<LinkId>();
        for (const QString &id : ids)
            m_links.emplace(id, link);
        return link;
    }

    /// A stream's sides lie on tracks of their own there; one clip plays both here.
    static void joinStereo(std::vector<ImportedTrack> &tracks)
    {
        using Key = std::tuple<MediaId, int, std::int64_t, std::int64_t, Rational>;
        std::set<Key> seen;
        for (ImportedTrack &track : tracks) {
            if (track.track.kind != TrackKind::Audio)
                continue;
            std::erase_if(track.clips, [&](const Clip &clip) {
                const auto *file = std::get_if<MediaSource>(&clip->source);
                return file
                       && !seen.insert(Key{file->media, file->audioStream, clip.start, clip->length,
                                           clip->in})
                               .second;
            });
        }
    }

    Fcp7Document m_document;
    QString m_folder;
    ImportDraft m_draft;
    std::map<std::ptrdiff_t, SequenceId> m_sequences; ///< by place in the text; 0 while being read
    std::map<QString, LinkId> m_links;                ///< by clip
    std::size_t m_clips = 0;
    std::int64_t m_position = 0; ///< where the track's last clip ended
    int m_depth = 0;
};

} // namespace

Result<ImportedProject> parseFcp7(const QByteArray &text, const QString &name,
                                  const QString &folder, const MediaLookup &lookup)
{
    auto document = Fcp7Document::parse(text, name);
    if (!document)
        return fail(document);
    return Fcp7Import(*std::move(document), folder, lookup).run(name);
}

Result<ImportedProject> readFcp7(const QString &path, const TimelineReadOptions &)
{
    const auto text = readFile(path, ErrorKind::Project, kMaxTimelineBytes);
    if (!text)
        return fail(text);
    return parseFcp7(*text, path, QFileInfo(path).absolutePath(), lookUpMedia);
}

} // namespace weft
