#include "tests/core/playback/player_stage.h"

#include "tests/core/render/test_media.h"
#include "tests/media/barcode.h"
#include "tests/media/truth.h"

#include <cmath>

namespace weft::test {

namespace {

constexpr double kLevels = 512;

} // namespace

Status HandDevice::start(SampleRing &ring)
{
    m_ring = &ring;
    m_due = m_now.count() * 48 / 1'000'000;
    ++starts;
    return {};
}

std::int64_t HandDevice::heard() const
{
    return m_ring ? m_ring->position() - latency : 0;
}

void HandDevice::advance()
{
    const std::int64_t due = m_now.count() * 48 / 1'000'000;
    if (!m_ring || !isThere)
        return;
    std::vector<float> samples(static_cast<std::size_t>(2 * (due - m_due)));
    m_ring->read(samples.data(), due - m_due);
    for (std::size_t i = 0; i < samples.size(); i += 2)
        drawn.push_back(samples[i]);
    m_due = due;
}

Footage::Footage()
    : m_sound(m_folder.filePath(QStringLiteral("levels.mkv")))
{
    const FrameRate rate;
    writeSound(m_sound, rate.sampleAt(kFrames), [&](int, std::int64_t sample) {
        return static_cast<double>(rate.frameAtSample(sample) + 1) / kLevels;
    });
}

PlayedSequence Footage::film(std::int64_t length, std::int64_t in) const
{
    TestProject made;
    const SequenceId id = made.addSequence(320, 180);
    const MediaId pictures = made.addMedia(videoInfo(320, 180),
                                           mediaPath(QStringLiteral("h264_long.mp4")));
    MediaInfo info;
    info.audio.resize(1);
    const MediaId sound = made.addMedia(info, m_sound);
    const std::size_t video = made.addTrack(id), audio = made.addTrack(id, TrackKind::Audio);
    for (const auto &[track, media] : {std::pair(video, pictures), std::pair(audio, sound)}) {
        ClipBody body = clipOf(MediaSource{media}, length);
        body.in = Rational(in, 25);
        made.addClip(id, track, 0, body);
    }
    return {made.snapshot(), id, made.map};
}

std::int64_t frameOfSample(float sample)
{
    return std::llround(static_cast<double>(sample) * kLevels) - 1;
}

std::int64_t frameOfPicture(const PlayedPicture &picture)
{
    const QImage &image = picture.image;
    if (image.isNull())
        return -1;
    FrameBuilder frame({PixelLayout::Grey, SampleType::U8, 8, AlphaMode::None}, image.width(),
                       image.height(), srgbTags());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            frame.plane(0).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(
                qGreen(image.pixel(x, y)));
    }
    return barcodeOf(std::move(frame).publish());
}

Stage::Stage()
    : Stage(std::make_unique<HandDevice>(now))
{}

Stage::Stage(std::unique_ptr<HandDevice> made)
    : device(made.get())
    , player(std::move(made), {[this] { return now; }})
{
    QObject::connect(&player, &Player::noticed, &player,
                     [this](const QString &notice) { notices << notice; });
    player.setQuality(PreviewQuality::Full);
}

void Stage::pass(std::chrono::milliseconds time, std::chrono::milliseconds step)
{
    for (auto passed = std::chrono::milliseconds(0); passed < time; passed += step) {
        now += step;
        device->advance();
        player.tick();
    }
}

std::vector<float> Stage::takeDrawn()
{
    const std::vector<float> drawn(device->drawn.begin() + static_cast<std::ptrdiff_t>(m_taken),
                                   device->drawn.end());
    m_taken = device->drawn.size();
    return drawn;
}

} // namespace weft::test
