#pragma once

#include "core/playback/sound_tap.h"
#include "core/sound/sound_meter.h"
#include "ui/mixer/channel_peaks.h"

#include <map>

namespace weft {
class Player;
}

namespace weft::ui {

/// Follows what a player lets be heard: the peaks of its mix and of each track, channel by channel.
/// Thread: main.
class HeardLevels
{
public:
    /// @param player outlives it
    explicit HeardLevels(const Player &player);

    /// Looks at what was heard since the last call. @param seconds since then
    void look(double seconds);
    /// Of a track; of 0: of the whole.
    ChannelPeaks peaks(TrackId track = {}) const;
    /// The highest ones begin anew.
    void reset();
    /// Whether anything is above silence still.
    bool isAudible() const;

private:
    const Player &m_player;
    std::int64_t m_place = 0;
    std::vector<SoundTap::Level> m_coming; ///< mixed, and not heard yet
    std::map<TrackId, ChannelPeaks> m_peaks;
};

/// Follows the loudness of what a player lets be heard. Of sequences that are not stereo it
/// measures the stereo mix that is heard. Thread: main.
class HeardLoudness
{
public:
    /// @param player outlives it
    explicit HeardLoudness(const Player &player);

    /// Measures what was heard since the last call.
    void look();
    weft::SoundLevels levels() const { return m_meter.levels(); }
    void reset() { m_meter.reset(); }

private:
    const Player &m_player;
    std::int64_t m_place = 0;
    SoundMeter m_meter{SoundLayout::Stereo};
};

} // namespace weft::ui
