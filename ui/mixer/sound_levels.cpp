#include "ui/mixer/sound_levels.h"

#include "core/playback/player.h"

#include <algorithm>

namespace weft::ui {

HeardLevels::HeardLevels(const Player &player)
    : m_player(player)
    , m_place(player.tap().levelsEnd())
{}

void HeardLevels::look(double seconds)
{
    for (auto &[track, peaks] : m_peaks)
        peaks.fall(seconds);
    const auto more = m_player.tap().levelsSince(m_place);
    m_coming.insert(m_coming.end(), more.begin(), more.end());
    const std::int64_t heard = m_player.heardPosition();
    std::erase_if(m_coming, [&](const SoundTap::Level &level) {
        if (level.position >= heard)
            return false;
        m_peaks[level.track].add(level.peaks);
        return true;
    });
}

ChannelPeaks HeardLevels::peaks(TrackId track) const
{
    const auto found = m_peaks.find(track);
    return found == m_peaks.end() ? ChannelPeaks() : found->second;
}

void HeardLevels::reset()
{
    for (auto &[track, peaks] : m_peaks)
        peaks.reset();
}

bool HeardLevels::isAudible() const
{
    return std::any_of(m_peaks.begin(), m_peaks.end(),
                       [](const auto &entry) { return entry.second.isAudible(); });
}

HeardLoudness::HeardLoudness(const Player &player)
    : m_player(player)
    , m_place(player.tap().soundEnd())
{}

void HeardLoudness::look()
{
    const std::vector<float> samples = m_player.tap().soundSince(m_place);
    AudioBlock block = AudioBlock::silence(0, std::int64_t(samples.size() / 2));
    bool isSilent = true;
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
        block.channels[0][i / 2] = samples[i];
        block.channels[1][i / 2] = samples[i + 1];
        isSilent = isSilent && samples[i] == 0 && samples[i + 1] == 0;
    }
    // At rest a device draws silence, which is no part of what is measured.
    if (!isSilent || m_player.state() == Player::State::Playing)
        m_meter.add(block);
}

} // namespace weft::ui
