#pragma once

#include "core/base/result.h"
#include "core/media/frame.h"
#include "core/model/sequence.h"
#include "core/render/placement.h"

namespace weft {

/// A drawing that lies somewhere in a sequence's frame.
struct Drawing
{
    Frame picture;    ///< 16-bit sRGB, cropped to what is drawn; null where that is nothing
    Affine placement; ///< from its pixels to the sequence's
};

/// Draws a title: behind the text its box, then the shadow (of outline and text together), the
/// outline with round joins, the text.
/// @param scale pixels of the drawing for each pixel of the sequence; halved until the drawing has
///     at most 32 million of them
/// @param mayStandIn draw with Inter where the font is missing, and boxes for characters it lacks,
/// instead of failing Errors (Media): the font is not on this machine, or lacks characters of the
/// text. Needs a QGuiApplication. Thread: any.
Result<Drawing> drawTitle(const TitleSource &title, const SequenceSettings &settings, double scale,
                          bool mayStandIn);

/// Draws the card that stands for a picture that cannot be shown: dark, hatched, with a name and
/// the reason. Opaque. Needs a QGuiApplication. Thread: any.
Frame drawPlaceholder(const QString &name, const QString &reason, int width, int height);

} // namespace weft
