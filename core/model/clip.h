#pragma once

#include "core/model/effect.h"
#include "core/model/source.h"
#include "core/model/time_map.h"
#include "core/time/frame_rate.h"
#include "core/time/time_range.h"

#include <memory>
#include <optional>
#include <vector>

namespace weft {

/// How a picture of another size is placed in the sequence's frame before any transform.
enum class Fit {
    Fit,  ///< whole picture visible, bars where shapes differ
    Fill, ///< whole frame covered, cropped where shapes differ
    None, ///< one picture pixel per sequence pixel, centred
};

/// How a fade's level runs: linear in amplitude, constant power (sine), or an S (3t² − 2t³). For
/// pictures the level is opacity.
enum class FadeShape { Linear, EqualPower, Smooth };

/// A fade at a clip's start or end.
struct Fade
{
    std::int64_t length = 0; ///< frames, 0 to the clip's length
    FadeShape shape = FadeShape::Linear;

    /// The level t of the way up, 0 ≤ t ≤ 1.
    double level(double t) const;

    friend bool operator==(const Fade &, const Fade &) = default;
};

/// What is shown where the material is asked for an instant between two of its frames: because its
/// rate is another one than the sequence's, or because it is retimed. Titles, colours and stills
/// have no frames; before its first frame and after its last one, material is held.
enum class TimeInterpolation {
    Hold,  ///< the frame on screen at that instant
    Blend, ///< the two frames around it, mixed by their nearness
    Flow,  ///< the two frames around it, each moved along the motion between them, then mixed; over
           ///< a cut in the material as Hold
};

/// How a picture that is scaled, moved by parts of pixels or turned is sampled.
enum class Sampling {
    Automatic, ///< bicubic, and bilinear where it is turned
    Nearest,   ///< the pixel a place lies in: blocks where it is enlarged
    Bilinear,  ///< soft
    Bicubic,   ///< the interpolating cubic (Catmull–Rom)
    Lanczos,   ///< three lobes: the sharpest, with some ringing
};

/// A transition over the cut at the start of the clip that owns it, from the clip before, which
/// must end there. Both clips play on into their handles for its length; beyond the media's end the
/// edge frame is held. What shows nothing (disabled, transparent) is nothing to lead from or to.
///
///     | A        |B         |
///           [----+--]        before = 4, length = 6
struct Transition
{
    TransitionId id;
    QString kind = QStringLiteral(
        "dissolve");         ///< TransitionType::id; on sound always a crossfade, see heardClips()
    std::int64_t length = 0; ///< frames, ≥ 1
    std::int64_t before = 0; ///< how many of them lie before the cut, 0 to length
    Parameters parameters;   ///< of its kind
    UnknownFields unknown;

    friend bool operator==(const Transition &, const Transition &) = default;
};

/// All of a clip but its place. Immutable once in a track; edits make a new one.
struct ClipBody
{
    ClipId id;
    QString name;
    Source source;
    std::int64_t length = 0; ///< frames of the sequence, ≥ 1
    Rational in;             ///< seconds into the material at the clip's first frame
    /// Material seconds for each sequence second; negative plays backwards, 0 lets one frame stand
    /// (and is silent).
    Rational speed{1};
    /// What the material is: the source retimed, or, without it, the source itself.
    std::optional<TimeMap> remap;
    bool keepsPitch = false; ///< of its sound at other speeds; else the pitch follows the speed
    TimeInterpolation timeInterpolation = TimeInterpolation::Hold;
    bool enabled = true;
    LinkId link;   ///< 0 = not linked
    GroupId group; ///< the innermost group it is in; 0 = none
    Fit fit = Fit::Fit;
    Sampling sampling = Sampling::Automatic;
    double gainDb = 0; ///< −96 (and below: silent) to +24
    double pan = 0;    ///< −1 (left) to 1 (right), see panGains()
    /// On a sound track: for each channel of the sequence the channel of the source that it plays,
    /// counted from 0, or −1 for none; channels beyond the list play none. Empty: all channels, by
    /// the loudspeakers they are for (mixMatrix()).
    std::vector<int> channels;
    Fade fadeIn;
    Fade fadeOut;
    std::vector<Effect> effects;          ///< of sound before gain, pan and fades
    std::optional<Transition> transition; ///< over the cut at this clip's start
    UnknownFields unknown;

    friend bool operator==(const ClipBody &, const ClipBody &) = default;
};

/// The exact second of the clip's material (see ClipBody::remap) at a frame counted from the clip's
/// start, which may lie outside the clip, in a handle. What in points are made of.
Rational materialTimeAt(const ClipBody &clip, std::int64_t frame, const FrameRate &rate);

/// The exact source time, in seconds, at such a frame: the one place that says what a clip shows.
Rational sourceTimeAt(const ClipBody &clip, std::int64_t frame, const FrameRate &rate);

/// No clip starts or ends beyond this frame (1,000 years at 30 frames a second), so that sums of
/// frames always fit.
inline constexpr std::int64_t kMaxFrame = std::int64_t(1) << 40;

/// Channels that a clip's sound may be mapped from.
inline constexpr int kMaxSourceChannels = 64;

/// A clip in its place on a track.
struct Clip
{
    std::int64_t start = 0; ///< frame of the sequence, ≥ 0
    std::shared_ptr<const ClipBody> body;

    const ClipBody *operator->() const { return body.get(); }
    std::int64_t end() const { return start + body->length; }
    TimeRange range() const { return {start, body->length}; }
};

constexpr auto enumNames(Fit)
{
    return std::array{EnumName{Fit::Fit, "fit"}, EnumName{Fit::Fill, "fill"},
                      EnumName{Fit::None, "none"}};
}

constexpr auto enumNames(TimeInterpolation)
{
    return std::array{EnumName{TimeInterpolation::Hold, "hold"},
                      EnumName{TimeInterpolation::Blend, "blend"},
                      EnumName{TimeInterpolation::Flow, "flow"}};
}

constexpr auto enumNames(Sampling)
{
    return std::array{EnumName{Sampling::Automatic, "automatic"},
                      EnumName{Sampling::Nearest, "nearest"},
                      EnumName{Sampling::Bilinear, "bilinear"},
                      EnumName{Sampling::Bicubic, "bicubic"},
                      EnumName{Sampling::Lanczos, "lanczos"}};
}

constexpr auto enumNames(FadeShape)
{
    return std::array{EnumName{FadeShape::Linear, "linear"},
                      EnumName{FadeShape::EqualPower, "equal-power"},
                      EnumName{FadeShape::Smooth, "smooth"}};
}

} // namespace weft
