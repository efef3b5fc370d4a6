#include "kernels/affine_axis.h"

namespace weft::kernels {

PhaseTaps::PhaseTaps(Filter filter)
    : m_count(filter == Filter::Lanczos      ? 6
              : filter == Filter::CatmullRom ? 4
                                             : 2)
    , m_weights(static_cast<std::size_t>(kPhases + 1) * m_count)
{
    // Of a row that is long enough, places after the middle of its sample m_count − 1.
    const int size = 2 * m_count;
    const FilterGrid grid{size, kPhases + 1, m_count - 0.5, 1.0 / kPhases};
    const FilterTaps made = makeTaps(filter, grid);
    for (int phase = 0; phase <= kPhases; ++phase) {
        float *weights = m_weights.data() + static_cast<std::ptrdiff_t>(phase) * m_count;
        for (int i = 0; i < made.count; ++i) {
            const int tap = made.first[static_cast<std::size_t>(phase)] + i - m_count / 2;
            if (tap >= 0 && tap < m_count)
                weights[tap] = made.weightsOf(phase)[i];
        }
    }
}

} // namespace weft::kernels

namespace weft::kernels::reference {

namespace {

/// The two samples around a place on an axis, the place between them, and how much of the output
/// pixel lies inside the picture.
struct Neighbours
{
    int index; ///< of the sample before the place; it may lie beyond the picture
    int low;
    int high;
    float part;
    float covered;

    Neighbours(const AxisRun &run, int i)
    {
        const float place = run.part + static_cast<float>(i) * run.step;
        const float whole = std::floor(place);
        index = run.index + static_cast<int>(whole);
        part = place - whole;
        low = std::clamp(index, 0, run.size - 1);
        high = std::clamp(index + 1, 0, run.size - 1);
        const float fromStart = ((static_cast<float>(index) + 0.5F) + part) * run.density + 0.5F;
        const float toEnd = ((static_cast<float>(run.size - 1 - index) + 0.5F) - part) * run.density
                            + 0.5F;
        covered = std::max(std::min(fromStart, 1.0F) + std::min(toEnd, 1.0F) - 1.0F, 0.0F);
    }
};

float between(float a, float b, float part)
{
    return a + (b - a) * part;
}

int phaseOf(float part)
{
    return static_cast<int>(part * PhaseTaps::kPhases + 0.5F);
}

} // namespace

void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, int x0, int y0,
                  const RgbaRows &out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const int inRun = (x0 + x) % AxisRun::kLength;
            const int runX = x0 + x - inRun;
            const Neighbours u(AxisRun::across(picture, grid, runX, y0 + y), inRun);
            const Neighbours v(AxisRun::down(picture, grid, runX, y0 + y), inRun);
            const float *top = picture.data + v.low * picture.stride;
            const float *bottom = picture.data + v.high * picture.stride;
            for (int c = 0; c < 4; ++c) {
                const float above = between(top[u.low * 4 + c], top[u.high * 4 + c], u.part);
                const float below = between(bottom[u.low * 4 + c], bottom[u.high * 4 + c], u.part);
                out.planes[static_cast<std::size_t>(c)].row(y)[x] = between(above, below, v.part)
                                                                    * (u.covered * v.covered);
            }
        }
    }
}

void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps &taps,
                  int x0, int y0, const RgbaRows &out, Area area)
{
    const int count = taps.count();
    const auto held = [count](int index, int tap, int size) {
        return std::clamp(index + 1 - count / 2 + tap, 0, size - 1);
    };
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const int inRun = (x0 + x) % AxisRun::kLength;
            const int runX = x0 + x - inRun;
            const Neighbours u(AxisRun::across(picture, grid, runX, y0 + y), inRun);
            const Neighbours v(AxisRun::down(picture, grid, runX, y0 + y), inRun);
            const float *across = taps.weightsAt(phaseOf(u.part));
            const float *down = taps.weightsAt(phaseOf(v.part));
            for (int c = 0; c < 4; ++c) {
                float sum = 0;
                for (int j = 0; j < count; ++j) {
                    const float *row = picture.data
                                       + held(v.index, j, picture.height) * picture.stride;
                    float inRow = 0;
                    for (int i = 0; i < count; ++i)
                        inRow += row[held(u.index, i, picture.width) * 4 + c] * across[i];
                    sum += inRow * down[j];
                }
                out.planes[static_cast<std::size_t>(c)].row(y)[x] = sum * (u.covered * v.covered);
            }
        }
    }
}

void interleave(const RgbaRows &picture, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            for (std::size_t c = 0; c < 3; ++c)
                out.row(y)[x * 4 + static_cast<int>(c)] = picture.planes[c].row(y)[x];
            out.row(y)[x * 4 + 3] = picture.hasAlpha() ? picture.planes[3].row(y)[x] : 1.0F;
        }
    }
}

} // namespace weft::kernels::reference
