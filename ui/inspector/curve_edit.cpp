#include "ui/inspector/curve_edit.h"

#include <algorithm>

namespace weft::ui {

namespace {

auto firstFrom(const Curve &curve, std::int64_t frame)
{
    return std::lower_bound(curve.keyframes.begin(), curve.keyframes.end(), frame,
                            [](const Keyframe &key, std::int64_t wanted) {
                                return key.frame < wanted;
                            });
}

} // namespace

Curve curveOf(const Parameters &parameters, const ParameterType &type)
{
    const auto found = parameters.find(QLatin1String(type.id));
    const auto *const curve = found == parameters.end() ? nullptr
                                                        : std::get_if<Curve>(&found->second);
    return curve ? *curve : Curve(type.defaultNumber);
}

std::optional<std::size_t> keyAt(const Curve &curve, std::int64_t frame)
{
    const auto found = firstFrom(curve, frame);
    if (found == curve.keyframes.end() || found->frame != frame)
        return std::nullopt;
    return static_cast<std::size_t>(found - curve.keyframes.begin());
}

Curve withNumber(Curve curve, std::int64_t frame, double number)
{
    if (!curve.isConstant())
        return withKey(std::move(curve), frame, number);
    curve.constant = number;
    return curve;
}

Curve withKey(Curve curve, std::int64_t frame, double number)
{
    if (const auto index = keyAt(curve, frame)) {
        curve.keyframes[*index].value = number;
        return curve;
    }
    const auto next = firstFrom(curve, frame);
    Keyframe key{.frame = frame,
                 .value = number,
                 .interpolation = Interpolation::Linear,
                 .in = {},
                 .out = {}};
    if (next != curve.keyframes.begin()) {
        const Interpolation before = std::prev(next)->interpolation;
        key.interpolation = before == Interpolation::Bezier ? Interpolation::Smooth : before;
    }
    curve.keyframes.insert(next, key);
    curve.constant = 0; // means nothing beside keyframes
    return curve;
}

Curve withoutKey(Curve curve, std::size_t index)
{
    if (curve.keyframes.size() == 1)
        curve.constant = curve.keyframes.front().value;
    curve.keyframes.erase(curve.keyframes.begin() + static_cast<std::ptrdiff_t>(index));
    return curve;
}

Curve withKeyMoved(Curve curve, std::size_t index, std::int64_t frame, double number)
{
    std::int64_t to = frame;
    if (index > 0)
        to = std::max(to, curve.keyframes[index - 1].frame + 1);
    if (index + 1 < curve.keyframes.size())
        to = std::min(to, curve.keyframes[index + 1].frame - 1);
    curve.keyframes[index].frame = to;
    curve.keyframes[index].value = number;
    return curve;
}

Curve withInterpolation(Curve curve, std::size_t index, Interpolation interpolation)
{
    Keyframe &key = curve.keyframes[index];
    if (interpolation == Interpolation::Bezier && key.interpolation != Interpolation::Bezier
        && index + 1 < curve.keyframes.size()) {
        Keyframe &next = curve.keyframes[index + 1];
        const double frames = static_cast<double>(next.frame - key.frame) / 3;
        // Level handles at the thirds are 3t² − 2t³, and handles on the line are the line.
        const double rise = key.interpolation == Interpolation::Linear
                                ? (next.value - key.value) / 3
                                : 0;
        key.out = {frames, rise};
        next.in = {-frames, -rise};
    }
    key.interpolation = interpolation;
    return curve;
}

bool hasHandle(const Curve &curve, std::size_t index, HandleSide side)
{
    const auto &keys = curve.keyframes;
    return side == HandleSide::Out
               ? index + 1 < keys.size() && keys[index].interpolation == Interpolation::Bezier
               : index > 0 && keys[index - 1].interpolation == Interpolation::Bezier;
}

Curve withHandle(Curve curve, std::size_t index, HandleSide side, CurveHandle handle)
{
    auto &keys = curve.keyframes;
    if (!hasHandle(curve, index, side))
        return curve;
    if (side == HandleSide::Out) {
        const auto room = static_cast<double>(keys[index + 1].frame - keys[index].frame);
        handle.frames = std::clamp(handle.frames, 0.0, room);
        keys[index].out = handle;
    } else {
        const auto room = static_cast<double>(keys[index].frame - keys[index - 1].frame);
        handle.frames = std::clamp(handle.frames, -room, 0.0);
        keys[index].in = handle;
    }
    return curve;
}

std::optional<std::int64_t> keyBefore(const Curve &curve, std::int64_t frame)
{
    const auto next = firstFrom(curve, frame);
    if (next == curve.keyframes.begin())
        return std::nullopt;
    return std::prev(next)->frame;
}

std::optional<std::int64_t> keyAfter(const Curve &curve, std::int64_t frame)
{
    const auto next = firstFrom(curve, frame + 1);
    if (next == curve.keyframes.end())
        return std::nullopt;
    return next->frame;
}

} // namespace weft::ui
