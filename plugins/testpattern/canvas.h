#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace testpattern {

/// Gamma-encoded sRGB and straight alpha, 0 to 1.
struct Colour
{
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 1;
};

/// A box in pixels; edges may lie between two pixels.
struct Box
{
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    Box grownBy(float margin) const
    {
        return {left - margin, top - margin, right + margin, bottom + margin};
    }
};

/// A picture under construction: four planes of floats. Everything here uses + - × ÷ and square
/// roots only, which every machine rounds alike, so a card has the same pixels everywhere.
class Canvas
{
public:
    Canvas(int width, int height)
        : m_width(width)
        , m_height(height)
    {
        for (auto &plane : m_planes)
            plane.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0.0F);
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    const float *plane(int channel) const { return m_planes[std::size_t(channel)].data(); }
    float &at(int channel, int x, int y) { return m_planes[std::size_t(channel)][offset(x, y)]; }

    /// Lays a colour over each pixel of a box. @param coverage of the pixel with centre (x, y), 0
    /// to 1
    template<typename Coverage>
    void paint(const Box &box, const Colour &colour, Coverage coverage)
    {
        const int left = std::max(0, int(std::floor(box.left)));
        const int right = std::min(m_width, int(std::ceil(box.right)));
        const int top = std::max(0, int(std::floor(box.top)));
        const int bottom = std::min(m_height, int(std::ceil(box.bottom)));
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                const float alpha = colour.alpha * coverage(float(x) + 0.5F, float(y) + 0.5F);
                if (alpha > 0)
                    over(offset(x, y), colour, alpha);
            }
        }
    }

private:
    std::size_t offset(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width)
               + static_cast<std::size_t>(x);
    }

    void over(std::size_t at, const Colour &colour, float alpha)
    {
        float &below = m_planes[3][at];
        const float kept = below * (1 - alpha);
        const float sum = below == 1 ? 1 : alpha + kept;
        const auto mix = [&](std::size_t channel, float value) {
            float &target = m_planes[channel][at];
            target = (value * alpha + target * kept) / sum;
        };
        mix(0, colour.red);
        mix(1, colour.green);
        mix(2, colour.blue);
        below = sum;
    }

    int m_width;
    int m_height;
    std::array<std::vector<float>, 4> m_planes; ///< R, G, B, A
};

/// How much of a pixel lies inside an edge at a signed distance (negative inside) from its centre.
inline float coverageOf(float distance)
{
    return std::clamp(0.5F - distance, 0.0F, 1.0F);
}

inline float length(float x, float y)
{
    return std::sqrt(x * x + y * y);
}

} // namespace testpattern
