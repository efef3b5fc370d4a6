// Milliseconds for 1080p through a cube of 33 nodes, or curves of 1024 entries (EPYC Zen 4, one
// thread, gcc 12 -O3, a busy machine):
//                            plain   SSE4   AVX2   AVX3
//     tetrahedral               56   13.7   10.4    9.4
//     trilinear                 45   16.0   13.8   12.7
//     curves                    18    9.3    9.4   10.5   bound by gathered samples
// Places are worked out for 64 pixels at once; then a node is one load of four floats, as in
// affine.cpp.
#include "kernels/lut.h"

#include "kernels/lut_axis.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/lut.cpp"
#include <hwy/foreach_target.h>

#include "kernels/simd-inl.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void lookUp(const RgbaRows &pixels, Area area, const ColourLut &lut, LutInterpolation interpolation,
            float strength)
{
    reference::applyLut(pixels, area, lut, interpolation, strength);
}

#else

constexpr int kRun = 64; ///< pixels

/// The levels of a run of pixels.
struct Levels3
{
    HWY_ALIGN float channels[3][kRun];
};

/// A level's place on an axis: after which entry, and how far towards the next one.
template<typename D>
struct Place
{
    hn::Vec<hn::RebindToSigned<D>> index;
    hn::Vec<D> part;

    HWY_INLINE Place(D d, const LutAxis &axis, hn::Vec<D> level)
    {
        const auto number = hn::IfThenElseZero(hn::Eq(level, level), level);
        const auto place = hn::Min(hn::Max(hn::Mul(hn::Sub(number, hn::Set(d, axis.low)),
                                                   hn::Set(d, axis.scale)),
                                           hn::Zero(d)),
                                   hn::Set(d, axis.last));
        index = hn::ConvertTo(hn::RebindToSigned<D>(), hn::Min(place, hn::Set(d, axis.last - 1)));
        part = hn::Sub(place, hn::ConvertTo(d, index));
    }
};

void curveLevels(const LutCurves &curves, int count, Levels3 &levels)
{
    for (std::size_t c = 0; c < 3; ++c) {
        const LutAxis axis(curves.domain(), curves.size(), c);
        const float *samples = curves.samples(c);
        float *channel = levels.channels[c];
        forEachVector(0, count, [&](auto d, int x) HWY_ATTR {
            const Place place(d, axis, hn::LoadU(d, channel + x));
            const auto low = hn::GatherIndex(d, samples, place.index);
            const auto high = hn::GatherIndex(d, samples + 1, place.index);
            hn::StoreU(hn::Add(low, hn::Mul(hn::Sub(high, low), place.part)), d, channel + x);
        });
    }
}

using Node = hn::Vec<FourFloats>;

HWY_INLINE Node nodeAt(const float *nodes)
{
    return hn::LoadU(FourFloats(), nodes);
}

HWY_INLINE Node times(Node node, float weight)
{
    return hn::Mul(node, hn::Set(FourFloats(), weight));
}

HWY_INLINE Node between(Node a, Node b, float part)
{
    return hn::Add(a, times(hn::Sub(b, a), part));
}

/// Where colours lie in a cube: in which cell, by its first node, and where in it.
template<typename D>
struct Cell
{
    hn::Vec<D> r, g, b;
    hn::Vec<hn::RebindToSigned<D>> offset; ///< of the node, floats

    HWY_INLINE Cell(D d, const LutCube &cube, const Levels3 &levels, int x)
    {
        const hn::RebindToSigned<D> integers;
        const int size = cube.size();
        const auto at = [&](std::size_t c) HWY_ATTR {
            return Place(d, LutAxis(cube.domain(), size, c), hn::LoadU(d, levels.channels[c] + x));
        };
        const Place red = at(0), green = at(1), blue = at(2);
        const auto sizes = hn::Set(integers, size);
        const auto row = hn::Add(green.index, hn::Mul(sizes, blue.index));
        offset = hn::ShiftLeft<2>(hn::Add(red.index, hn::Mul(sizes, row)));
        r = red.part;
        g = green.part;
        b = blue.part;
    }
};

/// Four nodes for each pixel of a run, as offsets in floats, and their weights.
struct Tetrahedra
{
    HWY_ALIGN std::int32_t cell[kRun];
    HWY_ALIGN std::int32_t second[kRun]; ///< from the cell's first node
    HWY_ALIGN std::int32_t third[kRun];  ///< likewise
    HWY_ALIGN float weights[4][kRun];

    void find(const LutCube &cube, const Levels3 &levels, int count)
    {
        const int down = 4 * cube.size(), deep = down * cube.size();
        forEachVector(0, count, [&](auto d, int x) HWY_ATTR {
            const hn::RebindToSigned<decltype(d)> integers;
            const Cell place(d, cube, levels, x);
            const auto r = place.r, g = place.g, b = place.b;
            hn::StoreU(place.offset, integers, cell + x);
            const auto mask = [&](auto condition)
                                  HWY_ATTR { return hn::RebindMask(integers, condition); };
            const auto redStep = hn::Set(integers, 4);
            const auto greenStep = hn::Set(integers, down);
            const auto blueStep = hn::Set(integers, deep);
            const auto isRedFirst = mask(hn::And(hn::Ge(r, g), hn::Ge(r, b)));
            const auto isBlueLast = mask(hn::And(hn::Le(b, g), hn::Le(b, r)));
            const auto first = hn::IfThenElse(isRedFirst, redStep,
                                              hn::IfThenElse(mask(hn::Ge(g, b)), greenStep,
                                                             blueStep));
            const auto last = hn::IfThenElse(isBlueLast, blueStep,
                                             hn::IfThenElse(mask(hn::Le(g, r)), greenStep,
                                                            redStep));
            hn::StoreU(first, integers, second + x);
            hn::StoreU(hn::Sub(hn::Set(integers, 4 + down + deep), last), integers, third + x);

            const auto high = hn::Max(r, g), low = hn::Min(r, g);
            const auto most = hn::Max(high, b), least = hn::Min(low, b);
            const auto middle = hn::Max(low, hn::Min(high, b));
            hn::StoreU(hn::Sub(hn::Set(d, 1.0F), most), d, weights[0] + x);
            hn::StoreU(hn::Sub(most, middle), d, weights[1] + x);
            hn::StoreU(hn::Sub(middle, least), d, weights[2] + x);
            hn::StoreU(least, d, weights[3] + x);
        });
    }

    HWY_INLINE Node mixed(const LutCube &cube, int i) const
    {
        const float *nodes = cube.nodes() + cell[i];
        const int whole = 4 * (1 + cube.size() * (1 + cube.size()));
        const auto two = hn::Add(times(nodeAt(nodes), weights[0][i]),
                                 times(nodeAt(nodes + second[i]), weights[1][i]));
        const auto three = hn::Add(two, times(nodeAt(nodes + third[i]), weights[2][i]));
        return hn::Add(three, times(nodeAt(nodes + whole), weights[3][i]));
    }
};

/// The cell of each pixel of a run, and the place in it.
struct Cells
{
    HWY_ALIGN std::int32_t cell[kRun];
    HWY_ALIGN float parts[3][kRun];

    void find(const LutCube &cube, const Levels3 &levels, int count)
    {
        forEachVector(0, count, [&](auto d, int x) HWY_ATTR {
            const Cell place(d, cube, levels, x);
            hn::StoreU(place.offset, hn::RebindToSigned<decltype(d)>(), cell + x);
            hn::StoreU(place.r, d, parts[0] + x);
            hn::StoreU(place.g, d, parts[1] + x);
            hn::StoreU(place.b, d, parts[2] + x);
        });
    }

    HWY_INLINE Node mixed(const LutCube &cube, int i) const
    {
        const int down = 4 * cube.size(), deep = down * cube.size();
        const float *nodes = cube.nodes() + cell[i];
        const auto along = [&](const float *node) HWY_ATTR {
            return between(nodeAt(node), nodeAt(node + 4), parts[0][i]);
        };
        const auto front = between(along(nodes), along(nodes + down), parts[1][i]);
        const auto back = between(along(nodes + deep), along(nodes + down + deep), parts[1][i]);
        return between(front, back, parts[2][i]);
    }
};

template<typename Way>
void lookUpLevels(const LutCube &cube, int count, Way &way, Levels3 &levels)
{
    HWY_ALIGN float found[4 * kRun];
    way.find(cube, levels, count);
    for (int i = 0; i < count; ++i)
        hn::Store(way.mixed(cube, i), FourFloats(), found + std::ptrdiff_t{4} * i);
    forEachVector(0, count, [&](auto d, int x) HWY_ATTR {
        hn::Vec<decltype(d)> r, g, b, unused;
        hn::LoadInterleaved4(d, found + std::ptrdiff_t{4} * x, r, g, b, unused);
        hn::StoreU(r, d, levels.channels[0] + x);
        hn::StoreU(g, d, levels.channels[1] + x);
        hn::StoreU(b, d, levels.channels[2] + x);
    });
}

/// onto = onto × (1 − strength) + levels × strength
void mixIn(const float *levels, int count, float strength, float *onto)
{
    forEachVector(0, count, [&](auto d, int x) HWY_ATTR {
        const auto found = hn::LoadU(d, levels + x);
        const auto kept = hn::Mul(hn::LoadU(d, onto + x), hn::Set(d, 1.0F - strength));
        hn::StoreU(strength == 1 ? found : hn::Add(kept, hn::Mul(found, hn::Set(d, strength))), d,
                   onto + x);
    });
}

void lookUp(const RgbaRows &pixels, Area area, const ColourLut &lut, LutInterpolation interpolation,
            float strength)
{
    Levels3 levels;
    Tetrahedra tetrahedra;
    Cells cells;
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; x += kRun) {
            const int count = std::min(kRun, area.width - x);
            for (std::size_t c = 0; c < 3; ++c)
                std::copy_n(pixels.planes[c].row(y) + x, count, levels.channels[c]);
            if (lut.curves)
                curveLevels(*lut.curves, count, levels);
            if (lut.cube && interpolation == LutInterpolation::Tetrahedral)
                lookUpLevels(*lut.cube, count, tetrahedra, levels);
            else if (lut.cube)
                lookUpLevels(*lut.cube, count, cells, levels);
            for (std::size_t c = 0; c < 3; ++c)
                mixIn(levels.channels[c], count, strength, pixels.planes[c].row(y) + x);
        }
    }
}

#endif

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(lookUp);

void applyLut(const RgbaRows &pixels, Area area, const ColourLut &lut,
              LutInterpolation interpolation, float strength)
{
    HWY_DYNAMIC_DISPATCH(lookUp)(pixels, area, lut, interpolation, strength);
}

} // namespace weft::kernels
#endif
