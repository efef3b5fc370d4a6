#include "ui/timeline/drop.h"

#include "ui/effects/apply_effect.h"
#include "ui/session/placement.h"

#include <QMimeData>

namespace weft::ui {

namespace {

/// Whether a thing is heard and not seen.
bool isSoundAlone(const Project &project, const Source &source)
{
    const auto *const file = std::get_if<MediaSource>(&source);
    const MediaItem *const item = file ? project.find(file->media) : nullptr;
    return item && !item->info.video;
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
    if (data.hasFormat(QLatin1String(kBinMimeType))) {
        const BinItems items = BinItems::fromMime(&data);
        drop->m_part = items.part;
        for (const Source &source : items.sources()) {
            const auto *const file = std::get_if<MediaSource>(&source);
            const MediaItem *const item = file ? project.find(file->media) : nullptr;
            if (item && item->info.lut)
                drop->m_lut = item->id;
            else if (item || !file)
                drop->m_things.push_back(source);
        }
    } else if (data.hasFormat(QLatin1String(kEffectMime))) {
        drop->m_effect = QString::fromUtf8(data.data(QLatin1String(kEffectMime)));
    } else if (data.hasFormat(QLatin1String(kTransitionMime))) {
        drop->m_transition = QString::fromUtf8(data.data(QLatin1String(kTransitionMime)));
    } else if (data.hasFormat(QLatin1String(kPresetMime))) {
        drop->m_preset = QString::fromUtf8(data.data(QLatin1String(kPresetMime)));
    } else if (data.hasUrls()) {
        drop->m_files = data.urls();
    }
    const bool isAny = !drop->m_things.empty() || drop->m_lut || !drop->m_effect.isEmpty()
                       || !drop->m_transition.isEmpty() || !drop->m_preset.isEmpty()
                       || !drop->m_files.isEmpty();
    if (!isAny || !view.sequence())
        return nullptr;
    return drop;
}

bool TimelineDrop::move(const Pointer &pointer)
{
    m_look = {};
    m_edit.reset();
    m_inserts = pointer.modifiers.testFlag(Qt::ControlModifier);
    if (!m_effect.isEmpty() || !m_preset.isEmpty() || (m_lut && m_things.empty()))
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
    m_clip = hit.clip->id;
    if (!m_preset.isEmpty())
        return true;
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

/// What places the things at m_frame of m_track; the ghost is what they will take.
Result<Edit> TimelineDrop::placed()
{
    const Project &project = *m_view.session().root();
    Result<std::vector<Edit>> edits = placementOf(project, m_things,
                                                  {m_track, m_frame,
                                                   m_inserts ? PlaceMode::Insert
                                                             : PlaceMode::Overwrite,
                                                   m_part});
    if (!edits)
        return fail(edits);
    const QString name = describe(edits->back());
    const Edit edit = edits->size() == 1 ? edits->front() : EditGroup{name, *std::move(edits)};
    const Result<Project> then = weft::apply(project, edit);
    if (!then)
        return fail(then);
    std::set<TrackId> tracks;
    for (const ClipId id : clipsAdded(project, *then)) {
        const ClipPlace place = *findClip(*then, id);
        if (!std::count(m_things.begin(), m_things.end(), place.clip->source))
            continue; // the right part of a clip that was cut
        tracks.insert(trackAt(*then, place.track).id);
        const TimeRange taken = place.clip.range();
        m_look.ghost = m_look.ghost ? TimeRange::between(std::min(m_look.ghost->start, taken.start),
                                                         std::max(m_look.ghost->end(), taken.end()))
                                    : taken;
    }
    m_look.ghostTracks.assign(tracks.begin(), tracks.end());
    return edit;
}

bool TimelineDrop::moveThings(const Pointer &pointer)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const TrackRow *row = geometry.rowAt(pointer.position.y());
    if (!row) {
        const bool isSound = !m_things.empty()
                             && isSoundAlone(*m_view.session().root(), m_things.front());
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
    const Result<Edit> edit = placed();
    if (!edit) {
        m_view.session().endPreview();
        m_look.tip = edit.error().message;
        return false;
    }
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
    return show(*edit);
}

void TimelineDrop::leave()
{
    m_view.session().endPreview();
}

void TimelineDrop::drop()
{
    Session &session = m_view.session();
    if (!m_preset.isEmpty()) {
        addPreset(session, m_preset, {m_clip});
        return;
    }
    if (!m_edit) {
        session.endPreview();
        return;
    }
    const Document::Root before = session.root();
    if (!session.apply(*m_edit) || m_things.empty())
        return;
    std::vector<ClipId> added = clipsAdded(*before, *session.root());
    std::erase_if(added, [&](ClipId id) {
        const Clip clip = findClip(*session.root(), id)->clip;
        return !std::count(m_things.begin(), m_things.end(), clip->source);
    });
    session.selection().set(std::move(added));
}

} // namespace weft::ui
