#include "ui/timeline/drop.h"

#include "core/time/timecode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

namespace weft::ui {

namespace {

std::vector<std::int64_t> idsOf(const QJsonObject &object, const char *name)
{
    std::vector<std::int64_t> ids;
    for (const QJsonValue &value : object.value(QLatin1String(name)).toArray())
        ids.push_back(value.toInteger());
    return ids;
}

/// Whether a source has something for a track of a kind.
bool hasFor(const Project &project, const Source &source, TrackKind kind)
{
    if (const auto *const file = std::get_if<MediaSource>(&source)) {
        const MediaItem *const item = project.find(file->media);
        return item
               && (kind == TrackKind::Video ? item->info.video.has_value()
                                            : !item->info.audio.empty());
    }
    if (std::holds_alternative<NestedSource>(source)) {
        const Sequence *const nested = project.find(std::get<NestedSource>(source).sequence);
        return nested
               && std::any_of(nested->tracks.begin(), nested->tracks.end(), [&](const auto &track) {
                      return track->kind == kind && !track->clips.isEmpty();
                  });
    }
    return kind == TrackKind::Video;
}

/// The track of the other kind that is as far from the middle.
TrackId pairedTrack(const Sequence &sequence, TrackId of, TrackKind kind)
{
    std::map<TrackKind, std::vector<TrackId>> tracks;
    for (const auto &track : sequence.tracks)
        tracks[track->kind].push_back(track->id);
    const auto &others = tracks[kind == TrackKind::Video ? TrackKind::Audio : TrackKind::Video];
    const auto found = std::find(others.begin(), others.end(), of);
    const auto place = static_cast<std::size_t>(found - others.begin());
    return place < tracks[kind].size() ? tracks[kind][place] : TrackId();
}

/// The id that the next new track gets.
TrackId nextTrack(const Project &project)
{
    return TrackId{project.nextId};
}

} // namespace

TimelineDrop::TimelineDrop(TimelineView &view)
    : m_view(view)
    , m_snapping(view, {})
{}

std::unique_ptr<TimelineDrop> TimelineDrop::from(TimelineView &view, const QMimeData &data)
{
    std::unique_ptr<TimelineDrop> drop(new TimelineDrop(view));
    const Project &project = *view.session().root();
    if (data.hasFormat(QLatin1String(kBinMime))) {
        const QJsonObject things = QJsonDocument::fromJson(data.data(QLatin1String(kBinMime)))
                                       .object();
        for (const std::int64_t id : idsOf(things, "media")) {
            const MediaItem *const item = project.find(MediaId{id});
            if (item && item->info.lut)
                drop->m_lut = item->id;
            else if (item)
                drop->m_things.push_back(MediaSource{item->id});
        }
        for (const std::int64_t id : idsOf(things, "shots"))
            drop->m_things.push_back(ShotSource{ShotId{id}});
        for (const std::int64_t id : idsOf(things, "sequences"))
            drop->m_things.push_back(NestedSource{SequenceId{id}});
    } else if (data.hasFormat(QLatin1String(kEffectMime))) {
        drop->m_effect = QString::fromUtf8(data.data(QLatin1String(kEffectMime)));
    } else if (data.hasFormat(QLatin1String(kTransitionMime))) {
        drop->m_transition = QString::fromUtf8(data.data(QLatin1String(kTransitionMime)));
    } else if (data.hasUrls()) {
        drop->m_files = data.urls();
    }
    const bool isAny = !drop->m_things.empty() || drop->m_lut || !drop->m_effect.isEmpty()
                       || !drop->m_transition.isEmpty() || !drop->m_files.isEmpty();
    if (!isAny || !view.sequence())
        return nullptr;
    return drop;
}

bool TimelineDrop::move(const Pointer &pointer)
{
    m_look = {};
    m_edit.reset();
    m_inserts = pointer.modifiers.testFlag(Qt::ControlModifier);
    if (!m_effect.isEmpty() || (m_lut && m_things.empty()))
        return moveEffect(pointer);
    if (!m_transition.isEmpty())
        return moveTransition(pointer);
    return moveThings(pointer);
}

bool TimelineDrop::show(const Edit &edit)
{
    const Status done = m_view.session().preview(edit);
    if (!done) {
        m_view.session().endPreview();
        m_look.tip = done.error().message;
        return false;
    }
    m_edit = edit;
    return true;
}

bool TimelineDrop::moveEffect(const Pointer &pointer)
{
    const Hit hit = hitAt(m_view, pointer.position);
    if (!hit.hasClip()) {
        m_view.session().endPreview();
        m_look.tip = TimelineView::tr("Drop it on a clip");
        return false;
    }
    m_look.ghost = hit.clip.range();
    m_look.ghostTracks = {hit.track};
    AddEffect edit{.clip = hit.clip->id, .type = m_effect};
    if (m_lut) {
        edit.type = QStringLiteral("lut");
        edit.parameters = {{QStringLiteral("file"), m_lut}};
    }
    return show(edit);
}

bool TimelineDrop::moveTransition(const Pointer &pointer)
{
    const TrackRow *const row = m_view.geometry().rowAt(pointer.position.y());
    std::optional<Clip> nearest;
    double least = 0;
    if (row) {
        const Project &project = *m_view.session().root();
        const auto place = findTrack(project, row->track);
        const ClipList &clips = trackAt(project, *place).clips;
        for (std::size_t i = 1; i < clips.size(); ++i) {
            const Clip clip = clips.at(i);
            const double away = std::abs(m_view.geometry().xOf(static_cast<double>(clip.start))
                                         - pointer.position.x());
            if (clips.at(i - 1).end() == clip.start && (!nearest || away < least)) {
                nearest = clip;
                least = away;
            }
        }
    }
    if (!nearest) {
        m_view.session().endPreview();
        m_look.tip = TimelineView::tr("Drop it where two clips meet");
        return false;
    }
    return show(AddTransition{.clip = (*nearest)->id,
                              .kind = m_transition,
                              .length = m_view.rate().frameAt(Rational(1), Rounding::Nearest),
                              .linked = m_view.linksSelection()});
}

std::vector<Edit> TimelineDrop::tracksFor(const TrackRow &row, const Source &source,
                                          NewClip &clip) const
{
    const Project &project = *m_view.session().root();
    const Sequence &sequence = *project.activeSequence();
    std::vector<Edit> made;
    TrackId next = nextTrack(project);
    for (const TrackKind kind : {TrackKind::Video, TrackKind::Audio}) {
        if (!hasFor(project, source, kind))
            continue;
        TrackId track = row.kind == kind ? row.track : pairedTrack(sequence, row.track, kind);
        if (!track) {
            made.push_back(AddTrack{.kind = kind});
            track = next;
            ++next.value;
        }
        (kind == TrackKind::Video ? clip.video : clip.audio) = track;
    }
    return made;
}

Edit TimelineDrop::placed(const TrackRow &row, std::int64_t at, bool isInserted)
{
    Project project = *m_view.session().root();
    std::vector<Edit> edits;
    const auto add = [&](const Edit &edit) {
        if (Result<Project> next = weft::apply(project, edit))
            project = *std::move(next);
        edits.push_back(edit); // what is refused is so again, and tells why
    };
    std::set<TrackId> tracks;
    for (const Source &source : m_things) {
        NewClip clip{.source = source};
        const std::vector<Edit> made = tracksFor(row, source, clip);
        if (edits.empty()) {
            for (const Edit &edit : made)
                add(edit);
        } else if (!made.empty()) {
            clip.video = clip.video ? clip.video : TrackId();
        }
        add(isInserted ? Edit(Insert{clip, at}) : Edit(Overwrite{clip, at}));
        for (const TrackId track : {clip.video, clip.audio}) {
            if (!track)
                continue;
            tracks.insert(track);
            const auto place = findTrack(project, track);
            const ClipList *const clips = place ? &trackAt(project, *place).clips : nullptr;
            if (const auto index = clips ? clips->indexAt(at) : std::nullopt)
                m_look.ghost = TimeRange::between(m_look.ghost ? m_look.ghost->start : at,
                                                  clips->at(*index).end());
        }
        at = m_look.ghost ? m_look.ghost->end() : at;
    }
    m_look.ghostTracks.assign(tracks.begin(), tracks.end());
    if (edits.size() == 1)
        return edits.front();
    return EditGroup{describe(edits.back()), std::move(edits)};
}

bool TimelineDrop::moveThings(const Pointer &pointer)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const TrackRow *row = geometry.rowAt(pointer.position.y());
    if (!row) {
        const bool isSound = !m_things.empty()
                             && !hasFor(*m_view.session().root(), m_things.front(),
                                        TrackKind::Video);
        row = geometry.nearestRow(pointer.position.y(),
                                  isSound ? TrackKind::Audio : TrackKind::Video);
    }
    if (!row) {
        m_look.tip = TimelineView::tr("This sequence has no track for it");
        return false;
    }
    m_track = row->track;
    const std::int64_t at = geometry.nearestCut(pointer.position.x());
    m_frame = std::max<std::int64_t>(0, m_snapping.snapped({at}, 0) + at);
    if (!m_files.isEmpty()) { // their length is not known yet
        m_look.ghost = TimeRange{m_frame, m_view.rate().frameAt(Rational(5), Rounding::Nearest)};
        m_look.ghostTracks = {m_track};
        m_look.ghostName = m_files.front().fileName();
        m_look.guide = m_snapping.target();
        return true;
    }
    const Edit edit = placed(*row, m_frame, m_inserts);
    m_look.guide = m_snapping.target();
    m_look.tip = m_inserts ? TimelineView::tr("Insert at %1").arg(m_view.timecode(m_frame))
                           : TimelineView::tr("Overwrite at %1").arg(m_view.timecode(m_frame));
    if (!m_inserts && m_look.ghost) {
        for (const TrackId track : m_look.ghostTracks) {
            const auto place = findTrack(*m_view.session().root(), track);
            if (!place)
                continue;
            for (const Clip clip : trackAt(*m_view.session().root(), *place).clips) {
                const TimeRange covered = clip.range().intersected(*m_look.ghost);
                if (!covered.isEmpty())
                    m_look.covered.push_back(covered);
            }
        }
    }
    return show(edit);
}

void TimelineDrop::leave()
{
    m_view.session().endPreview();
}

void TimelineDrop::drop()
{
    Session &session = m_view.session();
    if (!m_edit) {
        session.endPreview();
        return;
    }
    const Document::Root before = session.root();
    if (!session.apply(*m_edit) || m_things.empty())
        return;
    std::set<ClipId> were;
    for (const auto &track : before->activeSequence()->tracks) {
        for (const Clip clip : track->clips)
            were.insert(clip->id);
    }
    std::vector<ClipId> added;
    for (const auto &track : session.root()->activeSequence()->tracks) {
        for (const Clip clip : track->clips) {
            const bool isDropped = std::find(m_things.begin(), m_things.end(), clip->source)
                                   != m_things.end();
            if (!were.contains(clip->id) && isDropped && clip.start >= m_frame)
                added.push_back(clip->id);
        }
    }
    session.selection().set(std::move(added));
}

} // namespace weft::ui
