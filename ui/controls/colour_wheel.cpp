#include "ui/controls/colour_wheel.h"

#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kSide = 92;
constexpr double kPoint = 5;    ///< its radius
constexpr double kStep = 0.02;  ///< of an arrow key
constexpr double kFiner = 0.1;  ///< with Shift
constexpr double kCoarser = 10; ///< arrows with Shift, as those of sliders

QPointF inside(const QPointF &lean)
{
    const double far = std::hypot(lean.x(), lean.y());
    return far > 1 ? lean / far : lean;
}

} // namespace

ColourWheel::ColourWheel(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ColourWheel::sizeHint() const
{
    return {kSide, kSide};
}

QSize ColourWheel::minimumSizeHint() const
{
    return {64, kSide};
}

double ColourWheel::radius() const
{
    return std::min(width(), height()) / 2.0 - kPoint - 1;
}

QPointF ColourWheel::point() const
{
    const QPointF lean = inside(m_lean);
    return QPointF(width() / 2.0, height() / 2.0) + QPointF(lean.x(), -lean.y()) * radius();
}

void ColourWheel::setLean(const QPointF &lean)
{
    if (isMoving() || lean == m_lean)
        return;
    m_lean = lean;
    update();
}

void ColourWheel::setMixed(bool isMixed)
{
    if (std::exchange(m_isMixed, isMixed) != isMixed)
        update();
}

void ColourWheel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(width() / 2.0, height() / 2.0);
    const double rim = radius();
    QConicalGradient hues(middle, 0);
    for (int sixth = 0; sixth <= 6; ++sixth)
        hues.setColorAt(sixth / 6.0, QColor::fromHsv(sixth % 6 * 60, 190, isEnabled() ? 200 : 90));
    QRadialGradient grey(middle, rim);
    QColor ground = theme.panel;
    grey.setColorAt(0, ground);
    ground.setAlpha(225);
    grey.setColorAt(0.82, ground);
    ground.setAlpha(0);
    grey.setColorAt(0.86, ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hues);
    painter.drawEllipse(middle, rim, rim);
    painter.setBrush(grey);
    painter.drawEllipse(middle, rim, rim);
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(middle - QPointF(rim * 0.82, 0), middle + QPointF(rim * 0.82, 0));
    painter.drawLine(middle - QPointF(0, rim * 0.82), middle + QPointF(0, rim * 0.82));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawEllipse(middle, rim + kPoint - 1, rim + kPoint - 1);
    }
    if (m_isMixed && !isMoving())
        return;
    painter.setPen(QPen(theme.window, 2));
    painter.setBrush(isEnabled() ? theme.text : theme.dim);
    painter.drawEllipse(point(), kPoint, kPoint);
}

/// Shows what a gesture that goes on has come to, and tells it.
void ColourWheel::move(const QPointF &lean)
{
    m_isMixed = false;
    if (lean == m_lean)
        return;
    m_lean = lean;
    update();
    Q_EMIT changing(lean);
}

void ColourWheel::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    endStepping();
    m_before = m_lean;
    m_last = event->position();
    m_isDragging = true;
}

void ColourWheel::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const QPointF way = event->position() - std::exchange(m_last, event->position());
    const double share = (event->modifiers().testFlag(Qt::ShiftModifier) ? kFiner : 1) / radius();
    move(inside(inside(m_lean) + QPointF(way.x(), -way.y()) * share));
}

void ColourWheel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_isDragging, false))
        return;
    update();
    if (m_lean != m_before)
        Q_EMIT changed(m_lean);
    else
        Q_EMIT cancelled(); // back where it was
}

void ColourWheel::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        centre();
}

void ColourWheel::centre()
{
    m_isDragging = m_isStepping = false;
    if (m_lean.isNull() && !m_isMixed)
        return;
    m_isMixed = false;
    m_lean = {};
    update();
    Q_EMIT changed(m_lean);
}

void ColourWheel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isMoving()) {
        m_isDragging = m_isStepping = false;
        setLean(m_before);
        Q_EMIT cancelled();
        return;
    }
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? kStep * kCoarser : kStep;
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Left: by = {-step, 0}; break;
    case Qt::Key_Right: by = {step, 0}; break;
    case Qt::Key_Down: by = {0, -step}; break;
    case Qt::Key_Up: by = {0, step}; break;
    case Qt::Key_Home: centre(); return;
    default: event->ignore(); return;
    }
    if (!std::exchange(m_isStepping, true))
        m_before = m_lean;
    move(inside(inside(m_lean) + by));
}

void ColourWheel::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        endStepping();
    event->ignore();
}

/// What keys did is one gesture.
void ColourWheel::endStepping()
{
    if (std::exchange(m_isStepping, false) && m_lean != m_before)
        Q_EMIT changed(m_lean);
}

void ColourWheel::focusOutEvent(QFocusEvent *event)
{
    endStepping();
    update();
    QWidget::focusOutEvent(event);
}

bool ColourWheel::event(QEvent *event)
{
    // Its keys are not those of the window's actions.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Escape && isMoving()) || key == Qt::Key_Left || key == Qt::Key_Right
            || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace weft::ui
