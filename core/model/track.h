#pragma once

#include "core/model/clip_list.h"

namespace weft {

enum class TrackKind { Video, Audio };

/// A row of clips. Video tracks composite from the first to the last, so the last lies on top.
struct Track
{
    TrackId id;
    TrackKind kind = TrackKind::Video;
    QString name;                ///< "V1", "A2"; unique within its sequence
    bool hidden = false;         ///< video: not shown
    bool muted = false;          ///< audio: not heard
    bool solo = false;           ///< audio: only solo tracks are heard
    bool locked = false;         ///< no edit may change its clips
    bool syncLock = true;        ///< moves along with ripples on other tracks
    double gainDb = 0;           ///< audio: −96 (and below: silent) to +24
    double pan = 0;              ///< audio: −1 (left) to 1 (right), see panGains()
    std::vector<Effect> effects; ///< audio: on the sum of its clips, before gain and pan; keyframes
                                 ///< count from the sequence's start
    ClipList clips;
    UnknownFields unknown;

    friend bool operator==(const Track &, const Track &) = default;
};

constexpr auto enumNames(TrackKind)
{
    return std::array{EnumName{TrackKind::Video, "video"}, EnumName{TrackKind::Audio, "audio"}};
}

} // namespace weft
