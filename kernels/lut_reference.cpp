#include "kernels/lut_axis.h"

#include <algorithm>

namespace weft::kernels {

LutCurves::LutCurves(const LutDomain &domain, const std::vector<LutEntry> &entries)
    : m_domain(domain)
{
    for (std::size_t c = 0; c < 3; ++c) {
        m_samples[c].reserve(entries.size());
        for (const LutEntry &entry : entries)
            m_samples[c].push_back(entry[c]);
    }
}

LutCube::LutCube(const LutDomain &domain, int size, const std::vector<LutEntry> &entries)
    : m_domain(domain)
    , m_size(size)
{
    m_nodes.reserve(entries.size() * 4);
    for (const LutEntry &entry : entries)
        m_nodes.insert(m_nodes.end(), {entry[0], entry[1], entry[2], 0.0F});
}

namespace reference {

namespace {

/// A level's place on an axis: after which entry, and how far towards the next one.
struct Place
{
    int index;
    float part;

    Place(const LutAxis &axis, float level)
    {
        const float number = level == level ? level : 0.0F;
        const float place = std::min(std::max((number - axis.low) * axis.scale, 0.0F), axis.last);
        index = static_cast<int>(std::min(place, axis.last - 1));
        part = place - static_cast<float>(index);
    }
};

float between(float a, float b, float part)
{
    return a + (b - a) * part;
}

LutEntry curved(const LutEntry &colour, const LutCurves &curves)
{
    LutEntry found{};
    for (std::size_t c = 0; c < 3; ++c) {
        const Place place(LutAxis(curves.domain(), curves.size(), c), colour[c]);
        const float *samples = curves.samples(c) + place.index;
        found[c] = between(samples[0], samples[1], place.part);
    }
    return found;
}

/// The way from black to white of a cell leads along the axis of the greatest part first.
LutEntry tetrahedral(const float *nodes, const std::array<int, 3> &steps, float r, float g, float b)
{
    const int whole = steps[0] + steps[1] + steps[2];
    const int first = r >= g && r >= b ? steps[0] : g >= b ? steps[1] : steps[2];
    const int last = b <= g && b <= r ? steps[2] : g <= r ? steps[1] : steps[0];
    const float most = std::max(std::max(r, g), b);
    const float least = std::min(std::min(r, g), b);
    const float middle = std::max(std::min(r, g), std::min(std::max(r, g), b));
    LutEntry found{};
    for (std::size_t c = 0; c < 3; ++c) {
        const float *node = nodes + c;
        const float two = node[0] * (1.0F - most) + node[first] * (most - middle);
        const float three = two + node[whole - last] * (middle - least);
        found[c] = three + node[whole] * least;
    }
    return found;
}

LutEntry trilinear(const float *nodes, const std::array<int, 3> &steps, float r, float g, float b)
{
    LutEntry found{};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto along = [&](int step) {
            const float *node = nodes + step + c;
            return between(node[0], node[steps[0]], r);
        };
        const float front = between(along(0), along(steps[1]), g);
        const float back = between(along(steps[2]), along(steps[1] + steps[2]), g);
        found[c] = between(front, back, b);
    }
    return found;
}

LutEntry inCube(const LutEntry &colour, const LutCube &cube, LutInterpolation interpolation)
{
    const int size = cube.size();
    const Place r(LutAxis(cube.domain(), size, 0), colour[0]);
    const Place g(LutAxis(cube.domain(), size, 1), colour[1]);
    const Place b(LutAxis(cube.domain(), size, 2), colour[2]);
    const float *nodes = cube.nodes() + 4 * (r.index + size * (g.index + size * b.index));
    const std::array<int, 3> steps{4, 4 * size, 4 * size * size};
    return interpolation == LutInterpolation::Tetrahedral
               ? tetrahedral(nodes, steps, r.part, g.part, b.part)
               : trilinear(nodes, steps, r.part, g.part, b.part);
}

} // namespace

void applyLut(const RgbaRows &pixels, Area area, const ColourLut &lut,
              LutInterpolation interpolation, float strength)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            LutEntry found{};
            for (std::size_t c = 0; c < 3; ++c)
                found[c] = pixels.planes[c].row(y)[x];
            if (lut.curves)
                found = curved(found, *lut.curves);
            if (lut.cube)
                found = inCube(found, *lut.cube, interpolation);
            for (std::size_t c = 0; c < 3; ++c) {
                float &level = pixels.planes[c].row(y)[x];
                level = strength == 1 ? found[c] : level * (1.0F - strength) + found[c] * strength;
            }
        }
    }
}

} // namespace reference

} // namespace weft::kernels
