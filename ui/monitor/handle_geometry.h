#pragma once

#include "core/effects/affine.h"

#include <QPointF>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace weft::ui {

inline QPointF mapped(const Affine &map, const QPointF &place)
{
    const Point to = map({place.x(), place.y()});
    return {to.x, to.y};
}

/// The same without the part that moves: of a distance.
inline QPointF mappedDistance(const Affine &map, const QPointF &distance)
{
    return mapped(map, distance) - mapped(map, {});
}

inline QTransform toTransform(const Affine &map)
{
    return {map.xx, map.yx, map.xy, map.yy, map.dx, map.dy};
}

/// Of a map that leaves nothing of a picture: one that changes nothing, so that a hand can get it
/// back.
inline Affine invertedOrNone(const Affine &map)
{
    return map.determinant() == 0 ? Affine() : map.inverted();
}

/// Clockwise from the right, in degrees.
inline double angleOf(const QPointF &direction)
{
    return std::atan2(direction.y(), direction.x()) * 180 / std::numbers::pi;
}

/// The longer of its two parts alone.
inline QPointF alongOneAxis(const QPointF &distance)
{
    return std::abs(distance.x()) >= std::abs(distance.y()) ? QPointF(distance.x(), 0)
                                                            : QPointF(0, distance.y());
}

} // namespace weft::ui
