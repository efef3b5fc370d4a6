#pragma once

#include "core/model/curve.h"
#include "core/model/parameter_type.h"

#include <optional>

namespace weft::ui {

/// Changes of a curve as hands make them; each gives the changed copy. Pure; any thread.

/// What a number of a table has, be it constant.
Curve curveOf(const Parameters &parameters, const ParameterType &type);

std::optional<std::size_t> keyAt(const Curve &curve, std::int64_t frame);

/// A constant curve becomes another constant; one with keyframes gets one at the frame, or another
/// value there. A new one goes on as the keyframe before it does; within a Bézier it eases.
Curve withNumber(Curve curve, std::int64_t frame, double number);
/// With a keyframe at a frame, also on a constant curve.
Curve withKey(Curve curve, std::int64_t frame, double number);
/// Without the keyframe at an index; with the last one it stays at that one's value.
Curve withoutKey(Curve curve, std::size_t index);
/// A keyframe moved between its neighbours, who keep a frame of distance.
Curve withKeyMoved(Curve curve, std::size_t index, std::int64_t frame, double number);
/// The segment after a keyframe runs another way. A Bézier begins in the shape of what was there.
Curve withInterpolation(Curve curve, std::size_t index, Interpolation interpolation);

enum class HandleSide { In, Out };
/// Puts a handle of a keyframe; it stays on its side of it, and within the segment.
Curve withHandle(Curve curve, std::size_t index, HandleSide side, CurveHandle handle);
/// Whether a keyframe has a handle there: the segment on that side is a Bézier.
bool hasHandle(const Curve &curve, std::size_t index, HandleSide side);

/// The keyframe before (after) a frame, if there is one.
std::optional<std::int64_t> keyBefore(const Curve &curve, std::int64_t frame);
std::optional<std::int64_t> keyAfter(const Curve &curve, std::int64_t frame);

} // namespace weft::ui
