#include "ui/timeline/geometry.h"

#include <cmath>

namespace weft::ui {

void TimelineGeometry::setScale(double scale)
{
    m_scale = std::clamp(scale, kLeastScale, kGreatestScale);
}

std::int64_t TimelineGeometry::coveringFrame(double x) const
{
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(frameAt(x))));
}

std::int64_t TimelineGeometry::nearestCut(double x) const
{
    return std::max<std::int64_t>(0, std::llround(frameAt(x)));
}

const TrackRow *TimelineGeometry::rowAt(double y) const
{
    for (const TrackRow &row : m_rows) {
        if (y >= yOf(row) && y < yOf(row) + row.height)
            return &row;
    }
    return nullptr;
}

const TrackRow *TimelineGeometry::nearestRow(double y, TrackKind kind) const
{
    const TrackRow *nearest = nullptr;
    double least = 0;
    for (const TrackRow &row : m_rows) {
        if (row.kind != kind)
            continue;
        const double away = std::max({0.0, yOf(row) - y, y - (yOf(row) + row.height - 1)});
        if (!nearest || away < least) {
            nearest = &row;
            least = away;
        }
    }
    return nearest;
}

const TrackRow *TimelineGeometry::rowOf(TrackId track) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const TrackRow &row) { return row.track == track; });
    return found == m_rows.end() ? nullptr : &*found;
}

int TimelineGeometry::contentHeight() const
{
    return m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height;
}

QRectF TimelineGeometry::rectOf(const TrackRow &row, const TimeRange &frames) const
{
    return {xOf(static_cast<double>(frames.start)), static_cast<double>(yOf(row)),
            static_cast<double>(frames.length) * m_scale, static_cast<double>(row.height)};
}

TimeRange TimelineGeometry::framesBetween(double left, double right) const
{
    const std::int64_t first = coveringFrame(left);
    return TimeRange::between(first, static_cast<std::int64_t>(std::ceil(frameAt(right))) + 1);
}

} // namespace weft::ui
