#pragma once

#include "ui/style/theme.h"
#include "ui/timeline/clip_areas.h"
#include "ui/timeline/clip_pictures.h"
#include "ui/timeline/hit.h"

#include <QFontMetricsF>

class QPainter;

namespace weft::ui {

/// Paints clips: ground, pictures or waveform, label, badges, fades, keyframes, and what state a
/// generated shot is in. One for each repaint.
class ClipPainter
{
public:
    ClipPainter(QPainter &painter, const TimelineView &view, ClipPictures &pictures,
                const Theme &theme);

    struct Look
    {
        bool isSelected = false;
        bool isDimmed = false; ///< disabled, hidden or on a muted track
        bool isLocked = false;
        Hit::Kind hovered = Hit::Kind::Nothing; ///< under the pointer
    };
    /// @param seen what of the clip area is repainted
    void paint(const TrackRow &row, const Clip &clip, const Look &look, const QRectF &seen);
    /// The transition over a clip's start, after both its clips.
    void paintTransition(const TrackRow &row, const Clip &clip, bool isSelected);

private:
    QColor groundOf(const ClipBody &clip, TrackKind kind) const;
    void paintPictures(const ClipAreas &areas, const Clip &clip, const QRectF &seen);
    void paintWaveform(const ClipAreas &areas, const Clip &clip, const QRectF &seen);
    void paintHeld(const ClipAreas &areas, const Clip &clip);
    void paintFades(const ClipAreas &areas, const Clip &clip, const Look &look);
    void paintLabel(const ClipAreas &areas, const Clip &clip, const Look &look);
    void paintName(const QRectF &area, const QString &name, bool isEnabled, const QColor &ink);
    void paintKeyframes(const ClipAreas &areas, const Clip &clip);
    void paintEdges(const ClipAreas &areas, const Look &look, const QColor &ground);
    // shot_painter.cpp
    void paintShot(const ClipAreas &areas, const Clip &clip, const Look &look);
    void paintButton(const QRectF &area, const QString &text, bool isHovered);
    void paintRing(const QRectF &content, double fraction, const QString &text);

    void paintIcon(const char *name, const QRect &area);
    /// Draws a badge that ends at x. @return where it begins
    double paintBadge(double right, const QRectF &label, const QString &text, const QColor &ground,
                      const QColor &ink);
    QStringList badgesOf(const ClipBody &clip) const;

    QPainter &m_painter;
    const TimelineView &m_view;
    ClipPictures &m_pictures;
    const Theme &m_theme;
    const QFontMetricsF m_metrics;
};

/// "Dissolve"; of an unknown kind its id.
QString transitionName(const QString &kind);

} // namespace weft::ui
