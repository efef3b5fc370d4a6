#pragma once

#include "core/effects/affine.h"
#include "core/model/effect.h"

namespace weft {

/// What an effect of type "transform" does to the fitted picture, at a frame counted from the
/// clip's start: about the anchor (the frame's middle, moved by anchorX % of the frame's width and
/// anchorY % of its height) it is scaled, then turned clockwise; then it is moved by x % of the
/// frame's width and y % of its height.
/// @pre the effect is a valid transform
Affine transformAt(const Effect &effect, double frame, int frameWidth, int frameHeight);

} // namespace weft
