#include "core/render/placement.h"

#include "core/base/soft_assert.h"
#include "core/model/effect_table.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

Affine Affine::rotation(double degrees)
{
    const double turned = std::remainder(degrees, 360);
    if (turned == 0)
        return {};
    if (turned == 90)
        return {0, -1, 0, 1, 0, 0};
    if (turned == -90)
        return {0, 1, 0, -1, 0, 0};
    if (std::abs(turned) == 180)
        return {-1, 0, 0, 0, -1, 0};
    const double angle = turned * std::numbers::pi / 180;
    return {std::cos(angle), -std::sin(angle), 0, std::sin(angle), std::cos(angle), 0};
}

Affine Affine::then(const Affine &next) const
{
    const Point offset = next({dx, dy});
    return {next.xx * xx + next.xy * yx, next.xx * xy + next.xy * yy, offset.x,
            next.yx * xx + next.yy * yx, next.yx * xy + next.yy * yy, offset.y};
}

Affine Affine::inverted() const
{
    const double d = determinant();
    WEFT_ASSERT(d != 0, return {});
    Affine result{yy / d, -xy / d, 0, -yx / d, xx / d, 0};
    const Point offset = result({dx, dy});
    result.dx = -offset.x;
    result.dy = -offset.y;
    return result;
}

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

Affine transformAt(const Effect &effect, double frame, int frameWidth, int frameHeight)
{
    const auto part = [&](const char *parameter) {
        return parameterAt(effect, parameter, frame) / 100;
    };
    const double anchorX = frameWidth * (0.5 + part("anchorX"));
    const double anchorY = frameHeight * (0.5 + part("anchorY"));
    return Affine::translation(-anchorX, -anchorY)
        .then(Affine::scaling(part("scaleX"), part("scaleY")))
        .then(Affine::rotation(parameterAt(effect, "rotation", frame)))
        .then(Affine::translation(anchorX + frameWidth * part("x"),
                                  anchorY + frameHeight * part("y")));
}

} // namespace weft
