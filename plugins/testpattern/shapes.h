#pragma once

#include "plugins/testpattern/canvas.h"

#include <string_view>

namespace testpattern {

/// A box with rounded corners, antialiased. Only what lies inside `clip` is painted.
void fillBox(Canvas &canvas, const Box &box, float radius, const Colour &colour, const Box &clip);
void fillBox(Canvas &canvas, const Box &box, float radius, const Colour &colour);

/// A box whose colour runs from left to right.
void fillGradient(Canvas &canvas, const Box &box, const Colour &left, const Colour &right);

void fillDisc(Canvas &canvas, float x, float y, float radius, const Colour &colour);
void strokeRing(Canvas &canvas, float x, float y, float radius, float thickness,
                const Colour &colour);

/// How a line of text looks.
struct TextStyle
{
    float size = 10;     ///< height of a capital, pixels
    float thickness = 1; ///< of the pen, pixels
    Colour colour;
};

/// Width of a line of text in pixels: every character is as wide as any other.
float textWidth(std::string_view utf8, const TextStyle &style);

/// Draws a line of text with its upper left corner at (x, y). Letters are shown as capitals; a box
/// stands for a character that the built-in alphabet lacks.
void drawText(Canvas &canvas, std::string_view utf8, float x, float y, const TextStyle &style);

} // namespace testpattern
