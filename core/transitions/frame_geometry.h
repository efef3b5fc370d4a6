#pragma once

#include "core/base/translate.h"
#include "core/transitions/transition_ops.h"

namespace weft {

/// Parameters that say where in the frame something happens.
namespace frame_geometry {
/// Where edges and frames move to: to the right at 0°, downwards at 90°.
inline constexpr auto kAngle = ParameterType::number("angle",
                                                     QT_TRANSLATE_NOOP("weft", "Direction"), "°",
                                                     -36000, 36000, 0);
/// In percent of the frame's width and height, from its middle.
inline constexpr auto kX = ParameterType::number("x", QT_TRANSLATE_NOOP("weft", "Position X"), "%",
                                                 -100, 100, 0);
inline constexpr auto kY = ParameterType::number("y", QT_TRANSLATE_NOOP("weft", "Position Y"), "%",
                                                 -100, 100, 0);
} // namespace frame_geometry

/// The place that kX and kY say, in the sequence's pixels.
Point placeIn(const TransitionInput &input);

/// The direction at an angle, of length 1: (1, 0) at 0°, (0, 1) at 90°, exactly.
Point directionAt(double degrees);

/// How far the frame reaches along a direction: the least and the greatest x·dx + y·dy in it, in
/// the sequence's pixels.
struct Reach
{
    double least;
    double greatest;

    Reach(const TransitionInput &input, const Point &direction);
    double length() const { return greatest - least; }
};

/// The shortest way by which a frame moves out of the picture at the angle that is set, in the
/// sequence's pixels.
Point wayOut(const TransitionInput &input);

} // namespace weft
