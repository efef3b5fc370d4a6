#include "core/render/frame_mix.h"

#include "core/media/convert.h"
#include "core/render/tile_loop.h"
#include "core/render/upright.h"
#include "core/render/working_space.h"
#include "kernels/blend.h"
#include "kernels/dissolve.h"
#include "kernels/motion_mix.h"

#include <cmath>
#include <limits>

namespace weft {

namespace {

using kernels::Rows;

/// What a picture in between is made of, cell by cell.
struct Way
{
    int width;
    int height;
    std::vector<float> x; ///< all the way from the first picture to the second, cells
    std::vector<float> y;
    std::vector<float> share; ///< of the second picture, 0 to 1
};

/// Lays the motion of cells where they are at some time. Where several meet, the one whose looks
/// change least on its way is seen.
class Splat
{
public:
    Splat(int width, int height)
        : m_width(width)
        , m_height(height)
        , m_way{width, height, cells(0), cells(0), {}}
        , m_mistake(cells(std::numeric_limits<float>::infinity()))
    {}

    /// @param part how far along `field` its cells are @param sign of the motion that is kept
    void add(const MotionField &field, const std::vector<float> &mistake, float part, float sign)
    {
        for (int row = 0; row < m_height; ++row) {
            for (int column = 0; column < m_width; ++column) {
                const std::size_t at = field.at(column, row);
                const float x = static_cast<float>(column) + part * field.x[at];
                const float y = static_cast<float>(row) + part * field.y[at];
                const int left = static_cast<int>(std::floor(x));
                const int top = static_cast<int>(std::floor(y));
                for (int k = 0; k < 4; ++k)
                    put(left + k % 2, top + k / 2, sign * field.x[at], sign * field.y[at],
                        mistake[at]);
            }
        }
    }

    /// Cells that nothing has come to take the mean of those around, from ever coarser views.
    Way filled() &&
    {
        std::vector<bool> isKnown(m_mistake.size());
        for (std::size_t i = 0; i < isKnown.size(); ++i)
            isKnown[i] = std::isfinite(m_mistake[i]);
        fill(m_way.x, m_way.y, isKnown, m_width, m_height);
        return std::move(m_way);
    }

private:
    std::vector<float> cells(float value) const
    {
        return std::vector<float>(static_cast<std::size_t>(m_width)
                                      * static_cast<std::size_t>(m_height),
                                  value);
    }

    void put(int column, int row, float x, float y, float mistake)
    {
        if (column < 0 || column >= m_width || row < 0 || row >= m_height)
            return;
        const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width)
                               + static_cast<std::size_t>(column);
        if (mistake >= m_mistake[at])
            return;
        m_mistake[at] = mistake;
        m_way.x[at] = x;
        m_way.y[at] = y;
    }

    static void fill(std::vector<float> &x, std::vector<float> &y, const std::vector<bool> &isKnown,
                     int width, int height)
    {
        if (std::find(isKnown.begin(), isKnown.end(), false) == isKnown.end()
            || width * height <= 1)
            return;
        const int w = (width + 1) / 2, h = (height + 1) / 2;
        const auto size = static_cast<std::size_t>(w) * static_cast<std::size_t>(h);
        std::vector<float> coarseX(size), coarseY(size);
        std::vector<int> counts(size);
        const auto fine = [width](int column, int row) {
            return static_cast<std::size_t>(row) * static_cast<std::size_t>(width)
                   + static_cast<std::size_t>(column);
        };
        const auto coarse = [w](int column, int row) {
            return static_cast<std::size_t>(row / 2) * static_cast<std::size_t>(w)
                   + static_cast<std::size_t>(column / 2);
        };
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                const std::size_t from = fine(column, row), to = coarse(column, row);
                if (!isKnown[from])
                    continue;
                coarseX[to] += x[from];
                coarseY[to] += y[from];
                ++counts[to];
            }
        }
        std::vector<bool> isCoarseKnown(size);
        for (std::size_t i = 0; i < size; ++i) {
            isCoarseKnown[i] = counts[i] > 0;
            coarseX[i] /= static_cast<float>(std::max(counts[i], 1));
            coarseY[i] /= static_cast<float>(std::max(counts[i], 1));
        }
        fill(coarseX, coarseY, isCoarseKnown, w, h);
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                if (isKnown[fine(column, row)])
                    continue;
                x[fine(column, row)] = coarseX[coarse(column, row)];
                y[fine(column, row)] = coarseY[coarse(column, row)];
            }
        }
    }

    int m_width;
    int m_height;
    Way m_way;
    std::vector<float> m_mistake;
};

/// How much a picture is to be believed at a place of the way: not at all outside it, and little
/// where its own motion is another one, so that something else is seen there.
float trust(const MotionField &field, float column, float row, float x, float y)
{
    constexpr float kMargin = 0.5F, kNear = 1; // cells
    if (column < -kMargin || row < -kMargin || column > static_cast<float>(field.width) - kMargin
        || row > static_cast<float>(field.height) - kMargin)
        return 0;
    const float missX = valueAt(field.x, field.width, field.height, column, row) - x;
    const float missY = valueAt(field.y, field.width, field.height, column, row) - y;
    const float near = kNear + 0.05F * (std::abs(x) + std::abs(y));
    const float miss = (missX * missX + missY * missY) / (near * near);
    return 1 / (1 + miss * miss);
}

Way wayOf(const Motion &motion, float part)
{
    const MotionField &forwards = motion.forwards, &backwards = motion.backwards;
    Splat splat(forwards.width, forwards.height);
    splat.add(forwards, motion.mistake, part, 1);
    splat.add(backwards, motion.mistakeBackwards, 1 - part, -1);
    Way way = std::move(splat).filled();
    way.share.resize(way.x.size());
    for (int row = 0; row < way.height; ++row) {
        for (int column = 0; column < way.width; ++column) {
            constexpr float kNone = 1e-3F;
            const std::size_t at = forwards.at(column, row);
            const float x = way.x[at], y = way.y[at];
            const auto atColumn = static_cast<float>(column), atRow = static_cast<float>(row);
            const float first = (1 - part)
                                * trust(forwards, atColumn - part * x, atRow - part * y, x, y);
            const float second = part
                                 * trust(backwards, atColumn + (1 - part) * x,
                                         atRow + (1 - part) * y, -x, -y);
            way.share[at] = first + second > kNone ? second / (first + second) : part;
        }
    }
    return way;
}

/// Where the samples of a plane lie among cells.
kernels::CellAxis cellsAlong(const PlaneAxis &axis, int cells, int pixels)
{
    const double perPixel = static_cast<double>(cells) / pixels;
    return {static_cast<float>(axis.step * perPixel),
            static_cast<float>(axis.placeOf(0) * perPixel - 0.5)};
}

/// One plane of the picture in between.
template<typename Sample>
kernels::MovedPlanes<Sample> movedPlanes(const Frame &a, const Frame &b, int plane, const Way &way,
                                         float part)
{
    const PixelFormat &format = a.format();
    const bool isChroma = !format.isRgb() && (plane == 1 || plane == 2);
    const kernels::ChromaStep step = isChroma ? chromaStepOf(format.layout) : kernels::ChromaStep();
    return {rowsOf<Sample>(a.plane(plane)),
            rowsOf<Sample>(b.plane(plane)),
            a.plane(plane).width,
            a.plane(plane).height,
            {way.x.data(), way.y.data(), way.share.data(), way.width, way.height},
            cellsAlong(acrossOf(step), way.width, a.width()),
            cellsAlong(downOf(step), way.height, a.height()),
            part,
            static_cast<float>((std::int64_t{1} << format.bitDepth) - 1)};
}

template<typename Code>
void blendRows(const Plane &a, const Plane &b, Rows<Code> out, double part)
{
    const kernels::Area area{a.width, a.height};
    if constexpr (std::is_floating_point_v<Code>) {
        const auto weight = static_cast<float>(part);
        for (int y = 0; y < area.height; ++y) {
            for (int x = 0; x < area.width; ++x)
                out.row(y)[x] = a.row<float>(y)[x] * (1 - weight) + b.row<float>(y)[x] * weight;
        }
    } else {
        kernels::dissolve(rowsOf<Code>(a), rowsOf<Code>(b), out, area,
                          kernels::dissolveWeight(part));
    }
}

Frame clearFrame(int width, int height, const ColourTags &colour)
{
    FrameBuilder clear(kRgbaF32, width, height, colour);
    for (int i = 0; i < kRgbaF32.planeCount(); ++i) {
        for (int y = 0; y < height; ++y)
            std::fill_n(clear.plane(i).row<float>(y), width, 0.0F);
    }
    return std::move(clear).publish();
}

/// A picture as premultiplied fp32 R'G'B'.
Result<Frame> premultiplied(const Frame &frame, const ColourTags &colour)
{
    if (frame.format().alpha == AlphaMode::Premultiplied)
        return convert(frame, {kRgbaF32, colour});
    constexpr PixelFormat kStraight{PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::Straight};
    const auto straight = convert(frame, {kStraight, colour});
    if (!straight)
        return straight;
    FrameBuilder made(kRgbaF32, frame.width(), frame.height(), straight->colour());
    kernels::RgbaRows rows;
    for (int i = 0; i < kRgbaF32.planeCount(); ++i) {
        const Rows<float> to = rowsOf<float>(made.plane(i));
        for (int y = 0; y < frame.height(); ++y)
            std::copy_n(straight->plane(i).row<float>(y), frame.width(), to.row(y));
        rows.planes[static_cast<std::size_t>(i)] = to;
    }
    kernels::premultiply(rows, {frame.width(), frame.height()});
    return std::move(made).publish().withPeakLuminance(frame.peakLuminance());
}

} // namespace

bool makeAlike(Frame &a, Frame &b)
{
    if (a.isNull() && b.isNull())
        return false;
    if (a.isNull() || b.isNull()) {
        const Frame &seen = a.isNull() ? b : a;
        const ColourTags colour = seen.format() == kRgbaF32 ? seen.colour()
                                                            : rgbTagsOf(seen.colour());
        (a.isNull() ? a : b) = clearFrame(seen.width(), seen.height(), colour);
    }
    for (Frame *one : {&a, &b}) {
        const Frame &other = one == &a ? b : a;
        if (other.format() != kRgbaF32 || one->format() == kRgbaF32)
            continue;
        if (auto same = premultiplied(*one, other.colour()))
            *one = std::move(*same);
    }
    return true;
}

Result<Frame> mixable(const Frame &frame)
{
    if (frame.format().alpha == AlphaMode::None || frame.format() == kRgbaF32)
        return frame;
    const ColourTags colour = completed(frame.colour(), frame.height(), frame.format().isRgb());
    return premultiplied(frame, rgbTagsOf(colour));
}

Frame blended(const Frame &a, const Frame &b, double part)
{
    FrameBuilder mix(a.format(), a.width(), a.height(), a.colour());
    for (int i = 0; i < a.format().planeCount(); ++i)
        withRowsOf(mix.plane(i), a.format().sample,
                   [&](auto rows) { blendRows(a.plane(i), b.plane(i), rows, part); });
    return std::move(mix).publish().withPeakLuminance(a.peakLuminance());
}

Frame moved(const Frame &a, const Frame &b, double part, const Motion &motion, WorkPool &pool)
{
    if (motion.isCut)
        return a;
    const Way way = wayOf(motion, static_cast<float>(part));
    FrameBuilder frame(a.format(), a.width(), a.height(), a.colour());
    for (int i = 0; i < a.format().planeCount(); ++i) {
        withRowsOf(frame.plane(i), a.format().sample, [&](auto rows) {
            using Sample = std::remove_pointer_t<decltype(rows.data)>;
            const auto planes = movedPlanes<Sample>(a, b, i, way, static_cast<float>(part));
            forEachTile(planes.width, planes.height, pool, [&](const Rect &tile, int) {
                kernels::mixMoved(planes, tile.left, tile.top, rows.at(tile.left, tile.top),
                                  tile.area());
            });
        });
    }
    return std::move(frame).publish().withPeakLuminance(a.peakLuminance());
}

} // namespace weft
