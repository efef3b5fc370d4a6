#include "ui/timeline/drop.h"

#include "ui/effects/apply_effect.h"
#include "ui/effects/titles.h"
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
    , m_project(*view.session().root())
    , m_snapping(view, {})
{}

std::unique_ptr<TimelineDrop> TimelineDrop::from(TimelineView &view, const QMimeData &data,
                                                 std::function<void()> changed)
{
    std::unique_ptr<TimelineDrop> drop(new TimelineDrop(view));
    drop->take(data, changed);
    if (drop->isEmpty() || !view.sequence())
        return nullptr;
    return drop;
}

void TimelineDrop::take(const QMimeData &data, const std::function<void()> &changed)
{
    const auto text = [&](const char *type) {
        return QString::fromUtf8(data.data(QLatin1String(type)));
    };
    if (data.hasFormat(QLatin1String(kBinMimeType))) {
        const BinItems items = BinItems::fromMime(&data);
        m_part = items.part;
        for (const Source &source : items.sources()) {
            const auto *const file = std::get_if<MediaSource>(&source);
            const MediaItem *const item = file ? m_project.find(file->media) : nullptr;
            if (item && item->info.lut)
                m_lut = item->id;
            else if (item || !file)
                m_things.push_back(source);
        }
    } else if (data.hasFormat(QLatin1String(kEffectMime))) {
        m_effect = text(kEffectMime);
    } else if (data.hasFormat(QLatin1String(kTransitionMime))) {
        m_transition = text(kTransitionMime);
    } else if (data.hasFormat(QLatin1String(kPresetMime))) {
        m_preset = text(kPresetMime);
    } else if (data.hasFormat(QLatin1String(kTitleMime))) {
        if (const Titles::Entry *const entry = titles().find(text(kTitleMime)))
            m_title = entry->title;
    } else if (data.hasUrls()) {
        m_files = data.urls();
        const QStringList paths = pathsOf(&data);
        if (!canDrop(paths, &m_refusal))
            return;
        m_refusal.clear();
        for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
            if (const FileKind kind = fileKindOf(*path); kind != FileKind::Unreadable)
                m_kind = kind;
        }
        m_dragged = std::make_unique<DraggedFiles>(m_view.session(), paths, changed);
    }
}

bool TimelineDrop::isEmpty() const
{
    return m_things.empty() && !m_lut && m_effect.isEmpty() && m_transition.isEmpty()
           && m_preset.isEmpty() && m_files.isEmpty() && !m_title;
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
    if (m_title)
        return moveTitle(pointer);
    if (!m_files.isEmpty())
        return moveFiles(pointer);
    return moveThings(pointer);
}

bool TimelineDrop::refuse(const QString &why)
{
    m_view.session().endPreview();
    m_look = {};
    m_look.tip = why;
    return false;
}

bool TimelineDrop::show(const Edit &edit)
{
    const Status done = m_view.session().preview(edit);
    if (!done)
        return refuse(done.error().message);
    m_edit = edit;
    return true;
}

bool TimelineDrop::moveEffect(const Pointer &pointer)
{
    const Hit hit = hitAt(m_view, pointer.position);
    if (!hit.hasClip())
        return refuse(TimelineView::tr("Drop it on a clip"));
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
    if (!nearest)
        return refuse(TimelineView::tr("Drop it where two clips meet"));
    return show(AddTransition{.clip = (*nearest)->id,
                              .kind = m_transition,
                              .length = m_view.rate().frameAt(Rational(1), Rounding::Nearest),
                              .linked = m_view.linksSelection()});
}

/// On the picture track under the pointer and those above it.
bool TimelineDrop::moveTitle(const Pointer &pointer)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const TrackRow *row = geometry.rowAt(pointer.position.y());
    if (!row || row->kind != TrackKind::Video)
        row = geometry.nearestRow(pointer.position.y(), TrackKind::Video);
    m_length = m_view.rate().frameAt(m_title->duration(), Rounding::Ceil);
    const std::int64_t at = geometry.nearestCut(pointer.position.x());
    m_frame = std::max<std::int64_t>(0, m_snapping.snapped({at, at + m_length}, 0) + at);
    m_track = row ? row->track : TrackId();
    const auto edits = titleEdits(m_project, *m_title, m_frame, m_track);
    if (!edits)
        return refuse(edits.error().message);
    const EditGroup edit{TimelineView::tr("Add %1").arg(m_title->label), *edits};
    const Result<Project> then = weft::apply(m_project, edit);
    if (!then)
        return refuse(then.error().message);
    m_look.ghost = TimeRange{m_frame, m_length};
    m_look.ghostName = m_title->label;
    for (const ClipId id : clipsAdded(m_project, *then)) {
        const ClipPlace place = *findClip(*then, id);
        if (place.clip.start >= m_frame && place.clip.end() <= m_frame + m_length)
            m_look.ghostTracks.push_back(trackAt(*then, place.track).id);
    }
    m_look.guide = m_snapping.target();
    m_look.tip = m_title->label;
    showCovered();
    return show(edit);
}

/// What places the things at m_frame of m_track; the ghost is what they will take.
Result<Edit> TimelineDrop::placed()
{
    Result<std::vector<Edit>> edits = placementOf(m_project, m_things,
                                                  {m_track, m_frame,
                                                   m_inserts ? PlaceMode::Insert
                                                             : PlaceMode::Overwrite,
                                                   m_part});
    if (!edits)
        return fail(edits);
    const QString name = describe(edits->back());
    const Edit edit = edits->size() == 1 ? edits->front() : EditGroup{name, *std::move(edits)};
    const Result<Project> then = weft::apply(m_project, edit);
    if (!then)
        return fail(then);
    std::set<TrackId> tracks;
    for (const ClipId id : clipsAdded(m_project, *then)) {
        const ClipPlace place = *findClip(*then, id);
        if (!std::count(m_things.begin(), m_things.end(), place.clip->source))
            continue; // the right part of a clip that was cut
        tracks.insert(trackAt(*then, place.track).id);
        const TimeRange taken = place.clip.range();
        m_look.ghost = m_look.ghost ? TimeRange::between(std::min(m_look.ghost->start, taken.start),
                                                         std::max(m_look.ghost->end(), taken.end()))
                                    : taken;
        m_look.ghostName = m_things.size() == 1
                               ? clipName(*then, *place.clip.body)
                               : TimelineView::tr("%n clips", nullptr,
                                                  static_cast<int>(m_things.size()));
    }
    m_length = m_look.ghost ? m_look.ghost->length : 0;
    m_look.ghostTracks.assign(tracks.begin(), tracks.end());
    return edit;
}

/// Sets m_track and m_frame. @return false: there is no track
bool TimelineDrop::point(const Pointer &pointer)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const TrackRow *row = geometry.rowAt(pointer.position.y());
    if (!row) {
        const bool isSound = !m_things.empty() && isSoundAlone(m_project, m_things.front());
        row = geometry.nearestRow(pointer.position.y(),
                                  isSound ? TrackKind::Audio : TrackKind::Video);
    }
    if (!row)
        return false;
    m_track = row->track;
    const std::int64_t at = geometry.nearestCut(pointer.position.x());
    m_frame = std::max<std::int64_t>(0, m_snapping.snapped({at, at + m_length}, 0) + at);
    return true;
}

bool TimelineDrop::moveThings(const Pointer &pointer)
{
    if (moveOntoInput(pointer))
        return true;
    if (!point(pointer))
        return refuse(TimelineView::tr("This sequence has no track for it"));
    const Result<Edit> edit = placed();
    if (!edit)
        return refuse(edit.error().message);
    m_look.guide = m_snapping.target();
    m_look.tip = m_inserts ? TimelineView::tr("Insert at %1").arg(m_view.timecode(m_frame))
                           : TimelineView::tr("Overwrite at %1").arg(m_view.timecode(m_frame));
    if (!m_inserts)
        showCovered();
    if (!m_files.isEmpty()) // placed by who owns the bin
        return true;
    return show(*edit);
}

void TimelineDrop::showCovered()
{
    for (const TrackId track : m_look.ghostTracks) {
        const auto place = findTrack(m_project, track);
        if (!place || !m_look.ghost)
            continue;
        for (const Clip clip : trackAt(m_project, *place).clips) {
            const TimeRange covered = clip.range().intersected(*m_look.ghost);
            if (!covered.isEmpty())
                m_look.covered.push_back({track, covered});
        }
    }
}

bool TimelineDrop::moveFiles(const Pointer &pointer)
{
    if (!m_refusal.isEmpty())
        return refuse(m_refusal);
    if (m_kind == FileKind::Lut) {
        const Hit hit = hitAt(m_view, pointer.position);
        if (!hit.hasClip())
            return refuse(TimelineView::tr("Drop it on a clip"));
        m_look.ghost = hit.clip.range();
        m_look.ghostTracks = {hit.track};
        m_look.ghostName = m_files.front().fileName();
        m_track = hit.track;
        m_frame = hit.frame;
        return true;
    }
    if (m_kind == FileKind::Timeline || m_kind == FileKind::Subtitles
        || m_kind == FileKind::Model) {
        m_look.tip = m_kind == FileKind::Timeline
                         ? TimelineView::tr("Becomes a sequence of its own")
                     : m_kind == FileKind::Subtitles
                         ? TimelineView::tr("Becomes a track of subtitles")
                         : TimelineView::tr("Is offered to be added to the models");
        return true;
    }
    if (m_dragged->areKnown() && m_things.empty()) {
        m_imports = m_dragged->importsInto(m_project);
        if (Result<Project> with = weft::apply(m_project, EditGroup{QString(), m_imports}))
            m_project = *std::move(with);
        for (const MediaItem *const item : m_dragged->in(m_project)) {
            if (item && !item->info.lut)
                m_things.push_back(MediaSource{item->id});
        }
    }
    if (!m_things.empty())
        return moveThings(pointer);
    if (!point(pointer))
        return refuse(TimelineView::tr("This sequence has no track for it"));
    // Their length is not known yet, or not before they are read.
    m_look.ghost = TimeRange{m_frame, m_view.rate().frameAt(Rational(5), Rounding::Nearest)};
    m_look.ghostTracks = {m_track};
    m_look.ghostName = m_kind == FileKind::Project
                           ? TimelineView::tr("Nest %1").arg(m_files.front().fileName())
                           : m_files.front().fileName();
    m_look.guide = m_snapping.target();
    return true;
}

/// Over a generated clip, one picture or film can become what its generator starts from.
bool TimelineDrop::moveOntoInput(const Pointer &pointer)
{
    const auto *const file = m_things.size() == 1 ? std::get_if<MediaSource>(&m_things.front())
                                                  : nullptr;
    const MediaItem *const item = file ? m_project.find(file->media) : nullptr;
    const auto under = [&]() -> const InputTarget * {
        const auto found = std::find_if(m_inputs.begin(), m_inputs.end(), [&](const auto &target) {
            return target.area.contains(pointer.position);
        });
        return found == m_inputs.end() ? nullptr : &*found;
    };
    const InputTarget *target = under();
    if (!target) {
        m_inputs.clear();
        const TrackRow *const row = m_view.geometry().rowAt(pointer.position.y());
        const auto place = row && item ? findTrack(m_project, row->track) : std::nullopt;
        if (!place)
            return false;
        const ClipList &clips = trackAt(m_project, *place).clips;
        const auto index = clips.indexAt(m_view.geometry().coveringFrame(pointer.position.x()));
        if (!index)
            return false;
        m_inputs = inputTargets(m_view, *row, clips.at(*index), *item);
        target = under();
    }
    for (const InputTarget &each : m_inputs)
        m_look.targets.push_back({each.area, each.label, &each == target});
    if (!target)
        return false;
    m_look.tip = TimelineView::tr("Use as: %1").arg(target->label);
    Edit edit = inputEdit(m_project, *target, *item);
    m_view.session().endPreview();
    m_edit = EditGroup{TimelineView::tr("Set %1").arg(target->label), m_imports};
    std::get<EditGroup>(*m_edit).edits.push_back(std::move(edit));
    return true;
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
    const bool isDone = session.apply(*m_edit);
    if (isDone && m_title)
        selectTitle(session, *before);
    if (!isDone || m_things.empty())
        return;
    if (std::any_of(m_look.targets.begin(), m_look.targets.end(),
                    [](const auto &target) { return target.isMeant; }))
        return; // the clip stays what it is
    std::vector<ClipId> added = clipsAdded(*before, *session.root());
    std::erase_if(added, [&](ClipId id) {
        const Clip clip = findClip(*session.root(), id)->clip;
        return !std::count(m_things.begin(), m_things.end(), clip->source);
    });
    session.selection().set(std::move(added));
}

} // namespace weft::ui
