#pragma once

#include "core/base/result.h"

#include <QString>

#include <array>
#include <vector>

namespace weft {

/// A place of an outline.
struct OutlinePoint
{
    double x = 0;
    double y = 0;

    friend bool operator==(const OutlinePoint &, const OutlinePoint &) = default;
};

/// A cubic Bézier curve from where the one before it ends. A straight line has its handles at its
/// thirds.
struct OutlineCurve
{
    OutlinePoint handle1;
    OutlinePoint handle2;
    OutlinePoint end;

    friend bool operator==(const OutlineCurve &, const OutlineCurve &) = default;
};

/// A closed shape: from its last curve's end a straight line leads back to its start.
struct OutlineShape
{
    OutlinePoint start;
    std::vector<OutlineCurve> curves;

    friend bool operator==(const OutlineShape &, const OutlineShape &) = default;
};

/// Shapes that are filled together by the non-zero rule: one inside another that runs the other way
/// round is a hole.
using Outline = std::vector<OutlineShape>;

/// Reads SVG path data with the commands M, L, H, V, C and Z, and their relative forms: "M 10 10 L
/// 90 10 C 90 50 50 90 10 90 Z". Every shape is closed, Z or not.
/// Errors (Refused): anything else, a number beyond ±10000, more than 10000 curves.
Result<Outline> readOutline(const QString &pathData);

} // namespace weft
