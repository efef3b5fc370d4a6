#include "core/render/painters.h"

#include "core/effects/luma.h"
#include "kernels/chroma.h"

#include <cstring>

namespace weft {

namespace {

using kernels::Area;
using kernels::RgbaRows;
using kernels::Rows;

void copyRows(Rows<const float> from, Rows<float> to, Area area)
{
    for (int y = 0; y < area.height; ++y)
        std::memcpy(to.row(y), from.row(y), static_cast<std::size_t>(area.width) * sizeof(float));
}

void load(Rows<const float> from, Rows<float> to, Area area)
{
    copyRows(from, to, area);
}

template<typename Code>
void load(Rows<const Code> from, Rows<float> to, Area area)
{
    kernels::toFloat(from, to, area);
}

void loadChroma(const Frame &frame, int plane, int x, int y, Rows<float> out, Area area)
{
    const Plane &chroma = frame.plane(plane);
    const kernels::ChromaStep step = chromaStepOf(frame.format().layout);
    if (frame.format().sample == SampleType::U8)
        kernels::upsampleChroma(kernels::ChromaPlane<std::uint8_t>{rowsOf<std::uint8_t>(chroma),
                                                                   chroma.width, chroma.height,
                                                                   step},
                                x, y, out, area);
    else
        kernels::upsampleChroma(kernels::ChromaPlane<std::uint16_t>{rowsOf<std::uint16_t>(chroma),
                                                                    chroma.width, chroma.height,
                                                                    step},
                                x, y, out, area);
}

bool isSubsampled(const Frame &frame, int plane)
{
    const PixelFormat &format = frame.format();
    const kernels::ChromaStep step = chromaStepOf(format.layout);
    return (plane == 1 || plane == 2) && !format.isRgb() && (step.x > 1 || step.y > 1);
}

/// The planes of a frame in the order of RgbaRows: grey has no second and third, alpha is the
/// fourth.
int rowsPlaneOf(const PixelFormat &format, int plane)
{
    return plane >= format.colourPlanes() ? 3 : plane;
}

/// Multiplies by the coverage, after giving opaque pictures the alpha that needs.
void cover(const Coverage &coverage, const Rect &area, bool hasAlpha, const RgbaRows &out)
{
    if (coverage.isWhole)
        return;
    for (int y = 0; y < area.height() && !hasAlpha; ++y)
        std::fill_n(out.planes[3].row(y), area.width(), 1.0F);
    kernels::attenuate(out, area.area(), coverage.columns.data() + area.left - coverage.bounds.left,
                       coverage.rows.data() + area.top - coverage.bounds.top);
}

} // namespace

RgbConverter::RgbConverter(const Frame &frame, const WorkingSpace &working,
                           ConversionCache &conversions)
    : m_format(frame.format())
    , m_space(working.from(frame, conversions))
    , m_greatest(working.greatest())
    , m_matrix(lumaWeightsOf(frame.colour().matrix), yuvCodesOf(frame.colour(), frame.format()))
    , m_levels(levelsOf(frame.colour(), frame.format()))
    , m_alphaLevels(alphaLevelsOf(frame.format()))
{}

void RgbConverter::convert(const RgbaRows &samples, Area area) const
{
    const auto scale = [&](int plane, const kernels::Levels &levels) {
        if (m_format.sample != SampleType::F32)
            kernels::fromLevels(samples.planes[static_cast<std::size_t>(plane)], area, levels);
    };
    if (m_format.layout == PixelLayout::Grey) {
        scale(0, m_levels);
        copyRows(samples.planes[0], samples.planes[1], area);
        copyRows(samples.planes[0], samples.planes[2], area);
    } else if (m_format.isRgb()) {
        for (int plane = 0; plane < 3; ++plane)
            scale(plane, m_levels);
    } else {
        kernels::yuvToRgb(samples, area, m_matrix);
    }
    if (m_format.alpha != AlphaMode::None)
        scale(3, m_alphaLevels);
    if (!m_space->isNothing()) {
        if (m_format.alpha == AlphaMode::Premultiplied)
            kernels::unpremultiply(samples, area);
        m_space->apply(samples, area);
        if (m_format.alpha == AlphaMode::Premultiplied)
            kernels::premultiply(samples, area);
    }
    if (m_format.alpha == AlphaMode::Straight)
        kernels::premultiply(samples, area);
}

void paint(const SolidPainter &painter, const Rect &area, const RgbaRows &out)
{
    kernels::fill(out, area.area(), painter.colour);
    cover(painter.coverage, area, true, out);
}

void paint(const CopyPainter &painter, const Rect &area, const RgbaRows &out)
{
    const Frame &frame = painter.frame;
    const int x = area.left - painter.x;
    const int y = area.top - painter.y;
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        const Rows<float> to = out.planes[static_cast<std::size_t>(rowsPlaneOf(frame.format(), i))];
        if (isSubsampled(frame, i))
            loadChroma(frame, i, x, y, to, area.area());
        else
            withRowsOf(frame.plane(i), frame.format().sample,
                       [&](auto rows) { load(rows.at(x, y), to, area.area()); });
    }
    painter.converter.convert(out, area.area());
}

void paint(const ScalePainter &painter, const Rect &area, const RgbaRows &out, TileMemory &memory)
{
    const Frame &frame = painter.frame;
    const Rect &bounds = painter.coverage.bounds;
    const Rect inTaps{area.left - bounds.left, area.top - bounds.top, area.right - bounds.left,
                      area.bottom - bounds.top};
    for (int i = 0; i < frame.format().planeCount(); ++i) {
        const ResampledPlane &plane = isSubsampled(frame, i) ? painter.chroma : painter.full;
        plane.paint(frame.plane(i), frame.format().sample, inTaps,
                    out.planes[static_cast<std::size_t>(rowsPlaneOf(frame.format(), i))], memory);
    }
    painter.converter.convert(out, area.area());
    const bool hasAlpha = frame.format().alpha != AlphaMode::None;
    if (hasAlpha)
        kernels::clampPremultiplied(out, area.area(), painter.converter.greatest());
    cover(painter.coverage, area, hasAlpha, out);
}

void paint(const AffinePainter &painter, const Rect &area, const RgbaRows &out)
{
    if (!painter.taps)
        return kernels::sampleAffine(painter.picture, painter.grid, area.left, area.top, out,
                                     area.area());
    kernels::sampleAffine(painter.picture, painter.grid, *painter.taps, area.left, area.top, out,
                          area.area());
    if (painter.greatest)
        kernels::clampPremultiplied(out, area.area(), *painter.greatest);
}

} // namespace weft
