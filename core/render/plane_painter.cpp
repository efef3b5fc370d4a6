#include "core/render/plane_painter.h"

#include <cmath>

namespace weft {

namespace {

using kernels::ChromaStep;
using kernels::Rows;

bool isChroma(const PixelFormat &format, int plane)
{
    return !format.isRgb() && (plane == 1 || plane == 2);
}

/// From a picture's codes of a plane to the output's, through a gain.
kernels::CodeScale scaleOf(const PlanePainter::Job &job, int plane, const RenderTarget &target)
{
    const Frame &frame = job.frame;
    const kernels::YuvCodes from = yuvCodesOf(completed(frame.colour(), frame.height(),
                                                        frame.format().isRgb()),
                                              frame.format());
    const kernels::YuvCodes to = yuvCodesOf(target.colour, target.format);
    const bool chroma = isChroma(target.format, plane);
    const double scale = chroma ? to.chromaSpan * job.gain.chroma / from.chromaSpan
                                : to.lumaSpan * job.gain.luma / from.lumaSpan;
    const double offset = chroma
                              ? to.chromaZero - from.chromaZero * scale
                              : to.lumaZero + to.lumaSpan * job.gain.offset - from.lumaZero * scale;
    return {static_cast<float>(scale), static_cast<float>(offset)};
}

/// How much of each sample of a plane is covered along one axis, if so much of the luma samples is.
/// Chroma takes what plan F's filter takes: a triangle across, a mean downwards.
class CoveredSamples
{
public:
    /// @param first luma sample that `parts` begin with @param length luma samples there are
    CoveredSamples(const std::vector<float> &parts, int first, int length, const PlaneAxis &axis)
        : m_parts(parts)
        , m_first(first)
        , m_length(length)
        , m_axis(axis)
    {}

    float at(int sample) const
    {
        const int step = m_axis.step;
        float sum = 0;
        float weights = 0;
        for (int i = m_axis.isOnFirst ? 1 - step : 0; i < step; ++i) {
            const auto weight = static_cast<float>(m_axis.isOnFirst ? step - std::abs(i) : 1);
            sum += weight * lumaAt(step * sample + i);
            weights += weight;
        }
        return sum / weights;
    }

private:
    float lumaAt(int place) const
    {
        const int index = std::clamp(place, 0, m_length - 1) - m_first;
        return index >= 0 && index < static_cast<int>(m_parts.size())
                   ? m_parts[static_cast<std::size_t>(index)]
                   : 0;
    }

    const std::vector<float> &m_parts;
    int m_first;
    int m_length;
    PlaneAxis m_axis;
};

/// Samples of an axis that are covered, from `first` on.
struct CoveredRun
{
    int first = 0;
    std::vector<float> parts;
};

CoveredRun coveredRun(const CoveredSamples &samples, int count)
{
    CoveredRun run;
    for (int i = 0; i < count; ++i) {
        const float part = samples.at(i);
        if (part <= 0 && run.parts.empty())
            run.first = i + 1;
        else
            run.parts.push_back(part);
    }
    while (!run.parts.empty() && run.parts.back() <= 0)
        run.parts.pop_back();
    return run;
}

/// The first source sample, where an axis takes them one for one.
std::optional<int> copiedFrom(const kernels::FilterGrid &grid)
{
    const double first = grid.firstPlace - 0.5;
    const double whole = std::round(first);
    const bool isOne = std::abs(grid.step - 1) * grid.outputs < kPlacementEnd
                       && std::abs(first - whole) < kPlacementEnd && whole >= 0
                       && whole + grid.outputs <= grid.sourceSize;
    return isOne ? std::optional(static_cast<int>(whole)) : std::nullopt;
}

} // namespace

PlanePainter::PlanePainter(const Job &job, int plane, const RenderTarget &target, TapsCache &taps)
    : m_frame(job.frame)
    , m_index(plane)
    , m_scale(scaleOf(job, plane, target))
    , m_weight(job.weight)
{
    const bool chroma = isChroma(target.format, plane);
    place(job, chroma ? chromaStepOf(m_frame.format().layout) : ChromaStep(),
          chroma ? chromaStepOf(target.format.layout) : ChromaStep(), target, taps);
}

void PlanePainter::place(const Job &job, ChromaStep from, ChromaStep to, const RenderTarget &target,
                         TapsCache &taps)
{
    const Affine &m = job.placement;
    const Coverage luma = coverageOf(m, m_frame, {0, 0, target.width, target.height});
    const int width = target.format.planeWidth(m_index, target.width);
    const int height = target.format.planeHeight(m_index, target.height);
    CoveredRun columns = coveredRun({luma.columns, luma.bounds.left, target.width, acrossOf(to)},
                                    width);
    CoveredRun rows = coveredRun({luma.rows, luma.bounds.top, target.height, downOf(to)}, height);
    m_columns = std::move(columns.parts);
    m_rows = std::move(rows.parts);
    m_bounds = {columns.first, rows.first, columns.first + static_cast<int>(m_columns.size()),
                rows.first + static_cast<int>(m_rows.size())};
    const auto isFull = [](float part) { return part == 1; };
    m_isEven = std::all_of(m_columns.begin(), m_columns.end(), isFull)
               && std::all_of(m_rows.begin(), m_rows.end(), isFull);
    m_isWhole = m_isEven && m_bounds == Rect{0, 0, width, height};
    if (m_bounds.isEmpty())
        return;
    const Plane &plane = m_frame.plane(m_index);
    const auto across = gridOf(m.xx, m.dx, acrossOf(from, job.isTransposed), plane.width,
                               acrossOf(to), m_bounds.left, m_bounds.width());
    const auto down = gridOf(m.yy, m.dy, downOf(from, job.isTransposed), plane.height, downOf(to),
                             m_bounds.top, m_bounds.height());
    const auto x = copiedFrom(across);
    const auto y = copiedFrom(down);
    m_x = m_bounds.left - x.value_or(0);
    m_y = m_bounds.top - y.value_or(0);
    if (!x || !y)
        m_resampled = {taps.get(across, job.filter), taps.get(down, job.filter)};
}

kernels::PlaneCoverage PlanePainter::coverageFrom(const Rect &area) const
{
    const auto weight = static_cast<float>(m_weight);
    if (m_isEven)
        return {weight};
    return {weight, m_columns.data() + area.left - m_bounds.left,
            m_rows.data() + area.top - m_bounds.top};
}

/// Calls op(rows) with the samples of an area in whatever type they are.
template<typename Op>
void PlanePainter::withSamples(const Rect &area, TileMemory &memory, Op op) const
{
    const Plane &plane = m_frame.plane(m_index);
    const SampleType sample = m_frame.format().sample;
    if (!m_resampled.columns)
        return withRowsOf(plane, sample,
                          [&](auto rows) { op(rows.at(area.left - m_x, area.top - m_y)); });
    const Rows<float> made = memory.next().planes[0];
    m_resampled.paint(plane, sample,
                      {area.left - m_bounds.left, area.top - m_bounds.top,
                       area.right - m_bounds.left, area.bottom - m_bounds.top},
                      made, memory);
    op(Rows<const float>(made));
}

void PlanePainter::set(const Rect &area, Rows<float> onto, TileMemory &memory) const
{
    withSamples(area, memory,
                [&](auto codes) { kernels::setPlane(codes, onto, area.area(), m_scale); });
}

void PlanePainter::lay(const Rect &area, Rows<float> onto, TileMemory &memory) const
{
    const Rect part = area.intersected(m_bounds);
    if (part.isEmpty())
        return;
    withSamples(part, memory, [&](auto codes) {
        kernels::layPlane(codes, onto.at(part.left - area.left, part.top - area.top), part.area(),
                          m_scale, coverageFrom(part));
    });
}

void PlanePainter::add(const Rect &area, const kernels::PlaneSum &sum, TileMemory &memory) const
{
    const Rect part = area.intersected(m_bounds);
    if (part.isEmpty())
        return;
    const kernels::PlaneSum there{sum.values.at(part.left - area.left, part.top - area.top),
                                  sum.covered.at(part.left - area.left, part.top - area.top)};
    withSamples(part, memory, [&](auto codes) {
        kernels::addPlane(codes, there, part.area(), m_scale, coverageFrom(part));
    });
}

} // namespace weft
