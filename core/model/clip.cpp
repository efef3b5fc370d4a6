#include "core/model/clip.h"

#include <cmath>
#include <numbers>

namespace weft {

double Fade::level(double t) const
{
    switch (shape) {
    case FadeShape::Linear: return t;
    case FadeShape::EqualPower: return std::sin(t * std::numbers::pi / 2);
    case FadeShape::Smooth: return t * t * (3 - 2 * t);
    }
    return t;
}

Rational materialTimeAt(const ClipBody &clip, std::int64_t frame, const FrameRate &rate)
{
    return clip.in + rate.secondsAt(frame) * clip.speed;
}

Rational sourceTimeAt(const ClipBody &clip, std::int64_t frame, const FrameRate &rate)
{
    const Rational at = materialTimeAt(clip, frame, rate);
    return clip.remap ? clip.remap->sourceAt(at) : at;
}

} // namespace weft
