#pragma once

#include "core/model/sequence.h"

#include <QRectF>

#include <vector>

namespace weft::ui {

/// Where a track lies in the clip area.
struct TrackRow
{
    TrackId track;
    TrackKind kind = TrackKind::Video;
    std::size_t index = 0; ///< into Sequence::tracks
    int top = 0;           ///< from the first row's top, not scrolled
    int height = 0;
};

/// Where frames and tracks lie in the clip area: the one place that turns pixels into frames and
/// back. Video tracks stand above the sound tracks, the topmost layer first. Value type.
class TimelineGeometry
{
public:
    static constexpr double kLeastScale = 1.0 / 2048;
    static constexpr double kGreatestScale = 48;
    static constexpr int kLeastHeight = 28;
    static constexpr int kGreatestHeight = 240;
    /// Between the pictures and the sounds.
    static constexpr int kDivider = 6;

    double scale() const { return m_scale; } ///< pixels a frame
    double left() const { return m_left; }   ///< pixels scrolled
    int top() const { return m_top; }        ///< pixels scrolled
    void setScale(double scale);
    void setLeft(double left) { m_left = left; }
    void setTop(int top) { m_top = top; }
    void setRows(std::vector<TrackRow> rows) { m_rows = std::move(rows); }

    double xOf(double frame) const { return frame * m_scale - m_left; }
    /// With its fraction; may be negative.
    double frameAt(double x) const { return (x + m_left) / m_scale; }
    /// The frame that is shown there.
    std::int64_t coveringFrame(double x) const;
    /// The cut between two frames that is nearest.
    std::int64_t nearestCut(double x) const;

    const std::vector<TrackRow> &rows() const { return m_rows; }
    const TrackRow *rowAt(double y) const;
    /// The row at a height, or the nearest one of a kind. Null only without such rows.
    const TrackRow *nearestRow(double y, TrackKind kind) const;
    const TrackRow *rowOf(TrackId track) const;
    int yOf(const TrackRow &row) const { return row.top - m_top; }
    int contentHeight() const;
    QRectF rectOf(const TrackRow &row, const TimeRange &frames) const;
    /// All frames of which anything is seen in a width.
    TimeRange framesBetween(double left, double right) const;

private:
    double m_scale = 4;
    double m_left = 0;
    int m_top = 0;
    std::vector<TrackRow> m_rows;
};

} // namespace weft::ui
