#pragma once

#include "core/playback/sound_tap.h"
#include "core/sound/sound_meter.h"
#include "ui/mixer/stereo_peak.h"

#include <map>

namespace weft {
class Player;
}

namespace weft::ui {

/// Follows what a player lets be heard: the peaks of its mix and of each track, and its loudness.
/// Of sequences that are not stereo it measures the stereo mix that is heard. Thread: main.
class HeardLevels
{
public:
    /// @param player outlives it
    explicit HeardLevels(const Player &player);

    /// Looks at what was heard since the last call. @param seconds since then
    void look(double seconds);
    const StereoPeak &master() const { return m_master; }
    StereoPeak track(TrackId track) const;
    /// Loudness and correlation, newly asked for.
    weft::SoundLevels loudness() const { return m_meter.levels(); }
    /// The highest ones and the loudness begin anew.
    void reset();
    /// Whether anything is above silence still.
    bool isAudible() const;

private:
    const Player &m_player;
    std::int64_t m_soundPlace = 0;
    std::int64_t m_levelPlace = 0;
    std::vector<SoundTap::TrackLevel> m_coming; ///< mixed, and not heard yet
    StereoPeak m_master;
    std::map<TrackId, StereoPeak> m_tracks;
    SoundMeter m_meter{SoundLayout::Stereo};
};

} // namespace weft::ui
