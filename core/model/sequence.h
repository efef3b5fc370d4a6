#pragma once

#include "core/model/track.h"

namespace weft {

/// What a sequence renders to.
struct SequenceSettings
{
    int width = 1920;  ///< pixels, even, 16 to 16384
    int height = 1080; ///< pixels, even, 16 to 16384
    FrameRate rate;
    ColourTags colour = bt709Tags(); ///< nothing unspecified; a Y'CbCr space
    bool dropFrame = false;          ///< how timecode is shown

    friend bool operator==(const SequenceSettings &, const SequenceSettings &) = default;
};

/// A note on a moment or a span of a sequence.
struct Marker
{
    MarkerId id;
    std::int64_t at = 0;     ///< frame, ≥ 0
    std::int64_t length = 0; ///< frames; 0 = a moment
    QString name;
    QString note;
    UnknownFields unknown;

    friend bool operator==(const Marker &, const Marker &) = default;
};

/// Clips that are selected and moved together. Groups may lie in groups.
struct Group
{
    GroupId id;
    GroupId parent; ///< 0 = outermost
    UnknownFields unknown;

    friend bool operator==(const Group &, const Group &) = default;
};

/// A timeline.
struct Sequence
{
    SequenceId id;
    QString name;
    SequenceSettings settings;
    /// Nobody has set the settings yet: the first video clip placed does.
    bool untouched = true;
    std::vector<std::shared_ptr<const Track>>
        tracks;                  ///< bottom video track first; audio tracks in mixing order
    std::vector<Marker> markers; ///< by rising time
    std::vector<Group> groups;   ///< that its clips are in
    UnknownFields unknown;

    /// Frames up to the end of the last clip.
    std::int64_t length() const;

    friend bool operator==(const Sequence &a, const Sequence &b);
};

} // namespace weft
