#include "ui/timeline/snapping.h"

#include <cmath>

namespace weft::ui {

namespace {

void addCuts(const TimelineView &view, const std::set<ClipId> &without,
             std::vector<SnapTarget> &targets)
{
    const Project &project = *view.session().shown();
    for (const auto &track : view.sequence()->tracks) {
        for (const Clip clip : track->clips) {
            if (without.contains(clip->id))
                continue;
            const QString name = clipName(project, *clip.body);
            targets.push_back(
                {clip.start, SnapTarget::Kind::Cut, TimelineView::tr("Start of %1").arg(name)});
            targets.push_back(
                {clip.end(), SnapTarget::Kind::Cut, TimelineView::tr("End of %1").arg(name)});
        }
    }
}

void addMarkers(const TimelineView &view, MarkerId without, std::vector<SnapTarget> &targets)
{
    for (const Marker &marker : view.sequence()->markers) {
        if (marker.id == without)
            continue;
        const QString name = marker.name.isEmpty()
                                 ? TimelineView::tr("Marker")
                                 : TimelineView::tr("Marker \"%1\"").arg(marker.name);
        targets.push_back({marker.at, SnapTarget::Kind::Marker, name});
        if (marker.length > 0)
            targets.push_back({marker.at + marker.length, SnapTarget::Kind::Marker, name});
    }
}

} // namespace

Snapping::Snapping(const TimelineView &view, const Options &options)
    : m_view(view)
{
    if (!view.sequence())
        return;
    if (options.hasPlayhead)
        m_targets.push_back(
            {view.session().playhead(), SnapTarget::Kind::Playhead, TimelineView::tr("Playhead")});
    m_targets.push_back({0, SnapTarget::Kind::Cut, TimelineView::tr("Start of the sequence")});
    addCuts(view, options.without, m_targets);
    addMarkers(view, options.withoutMarker, m_targets);
    if (const TimeRange marked = view.session().marked(); !marked.isEmpty()) {
        m_targets.push_back({marked.start, SnapTarget::Kind::InOut, TimelineView::tr("In point")});
        m_targets.push_back({marked.end(), SnapTarget::Kind::InOut, TimelineView::tr("Out point")});
    }
    std::stable_sort(m_targets.begin(), m_targets.end(), [](const auto &a, const auto &b) {
        return std::pair(a.frame, a.kind) < std::pair(b.frame, b.kind);
    });
}

std::int64_t Snapping::snapped(const std::vector<std::int64_t> &edges, std::int64_t by)
{
    if (!m_view.isSnapping()) {
        m_target.reset();
        return by;
    }
    const double scale = m_view.geometry().scale();
    if (m_target
        && std::abs(static_cast<double>(m_edge + by - m_target->frame)) * scale <= kRelease)
        return m_target->frame - m_edge;
    m_target.reset();
    double nearest = kReach;
    for (const std::int64_t edge : edges) {
        const std::int64_t at = edge + by;
        const auto reach = static_cast<std::int64_t>(std::ceil(kReach / scale));
        auto target = std::lower_bound(m_targets.begin(), m_targets.end(), at - reach,
                                       [](const SnapTarget &t, std::int64_t f) {
                                           return t.frame < f;
                                       });
        for (; target != m_targets.end() && target->frame <= at + reach; ++target) {
            const double away = std::abs(static_cast<double>(target->frame - at)) * scale;
            const bool isBetter = away < nearest
                                  || (away == nearest
                                      && (!m_target || target->kind < m_target->kind));
            if (!isBetter)
                continue;
            nearest = away;
            m_target = *target;
            m_edge = edge;
        }
    }
    return m_target ? m_target->frame - m_edge : by;
}

} // namespace weft::ui
