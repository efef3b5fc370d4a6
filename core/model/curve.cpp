#include "core/model/curve.h"

#include <algorithm>

namespace weft {

namespace {

double bezier(double a, double b, double c, double d, double t)
{
    const double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

double bezierSegment(const Keyframe &from, const Keyframe &to, double frame)
{
    const double x0 = static_cast<double>(from.frame), x3 = static_cast<double>(to.frame);
    const double x1 = std::clamp(x0 + from.out.frames, x0, x3); // clamped handles keep time rising
    const double x2 = std::clamp(x3 + to.in.frames, x0, x3);
    double low = 0, high = 1;
    for (int i = 0; i < 52; ++i) {
        const double middle = (low + high) / 2;
        (bezier(x0, x1, x2, x3, middle) < frame ? low : high) = middle;
    }
    return bezier(from.value, from.value + from.out.value, to.value + to.in.value, to.value, high);
}

double segment(const Keyframe &from, const Keyframe &to, double frame)
{
    const double t = (frame - static_cast<double>(from.frame))
                     / static_cast<double>(to.frame - from.frame);
    switch (from.interpolation) {
    case Interpolation::Hold: return from.value;
    case Interpolation::Linear: return from.value + (to.value - from.value) * t;
    case Interpolation::Smooth: return from.value + (to.value - from.value) * (t * t * (3 - 2 * t));
    case Interpolation::Bezier: return bezierSegment(from, to, frame);
    }
    return from.value;
}

} // namespace

double Curve::at(double frame) const
{
    if (keyframes.empty())
        return constant;
    const auto next = std::upper_bound(keyframes.begin(), keyframes.end(), frame,
                                       [](double wanted, const Keyframe &key) {
                                           return wanted < static_cast<double>(key.frame);
                                       });
    if (next == keyframes.begin())
        return next->value;
    if (next == keyframes.end())
        return keyframes.back().value;
    return segment(*std::prev(next), *next, frame);
}

Curve Curve::shifted(std::int64_t frames) const
{
    Curve result = *this;
    for (Keyframe &key : result.keyframes)
        key.frame -= frames;
    return result;
}

} // namespace weft
