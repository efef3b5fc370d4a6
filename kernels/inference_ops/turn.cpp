// Plain C++: a square at a time, which is read along its rows and written along those that it
// becomes, so that each line of memory is touched once. Channels of 32 × 32 numbers lie 4 KiB
// apart, and going from one to the next for each number misses the cache every time.
#include "kernels/inference_ops/turn.h"

#include <algorithm>

namespace weft::kernels {

namespace {

constexpr std::ptrdiff_t kEdge = 16; ///< a line of memory

void turnSquare(const float *in, float *out, const Turning &shape)
{
    float square[kEdge][kEdge];
    for (std::ptrdiff_t row = 0; row < shape.rows; ++row) {
        for (std::ptrdiff_t column = 0; column < shape.columns; ++column)
            square[column][row] = in[row * shape.inStride + column];
    }
    for (std::ptrdiff_t column = 0; column < shape.columns; ++column)
        std::copy_n(square[column], shape.rows, out + column * shape.outStride);
}

} // namespace

void turn(const float *in, float *out, const Turning &shape)
{
    for (std::ptrdiff_t row = 0; row < shape.rows; row += kEdge) {
        for (std::ptrdiff_t column = 0; column < shape.columns; column += kEdge) {
            const Turning part{std::min(kEdge, shape.rows - row),
                               std::min(kEdge, shape.columns - column), shape.inStride,
                               shape.outStride};
            turnSquare(in + row * shape.inStride + column, out + column * shape.outStride + row,
                       part);
        }
    }
}

} // namespace weft::kernels
