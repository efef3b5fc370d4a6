#include "core/transitions/frame_geometry.h"
#include "core/transitions/wipe_edge.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::array kShapes{ParameterChoice{"circle", QT_TRANSLATE_NOOP("weft", "Circle")},
                             ParameterChoice{"ellipse", QT_TRANSLATE_NOOP("weft", "Ellipse")},
                             ParameterChoice{"rectangle", QT_TRANSLATE_NOOP("weft", "Rectangle")},
                             ParameterChoice{"diamond", QT_TRANSLATE_NOOP("weft", "Diamond")}};
constexpr auto kShape = ParameterType::choice("shape", QT_TRANSLATE_NOOP("weft", "Shape"), kShapes);
constexpr std::array kParameters{kShape,
                                 frame_geometry::kX,
                                 frame_geometry::kY,
                                 wipe_edge::kSoftness,
                                 wipe_edge::kBorder,
                                 wipe_edge::kBorderColour,
                                 wipe_edge::kReverse,
                                 kEasing};

/// A shape that grows from a place until it reaches the frame's farthest corner.
struct Iris
{
    std::size_t shape;
    Point middle;
    double farX; ///< how far the frame reaches from the middle
    double farY;

    kernels::Edge grown(double p) const;
};

kernels::Edge Iris::grown(double p) const
{
    const auto x = static_cast<float>(middle.x), y = static_cast<float>(middle.y);
    switch (shape) {
    case 0: {
        const auto radius = static_cast<float>(std::hypot(farX, farY));
        return kernels::EllipseEdge{x, y, radius, radius, static_cast<float>(p)};
    }
    case 1:
        return kernels::EllipseEdge{x, y, static_cast<float>(farX * std::sqrt(2)),
                                    static_cast<float>(farY * std::sqrt(2)), static_cast<float>(p)};
    case 2:
        return kernels::BoxEdge{x, y, static_cast<float>(farX * p), static_cast<float>(farY * p)};
    default: {
        const double slope = std::hypot(farX, farY);
        return kernels::DiamondEdge{x, y, static_cast<float>(farY / slope),
                                    static_cast<float>(farX / slope),
                                    static_cast<float>(2 * farX * farY / slope * p)};
    }
    }
}

/// A hole in the first picture grows and shows the second; reversed, one in the second closes.
Result<TransitionMix> make(const TransitionInput &input)
{
    Iris iris;
    iris.shape = input.choice(kShape);
    iris.middle = placeIn(input);
    iris.farX = std::max(iris.middle.x, input.width - iris.middle.x);
    iris.farY = std::max(iris.middle.y, input.height - iris.middle.y);
    return wiped(input, std::min(iris.farX, iris.farY), [&](double p) { return iris.grown(p); });
}

} // namespace

extern const TransitionType kIris{"iris", QT_TRANSLATE_NOOP("weft", "Iris"),
                                  QT_TRANSLATE_NOOP("weft", "Wipes"), kParameters, make};

} // namespace weft
