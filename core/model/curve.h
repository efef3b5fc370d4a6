#pragma once

#include "core/model/enum_names.h"

#include <cstdint>
#include <vector>

namespace weft {

/// How a value moves from one keyframe to the next.
enum class Interpolation {
    Hold,   ///< stays until the next keyframe
    Linear, ///< straight
    Smooth, ///< eases out and in: 3t² − 2t³
    Bezier, ///< by the two handles
};

/// A control point beside a keyframe, as offsets from it: frames and value.
struct CurveHandle
{
    double frames = 0;
    double value = 0;

    friend bool operator==(const CurveHandle &, const CurveHandle &) = default;
};

/// A value at a time. The interpolation is that of the segment which begins here.
struct Keyframe
{
    std::int64_t frame
        = 0; ///< from the clip's start, at the sequence's rate; negative after a trim of the start
    double value = 0;
    Interpolation interpolation = Interpolation::Linear;
    CurveHandle in;  ///< Bezier only; frames ≤ 0
    CurveHandle out; ///< Bezier only; frames ≥ 0

    friend bool operator==(const Keyframe &, const Keyframe &) = default;
};

/// A number that is constant, or follows keyframes. Value type; any thread.
struct Curve
{
    double constant = 0;             ///< used while there are no keyframes
    std::vector<Keyframe> keyframes; ///< by rising frame, no frame twice

    Curve() = default;
    Curve(double value)
        : constant(value)
    {}

    bool isConstant() const { return keyframes.empty(); }
    /// The value at a frame counted from the clip's start; fractions lie between frames. Before the
    /// first and after the last keyframe the curve stays level. A Bezier segment is solved for
    /// time, so it never runs backwards.
    double at(double frame) const;
    /// The same curve as seen from a clip start moved by this many frames.
    Curve shifted(std::int64_t frames) const;

    friend bool operator==(const Curve &, const Curve &) = default;
};

constexpr auto enumNames(Interpolation)
{
    return std::array{EnumName{Interpolation::Hold, "hold"},
                      EnumName{Interpolation::Linear, "linear"},
                      EnumName{Interpolation::Smooth, "smooth"},
                      EnumName{Interpolation::Bezier, "bezier"}};
}

} // namespace weft
