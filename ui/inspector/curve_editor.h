#pragma once

#include "core/model/parameter_type.h"
#include "ui/inspector/curve_edit.h"

#include <QWidget>

namespace weft::ui {

/// The course of a number over a clip: keyframes and the handles of Béziers are dragged; a double
/// click beside them sets a keyframe; the menu on one chooses how it goes on, or removes it. Page
/// keys choose a keyframe, arrows move it, Del removes it, Esc takes a drag back. What it shows is
/// scaled to the curve. Thread: main.
class CurveEditor : public QWidget
{
    Q_OBJECT
public:
    explicit CurveEditor(const ParameterType &type, QWidget *parent = nullptr);

    /// @param length frames of the clip @param playhead frame from its start
    void setCurve(const Curve &curve, std::int64_t length, std::int64_t playhead);
    /// Its segments are straight, without a choice, and it keeps two keyframes at least.
    void setStraight() { m_isStraight = true; }
    const Curve &curve() const { return m_curve; }
    std::optional<std::size_t> selectedKey() const { return m_selected; }

    /// Where things are drawn, in this widget's pixels: for tests.
    QPointF keyPoint(std::size_t index) const;
    QPointF handlePoint(std::size_t index, HandleSide side) const;

    QSize sizeHint() const override { return {240, 132}; }
    QSize minimumSizeHint() const override { return {120, 96}; }

Q_SIGNALS:
    void changing(const weft::Curve &curve); ///< while a drag goes on
    void changed(const weft::Curve &curve);
    void cancelled();
    void frameChosen(qint64 frame); ///< a keyframe was chosen: the playhead may go there

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Grip
    {
        std::size_t key = 0;
        std::optional<HandleSide> side; ///< nothing: the keyframe itself
    };
    struct Span
    {
        double from = 0;
        double to = 1;
    };

    QRectF area() const;
    QPointF pointOf(double frame, double number) const;
    double frameAt(double x) const;
    double numberAt(double y) const;
    std::optional<Grip> gripAt(const QPointF &point) const;
    void scaleToCurve();
    void drawCurve(QPainter &painter) const;
    void drawKeys(QPainter &painter) const;
    void select(std::optional<std::size_t> key);
    void commit(const Curve &curve);
    void remove(std::size_t key);
    void moveSelected(std::int64_t frames, double steps);
    double inRange(double number) const;

    const ParameterType &m_type;
    Curve m_curve;
    Curve m_before; ///< the drag began
    std::int64_t m_length = 1;
    std::int64_t m_playhead = 0;
    Span m_frames;
    Span m_numbers;
    std::optional<std::size_t> m_selected;
    std::optional<Grip> m_grip; ///< that is dragged
    QPointF m_pressed;
    bool m_hasMoved = false;
    bool m_isStraight = false;
};

/// For people, translated: "Hold", "Linear", "Smooth", "Bézier".
QString interpolationLabel(Interpolation interpolation);

} // namespace weft::ui
