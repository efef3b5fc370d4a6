#pragma once

#include "ui/controls/number_scale.h"

#include <QSlider>

class QTimer;

namespace weft::ui {

/// A slider over a NumberScale. A press on it drags from where it is, with Shift ten times finer;
/// Esc during a drag takes it back; a double click sets the usual value; arrows, Page keys, Home
/// and End move it; the wheel does only while it has the focus. Thread: main.
class ValueSlider : public QSlider
{
    Q_OBJECT
public:
    explicit ValueSlider(NumberScale scale, Qt::Orientation orientation = Qt::Horizontal,
                         QWidget *parent = nullptr);

    const NumberScale &scale() const { return m_scale; }
    double number() const { return m_number; }
    /// Without a signal. A drag that goes on keeps its own value.
    void setNumber(double number);
    /// Several values at once: no handle is drawn until it is moved.
    void setMixed(bool isMixed);
    bool isMoving() const { return m_isDragging || m_isStepping; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changing(double number); ///< while a gesture goes on
    void changed(double number);  ///< at its end
    void cancelled();             ///< it was taken back

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    double along(const QPointF &point) const;
    int reach() const;
    QPointF handle() const;
    void move(double number);
    void endStepping();
    void cancel();

    const NumberScale m_scale;
    double m_number = 0;
    double m_before = 0; ///< the gesture began
    double m_place = 0;  ///< of the drag, unrounded
    QPointF m_last;
    bool m_isDragging = false;
    bool m_isStepping = false; ///< by keys or the wheel, not told as changed() yet
    bool m_isMixed = false;
    QTimer *m_rest;
};

} // namespace weft::ui
