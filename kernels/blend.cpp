// Milliseconds for 1080p (EPYC Zen 4, one thread, gcc 12 -O3), tiles of 252 × 16, four planes onto
// three:
//                   plain   SSE4   AVX2   AVX3
//     over           7.11   1.12   0.69   0.74    bound by loads and stores
//     add            5.74   0.72   0.69   0.70
//     premultiply    0.68   0.65   0.63   0.60    gcc vectorises it as well
#include "kernels/blend.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/blend.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// The same row of four planes. Without alpha, a is nullptr.
struct PixelRow
{
    float *r;
    float *g;
    float *b;
    float *a;

    PixelRow(const RgbaRows &picture, int y)
        : r(picture.planes[0].row(y))
        , g(picture.planes[1].row(y))
        , b(picture.planes[2].row(y))
        , a(picture.hasAlpha() ? picture.planes[3].row(y) : nullptr)
    {}
};

template<typename D>
HWY_INLINE void multiplyAt(D d, float *at, hn::Vec<D> factor)
{
    hn::StoreU(hn::Mul(hn::LoadU(d, at), factor), d, at);
}

void premultiply(const RgbaRows &picture, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto alpha = hn::LoadU(d, row.a + x);
            multiplyAt(d, row.r + x, alpha);
            multiplyAt(d, row.g + x, alpha);
            multiplyAt(d, row.b + x, alpha);
        });
    }
}

void unpremultiply(const RgbaRows &picture, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto alpha = hn::LoadU(d, row.a + x);
            const auto visible = hn::Gt(alpha, hn::Zero(d));
            const auto divisor = hn::IfThenElse(visible, alpha, hn::Set(d, 1.0F));
            for (float *colour : {row.r + x, row.g + x, row.b + x}) {
                const auto straight = hn::Div(hn::LoadU(d, colour), divisor);
                hn::StoreU(hn::IfThenElseZero(visible, straight), d, colour);
            }
        });
    }
}

void clampPremultiplied(const RgbaRows &picture, Area area, float greatest)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto zero = hn::Zero(d);
            const auto alpha = hn::Clamp(hn::LoadU(d, row.a + x), zero, hn::Set(d, 1.0F));
            hn::StoreU(alpha, d, row.a + x);
            const auto most = hn::Mul(alpha, hn::Set(d, greatest));
            for (float *colour : {row.r + x, row.g + x, row.b + x})
                hn::StoreU(hn::Clamp(hn::LoadU(d, colour), zero, most), d, colour);
        });
    }
}

void attenuate(const RgbaRows &picture, Area area, const float *columns, const float *rows)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto covered = hn::Mul(hn::LoadU(d, columns + x), hn::Set(d, rows[y]));
            for (float *samples : {row.r + x, row.g + x, row.b + x, row.a + x})
                multiplyAt(d, samples, covered);
        });
    }
}

void keep(const RgbaRows &picture, Rows<const float> kept, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(picture, y);
        const float *part = kept.row(y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto factor = hn::LoadU(d, part + x);
            for (float *samples : {row.r + x, row.g + x, row.b + x, row.a + x})
                multiplyAt(d, samples, factor);
        });
    }
}

void fill(const RgbaRows &out, Area area, const std::array<float, 4> &colour)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow row(out, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            hn::StoreU(hn::Set(d, colour[0]), d, row.r + x);
            hn::StoreU(hn::Set(d, colour[1]), d, row.g + x);
            hn::StoreU(hn::Set(d, colour[2]), d, row.b + x);
            if (row.a)
                hn::StoreU(hn::Set(d, colour[3]), d, row.a + x);
        });
    }
}

void set(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow to(onto, y);
        const PixelRow from(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto w = hn::Set(d, weight);
            hn::StoreU(hn::Mul(hn::LoadU(d, from.r + x), w), d, to.r + x);
            hn::StoreU(hn::Mul(hn::LoadU(d, from.g + x), w), d, to.g + x);
            hn::StoreU(hn::Mul(hn::LoadU(d, from.b + x), w), d, to.b + x);
            if (to.a)
                hn::StoreU(from.a ? hn::Mul(hn::LoadU(d, from.a + x), w) : w, d, to.a + x);
        });
    }
}

template<typename D>
HWY_INLINE void addAt(D d, float *to, hn::Vec<D> value)
{
    hn::StoreU(hn::Add(hn::LoadU(d, to), value), d, to);
}

void add(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow to(onto, y);
        const PixelRow from(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto w = hn::Set(d, weight);
            addAt(d, to.r + x, hn::Mul(hn::LoadU(d, from.r + x), w));
            addAt(d, to.g + x, hn::Mul(hn::LoadU(d, from.g + x), w));
            addAt(d, to.b + x, hn::Mul(hn::LoadU(d, from.b + x), w));
            if (to.a)
                addAt(d, to.a + x, from.a ? hn::Mul(hn::LoadU(d, from.a + x), w) : w);
        });
    }
}

/// below × rest + above
template<typename D>
HWY_INLINE void layAt(D d, float *below, hn::Vec<D> rest, hn::Vec<D> above)
{
    hn::StoreU(hn::Add(hn::Mul(hn::LoadU(d, below), rest), above), d, below);
}

void over(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    for (int y = 0; y < area.height; ++y) {
        const PixelRow to(onto, y);
        const PixelRow from(picture, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto w = hn::Set(d, weight);
            const auto alpha = from.a ? hn::Mul(hn::LoadU(d, from.a + x), w) : w;
            const auto rest = hn::Sub(hn::Set(d, 1.0F), alpha);
            layAt(d, to.r + x, rest, hn::Mul(hn::LoadU(d, from.r + x), w));
            layAt(d, to.g + x, rest, hn::Mul(hn::LoadU(d, from.g + x), w));
            layAt(d, to.b + x, rest, hn::Mul(hn::LoadU(d, from.b + x), w));
            if (to.a)
                layAt(d, to.a + x, rest, alpha);
        });
    }
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(premultiply);
HWY_EXPORT(unpremultiply);
HWY_EXPORT(clampPremultiplied);
HWY_EXPORT(attenuate);
HWY_EXPORT(keep);
HWY_EXPORT(fill);
HWY_EXPORT(set);
HWY_EXPORT(add);
HWY_EXPORT(over);

void premultiply(const RgbaRows &picture, Area area)
{
    HWY_DYNAMIC_DISPATCH(premultiply)(picture, area);
}

void unpremultiply(const RgbaRows &picture, Area area)
{
    HWY_DYNAMIC_DISPATCH(unpremultiply)(picture, area);
}

void clampPremultiplied(const RgbaRows &picture, Area area, float greatest)
{
    HWY_DYNAMIC_DISPATCH(clampPremultiplied)(picture, area, greatest);
}

void attenuate(const RgbaRows &picture, Area area, const float *columns, const float *rows)
{
    HWY_DYNAMIC_DISPATCH(attenuate)(picture, area, columns, rows);
}

void keep(const RgbaRows &picture, Rows<const float> kept, Area area)
{
    HWY_DYNAMIC_DISPATCH(keep)(picture, kept, area);
}

void fill(const RgbaRows &out, Area area, const std::array<float, 4> &colour)
{
    HWY_DYNAMIC_DISPATCH(fill)(out, area, colour);
}

void set(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    HWY_DYNAMIC_DISPATCH(set)(onto, picture, area, weight);
}

void add(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    HWY_DYNAMIC_DISPATCH(add)(onto, picture, area, weight);
}

void over(const RgbaRows &onto, const RgbaRows &picture, Area area, float weight)
{
    HWY_DYNAMIC_DISPATCH(over)(onto, picture, area, weight);
}

} // namespace weft::kernels
#endif
