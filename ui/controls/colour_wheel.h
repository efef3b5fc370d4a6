#pragma once

#include <QWidget>

namespace weft::ui {

/// A disc of colours with a point that says to which of them something leans, and how far: at the
/// centre to none, at the rim as far as the wheel goes. Red lies at the right, green and blue a
/// third of a turn on each, against the clock. A press drags the point from where it is, with Shift
/// ten times finer; Esc during a drag takes it back; a double click and Home centre it; the arrows
/// move it. Thread: main.
class ColourWheel : public QWidget
{
    Q_OBJECT
public:
    /// @param name what leans, for screen readers
    explicit ColourWheel(const QString &name, QWidget *parent = nullptr);

    /// From the centre, y upwards; the rim is at a distance of 1, and one that leans further is
    /// drawn at the rim.
    const QPointF &lean() const { return m_lean; }
    /// Without a signal. A drag that goes on keeps its own.
    void setLean(const QPointF &lean);
    /// Several at once: no point is drawn until it is moved.
    void setMixed(bool isMixed);
    bool isMoving() const { return m_isDragging || m_isStepping; }
    /// Where the point is drawn.
    QPointF point() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changing(const QPointF &lean); ///< while a gesture goes on
    void changed(const QPointF &lean);  ///< at its end
    void cancelled();                   ///< it was taken back

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    double radius() const;
    void move(const QPointF &lean);
    void centre();
    void endStepping();

    QPointF m_lean;
    QPointF m_before; ///< the gesture began
    QPointF m_last;   ///< of the pointer
    bool m_isDragging = false;
    bool m_isStepping = false; ///< by keys, not told as changed() yet
    bool m_isMixed = false;
};

} // namespace weft::ui
