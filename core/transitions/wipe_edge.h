#pragma once

#include "core/transitions/easing.h"
#include "kernels/edge_matte.h"

namespace weft {

/// The parameters that wipes of drawn shapes share. Lengths are in percent of the frame's height,
/// as feathers are.
namespace wipe_edge {
/// The whole soft band.
inline constexpr auto kSoftness = ParameterType::number("softness",
                                                        QT_TRANSLATE_NOOP("weft", "Softness"), "%",
                                                        0, 300, 0);
inline constexpr auto kBorder = ParameterType::number("border", QT_TRANSLATE_NOOP("weft", "Border"),
                                                      "%", 0, 50, 0);
inline constexpr auto kBorderColour = ParameterType::colour("borderColour",
                                                            QT_TRANSLATE_NOOP("weft",
                                                                              "Border colour"),
                                                            "#ffffff");
/// The first picture's part shrinks the way that the second one's would grow.
inline constexpr auto kReverse = ParameterType::toggle("reverse",
                                                       QT_TRANSLATE_NOOP("weft", "Reverse"), false);
} // namespace wipe_edge

/// A wipe by the shape that has grown to a part p of its way, from nothing at 0 to the whole frame
/// at 1, in the sequence's pixels: what lies in it is the second picture. Takes the parameters
/// above and the easing.
/// @param way how far its edge goes
TransitionMix wiped(const TransitionInput &input, double way,
                    const std::function<kernels::Edge(double p)> &shapeAt);

} // namespace weft
