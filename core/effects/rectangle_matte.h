#pragma once

#include "core/effects/effect_ops.h"

#include <limits>

namespace weft {

/// Borders in the unit square of a picture or a frame. One that is not set takes nothing away: how
/// a picture itself ends there is its painter's business.
struct MatteBorders
{
    static constexpr double kNone = std::numeric_limits<double>::infinity();

    double left = -kNone;
    double top = -kNone;
    double right = kNone;
    double bottom = kNone;

    bool isNothing() const
    {
        return left == -kNone && top == -kNone && right == kNone && bottom == kNone;
    }
};

/// Keeps what lies between borders: a pixel by how much of it is covered, exactly where they are
/// upright. Empty where there is no border.
/// @param place from the unit square to the output's pixels; without area, nothing is kept
MatteOp keptWithin(const MatteBorders &borders, const Affine &place);
/// Keeps what that takes away. @pre there is a border
MatteOp keptOutside(const MatteBorders &borders, const Affine &place);

} // namespace weft
