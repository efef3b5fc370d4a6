#pragma once

#include "core/effects/affine.h"
#include "core/model/clip.h"

namespace weft {

/// The size of a picture as coded, and how it is to be looked at.
struct PictureShape
{
    int width = 0;
    int height = 0;
    Rational pixelAspect{1};
    int rotation = 0;      ///< degrees clockwise to turn it upright: 0, 90, 180, 270
    bool mirrored = false; ///< flip left–right after turning

    friend bool operator==(const PictureShape &, const PictureShape &) = default;
};

/// The way from coded pixels to the frame's: turned upright, stretched to square pixels, fitted,
/// centred. The picture's borders lie between whole pixels of the frame, and a side that misses the
/// frame's by less than a pixel is stretched onto it, so that an odd size leaves no sliver.
/// Fit::None keeps the size (rounded to whole pixels).
Affine fitPlacement(const PictureShape &shape, Fit fit, int frameWidth, int frameHeight);

/// Whether a picture of a size, placed so, leaves no pixel of a frame to be seen below it.
bool covers(const Affine &placement, int width, int height, int frameWidth, int frameHeight);

} // namespace weft
