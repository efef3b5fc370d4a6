// Milliseconds for 1080p (one thread beside others, gcc 12 -O3; plain is reference::):
//                            plain   best
//     one sample a pixel       123     43
//     2 × 2, a little smaller  201     78
// Places, steps and coverage are worked out for 64 pixels at once, in double precision as far as
// the splitting of a place into sample and part: 12 of the figures above. Then pixel by pixel, a
// neighbour being one load of four floats, as in affine.cpp. Samples whose neighbours need no
// clamping are taken by a loop of their own: 12 %.
#include "kernels/perspective.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/perspective.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x, int y,
                       const RgbaRows &out, Area area)
{
    reference::samplePerspective(picture, grid, x, y, out, area);
}

#else

constexpr int kRun = 64; // output pixels

/// The places of a run of output pixels on one axis of the picture, see reference::AxisPlace.
struct AxisPlaces
{
    HWY_ALIGN std::int32_t index[kRun];
    HWY_ALIGN float part[kRun];
    HWY_ALIGN float across[kRun];
    HWY_ALIGN float down[kRun];
    HWY_ALIGN float fromStart[kRun];
    HWY_ALIGN float toEnd[kRun];
    HWY_ALIGN float covered[kRun];

    /// @param m the three numbers of the axis @param w those of the divisor @param scale 1 ÷ it
    template<typename D, typename V>
    HWY_INLINE void place(D d, int i, const double *m, const double *w, V x, V y, V scale, int size)
    {
        const hn::Rebind<float, D> floats;
        const hn::Rebind<std::int32_t, D> integers;
        const auto at = [&](double value) HWY_ATTR { return hn::Set(d, value); };
        const auto place = hn::Mul(hn::Add(hn::Add(hn::Mul(at(m[0]), x), hn::Mul(at(m[1]), y)),
                                           at(m[2])),
                                   scale);
        const auto fromMiddle = hn::Sub(place, at(0.5));
        const auto before = hn::Floor(fromMiddle);
        hn::StoreU(hn::DemoteTo(integers, hn::Min(hn::Max(before, at(-1e9)), at(1e9))), integers,
                   index + i);
        hn::StoreU(hn::DemoteTo(floats, hn::Sub(fromMiddle, before)), floats, part + i);
        const auto step = [&](int k) HWY_ATTR {
            const auto way = hn::Sub(at(m[k]), hn::Mul(place, at(w[k])));
            return hn::DemoteTo(floats, hn::Mul(way, scale));
        };
        hn::StoreU(step(0), floats, across + i);
        hn::StoreU(step(1), floats, down + i);
        hn::StoreU(hn::DemoteTo(floats, place), floats, fromStart + i);
        hn::StoreU(hn::DemoteTo(floats, hn::Sub(at(size), place)), floats, toEnd + i);
    }

    HWY_INLINE void cover(Floats d, int i)
    {
        const auto one = hn::Set(d, 1.0F), half = hn::Set(d, 0.5F);
        const auto x = hn::Load(d, across + i), y = hn::Load(d, down + i);
        const auto perPixel = hn::Sqrt(hn::Add(hn::Mul(x, x), hn::Mul(y, y)));
        const auto start = hn::Add(hn::Div(hn::Load(d, fromStart + i), perPixel), half);
        const auto end = hn::Add(hn::Div(hn::Load(d, toEnd + i), perPixel), half);
        const auto both = hn::Add(hn::Min(start, one), hn::Min(end, one));
        hn::Store(hn::Max(hn::Sub(both, one), hn::Zero(d)), d, covered + i);
    }
};

/// What a run of output pixels is sampled from.
struct Footprints
{
    AxisPlaces u;
    AxisPlaces v;
    HWY_ALIGN float front[kRun]; ///< 1 before the viewer, 0 behind
    HWY_ALIGN float covered[kRun];
    HWY_ALIGN std::int32_t columns[kRun];
    HWY_ALIGN std::int32_t rows[kRun];

    void find(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x, int y,
              int count)
    {
        const hn::ScalableTag<double> d;
        const hn::Rebind<float, decltype(d)> floats;
        const double *m = grid.m.data();
        const auto row = hn::Set(d, y + 0.5);
        for (int i = 0; i < count; i += static_cast<int>(hn::Lanes(d))) {
            const auto column = hn::Iota(d, x + i + 0.5);
            const auto w = hn::Add(hn::Add(hn::Mul(hn::Set(d, m[6]), column),
                                           hn::Mul(hn::Set(d, m[7]), row)),
                                   hn::Set(d, m[8]));
            const auto isBefore = hn::Gt(w, hn::Zero(d));
            hn::StoreU(hn::DemoteTo(floats, hn::IfThenElseZero(isBefore, hn::Set(d, 1.0))), floats,
                       front + i);
            const auto scale = hn::Div(hn::Set(d, 1.0), w);
            u.place(d, i, m, m + 6, column, row, scale, picture.width);
            v.place(d, i, m + 3, m + 6, column, row, scale, picture.height);
        }
        const Floats f;
        for (int i = 0; i < count; i += static_cast<int>(hn::Lanes(f))) {
            u.cover(f, i);
            v.cover(f, i);
            const auto both = hn::Mul(hn::Load(f, u.covered + i), hn::Load(f, v.covered + i));
            const auto isBefore = hn::Gt(hn::Load(f, front + i), hn::Zero(f));
            hn::Store(hn::IfThenElseZero(isBefore, both), f, covered + i);
            count16(f, u.across + i, v.across + i, columns + i);
            count16(f, u.down + i, v.down + i, rows + i);
        }
    }

private:
    /// See reference::samplesFor().
    static HWY_INLINE void count16(Floats d, const float *stepX, const float *stepY,
                                   std::int32_t *counts)
    {
        const hn::RebindToSigned<Floats> integers;
        const auto x = hn::Load(d, stepX), y = hn::Load(d, stepY);
        const auto length = hn::Sqrt(hn::Add(hn::Mul(x, x), hn::Mul(y, y)));
        const auto whole = hn::Ceil(hn::Sub(length, hn::Set(d, 1.0F / 1024)));
        const auto count = hn::Min(hn::Max(whole, hn::Set(d, 1.0F)), hn::Set(d, 16.0F));
        hn::Store(hn::ConvertTo(integers, count), integers, counts);
    }
};

using PerspectivePixel = hn::Vec<hn::CappedTag<float, 4>>;

HWY_INLINE PerspectivePixel mixed(PerspectivePixel a, PerspectivePixel b, PerspectivePixel part)
{
    return hn::Add(a, hn::Mul(hn::Sub(b, a), part));
}

/// The greatest whole number that is not above a value.
HWY_INLINE int wholeOf(float value)
{
    const int towardsZero = static_cast<int>(value);
    return towardsZero - (value < static_cast<float>(towardsZero) ? 1 : 0);
}

/// A bilinear sample that lies so far after the place of a pixel.
/// @tparam kIsInside it and its neighbours lie within the picture
template<bool kIsInside>
HWY_INLINE PerspectivePixel sampleNear(const InterleavedPicture &picture, const Footprints &at,
                                       int i, float offsetX, float offsetY)
{
    const hn::CappedTag<float, 4> d;
    constexpr float kFar = 1e8F;
    float x = at.u.part[i] + offsetX, y = at.v.part[i] + offsetY;
    if constexpr (!kIsInside) {
        x = std::clamp(x, -kFar, kFar);
        y = std::clamp(y, -kFar, kFar);
    }
    const int wholeX = wholeOf(x), wholeY = wholeOf(y);
    const int column = at.u.index[i] + wholeX, row = at.v.index[i] + wholeY;
    const auto held = [](int index, int size) {
        return kIsInside ? index : std::clamp(index, 0, size - 1);
    };
    const std::ptrdiff_t left = std::ptrdiff_t{4} * held(column, picture.width);
    const std::ptrdiff_t right = std::ptrdiff_t{4} * held(column + 1, picture.width);
    const float *top = picture.data + held(row, picture.height) * picture.stride;
    const float *bottom = picture.data + held(row + 1, picture.height) * picture.stride;
    const auto partX = hn::Set(d, x - static_cast<float>(wholeX));
    const auto above = mixed(hn::LoadU(d, top + left), hn::LoadU(d, top + right), partX);
    const auto below = mixed(hn::LoadU(d, bottom + left), hn::LoadU(d, bottom + right), partX);
    return mixed(above, below, hn::Set(d, y - static_cast<float>(wholeY)));
}

/// The middles of so many equal parts of a pixel, from −½ to ½.
struct Middles
{
    float at[17][16];

    Middles()
    {
        for (int count = 1; count <= 16; ++count) {
            for (int i = 0; i < count; ++i)
                at[count][i] = (static_cast<float>(i) + 0.5F) / static_cast<float>(count) - 0.5F;
        }
    }
};

/// The sum of all samples of a pixel.
template<bool kIsInside>
HWY_INLINE PerspectivePixel sumOf(const InterleavedPicture &picture, const Footprints &at,
                                  const Middles &middles, int i)
{
    auto sum = hn::Zero(hn::CappedTag<float, 4>());
    for (int k = 0; k < at.rows[i]; ++k) {
        const float down = middles.at[at.rows[i]][k];
        const float downU = down * at.u.down[i], downV = down * at.v.down[i];
        for (int j = 0; j < at.columns[i]; ++j) {
            const float across = middles.at[at.columns[i]][j];
            sum = hn::Add(sum,
                          sampleNear<kIsInside>(picture, at, i, across * at.u.across[i] + downU,
                                                across * at.v.across[i] + downV));
        }
    }
    return sum;
}

/// Whether all samples of a pixel on an axis lie within the picture with their neighbours.
HWY_INLINE bool isInside(const AxisPlaces &at, int i, int size)
{
    const float reach = 0.5F * (std::abs(at.across[i]) + std::abs(at.down[i])) + 2;
    const auto index = static_cast<float>(at.index[i]);
    return index >= reach && index + reach < static_cast<float>(size - 1);
}

void samplePixels(const InterleavedPicture &picture, const Footprints &at, const Middles &middles,
                  int count, float *out)
{
    const hn::CappedTag<float, 4> d;
    for (int i = 0; i < count; ++i, out += 4) {
        if (!(at.covered[i] > 0)) {
            hn::StoreU(hn::Zero(d), d, out);
            continue;
        }
        const bool inside = isInside(at.u, i, picture.width) && isInside(at.v, i, picture.height);
        const auto sum = inside ? sumOf<true>(picture, at, middles, i)
                                : sumOf<false>(picture, at, middles, i);
        const float share = at.covered[i] / static_cast<float>(at.columns[i] * at.rows[i]);
        hn::StoreU(hn::Mul(sum, hn::Set(d, share)), d, out);
    }
}

void separate(const float *from, const RgbaRows &out, int width)
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

void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x0,
                       int y0, const RgbaRows &out, Area area)
{
    static const Middles middles;
    Footprints footprints;
    float pixels[4 * kRun];
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; x += kRun) {
            const int count = std::min(kRun, area.width - x);
            footprints.find(picture, grid, x0 + x, y0 + y, count);
            samplePixels(picture, footprints, middles, count, pixels);
            separate(pixels, out.at(x, y), count);
        }
    }
}

#endif

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(samplePerspective);

void samplePerspective(const InterleavedPicture &picture, const PerspectiveGrid &grid, int x, int y,
                       const RgbaRows &out, Area area)
{
    HWY_DYNAMIC_DISPATCH(samplePerspective)(picture, grid, x, y, out, area);
}

} // namespace weft::kernels
#endif
