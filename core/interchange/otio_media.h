#pragma once

#include "core/interchange/otio.h"
#include "core/interchange/otio_schema.h"

#include <set>

namespace weft {

struct WeftBin;

/// Gives out ids: the ones that Weft once wrote where they are free, else fresh ones.
class IdSource
{
public:
    /// @param next the counter of the project that the wished ids come from; 1 if there is none
    explicit IdSource(std::int64_t next)
        : m_known(next)
        , m_next(next)
    {}

    template<typename IdType>
    IdType take(IdType wished = {})
    {
        if (wished.value >= 1 && wished.value < m_known && m_taken.insert(wished.value).second)
            return wished;
        return IdType{m_next++};
    }
    /// Whether an id was in the project that wished ids come from.
    bool isKnown(std::int64_t id) const { return id >= 1 && id < m_known; }
    std::int64_t next() const { return m_next; }

private:
    std::int64_t m_known;
    std::int64_t m_next;
    std::set<std::int64_t> m_taken;
};

/// What a clip wants of its media, for a bin item whose file is not there.
struct MediaNeed
{
    TrackKind kind = TrackKind::Video;
    FrameRate rate; ///< of the clip's sequence
    Rational end;   ///< second of the media up to which the clip plays
};

/// The bin items of the timelines being read, one for each file.
class OtioMedia
{
public:
    OtioMedia(const OtioSource &source, const WeftBin *bin, IdSource &ids);

    /// The item of a clip's active reference, made where there is none yet.
    /// @param what names the clip, for the sentences
    MediaId itemOf(const OtioItem &clip, const MediaNeed &need, const QString &what);
    /// @pre an id that itemOf() or the bin gave
    const MediaItem &item(MediaId id) const { return m_items[m_byId.at(id)]; }
    bool contains(MediaId id) const { return m_byId.contains(id); }
    /// Whether an id that Weft wrote is still that item's.
    bool isFromBin(MediaId id) const { return m_fromBin.contains(id); }
    /// The file of a reference's URL.
    QString pathOf(const QString &url) const;

    const std::vector<MediaItem> &items() const { return m_items; }
    /// Sentences about media; taken away.
    QStringList takeNotes() { return std::exchange(m_notes, {}); }

private:
    MediaItem &add(MediaItem item);
    MediaItem &found(const OtioItem &clip, const QString &what);
    MediaItem *known(const OtioReference *reference);
    bool readFile(MediaItem &item, const QString &what);

    const OtioSource &m_source;
    IdSource &m_ids;
    std::vector<MediaItem> m_items;
    std::map<MediaId, std::size_t> m_byId;
    std::map<QString, std::size_t> m_byPath;
    std::set<MediaId> m_fromBin;
    std::set<MediaId> m_placeholders; ///< items whose info is guessed
    QStringList m_notes;
};

/// A MediaItem whose reference names no file has this in its unknown fields under "otio".
inline constexpr const char *kNoFile = "noFile";

} // namespace weft
