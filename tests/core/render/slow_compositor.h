#pragma once

#include "core/render/compositor.h"

namespace weft::test {

/// Plan F over again, in double precision, one pixel at a time, straight from the definitions: what
/// a rendered frame is compared with. It shares no arithmetic with the compositor; only what is to
/// be done (which filter, which siting) is the same.

using Rgba = std::array<double, 4>; ///< gamma-encoded R'G'B', multiplied by alpha; alpha

/// A picture of the output's size.
struct SlowImage
{
    int width = 0;
    int height = 0;
    std::vector<Rgba> pixels;

    Rgba &at(int x, int y) { return pixels[static_cast<std::size_t>(y) * width + x]; }
    const Rgba &at(int x, int y) const { return pixels[static_cast<std::size_t>(y) * width + x]; }
};

SlowImage slowComposite(const std::vector<PlacedLayer> &layers, int width, int height);

/// The code values of a composited image, not rounded: one row-major vector for each plane of the
/// target.
std::vector<std::vector<double>> slowCodes(const SlowImage &image, const RenderTarget &target);

/// The greatest distance of a rendered frame from code values that were not rounded; ½ is perfect.
struct FrameDistance
{
    double greatest = 0;
    int plane = 0;
    int x = 0;
    int y = 0;

    static FrameDistance of(const Frame &frame, const std::vector<std::vector<double>> &codes);
    /// Of two frames of one format.
    static FrameDistance of(const Frame &a, const Frame &b);
    static FrameDistance ofPlane(const Frame &a, const Frame &b, int plane);
    QByteArray toString() const;
};

/// Any sample as a number.
double sampleAt(const Frame &frame, int plane, int x, int y);
/// Whether two frames are equal in format, size and every sample.
bool isSame(const Frame &a, const Frame &b);

/// A frame with each sample from make(plane, x, y).
template<typename Make>
Frame madeFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                Make make)
{
    FrameBuilder frame(format, width, height, colour);
    for (int i = 0; i < format.planeCount(); ++i) {
        withRowsOf(frame.plane(i), format.sample, [&](auto rows) {
            using Sample = std::remove_pointer_t<decltype(rows.data)>;
            for (int y = 0; y < frame.plane(i).height; ++y) {
                for (int x = 0; x < frame.plane(i).width; ++x)
                    rows.row(y)[x] = static_cast<Sample>(make(i, x, y));
            }
        });
    }
    return std::move(frame).publish();
}

/// Soft shapes with some fine detail, within the legal codes.
Frame testFrame(const PixelFormat &format, int width, int height, const ColourTags &colour,
                unsigned seed);

} // namespace weft::test
