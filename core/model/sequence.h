#pragma once

#include "core/model/sound_layout.h"
#include "core/model/track.h"

namespace weft {

/// What levels are mixed as: code values as they are, which is what editors do by habit, or light,
/// in which a dissolve of two exposures looks like one of two lamps.
enum class Compositing { Gamma, Linear };

/// What becomes of high dynamic range pictures (PQ, HLG) in a sequence of standard range: mapped
/// down to it by ITU-R BT.2390, or taken as if their code values were standard range already.
enum class HdrInput { ToneMap, PassThrough };

/// What goes through a sequence's display view.
enum class ViewUse {
    None,
    Monitor,    ///< what is seen while editing
    Everywhere, ///< films and stills as well
};

/// How a sequence is looked at through an OpenColorIO configuration: by a view of one of its
/// displays. What comes out is taken as R'G'B' of the target's colours.
struct DisplayView
{
    ViewUse use = ViewUse::None;
    QString config; ///< its file, as MediaItem::path; empty = that of the environment variable OCIO
    QString source; ///< the colour space or role in it that the sequence's levels are in; empty =
                    ///< the one it takes files as of which it knows nothing else
    QString display; ///< empty = its first one
    QString view;    ///< empty = the display's first one

    friend bool operator==(const DisplayView &, const DisplayView &) = default;
};

/// What a sequence renders to.
struct SequenceSettings
{
    int width = 1920;  ///< pixels, even, 16 to 16384
    int height = 1080; ///< pixels, even, 16 to 16384
    FrameRate rate;
    ColourTags colour = bt709Tags(); ///< nothing unspecified; a Y'CbCr space
    Compositing compositing = Compositing::Gamma;
    HdrInput hdr = HdrInput::ToneMap;
    DisplayView view;
    bool dropFrame = false; ///< how timecode is shown
    SoundLayout sound = SoundLayout::Stereo;

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
    Colour colour{255, 176, 32, 255};
    bool chapter = false; ///< begins a chapter of the film
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

/// What all sound of a sequence passes last.
struct Master
{
    double gainDb = 0; ///< −96 (and below: silent) to +24
    double pan = 0;    ///< as Track::pan
    bool muted = false;
    std::vector<Effect> effects; ///< on the sum of all tracks, before gain and pan; keyframes count
                                 ///< from the sequence's start
    UnknownFields unknown;

    friend bool operator==(const Master &, const Master &) = default;
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
    Master master;               ///< of its sound
    std::vector<Marker> markers; ///< by rising time
    std::vector<Group> groups;   ///< that its clips are in
    UnknownFields unknown;

    /// Frames up to the end of the last clip.
    std::int64_t length() const;

    friend bool operator==(const Sequence &a, const Sequence &b);
};

constexpr auto enumNames(Compositing)
{
    return std::array{EnumName{Compositing::Gamma, "gamma"},
                      EnumName{Compositing::Linear, "linear"}};
}

constexpr auto enumNames(ViewUse)
{
    return std::array{EnumName{ViewUse::None, "none"}, EnumName{ViewUse::Monitor, "monitor"},
                      EnumName{ViewUse::Everywhere, "everywhere"}};
}

constexpr auto enumNames(HdrInput)
{
    return std::array{EnumName{HdrInput::ToneMap, "tone-map"},
                      EnumName{HdrInput::PassThrough, "pass-through"}};
}

} // namespace weft
