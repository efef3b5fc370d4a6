#pragma once

#include "core/playback/player.h"
#include "core/playback/sample_ring.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

namespace weft::test {

/// A device moved by hand, which keeps what it was given, is late as devices are, and can be lost.
class HandDevice : public AudioOutput
{
public:
    explicit HandDevice(const std::chrono::nanoseconds &now)
        : m_now(now)
    {}

    Status start(SampleRing &ring) override;
    void stop() override { m_ring = nullptr; }
    bool isAvailable() const override { return isThere; }
    std::int64_t heard() const override;
    /// Draws what has become due.
    void advance();

    bool isThere = true;
    std::int64_t latency = 0; ///< frames
    std::vector<float> drawn; ///< the left of all samples ever
    std::int64_t starts = 0;

private:
    const std::chrono::nanoseconds &m_now;
    SampleRing *m_ring = nullptr;
    std::int64_t m_due = 0; ///< up to which it has drawn
};

/// Sequences whose pictures tell their frame by a bar code and whose sound does so by its level.
class Footage
{
public:
    static constexpr int kFrames = 300;

    Footage();
    /// The film at 25 frames a second, shifted by `in` frames, cut to `length`, over its sound.
    PlayedSequence film(std::int64_t length = kFrames, std::int64_t in = 0) const;
    const QString &soundPath() const { return m_sound; }

private:
    QTemporaryDir m_folder;
    QString m_sound;
};

/// The frame that a sample of the film tells; −1 for silence.
std::int64_t frameOfSample(float sample);
/// The frame that a picture of the film tells; −1 for one without.
std::int64_t frameOfPicture(const PlayedPicture &picture);

/// A player whose time is moved by hand.
class Stage
{
public:
    std::chrono::nanoseconds now = std::chrono::seconds(1);
    HandDevice *device;
    Player player;
    QStringList notices;

    Stage();
    /// Lets time pass, in small steps.
    void pass(std::chrono::milliseconds time,
              std::chrono::milliseconds step = std::chrono::milliseconds(5));
    /// What was drawn since the last call of it.
    std::vector<float> takeDrawn();

private:
    explicit Stage(std::unique_ptr<HandDevice> made);
    std::size_t m_taken = 0;
};

} // namespace weft::test
