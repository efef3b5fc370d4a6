#pragma once

#include <cstddef>

namespace weft::kernels {

/// Rows of samples of one plane: row y begins at data + y × stride. Borrowed, never owned; no
/// alignment is asked for. A kernel that is given the rows of one band touches nothing else, so
/// bands may be worked on by several threads at once.
template<typename T>
struct Rows
{
    T *data = nullptr;
    std::ptrdiff_t stride = 0; ///< samples (not bytes) from one row to the next

    T *row(std::ptrdiff_t y) const { return data + y * stride; }
    /// The rows from (x, y) on.
    Rows at(std::ptrdiff_t x, std::ptrdiff_t y) const { return {data + y * stride + x, stride}; }

    operator Rows<const T>() const { return {data, stride}; }
};

template<typename T>
struct Rows<const T>
{
    const T *data = nullptr;
    std::ptrdiff_t stride = 0;

    const T *row(std::ptrdiff_t y) const { return data + y * stride; }
    Rows at(std::ptrdiff_t x, std::ptrdiff_t y) const { return {data + y * stride + x, stride}; }
};

/// How many samples of how many rows a kernel works on. Either may be 0.
struct Area
{
    int width = 0;
    int height = 0;
};

} // namespace weft::kernels
