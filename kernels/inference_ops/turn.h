#pragma once

#include <cstddef>

namespace weft::kernels {

/// A matrix within a larger one: its numbers lie side by side in each row.
struct Turning
{
    std::ptrdiff_t rows = 0;      ///< of what is turned
    std::ptrdiff_t columns = 0;   ///< of what is turned
    std::ptrdiff_t inStride = 0;  ///< numbers from one of its rows to the next
    std::ptrdiff_t outStride = 0; ///< likewise of what it becomes
};

/// Rows become columns: out[column][row] = in[row][column].
void turn(const float *in, float *out, const Turning &shape);

} // namespace weft::kernels
