#pragma once

#include "core/playback/player.h"
#include "ui/monitor/picture_mapping.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace weft::ui {

/// Shows the picture of a player: in black bars where shapes differ, or zoomed; then it is panned
/// by dragging. Says by a mark when the picture is not yet the one the playhead names. Thread:
/// main.
class PictureView : public QWidget
{
    Q_OBJECT
public:
    /// Of setZoom(): the whole picture.
    static constexpr double kFit = 0;
    static constexpr double kLeastZoom = 0.05;
    static constexpr double kGreatestZoom = 16;

    explicit PictureView(QWidget *parent = nullptr);

    /// @param player outlives the view or is replaced; null: nothing is shown
    void setPlayer(Player *player);
    Player *player() const { return m_player; }
    /// Of the sequence, pixels; empty where there is none.
    QSize frameSize() const;
    PictureMapping mapping() const;

    /// Pixels of the screen for each of the sequence's; kFit follows the widget's size.
    double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    void setSafeAreas(bool areShown);
    bool hasSafeAreas() const { return m_hasSafeAreas; }
    /// Pixels of the screen that the whole picture takes; what a player need not exceed.
    QSize displaySize() const;
    /// Whether the mark "approximate" is shown.
    bool isMarkedInexact() const;

    QSize sizeHint() const override { return {480, 270}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

Q_SIGNALS:
    void zoomChanged();
    /// The frame lies elsewhere in the widget.
    void mappingChanged();
    /// Told shortly after the last change, so that a drag of a border makes no work.
    void displaySizeChanged(const QSize &size);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void changeMapping();
    void paintSafeAreas(QPainter &painter) const;
    void paintMark(QPainter &painter) const;

    QPointer<Player> m_player;
    double m_zoom = kFit;
    QPointF m_centre; ///< of the frame, while zoomed
    bool m_hasSafeAreas = false;
    bool m_isPanning = false;
    QPointF m_grip;   ///< where the pointer was last while panning
    QSize m_toldSize; ///< by displaySizeChanged()
    QTimer m_sizeTimer;
};

} // namespace weft::ui
