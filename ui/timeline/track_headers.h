#pragma once

#include "ui/timeline/timeline_view.h"

#include <QWidget>

#include <functional>

class QToolButton;

namespace weft::ui {

/// The header of one track: its name, which is a button that makes it the target, and its
/// switches. A double click on the name renames it; the lower edge drags the height.
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
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What it shows.
    struct Shown
    {
        QString name;
        bool isTarget, isLocked, isSynced, isOff, isSolo;

        friend bool operator==(const Shown &, const Shown &) = default;
    };

    const Track *trackNow() const;
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
    std::optional<int> m_dragged; ///< height less the pointer's y, while it is dragged
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
