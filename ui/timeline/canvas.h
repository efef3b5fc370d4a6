#pragma once

#include "ui/actions/actions.h"
#include "ui/timeline/clip_pictures.h"
#include "ui/timeline/gesture.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <set>

namespace weft::ui {

class TimelineDrop;

/// The clip area. Turns mouse, wheel and keys into gestures, and shows what they do.
class TimelineCanvas : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kLeastDrag = 4; ///< pixels; below, a press and a release is a click

    /// @param view and @param actions outlive it
    TimelineCanvas(TimelineView &view, Actions &actions, QWidget *parent = nullptr);
    ~TimelineCanvas() override;

    TimelineView &view() const { return m_view; }
    bool hasGesture() const { return m_gesture != nullptr; }
    /// What the gesture or drop that goes on shows; null: there is none.
    const GestureLook *look() const;
    /// What keys have typed of a trim: "+12"; empty = nothing.
    const QString &typed() const { return m_typed; }
    /// Paints what lies there anew.
    void updateParts(const std::vector<TrackPart> &parts);
    /// Shows for a moment what is different in another state, scrolled into sight.
    void flash(const Document::Root &before, const Document::Root &now);

Q_SIGNALS:
    /// Files were let go here; who owns the bin reads them.
    void filesDropped(const QList<QUrl> &files, weft::TrackId track, qint64 frame, bool insert);
    /// An edge is dragged or let go: what monitors show beside each other.
    void gestureChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Press
    {
        Pointer pointer;
        Hit hit;
        bool wasSelected = false;
    };

    void press(const Pointer &pointer);
    void selectPressed();
    void begin();
    void move(const Pointer &pointer);
    void click(const Pointer &pointer);
    void endGesture();
    void cancel();
    void hover(const QPointF &position);
    void scrollAtEdges();
    void showModifiers(Qt::KeyboardModifiers modifiers);
    bool type(const QKeyEvent &event);
    void trimTyped();
    bool wantsKey(const QKeyEvent &event) const;
    void playheadMoved(std::int64_t frame);
    std::unique_ptr<Gesture> gestureFor(const Press &press);
    QRegion lookRegion() const;

    TimelineView &m_view;
    Actions &m_actions;
    ClipPictures m_pictures;
    std::optional<Press> m_press;
    std::unique_ptr<Gesture> m_gesture;
    Pointer m_pointer;
    Hit m_hovered;
    bool m_isPanning = false; ///< with the middle button
    QString m_typed;
    QTimer m_scroll;
    std::set<ClipId> m_flashing;
    std::vector<TrackPart> m_flashingParts;
    QRegion m_lookRegion; ///< that was painted last
    QElapsedTimer m_flashed;
    QTimer m_flash;
    std::int64_t m_shownPlayhead = 0;
    std::unique_ptr<TimelineDrop> m_drop;
};

/// A cursor that says what a press would do.
Qt::CursorShape cursorFor(const TimelineView &view, const Hit &hit);

} // namespace weft::ui
