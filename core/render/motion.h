#pragma once

#include "core/media/frame.h"

#include <vector>

namespace weft {

/// How far each pixel of one picture has gone in another.
struct MotionField
{
    int width = 0; ///< cells; at most as many as pixels
    int height = 0;
    std::vector<float> x; ///< cells to the right, row by row
    std::vector<float> y; ///< cells down

    std::size_t at(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width)
               + static_cast<std::size_t>(column);
    }
};

/// The motion between two pictures of one size. Immutable; any thread.
struct Motion
{
    MotionField forwards;       ///< from the first to the second
    MotionField backwards;      ///< from the second to the first
    std::vector<float> mistake; ///< of each cell of the first picture: how much its luma differs
                                ///< from where it went, 0 to 255
    std::vector<float> mistakeBackwards; ///< likewise of the second
    bool isCut = false; ///< the pictures show different things: nothing of the above means much
};

/// Finds it by dense inverse search (T. Kroeger et al., "Fast Optical Flow using Dense Inverse
/// Search", 2016; OpenCV's, of medium quality) on luma, in at most 1024 cells a side, both ways.
/// The same for every number of threads. @pre both have the same format and size. Thread: any.
Motion motionBetween(const Frame &from, const Frame &to);

/// What lies between four cells of a field's row-by-row values, those outside held.
float valueAt(const std::vector<float> &values, int width, int height, float x, float y);

} // namespace weft
