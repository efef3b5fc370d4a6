#include "core/effects/painted_matte.h"

#include "core/effects/gaussian.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// Adds up how far lines go down through each pixel: a pixel's sum with all those left of it is the
/// part of it that lies right of the lines (R. Levien, font-rs, 2015). QPainter's coverage has 8
/// bits, which would show as steps in a grade of 10.
class LineSums
{
public:
    explicit LineSums(kernels::Area area)
        : m_size(area)
        , m_stride(static_cast<std::size_t>(area.width) + 2)
        , m_sums(m_stride * static_cast<std::size_t>(area.height))
    {}

    void add(Point from, Point to);
    void finish(kernels::Rows<float> kept) const;

private:
    void addWithinRow(double *row, double from, double to, double height) const;

    kernels::Area m_size;
    std::size_t m_stride;
    std::vector<double> m_sums;
};

void LineSums::add(Point from, Point to)
{
    if (from.y == to.y)
        return;
    const double direction = from.y < to.y ? 1 : -1;
    if (from.y > to.y)
        std::swap(from, to);
    const double slope = (to.x - from.x) / (to.y - from.y);
    const int first = static_cast<int>(std::clamp(std::floor(from.y), 0.0, m_size.height + 0.0));
    const int last = static_cast<int>(std::clamp(std::ceil(to.y), 0.0, m_size.height + 0.0));
    for (int y = first; y < last; ++y) {
        const double top = std::max(from.y, y + 0.0), bottom = std::min(to.y, y + 1.0);
        addWithinRow(m_sums.data() + m_stride * static_cast<std::size_t>(y),
                     from.x + (top - from.y) * slope, from.x + (bottom - from.y) * slope,
                     (bottom - top) * direction);
    }
}

/// A piece of a line within one row: each column it crosses gets its share of the height, split
/// between the column and the next by how far left the line passes.
void LineSums::addWithinRow(double *row, double from, double to, double height) const
{
    const double width = m_size.width;
    const double low = std::clamp(std::min(from, to), 0.0, width);
    const double high = std::clamp(std::max(from, to), 0.0, width);
    const double perColumn = high > low ? height / (high - low) : 0;
    const int first = static_cast<int>(low), last = static_cast<int>(high);
    for (int x = first; x <= last; ++x) {
        const double left = std::max(low, x + 0.0), right = std::min(high, x + 1.0);
        const double share = high > low ? (right - left) * perColumn : height;
        const double passed = (left + right) / 2 - x;
        row[x] += share * (1 - passed);
        row[x + 1] += share * passed;
    }
}

void LineSums::finish(kernels::Rows<float> kept) const
{
    for (int y = 0; y < m_size.height; ++y) {
        const double *row = m_sums.data() + m_stride * static_cast<std::size_t>(y);
        double sum = 0;
        for (int x = 0; x < m_size.width; ++x) {
            sum += row[x];
            kept.row(y)[x] = static_cast<float>(std::min(1.0, std::abs(sum)));
        }
    }
}

Point at(const std::array<Point, 4> &curve, double t)
{
    const double s = 1 - t;
    const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return {a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
            a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y};
}

/// Lines that a curve is drawn as: their distance from it falls with the square of their number.
int linesFor(const std::array<Point, 4> &curve)
{
    constexpr double kTolerance = 0.02;
    constexpr double kMost = 1000;
    const auto bend = [&curve](std::size_t i) {
        return std::hypot(curve[i].x - 2 * curve[i + 1].x + curve[i + 2].x,
                          curve[i].y - 2 * curve[i + 1].y + curve[i + 2].y);
    };
    const double lines = std::ceil(std::sqrt(0.75 * std::max(bend(0), bend(1)) / kTolerance));
    return static_cast<int>(std::clamp(lines, 1.0, kMost));
}

void addShape(const OutlineShape &shape, const Affine &toOutput, LineSums &sums)
{
    const auto placed = [&toOutput](const OutlinePoint &p) { return toOutput({p.x, p.y}); };
    const Point start = placed(shape.start);
    Point pen = start;
    for (const OutlineCurve &curve : shape.curves) {
        const std::array points{pen, placed(curve.handle1), placed(curve.handle2),
                                placed(curve.end)};
        const int lines = linesFor(points);
        for (int i = 1; i <= lines; ++i) {
            const Point next = i == lines ? points[3] : at(points, static_cast<double>(i) / lines);
            sums.add(pen, next);
            pen = next;
        }
    }
    sums.add(pen, start);
}

} // namespace

PaintedMatte::PaintedMatte(kernels::Area area)
    : size(area)
    , kept(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height))
{}

void PaintedMatte::feather(double percent, const EffectInput &input)
{
    if (percent <= 0)
        return;
    // As steep in the middle as the smooth edge, 3t² − 2t³, of a drawn mask.
    constexpr double kSigma = 0.26596;
    const double sigma = kSigma * input.height * percent / 100;
    const Affine &m = input.toOutput;
    const std::vector<float> sharp = kept;
    gaussianBlur({sharp.data(), size.width}, rows(), size,
                 {sigma * std::hypot(m.xx, m.xy), sigma * std::hypot(m.yx, m.yy)}, input.share);
}

void PaintedMatte::invert()
{
    for (float &part : kept)
        part = 1 - part;
}

MatteOp matteOf(PaintedMatte matte)
{
    return
        [shared = std::make_shared<const PaintedMatte>(std::move(matte))](const MatteArea &piece) {
            for (int y = 0; y < piece.area.height; ++y) {
                const float *from = shared->kept.data()
                                    + static_cast<std::ptrdiff_t>(piece.y + y) * shared->size.width
                                    + piece.x;
                std::copy_n(from, piece.area.width, piece.kept.row(y));
            }
        };
}

void paintOutline(const Outline &outline, const Affine &toOutput, PaintedMatte &matte)
{
    LineSums sums(matte.size);
    for (const OutlineShape &shape : outline)
        addShape(shape, toOutput, sums);
    sums.finish(matte.rows());
}

} // namespace weft
