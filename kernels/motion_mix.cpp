// Milliseconds for a plane of 1920 × 1080 codes of 8 bits, 1024 × 576 cells (Sapphire Rapids, one
// thread of a busy machine, gcc 12 -O3; plain is reference::): plain 131, best 22. Motion, places
// and weights are worked out for 64 samples at once; then sample by sample, a row of four being one
// load, as in affine.cpp. Their sums across are taken for all of them at the end.
#include "kernels/motion_mix.h"

#include <algorithm>
#include <type_traits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/motion_mix.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

template<typename Sample>
void mixPlanes(const MovedPlanes<Sample> &planes, int x, int y, Rows<Sample> out, Area area)
{
    reference::mixMoved(planes, x, y, out, area);
}

#else

constexpr int kRun = 64; ///< samples

/// Where a sample lies between two rows of cells.
struct CellRows
{
    int low;
    int high;
    float part;

    CellRows(int sample, const CellAxis &axis, int cells, int width)
    {
        const float place = static_cast<float>(sample) * axis.scale + axis.offset;
        const float held = std::min(std::max(place, 0.0F), static_cast<float>(cells - 1));
        const int whole = static_cast<int>(held);
        low = whole * width;
        high = std::min(whole + 1, cells - 1) * width;
        part = held - static_cast<float>(whole);
    }
};

HWY_INLINE hn::Vec<Floats> mixed(hn::Vec<Floats> a, hn::Vec<Floats> b, hn::Vec<Floats> part)
{
    return hn::Add(a, hn::Mul(hn::Sub(b, a), part));
}

/// The motion at a vector of samples.
class MotionAt
{
public:
    HWY_INLINE MotionAt(const MotionCells &cells, const CellAxis &axis, hn::Vec<Floats> sample,
                        const CellRows &rows)
        : m_rows(rows)
    {
        const Floats d;
        const auto last = hn::Set(Integers(), cells.width - 1);
        const auto place = hn::Add(hn::Mul(sample, hn::Set(d, axis.scale)),
                                   hn::Set(d, axis.offset));
        const auto held = hn::Min(hn::Max(place, hn::Zero(d)), hn::ConvertTo(d, last));
        m_low = hn::ConvertTo(Integers(), held);
        m_high = hn::Min(hn::Add(m_low, hn::Set(Integers(), 1)), last);
        m_part = hn::Sub(held, hn::ConvertTo(d, m_low));
    }

    HWY_INLINE hn::Vec<Floats> of(const float *values) const
    {
        const Floats d;
        const auto inRow = [&](const float *row) HWY_ATTR {
            return mixed(hn::GatherIndex(d, row, m_low), hn::GatherIndex(d, row, m_high), m_part);
        };
        return mixed(inRow(values + m_rows.low), inRow(values + m_rows.high),
                     hn::Set(d, m_rows.part));
    }

private:
    using Integers = hn::RebindToSigned<Floats>;

    const CellRows &m_rows;
    hn::Vec<Integers> m_low;
    hn::Vec<Integers> m_high;
    hn::Vec<Floats> m_part;
};

/// See reference::Taps: of a run of samples, on one axis.
template<typename Sample>
struct RunTaps
{
    HWY_ALIGN std::int32_t first[kRun];
    HWY_ALIGN float weights[4 * kRun];

    HWY_INLINE void find(int i, hn::Vec<Floats> place, int size)
    {
        const Floats d;
        const hn::RebindToSigned<Floats> integers;
        const auto number = [&](float value) HWY_ATTR { return hn::Set(d, value); };
        const auto one = number(1);
        const auto before = hn::Floor(
            hn::Min(hn::Max(place, number(-1)), number(static_cast<float>(size))));
        const auto t = hn::Min(hn::Max(hn::Sub(place, before), hn::Zero(d)), one);
        hn::Store(hn::Sub(hn::ConvertTo(integers, before), hn::Set(integers, 1)), integers,
                  first + i);
        if constexpr (std::is_floating_point_v<Sample>) {
            hn::StoreInterleaved4(hn::Zero(d), hn::Sub(one, t), t, hn::Zero(d), d, weights + 4 * i);
        } else {
            // ((a·t + b)·t + c)·t
            const auto cubic = [&](float a, float b, float c) HWY_ATTR {
                const auto twice = hn::Mul(hn::Add(hn::Mul(number(a), t), number(b)), t);
                return c == 0 ? hn::Mul(twice, t) : hn::Mul(hn::Add(twice, number(c)), t);
            };
            hn::StoreInterleaved4(cubic(-0.5F, 1, -0.5F), hn::Add(cubic(1.5F, -2.5F, 0), one),
                                  cubic(-1.5F, 2, 0.5F), cubic(0.5F, -0.5F, 0), d, weights + 4 * i);
        }
    }
};

/// A run of samples of one of the planes.
template<typename Sample>
class MovedRun
{
public:
    HWY_INLINE void find(const MovedPlanes<Sample> &planes, int i, hn::Vec<Floats> x,
                         hn::Vec<Floats> y)
    {
        m_across.find(i, x, planes.width);
        m_down.find(i, y, planes.height);
    }

    /// Leaves four products for each sample, which add up to its value.
    void sample(Rows<const Sample> rows, int width, int height, int count, float *products) const
    {
        const FourFloats d;
        for (int i = 0; i < count; ++i) {
            const int left = m_across.first[i], top = m_down.first[i];
            const bool isInside = left >= 0 && top >= 0 && left + 4 <= width && top + 4 <= height;
            const float *down = m_down.weights + 4 * i;
            const auto column = isInside ? columnSums(rows.at(left, top), down)
                                         : heldSums(rows, width, height, left, top, down);
            hn::StoreU(hn::Mul(column, hn::LoadU(d, m_across.weights + 4 * i)), d,
                       products + 4 * i);
        }
    }

private:
    template<typename Any>
    static HWY_INLINE hn::Vec<FourFloats> columnSums(Rows<const Any> near, const float *down)
    {
        const FourFloats d;
        const auto row = [&](int j) HWY_ATTR {
            return hn::Mul(loadFloats(d, near.row(j)), hn::Set(d, down[j]));
        };
        return hn::Add(hn::Add(hn::Add(row(0), row(1)), row(2)), row(3));
    }

    static hn::Vec<FourFloats> heldSums(Rows<const Sample> rows, int width, int height, int left,
                                        int top, const float *down)
    {
        float near[16];
        for (int j = 0; j < 4; ++j) {
            const Sample *row = rows.row(std::clamp(top + j, 0, height - 1));
            for (int i = 0; i < 4; ++i)
                near[4 * j + i] = static_cast<float>(row[std::clamp(left + i, 0, width - 1)]);
        }
        return columnSums(Rows<const float>{near, 4}, down);
    }

    RunTaps<Sample> m_across;
    RunTaps<Sample> m_down;
};

template<typename D>
HWY_INLINE hn::Vec<D> sumOf4(D d, const float *products)
{
    hn::Vec<D> a, b, c, e;
    hn::LoadInterleaved4(d, products, a, b, c, e);
    return hn::Add(hn::Add(a, b), hn::Add(c, e));
}

template<typename D, typename Sample>
HWY_INLINE void storeSamples(D d, hn::Vec<D> value, float most, Sample *to)
{
    if constexpr (std::is_floating_point_v<Sample>) {
        hn::StoreU(value, d, to);
    } else {
        const hn::Rebind<Sample, D> codes;
        const auto held = hn::Min(hn::Max(value, hn::Zero(d)), hn::Set(d, most));
        hn::StoreU(hn::DemoteTo(codes, hn::ConvertTo(hn::RebindToSigned<D>(),
                                                     hn::Add(held, hn::Set(d, 0.5F)))),
                   codes, to);
    }
}

template<typename Sample>
void mixRun(const MovedPlanes<Sample> &p, int x0, int y, const CellRows &rows, int count,
            Sample *out)
{
    const Floats d;
    MovedRun<Sample> first, second;
    HWY_ALIGN float share[kRun];
    HWY_ALIGN float firstProducts[4 * kRun], secondProducts[4 * kRun];
    const auto backX = hn::Set(d, p.part), onX = hn::Set(d, 1 - p.part);
    const auto perCellX = hn::Set(d, 1 / p.across.scale), perCellY = hn::Set(d, 1 / p.down.scale);
    const auto atY = hn::Set(d, static_cast<float>(y));
    for (int i = 0; i < count; i += static_cast<int>(hn::Lanes(d))) {
        const auto atX = hn::Iota(d, static_cast<float>(x0 + i));
        const MotionAt motion(p.cells, p.across, atX, rows);
        const auto goesX = hn::Mul(motion.of(p.cells.x), perCellX);
        const auto goesY = hn::Mul(motion.of(p.cells.y), perCellY);
        hn::Store(motion.of(p.cells.share), d, share + i);
        first.find(p, i, hn::Sub(atX, hn::Mul(backX, goesX)), hn::Sub(atY, hn::Mul(backX, goesY)));
        second.find(p, i, hn::Add(atX, hn::Mul(onX, goesX)), hn::Add(atY, hn::Mul(onX, goesY)));
    }
    first.sample(p.first, p.width, p.height, count, firstProducts);
    second.sample(p.second, p.width, p.height, count, secondProducts);
    forEachVector(0, count, [&](auto tag, int i) HWY_ATTR {
        const auto a = sumOf4(tag, firstProducts + 4 * i);
        const auto b = sumOf4(tag, secondProducts + 4 * i);
        const auto both = hn::Add(a, hn::Mul(hn::Sub(b, a), hn::LoadU(tag, share + i)));
        storeSamples(tag, both, p.most, out + i);
    });
}

template<typename Sample>
void mixPlanes(const MovedPlanes<Sample> &planes, int x0, int y0, Rows<Sample> out, Area area)
{
    for (int y = 0; y < area.height; ++y) {
        const CellRows rows(y0 + y, planes.down, planes.cells.height, planes.cells.width);
        for (int x = 0; x < area.width; x += kRun)
            mixRun(planes, x0 + x, y0 + y, rows, std::min(kRun, area.width - x), out.row(y) + x);
    }
}

#endif

void mixMovedU8(const MovedPlanes<std::uint8_t> &planes, int x, int y, Rows<std::uint8_t> out,
                Area area)
{
    mixPlanes(planes, x, y, out, area);
}

void mixMovedU16(const MovedPlanes<std::uint16_t> &planes, int x, int y, Rows<std::uint16_t> out,
                 Area area)
{
    mixPlanes(planes, x, y, out, area);
}

void mixMovedF32(const MovedPlanes<float> &planes, int x, int y, Rows<float> out, Area area)
{
    mixPlanes(planes, x, y, out, area);
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(mixMovedU8);
HWY_EXPORT(mixMovedU16);
HWY_EXPORT(mixMovedF32);

void mixMoved(const MovedPlanes<std::uint8_t> &planes, int x, int y, Rows<std::uint8_t> out,
              Area area)
{
    HWY_DYNAMIC_DISPATCH(mixMovedU8)(planes, x, y, out, area);
}

void mixMoved(const MovedPlanes<std::uint16_t> &planes, int x, int y, Rows<std::uint16_t> out,
              Area area)
{
    HWY_DYNAMIC_DISPATCH(mixMovedU16)(planes, x, y, out, area);
}

void mixMoved(const MovedPlanes<float> &planes, int x, int y, Rows<float> out, Area area)
{
    HWY_DYNAMIC_DISPATCH(mixMovedF32)(planes, x, y, out, area);
}

} // namespace weft::kernels
#endif
