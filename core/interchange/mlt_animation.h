#pragma once

#include "core/interchange/mlt_document.h"
#include "core/model/curve.h"

#include <functional>
#include <vector>

namespace weft {

/// How MLT goes on from one key to the next.
enum class MltEasing {
    Hold,   ///< "|="
    Linear, ///< "="
    Smooth, ///< "~=" and its kin: a Catmull-Rom spline through the keys
    Other,  ///< a named easing
};

/// The value of an animated property at a frame: one number, or the five of a rectangle.
struct MltKey
{
    std::int64_t frame = 0;
    MltEasing easing = MltEasing::Linear;
    std::vector<double> values;
};

/// An animated property by rising frame, "0=1;24=0", "00:00:01.000~=-6", "0=10 20 640 360 1"; what
/// is plain is a key at 0. Empty where it cannot be read.
std::vector<MltKey> readMltKeys(const MltDocument &document, const QString &text);

/// The first number of every key, where it is the same all the time.
std::optional<double> constantOf(const std::vector<MltKey> &keys);

/// A curve of a number that the keys' values make. Named easings become straight lines.
/// @param shift frames added to the keys'
Curve curveOf(const std::vector<MltKey> &keys, std::int64_t shift,
              const std::function<double(const std::vector<double> &)> &number);

} // namespace weft
