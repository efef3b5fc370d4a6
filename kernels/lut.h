#pragma once

#include "kernels/blend.h"

#include <optional>
#include <vector>

namespace weft::kernels {

/// The levels at which a table's first and last entries lie, for each of red, green and blue.
/// Levels beyond them are taken for them; not a number counts as 0.
struct LutDomain
{
    std::array<float, 3> low{0, 0, 0};
    std::array<float, 3> high{1, 1, 1}; ///< above low

    friend bool operator==(const LutDomain &, const LutDomain &) = default;
};

/// Red, green and blue of one entry.
using LutEntry = std::array<float, 3>;

/// A curve for each of red, green and blue: entries at even distances, joined by straight lines.
class LutCurves
{
public:
    /// @param entries at least two
    LutCurves(const LutDomain &domain, const std::vector<LutEntry> &entries);

    const LutDomain &domain() const { return m_domain; }
    int size() const { return static_cast<int>(m_samples[0].size()); }
    const float *samples(std::size_t channel) const { return m_samples[channel].data(); }

private:
    LutDomain m_domain;
    std::array<std::vector<float>, 3> m_samples;
};

/// Colours at the nodes of a cube of levels, evenly spaced.
class LutCube
{
public:
    /// @param size nodes along each axis, 2 to 256 @param entries size³ of them, red changing
    /// fastest, then green
    LutCube(const LutDomain &domain, int size, const std::vector<LutEntry> &entries);

    const LutDomain &domain() const { return m_domain; }
    int size() const { return m_size; }
    /// Four floats a node, of which the last is 0, so that a node is one vector.
    const float *nodes() const { return m_nodes.data(); }

private:
    LutDomain m_domain;
    int m_size;
    std::vector<float> m_nodes;
};

/// What a .cube file holds: curves, a cube, or a cube after curves. Immutable; any thread.
struct ColourLut
{
    std::optional<LutCurves> curves; ///< first
    std::optional<LutCube> cube;
};

/// How levels between the nodes of a cube are found.
enum class LutInterpolation {
    Tetrahedral, ///< from the four nodes of one of six tetrahedra, all with the diagonal from black
                 ///< to white: greys stay on the line between two nodes
    Trilinear,   ///< from all eight nodes around
};

/// Looks straight colours up, in place: colour × (1 − strength) + found × strength. Alpha is left
/// alone. @param strength 0 to 1
void applyLut(const RgbaRows &pixels, Area area, const ColourLut &lut,
              LutInterpolation interpolation, float strength);

/// The plain version, which says what the one above computes, bit for bit.
namespace reference {
void applyLut(const RgbaRows &pixels, Area area, const ColourLut &lut,
              LutInterpolation interpolation, float strength);
} // namespace reference

} // namespace weft::kernels
