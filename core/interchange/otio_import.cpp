#include "core/interchange/otio_import.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/interchange/otio_colours.h"
#include "core/interchange/otio_kept.h"
#include "core/model/validate.h"

#include <algorithm>

namespace weft {

namespace {

constexpr int kMaxNotes = 1000;
constexpr std::int64_t kMaxTrackSeconds = 100'000'000;

std::optional<FrameRate> frameRateOf(const OtioItem &item)
{
    const OtioReference *reference = item.reference();
    const auto &range = item.range || !reference ? item.range : reference->available;
    if (!range)
        return {};
    const Rational rate = range->duration.rate;
    return FrameRate::make(rate.numerator(), rate.denominator());
}

/// How often each rate occurs.
using RateCounts = std::vector<std::pair<FrameRate, int>>;

void count(RateCounts &counts, const OtioItem &item)
{
    const auto rate = frameRateOf(item);
    if (!rate)
        return;
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto &c) { return c.first == *rate; });
    if (known != counts.end())
        ++known->second;
    else if (counts.size() < 100)
        counts.emplace_back(*rate, 1);
}

/// The rate that most items of a stack count in; the pictures decide, then the sound.
FrameRate commonRate(const OtioItem &stack, const FrameRate &fallback)
{
    for (const bool wantsVideo : {true, false}) {
        RateCounts counts;
        for (const OtioItem &child : stack.children) {
            if ((child.trackKind != QLatin1String("Audio")) != wantsVideo)
                continue;
            if (child.kind != OtioItem::Kind::Track)
                count(counts, child);
            for (const OtioItem &item : child.children)
                count(counts, item);
        }
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto &a, const auto &b) {
                                               return a.second < b.second;
                                           });
        if (most != counts.end())
            return most->first;
    }
    return fallback;
}

/// The parts of a row's clips inside a range, moved to its start.
std::vector<Clip> trimmed(const std::vector<Clip> &clips, const TimeRange &range,
                          const FrameRate &rate)
{
    std::vector<Clip> result;
    for (const Clip &clip : clips) {
        const TimeRange shown = clip.range().intersected(range);
        if (shown.isEmpty())
            continue;
        ClipBody body = *clip.body;
        if (shown.start > clip.start)
            body = rightPart(body, shown.start - clip.start, rate);
        if (shown.length < body.length)
            body = leftPart(body, shown.length);
        result.push_back({shown.start - range.start, std::make_shared<const ClipBody>(body)});
    }
    return result;
}

/// Takes away or shortens transitions that their clips are too short for.
bool fitTransition(ClipBody &body, const Clip *left, std::int64_t start)
{
    Transition &transition = *body.transition;
    const std::int64_t after = std::min(transition.length - transition.before, body.length);
    const bool hasLeft = left && left->end() == start;
    std::int64_t leftFree = hasLeft ? left->body->length : 0;
    if (hasLeft && left->body->transition)
        leftFree -= left->body->transition->length - left->body->transition->before;
    const std::int64_t before = std::min(transition.before, leftFree);
    const bool fits = hasLeft && before + after == transition.length;
    transition.before = before;
    transition.length = before + after;
    if (!hasLeft || transition.length < 1)
        body.transition.reset();
    return fits;
}

} // namespace

OtioImport::OtioImport(const OtioSource &source, const WeftBin *bin)
    : m_source(source)
    , m_bin(bin)
    , m_ids(bin ? bin->nextId : 1)
    , m_media(source, bin, m_ids)
{
    if (!bin)
        return;
    Project &project = m_result.project;
    project.folders = bin->folders;
    project.shots = bin->shots;
    project.unknown = bin->unknown;
    for (const auto &folder : bin->folders)
        m_ids.take(folder->id);
    for (const auto &shot : bin->shots) {
        m_ids.take(shot->id);
        m_shots[shot->id] = shot;
    }
    m_writtenSequences.insert(bin->order.begin(), bin->order.end());
}

void OtioImport::note(const QString &sentence)
{
    if (m_result.notCarried.size() < kMaxNotes)
        m_result.notCarried << sentence;
    else if (m_result.notCarried.size() == kMaxNotes)
        m_result.notCarried << tr("More than %1 things could not be carried.").arg(kMaxNotes);
}

QString OtioImport::place(const Row &row, std::int64_t frame) const
{
    return placeText(row.sequence, row.track, frame);
}

Status OtioImport::add(const OtioTimeline &timeline)
{
    const SequenceId id = addSequence(timeline.stack, timeline.name, FrameRate());
    if (!m_refusal.isEmpty())
        return fail(ErrorKind::Project, m_refusal);
    for (const QString &schema : timeline.beside)
        note(tr("The collection of \"%1\" also holds a %2, which is no timeline.")
                 .arg(m_source.name, schema));
    Project &project = m_result.project;
    if (!project.active)
        project.active = id;
    nlohmann::json kept = timeline.json ? keptOf(*timeline.json) : nlohmann::json::object();
    if (timeline.globalStart && !timeline.globalStart->value.isZero()) {
        kept["global_start_time"] = (*timeline.json)["global_start_time"];
        note(tr("The timeline \"%1\" starts at %2 s of timecode; Weft's timelines start at 0.")
                 .arg(timeline.name)
                 .arg(timeline.globalStart->seconds().toString()));
    }
    if (!kept.empty()) {
        Sequence sequence = *project.sequences.back();
        nlohmann::json all = keptIn(sequence.unknown);
        all["timeline"] = std::move(kept);
        keep(sequence.unknown, all);
        project.sequences.back() = std::make_shared<const Sequence>(std::move(sequence));
    }
    return {};
}

ImportedProject OtioImport::take() &&
{
    Project &project = m_result.project;
    m_result.notCarried << m_media.takeNotes();
    for (const MediaItem &item : m_media.items())
        project.media.push_back(std::make_shared<const MediaItem>(item));
    if (m_bin) {
        for (const auto &sequence : m_bin->sequences)
            project.sequences.push_back(sequence);
    }
    sortById(project);
    project.nextId = m_ids.next();
    return std::move(m_result);
}

Sequence OtioImport::newSequence(const OtioItem &stack, const QString &name,
                                 const FrameRate &fallback)
{
    const QString what = tr("the sequence \"%1\"").arg(name);
    const nlohmann::json natives = {{"name", name.toStdString()},
                                    {"tracks", nlohmann::json::array()}};
    auto written = weftObject<Sequence>(stack, "sequence", natives, what);
    Sequence sequence = written ? *std::move(written) : Sequence();
    sequence.id = m_ids.take(sequence.id);
    sequence.name = name;
    if (!written) {
        sequence.untouched = false;
        sequence.settings.rate = commonRate(stack, fallback);
        sequence.settings.dropFrame = false;
    }
    for (Group &group : sequence.groups) {
        const GroupId wished = group.id;
        group.id = m_ids.take(wished);
        if (group.id != wished) { // a copy: its clips have lost their groups
            sequence.groups.clear();
            break;
        }
    }
    if (stack.json)
        keep(sequence.unknown, keptOf(*stack.json));
    if (stack.json && !keptOf(*stack.json).value("effects", nlohmann::json()).empty())
        note(
            tr("Sequence \"%1\": the effects on the whole of it are not known to Weft.").arg(name));
    return sequence;
}

SequenceId OtioImport::addSequence(const OtioItem &stack, const QString &name,
                                   const FrameRate &fallback)
{
    if (++m_depth > kMaxNesting)
        m_refusal = tr("\"%1\" has sequences that are nested more than %2 deep.")
                        .arg(m_source.name)
                        .arg(kMaxNesting);
    Sequence sequence = newSequence(stack, name, fallback);
    const FrameRate rate = sequence.settings.rate;
    TrackNames names;
    for (const OtioItem &child : stack.children) {
        if (m_refusal.isEmpty())
            addTrack(sequence, child, names);
    }
    const bool isCut = stack.range && m_depth == 1; // a nested one's range is its clip's
    for (auto &track : sequence.tracks) {
        Track cut = *track;
        std::vector<Clip> clips(cut.clips.begin(), cut.clips.end());
        if (!isCut || !trim(clips, *stack.range, rate, tr("Sequence \"%1\"").arg(name)))
            continue;
        cut.clips = ClipList::fromSorted(clips);
        track = std::make_shared<const Track>(std::move(cut));
    }
    addMarkers(sequence, stack.markers, isCut ? stack.range->start.seconds() : Rational());
    std::stable_sort(sequence.markers.begin(), sequence.markers.end(),
                     [](const Marker &a, const Marker &b) { return a.at < b.at; });
    settleSize(sequence);
    m_result.project.sequences.push_back(std::make_shared<const Sequence>(sequence));
    m_sequenceNames[sequence.id] = sequence.name;
    --m_depth;
    return sequence.id;
}

/// The size of the first film where nothing says another.
void OtioImport::settleSize(Sequence &sequence) const
{
    if (m_writtenSequences.contains(sequence.id))
        return;
    for (const auto &track : sequence.tracks) {
        for (const Clip &clip : track->clips) {
            const auto *file = std::get_if<MediaSource>(&clip->source);
            if (!file || track->kind != TrackKind::Video)
                continue;
            const MediaInfo &info = m_media.item(file->media).info;
            const int width = info.video ? info.video->displayWidth() / 2 * 2 : 0;
            const int height = info.video ? info.video->displayHeight() / 2 * 2 : 0;
            if (std::min(width, height) < 16 || std::max(width, height) > 16384)
                continue;
            sequence.settings.width = width;
            sequence.settings.height = height;
            sequence.settings.colour = completed({}, height, false);
            return;
        }
    }
}

SequenceId OtioImport::nestedSequence(const OtioItem &stack, const FrameRate &fallback)
{
    const nlohmann::json *written = m_bin ? weftMember(stack.json, "sequence") : nullptr;
    const nlohmann::json *id = written && written->is_object() && written->contains("id")
                                   ? &(*written)["id"]
                                   : nullptr;
    const std::int64_t key = id && id->is_number_integer() ? id->get<std::int64_t>() : 0;
    if (const auto known = m_nested.find(key); known != m_nested.end() && key != 0) {
        const nlohmann::json &other = *known->second.first;
        if (other["children"] == (*stack.json)["children"])
            return known->second.second;
    }
    QString name = stack.name;
    if (written && written->is_object() && written->contains("name")
        && (*written)["name"].is_string())
        name = QString::fromStdString((*written)["name"].get<std::string>());
    if (stack.kind == OtioItem::Kind::Track) { // a stack of one; its range is the clip's
        OtioItem around;
        around.kind = OtioItem::Kind::Stack;
        around.children.push_back(stack);
        around.children.front().range.reset();
        return addSequence(around, name, fallback);
    }
    const SequenceId made = addSequence(stack, name, fallback);
    if (key != 0)
        m_nested.try_emplace(key, stack.json, made);
    return made;
}

Track OtioImport::newTrack(const OtioItem &item, TrackNames &names)
{
    const bool isAudio = item.trackKind == QLatin1String("Audio");
    const TrackKind kind = isAudio ? TrackKind::Audio : TrackKind::Video;
    const nlohmann::json natives = {{"name", item.name.toStdString()},
                                    {"kind", std::string(weft::nameOf(kind))},
                                    {"clips", nlohmann::json::array()}};
    auto written = weftObject<Track>(item, "track", natives, tr("the track %1").arg(item.name));
    Track track = written ? *std::move(written) : Track();
    track.id = m_ids.take(track.id);
    track.kind = kind;
    bool &off = isAudio ? track.muted : track.hidden;
    off = !item.enabled;
    track.name = item.name;
    for (int number = ++names.counts[kind];
         track.name.isEmpty() || !names.taken.insert(track.name).second; ++number)
        track.name = (isAudio ? QStringLiteral("A%1") : QStringLiteral("V%1")).arg(number);
    if (item.json && item.kind == OtioItem::Kind::Track)
        keep(track.unknown, keptOf(*item.json));
    return track;
}

/// Refuses what would take for ever.
void OtioImport::countItem()
{
    if (++m_items > kMaxTimelineItems || m_media.items().size() > kMaxBinItems
        || m_result.project.sequences.size() > kMaxBinItems || m_shots.size() > kMaxBinItems)
        m_refusal = tr("\"%1\" has more than %2 clips, or more than %3 media files or sequences.")
                        .arg(m_source.name)
                        .arg(kMaxTimelineItems)
                        .arg(kMaxBinItems);
}

void OtioImport::addTrack(Sequence &sequence, const OtioItem &item, TrackNames &names)
{
    countItem();
    const bool isTrack = item.kind == OtioItem::Kind::Track;
    if (isTrack && item.trackKind != QLatin1String("Video")
        && item.trackKind != QLatin1String("Audio")) {
        note(tr("Track %1: it is of the kind \"%2\", which Weft does not have.")
                 .arg(item.name, item.trackKind));
        return;
    }
    Track track = newTrack(item, names);
    Row row{sequence, track, {}, {}, 0, nullptr};
    if (isTrack) {
        for (const OtioItem &child : item.children) {
            if (m_refusal.isEmpty())
                addItem(row, child);
        }
    } else {
        addItem(row, item); // a clip that lies in a stack by itself is a layer of its own
    }
    const Rational offset = finishRow(row, item);
    track.clips = ClipList::fromSorted(row.clips);
    addMarkers(sequence, row.markers, offset);
    if (isTrack && !item.markers.empty()) {
        note(tr("Track %1: its markers became markers of the sequence.").arg(track.name));
        addMarkers(sequence, item.markers, offset);
    }
    sequence.tracks.push_back(std::make_shared<const Track>(std::move(track)));
}

Rational OtioImport::durationOf(Row &row, const OtioItem &item)
{
    if (item.range)
        return item.range->duration.seconds();
    if (item.kind == OtioItem::Kind::Stack || item.kind == OtioItem::Kind::Track) {
        Rational longest;
        for (const OtioItem &child : item.children) {
            const Rational one = durationOf(row, child);
            longest = item.kind == OtioItem::Kind::Track ? longest + one : std::max(longest, one);
        }
        return longest;
    }
    const OtioReference *reference = item.reference();
    if (reference && reference->available)
        return reference->available->duration.seconds();
    if (item.kind != OtioItem::Kind::Clip)
        return {};
    const MediaNeed need{row.track.kind, row.sequence.settings.rate, {}};
    const MediaId media = m_media.itemOf(item, need, tr("\"%1\"").arg(item.name));
    const Rational duration = m_media.item(media).info.duration();
    if (duration.isZero())
        note(tr("Track %1: the clip \"%2\" says no length and its media has none; it is left out.")
                 .arg(row.track.name, item.name));
    return duration;
}

void OtioImport::addItem(Row &row, const OtioItem &item)
{
    countItem();
    const FrameRate rate = row.sequence.settings.rate;
    if (item.kind == OtioItem::Kind::Transition) {
        row.transition = &item;
        return;
    }
    const std::int64_t start = rate.frameAt(row.cursor, Rounding::Nearest);
    row.roundedCuts += rate.secondsAt(start) == row.cursor ? 0 : 1;
    row.cursor = row.cursor + durationOf(row, item);
    if (row.cursor > Rational(kMaxTrackSeconds)) {
        m_refusal = tr("The track %1 in \"%2\" is longer than %3 seconds.")
                        .arg(row.track.name, m_source.name)
                        .arg(kMaxTrackSeconds);
        return;
    }
    const TimeRange range = TimeRange::between(start, rate.frameAt(row.cursor, Rounding::Nearest));
    const Placed placed{item, range};
    if (item.kind == OtioItem::Kind::Unknown)
        note(tr("%1: \"%2\" (%3) is not known to Weft; a gap stands in its place.")
                 .arg(place(row, start), item.name, item.schema));
    if (item.kind == OtioItem::Kind::Gap && item.json && !keptOf(*item.json).empty())
        note(tr("%1: the data that another program attached to a gap.").arg(place(row, start)));
    std::optional<ClipBody> body;
    const bool isShown = item.kind != OtioItem::Kind::Unknown && item.kind != OtioItem::Kind::Gap;
    if (isShown && !range.isEmpty())
        body = clipOf(row, placed);
    else if (isShown && item.range)
        note(tr("%1: \"%2\" lasts less than half a frame and is left out.")
                 .arg(place(row, start), nameOf(row, placed)));
    addItemMarkers(row, placed, body ? body->speed : Rational(1));
    if (body)
        row.clips.push_back({start, std::make_shared<const ClipBody>(*std::move(body))});
    if (row.transition)
        joinTransition(row, start, body ? &placed : nullptr);
}

/// Cuts clips to what a source_range shows. One that shows nothing of them is no cut but a time of
/// another clock, as some programs write: all stays, and is listed.
bool OtioImport::trim(std::vector<Clip> &clips, const OtioRange &range, const FrameRate &rate,
                      const QString &what)
{
    const Rational start = range.start.seconds();
    auto shown = trimmed(clips,
                         TimeRange::between(rate.frameAt(start, Rounding::Nearest),
                                            rate.frameAt(start + range.duration.seconds(),
                                                         Rounding::Nearest)),
                         rate);
    if (shown.empty() && !clips.empty()) {
        note(tr("%1: its source_range shows none of its clips; it is read whole.").arg(what));
        return false;
    }
    clips = std::move(shown);
    return true;
}

/// Settles a track once all its items are in. @return the seconds that were cut off its start
Rational OtioImport::finishRow(Row &row, const OtioItem &track)
{
    const FrameRate rate = row.sequence.settings.rate;
    if (row.transition)
        joinTransition(row, rate.frameAt(row.cursor, Rounding::Nearest), nullptr);
    if (row.roundedCuts > 0)
        note(tr("Track %1: %n cut(s) lie between the frames of %2 fps and moved to the nearest.",
                static_cast<int>(row.roundedCuts))
                 .arg(row.track.name, rate.toString()));
    const bool isCut = track.kind == OtioItem::Kind::Track && track.range
                       && trim(row.clips, *track.range, rate, tr("Track %1").arg(row.track.name));
    const Clip *left = nullptr;
    for (Clip &clip : row.clips) {
        if (clip->transition) {
            ClipBody body = *clip.body;
            if (!fitTransition(body, left, clip.start))
                note(tr("%1: the transition was longer than its clips and is shortened.")
                         .arg(place(row, clip.start)));
            clip.body = std::make_shared<const ClipBody>(std::move(body));
        }
        left = &clip;
    }
    if (track.kind == OtioItem::Kind::Track && track.json
        && !keptOf(*track.json).value("effects", nlohmann::json()).empty())
        note(tr("Track %1: the effects on the whole track are not known to Weft.")
                 .arg(row.track.name));
    return isCut ? track.range->start.seconds() : Rational();
}

void OtioImport::addMarkers(Sequence &sequence, const std::vector<OtioMarker> &markers,
                            const Rational &offset)
{
    const FrameRate rate = sequence.settings.rate;
    for (const OtioMarker &marker : markers) {
        const Rational start = marker.range.start.seconds() - offset;
        const std::int64_t at = rate.frameAt(start, Rounding::Nearest);
        if (at < 0) {
            note(tr("Sequence \"%1\": the marker \"%2\" lies before its start.")
                     .arg(sequence.name, marker.name));
            continue;
        }
        const nlohmann::json natives = {{"at", at}};
        auto written = weftObject<Marker>(marker.json, "marker", natives,
                                          tr("the marker \"%1\"").arg(marker.name));
        Marker made = written ? *std::move(written) : Marker();
        made.id = m_ids.take(made.id);
        made.at = at;
        made.length = rate.frameAt(start + marker.range.duration.seconds(), Rounding::Nearest) - at;
        made.name = marker.name;
        made.note = marker.comment;
        if (!marker.colour.isEmpty() && nearestColourName(made.colour) != marker.colour)
            made.colour = colourOfName(marker.colour).value_or(made.colour);
        keep(made.unknown, keptOf(*marker.json));
        sequence.markers.push_back(std::move(made));
    }
}

} // namespace weft
