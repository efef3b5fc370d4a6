#pragma once

#include "core/interchange/interchange.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace weft {

/// The farthest frame from 0 that a reader lets in: 12 years at 25 fps. A thousand million of them
/// still add up within int64.
inline constexpr std::int64_t kMaxImportedFrame = 10'000'000'000;
/// The greatest number of clips that a reader lets in.
inline constexpr std::size_t kMaxImportedClips = 200'000;

/// Says what a media file is (its info and identity); nothing where it is missing or no media.
using MediaLookup = std::function<std::optional<MediaItem>(const QString &path)>;

/// Probes a regular file of this machine. For reading real files; fuzzers and unit tests look
/// nothing up.
std::optional<MediaItem> lookUpMedia(const QString &path);

/// The absolute path that an imported timeline means. @param folder the timeline's. "file:" URLs
/// are understood. Nothing for other URLs, for an empty path and for a relative path that climbs
/// more than two folders up, as storedPath() never does: those are not followed.
std::optional<QString> importedPath(const QString &path, const QString &folder);

/// A track with its clips in any order.
struct ImportedTrack
{
    Track track; ///< without clips and id; an empty name becomes the next free "V<n>" or "A<n>"
    std::vector<Clip> clips; ///< ids of clips, effects and transitions are given by addSequence()
};

/// A project being put together by a reader of another program's timeline. Whatever it is given, it
/// ends in a project that validate() finds sound; what had to be left out or bent for that is
/// noted.
class ImportDraft
{
public:
    explicit ImportDraft(MediaLookup lookup);

    template<typename IdType>
    IdType newId()
    {
        return IdType{m_imported.project.nextId++};
    }

    /// Lists what could not be carried. Beyond the first thousand sentences they are only counted.
    void note(const QString &sentence);

    /// The bin item of a file, made once for each path.
    /// @param guess its name and path, and what the timeline says of it; the facts replace the info
    /// where the file is there
    MediaId addMedia(const MediaItem &guess);
    const MediaItem &media(MediaId id) const { return m_media.at(id); }
    /// Its file was there, so that its info are facts.
    bool isThere(MediaId id) const { return m_facts.contains(id); }
    /// Makes the guess about a file wide enough for another use of it: a picture, so many sound
    /// streams, seconds. Facts stay as they are.
    void widenGuess(MediaId id, bool picture, int audioStreams, const Rational &seconds);

    /// Adds a folder to the top of the bin; an empty name becomes "Folder".
    FolderId addFolder(const QString &name);
    /// Puts a folder into another; false, and nothing done, where that lies in it.
    bool setParent(FolderId folder, FolderId parent);
    void setFolder(MediaId id, FolderId folder) { m_media.at(id).folder = folder; }

    /// Links pictures with the sound of the same media or sequence, place and part of it, on other
    /// tracks.
    void linkTwins(std::vector<ImportedTrack> &tracks);

    /// Adds a sequence; the first one becomes the active one. Clips that overlap are cut as an
    /// overwriting edit would, later starts winning; transitions, fades and gains are brought into
    /// range; what a track cannot hold is left out. Refused (Project): too many clips, settings out
    /// of range.
    Status addSequence(Sequence sequence, std::vector<ImportedTrack> tracks);

    /// The length of a sequence that was added; 0 for any other.
    std::int64_t lengthOf(SequenceId id) const;

    void setActive(SequenceId id) { m_imported.project.active = id; }

    /// The project; or the refusal, should it be unsound after all.
    Result<ImportedProject> take(const QString &fileName) &&;

private:
    void tidyTrack(const Sequence &sequence, ImportedTrack &track);
    bool isUsable(const Sequence &sequence, const ImportedTrack &track, const Clip &clip);
    void tidyBody(const Sequence &sequence, const Track &track, std::int64_t start, ClipBody &body);
    void renew(std::vector<Effect> &effects, const std::map<TrackId, TrackId> &trackIds);
    void tidyTransition(const Sequence &sequence, const Track &track, const Clip *left,
                        std::int64_t start, ClipBody &body);
    QString nameOf(const ClipBody &body) const;

    MediaLookup m_lookup;
    ImportedProject m_imported;
    std::map<QString, MediaId> m_paths;
    std::map<MediaId, MediaItem> m_media;
    std::map<FolderId, Folder> m_folders;
    std::set<MediaId> m_facts; ///< media whose file was there
    std::size_t m_clips = 0;
    int m_unlisted = 0;
};

/// A guess at a media file of which a timeline says little: silent and without picture.
MediaItem guessedMedia(const QString &path);
/// A guess at its picture.
VideoInfo guessedVideo(int width, int height, const FrameRate &rate);
/// A guess at a sound stream: stereo.
AudioInfo guessedAudio();

/// The gain that an amplitude means, in dB: −96 for 0.
double decibels(double amplitude);

} // namespace weft
