#pragma once

#include "core/model/colour.h"

#include <array>
#include <cstddef>
#include <memory>

namespace weft {

/// How the components of a picture lie in memory. Always planar; planes 0–2 are Y', Cb, Cr or R, G,
/// B.
enum class PixelLayout {
    Grey,   ///< Y' alone
    Yuv420, ///< chroma at half width and half height (rounded up)
    Yuv422, ///< chroma at half width (rounded up)
    Yuv440, ///< chroma at half height (rounded up)
    Yuv411, ///< chroma at a quarter width (rounded up)
    Yuv444,
    Rgb, ///< planes in the order R, G, B
};

/// The luma samples that share one chroma sample; 1 × 1 where all have their own or there are none.
struct ChromaBlock
{
    int width = 1;
    int height = 1;
};
ChromaBlock chromaBlockOf(PixelLayout layout);

/// What one sample is.
enum class SampleType {
    U8,  ///< 8 bits
    U16, ///< 9 to 16 bits in the low bits of a host-endian 16-bit word
    F32, ///< 32-bit float, nominal range 0 to 1
};

/// What the alpha plane (the last one) means.
enum class AlphaMode {
    None,          ///< there is no alpha plane
    Straight,      ///< colours are not multiplied by alpha (files, takes)
    Premultiplied, ///< colours are multiplied by alpha (inside the renderer)
};

/// A picture format: a closed product of layout, sample type and alpha.
struct PixelFormat
{
    PixelLayout layout = PixelLayout::Yuv420;
    SampleType sample = SampleType::U8;
    int bitDepth = 8; ///< 8 for U8, 9 to 16 for U16, 32 for F32
    AlphaMode alpha = AlphaMode::None;

    bool isRgb() const { return layout == PixelLayout::Rgb; }
    int bytesPerSample() const;
    int colourPlanes() const { return layout == PixelLayout::Grey ? 1 : 3; }
    int planeCount() const { return colourPlanes() + (alpha == AlphaMode::None ? 0 : 1); }
    /// Size of a plane of a picture of the given size; alpha is full size.
    int planeWidth(int plane, int width) const;
    int planeHeight(int plane, int height) const;

    friend bool operator==(const PixelFormat &, const PixelFormat &) = default;
};

inline constexpr PixelFormat kYuv420p8{PixelLayout::Yuv420, SampleType::U8, 8, AlphaMode::None};
/// What the renderer composites in.
inline constexpr PixelFormat kRgbaF32{PixelLayout::Rgb, SampleType::F32, 32,
                                      AlphaMode::Premultiplied};

/// One plane of samples. Rows are bytesPerRow apart (≥ width × bytes per sample).
struct Plane
{
    const std::byte *data = nullptr;
    std::ptrdiff_t bytesPerRow = 0;
    int width = 0;
    int height = 0;

    template<typename T>
    const T *row(int y) const
    {
        return reinterpret_cast<const T *>(data + y * bytesPerRow);
    }
};

/// A plane that is still being written.
struct MutablePlane
{
    std::byte *data = nullptr;
    std::ptrdiff_t bytesPerRow = 0;
    int width = 0;
    int height = 0;

    template<typename T>
    T *row(int y) const
    {
        return reinterpret_cast<T *>(data + y * bytesPerRow);
    }
};

/// Where the chroma samples of a block of luma samples lie. JPEG and MPEG-1 have them in the
/// centre, most HDR films at the top left.
enum class ChromaSiting { Left, Centre, TopLeft, Top, BottomLeft, Bottom };

/// A picture: format, size, colour tags and planes. Immutable and cheap to copy; the pixels live as
/// long as any copy.
/// Thread: any may read.
class Frame
{
public:
    Frame() = default;
    /// Wraps planes that `owner` keeps alive.
    Frame(const PixelFormat &format, int width, int height, const ColourTags &colour,
          const std::array<Plane, 4> &planes, std::shared_ptr<const void> owner);

    bool isNull() const { return m_width == 0; }
    const PixelFormat &format() const { return m_format; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    const ColourTags &colour() const { return m_colour; }
    /// How bright the media's pictures get, in cd/m²; 0 = it does not say. For PQ alone. What is
    /// made of a frame by converting or mixing it keeps this.
    double peakLuminance() const { return m_peakLuminance; }
    /// As it was decoded; what is made of a frame has its chroma at the left.
    ChromaSiting chromaSiting() const { return m_siting; }
    const Plane &plane(int index) const { return m_planes[static_cast<std::size_t>(index)]; }
    /// The alpha plane. @pre format().alpha ≠ None
    const Plane &alphaPlane() const { return plane(m_format.planeCount() - 1); }

    /// The same pixels under other tags.
    Frame withColour(const ColourTags &colour) const;
    /// The same pixels, whose alpha means something else. @pre there is alpha before and after
    Frame withAlpha(AlphaMode alpha) const;
    /// The same pixels, known to get so bright.
    Frame withPeakLuminance(double peakLuminance) const;
    /// The same pixels, whose chroma lies elsewhere.
    Frame withChromaSiting(ChromaSiting siting) const;

private:
    PixelFormat m_format;
    int m_width = 0;
    int m_height = 0;
    ColourTags m_colour;
    double m_peakLuminance = 0;
    ChromaSiting m_siting = ChromaSiting::Left;
    std::array<Plane, 4> m_planes;
    std::shared_ptr<const void> m_owner;
};

/// A picture under construction: write its planes, then publish it. Planes and rows are aligned to
/// 64 bytes; the samples are uninitialised.
class FrameBuilder
{
public:
    FrameBuilder(const PixelFormat &format, int width, int height, const ColourTags &colour);

    const MutablePlane &plane(int index) const { return m_planes[static_cast<std::size_t>(index)]; }
    const MutablePlane &alphaPlane() const { return plane(m_format.planeCount() - 1); }
    const PixelFormat &format() const { return m_format; }
    int width() const { return m_width; }
    int height() const { return m_height; }

    /// The finished picture. The builder is empty afterwards.
    Frame publish() &&;

private:
    PixelFormat m_format;
    int m_width;
    int m_height;
    ColourTags m_colour;
    std::array<MutablePlane, 4> m_planes;
    std::shared_ptr<std::byte> m_memory;
};

} // namespace weft
