#pragma once

#include "core/interchange/otio_media.h"
#include "core/interchange/otio_weft.h"

namespace weft {

/// More of these than any film has would make a hostile file slow to check.
inline constexpr std::size_t kMaxBinItems = 20'000;
inline constexpr int kMaxTimelineItems = 200'000;

/// Makes a project of timelines that have been read. Lives for one document.
///
/// A track is laid out in exact seconds, and each cut then goes to the nearest frame of its
/// sequence, so that roundings do not add up.
class OtioImport
{
public:
    /// @param bin what Weft wrote beside the timeline; nullptr to do without Weft's own data
    OtioImport(const OtioSource &source, const WeftBin *bin);

    /// Errors (Project): nested too deep; a track that is too long.
    Status add(const OtioTimeline &timeline);
    ImportedProject take() &&;

private:
    /// The names of a sequence's tracks so far, and how many there are of each kind.
    struct TrackNames
    {
        std::set<QString> taken;
        std::map<TrackKind, int> counts;
    };
    /// A track being filled.
    struct Row
    {
        const Sequence &sequence;
        Track &track;
        std::vector<Clip> clips;
        Rational cursor; ///< seconds from the track's start
        std::int64_t roundedCuts = 0;
        const OtioItem *transition = nullptr; ///< that waits for what comes after it
        std::vector<OtioMarker> markers{};    ///< of its clips, in the sequence's time
    };
    /// An item in its place.
    struct Placed
    {
        const OtioItem &item;
        TimeRange range; ///< frames of the sequence
    };

    // sequences and tracks
    SequenceId addSequence(const OtioItem &stack, const QString &name, const FrameRate &fallback);
    SequenceId nestedSequence(const OtioItem &stack, const FrameRate &fallback);
    Sequence newSequence(const OtioItem &stack, const QString &name, const FrameRate &fallback);
    void addTrack(Sequence &sequence, const OtioItem &item, TrackNames &names);
    Track newTrack(const OtioItem &item, TrackNames &names);
    void countItem();
    void addItem(Row &row, const OtioItem &item);
    Rational finishRow(Row &row, const OtioItem &track);
    bool trim(std::vector<Clip> &clips, const OtioRange &range, const FrameRate &rate,
              const QString &what);
    void addMarkers(Sequence &sequence, const std::vector<OtioMarker> &markers,
                    const Rational &offset);
    void addItemMarkers(Row &row, const Placed &placed, const Rational &speed);
    void settleSize(Sequence &sequence) const;
    Rational durationOf(Row &row, const OtioItem &item);

    // clips
    std::optional<ClipBody> clipOf(Row &row, const Placed &placed);
    ClipBody startingBody(const Row &row, const OtioItem &item);
    void setTime(ClipBody &body, const Row &row, const Placed &placed);
    void setEffects(ClipBody &body, const Row &row, const Placed &placed);
    bool setSource(ClipBody &body, const Row &row, const Placed &placed);
    bool setMediaSource(ClipBody &body, const Row &row, const Placed &placed);
    std::optional<ShotId> shotOf(const OtioItem &clip, const QString &what);
    std::optional<ShotId> shotFor(const OtioReference &reference, const OtioItem &clip,
                                  const QString &what);
    void leaveOutLostMedia(Parameters &parameters, const QString &what);
    void joinTransition(Row &row, std::int64_t at, const Placed *after);
    void addFade(Row &row, const OtioItem &transition, std::int64_t at, const Placed *after);
    QString shownName(const ClipBody &body) const;

    // Weft's own data
    /// An object that Weft wrote, with the members that OpenTimelineIO has put in.
    template<typename T>
    std::optional<T> weftObject(const OtioItem &item, const char *name,
                                const nlohmann::json &natives, const QString &what)
    {
        return weftObject<T>(item.json, name, natives, what);
    }
    template<typename T>
    std::optional<T> weftObject(const nlohmann::json *object, const char *name,
                                const nlohmann::json &natives, const QString &what);

    void note(const QString &sentence);
    QString place(const Row &row, std::int64_t frame) const;
    QString nameOf(const Row &row, const Placed &placed) const;

    const OtioSource &m_source;
    const WeftBin *m_bin;
    IdSource m_ids;
    OtioMedia m_media;
    ImportedProject m_result;
    /// Nested stacks that Weft wrote, so that one used twice is one sequence again.
    std::map<std::int64_t, std::pair<const nlohmann::json *, SequenceId>> m_nested;
    std::map<SequenceId, QString> m_sequenceNames;
    std::map<ShotId, std::shared_ptr<const Shot>> m_shots; ///< all of the project's
    std::set<SequenceId> m_writtenSequences;               ///< ids that the bin lists
    int m_depth = 0;
    int m_items = 0;
    QString m_refusal; ///< the first; ends the import
};

template<typename T>
std::optional<T> OtioImport::weftObject(const nlohmann::json *object, const char *name,
                                        const nlohmann::json &natives, const QString &what)
{
    const nlohmann::json *written = m_bin ? weftMember(object, name) : nullptr;
    if (!written || !written->is_object())
        return {};
    nlohmann::json whole = *written;
    whole.update(natives);
    auto read = fromJson<T>(whole, tr("Weft's own data of %1 is left out").arg(what),
                            ErrorKind::Project);
    if (read)
        return *std::move(read);
    note(read.error().message);
    return {};
}

} // namespace weft
