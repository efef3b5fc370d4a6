#pragma once

#include "kernels/blend.h"

namespace weft::kernels {

/// How the colours of a picture and of what is below it become one: the modes of W3C Compositing
/// and Blending Level 1, and three more that editors have.
enum class BlendMode {
    Normal,
    Darken,
    Multiply,
    ColourBurn,
    Lighten,
    Screen,
    ColourDodge,
    Add, ///< min(1, below + picture)
    Overlay,
    SoftLight,
    HardLight,
    Difference,
    Exclusion,
    Subtract, ///< max(0, below − picture)
    Divide,   ///< min(1, below ÷ picture); what is divided by 0 is 1, and 0 where it is 0 itself
    Hue,
    Saturation,
    Colour,
    Luminosity,
};

/// Mixes a picture's colours, in place, with those of what is below, where there is something:
///
///     picture ← picture × (1 − αb) + αs × αb × B(below ÷ αb, picture ÷ αs)
///
/// over() and add() then lay it there, by any weight. B is the mode's function of straight levels,
/// which are clamped to 0 … 1 before. Alpha stays. Either may be without alpha: opaque.
void blendWith(const RgbaRows &picture, const RgbaRows &below, Area area, BlendMode mode);

/// The plain version, which says what the one above computes, bit for bit.
namespace reference {
void blendWith(const RgbaRows &picture, const RgbaRows &below, Area area, BlendMode mode);
} // namespace reference

} // namespace weft::kernels
