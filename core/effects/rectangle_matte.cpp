#include "core/effects/rectangle_matte.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace weft {

namespace {

/// What is left between two borders along one axis.
struct Span
{
    double from;
    double to;
    double pixel; ///< how wide an output pixel is

    double kept(double place) const
    {
        const double fromStart = std::clamp(0.5 + (place - from) / pixel, 0.0, 1.0);
        const double toEnd = std::clamp(0.5 + (to - place) / pixel, 0.0, 1.0);
        return from < to ? std::max(0.0, fromStart + toEnd - 1) : 0;
    }
};

/// What two pairs of parallel borders keep.
class Rectangle
{
public:
    Rectangle(const MatteBorders &borders, const Affine &place)
        : m_back(place.inverted())
        , m_across{borders.left, borders.right, std::hypot(m_back.xx, m_back.xy)}
        , m_down{borders.top, borders.bottom, std::hypot(m_back.yx, m_back.yy)}
    {}

    void operator()(const MatteArea &piece) const
    {
        if (m_back.xy == 0 && m_back.yx == 0)
            keepUpright(piece);
        else
            keepTurned(piece);
    }

private:
    void keepUpright(const MatteArea &piece) const
    {
        std::vector<float> columns;
        for (int x = 0; x < piece.area.width; ++x)
            columns.push_back(static_cast<float>(m_across.kept(m_back({piece.x + x + 0.5, 0}).x)));
        for (int y = 0; y < piece.area.height; ++y) {
            const auto row = static_cast<float>(m_down.kept(m_back({0, piece.y + y + 0.5}).y));
            std::transform(columns.begin(), columns.end(), piece.kept.row(y),
                           [row](float column) { return column * row; });
        }
    }

    void keepTurned(const MatteArea &piece) const
    {
        for (int y = 0; y < piece.area.height; ++y) {
            for (int x = 0; x < piece.area.width; ++x) {
                const Point place = m_back({piece.x + x + 0.5, piece.y + y + 0.5});
                piece.kept.row(y)[x] = static_cast<float>(m_across.kept(place.x)
                                                          * m_down.kept(place.y));
            }
        }
    }

    Affine m_back;
    Span m_across;
    Span m_down;
};

void fill(const MatteArea &piece, float kept)
{
    for (int y = 0; y < piece.area.height; ++y)
        std::fill_n(piece.kept.row(y), piece.area.width, kept);
}

} // namespace

MatteOp keptWithin(const MatteBorders &borders, const Affine &place)
{
    if (borders.isNothing())
        return {};
    if (place.determinant() == 0)
        return [](const MatteArea &piece) { fill(piece, 0); };
    return Rectangle(borders, place);
}

MatteOp keptOutside(const MatteBorders &borders, const Affine &place)
{
    return [inside = keptWithin(borders, place)](const MatteArea &piece) {
        inside(piece);
        for (int y = 0; y < piece.area.height; ++y) {
            float *row = piece.kept.row(y);
            std::transform(row, row + piece.area.width, row, [](float kept) { return 1 - kept; });
        }
    };
}

} // namespace weft
