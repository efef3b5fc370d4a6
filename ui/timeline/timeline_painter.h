#pragma once

#include "ui/timeline/clip_painter.h"
#include "ui/timeline/gesture.h"

#include <set>

namespace weft::ui {

/// Paints the clip area: tracks, clips, and what lies over them. Only what is seen is visited.
class TimelinePainter
{
public:
    struct Scene
    {
        Hit hovered;                       ///< what a press would take hold of
        const Gesture *gesture = nullptr;  ///< that goes on
        const GestureLook *look = nullptr; ///< its, or a drop's; may be null
        QPointF pointer;
        std::set<ClipId> flashing; ///< what an undo changed
        double flash = 0;          ///< 0 to 1: how bright
    };

    TimelinePainter(QPainter &painter, const TimelineView &view, ClipPictures &pictures,
                    const Theme &theme);
    /// @param seen what of the clip area is repainted
    void paint(const Scene &scene, const QRect &seen);

    /// Where the names of what a gesture snaps to, and what it tells beside the pointer, are shown.
    static QPointF guideTip(const TimelineView &view, const SnapTarget &guide);
    static QPointF pointerTip(const QPointF &pointer);
    static QRectF tipArea(const QFont &font, const QSize &viewport, const QString &text,
                          const QPointF &at);

private:
    void paintTrack(const Scene &scene, const TrackRow &row, const QRect &seen);
    void paintSpace(const Hit &hovered, const QRect &seen);
    void paintRange(const QRect &seen);
    void paintLines(const QRect &seen);
    void paintLook(const GestureLook &look, const QPointF &pointer);
    void paintGhost(const GestureLook &look);
    void paintTargets(const GestureLook &look);
    void paintTip(const QString &text, const QPointF &at);
    void paintEmpty();

    QPainter &m_painter;
    const TimelineView &m_view;
    const Theme &m_theme;
    ClipPainter m_clips;
    std::set<ClipId> m_selected;
};

} // namespace weft::ui
