#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft {

/// Adds a sequence with empty tracks "V1", "V2" … and "A1", "A2" … and, if it is the first, makes
/// it the active one. Without settings it is untouched: the first video footage placed decides
/// them. Refused: more than 1,000 tracks, settings out of range.
struct AddSequence
{
    static constexpr const char *kName = "add-sequence";
    QString name;
    std::optional<SequenceSettings> settings;
    int videoTracks = 1; ///< 0 to 1,000
    int audioTracks = 1; ///< 0 to 1,000
};
Result<Project> apply(const Project &project, const AddSequence &edit);

/// Takes a sequence out of the project, with its tracks and clips. If it was the active one, the
/// one made before it is active from now on, else the one made after it. Refused: an unknown
/// sequence; one that a clip nests (the sentence says how many); the last one.
struct RemoveSequence
{
    static constexpr const char *kName = "remove-sequence";
    SequenceId sequence;
};
Result<Project> apply(const Project &project, const RemoveSequence &edit);

/// Sets a sequence's name or settings. A new rate keeps every clip at its time: positions and
/// lengths go to the nearest frame. Refused: an unknown sequence, settings out of range.
struct SetSequence
{
    static constexpr const char *kName = "set-sequence";
    SequenceId sequence; ///< 0 = the active one
    std::optional<QString> name;
    std::optional<int> width;
    std::optional<int> height;
    std::optional<FrameRate> rate;
    std::optional<ColourTags> colour;
    std::optional<Compositing> compositing;
    std::optional<HdrInput> hdr;
    std::optional<DisplayView> view;
    std::optional<bool> dropFrame;
    std::optional<SoundLayout> sound;
};
Result<Project> apply(const Project &project, const SetSequence &edit);

/// Sets how loud a sequence is as a whole, and where. Refused: an unknown sequence, a gain above
/// 24 dB, a pan that is not between −1 and 1.
struct SetMaster
{
    static constexpr const char *kName = "set-master";
    SequenceId sequence; ///< 0 = the active one
    std::optional<double> gainDb;
    std::optional<double> pan;
    std::optional<bool> muted;
};
Result<Project> apply(const Project &project, const SetMaster &edit);

/// Chooses the sequence that opens and renders. Refused: an unknown sequence.
struct SetActive
{
    static constexpr const char *kName = "set-active";
    SequenceId sequence;
};
Result<Project> apply(const Project &project, const SetActive &edit);

/// Adds a track on top of those of its kind. Its name is the next free "V<n>" or "A<n>" if none is
/// given. Refused: an unknown sequence, a name that is taken.
struct AddTrack
{
    static constexpr const char *kName = "add-track";
    SequenceId sequence; ///< 0 = the active one
    TrackKind kind = TrackKind::Video;
    QString name;
};
Result<Project> apply(const Project &project, const AddTrack &edit);

/// Takes a track and all its clips away; effects that listen to it then listen to none. Refused: an
/// unknown or locked track.
struct RemoveTrack
{
    static constexpr const char *kName = "remove-track";
    TrackId track;
};
Result<Project> apply(const Project &project, const RemoveTrack &edit);

/// Moves a track up or down among those of its kind. Works on locked tracks.
/// Refused: an unknown track, more tracks up or down than there are.
struct MoveTrack
{
    static constexpr const char *kName = "move-track";
    TrackId track;
    int by = 0; ///< tracks of its kind; positive = up (later in the list)
};
Result<Project> apply(const Project &project, const MoveTrack &edit);

/// Sets properties of a track; what is not given stays. Works on locked tracks.
/// Refused: an unknown track, a name that is taken or empty, a gain above 24 dB, a pan that is not
/// between −1 and 1.
struct SetTrack
{
    static constexpr const char *kName = "set-track";
    TrackId track;
    std::optional<QString> name;
    std::optional<bool> hidden;
    std::optional<bool> muted;
    std::optional<bool> solo;
    std::optional<bool> locked;
    std::optional<bool> syncLock;
    std::optional<double> gainDb;
    std::optional<double> pan;
};
Result<Project> apply(const Project &project, const SetTrack &edit);

/// Adds a marker to a sequence. Refused: an unknown sequence, a negative place or length.
struct AddMarker
{
    static constexpr const char *kName = "add-marker";
    SequenceId sequence;     ///< 0 = the active one
    std::int64_t at = 0;     ///< frame
    std::int64_t length = 0; ///< frames
    QString name;
    QString note;
    Colour colour = Marker().colour;
    bool chapter = false;
};
Result<Project> apply(const Project &project, const AddMarker &edit);

/// Changes a marker; what is not given stays. Refused: an unknown marker; as AddMarker.
struct SetMarker
{
    static constexpr const char *kName = "set-marker";
    MarkerId marker;
    std::optional<std::int64_t> at;     ///< frame
    std::optional<std::int64_t> length; ///< frames
    std::optional<QString> name;
    std::optional<QString> note;
    std::optional<Colour> colour;
    std::optional<bool> chapter;
};
Result<Project> apply(const Project &project, const SetMarker &edit);

/// Takes a marker away. Refused: an unknown marker.
struct RemoveMarker
{
    static constexpr const char *kName = "remove-marker";
    MarkerId marker;
};
Result<Project> apply(const Project &project, const RemoveMarker &edit);

} // namespace weft
