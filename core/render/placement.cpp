#include "core/render/placement.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

struct Size
{
    double width;
    double height;
};

/// The picture upright and with square pixels, about its middle.
Affine uprightAboutMiddle(const PictureShape &shape)
{
    return Affine::translation(-shape.width / 2.0, -shape.height / 2.0)
        .then(Affine::scaling(shape.pixelAspect.toDouble(), 1))
        .then(Affine::rotation(shape.rotation))
        .then(Affine::scaling(shape.mirrored ? -1 : 1, 1));
}

Size displaySize(const PictureShape &shape)
{
    const double width = shape.pixelAspect.toDouble() * shape.width;
    if (shape.rotation % 180 == 0)
        return {width, static_cast<double>(shape.height)};
    return {static_cast<double>(shape.height), width};
}

double wholeSide(double side, int frameSide)
{
    return std::abs(side - frameSide) < 1 ? frameSide : std::max(1.0, std::round(side));
}

Size fittedSize(const Size &size, Fit fit, int frameWidth, int frameHeight)
{
    const double acrossFactor = frameWidth / size.width;
    const double downFactor = frameHeight / size.height;
    switch (fit) {
    case Fit::None:
        return {std::max(1.0, std::round(size.width)), std::max(1.0, std::round(size.height))};
    case Fit::Fit:
    case Fit::Fill: break;
    }
    const double factor = fit == Fit::Fit ? std::min(acrossFactor, downFactor)
                                          : std::max(acrossFactor, downFactor);
    return {wholeSide(size.width * factor, frameWidth),
            wholeSide(size.height * factor, frameHeight)};
}

} // namespace

Affine fitPlacement(const PictureShape &shape, Fit fit, int frameWidth, int frameHeight)
{
    const Size size = displaySize(shape);
    const Size fitted = fittedSize(size, fit, frameWidth, frameHeight);
    const double left = std::floor((frameWidth - fitted.width) / 2);
    const double top = std::floor((frameHeight - fitted.height) / 2);
    return uprightAboutMiddle(shape)
        .then(Affine::scaling(fitted.width / size.width, fitted.height / size.height))
        .then(Affine::translation(left + fitted.width / 2, top + fitted.height / 2));
}

bool covers(const Affine &placement, int width, int height, int frameWidth, int frameHeight)
{
    if (placement.determinant() == 0)
        return false;
    const Affine back = placement.inverted();
    const double w = frameWidth, h = frameHeight;
    constexpr double kEnd = 1e-6;
    for (const Point corner : {back({0, 0}), back({w, 0}), back({0, h}), back({w, h})}) {
        if (corner.x < -kEnd || corner.x > width + kEnd || corner.y < -kEnd
            || corner.y > height + kEnd)
            return false;
    }
    return true;
}

} // namespace weft
