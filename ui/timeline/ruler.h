#pragma once

#include "ui/timeline/gesture.h"

#include <QWidget>

class QPainter;

namespace weft::ui {

/// The ruler: timecode, what is rendered and what plays too slowly, markers, in and out, and the
/// playhead's head. Pressing it moves the playhead; markers, in and out are dragged on it.
class TimelineRuler : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kHeight = 40;

    explicit TimelineRuler(TimelineView &view, QWidget *parent = nullptr);
    ~TimelineRuler() override;

Q_SIGNALS:
    /// What is dragged here shows over the clip area too.
    void lookChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Marker *markerAt(const QPointF &position) const;
    std::optional<Edge> markedAt(const QPointF &position) const;
    void paintScale(QPainter &painter, const QRect &part);
    void paintBar(QPainter &painter);
    void paintMarkers(QPainter &painter);
    void paintPlayhead(QPainter &painter);

    TimelineView &m_view;
    std::unique_ptr<Gesture> m_gesture;
    std::optional<QPointF> m_press; ///< on a marker or an end, until it has been dragged 4 px
};

} // namespace weft::ui
