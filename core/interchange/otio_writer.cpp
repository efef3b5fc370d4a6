#include "core/interchange/otio.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/interchange/otio_colours.h"
#include "core/interchange/otio_kept.h"
#include "core/interchange/otio_media.h"
#include "core/interchange/otio_url.h"
#include "core/interchange/otio_weft.h"
#include "core/interchange/untrusted_json.h"
#include "core/time/timecode.h"

#include <QFileInfo>

#include <map>
#include <set>

namespace weft {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxItems = 1'000'000;
constexpr int kMaxNotes = 1000;

Json without(Json object, std::initializer_list<const char *> members)
{
    for (const char *name : members)
        object.erase(name);
    return object;
}

/// Seconds at a rate; a fraction of a frame stays one.
Json timeJson(const Rational &seconds, const FrameRate &rate)
{
    return {{"OTIO_SCHEMA", "RationalTime.1"},
            {"rate", rate.toDouble()},
            {"value", (seconds * rate.toRational()).toDouble()}};
}

Json rangeJson(Json start, Json duration)
{
    return {{"OTIO_SCHEMA", "TimeRange.1"},
            {"duration", std::move(duration)},
            {"start_time", std::move(start)}};
}

Json objectJson(const char *schema, const QString &name, Json weft)
{
    Json object = {{"OTIO_SCHEMA", schema}, {"metadata", Json::object()}};
    object["name"] = name.toStdString();
    if (!weft.is_null())
        object["metadata"]["weft"] = std::move(weft);
    return object;
}

/// An object with all that items of a track or stack have.
Json itemJson(const char *schema, const QString &name, Json weft)
{
    Json item = objectJson(schema, name, std::move(weft));
    item["source_range"] = nullptr;
    item["effects"] = Json::array();
    item["markers"] = Json::array();
    item["enabled"] = true;
    return item;
}

Json gapJson(std::int64_t frames, const FrameRate &rate)
{
    Json gap = itemJson("Gap.1", {}, nullptr);
    gap["source_range"] = rangeJson(timeJson({}, rate), timeJson(rate.secondsAt(frames), rate));
    return gap;
}

/// The rate to write a second of a clip's source at: the first in which it is a whole frame.
FrameRate rateFor(const Rational &seconds, const FrameRate &sequence,
                  const std::optional<FrameRate> &media)
{
    const auto isWhole = [&](const FrameRate &rate) {
        return (seconds * rate.toRational()).denominator() == 1;
    };
    return !isWhole(sequence) && media && isWhole(*media) ? *media : sequence;
}

/// What metadata["weft"] of a clip adds for programs that do not read it, by the names of the
/// members.
QStringList foreignToOthers(const Json &clip)
{
    static const std::set<std::string> ordinary{"id",   "name",  "source",
                                                "link", "group", kOtioMember};
    QStringList names;
    for (auto it = clip.begin(); it != clip.end(); ++it) {
        if (!ordinary.contains(it.key()))
            names << QString::fromStdString(it.key());
    }
    return names;
}

/// Writes one project's sequence. Lives for one call.
class Writer
{
public:
    Writer(const Project &project, const OtioTarget &target)
        : m_project(project)
        , m_target(target)
    {}

    Json timeline(const Sequence &sequence)
    {
        Json stack = stackJson(sequence, sequence.name, Json::object());
        const nlohmann::json kept = keptIn(sequence.unknown)
                                        .value("timeline", nlohmann::json::object());
        Json result = objectJson("Timeline.1", sequence.name, {{"bin", binJson()}});
        const auto start = kept.is_object() ? kept.find("global_start_time") : kept.end();
        result["global_start_time"] = start != kept.end() ? Json(*start) : Json(nullptr);
        result["tracks"] = std::move(stack);
        if (kept.is_object())
            restore(result, kept);
        return result;
    }

    QStringList takeNotes() { return std::move(m_notes); }

private:
    void note(const QString &sentence)
    {
        if (m_notes.size() < kMaxNotes)
            m_notes << sentence;
    }

    /// With the URLs of media that the timeline shows as they stand there, so that the reader knows
    /// the references again, and the places of what a bundle leaves out.
    Json binJson()
    {
        WeftBin bin{m_project.nextId, m_project.folders, {}, m_project.shots, {}, {},
                    m_project.unknown};
        for (const auto &item : m_project.media) {
            MediaItem copy = *item;
            const QString url = m_shown.contains(item->id) ? m_target.url(item->path) : QString();
            copy.path = url.isEmpty() ? urlOfPath(item->path, m_target.folder) : url;
            for (Proxy &proxy : copy.proxies)
                proxy.path = urlOfPath(proxy.path, m_target.folder);
            bin.media.push_back(std::move(copy));
        }
        for (const auto &sequence : m_project.sequences) {
            bin.order.push_back(sequence->id);
            if (m_written.contains(sequence->id))
                continue;
            bin.sequences.push_back(sequence);
            note(tr("The sequence \"%1\" is no part of this timeline; it is for Weft alone.")
                     .arg(sequence->name));
        }
        return toJson(bin);
    }

    /// A sequence as a stack. @param weft what else metadata["weft"] holds
    Json stackJson(const Sequence &sequence, const QString &name, Json weft)
    {
        const bool isFirst = m_written.insert(sequence.id).second;
        weft["sequence"] = without(toJson(sequence), {"tracks", "markers", kOtioMember});
        Json stack = itemJson("Stack.1", name, std::move(weft));
        for (const Marker &marker : sequence.markers)
            stack["markers"].push_back(markerJson(marker, sequence.settings.rate));
        stack["children"] = Json::array();
        m_notesAreOn = isFirst;
        if (isFirst && sequence.master != Master())
            note(tr("The master of the sequence \"%1\" is for Weft alone.").arg(sequence.name));
        for (const auto &track : sequence.tracks)
            stack["children"].push_back(trackJson(sequence, *track));
        restore(stack, keptIn(sequence.unknown));
        return stack;
    }

    static Json markerJson(const Marker &marker, const FrameRate &rate)
    {
        const Json weft = {{"marker", without(toJson(marker), {"at", kOtioMember})}};
        Json json = objectJson("Marker.2", marker.name, weft);
        json["color"] = nearestColourName(marker.colour).toStdString();
        json["comment"] = marker.note.toStdString();
        json["marked_range"] = rangeJson(timeJson(rate.secondsAt(marker.at), rate),
                                         timeJson(rate.secondsAt(marker.length), rate));
        restore(json, keptIn(marker.unknown));
        return json;
    }

    Json trackJson(const Sequence &sequence, const Track &track)
    {
        const bool isAudio = track.kind == TrackKind::Audio;
        const Json weft = without(toJson(track), {"clips", "name", "kind", kOtioMember});
        Json json = itemJson("Track.1", track.name, {{"track", weft}});
        json["enabled"] = !(isAudio ? track.muted : track.hidden);
        json["kind"] = isAudio ? "Audio" : "Video";
        json["children"] = Json::array();
        for (const char *name : {"gainDb", "pan", "solo", "effects"}) {
            if (weft.contains(name))
                note(
                    tr("Track %1: \"%2\" is for Weft alone.").arg(track.name, QLatin1String(name)));
        }
        const FrameRate rate = sequence.settings.rate;
        std::int64_t end = 0;
        for (const Clip &clip : track.clips) {
            if (clip.start > end)
                json["children"].push_back(gapJson(clip.start - end, rate));
            if (clip->transition)
                json["children"].push_back(
                    transitionJson(*clip->transition, sequence, track, clip));
            json["children"].push_back(clipJson(sequence, track, clip));
            end = clip.end();
        }
        restore(json, keptIn(track.unknown));
        return json;
    }

    Json transitionJson(const Transition &transition, const Sequence &sequence, const Track &track,
                        const Clip &clip)
    {
        const FrameRate rate = sequence.settings.rate;
        const bool isDissolve = transition.kind == QLatin1String("dissolve");
        const Json weft = {
            {"transition", without(toJson(transition), {"length", "before", kOtioMember})}};
        Json json = objectJson("Transition.1", {}, weft);
        json["transition_type"] = isDissolve ? "SMPTE_Dissolve" : "Custom_Transition";
        json["in_offset"] = timeJson(rate.secondsAt(transition.before), rate);
        json["out_offset"] = timeJson(rate.secondsAt(transition.length - transition.before), rate);
        if (!isDissolve)
            note(tr("%1: the kind \"%2\" of the transition is for Weft alone.")
                     .arg(placeText(sequence, track, clip.start), transition.kind));
        restore(json, keptIn(transition.unknown));
        return json;
    }

    Json clipJson(const Sequence &sequence, const Track &track, const Clip &clip)
    {
        const FrameRate rate = sequence.settings.rate;
        const QString name = clipName(m_project, *clip.body);
        const nlohmann::json kept = keptIn(clip->unknown);
        Json weft = without(toJson(*clip.body),
                            {"length", "enabled", "transition", "effects", kOtioMember});
        if (!std::holds_alternative<MediaSource>(clip->source))
            weft.erase("source"); // the reference or the stack says it
        noteWhatIsForWeft(sequence, track, clip, without(weft, {"in", "speed"}));
        Json json;
        if (const auto *nested = std::get_if<NestedSource>(&clip->source)) {
            const bool notesWereOn = m_notesAreOn;
            json = stackJson(*m_project.find(nested->sequence), name, {{"clip", weft}});
            m_notesAreOn = notesWereOn;
        } else {
            json = itemJson("Clip.2", name, {{"clip", weft}});
            addReferences(json, track, *clip.body, kept);
        }
        json["enabled"] = clip->enabled;
        json["source_range"] = sourceRange(*clip.body, rate, availableStart(json));
        addEffects(json, *clip.body);
        restore(json, kept);
        return json;
    }

    void noteWhatIsForWeft(const Sequence &sequence, const Track &track, const Clip &clip,
                           const Json &weft)
    {
        QStringList names = foreignToOthers(weft);
        for (const Effect &effect : clip->effects)
            names << tr("effect %1").arg(effect.type);
        if (std::holds_alternative<TitleSource>(clip->source))
            names << tr("title text");
        if (!names.isEmpty() && m_notesAreOn)
            note(tr("%1: for Weft alone on \"%2\": %3.")
                     .arg(placeText(sequence, track, clip.start), clipName(m_project, *clip.body),
                          names.join(QLatin1String(", "))));
    }

    /// The second at which the media that a clip refers to begins, as kept from another program.
    static Rational availableStart(const Json &clip)
    {
        if (!clip.contains("media_references"))
            return {};
        const Json &reference
            = clip["media_references"][clip["active_media_reference_key"].get<std::string>()];
        const auto range = readOtioRange(
            nlohmann::json(reference.value("available_range", Json())));
        return range ? range->start.seconds() : Rational(0);
    }

    Json sourceRange(const ClipBody &body, const FrameRate &rate, const Rational &offset) const
    {
        Rational start = body.in;
        if (body.speed < Rational(0)) // the earliest frame, shown last
            start = start + rate.secondsAt(body.length - 1) * body.speed;
        start = start + offset;
        return rangeJson(timeJson(start, rateFor(start, rate, mediaRate(body))),
                         timeJson(rate.secondsAt(body.length), rate));
    }

    std::optional<FrameRate> mediaRate(const ClipBody &body) const
    {
        if (const auto *file = std::get_if<MediaSource>(&body.source)) {
            const auto &video = m_project.find(file->media)->info.video;
            return video ? std::optional(video->rate) : FrameRate::make(1000);
        }
        if (const auto *shot = std::get_if<ShotSource>(&body.source))
            return m_project.find(shot->shot)->recipe.rate;
        return {};
    }

    static void addEffects(Json &item, const ClipBody &body)
    {
        for (const Effect &effect : body.effects) {
            const Json weft = {{"effect", without(toJson(effect), {"enabled"})}};
            Json json = objectJson("Effect.1", effect.type, weft);
            json["effect_name"] = effect.type.toStdString();
            json["enabled"] = effect.enabled;
            item["effects"].push_back(std::move(json));
        }
        if (body.speed == Rational(1))
            return;
        const bool isFreeze = body.speed.isZero();
        Json warp = objectJson(isFreeze ? "FreezeFrame.1" : "LinearTimeWarp.1", {}, nullptr);
        warp["effect_name"] = isFreeze ? "FreezeFrame" : "LinearTimeWarp";
        warp["enabled"] = true;
        warp["time_scalar"] = body.speed.toDouble();
        item["effects"].push_back(std::move(warp));
    }

    // ---- media references ----

    void addReferences(Json &clip, const Track &track, const ClipBody &body,
                       const nlohmann::json &kept)
    {
        Json references = Json::object();
        std::string active = kDefaultMediaKey;
        if (const auto found = kept.find("media_references");
            found != kept.end() && found->is_object())
            references = *found;
        if (const auto key = kept.find("active_media_reference_key");
            key != kept.end() && key->is_string() && !references.empty())
            active = key->get<std::string>();
        if (const auto *file = std::get_if<MediaSource>(&body.source)) {
            const bool isKept = references.contains(active) && references[active].is_object();
            references[active] = mediaReference(*m_project.find(file->media), track.kind,
                                                isKept ? references[active] : Json());
        } else if (const auto *shot = std::get_if<ShotSource>(&body.source)) {
            active = kDefaultMediaKey;
            addShot(references, *m_project.find(shot->shot));
        } else {
            references[active] = generatorReference(body.source);
        }
        clip["media_references"] = std::move(references);
        clip["active_media_reference_key"] = active;
    }

    static Json referenceJson(const char *schema, Json weft)
    {
        weft["own"] = true;
        Json reference = objectJson(schema, {}, std::move(weft));
        reference["available_range"] = nullptr;
        return reference;
    }

    static Json generatorReference(const Source &source)
    {
        const Json json = toJson(source);
        Json reference = referenceJson("GeneratorReference.1", Json::object());
        reference["generator_kind"] = "weft." + json["kind"].get<std::string>();
        reference["parameters"] = without(json, {"kind"});
        return reference;
    }

    /// @param kept the reference of another program that the item was read from; null if none
    Json mediaReference(const MediaItem &item, TrackKind kind, Json kept)
    {
        m_shown.insert(item.id);
        const QString url = m_target.url(item.path);
        const bool hasFile = !keptIn(item.unknown).contains(kNoFile);
        if (!kept.is_null()) {
            if (!kept.contains("metadata") || !kept["metadata"].is_object())
                kept["metadata"] = Json::object();
            kept["metadata"]["weft"] = {{"media", item.id.value}};
            if (hasFile && url.isEmpty())
                kept["OTIO_SCHEMA"] = "MissingReference.1";
            else if (hasFile && !keepsUrl(kept, item))
                kept["target_url"] = url.toStdString();
            return kept;
        }
        const bool isMissing = url.isEmpty() || !hasFile;
        Json reference = referenceJson(isMissing ? "MissingReference.1" : "ExternalReference.1",
                                       {{"media", item.id.value}});
        reference["available_range"] = availableRange(item.info, kind);
        if (!isMissing)
            reference["target_url"] = url.toStdString();
        return reference;
    }

    /// Whether another program's spelling of the URL still means the item's file.
    bool keepsUrl(const Json &reference, const MediaItem &item) const
    {
        const auto url = reference.find("target_url");
        return !m_target.isBundle && url != reference.end() && url->is_string()
               && pathOfUrl(QString::fromStdString(url->get<std::string>()), m_target.folder)
                      == item.path;
    }

    static Json availableRange(const MediaInfo &info, TrackKind kind)
    {
        const bool isPicture = kind == TrackKind::Video && info.video;
        const Rational duration = isPicture ? info.video->duration : info.duration();
        if (info.isStill || duration.isZero())
            return nullptr;
        const FrameRate rate = isPicture || info.audio.empty()
                                   ? (info.video ? info.video->rate : FrameRate())
                                   : FrameRate::make(1000).value();
        return rangeJson(timeJson({}, rate), timeJson(duration, rate));
    }

    void addShot(Json &references, const Shot &shot) const
    {
        const Recipe &recipe = shot.recipe;
        const Json available = rangeJson(timeJson({}, recipe.rate),
                                         timeJson(recipe.rate.secondsAt(recipe.length),
                                                  recipe.rate));
        Json generator = referenceJson("GeneratorReference.1", {{"shot", shot.id.value}});
        generator["available_range"] = available;
        generator["generator_kind"] = recipe.generator.toStdString();
        generator["parameters"] = toJson(recipe);
        const auto take = m_target.takes.find(shot.id);
        const QString url = take == m_target.takes.end() ? QString() : m_target.url(take->second);
        if (url.isEmpty()) {
            references[kDefaultMediaKey] = std::move(generator);
            return;
        }
        Json file = referenceJson("ExternalReference.1", {{"take", shot.take.toStdString()}});
        file["available_range"] = available;
        file["target_url"] = url.toStdString();
        references[kDefaultMediaKey] = std::move(file);
        references[kRecipeKey] = std::move(generator);
    }

    const Project &m_project;
    const OtioTarget &m_target;
    std::set<SequenceId> m_written;
    std::set<MediaId> m_shown;
    QStringList m_notes;
    bool m_notesAreOn = true; ///< off inside a nested sequence that was written before
};

/// The tracks and clips of a sequence, those of each nested one wherever it is used; counted no
/// further than just beyond kMaxItems. @param known what was counted before
std::int64_t itemsOf(const Project &project, const Sequence &sequence,
                     std::map<SequenceId, std::int64_t> &known)
{
    if (const auto found = known.find(sequence.id); found != known.end())
        return found->second;
    std::int64_t items = 0;
    for (const auto &track : sequence.tracks) {
        ++items;
        for (const Clip &clip : track->clips) {
            const auto *const nested = std::get_if<NestedSource>(&clip->source);
            items += 1 + (nested ? itemsOf(project, *project.find(nested->sequence), known) : 0);
            if (items > kMaxItems)
                return known[sequence.id] = kMaxItems + 1;
        }
    }
    return known[sequence.id] = items;
}

} // namespace

Result<OtioText> toOtioText(const Project &project, SequenceId sequence, const OtioTarget &target)
{
    const Sequence *written = project.find(sequence);
    if (!written)
        return fail(ErrorKind::Usage,
                    tr("There is no sequence with the id %1 in this project.").arg(sequence.value));
    std::map<SequenceId, std::int64_t> counted;
    if (itemsOf(project, *written, counted) > kMaxItems)
        return fail(ErrorKind::Output,
                    tr("The sequence \"%1\" cannot be written as OpenTimelineIO: with each nested "
                       "sequence written where it is used, it has more than %2 clips.")
                        .arg(written->name)
                        .arg(kMaxItems));
    Writer writer(project, target);
    const Json timeline = writer.timeline(*written);
    std::string text = timeline.dump(1);
    if (text.size() > kMaxTimelineBytes)
        text = timeline.dump();
    if (text.size() > kMaxTimelineBytes)
        return fail(
            ErrorKind::Output,
            tr("The sequence \"%1\" would make an OpenTimelineIO file of %2 bytes; more than "
               "%3 are not read back. Write its parts as sequences of their own.")
                .arg(written->name)
                .arg(text.size())
                .arg(kMaxTimelineBytes));
    return OtioText{QByteArray::fromStdString(text) + '\n', writer.takeNotes()};
}

Result<QStringList> writeOtio(const Project &project, SequenceId sequence, const QString &path,
                              const TimelineWriteOptions &options)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto text = toOtioText(project, sequence,
                                 {options.takes,
                                  [&](const QString &file) { return urlOfPath(file, folder); },
                                  folder});
    if (!text)
        return fail(text);
    if (const Status status = replaceFile(path, text->text); !status)
        return fail(status);
    return text->notCarried;
}

} // namespace weft
