#pragma once

#include <QIcon>

namespace weft::ui {

/// An icon of resources/icons by its file's name without ".svg": drawn on a grid of 16 with strokes
/// of 1.5, in the colour of the text beside it, sharp at every scale. An unknown name is a broken
/// invariant, and gives an empty icon.
QIcon icon(const char *name);

} // namespace weft::ui
