#include "app/worker/upright.h"

namespace weft::worker {

namespace {

struct Place
{
    int x;
    int y;
};

/// Where in a picture of width × height lies what comes to (x, y) when it is turned.
Place before(int rotation, int x, int y, int width, int height)
{
    switch (rotation) {
    case 90: return {y, height - 1 - x};
    case 180: return {width - 1 - x, height - 1 - y};
    case 270: return {width - 1 - y, x};
    default: return {x, y};
    }
}

} // namespace

Frame upright(const Frame &picture, int rotation, bool mirrored)
{
    if (rotation == 0 && !mirrored)
        return picture;
    const bool isTurned = rotation == 90 || rotation == 270;
    const int width = isTurned ? picture.height() : picture.width();
    const int height = isTurned ? picture.width() : picture.height();
    FrameBuilder turned(picture.format(), width, height, picture.colour());
    for (int plane = 0; plane < picture.format().planeCount(); ++plane) {
        for (int y = 0; y < height; ++y) {
            auto *row = turned.plane(plane).row<float>(y);
            for (int x = 0; x < width; ++x) {
                const Place from = before(rotation, mirrored ? width - 1 - x : x, y,
                                          picture.width(), picture.height());
                row[x] = picture.plane(plane).row<float>(from.y)[from.x];
            }
        }
    }
    return std::move(turned).publish();
}

} // namespace weft::worker
