#pragma once

#include "ui/timeline/geometry.h"

#include <algorithm>

namespace weft::ui {

/// Where the parts of a clip lie that are painted and can be taken hold of: painter and hit test
/// ask here, so that what is seen is what is hit. Pixels of the clip area.
struct ClipAreas
{
    static constexpr int kLabelHeight = 18;
    static constexpr double kEdgeZone = 8;
    static constexpr double kHandle = 6; ///< radius of a fade's handle
    static constexpr int kButtonHeight = 24;

    ClipAreas(const TimelineGeometry &geometry, const TrackRow &row, const Clip &clip);

    /// Of the edges: 8 px, at most a quarter of the clip.
    double edgeZone() const { return std::min(kEdgeZone, whole.width() / 4); }
    /// There is room for handles beside the edges.
    bool hasHandles() const { return whole.width() >= 56 && content.height() >= 20; }
    QPointF fadeInHandle() const;
    QPointF fadeOutHandle() const;
    /// Over the cut at the clip's start; empty where it has none.
    QRectF transition() const;
    /// Of a shot that is not made, or a still, where it is seen; empty where there is no room.
    QRectF button() const;
    bool hasGainLine() const { return isSound && content.height() >= 24 && whole.width() >= 24; }
    double gainY() const { return yOfGain(content, m_clip->gainDb); }
    static double yOfGain(const QRectF &content, double db);
    /// What a height means as gain; −60 to +12 dB, and silent below.
    double gainAt(double y) const;
    /// Of a keyframe counted from the clip's start.
    QPointF keyframe(std::int64_t frame) const;

    QRectF whole;
    QRectF label;
    QRectF content; ///< below the label
    bool isSound = false;

private:
    const Clip m_clip;
    double m_scale;
};

} // namespace weft::ui
