#pragma once

#include "core/model/sequence.h"
#include "core/playback/player.h"

#include <QPointer>
#include <QWidget>

namespace weft::ui {

/// A bar as long as a sequence, with playhead, marked range and markers; dragging on it moves the
/// playhead of a player. Thread: main.
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

    QSize sizeHint() const override { return {200, 24}; }
    QSize minimumSizeHint() const override { return {80, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Marker *markerNear(double x) const;

    QPointer<Player> m_player;
    TimeRange m_marked;
    std::vector<Marker> m_markers;
};

} // namespace weft::ui
