#include "ui/controls/value_slider.h"

#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace weft::ui {

namespace {

constexpr int kHandle = 12;        ///< its width
constexpr int kPositions = 10'000; ///< what screen readers hear it as
constexpr int kWheelRestMs = 400;  ///< after which turning is over

} // namespace

ValueSlider::ValueSlider(NumberScale scale, Qt::Orientation orientation, QWidget *parent)
    : QSlider(orientation, parent)
    , m_scale(std::move(scale))
    , m_number(m_scale.clamped(m_scale.usual))
    , m_rest(new QTimer(this))
{
    setRange(0, kPositions);
    setFocusPolicy(Qt::StrongFocus);
    m_rest->setSingleShot(true);
    m_rest->setInterval(kWheelRestMs);
    connect(m_rest, &QTimer::timeout, this, &ValueSlider::endStepping);
    setNumber(m_number);
}

void ValueSlider::setNumber(double number)
{
    if (isMoving())
        return;
    m_number = number;
    const QSignalBlocker blocker(this);
    setValue(qRound(kPositions * m_scale.placeOf(number)));
    update();
}

void ValueSlider::setMixed(bool isMixed)
{
    m_isMixed = isMixed;
    update();
}

QSize ValueSlider::sizeHint() const
{
    return orientation() == Qt::Horizontal ? QSize(110, kLeastTarget) : QSize(32, 160);
}

QSize ValueSlider::minimumSizeHint() const
{
    return orientation() == Qt::Horizontal ? QSize(48, kLeastTarget) : QSize(28, 72);
}

double ValueSlider::along(const QPointF &point) const
{
    return orientation() == Qt::Horizontal ? point.x() : height() - point.y();
}

/// Pixels that the handle's middle can travel.
int ValueSlider::reach() const
{
    return std::max(1, (orientation() == Qt::Horizontal ? width() : height()) - kHandle);
}

QPointF ValueSlider::handle() const
{
    const double place = kHandle / 2.0 + reach() * m_scale.placeOf(m_number);
    return orientation() == Qt::Horizontal ? QPointF(place, height() / 2.0)
                                           : QPointF(width() / 2.0, height() - place);
}

void ValueSlider::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFlat = orientation() == Qt::Horizontal;
    const QPointF middle(width() / 2.0, height() / 2.0);
    const QPointF from = isFlat ? QPointF(kHandle / 2.0, middle.y())
                                : QPointF(middle.x(), height() - kHandle / 2.0);
    const QPointF to = isFlat ? QPointF(width() - kHandle / 2.0, middle.y())
                              : QPointF(middle.x(), kHandle / 2.0);
    painter.setPen(QPen(theme.line, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, to);
    if (m_isMixed && !isMoving())
        return;
    const double usual = m_scale.placeOf(m_scale.usual);
    const QColor colour = isEnabled() ? theme.accent : theme.dim;
    painter.setPen(QPen(colour, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from + (to - from) * usual, handle());
    if (usual > 0 && usual < 1) {
        painter.setPen(QPen(theme.dim, 1.5));
        const QPointF tick = from + (to - from) * usual;
        const QPointF across = isFlat ? QPointF(0, 6) : QPointF(6, 0);
        painter.drawLine(tick - across, tick + across);
    }
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.dim, hasFocus() ? 2 : 1));
    painter.setBrush(isEnabled() ? theme.text : theme.dim);
    const double radius = kHandle / 2.0 - 1;
    painter.drawEllipse(handle(), radius, radius);
}

/// Shows a number of a gesture that goes on, and tells it.
void ValueSlider::move(double number)
{
    const double inside = m_scale.clamped(number);
    m_isMixed = false;
    if (inside == m_number)
        return;
    m_number = inside;
    {
        const QSignalBlocker blocker(this);
        setValue(qRound(kPositions * m_scale.placeOf(inside)));
    }
    update();
    Q_EMIT changing(inside);
}

void ValueSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    endStepping();
    m_before = m_number;
    m_isDragging = true;
    m_last = event->position();
    // On the handle it is taken where it is; beside it, it comes.
    const bool isOnHandle = std::abs(along(m_last) - along(handle())) <= kHandle;
    m_place = m_scale.placeOf(m_number);
    if (!isOnHandle) {
        m_place = (along(m_last) - kHandle / 2.0) / reach();
        move(m_scale.valueAt(m_place));
    }
    update();
}

void ValueSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const double pixels = along(event->position()) - along(m_last);
    m_last = event->position();
    m_place += pixels / reach() * (event->modifiers() & Qt::ShiftModifier ? 0.1 : 1);
    if (pixels != 0)
        move(m_scale.valueAt(m_place));
}

void ValueSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_isDragging, false))
        return;
    update();
    if (m_number != m_before)
        Q_EMIT changed(m_number);
    else
        Q_EMIT cancelled(); // back where it was
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isDragging = false;
    if (m_number == m_scale.clamped(m_scale.usual))
        return;
    m_number = m_scale.clamped(m_scale.usual);
    update();
    Q_EMIT changed(m_number);
}

void ValueSlider::cancel()
{
    m_isDragging = m_isStepping = false;
    m_rest->stop();
    setNumber(m_before);
    Q_EMIT cancelled();
}

void ValueSlider::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isMoving()) {
        cancel();
        return;
    }
    const double step = m_scale.step() * (event->modifiers() & Qt::ShiftModifier ? 10 : 1);
    double number = m_number;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down: number -= step; break;
    case Qt::Key_Right:
    case Qt::Key_Up: number += step; break;
    case Qt::Key_PageDown: number -= 10 * step; break;
    case Qt::Key_PageUp: number += 10 * step; break;
    case Qt::Key_Home: number = m_scale.minimum; break;
    case Qt::Key_End: number = m_scale.maximum; break;
    default: event->ignore(); return;
    }
    if (!std::exchange(m_isStepping, true))
        m_before = m_number;
    move(std::round(number * 1e9) / 1e9);
}

void ValueSlider::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        endStepping();
    event->ignore();
}

void ValueSlider::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus()) { // it is the list around it that scrolls
        event->ignore();
        return;
    }
    if (!std::exchange(m_isStepping, true))
        m_before = m_number;
    const double notches = event->angleDelta().y() / 120.0;
    move(std::round((m_number + notches * m_scale.step()) * 1e9) / 1e9);
    m_rest->start();
    event->accept();
}

/// What keys or the wheel did is one gesture.
void ValueSlider::endStepping()
{
    m_rest->stop();
    if (std::exchange(m_isStepping, false) && m_number != m_before)
        Q_EMIT changed(m_number);
}

void ValueSlider::focusOutEvent(QFocusEvent *event)
{
    endStepping();
    QSlider::focusOutEvent(event);
}

bool ValueSlider::event(QEvent *event)
{
    // Its keys are not those of the window's actions.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Escape && isMoving()) || key == Qt::Key_Left || key == Qt::Key_Right
            || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home
            || key == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QSlider::event(event);
}

} // namespace weft::ui
