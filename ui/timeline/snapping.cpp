#include "ui/timeline/snapping.h"

#include <cmath>

namespace weft::ui {

void Snapping::addCuts(const Options &options)
{
    for (const auto &track : m_view.sequence()->tracks) {
        const bool isOwn = !options.withoutCuts.empty()
                           && std::any_of(track->clips.begin(), track->clips.end(),
                                          [&](const Clip &clip) {
                                              return options.without.contains(clip->id);
                                          });
        const auto add = [&](std::int64_t frame, const Clip &clip, bool isEnd) {
            if (!isOwn || !options.withoutCuts.contains(frame))
                m_candidates.push_back({frame, SnapTarget::Kind::Cut, clip.body, isEnd, {}});
        };
        for (const Clip clip : track->clips) {
            if (options.without.contains(clip->id))
                continue;
            add(clip.start, clip, false);
            add(clip.end(), clip, true);
        }
    }
}

void Snapping::addMarkers(MarkerId without)
{
    for (const Marker &marker : m_view.sequence()->markers) {
        if (marker.id == without)
            continue;
        const QString name = marker.name.isEmpty()
                                 ? TimelineView::tr("Marker")
                                 : TimelineView::tr("Marker \"%1\"").arg(marker.name);
        m_candidates.push_back({marker.at, SnapTarget::Kind::Marker, {}, false, name});
        if (marker.length > 0)
            m_candidates.push_back(
                {marker.at + marker.length, SnapTarget::Kind::Marker, {}, true, name});
    }
}

Snapping::Snapping(const TimelineView &view, const Options &options)
    : m_view(view)
{
    if (!view.sequence())
        return;
    const auto add = [this](std::int64_t frame, SnapTarget::Kind kind, const QString &name) {
        m_candidates.push_back({frame, kind, {}, false, name});
    };
    if (options.hasPlayhead)
        add(view.session().playhead(), SnapTarget::Kind::Playhead, TimelineView::tr("Playhead"));
    add(0, SnapTarget::Kind::Cut, TimelineView::tr("Start of the sequence"));
    addCuts(options);
    addMarkers(options.withoutMarker);
    if (const TimeRange marked = view.session().marked(); !marked.isEmpty()) {
        add(marked.start, SnapTarget::Kind::InOut, TimelineView::tr("In point"));
        add(marked.end(), SnapTarget::Kind::InOut, TimelineView::tr("Out point"));
    }
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [](const auto &a, const auto &b) {
        return std::pair(a.frame, a.kind) < std::pair(b.frame, b.kind);
    });
}

SnapTarget Snapping::named(const Candidate &candidate) const
{
    QString name = candidate.name;
    if (candidate.clip) {
        const QString clip = clipName(*m_view.session().shown(), *candidate.clip);
        name = candidate.isEnd ? TimelineView::tr("End of %1").arg(clip)
                               : TimelineView::tr("Start of %1").arg(clip);
    }
    return {candidate.frame, candidate.kind, name};
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
    const Candidate *best = nullptr;
    double nearest = kReach;
    for (const std::int64_t edge : edges) {
        const std::int64_t at = edge + by;
        const auto reach = static_cast<std::int64_t>(std::ceil(kReach / scale));
        auto each = std::lower_bound(m_candidates.begin(), m_candidates.end(), at - reach,
                                     [](const Candidate &c, std::int64_t f) {
                                         return c.frame < f;
                                     });
        for (; each != m_candidates.end() && each->frame <= at + reach; ++each) {
            const double away = std::abs(static_cast<double>(each->frame - at)) * scale;
            const bool isBetter = away < nearest
                                  || (away == nearest && (!best || each->kind < best->kind));
            if (!isBetter)
                continue;
            nearest = away;
            best = &*each;
            m_edge = edge;
        }
    }
    if (best)
        m_target = named(*best);
    return m_target ? m_target->frame - m_edge : by;
}

} // namespace weft::ui
