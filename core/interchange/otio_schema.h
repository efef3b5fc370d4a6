#pragma once

#include "core/base/result.h"
#include "core/time/rational.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <vector>

/// OpenTimelineIO's objects, read from JSON with every type and number checked, before anything is
/// made of them. Old names and versions (Sequence, Filler, Clip.1, Marker.1 and .3) are read as
/// what they became. Pointers point into the document, which must outlive all of this.

namespace weft {

/// A RationalTime made exact: 24000/1001 for 23.976, a whole number of frames for a value within a
/// thousandth of one, else thousandths of a frame.
struct OtioTime
{
    Rational value;
    Rational rate{1}; ///< above 0, at most 1,000,000

    Rational seconds() const { return value / rate; } ///< at most 10⁸ either way
};

struct OtioRange
{
    OtioTime start;
    OtioTime duration; ///< ≥ 0
};

struct OtioReference
{
    QString schema; ///< without its version: "ExternalReference"
    QString url;    ///< of ExternalReference; of an image sequence's first picture
    QString generatorKind;
    std::optional<OtioRange> available;
    const nlohmann::json *json = nullptr;
};

struct OtioEffect
{
    QString schema; ///< "Effect", "LinearTimeWarp", "FreezeFrame" …
    QString name;   ///< what it does: "LinearTimeWarp", "Blur"
    bool enabled = true;
    double timeScalar = 1; ///< of time warps; finite; 0 for a freeze
    const nlohmann::json *json = nullptr;
};

struct OtioMarker
{
    OtioRange range;
    QString name;
    QString comment;
    QString colour; ///< "RED", or "#rrggbbaa" where it was a Color.1
    const nlohmann::json *json = nullptr;
};

/// Whatever can be a child of a stack or track.
struct OtioItem
{
    enum class Kind { Clip, Gap, Transition, Stack, Track, Unknown };
    Kind kind = Kind::Unknown;
    QString schema; ///< as written, for sentences: "Clip.2"
    QString name;
    bool enabled = true;
    std::optional<OtioRange> range; ///< source_range
    std::vector<OtioEffect> effects;
    std::vector<OtioMarker> markers;
    const nlohmann::json *json = nullptr;

    std::vector<OtioItem> children;              ///< of stacks and tracks
    QString trackKind;                           ///< of tracks: "Video", "Audio", …
    std::map<QString, OtioReference> references; ///< of clips
    QString activeReference;                     ///< of clips; a key of `references`
    QString transitionType;                      ///< of transitions: "SMPTE_Dissolve" …
    OtioTime inOffset;                           ///< of transitions, ≥ 0
    OtioTime outOffset;                          ///< of transitions, ≥ 0

    /// Nothing where a clip has no reference.
    const OtioReference *reference() const;
};

struct OtioTimeline
{
    QString name;
    std::optional<OtioTime> globalStart;
    OtioItem stack;
    QStringList beside; ///< schemas of what else its collection holds; of the first one
    const nlohmann::json *json = nullptr;
};

/// The timelines of a document: one, or those of a collection; a lone stack, track or clip becomes
/// a timeline. @param what is being read, for the sentence
/// Errors (Project): no OpenTimelineIO document; none of these at its root; a member of the wrong
/// type or out of range, with its place: "tracks.children[0].source_range.start_time.rate: …".
Result<std::vector<OtioTimeline>> readOtioSchema(const nlohmann::json &document,
                                                 const QString &what);

/// A TimeRange by itself; nothing where it is none.
std::optional<OtioRange> readOtioRange(const nlohmann::json &json);

} // namespace weft
