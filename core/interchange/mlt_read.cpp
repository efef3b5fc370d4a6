#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/mlt.h"
#include "core/interchange/mlt_track.h"
#include "core/time/timecode.h"

#include <QFileInfo>

#include <algorithm>

namespace weft {

namespace {

constexpr int kMaxTracks = 1000;
constexpr int kMaxMarkers = 10'000;
constexpr int kMaxNesting = 32;
constexpr std::size_t kMaxCategories = 100;
constexpr std::size_t kMaxFolders = 10'000;

bool isNamed(const pugi::xml_node &node, const char *name)
{
    return QLatin1String(node.name()) == QLatin1String(name);
}

bool isSet(const pugi::xml_node &service, const char *property)
{
    const QString value = mltProperty(service, property);
    return !value.isEmpty() && value != QLatin1String("0");
}

ColourMatrix matrixOf(const QString &colourspace)
{
    return colourspace == QLatin1String("601")    ? ColourMatrix::Bt601
           : colourspace == QLatin1String("2020") ? ColourMatrix::Bt2020
           : colourspace == QLatin1String("709")  ? ColourMatrix::Bt709
                                                  : ColourMatrix::Unspecified;
}

/// Whether a track's tractor is a pair of playlists, as Kdenlive has it, and no sequence.
bool isPair(const pugi::xml_node &tractor, const MltDocument &document)
{
    int tracks = 0;
    for (const pugi::xml_node &track : tractor.children("track")) {
        if (++tracks > 2 || !isNamed(document.target(track), "playlist"))
            return false;
    }
    return tracks > 0;
}

class MltImport
{
public:
    MltImport(MltDocument document, const QString &folder, const MediaLookup &lookup)
        : m_document(std::move(document))
        , m_draft(lookup)
        , m_sources(m_document, m_draft, folder)
        , m_tracks(m_document, m_draft, m_sources,
                   [this](const pugi::xml_node &service) { return nested(service); })
        , m_bin(m_document.service(QStringLiteral("main_bin")))
    {}

    Result<ImportedProject> run(const QString &name)
    {
        m_played = m_document.played();
        if (isSet(m_played, "kdenlive:projectTractor")) // a frame around the sequence that is open
            m_played = m_document.target(m_played.child("track"));
        if (!m_played)
            return m_document.xml().refuse(m_document.root(), tr("there is no timeline in it"));
        if (const Status status = readSettings(); !status)
            return fail(status);
        const QString own = mltProperty(m_played, "kdenlive:clipname");
        const auto sequence = readSequence(m_played, own.isEmpty()
                                                         ? QFileInfo(name).completeBaseName()
                                                         : own);
        if (!sequence)
            return fail(sequence);
        if (const Status status = readBin(); !status)
            return fail(status);
        m_draft.setActive(*sequence);
        return std::move(m_draft).take(name);
    }

private:
    Status readSettings()
    {
        const pugi::xml_node profile = m_document.root().child("profile");
        m_settings.rate = m_document.rate();
        if (!profile)
            return {};
        const auto width = parseInteger(attribute(profile, "width"));
        const auto height = parseInteger(attribute(profile, "height"));
        if (!width || !height || *width < 16 || *width > 16384 || *height < 16 || *height > 16384)
            return m_document.xml().refuse(profile,
                                           tr("the profile's size is not between 16 and 16384"));
        const auto across = parseInteger(attribute(profile, "sample_aspect_num")).value_or(1);
        const auto down = parseInteger(attribute(profile, "sample_aspect_den")).value_or(1);
        std::int64_t shown = *width;
        if (across > 0 && down > 0 && across != down) {
            shown = std::clamp<std::int64_t>(scale(*width, across, down, Rounding::Nearest), 16,
                                             16384);
            m_draft.note(tr("The profile's pixels are not square; %1×%2 becomes %3×%2.")
                             .arg(*width)
                             .arg(*height)
                             .arg(shown));
        }
        m_settings.width = static_cast<int>(std::min<std::int64_t>(shown + shown % 2, 16384));
        m_settings.height = static_cast<int>(*height + *height % 2);
        if (attribute(profile, "progressive") == QLatin1String("0"))
            m_draft.note(tr("The profile is interlaced; the sequence is not."));
        ColourTags tags;
        tags.matrix = matrixOf(attribute(profile, "colorspace"));
        m_settings.colour = completed(tags, m_settings.height, false);
        return {};
    }

    Result<SequenceId> nested(const pugi::xml_node &service)
    {
        const QString name = mltProperty(service, "kdenlive:clipname");
        return readSequence(service, name.isEmpty() ? attribute(service, "id") : name);
    }

    /// Each sequence is read once, however often it is used: Kdenlive writes it again for each use,
    /// with the same `kdenlive:uuid`, which is the id of the one in its bin.
    Result<SequenceId> readSequence(const pugi::xml_node &use, const QString &name)
    {
        const pugi::xml_node inBin = m_document.service(mltProperty(use, "kdenlive:uuid"));
        const pugi::xml_node service = inBin && isNamed(inBin, "tractor") ? inBin : use;
        const auto place = service.offset_debug();
        if (const auto known = m_sequences.find(place); known != m_sequences.end()) {
            if (known->second)
                return known->second;
            return m_document.xml().refuse(service, tr("\"%1\" contains itself")
                                                        .arg(attribute(service, "id").left(80)));
        }
        if (++m_depth > kMaxNesting)
            return m_document.xml()
                .refuse(service, tr("sequences lie more than %1 levels deep").arg(kMaxNesting));
        m_sequences[place] = {};
        Sequence sequence;
        sequence.id = m_draft.newId<SequenceId>();
        sequence.name = name.isEmpty() ? tr("Sequence") : name.left(500);
        sequence.settings = m_settings;
        auto tracks = readTracks(service);
        if (!tracks)
            return fail(tracks);
        readMarkers(service, sequence);
        noteField(service, sequence);
        noteGroups(service);
        m_draft.linkTwins(*tracks);
        const SequenceId id = sequence.id;
        if (const Status status = m_draft.addSequence(std::move(sequence), *std::move(tracks));
            !status)
            return fail(status);
        --m_depth;
        m_sequences[place] = id;
        return id;
    }

    Result<std::vector<ImportedTrack>> readTracks(const pugi::xml_node &service)
    {
        std::vector<ImportedTrack> tracks;
        if (!isNamed(service, "tractor")) {
            const Status status = addTrack(tracks, service, {}, {});
            return status ? Result<std::vector<ImportedTrack>>(std::move(tracks)) : fail(status);
        }
        int count = 0;
        const pugi::xml_node list = service.child("multitrack") ? service.child("multitrack")
                                                                : service;
        for (const pugi::xml_node &track : list.children("track")) {
            const pugi::xml_node target = m_document.target(track);
            if (++count > kMaxTracks)
                return m_document.xml().refuse(track,
                                               tr("there are more than %1 tracks").arg(kMaxTracks));
            if (!target) {
                m_draft.note(tr("A track plays \"%1\", which is not in the file.")
                                 .arg(attribute(track, "producer").left(80)));
            } else if (!isGround(target, count == 1)) {
                if (const Status status = addTrack(tracks, target, attribute(track, "hide"), track);
                    !status)
                    return fail(status);
            }
        }
        sortTracks(tracks);
        return tracks;
    }

    /// The black below all tracks.
    bool isGround(const pugi::xml_node &service, bool isFirst) const
    {
        const QString id = attribute(service, "id");
        const bool isColour = isNamed(service, "producer")
                              && (isMltService(service, "color")
                                  || isMltService(service, "colour"));
        return isFirst
               && (id == QLatin1String("black_track") || id == QLatin1String("background")
                   || isColour);
    }

    /// Picture first. Kdenlive lists sound from the outermost track to the innermost, its A1.
    void sortTracks(std::vector<ImportedTrack> &tracks) const
    {
        const auto sound = std::stable_partition(tracks.begin(), tracks.end(),
                                                 [](const ImportedTrack &track) {
                                                     return track.track.kind == TrackKind::Video;
                                                 });
        if (!mltProperty(m_bin, "kdenlive:docproperties.version").isEmpty())
            std::reverse(sound, tracks.end());
    }

    /// "video", "audio", "both" or nothing, of the track or, with a pair, of its playlists.
    QString hiddenPart(const pugi::xml_node &service, const QString &own) const
    {
        const bool isOfPair = own.isEmpty() && isNamed(service, "tractor");
        return isOfPair ? attribute(service.child("track"), "hide") : own;
    }

    /// Whether the in and out points of a list, or of who plays it, leave some of its clips out.
    bool isPartly(const pugi::xml_node &service, const pugi::xml_node &user,
                  const MltTrackClips &clips) const
    {
        const auto frame = [&](const pugi::xml_node &node, const char *name) {
            return m_document.framesOf(attribute(node, name));
        };
        std::int64_t end = 0;
        for (const auto *part : {&clips.picture, &clips.sound}) {
            for (const Clip &clip : *part)
                end = std::max(end, clip.end());
        }
        return frame(user, "in").value_or(0) > 0 || frame(user, "out").value_or(end) < end - 1
               || (isNamed(service, "playlist") && frame(service, "in").value_or(0) > 0);
    }

    Status addTrack(std::vector<ImportedTrack> &tracks, const pugi::xml_node &service,
                    const QString &hide, const pugi::xml_node &user)
    {
        const bool isPairOfPlaylists = isNamed(service, "tractor") && isPair(service, m_document);
        const bool isSoundTrack = isSet(service, "kdenlive:audio_track")
                                  || isSet(service, "shotcut:audio");
        const QString hidden = hiddenPart(service, hide);
        const bool isShut = hidden == QLatin1String("both");
        MltTrackUse use;
        use.picture = !isSoundTrack;
        const bool isSilent = isSet(service, "weft:silent"); // the sound has tracks of its own
        use.sound = isSoundTrack || !(isPairOfPlaylists || isSilent);
        const bool isList = isPairOfPlaylists || isNamed(service, "playlist");
        auto clips = isList ? m_tracks.read(service, use) : m_tracks.readOne(user, use);
        if (!clips)
            return fail(clips);
        const MltFilters filters = readMltFilters(m_document, service);
        QString name = mltProperty(service, "kdenlive:track_name");
        if (name.isEmpty())
            name = mltProperty(service, "shotcut:name");
        name = name.left(200);
        QStringList losses = lossesWithoutClip(filters);
        if (isList && isPartly(service, user, *clips))
            losses << tr("that only a part of it is played");
        const QString shown = name.isEmpty() ? attribute(service, "id").left(80) : name;
        for (const QString &loss : losses)
            m_draft.note(tr("The track \"%1\": %2.").arg(shown, loss));
        ImportedTrack track;
        track.track.locked = isSet(service, "kdenlive:locked_track")
                             || isSet(service, "shotcut:lock");
        if (use.picture) {
            track.track.name = name;
            track.track.hidden = isShut || hidden == QLatin1String("video");
            track.clips = std::move(clips->picture);
            tracks.push_back(track);
        }
        if (isSoundTrack || !clips->sound.empty()) {
            track.track.kind = TrackKind::Audio;
            track.track.name = use.picture ? QString() : name;
            track.track.hidden = false;
            track.track.muted = isShut || hidden == QLatin1String("audio");
            track.track.gainDb = filters.gainDb;
            track.clips = std::move(clips->sound);
            tracks.push_back(std::move(track));
        }
        return {};
    }

    void readMarkers(const pugi::xml_node &service, Sequence &sequence)
    {
        QString guides = mltProperty(service, "kdenlive:sequenceproperties.guides");
        if (guides.isEmpty() && service == m_played)
            guides = mltProperty(m_bin, "kdenlive:docproperties.guides");
        readGuides(guides, sequence);
        const pugi::xml_node list = service.find_child_by_attribute("properties", "name",
                                                                    "shotcut:markers");
        for (const pugi::xml_node &entry : list.children("properties")) {
            Marker marker;
            marker.name = mltProperty(entry, "text").left(500);
            const auto start = m_document.framesOf(mltProperty(entry, "start"));
            const auto end = m_document.framesOf(mltProperty(entry, "end"));
            marker.at = std::max<std::int64_t>(0, start.value_or(0));
            marker.length = std::max<std::int64_t>(0, end.value_or(marker.at) - marker.at);
            marker.colour = mltColour(mltProperty(entry, "color")).value_or(marker.colour);
            addMarker(sequence, std::move(marker));
        }
    }

    /// Kdenlive's guides: a JSON list of {"comment", "pos", "duration", "type"}, the last the index
    /// of a category, which has a colour.
    void readGuides(const QString &guides, Sequence &sequence)
    {
        if (guides.trimmed().isEmpty())
            return;
        const auto json = parseJson(guides.toUtf8(), QStringLiteral("guides"), ErrorKind::Project);
        if (!json || !json->is_array())
            return m_draft.note(tr("The guides cannot be read."));
        const std::map<std::int64_t, Colour> colours = guideColours();
        for (const nlohmann::json &guide : *json) {
            if (!guide.is_object() || !guide.contains("pos") || !guide["pos"].is_number_integer())
                continue;
            Marker marker;
            marker.at = boundedFrame(guide, "pos");
            marker.length = boundedFrame(guide, "duration");
            if (guide.contains("comment") && guide["comment"].is_string())
                marker.name = QString::fromStdString(guide["comment"].get<std::string>()).left(500);
            const auto colour = colours.find(boundedFrame(guide, "type"));
            if (colour != colours.end())
                marker.colour = colour->second;
            addMarker(sequence, std::move(marker));
        }
    }

    static std::int64_t boundedFrame(const nlohmann::json &guide, const char *key)
    {
        const auto found = guide.find(key);
        return found != guide.end() && found->is_number_integer()
                   ? std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, kMaxImportedFrame)
                   : 0;
    }

    /// The colours of Kdenlive's categories of guides, by index.
    std::map<std::int64_t, Colour> guideColours() const
    {
        std::map<std::int64_t, Colour> colours;
        const QString text = mltProperty(m_bin, "kdenlive:docproperties.guidesCategories");
        const auto json = parseJson(text.toUtf8(), QStringLiteral("guides"), ErrorKind::Project);
        if (!json || !json->is_array())
            return colours;
        for (const nlohmann::json &category : *json) {
            if (!category.is_object() || !category.contains("color")
                || !category["color"].is_string())
                continue;
            const auto colour = mltColour(
                QString::fromStdString(category["color"].get<std::string>()));
            if (colour && colours.size() < kMaxCategories)
                colours.emplace(boundedFrame(category, "index"), *colour);
        }
        return colours;
    }

    /// Kdenlive's groups; those of a clip's picture and sound are links.
    void noteGroups(const pugi::xml_node &service)
    {
        QString groups = mltProperty(service, "kdenlive:sequenceproperties.groups");
        if (groups.isEmpty() && service == m_played)
            groups = mltProperty(m_bin, "kdenlive:docproperties.groups");
        if (groups.contains(QLatin1String("\"Normal\"")))
            m_draft.note(tr("The groups of clips."));
    }

    static void addMarker(Sequence &sequence, Marker marker)
    {
        if (sequence.markers.size() < kMaxMarkers)
            sequence.markers.push_back(std::move(marker));
    }

    /// What the field between the tracks and the whole does beyond plain stacking.
    void noteField(const pugi::xml_node &tractor, const Sequence &sequence)
    {
        if (!isNamed(tractor, "tractor"))
            return;
        for (const pugi::xml_node &transition : tractor.children("transition")) {
            const QString service = mltProperty(transition, "mlt_service");
            if (service == QLatin1String("mix") || isSet(transition, "disable")
                || isSet(transition, "internal_added") || isPlainBlend(transition, service))
                continue;
            const std::int64_t at = m_document.framesOf(attribute(transition, "in")).value_or(0);
            m_draft.note(tr("%1: the transition \"%2\" between tracks %3 and %4.")
                             .arg(toTimecode(at, sequence.settings.rate, false), service,
                                  mltProperty(transition, "a_track"),
                                  mltProperty(transition, "b_track")));
        }
        const MltFilters filters = readMltFilters(m_document, tractor);
        QStringList losses = lossesWithoutClip(filters);
        if (filters.gainDb != 0)
            losses << tr("a gain of %1 dB").arg(filters.gainDb);
        for (const QString &loss : losses)
            m_draft.note(tr("On all of \"%1\": %2.").arg(sequence.name, loss));
    }

    /// Lays one whole track over those below, as a sequence does anyway.
    static bool isPlainBlend(const pugi::xml_node &transition, const QString &service)
    {
        const QString mode = mltProperty(transition, service == QLatin1String("qtblend")
                                                         ? "compositing"
                                                         : "1"); // cairoblend's parameter
        const bool isNormal = mode.isEmpty() || mode == QLatin1String("0")
                              || mode == QLatin1String("normal");
        return isNormal && !transition.attribute("in") && !transition.attribute("out")
               && (service == QLatin1String("frei0r.cairoblend")
                   || service == QLatin1String("qtblend") || service == QLatin1String("composite")
                   || service.startsWith(QLatin1String("movit.")));
    }

    /// Media that no clip uses lie in the bin all the same.
    Status readBin()
    {
        readFolders();
        std::size_t count = 0;
        for (const pugi::xml_node &entry : m_bin.children("entry")) {
            const pugi::xml_node target = m_document.target(entry);
            if (!target || ++count > kMaxImportedClips)
                continue;
            if (isNamed(target, "producer") || isNamed(target, "chain"))
                putIntoFolder(target);
            else if (const auto sequence = nested(target); !sequence)
                return fail(sequence);
        }
        return {};
    }

    /// Kdenlive's folders: properties "kdenlive:folder.<parent>.<id>" with the name; -1 is the top.
    void readFolders()
    {
        std::map<QString, QString> parents;
        static const QLatin1String prefix("kdenlive:folder.");
        for (const pugi::xml_node &property : m_bin.children("property")) {
            const QString key = attribute(property, "name");
            const QString id = key.section(QLatin1Char('.'), 2);
            if (!key.startsWith(prefix) || id.isEmpty() || m_folders.size() >= kMaxFolders)
                continue;
            if (m_folders.emplace(id, FolderId()).second) {
                m_folders[id] = m_draft.addFolder(QString::fromUtf8(property.text().get()));
                parents[id] = key.section(QLatin1Char('.'), 1, 1);
            }
        }
        for (const auto &[id, parent] : parents) {
            const auto found = m_folders.find(parent);
            if (found != m_folders.end() && !m_draft.setParent(m_folders[id], found->second))
                m_draft.note(tr("A folder of the bin lies in itself; it is put at the top."));
        }
    }

    void putIntoFolder(const pugi::xml_node &producer)
    {
        const auto &source = m_sources.of(producer).source;
        const auto *file = source ? std::get_if<MediaSource>(&*source) : nullptr;
        const auto folder = m_folders.find(mltProperty(producer, "kdenlive:folderid"));
        if (file && folder != m_folders.end())
            m_draft.setFolder(file->media, folder->second);
    }

    MltDocument m_document;
    ImportDraft m_draft;
    MltSources m_sources;
    MltTrackReader m_tracks;
    pugi::xml_node m_bin;
    pugi::xml_node m_played;
    SequenceSettings m_settings;
    std::map<QString, FolderId> m_folders;            ///< by Kdenlive's id
    std::map<std::ptrdiff_t, SequenceId> m_sequences; ///< by place in the text; 0 while being read
    int m_depth = 0;
};

} // namespace

Result<ImportedProject> parseMlt(const QByteArray &text, const QString &name, const QString &folder,
                                 const MediaLookup &lookup)
{
    auto document = MltDocument::parse(text, name);
    if (!document)
        return fail(document);
    return MltImport(*std::move(document), folder, lookup).run(name);
}

Result<ImportedProject> readMlt(const QString &path, const TimelineReadOptions &)
{
    const auto text = readFile(path, ErrorKind::Project, kMaxTimelineBytes);
    if (!text)
        return fail(text);
    return parseMlt(*text, path, QFileInfo(path).absolutePath(), lookUpMedia);
}

} // namespace weft
