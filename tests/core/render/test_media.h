#pragma once

#include "core/media/encoder.h"
#include "tests/support/test_main.h"

#include <functional>

namespace weft::test {

/// Writes a lossless film (FFV1 in Matroska) of the given pictures.
inline void writeFilm(const QString &path, const std::vector<Frame> &frames,
                      const FrameRate &rate = {}, const HdrMetadata &hdr = {})
{
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec = QStringLiteral("ffv1");
    settings.pixelFormat = frames.front().format();
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = frames.front().width();
    format.height = frames.front().height();
    format.rate = rate;
    format.colour = frames.front().colour();
    format.hdr = hdr;
    auto encoder = Encoder::open(path, settings, format);
    QVERIFY2(encoder, qPrintable(encoder ? QString() : encoder.error().message));
    for (const Frame &frame : frames)
        QVERIFY(encoder->writeFrame(frame));
    QVERIFY(encoder->finish());
}

/// Writes stereo sound without loss (32-bit float in Matroska); sample s of channel c is make(c,
/// s).
inline void writeSound(const QString &path, std::int64_t length,
                       const std::function<double(int, std::int64_t)> &make)
{
    EncoderSettings settings;
    settings.container = QStringLiteral("matroska");
    settings.videoCodec.clear();
    settings.audioCodec = QStringLiteral("pcm_f32le");
    auto encoder = Encoder::open(path, settings, {});
    QVERIFY2(encoder, qPrintable(encoder ? QString() : encoder.error().message));
    AudioBlock block = AudioBlock::silence(0, length);
    for (int c = 0; c < 2; ++c) {
        for (std::int64_t s = 0; s < length; ++s)
            block.channels[static_cast<std::size_t>(c)][static_cast<std::size_t>(s)]
                = static_cast<float>(make(c, s));
    }
    QVERIFY(encoder->writeAudio(block));
    QVERIFY(encoder->finish());
}

} // namespace weft::test
