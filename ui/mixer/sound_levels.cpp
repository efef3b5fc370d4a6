#include "ui/mixer/sound_levels.h"

#include "core/playback/player.h"

#include <algorithm>
#include <cmath>

namespace weft::ui {

namespace {

constexpr double kSilence = -120;
constexpr double kFallPerSecond = 20;

} // namespace

void FallingPeak::add(double amplitude)
{
    const double decibels = amplitude > 0 ? std::max(kSilence, 20 * std::log10(amplitude))
                                          : kSilence;
    level = std::max(level, decibels);
    highest = std::max(highest, decibels);
}

void FallingPeak::fall(double seconds)
{
    level = std::max(kSilence, level - kFallPerSecond * seconds);
}

HeardLevels::HeardLevels(const Player &player)
    : m_player(player)
    , m_soundPlace(player.tap().soundEnd())
    , m_levelPlace(player.tap().levelsEnd())
{}

void HeardLevels::look(double seconds)
{
    m_master.left.fall(seconds);
    m_master.right.fall(seconds);
    for (auto &[track, peak] : m_tracks) {
        peak.left.fall(seconds);
        peak.right.fall(seconds);
    }
    const std::vector<float> samples = m_player.tap().soundSince(m_soundPlace);
    AudioBlock block = AudioBlock::silence(0, std::int64_t(samples.size() / 2));
    float left = 0, right = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
        block.channels[0][i / 2] = samples[i];
        block.channels[1][i / 2] = samples[i + 1];
        left = std::max(left, std::abs(samples[i]));
        right = std::max(right, std::abs(samples[i + 1]));
    }
    m_master.left.add(left);
    m_master.right.add(right);
    // At rest a device draws silence, which is no part of what is measured.
    if (left > 0 || right > 0 || m_player.state() == Player::State::Playing)
        m_meter.add(block);
    const auto more = m_player.tap().levelsSince(m_levelPlace);
    m_coming.insert(m_coming.end(), more.begin(), more.end());
    const std::int64_t heard = m_player.heardPosition();
    std::erase_if(m_coming, [&](const SoundTap::TrackLevel &level) {
        if (level.position >= heard)
            return false;
        m_tracks[level.track].left.add(level.left);
        m_tracks[level.track].right.add(level.right);
        return true;
    });
}

StereoPeak HeardLevels::track(TrackId track) const
{
    const auto found = m_tracks.find(track);
    return found == m_tracks.end() ? StereoPeak() : found->second;
}

void HeardLevels::reset()
{
    m_meter.reset();
    m_master.left.reset();
    m_master.right.reset();
    for (auto &[track, peak] : m_tracks) {
        peak.left.reset();
        peak.right.reset();
    }
}

bool HeardLevels::isAudible() const
{
    const auto isLoud = [](const StereoPeak &peak) {
        return peak.left.level > kSilence || peak.right.level > kSilence;
    };
    return isLoud(m_master)
           || std::any_of(m_tracks.begin(), m_tracks.end(),
                          [&](const auto &entry) { return isLoud(entry.second); });
}

} // namespace weft::ui
