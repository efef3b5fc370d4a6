#pragma once

#include "core/model/sequence.h"
#include "core/playback/player.h"

#include <QPointer>
#include <QWidget>

namespace weft::ui {

/// A bar as long as a sequence, with playhead, marked range and markers; dragging on it moves the
/// playhead of a player. The marked range, where none is marked all of it, has a handle outside of
/// each end, to be dragged; a click on one goes there. Esc takes a drag back. Thread: main.
///
///     ──────[▓▓▓▓▓▓▓▮▓▓▓▓▓]──────
class ScrubBar : public QWidget
{
    Q_OBJECT
public:
    explicit ScrubBar(QWidget *parent = nullptr);

    /// @param player outlives the bar or is replaced; may be null
    void setPlayer(Player *player);
    void setMarked(const TimeRange &range);
    void setMarkers(std::vector<Marker> markers);

    /// Of the sequence, in frames, at least 1.
    std::int64_t length() const;
    double xOf(std::int64_t frame) const;
    /// 0 to the last frame.
    std::int64_t frameAt(double x) const;

    enum class End { In, Out };
    /// What drags an end of the marked range.
    QRectF handle(End end) const;

    QSize sizeHint() const override { return {200, 24}; }
    QSize minimumSizeHint() const override { return {80, 24}; }

Q_SIGNALS:
    /// The hand wants this to be the marked range, of one frame at least; empty: nothing.
    void markedDragged(const weft::TimeRange &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Drag
    {
        End end;
        TimeRange before;
        double from = 0;           ///< x of the press
        std::int64_t playhead = 0; ///< before it
        bool isMoving = false;     ///< it has left the place of the press
    };

    const Marker *markerNear(double x) const;
    TimeRange marked() const;
    std::optional<End> endAt(const QPointF &position) const;
    void dragTo(double x);
    void hover(std::optional<End> end);
    void paintHandle(QPainter &painter, End end) const;

    QPointer<Player> m_player;
    TimeRange m_marked;
    std::vector<Marker> m_markers;
    std::optional<End> m_hovered;
    std::optional<Drag> m_drag;
};

} // namespace weft::ui
