#include "core/media/frame.h"

#include "core/base/soft_assert.h"
#include "core/media/frame_memory.h"

#include <cstdint>

namespace weft {

namespace {

constexpr std::size_t kAlignment = 64;

bool isChroma(const PixelFormat &format, int plane)
{
    return !format.isRgb() && plane > 0 && plane < format.colourPlanes();
}

int dividedUp(int size, int divisor)
{
    return (size + divisor - 1) / divisor;
}

std::size_t alignedUp(std::size_t size)
{
    return (size + kAlignment - 1) / kAlignment * kAlignment;
}

} // namespace

ChromaBlock chromaBlockOf(PixelLayout layout)
{
    switch (layout) {
    case PixelLayout::Yuv420: return {2, 2};
    case PixelLayout::Yuv422: return {2, 1};
    case PixelLayout::Yuv440: return {1, 2};
    case PixelLayout::Yuv411: return {4, 1};
    case PixelLayout::Grey:
    case PixelLayout::Yuv444:
    case PixelLayout::Rgb: break;
    }
    return {1, 1};
}

int PixelFormat::bytesPerSample() const
{
    switch (sample) {
    case SampleType::U8: return 1;
    case SampleType::U16: return 2;
    case SampleType::F32: return 4;
    }
    return 1;
}

int PixelFormat::planeWidth(int plane, int width) const
{
    return isChroma(*this, plane) ? dividedUp(width, chromaBlockOf(layout).width) : width;
}

int PixelFormat::planeHeight(int plane, int height) const
{
    return isChroma(*this, plane) ? dividedUp(height, chromaBlockOf(layout).height) : height;
}

Frame::Frame(const PixelFormat &format, int width, int height, const ColourTags &colour,
             const std::array<Plane, 4> &planes, std::shared_ptr<const void> owner)
    : m_format(format)
    , m_width(width)
    , m_height(height)
    , m_colour(colour)
    , m_planes(planes)
    , m_owner(std::move(owner))
{}

Frame Frame::withColour(const ColourTags &colour) const
{
    Frame same = *this;
    same.m_colour = colour;
    return same;
}

Frame Frame::withAlpha(AlphaMode alpha) const
{
    Frame same = *this;
    same.m_format.alpha = alpha;
    return same;
}

Frame Frame::withPeakLuminance(double peakLuminance) const
{
    Frame same = *this;
    same.m_peakLuminance = peakLuminance;
    return same;
}

Frame Frame::withChromaSiting(ChromaSiting siting) const
{
    Frame same = *this;
    same.m_siting = siting;
    return same;
}

FrameBuilder::FrameBuilder(const PixelFormat &format, int width, int height,
                           const ColourTags &colour)
    : m_format(format)
    , m_width(width)
    , m_height(height)
    , m_colour(colour)
{
    WEFT_ASSERT(width > 0 && height > 0, m_width = m_height = 1);
    std::array<std::size_t, 4> offsets{};
    std::size_t size = 0;
    for (int i = 0; i < format.planeCount(); ++i) {
        MutablePlane &plane = m_planes[static_cast<std::size_t>(i)];
        plane.width = format.planeWidth(i, m_width);
        plane.height = format.planeHeight(i, m_height);
        const std::size_t rowSize = alignedUp(static_cast<std::size_t>(plane.width)
                                              * static_cast<std::size_t>(format.bytesPerSample()));
        plane.bytesPerRow = static_cast<std::ptrdiff_t>(rowSize);
        offsets[static_cast<std::size_t>(i)] = size;
        size += rowSize * static_cast<std::size_t>(plane.height);
    }
    m_memory = allocateFrameMemory(size);
    for (int i = 0; i < format.planeCount(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        m_planes[index].data = m_memory.get() + offsets[index];
    }
}

Frame FrameBuilder::publish() &&
{
    std::array<Plane, 4> planes;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        const MutablePlane &plane = m_planes[i];
        planes[i] = {plane.data, plane.bytesPerRow, plane.width, plane.height};
    }
    m_planes = {};
    return Frame(m_format, std::exchange(m_width, 0), std::exchange(m_height, 0), m_colour, planes,
                 std::move(m_memory));
}

} // namespace weft
