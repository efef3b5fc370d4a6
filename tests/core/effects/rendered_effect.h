#pragma once

#include "core/render/renderer.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

namespace weft::test {

inline constexpr PixelFormat kStraightF32{PixelLayout::Rgb, SampleType::F32, 32,
                                          AlphaMode::Straight};

/// A sequence of one clip with effects, rendered to straight fp32 R'G'B'A.
class RenderedEffect
{
public:
    TestProject m;
    SequenceId sequence;

    explicit RenderedEffect(int width = 64, int height = 36)
        : sequence(m.addSequence(width, height))
    {}

    /// Puts a clip on a track of its own, on top.
    void add(ClipBody body, const std::vector<Effect> &effects)
    {
        body.effects = effects;
        m.addClip(sequence, m.addTrack(sequence), 0, body);
    }
    void addColour(const Colour &colour, const std::vector<Effect> &effects)
    {
        add(colourClip(colour, 10), effects);
    }

    Frame frame(std::int64_t number = 0, RenderOptions options = {}) const
    {
        if (options.format == kYuv420p8)
            options.format = kStraightF32;
        const auto rendered = Renderer(m.snapshot(), sequence, m.map, options).frame(number);
        if (!rendered)
            qWarning("%s", qPrintable(rendered.error().message));
        return rendered ? *rendered : Frame();
    }
};

inline Rgba pixelOf(const Frame &frame, int x, int y)
{
    Rgba pixel{0, 0, 0, 1};
    for (int i = 0; i < frame.format().planeCount(); ++i)
        pixel[static_cast<std::size_t>(i)] = sampleAt(frame, i, x, y);
    return pixel;
}

inline QByteArray toText(const Rgba &pixel)
{
    QByteArray text;
    for (const double value : pixel)
        text += QByteArray::number(value, 'f', 6) + ' ';
    return text;
}

#define COMPARE_PIXELS(actual, expected, bound) \
    do { \
        const weft::test::Rgba a = (actual), e = (expected); \
        for (std::size_t c = 0; c < 4; ++c) \
            QVERIFY2(std::abs(a[c] - e[c]) <= (bound), \
                     weft::test::toText(a) + "is not " + weft::test::toText(e)); \
    } while (false)

} // namespace weft::test
