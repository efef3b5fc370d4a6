#include "core/render/upright.h"

#include "core/render/working_space.h"
#include "kernels/planes.h"

#include <cmath>

namespace weft {

namespace {

constexpr double kLeast = 1e-3; ///< pixels: pictures shrunk below it are not seen

bool isWhole(double value)
{
    return std::abs(value - std::round(value)) < kPlacementEnd;
}

int clampedToInt(double value)
{
    return static_cast<int>(std::clamp(value, -1e9, 1e9));
}

/// The part of each pixel from `first` to `last` − 1 that lies between two borders.
std::vector<float> coveredParts(int first, int last, double low, double high)
{
    std::vector<float> parts;
    for (int i = first; i < last; ++i) {
        const double part = std::min(i + 1.0, high) - std::max(static_cast<double>(i), low);
        parts.push_back(part > 1 - kPlacementEnd ? 1.0F : static_cast<float>(std::max(part, 0.0)));
    }
    return parts;
}

/// The layout of a picture whose rows and columns are exchanged.
PixelLayout turnedLayout(PixelLayout layout)
{
    switch (layout) {
    case PixelLayout::Yuv422: return PixelLayout::Yuv440;
    case PixelLayout::Yuv440: return PixelLayout::Yuv422;
    default: return layout;
    }
}

/// The source columns that a run of outputs needs.
struct ColumnRange
{
    int begin;
    int end;

    ColumnRange(const kernels::FilterTaps &taps, int firstOutput, int outputs)
    {
        const int a = taps.first[static_cast<std::size_t>(firstOutput)];
        const int b = taps.first[static_cast<std::size_t>(firstOutput + outputs - 1)];
        begin = std::min(a, b);
        end = std::max(a, b) + taps.count;
    }
    int count() const { return end - begin; }
};

} // namespace

bool isUpright(const Affine &m, const Frame &frame)
{
    return std::abs(m.xy) * frame.height() < kPlacementEnd
           && std::abs(m.yx) * frame.width() < kPlacementEnd;
}

bool isTurned(const Affine &m, const Frame &frame)
{
    return std::abs(m.xx) * frame.width() < kPlacementEnd
           && std::abs(m.yy) * frame.height() < kPlacementEnd;
}

bool isCopy(const Affine &m, const Frame &frame)
{
    return std::abs(m.xx - 1) * frame.width() < kPlacementEnd
           && std::abs(m.yy - 1) * frame.height() < kPlacementEnd && isWhole(m.dx) && isWhole(m.dy);
}

bool isTooSmall(const Affine &m, const Frame &frame)
{
    return std::abs(m.determinant()) * frame.width() * frame.height() < kLeast * kLeast
           || std::hypot(m.xx, m.yx) * frame.width() < kLeast
           || std::hypot(m.xy, m.yy) * frame.height() < kLeast;
}

Affine transposedPlacement(const Affine &placement)
{
    return Affine{0, 1, 0, 1, 0, 0}.then(placement);
}

Coverage coverageOf(const Affine &m, const Frame &frame, const Rect &output)
{
    const Point a = m({0, 0});
    const Point b = m({static_cast<double>(frame.width()), static_cast<double>(frame.height())});
    const double left = std::min(a.x, b.x), right = std::max(a.x, b.x);
    const double top = std::min(a.y, b.y), bottom = std::max(a.y, b.y);
    Coverage coverage;
    coverage.bounds = Rect{clampedToInt(std::floor(left + kPlacementEnd)),
                           clampedToInt(std::floor(top + kPlacementEnd)),
                           clampedToInt(std::ceil(right - kPlacementEnd)),
                           clampedToInt(std::ceil(bottom - kPlacementEnd))}
                          .intersected(output);
    coverage.columns = coveredParts(coverage.bounds.left, coverage.bounds.right, left, right);
    coverage.rows = coveredParts(coverage.bounds.top, coverage.bounds.bottom, top, bottom);
    const auto isFull = [](float part) { return part == 1; };
    coverage.isWhole = std::all_of(coverage.columns.begin(), coverage.columns.end(), isFull)
                       && std::all_of(coverage.rows.begin(), coverage.rows.end(), isFull);
    return coverage;
}

PlaneAxis acrossOf(kernels::ChromaStep step, bool isTransposed)
{
    return {step.x, !isTransposed};
}

PlaneAxis downOf(kernels::ChromaStep step, bool isTransposed)
{
    return {step.y, isTransposed};
}

kernels::FilterGrid gridOf(double scale, double offset, const PlaneAxis &from, int sourceSize,
                           const PlaneAxis &to, int firstOutput, int outputs)
{
    const double place = (to.placeOf(firstOutput) - offset) / scale;
    const double inPlane = from.isOnFirst ? (place - 0.5) / from.step + 0.5 : place / from.step;
    return {sourceSize, outputs, inPlane, to.step / (scale * from.step)};
}

kernels::Filter filterOf(Sampling sampling)
{
    switch (sampling) {
    case Sampling::Nearest: return kernels::Filter::Nearest;
    case Sampling::Bilinear: return kernels::Filter::Bilinear;
    case Sampling::Automatic:
    case Sampling::Bicubic: return kernels::Filter::CatmullRom;
    case Sampling::Lanczos: return kernels::Filter::Lanczos;
    }
    return kernels::Filter::CatmullRom;
}

std::shared_ptr<const kernels::FilterTaps> TapsCache::get(const kernels::FilterGrid &grid,
                                                          kernels::Filter filter)
{
    constexpr std::size_t kMost = 256;
    if (m_taps.size() >= kMost)
        m_taps.clear();
    const Key key{filter, grid.sourceSize, grid.outputs, grid.firstPlace, grid.step};
    auto &taps = m_taps[key];
    if (!taps)
        taps = std::make_shared<const kernels::FilterTaps>(kernels::makeTaps(filter, grid));
    return taps;
}

std::shared_ptr<const kernels::PhaseTaps> TapsCache::phases(kernels::Filter filter)
{
    auto &taps = m_phases[filter];
    if (!taps)
        taps = std::make_shared<const kernels::PhaseTaps>(filter);
    return taps;
}

void ResampledPlane::paint(const Plane &plane, SampleType sample, const Rect &area,
                           kernels::Rows<float> out, TileMemory &memory) const
{
    const ColumnRange range(*columns, area.left, area.width());
    const std::size_t size = static_cast<std::size_t>(range.count()) * kTileHeight;
    const kernels::Rows<float> filtered{memory.rows(size), range.count()};
    withRowsOf(plane, sample, [&](auto source) {
        kernels::resampleRows(source.at(range.begin, 0), *rows, area.top, filtered,
                              {range.count(), area.height()});
    });
    kernels::resampleColumns({filtered, range.begin, range.end, columns.get(), area.left,
                              memory.strip(size)},
                             out, area.area());
}

Frame transposed(const Frame &frame)
{
    PixelFormat format = frame.format();
    format.layout = turnedLayout(format.layout);
    FrameBuilder turned(format, frame.height(), frame.width(), frame.colour());
    for (int i = 0; i < format.planeCount(); ++i) {
        const Plane &plane = frame.plane(i);
        withRowsOf(plane, format.sample, [&](auto rows) {
            using Sample = std::remove_const_t<std::remove_pointer_t<decltype(rows.data)>>;
            kernels::transpose(rows, rowsOf<Sample>(turned.plane(i)), {plane.width, plane.height});
        });
    }
    return std::move(turned).publish();
}

} // namespace weft
