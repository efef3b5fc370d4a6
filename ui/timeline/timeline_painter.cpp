#include "ui/timeline/timeline_painter.h"

#include <QPainter>

#include <cmath>

namespace weft::ui {

TimelinePainter::TimelinePainter(QPainter &painter, const TimelineView &view,
                                 ClipPictures &pictures, const Theme &theme)
    : m_painter(painter)
    , m_view(view)
    , m_theme(theme)
    , m_clips(painter, view, pictures, theme)
    , m_selected(view.session().selection().clips().begin(),
                 view.session().selection().clips().end())
{}

void TimelinePainter::paint(const Scene &scene, const QRect &seen)
{
    m_painter.fillRect(seen, m_theme.window);
    if (!m_view.sequence())
        return;
    for (const TrackRow &row : m_view.geometry().rows()) {
        const int y = m_view.geometry().yOf(row);
        if (y < seen.bottom() + 1 && y + row.height > seen.top())
            paintTrack(scene, row, seen);
    }
    paintRange(seen);
    if (m_view.tool() == Tool::Spacer && scene.hovered.kind != Hit::Kind::Nothing && !scene.gesture)
        paintSpace(scene.hovered, seen);
    paintLines(seen);
    if (m_view.sequence()->length() == 0 && !scene.look)
        paintEmpty();
    if (scene.look)
        paintLook(*scene.look, scene.pointer);
}

void TimelinePainter::paintTrack(const Scene &scene, const TrackRow &row, const QRect &seen)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const Track &track = *m_view.sequence()->tracks[row.index];
    m_painter.fillRect(QRect(seen.left(), geometry.yOf(row), seen.width(), row.height),
                       m_theme.panel);
    const TimeRange frames = geometry.framesBetween(seen.left() - 1, seen.right() + 1);
    const bool isOff = track.kind == TrackKind::Video ? track.hidden : track.muted;
    const std::size_t first = track.clips.firstEndingAfter(frames.start);
    std::size_t i = first;
    for (; i < track.clips.size() && track.clips.at(i).start < frames.end(); ++i) {
        const Clip clip = track.clips.at(i);
        ClipPainter::Look look{.isSelected = m_selected.contains(clip->id),
                               .isDimmed = isOff || !clip->enabled,
                               .isLocked = track.locked};
        if (scene.hovered.hasClip() && scene.hovered.clip->id == clip->id)
            look.hovered = scene.hovered.kind;
        m_clips.paint(row, clip, look, seen);
        if (scene.flash > 0 && scene.flashing.contains(clip->id)) {
            QColor light = m_theme.accent;
            light.setAlphaF(static_cast<float>(0.6 * scene.flash));
            m_painter.fillRect(geometry.rectOf(row, clip.range()), light);
        }
    }
    const TransitionId chosen = m_view.session().selection().transition();
    for (std::size_t t = first; t < std::min(i + 1, track.clips.size()); ++t) {
        const Clip clip = track.clips.at(t);
        if (clip->transition)
            m_clips.paintTransition(row, clip, clip->transition->id == chosen);
    }
}

/// What a press of the spacer would take along: all that begins right of the line.
void TimelinePainter::paintSpace(const Hit &hovered, const QRect &seen)
{
    const double x = m_view.geometry().xOf(static_cast<double>(spaceFrom(hovered)));
    QColor light = m_theme.accent;
    light.setAlpha(26);
    m_painter.fillRect(QRectF(x, seen.top(), seen.right() + 1 - x, seen.height()), light);
    m_painter.fillRect(QRectF(std::round(x), seen.top(), 2, seen.height()), m_theme.accent);
}

void TimelinePainter::paintRange(const QRect &seen)
{
    const TimeRange marked = m_view.session().marked();
    if (marked.isEmpty())
        return;
    const double left = m_view.geometry().xOf(static_cast<double>(marked.start));
    const double right = m_view.geometry().xOf(static_cast<double>(marked.end()));
    QColor light = m_theme.accent;
    light.setAlpha(22);
    m_painter.fillRect(QRectF(left, seen.top(), right - left, seen.height()), light);
    m_painter.fillRect(QRectF(left, seen.top(), 1, seen.height()), m_theme.accent);
    m_painter.fillRect(QRectF(right, seen.top(), 1, seen.height()), m_theme.accent);
}

void TimelinePainter::paintLines(const QRect &seen)
{
    for (const Marker &marker : m_view.sequence()->markers) {
        const double x = std::round(m_view.geometry().xOf(static_cast<double>(marker.at)));
        if (x < seen.left() - 1 || x > seen.right() + 1)
            continue;
        const Colour &c = marker.colour; // dotted: never taken for the playhead
        m_painter.setPen(QPen(QColor(c.red, c.green, c.blue, 170), 1, Qt::DotLine));
        m_painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, m_view.viewport().height()));
    }
    if (const auto &edge = m_view.edge()) {
        if (const auto clip = shownClip(m_view, edge->clip)) {
            const auto place = findClip(*m_view.session().shown(), edge->clip);
            const TrackRow *const row = place ? m_view.geometry().rowOf(
                                            trackAt(*m_view.session().shown(), place->track).id)
                                              : nullptr;
            const QRectF area = row ? m_view.geometry().rectOf(*row, clip->range()) : QRectF();
            const double x = edge->edge == Edge::Start ? area.left() : area.right() - 4;
            m_painter.fillRect(QRectF(x, area.top(), 4, area.height()), m_theme.problem);
        }
    }
    const double playhead = std::round(
        m_view.geometry().xOf(static_cast<double>(m_view.session().playhead())));
    m_painter.fillRect(QRectF(playhead, seen.top(), 1, seen.height()), m_theme.accent);
}

void TimelinePainter::paintLook(const GestureLook &look, const QPointF &pointer)
{
    const TimelineGeometry &geometry = m_view.geometry();
    const double height = m_view.viewport().height();
    if (look.ghost)
        paintGhost(look);
    paintTargets(look);
    if (look.guide) {
        const double x = std::round(geometry.xOf(static_cast<double>(look.guide->frame)));
        m_painter.setPen(QPen(m_theme.accent, 1, Qt::DashLine));
        m_painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, height));
        paintTip(look.guide->name, guideTip(m_view, *look.guide));
    }
    if (look.stop) {
        const double x = std::round(geometry.xOf(static_cast<double>(*look.stop)));
        m_painter.fillRect(QRectF(x - 1, 0, 3, height), m_theme.problem);
    }
    if (!look.band.isNull()) {
        QColor light = m_theme.accent;
        light.setAlpha(40);
        m_painter.fillRect(look.band, light);
        m_painter.setPen(QPen(m_theme.accent, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(look.band);
    }
    if (!look.tip.isEmpty())
        paintTip(look.tip, pointerTip(pointer));
}

void TimelinePainter::paintGhost(const GestureLook &look)
{
    for (const GestureLook::Covered &covered : look.covered) {
        if (const TrackRow *const row = m_view.geometry().rowOf(covered.track))
            m_painter.fillRect(m_view.geometry().rectOf(*row, covered.frames),
                               QBrush(m_theme.problem, Qt::BDiagPattern));
    }
    for (const TrackId track : look.ghostTracks) {
        const TrackRow *const row = m_view.geometry().rowOf(track);
        if (!row)
            continue;
        const QRectF area = m_view.geometry().rectOf(*row, *look.ghost);
        QColor light = m_theme.accent;
        light.setAlpha(70);
        m_painter.fillRect(area, light);
        m_painter.setPen(QPen(m_theme.accent, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(area.adjusted(1, 1, -1, -1));
        m_painter.setPen(m_theme.text);
        m_painter.drawText(area.adjusted(6, 2, -4, -2), Qt::AlignTop | Qt::TextSingleLine,
                           look.ghostName);
    }
}

void TimelinePainter::paintTargets(const GestureLook &look)
{
    const QFontMetricsF metrics(m_painter.font());
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const GestureLook::Target &target : look.targets) {
        m_painter.setPen(QPen(m_theme.accent, target.isMeant ? 2 : 1));
        m_painter.setBrush(target.isMeant ? m_theme.accent : m_theme.raised);
        m_painter.drawRoundedRect(target.area.adjusted(1, 1, -1, -1), 4, 4);
        m_painter.setPen(target.isMeant ? m_theme.onAccent : m_theme.text);
        m_painter.drawText(target.area, Qt::AlignCenter | Qt::TextSingleLine,
                           metrics.elidedText(target.label, Qt::ElideRight,
                                              target.area.width() - 12));
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

QPointF TimelinePainter::guideTip(const TimelineView &view, const SnapTarget &guide)
{
    return {std::round(view.geometry().xOf(static_cast<double>(guide.frame))), 2};
}

QPointF TimelinePainter::pointerTip(const QPointF &pointer)
{
    return pointer + QPointF(14, 18);
}

QRectF TimelinePainter::tipArea(const QFont &font, const QSize &viewport, const QString &text,
                                const QPointF &at)
{
    const QFontMetricsF metrics(font);
    QRectF area(at, QSizeF(metrics.horizontalAdvance(text) + 12, metrics.height() + 6));
    area.moveRight(std::min<double>(area.right(), viewport.width() - 2));
    area.moveBottom(std::min<double>(area.bottom(), viewport.height() - 2));
    area.moveLeft(std::max(area.left(), 2.0));
    return area;
}

void TimelinePainter::paintTip(const QString &text, const QPointF &at)
{
    const QRectF area = tipArea(m_painter.font(), m_view.viewport(), text, at);
    m_painter.fillRect(area, m_theme.raised);
    m_painter.setPen(m_theme.line);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    m_painter.setPen(m_theme.text);
    m_painter.drawText(area, Qt::AlignCenter, text);
}

void TimelinePainter::paintEmpty()
{
    m_painter.setPen(m_theme.dim);
    m_painter.drawText(QRect(QPoint(), m_view.viewport()).adjusted(16, 16, -16, -16),
                       Qt::AlignCenter | Qt::TextWordWrap,
                       TimelineView::tr("Drop films, pictures or sounds here. They begin where you "
                                        "let go; hold Ctrl to insert."));
}

} // namespace weft::ui
