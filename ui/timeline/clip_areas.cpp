#include "ui/timeline/clip_areas.h"

namespace weft::ui {

namespace {

constexpr double kLowestDb = -60;
constexpr double kHighestDb = 12;
/// Of a fade handle from the clip's edge, so that it never lies in the edge's zone.
constexpr double kHandleInset = 16;

} // namespace

ClipAreas::ClipAreas(const TimelineGeometry &geometry, const TrackRow &row, const Clip &clip)
    : whole(geometry.rectOf(row, clip.range()))
    , isSound(row.kind == TrackKind::Audio)
    , m_clip(clip)
    , m_scale(geometry.scale())
{
    label = whole.adjusted(0, 0, 0, kLabelHeight - whole.height());
    content = whole.adjusted(0, kLabelHeight, 0, 0);
}

QPointF ClipAreas::fadeInHandle() const
{
    const double in = static_cast<double>(m_clip->fadeIn.length) * m_scale;
    return {whole.left() + std::max(kHandleInset, in), content.top() + kHandle + 2};
}

QPointF ClipAreas::fadeOutHandle() const
{
    const double out = static_cast<double>(m_clip->fadeOut.length) * m_scale;
    return {whole.right() - std::max(kHandleInset, out), content.top() + kHandle + 2};
}

QRectF ClipAreas::transition() const
{
    if (!m_clip->transition)
        return {};
    const Transition &transition = *m_clip->transition;
    return {whole.left() - static_cast<double>(transition.before) * m_scale, content.top() + 1,
            static_cast<double>(transition.length) * m_scale, content.height() - 2};
}

QRectF ClipAreas::button() const
{
    constexpr double kWidth = 96;
    constexpr double kBeside = kHandleInset + 2 * kHandle; // the fade's handle
    const double left = std::max(whole.left(), 0.0) + kBeside;
    if (left + kWidth + kEdgeZone > whole.right() || content.height() < kButtonHeight)
        return {};
    return {left, content.center().y() - kButtonHeight / 2.0, kWidth, kButtonHeight};
}

double ClipAreas::yOfGain(const QRectF &content, double db)
{
    const double share = (std::clamp(db, kLowestDb, kHighestDb) - kLowestDb)
                         / (kHighestDb - kLowestDb);
    return content.bottom() - 3 - share * (content.height() - 6);
}

double ClipAreas::gainAt(double y) const
{
    const double share = (content.bottom() - 3 - y) / std::max(1.0, content.height() - 6);
    const double db = kLowestDb + std::clamp(share, 0.0, 1.0) * (kHighestDb - kLowestDb);
    return share <= 0 ? -96 : std::round(db * 10) / 10;
}

QPointF ClipAreas::keyframe(std::int64_t frame) const
{
    return {whole.left() + static_cast<double>(frame) * m_scale, whole.bottom() - 8};
}

} // namespace weft::ui
