#include "ui/inspector/curve_editor.h"

#include "core/base/translate.h"
#include "ui/controls/number_scale.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace weft::ui {

namespace {

constexpr double kReach = 12; ///< of a grip, to each side
constexpr double kMargin = 14;
constexpr double kDragFrom = 4;

} // namespace

QString interpolationLabel(Interpolation interpolation)
{
    switch (interpolation) {
    case Interpolation::Hold: return CurveEditor::tr("Hold");
    case Interpolation::Linear: return CurveEditor::tr("Linear");
    case Interpolation::Smooth: return CurveEditor::tr("Smooth");
    case Interpolation::Bezier: return CurveEditor::tr("Bézier");
    }
    return {};
}

CurveEditor::CurveEditor(const ParameterType &type, QWidget *parent)
    : QWidget(parent)
    , m_type(type)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Drag keyframes and handles; double-click for a new one; right-click for how it "
                  "goes on"));
    setAccessibleName(tr("Curve of %1").arg(weft::tr(type.label)));
}

void CurveEditor::setCurve(const Curve &curve, std::int64_t length, std::int64_t playhead)
{
    m_length = std::max<std::int64_t>(1, length);
    m_playhead = playhead;
    if (!m_grip) {
        m_curve = curve;
        if (m_selected && *m_selected >= curve.keyframes.size())
            m_selected.reset();
        scaleToCurve();
    }
    update();
}

/// All keyframes, handles and the clip itself are in sight.
void CurveEditor::scaleToCurve()
{
    m_frames = {0, double(std::max<std::int64_t>(1, m_length - 1))};
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    const auto include = [&](double number) {
        low = std::min(low, number);
        high = std::max(high, number);
    };
    if (m_curve.isConstant())
        include(m_curve.constant);
    for (std::size_t i = 0; i < m_curve.keyframes.size(); ++i) {
        const Keyframe &key = m_curve.keyframes[i];
        m_frames.from = std::min(m_frames.from, double(key.frame));
        m_frames.to = std::max(m_frames.to, double(key.frame));
        include(key.value);
        if (hasHandle(m_curve, i, HandleSide::In))
            include(key.value + key.in.value);
        if (hasHandle(m_curve, i, HandleSide::Out))
            include(key.value + key.out.value);
    }
    const double least = std::max((m_type.maximum - m_type.minimum) / 50, 1e-6);
    const double pad = std::max((high - low) * 0.15, least / 2);
    m_numbers = {std::max(low - pad, std::min(low, m_type.minimum)),
                 std::min(high + pad, std::max(high, m_type.maximum))};
}

QRectF CurveEditor::area() const
{
    return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

QPointF CurveEditor::pointOf(double frame, double number) const
{
    const QRectF inside = area();
    return {inside.left()
                + (frame - m_frames.from) / (m_frames.to - m_frames.from) * inside.width(),
            inside.bottom()
                - (number - m_numbers.from) / (m_numbers.to - m_numbers.from) * inside.height()};
}

double CurveEditor::frameAt(double x) const
{
    return m_frames.from + (x - area().left()) / area().width() * (m_frames.to - m_frames.from);
}

double CurveEditor::numberAt(double y) const
{
    return m_numbers.from
           + (area().bottom() - y) / area().height() * (m_numbers.to - m_numbers.from);
}

double CurveEditor::inRange(double number) const
{
    // Rounded to what a pixel can mean, so that typed and dragged numbers read alike.
    const double pixel = (m_numbers.to - m_numbers.from) / std::max(1.0, area().height());
    const double fineness = std::pow(10, std::floor(std::log10(pixel)));
    return std::clamp(std::round(number / fineness) * fineness, m_type.minimum, m_type.maximum);
}

QPointF CurveEditor::keyPoint(std::size_t index) const
{
    const Keyframe &key = m_curve.keyframes[index];
    return pointOf(double(key.frame), key.value);
}

QPointF CurveEditor::handlePoint(std::size_t index, HandleSide side) const
{
    const Keyframe &key = m_curve.keyframes[index];
    const CurveHandle &handle = side == HandleSide::In ? key.in : key.out;
    return pointOf(double(key.frame) + handle.frames, key.value + handle.value);
}

std::optional<CurveEditor::Grip> CurveEditor::gripAt(const QPointF &point) const
{
    std::optional<Grip> nearest;
    double distance = kReach;
    const auto offer = [&](const QPointF &at, const Grip &grip) {
        const double away = std::hypot(at.x() - point.x(), at.y() - point.y());
        if (away < distance) {
            distance = away;
            nearest = grip;
        }
    };
    for (std::size_t i = 0; i < m_curve.keyframes.size(); ++i) {
        offer(keyPoint(i), {i, {}});
        for (const HandleSide side : {HandleSide::In, HandleSide::Out}) {
            if (hasHandle(m_curve, i, side))
                offer(handlePoint(i, side), {i, side});
        }
    }
    return nearest;
}

void CurveEditor::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.window);
    painter.setPen(QPen(theme.line, 1));
    for (int i = 0; i <= 4; ++i) {
        const double y = area().top() + area().height() * i / 4;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    painter.setPen(QPen(theme.text, 1));
    const double x = pointOf(double(m_playhead), 0).x();
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    drawCurve(painter);
    drawKeys(painter);
    NumberScale scale{m_type.minimum, m_type.maximum, 0, QString::fromUtf8(m_type.unit), false};
    painter.setPen(theme.dim);
    const QRectF text = QRectF(rect()).adjusted(4, 0, -4, 0);
    const auto said = [&](double number) {
        return scale.toText(std::round(number * 100) / 100) + QLatin1Char(' ') + scale.unit;
    };
    painter.drawText(text, Qt::AlignTop | Qt::AlignLeft, said(m_numbers.to));
    painter.drawText(text, Qt::AlignBottom | Qt::AlignLeft, said(m_numbers.from));
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void CurveEditor::drawCurve(QPainter &painter) const
{
    const Theme &theme = themeOf(this);
    QPainterPath path;
    for (int x = 0; x <= width(); x += 2) {
        const double frame = frameAt(x);
        const double number = std::clamp(m_curve.at(frame), m_type.minimum, m_type.maximum);
        x == 0 ? path.moveTo(pointOf(frame, number)) : path.lineTo(pointOf(frame, number));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawPath(path);
}

void CurveEditor::drawKeys(QPainter &painter) const
{
    const Theme &theme = themeOf(this);
    for (std::size_t i = 0; i < m_curve.keyframes.size(); ++i) {
        for (const HandleSide side : {HandleSide::In, HandleSide::Out}) {
            if (!hasHandle(m_curve, i, side))
                continue;
            painter.setPen(QPen(theme.dim, 1));
            painter.drawLine(keyPoint(i), handlePoint(i, side));
            painter.setBrush(theme.panel);
            painter.setPen(QPen(theme.text, 1.5));
            painter.drawEllipse(handlePoint(i, side), 4, 4);
        }
        const QPointF at = keyPoint(i);
        const double size = 6;
        painter.setBrush(m_selected == i ? theme.accent : theme.panel);
        painter.setPen(QPen(m_selected == i ? theme.text : theme.accent, 1.5));
        painter.drawPolygon(QPolygonF({at - QPointF(0, size), at + QPointF(size, 0),
                                       at + QPointF(0, size), at - QPointF(size, 0)}));
    }
}

void CurveEditor::select(std::optional<std::size_t> key)
{
    m_selected = key;
    update();
}

void CurveEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_hasMoved = false;
    m_before = m_curve;
    m_grip = gripAt(m_pressed);
    select(m_grip ? std::optional(m_grip->key) : std::nullopt);
}

void CurveEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_grip)
        return;
    const QPointF moved = event->position() - m_pressed;
    if (!m_hasMoved && std::hypot(moved.x(), moved.y()) < kDragFrom)
        return;
    m_hasMoved = true;
    const Keyframe &key = m_before.keyframes[m_grip->key];
    const QRectF inside = area();
    const double frames = moved.x() / inside.width() * (m_frames.to - m_frames.from);
    const double numbers = -moved.y() / inside.height() * (m_numbers.to - m_numbers.from);
    if (m_grip->side) {
        const CurveHandle &old = *m_grip->side == HandleSide::In ? key.in : key.out;
        m_curve = withHandle(m_before, m_grip->key, *m_grip->side,
                             {old.frames + frames, old.value + numbers});
    } else {
        // Shift keeps to one direction.
        const bool isStraight = event->modifiers() & Qt::ShiftModifier;
        const bool isSideways = std::abs(moved.x()) > std::abs(moved.y());
        m_curve = withKeyMoved(m_before, m_grip->key,
                               key.frame + (isStraight && !isSideways ? 0 : std::llround(frames)),
                               isStraight && isSideways ? key.value : inRange(key.value + numbers));
    }
    update();
    Q_EMIT changing(m_curve);
}

void CurveEditor::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_grip)
        return;
    const Grip grip = *std::exchange(m_grip, std::nullopt);
    if (m_hasMoved && m_curve != m_before)
        commit(m_curve);
    else if (m_hasMoved)
        Q_EMIT cancelled();
    else if (!grip.side)
        Q_EMIT frameChosen(m_curve.keyframes[grip.key].frame);
}

void CurveEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || gripAt(event->position()))
        return;
    const auto frame = std::llround(
        std::clamp(frameAt(event->position().x()), m_frames.from, m_frames.to));
    Curve curve = withKey(m_curve, frame, inRange(numberAt(event->position().y())));
    m_selected = keyAt(curve, frame);
    commit(curve);
}

void CurveEditor::commit(const Curve &curve)
{
    m_curve = curve;
    scaleToCurve();
    update();
    Q_EMIT changed(curve);
}

void CurveEditor::contextMenuEvent(QContextMenuEvent *event)
{
    const auto grip = event->reason() == QContextMenuEvent::Mouse ? gripAt(event->pos())
                      : m_selected ? std::optional(Grip{*m_selected, {}})
                                   : std::nullopt;
    if (!grip)
        return;
    select(grip->key);
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &row : enumNames(Interpolation())) {
        if (m_isStraight)
            break;
        QAction *const action = menu->addAction(interpolationLabel(row.value), this,
                                                [this, key = grip->key, way = row.value] {
                                                    commit(withInterpolation(m_curve, key, way));
                                                });
        action->setCheckable(true);
        action->setChecked(m_curve.keyframes[grip->key].interpolation == row.value);
    }
    menu->addSeparator();
    menu->addAction(tr("Remove Keyframe"), this, [this, key = grip->key] { remove(key); });
    menu->popup(event->globalPos());
}

void CurveEditor::remove(std::size_t key)
{
    if (m_isStraight && m_curve.keyframes.size() <= 2)
        return;
    m_selected.reset();
    commit(withoutKey(m_curve, key));
}

void CurveEditor::moveSelected(std::int64_t frames, double steps)
{
    const Keyframe &key = m_curve.keyframes[*m_selected];
    const NumberScale scale{m_type.minimum, m_type.maximum, 0, {}, false};
    const Curve moved = withKeyMoved(m_curve, *m_selected, key.frame + frames,
                                     scale.clamped(
                                         std::round((key.value + steps * scale.step()) * 1e9)
                                         / 1e9));
    if (moved != m_curve)
        commit(moved);
}

void CurveEditor::keyPressEvent(QKeyEvent *event)
{
    const std::size_t keys = m_curve.keyframes.size();
    const int big = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_grip) {
            m_grip.reset();
            m_curve = m_before;
            update();
            Q_EMIT cancelled();
            return;
        }
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (keys > 0) {
            const std::size_t step = event->key() == Qt::Key_PageDown ? 1 : keys - 1;
            select(m_selected ? (*m_selected + step) % keys : 0);
            Q_EMIT frameChosen(m_curve.keyframes[*m_selected].frame);
        }
        return;
    default: break;
    }
    if (!m_selected) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: moveSelected(-big, 0); return;
    case Qt::Key_Right: moveSelected(big, 0); return;
    case Qt::Key_Up: moveSelected(0, big); return;
    case Qt::Key_Down: moveSelected(0, -big); return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: {
        remove(*m_selected);
        return;
    }
    default: QWidget::keyPressEvent(event);
    }
}

bool CurveEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOurs = key == Qt::Key_PageDown || key == Qt::Key_PageUp
                            || (key == Qt::Key_Escape && m_grip)
                            || (m_selected
                                && (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up
                                    || key == Qt::Key_Down || key == Qt::Key_Delete
                                    || key == Qt::Key_Backspace));
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace weft::ui
