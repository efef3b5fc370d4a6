#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace testpattern {

struct Point
{
    float x = 0;
    float y = 0;
};

/// A stroke of the pen. A dot is a line without length.
struct Line
{
    Point from;
    Point to;
};

/// A character as the pen draws it, on a grid of kGlyphWidth × kGlyphHeight.
using Glyph = std::vector<Line>;

inline constexpr float kGlyphWidth = 6;
inline constexpr float kGlyphHeight = 9;
inline constexpr float kGlyphAdvance = 8; ///< from one character to the next

/// The drawing of a character: digits, capitals (small letters are shown as capitals), common
/// signs; a box for any other.
const Glyph &glyphFor(char32_t character);

/// The characters of a UTF-8 text. What is not valid becomes U+FFFD.
std::u32string decode(std::string_view utf8);

} // namespace testpattern
