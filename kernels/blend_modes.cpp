// Milliseconds for 1080p, four planes with four below (EPYC Zen 4, one thread, gcc 12 -O3, a busy
// machine), tiles of 240 × 16:
//                   plain   SSE4   AVX2   AVX3
//     multiply       20.2    5.5    5.7    5.0    bound by loads and stores, and six divisions
//     soft light     28.0    8.0    5.7    5.7
//     hue            39.0   13.8    7.6    5.8
#include "kernels/blend_modes.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/blend_modes.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// Red, green and blue of a vector of pixels.
template<typename V>
struct Colours
{
    V r;
    V g;
    V b;
};

template<typename D, typename V = hn::Vec<D>>
HWY_INLINE V oneOf(D d)
{
    return hn::Set(d, 1.0F);
}

/// Each mode's function of one level below, b, and one of the picture, s.
struct Darken
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        return hn::Min(b, s);
    }
};

struct Multiply
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        return hn::Mul(b, s);
    }
};

struct ColourBurn
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        const V one = oneOf(d);
        const auto isBlack = hn::Eq(s, hn::Zero(d));
        const V divisor = hn::IfThenElse(isBlack, one, s);
        const V burnt = hn::Sub(one, hn::Min(one, hn::Div(hn::Sub(one, b), divisor)));
        return hn::IfThenElse(hn::Eq(b, one), one, hn::IfThenZeroElse(isBlack, burnt));
    }
};

struct Lighten
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        return hn::Max(b, s);
    }
};

struct Screen
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        return hn::Sub(hn::Add(b, s), hn::Mul(b, s));
    }
};

struct ColourDodge
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        const V one = oneOf(d);
        const auto isWhite = hn::Eq(s, one);
        const V divisor = hn::IfThenElse(isWhite, one, hn::Sub(one, s));
        const V dodged = hn::IfThenElse(isWhite, one, hn::Min(one, hn::Div(b, divisor)));
        return hn::IfThenZeroElse(hn::Eq(b, hn::Zero(d)), dodged);
    }
};

struct Sum
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        return hn::Min(oneOf(d), hn::Add(b, s));
    }
};

struct HardLight
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        const V twice = hn::Add(s, s);
        const V upper = Screen()(d, b, hn::Sub(twice, oneOf(d)));
        return hn::IfThenElse(hn::Le(s, hn::Set(d, 0.5F)), hn::Mul(b, twice), upper);
    }
};

struct Overlay
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        return HardLight()(d, s, b);
    }
};

struct SoftLight
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        const V one = oneOf(d);
        const V twice = hn::Add(s, s);
        const V lower = hn::Sub(b, hn::Mul(hn::Mul(hn::Sub(one, twice), b), hn::Sub(one, b)));
        const V square = hn::Sub(hn::Mul(hn::Set(d, 16.0F), b), hn::Set(d, 12.0F));
        const V dark = hn::Mul(hn::Add(hn::Mul(square, b), hn::Set(d, 4.0F)), b);
        const V lit = hn::IfThenElse(hn::Le(b, hn::Set(d, 0.25F)), dark, hn::Sqrt(b));
        const V upper = hn::Add(b, hn::Mul(hn::Sub(twice, one), hn::Sub(lit, b)));
        return hn::IfThenElse(hn::Le(s, hn::Set(d, 0.5F)), lower, upper);
    }
};

struct Difference
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        return hn::Abs(hn::Sub(b, s));
    }
};

struct Exclusion
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D, V b, V s) const
    {
        const V both = hn::Mul(b, s);
        return hn::Sub(hn::Add(b, s), hn::Add(both, both));
    }
};

struct Subtract
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        return hn::Max(hn::Zero(d), hn::Sub(b, s));
    }
};

struct Divide
{
    template<typename D, typename V>
    HWY_INLINE V operator()(D d, V b, V s) const
    {
        const V one = oneOf(d);
        const auto isBlack = hn::Eq(s, hn::Zero(d));
        const V divisor = hn::IfThenElse(isBlack, one, s);
        const V divided = hn::IfThenElse(isBlack, one, hn::Min(one, hn::Div(b, divisor)));
        return hn::IfThenZeroElse(hn::Eq(b, hn::Zero(d)), divided);
    }
};

template<typename V>
HWY_INLINE V leastOf(const Colours<V> &c)
{
    return hn::Min(hn::Min(c.r, c.g), c.b);
}

template<typename V>
HWY_INLINE V greatestOf(const Colours<V> &c)
{
    return hn::Max(hn::Max(c.r, c.g), c.b);
}

template<typename V>
HWY_INLINE V saturationOf(const Colours<V> &c)
{
    return hn::Sub(greatestOf(c), leastOf(c));
}

template<typename D, typename V>
HWY_INLINE V luminosityOf(D d, const Colours<V> &c)
{
    const V redAndGreen = hn::Add(hn::Mul(hn::Set(d, 0.3F), c.r), hn::Mul(hn::Set(d, 0.59F), c.g));
    return hn::Add(redAndGreen, hn::Mul(hn::Set(d, 0.11F), c.b));
}

template<typename V, typename Op>
HWY_INLINE Colours<V> each(const Colours<V> &c, Op op)
{
    return {op(c.r), op(c.g), op(c.b)};
}

template<typename D, typename V>
HWY_INLINE Colours<V> withLuminosity(D d, const Colours<V> &colour, V wanted)
{
    const V one = oneOf(d);
    const V distance = hn::Sub(wanted, luminosityOf(d, colour));
    Colours<V> c = each(colour, [&](V part) HWY_ATTR { return hn::Add(part, distance); });
    const V grey = luminosityOf(d, c), low = leastOf(c), high = greatestOf(c);
    const auto isLow = hn::Lt(low, hn::Zero(d));
    const auto isHigh = hn::Gt(high, one);
    const V fromLow = hn::IfThenElse(isLow, hn::Sub(grey, low), one);
    const V fromHigh = hn::IfThenElse(isHigh, hn::Sub(high, grey), one);
    c = each(c, [&](V part) HWY_ATTR {
        const V moved = hn::Div(hn::Mul(hn::Sub(part, grey), grey), fromLow);
        return hn::IfThenElse(isLow, hn::Add(grey, moved), part);
    });
    return each(c, [&](V part) HWY_ATTR {
        const V moved = hn::Div(hn::Mul(hn::Sub(part, grey), hn::Sub(one, grey)), fromHigh);
        return hn::IfThenElse(isHigh, hn::Add(grey, moved), part);
    });
}

template<typename D, typename V>
HWY_INLINE Colours<V> withSaturation(D d, const Colours<V> &c, V wanted)
{
    const V low = leastOf(c), span = saturationOf(c);
    const auto isGrey = hn::Eq(span, hn::Zero(d));
    const V divisor = hn::IfThenElse(isGrey, oneOf(d), span);
    return each(c, [&](V part) HWY_ATTR {
        return hn::IfThenZeroElse(isGrey, hn::Div(hn::Mul(hn::Sub(part, low), wanted), divisor));
    });
}

/// Modes that take levels one by one.
template<typename Mode>
struct Separable
{
    template<typename D, typename V>
    HWY_INLINE Colours<V> operator()(D d, const Colours<V> &b, const Colours<V> &s) const
    {
        const Mode mode;
        return {mode(d, b.r, s.r), mode(d, b.g, s.g), mode(d, b.b, s.b)};
    }
};

struct HueMode
{
    template<typename D, typename V>
    HWY_INLINE Colours<V> operator()(D d, const Colours<V> &b, const Colours<V> &s) const
    {
        return withLuminosity(d, withSaturation(d, s, saturationOf(b)), luminosityOf(d, b));
    }
};

struct SaturationMode
{
    template<typename D, typename V>
    HWY_INLINE Colours<V> operator()(D d, const Colours<V> &b, const Colours<V> &s) const
    {
        return withLuminosity(d, withSaturation(d, b, saturationOf(s)), luminosityOf(d, b));
    }
};

struct ColourMode
{
    template<typename D, typename V>
    HWY_INLINE Colours<V> operator()(D d, const Colours<V> &b, const Colours<V> &s) const
    {
        return withLuminosity(d, s, luminosityOf(d, b));
    }
};

struct LuminosityMode
{
    template<typename D, typename V>
    HWY_INLINE Colours<V> operator()(D d, const Colours<V> &b, const Colours<V> &s) const
    {
        return withLuminosity(d, b, luminosityOf(d, s));
    }
};

/// The same row of four planes. Without alpha, a is nullptr.
struct BlendRow
{
    float *r;
    float *g;
    float *b;
    float *a;

    BlendRow(const RgbaRows &picture, int y)
        : r(picture.planes[0].row(y))
        , g(picture.planes[1].row(y))
        , b(picture.planes[2].row(y))
        , a(picture.hasAlpha() ? picture.planes[3].row(y) : nullptr)
    {}

    template<typename D, typename V = hn::Vec<D>>
    HWY_INLINE V alpha(D d, int x) const
    {
        return a ? hn::LoadU(d, a + x) : oneOf(d);
    }
    /// Straight, in 0 … 1.
    template<typename D, typename V>
    HWY_INLINE Colours<V> straight(D d, int x, V alpha) const
    {
        const V divisor = hn::IfThenElse(hn::Gt(alpha, hn::Zero(d)), alpha, oneOf(d));
        const auto level = [&](const float *at) HWY_ATTR {
            const V value = hn::Div(hn::LoadU(d, at + x), divisor);
            return hn::Min(hn::Max(value, hn::Zero(d)), oneOf(d));
        };
        return {level(r), level(g), level(b)};
    }
};

template<typename Mode>
void blendRows(const RgbaRows &picture, const RgbaRows &below, Area area, const Mode &mode)
{
    for (int y = 0; y < area.height; ++y) {
        const BlendRow from(picture, y);
        const BlendRow under(below, y);
        forEachVector(0, area.width, [&](auto d, int x) HWY_ATTR {
            const auto alpha = from.alpha(d, x);
            const auto belowAlpha = under.alpha(d, x);
            const auto mixed = mode(d, under.straight(d, x, belowAlpha),
                                    from.straight(d, x, alpha));
            const auto rest = hn::Sub(oneOf(d), belowAlpha);
            const auto both = hn::Mul(alpha, belowAlpha);
            const auto put = [&](float *at, auto level) HWY_ATTR {
                const auto own = hn::Mul(hn::LoadU(d, at + x), rest);
                hn::StoreU(hn::Add(own, hn::Mul(both, level)), d, at + x);
            };
            put(from.r, mixed.r);
            put(from.g, mixed.g);
            put(from.b, mixed.b);
        });
    }
}

void blendAll(const RgbaRows &picture, const RgbaRows &below, Area area, BlendMode mode)
{
    const auto blend = [&](const auto &function) { blendRows(picture, below, area, function); };
    switch (mode) {
    case BlendMode::Normal: return;
    case BlendMode::Darken: return blend(Separable<Darken>());
    case BlendMode::Multiply: return blend(Separable<Multiply>());
    case BlendMode::ColourBurn: return blend(Separable<ColourBurn>());
    case BlendMode::Lighten: return blend(Separable<Lighten>());
    case BlendMode::Screen: return blend(Separable<Screen>());
    case BlendMode::ColourDodge: return blend(Separable<ColourDodge>());
    case BlendMode::Add: return blend(Separable<Sum>());
    case BlendMode::Overlay: return blend(Separable<Overlay>());
    case BlendMode::SoftLight: return blend(Separable<SoftLight>());
    case BlendMode::HardLight: return blend(Separable<HardLight>());
    case BlendMode::Difference: return blend(Separable<Difference>());
    case BlendMode::Exclusion: return blend(Separable<Exclusion>());
    case BlendMode::Subtract: return blend(Separable<Subtract>());
    case BlendMode::Divide: return blend(Separable<Divide>());
    case BlendMode::Hue: return blend(HueMode());
    case BlendMode::Saturation: return blend(SaturationMode());
    case BlendMode::Colour: return blend(ColourMode());
    case BlendMode::Luminosity: return blend(LuminosityMode());
    }
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(blendAll);

void blendWith(const RgbaRows &picture, const RgbaRows &below, Area area, BlendMode mode)
{
    HWY_DYNAMIC_DISPATCH(blendAll)(picture, below, area, mode);
}

} // namespace weft::kernels
#endif
