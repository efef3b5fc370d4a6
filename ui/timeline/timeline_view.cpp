#include "ui/timeline/timeline_view.h"

#include "core/edit/link.h"
#include "core/time/timecode.h"

#include <QTimer>

namespace weft::ui {

namespace {

// Two tracks of pictures and two of sounds are seen whole in a window of 1280 × 720.
constexpr int kVideoHeight = 54;
constexpr int kAudioHeight = 44;
/// Of the width, behind the last clip: room to drop something.
constexpr double kRoomBehind = 0.5;

GroupId outermost(const Sequence &sequence, GroupId group)
{
    for (std::size_t depth = 0; group && depth < sequence.groups.size(); ++depth) {
        const auto found = std::find_if(sequence.groups.begin(), sequence.groups.end(),
                                        [&](const Group &each) { return each.id == group; });
        if (found == sequence.groups.end() || !found->parent)
            break;
        group = found->parent;
    }
    return group;
}

} // namespace

TimelineView::TimelineView(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    layOut();
    findOffsets(nullptr);
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                follow(*before, *now);
            });
    Generation &generation = session.generation();
    connect(&generation, &Generation::statusChanged, this,
            [this](ShotId shot) { m_statuses.erase(shot); });
    connect(&generation.jobs(), &JobQueue::changed, this, [this, &generation](const QString &job) {
        if (!generation.jobs().find(job)) // it was taken away, with what it failed of
            m_statuses.clear();
    });
    for (const auto signal : {&Generation::takesChanged, &Generation::catalogueChanged})
        connect(&generation, signal, this, [this] { m_statuses.clear(); });
    connect(&session, &Session::opened, this, [this] {
        m_statuses.clear();
        m_heights.clear();
        m_edge.reset();
        QTimer::singleShot(0, this, &TimelineView::fit); // once it is shown
    });
    connect(&session.selection(), &Selection::changed, this, [this] {
        if (m_edge && !m_session.selection().contains(m_edge->clip))
            m_edge.reset();
        Q_EMIT changed();
    });
    for (const auto signal : {&Session::markedChanged, &Session::targetsChanged})
        connect(&session, signal, this, &TimelineView::changed);
}

void TimelineView::follow(const Project &before, const Project &now)
{
    if (before.shots != now.shots || before.media != now.media)
        m_statuses.clear();
    if (m_edge && !shownClip(*this, m_edge->clip))
        m_edge.reset();
    if (auto changes = clipChanges(before, now)) {
        const auto besides = findOffsets(&changes->links);
        changes->parts.insert(changes->parts.end(), besides.begin(), besides.end());
        Q_EMIT partsChanged(changes->parts);
        return;
    }
    findOffsets(nullptr);
    layOut();
    if (before.active != now.active)
        fit();
    Q_EMIT changed();
}

FrameRate TimelineView::rate() const
{
    return sequence() ? sequence()->settings.rate : FrameRate();
}

QString TimelineView::timecode(std::int64_t frame) const
{
    return toTimecode(frame, rate(), sequence() && sequence()->settings.dropFrame);
}

void TimelineView::layOut()
{
    std::vector<TrackRow> rows;
    int top = 0;
    const auto add = [&](std::size_t index) {
        const Track &track = *sequence()->tracks[index];
        rows.push_back({track.id, track.kind, index, top, heightOf(track.id)});
        top += rows.back().height + 1;
    };
    if (sequence()) {
        const auto &tracks = sequence()->tracks;
        for (std::size_t i = tracks.size(); i-- > 0;) {
            if (tracks[i]->kind == TrackKind::Video)
                add(i);
        }
        top += TimelineGeometry::kDivider;
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            if (tracks[i]->kind == TrackKind::Audio)
                add(i);
        }
    }
    m_geometry.setRows(std::move(rows));
    keepInSight();
    Q_EMIT moved();
}

int TimelineView::heightOf(TrackId track) const
{
    if (const auto found = m_heights.find(track); found != m_heights.end())
        return found->second;
    const auto place = findTrack(*m_session.shown(), track);
    return place && trackAt(*m_session.shown(), *place).kind == TrackKind::Audio ? kAudioHeight
                                                                                 : kVideoHeight;
}

void TimelineView::setHeight(TrackId track, int height)
{
    m_heights[track] = std::clamp(height, TimelineGeometry::kLeastHeight,
                                  TimelineGeometry::kGreatestHeight);
    layOut();
}

void TimelineView::setHeights(int height)
{
    for (const TrackRow &row : std::vector(m_geometry.rows()))
        m_heights[row.track] = std::clamp(height, TimelineGeometry::kLeastHeight,
                                          TimelineGeometry::kGreatestHeight);
    layOut();
}

void TimelineView::setViewport(const QSize &size)
{
    if (m_viewport == size)
        return;
    m_viewport = size;
    if (m_isFitted)
        fit();
    keepInSight();
    Q_EMIT moved();
}

double TimelineView::greatestLeft() const
{
    const double length = sequence() ? static_cast<double>(sequence()->length()) : 0;
    return std::max({0.0, m_geometry.left(),
                     length * m_geometry.scale() - m_viewport.width() * (1 - kRoomBehind)});
}

int TimelineView::greatestTop() const
{
    return std::max(0, m_geometry.contentHeight() - m_viewport.height());
}

void TimelineView::keepInSight()
{
    m_geometry.setLeft(std::max(0.0, m_geometry.left()));
    m_geometry.setTop(std::clamp(m_geometry.top(), 0, greatestTop()));
}

void TimelineView::scrollTo(double left, int top)
{
    if (left != m_geometry.left())
        m_isFitted = false;
    m_geometry.setLeft(left);
    m_geometry.setTop(top);
    keepInSight();
    Q_EMIT moved();
}

void TimelineView::zoom(double factor, double x)
{
    const double frame = m_geometry.frameAt(x);
    m_geometry.setScale(m_geometry.scale() * factor);
    m_isFitted = false;
    scrollTo(frame * m_geometry.scale() - x, m_geometry.top());
}

void TimelineView::zoom(double factor)
{
    const double x = m_geometry.xOf(static_cast<double>(m_session.playhead()));
    zoom(factor, x >= 0 && x <= m_viewport.width() ? x : m_viewport.width() / 2.0);
}

void TimelineView::fit()
{
    const std::int64_t length = sequence() ? sequence()->length() : 0;
    const double seconds = length > 0 ? 0 : 60; // an empty one: a minute
    showFrames({0, length > 0 ? length
                              : rate().frameAt(Rational(static_cast<std::int64_t>(seconds)),
                                               Rounding::Ceil)});
    m_isFitted = true;
}

void TimelineView::showFrames(const TimeRange &frames)
{
    constexpr double kMargin = 24;
    const double width = std::max(64.0, m_viewport.width() - 2 * kMargin);
    m_geometry.setScale(width / static_cast<double>(std::max<std::int64_t>(1, frames.length)));
    scrollTo(static_cast<double>(frames.start) * m_geometry.scale()
                 - (frames.start > 0 ? kMargin : 0),
             m_geometry.top());
}

void TimelineView::reveal(const TimeRange &frames, TrackId track)
{
    constexpr double kMargin = 40;
    double left = m_geometry.left();
    const double start = static_cast<double>(frames.start) * m_geometry.scale();
    const double end = static_cast<double>(frames.end()) * m_geometry.scale();
    if (end > left + m_viewport.width())
        left = end - m_viewport.width() + kMargin;
    if (start < left)
        left = start - kMargin;
    int top = m_geometry.top();
    if (const TrackRow *const row = m_geometry.rowOf(track)) {
        top = std::max(top, row->top + row->height - m_viewport.height());
        top = std::min(top, row->top);
    }
    if (left != m_geometry.left() || top != m_geometry.top())
        scrollTo(left, top);
}

void TimelineView::setTool(Tool tool)
{
    if (m_tool == tool)
        return;
    m_tool = tool;
    Q_EMIT changed();
}

void TimelineView::setSnaps(bool snaps)
{
    m_isSnapping = snaps;
    Q_EMIT changed();
}

void TimelineView::setDissolves(bool dissolves)
{
    m_dissolves = dissolves;
    Q_EMIT changed();
}

void TimelineView::setLinksSelection(bool links)
{
    m_linksSelection = links;
    Q_EMIT changed();
}

void TimelineView::setFollows(bool follows)
{
    m_follows = follows;
    Q_EMIT changed();
}

void TimelineView::setEdge(const std::optional<ClipEdge> &edge)
{
    if (m_edge == edge)
        return;
    m_edge = edge;
    Q_EMIT changed();
}

std::vector<ClipId> TimelineView::together(ClipId id, bool isAlone) const
{
    std::vector<ClipId> result{id};
    const std::optional<Clip> clip = shownClip(*this, id);
    if (isAlone || !m_linksSelection || !clip || (!(*clip)->link && !(*clip)->group))
        return result;
    const GroupId group = outermost(*sequence(), (*clip)->group);
    for (const auto &track : sequence()->tracks) {
        for (const Clip each : track->clips) {
            if (each->id != id
                && (((*clip)->link && each->link == (*clip)->link)
                    || (group && outermost(*sequence(), each->group) == group)))
                result.insert(result.begin(), each->id); // the one that is meant comes last
        }
    }
    return result;
}

const ShotStatus &TimelineView::statusOf(ShotId shot) const
{
    const auto known = m_statuses.find(shot);
    if (known != m_statuses.end())
        return known->second;
    return m_statuses.emplace(shot, m_session.generation().status(shot)).first->second;
}

/// Looks at the sounds of some links, null: of all. @return where they are
std::vector<TrackPart> TimelineView::findOffsets(const std::set<LinkId> *links)
{
    std::erase_if(m_offsets, [links](const auto &known) {
        return !links || links->contains(known.second.link);
    });
    std::vector<TrackPart> parts;
    if (!sequence() || (links && links->empty()))
        return parts;
    const auto isMeant = [links](const Clip &clip) {
        return clip->link && (!links || links->contains(clip->link));
    };
    std::map<LinkId, Clip> pictures;
    for (const auto &track : sequence()->tracks) {
        for (const Clip each : track->clips) {
            if (track->kind == TrackKind::Video && isMeant(each))
                pictures.emplace(each->link, each);
        }
    }
    for (const auto &track : sequence()->tracks) {
        for (const Clip each : track->clips) {
            if (track->kind == TrackKind::Video || !isMeant(each))
                continue;
            parts.push_back({track->id, each.range()});
            const auto picture = pictures.find(each->link);
            const bool isAside = picture == pictures.end() || picture->second.start != each.start
                                 || picture->second->in != each->in;
            const auto offset = isAside ? syncOffset(*m_session.shown(), each->id) : std::nullopt;
            if (offset && *offset != 0)
                m_offsets.emplace(each->id, Offset{each->link, *offset});
        }
    }
    return parts;
}

std::int64_t TimelineView::outOfSync(const Clip &clip) const
{
    const auto found = m_offsets.find(clip->id);
    return found == m_offsets.end() ? 0 : found->second.frames;
}

std::optional<Clip> shownClip(const TimelineView &view, ClipId clip)
{
    if (!view.sequence())
        return {};
    for (const auto &track : view.sequence()->tracks) {
        if (const auto index = track->clips.indexOf(clip))
            return track->clips.at(*index);
    }
    return {};
}

} // namespace weft::ui
