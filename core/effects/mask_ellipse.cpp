#include "core/base/translate.h"
#include "core/effects/drawn_mask.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

constexpr std::array kParameters{drawn_mask::kX,      drawn_mask::kY,        drawn_mask::kWidth,
                                 drawn_mask::kHeight, drawn_mask::kRotation, drawn_mask::kFeather,
                                 drawn_mask::kInvert};

/// How much an ellipse keeps. The distance from its edge is that of the first order: exact on the
/// edge and for circles.
class Ellipse
{
public:
    explicit Ellipse(const DrawnMask &mask);
    double keptAt(const Point &place) const;

private:
    DrawnMask m_mask;
    double m_perX; ///< 1 ÷ the square of half its width
    double m_perY;
    double m_reach; ///< of the soft edge, in levels
};

Ellipse::Ellipse(const DrawnMask &mask)
    : m_mask(mask)
    , m_perX(1 / (mask.halfWidth * mask.halfWidth))
    , m_perY(1 / (mask.halfHeight * mask.halfHeight))
{
    // A place is at least as far from the edge as its level from 1, times the shorter half axis.
    const double pixel = std::hypot(mask.pixelAlong(1, 0), mask.pixelAlong(0, 1));
    m_reach = (mask.feather + pixel) / 2 / std::min(mask.halfWidth, mask.halfHeight);
}

double Ellipse::keptAt(const Point &place) const
{
    const double normalX = place.x * m_perX, normalY = place.y * m_perY;
    const double level = std::sqrt(place.x * normalX + place.y * normalY); // 1 on the edge
    if (level >= 1 + m_reach)
        return 0;
    if (level <= 1 - m_reach)
        return 1;
    const double slope = std::sqrt(normalX * normalX + normalY * normalY);
    if (slope == 0)
        return m_mask.kept(std::min(m_mask.halfWidth, m_mask.halfHeight), m_mask.pixelAlong(1, 0));
    return m_mask.kept(level * (1 - level) / slope,
                       m_mask.pixelAlong(normalX / slope, normalY / slope));
}

Result<MatteOp> make(const EffectInput &input)
{
    DrawnMask mask(input);
    mask.isVisible = mask.isVisible && mask.halfWidth > 0 && mask.halfHeight > 0;
    return drawnMatte(mask, [ellipse = Ellipse(mask)](const Point &place) {
        return ellipse.keptAt(place);
    });
}

} // namespace

extern const EffectType kMaskEllipse{"mask-ellipse", QT_TRANSLATE_NOOP("weft", "Ellipse mask"),
                                     QT_TRANSLATE_NOOP("weft", "Masks"), kParameters, make};

} // namespace weft
