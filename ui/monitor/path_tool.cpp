#include "ui/monitor/path_tool.h"

#include "core/effects/effect_table.h"
#include "ui/monitor/handle_geometry.h"

#include <QCoreApplication>

#include <algorithm>

namespace weft::ui {

namespace {

/// Of the length of a quarter circle's handles.
constexpr double kRound = 0.5522847498;
constexpr double kNear = 0.015; ///< of the frame's height: how far from the outline one may click

const ParameterType &parameter(const char *id)
{
    return *findEffectType(QStringLiteral("mask-bezier"))->parameter(QLatin1String(id));
}

QString numbers(const OutlinePoint &point)
{
    const auto rounded = [](double value) {
        return QString::number(std::round(value * 1000) / 1000, 'g', 10);
    };
    return rounded(point.x) + QLatin1Char(' ') + rounded(point.y);
}

OutlinePoint between(const OutlinePoint &a, const OutlinePoint &b)
{
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

bool isClosedByCurve(const OutlineShape &shape)
{
    return !shape.curves.empty() && shape.curves.back().end == shape.start;
}

/// The points of a shape that differ: the end that lies on the start is left out.
std::size_t pointsOf(const OutlineShape &shape)
{
    return shape.curves.size() + (isClosedByCurve(shape) ? 0 : 1);
}

OutlinePoint &pointAt(OutlineShape &shape, std::size_t point)
{
    return point == 0 ? shape.start : shape.curves[point - 1].end;
}

/// Moves a point with the controls beside it.
void movePoint(OutlineShape &shape, std::size_t point, const QPointF &by)
{
    const auto move = [&by](OutlinePoint &place) {
        place.x += by.x();
        place.y += by.y();
    };
    const bool isClosed = isClosedByCurve(shape);
    move(pointAt(shape, point));
    if (point < shape.curves.size())
        move(shape.curves[point].handle1);
    if (point > 0)
        move(shape.curves[point - 1].handle2);
    if (point == 0 && isClosed) {
        move(shape.curves.back().end);
        move(shape.curves.back().handle2);
    }
}

/// Takes a point away; the curves beside it become one.
void removePoint(OutlineShape &shape, std::size_t point)
{
    if (point > 0 && point < shape.curves.size()) {
        shape.curves[point].handle1 = shape.curves[point - 1].handle1;
        shape.curves.erase(shape.curves.begin() + static_cast<std::ptrdiff_t>(point) - 1);
        return;
    }
    if (point > 0) { // the last one, from which a straight line leads back
        shape.curves.pop_back();
        return;
    }
    const bool isClosed = isClosedByCurve(shape);
    const OutlineCurve first = shape.curves.front();
    shape.start = first.end;
    shape.curves.erase(shape.curves.begin());
    if (isClosed) {
        shape.curves.back().handle2 = first.handle2;
        shape.curves.back().end = shape.start;
    }
}

/// Halves a curve by de Casteljau's construction: it looks as before.
void splitCurve(OutlineShape &shape, std::size_t index)
{
    const OutlinePoint from = index == 0 ? shape.start : shape.curves[index - 1].end;
    const OutlineCurve curve = shape.curves[index];
    const OutlinePoint a = between(from, curve.handle1), b = between(curve.handle1, curve.handle2),
                       c = between(curve.handle2, curve.end);
    const OutlinePoint d = between(a, b), e = between(b, c);
    const OutlinePoint middle = between(d, e);
    shape.curves[index] = {e, c, curve.end};
    shape.curves.insert(shape.curves.begin() + static_cast<std::ptrdiff_t>(index), {a, d, middle});
}

QPointF toPoint(const OutlinePoint &point)
{
    return {point.x, point.y};
}

QPainterPath curvePath(const OutlinePoint &from, const OutlineCurve &curve)
{
    QPainterPath path(toPoint(from));
    path.cubicTo(toPoint(curve.handle1), toPoint(curve.handle2), toPoint(curve.end));
    return path;
}

QPainterPath painted(const Outline &outline)
{
    QPainterPath path;
    for (const OutlineShape &shape : outline) {
        path.moveTo(toPoint(shape.start));
        for (const OutlineCurve &curve : shape.curves)
            path.cubicTo(toPoint(curve.handle1), toPoint(curve.handle2), toPoint(curve.end));
        path.closeSubpath();
    }
    path.setFillRule(Qt::WindingFill);
    return path;
}

double distance(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

QString toPathData(const Outline &outline)
{
    QString data;
    for (const OutlineShape &shape : outline) {
        data += QStringLiteral("M %1").arg(numbers(shape.start));
        for (const OutlineCurve &curve : shape.curves)
            data += QStringLiteral(" C %1 %2 %3")
                        .arg(numbers(curve.handle1), numbers(curve.handle2), numbers(curve.end));
        data += QStringLiteral(" Z ");
    }
    return data.trimmed();
}

OutlineShape ellipseIn(const QRectF &rectangle)
{
    const QPointF c = rectangle.center();
    const double x = rectangle.width() / 2, y = rectangle.height() / 2;
    const double hx = x * kRound, hy = y * kRound;
    const auto at = [&c](double dx, double dy) { return OutlinePoint{c.x() + dx, c.y() + dy}; };
    return {at(0, -y),
            {{at(hx, -y), at(x, -hy), at(x, 0)},
             {at(x, hy), at(hx, y), at(0, y)},
             {at(-hx, y), at(-x, hy), at(-x, 0)},
             {at(-x, -hy), at(-hx, -y), at(0, -y)}}};
}

PathTool::PathTool(HandleScene scene, std::size_t index)
    : m_scene(std::move(scene))
    , m_effect(m_scene.clip->effects[index])
    , m_after(m_scene.after(index))
    , m_outline(outlineOf(m_effect.parameters, parameter("path")))
{}

/// From the outline's percent to the frame, as the effect does it.
Affine PathTool::place() const
{
    const double width = m_scene.settings.width, height = m_scene.settings.height;
    const auto number = [this](const char *id) {
        return parameterAt(m_effect, id, static_cast<double>(m_scene.frame));
    };
    const Affine toFrame = Affine::scaling(width / 100, height / 100);
    const QPointF middle = mapped(toFrame, painted(m_outline).controlPointRect().center());
    const double scale = number("scale") / 100;
    return toFrame.then(Affine::translation(-middle.x(), -middle.y()))
        .then(Affine::scaling(scale, scale))
        .then(Affine::rotation(number("rotation")))
        .then(Affine::translation(middle.x() + width * number("x") / 100,
                                  middle.y() + height * number("y") / 100))
        .then(m_after);
}

QPainterPath PathTool::outline() const
{
    return toTransform(place()).map(painted(m_outline));
}

std::vector<Handle> PathTool::handles() const
{
    const Affine placed = place();
    std::vector<Handle> controls, points;
    for (const OutlineShape &shape : m_outline) {
        for (const OutlineCurve &curve : shape.curves) {
            for (const OutlinePoint &handle : {curve.handle1, curve.handle2})
                controls.push_back({Handle::Kind::Control, static_cast<int>(controls.size()),
                                    mapped(placed, toPoint(handle))});
        }
        OutlineShape copy = shape;
        for (std::size_t i = 0; i < pointsOf(shape); ++i)
            points.push_back({Handle::Kind::Point, static_cast<int>(points.size()),
                              mapped(placed, toPoint(pointAt(copy, i)))});
    }
    controls.insert(controls.end(), points.begin(), points.end());
    return controls;
}

std::vector<Edit> PathTool::edits(const Outline &outline) const
{
    if (outline == m_outline)
        return {};
    return {SetEffect{m_effect.id, {}, {{QStringLiteral("path"), toPathData(outline)}}}};
}

std::vector<Edit> PathTool::drag(const HandleDrag &drag) const
{
    if (!isToBeDrawn())
        return moved(drag);
    const Affine back = invertedOrNone(
        Affine::scaling(m_scene.settings.width / 100.0, m_scene.settings.height / 100.0)
            .then(m_after));
    const QRectF box = QRectF(mapped(back, drag.from), mapped(back, drag.to)).normalized();
    return box.isEmpty() ? std::vector<Edit>() : edits({ellipseIn(box)});
}

std::vector<Edit> PathTool::moved(const HandleDrag &drag) const
{
    const QPointF way = drag.isConstrained ? alongOneAxis(drag.to - drag.from)
                                           : drag.to - drag.from;
    if (drag.handle.kind == Handle::Kind::Body) {
        const QPointF by = mappedDistance(invertedOrNone(m_after), way);
        const auto number = [this](const char *id) {
            return parameterAt(m_effect, id, static_cast<double>(m_scene.frame));
        };
        return numberEdits(m_scene, &m_effect, m_effect.type,
                           {{QStringLiteral("x"),
                             number("x") + by.x() / m_scene.settings.width * 100},
                            {QStringLiteral("y"),
                             number("y") + by.y() / m_scene.settings.height * 100}});
    }
    const QPointF by = mappedDistance(invertedOrNone(place()), way);
    Outline changed = m_outline;
    auto index = static_cast<std::size_t>(drag.handle.index);
    for (OutlineShape &shape : changed) {
        if (drag.handle.kind == Handle::Kind::Point) {
            if (index < pointsOf(shape)) {
                movePoint(shape, index, by);
                break;
            }
            index -= pointsOf(shape);
        } else {
            if (index < 2 * shape.curves.size()) {
                OutlineCurve &curve = shape.curves[index / 2];
                OutlinePoint &handle = index % 2 == 0 ? curve.handle1 : curve.handle2;
                handle = {handle.x + by.x(), handle.y + by.y()};
                break;
            }
            index -= 2 * shape.curves.size();
        }
    }
    return edits(changed);
}

std::vector<Edit> PathTool::doubleClick(const QPointF &clicked) const
{
    const double near = kNear * m_scene.settings.height;
    const Affine placed = place();
    Outline changed = m_outline;
    for (OutlineShape &shape : changed) {
        for (std::size_t i = 0; i < pointsOf(shape); ++i) {
            if (distance(mapped(placed, toPoint(pointAt(shape, i))), clicked) > near)
                continue;
            if (pointsOf(shape) <= 2)
                return {}; // nothing would be left of it
            removePoint(shape, i);
            return edits(changed);
        }
    }
    for (OutlineShape &shape : changed) {
        for (std::size_t i = 0; i < shape.curves.size(); ++i) {
            const OutlinePoint from = i == 0 ? shape.start : shape.curves[i - 1].end;
            const QPainterPath curve = toTransform(placed).map(curvePath(from, shape.curves[i]));
            QPainterPathStroker stroker;
            stroker.setWidth(2 * near);
            if (!stroker.createStroke(curve).contains(clicked))
                continue;
            splitCurve(shape, i);
            return edits(changed);
        }
    }
    return {};
}

QString PathTool::stepName() const
{
    return QCoreApplication::translate("weft::ui::HandleTool", "Mask on the picture");
}

} // namespace weft::ui
