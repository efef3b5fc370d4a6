#include "kernels/affine_axis.h"

namespace weft::kernels::reference {

namespace {

/// The two samples around a place on an axis, the place between them, and how much of the output
/// pixel lies inside the picture.
struct Neighbours
{
    int low;
    int high;
    float part;
    float covered;

    Neighbours(const AxisRun &run, int i)
    {
        const float place = run.part + static_cast<float>(i) * run.step;
        const float whole = std::floor(place);
        const int index = run.index + static_cast<int>(whole);
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
