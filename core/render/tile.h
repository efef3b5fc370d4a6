#pragma once

#include "kernels/blend.h"
#include "kernels/resample.h"

#include <algorithm>
#include <vector>

namespace weft {

/// Pixels [left, right) × [top, bottom) of the output.
struct Rect
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool isEmpty() const { return right <= left || bottom <= top; }
    kernels::Area area() const { return {width(), height()}; }
    Rect intersected(const Rect &other) const
    {
        return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
                std::min(bottom, other.bottom)};
    }

    friend bool operator==(const Rect &, const Rect &) = default;
};

/// Pictures are composited in tiles of this size: 64 KB of fp32 red, green, blue and alpha, which
/// stays in the processor's second cache through all layers. The width is divisible by every chroma
/// step; the height is that of a strip of resampleColumns().
inline constexpr int kTileWidth = 252;
inline constexpr int kTileHeight = kernels::kStripHeight;
/// Columns painted left of a tile as well, so that its first chroma samples see their left
/// neighbours.
inline constexpr int kTileHalo = 4;

/// The fp32 memory one thread composites a tile in, and scratch for the painters.
class TileMemory
{
public:
    TileMemory()
        : m_planes(static_cast<std::size_t>(kPictures) * 4 * kPlaneSize)
    {}

    /// What has been composited so far, the next picture, and a transition's two pictures together.
    /// (0, 0) is the tile's first pixel.
    kernels::RgbaRows result() { return picture(0); }
    kernels::RgbaRows next() { return picture(1); }
    kernels::RgbaRows group() { return picture(2); }

    /// At least `size` floats each.
    float *rows(std::size_t size) { return atLeast(m_rows, size); }
    float *strip(std::size_t size) { return atLeast(m_strip, size); }

private:
    static constexpr int kPictures = 3;
    static constexpr int kStride = kTileHalo + kTileWidth + 16; ///< room to repeat the last column
    static constexpr int kPlaneSize = kStride * kTileHeight + 16;

    kernels::RgbaRows picture(int index)
    {
        kernels::RgbaRows rows;
        for (int c = 0; c < 4; ++c)
            rows.planes[static_cast<std::size_t>(c)] = {m_planes.data()
                                                            + (index * 4 + c) * kPlaneSize
                                                            + kTileHalo,
                                                        kStride};
        return rows;
    }
    static float *atLeast(std::vector<float> &memory, std::size_t size)
    {
        if (memory.size() < size)
            memory.resize(size);
        return memory.data();
    }

    std::vector<float> m_planes;
    std::vector<float> m_rows;
    std::vector<float> m_strip;
};

} // namespace weft
