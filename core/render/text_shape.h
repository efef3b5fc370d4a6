#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <QByteArray>
#include <QPainterPath>

namespace weft {

/// Lines of text as an outline, independent of any pixel grid: shaped (kerning, ligatures,
/// right-to-left) at a large size without hinting and scaled down, so that it keeps its proportions
/// at every size.
struct TextShape
{
    QPainterPath outline;       ///< to be filled by the winding rule; the em square is 1 high, the
                                ///< block's middle lies at (0, 0)
    QRectF block;               ///< the lines' widths and heights, without what hangs over
    QString missing;            ///< characters that the font does not have; they appear as boxes
    bool isFontMissing = false; ///< the family is not on this machine; Inter stands in
};

/// What text looks like.
struct TextStyle
{
    QString family = QStringLiteral("Inter");
    int weight = 400; ///< 100 to 900
    bool italic = false;
    double lineSpacing = 1.15; ///< from baseline to baseline ÷ font height
    TextAlign align = TextAlign::Centre;
};

/// "Inter" is always the bundled font, in regular or bold, never one installed on the machine. No
/// other font stands in for missing characters, which would make the picture depend on the machine.
/// Needs a QGuiApplication. Thread: any.
TextShape shapeText(const QString &text, const TextStyle &style);

/// Tells the font that a style means on this machine from every other one, and from other versions
/// of it; empty for the bundled one. Thread: any.
QByteArray fontIdentity(const TextStyle &style);

} // namespace weft
