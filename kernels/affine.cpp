// Milliseconds for 1080p, turned by 18° (EPYC Zen 4, one thread, gcc 12 -O3):
//                   plain   SSE4   AVX2   AVX3
//     sampleAffine    144     26     22     18
// The four components of a pixel lie side by side, so that a neighbour is one load of four floats;
// planes would take sixteen gathered samples a pixel. Places and coverage are worked out for 64
// pixels at once.
#include "kernels/affine.h"

#include "kernels/affine_axis.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/affine.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

void interleave(const RgbaRows &picture, Rows<float> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const float *r = picture.planes[0].row(y);
        const float *g = picture.planes[1].row(y);
        const float *b = picture.planes[2].row(y);
        const float *a = picture.hasAlpha() ? picture.planes[3].row(y) : nullptr;
        float *to = out.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto alpha = a ? hn::LoadU(d, a + x) : hn::Set(d, 1.0F);
            hn::StoreInterleaved4(hn::LoadU(d, r + x), hn::LoadU(d, g + x), hn::LoadU(d, b + x),
                                  alpha, d, to + 4 * x);
        });
    }
}

#if HWY_TARGET == HWY_SCALAR

void sample(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps *taps, int x,
            int y, const RgbaRows &out, Area area)
{
    if (taps)
        reference::sampleAffine(picture, grid, *taps, x, y, out, area);
    else
        reference::sampleAffine(picture, grid, x, y, out, area);
}

#else

/// For each pixel of a run: offsets of the two samples around its place, the place between them,
/// and the part of the pixel that lies inside the picture.
struct Neighbours
{
    HWY_ALIGN std::int32_t index[AxisRun::kLength]; ///< of the sample before the place; it may lie
                                                    ///< beyond the picture
    HWY_ALIGN std::int32_t low[AxisRun::kLength];
    HWY_ALIGN std::int32_t high[AxisRun::kLength];
    HWY_ALIGN float part[AxisRun::kLength];
    HWY_ALIGN float covered[AxisRun::kLength];

    void find(const AxisRun &run)
    {
        const Floats d;
        const hn::RebindToSigned<Floats> integers;
        const auto zero = hn::Zero(integers);
        const auto last = hn::Set(integers, run.size - 1);
        const auto half = hn::Set(d, 0.5F);
        const auto one = hn::Set(d, 1.0F);
        for (int i = 0; i < AxisRun::kLength; i += static_cast<int>(hn::Lanes(d))) {
            const auto pixel = hn::Iota(d, static_cast<float>(i));
            const auto place = hn::Add(hn::Set(d, run.part), hn::Mul(pixel, hn::Set(d, run.step)));
            const auto whole = hn::Floor(place);
            const auto rest = hn::Sub(place, whole);
            const auto before = hn::Add(hn::Set(integers, run.index),
                                        hn::ConvertTo(integers, whole));
            hn::Store(before, integers, index + i);
            hn::Store(hn::Clamp(before, zero, last), integers, low + i);
            hn::Store(hn::Clamp(hn::Add(before, hn::Set(integers, 1)), zero, last), integers,
                      high + i);
            hn::Store(rest, d, part + i);
            const auto inside = hn::Add(hn::Add(hn::ConvertTo(d, before), half), rest);
            const auto outside = hn::Sub(hn::Add(hn::ConvertTo(d, hn::Sub(last, before)), half),
                                         rest);
            const auto density = hn::Set(d, run.density);
            const auto fromStart = hn::Add(hn::Mul(inside, density), half);
            const auto toEnd = hn::Add(hn::Mul(outside, density), half);
            const auto both = hn::Add(hn::Min(fromStart, one), hn::Min(toEnd, one));
            hn::Store(hn::Max(hn::Sub(both, one), hn::Zero(d)), d, covered + i);
        }
    }
};

using Pixel = hn::Vec<hn::CappedTag<float, 4>>;

HWY_INLINE Pixel between(Pixel a, Pixel b, float part)
{
    return hn::Add(a, hn::Mul(hn::Sub(b, a), hn::Set(hn::CappedTag<float, 4>(), part)));
}

/// The pixels [from, to) of a run, interleaved.
void sampleRun(const InterleavedPicture &picture, const Neighbours &u, const Neighbours &v,
               int from, int to, float *out)
{
    const hn::CappedTag<float, 4> d;
    for (int i = from; i < to; ++i, out += 4) {
        const float covered = u.covered[i] * v.covered[i];
        if (covered == 0) {
            hn::StoreU(hn::Zero(d), d, out);
            continue;
        }
        const float *top = picture.data + v.low[i] * picture.stride;
        const float *bottom = picture.data + v.high[i] * picture.stride;
        const std::ptrdiff_t left = u.low[i] * std::ptrdiff_t{4};
        const std::ptrdiff_t right = u.high[i] * std::ptrdiff_t{4};
        const auto above = between(hn::LoadU(d, top + left), hn::LoadU(d, top + right), u.part[i]);
        const auto below = between(hn::LoadU(d, bottom + left), hn::LoadU(d, bottom + right),
                                   u.part[i]);
        const auto value = between(above, below, v.part[i]);
        hn::StoreU(hn::Mul(value, hn::Set(d, covered)), d, out);
    }
}

/// Offsets of the samples around a place, those beyond the picture held.
void findOffsets(int index, int count, int size, std::ptrdiff_t step, std::ptrdiff_t *offsets)
{
    for (int i = 0; i < count; ++i)
        offsets[i] = std::clamp(index + 1 - count / 2 + i, 0, size - 1) * step;
}

int phaseOf(float part)
{
    return static_cast<int>(part * PhaseTaps::kPhases + 0.5F);
}

/// The same with the weights of a filter.
void sampleRunWith(const InterleavedPicture &picture, const Neighbours &u, const Neighbours &v,
                   const PhaseTaps &taps, int from, int to, float *out)
{
    const hn::CappedTag<float, 4> d;
    constexpr int kMostTaps = 6;
    const int count = taps.count();
    std::ptrdiff_t columns[kMostTaps];
    std::ptrdiff_t rows[kMostTaps];
    for (int i = from; i < to; ++i, out += 4) {
        const float covered = u.covered[i] * v.covered[i];
        if (covered == 0) {
            hn::StoreU(hn::Zero(d), d, out);
            continue;
        }
        findOffsets(u.index[i], count, picture.width, 4, columns);
        findOffsets(v.index[i], count, picture.height, picture.stride, rows);
        const float *across = taps.weightsAt(phaseOf(u.part[i]));
        const float *down = taps.weightsAt(phaseOf(v.part[i]));
        auto sum = hn::Zero(d);
        for (int k = 0; k < count; ++k) {
            const float *row = picture.data + rows[k];
            auto inRow = hn::Zero(d);
            for (int j = 0; j < count; ++j)
                inRow = hn::Add(inRow,
                                hn::Mul(hn::LoadU(d, row + columns[j]), hn::Set(d, across[j])));
            sum = hn::Add(sum, hn::Mul(inRow, hn::Set(d, down[k])));
        }
        hn::StoreU(hn::Mul(sum, hn::Set(d, covered)), d, out);
    }
}

void deinterleave(const float *from, const RgbaRows &out, int width)
{
    forEachVector(0, width, [&](auto d, int x) HWY_ATTR {
        hn::Vec<decltype(d)> r, g, b, a;
        hn::LoadInterleaved4(d, from + 4 * x, r, g, b, a);
        hn::StoreU(r, d, out.planes[0].data + x);
        hn::StoreU(g, d, out.planes[1].data + x);
        hn::StoreU(b, d, out.planes[2].data + x);
        hn::StoreU(a, d, out.planes[3].data + x);
    });
}

/// @param taps null: bilinear
void sample(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps *taps,
            int x0, int y0, const RgbaRows &out, Area area)
{
    Neighbours u;
    Neighbours v;
    float pixels[4 * AxisRun::kLength];
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width;) {
            const int from = (x0 + x) % AxisRun::kLength;
            const int count = std::min(AxisRun::kLength - from, area.width - x);
            u.find(AxisRun::across(picture, grid, x0 + x - from, y0 + y));
            v.find(AxisRun::down(picture, grid, x0 + x - from, y0 + y));
            if (taps)
                sampleRunWith(picture, u, v, *taps, from, from + count, pixels);
            else
                sampleRun(picture, u, v, from, from + count, pixels);
            deinterleave(pixels, out.at(x, y), count);
            x += count;
        }
    }
}

#endif

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(interleave);
HWY_EXPORT(sample);

void interleave(const RgbaRows &picture, Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(interleave)(picture, out, area);
}

void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, int x, int y,
                  const RgbaRows &out, Area area)
{
    HWY_DYNAMIC_DISPATCH(sample)(picture, grid, nullptr, x, y, out, area);
}

void sampleAffine(const InterleavedPicture &picture, const AffineGrid &grid, const PhaseTaps &taps,
                  int x, int y, const RgbaRows &out, Area area)
{
    HWY_DYNAMIC_DISPATCH(sample)(picture, grid, &taps, x, y, out, area);
}

} // namespace weft::kernels
#endif
