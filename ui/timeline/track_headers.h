#pragma once

#include "ui/timeline/timeline_view.h"

#include <QWidget>

#include <functional>

class QToolButton;

namespace weft::ui {

/// The header of one track: its name, which is a button that makes it the target, and its
/// switches. A double click on the name renames it; dragged up or down the track changes places
/// with its neighbours; the lower edge drags the height. Esc ends either drag.
class TrackHeader : public QWidget
{
    Q_OBJECT
public:
    TrackHeader(TimelineView &view, TrackId track, QWidget *parent);

    TrackId track() const { return m_track; }
    void refresh();
    /// Lets the name be typed.
    void rename();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What it shows.
    struct Shown
    {
        QString name;
        bool isTarget, isLocked, isSynced, isOff, isSolo;

        friend bool operator==(const Shown &, const Shown &) = default;
    };

    /// A press that has become a drag of the track, or may.
    struct Carry
    {
        double y = 0; ///< of the press, on the screen
        bool isCarried = false;
        bool isGivenUp = false;     ///< by Esc, till the button is let go
        int by = 0;                 ///< tracks up in the list
        std::vector<TrackRow> rows; ///< of its kind, as they lay then, from the top
    };

    const Track *trackNow() const;
    void carry(double y);
    void release();
    void giveUp();
    bool isDragged() const
    {
        return m_height || (m_carry && m_carry->isCarried && !m_carry->isGivenUp);
    }
    bool isOverEdge(const QPointF &position) const;
    QToolButton *addSwitch(const char *name, std::function<Edit(const Track &)> toggled);

    TimelineView &m_view;
    const TrackId m_track;
    QToolButton *m_target = nullptr;
    QToolButton *m_lock = nullptr;
    QToolButton *m_sync = nullptr;
    QToolButton *m_off = nullptr; ///< hides pictures, mutes sound
    QToolButton *m_solo = nullptr;
    std::optional<Shown> m_shown;
    struct HeightDrag
    {
        int offset = 0; ///< height less the pointer's y
        int before = 0;
    };
    std::optional<HeightDrag> m_height;
    std::optional<Carry> m_carry;
};

/// The column beside the clip area.
class TrackHeaders : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kWidth = 168;

    explicit TrackHeaders(TimelineView &view, QWidget *parent = nullptr);
    TrackHeader *header(TrackId track) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void refresh();

    TimelineView &m_view;
    std::vector<TrackHeader *> m_headers;
};

} // namespace weft::ui
