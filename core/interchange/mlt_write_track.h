#pragma once

#include "core/interchange/mlt_write_filters.h"
#include "core/interchange/mlt_write_sources.h"

namespace weft {

/// Writes tracks as playlists: gaps, clips with their filters, and dissolves, which are tractors of
/// the tail of one clip and the head of the next (Shotcut's).
class MltTrackWriter
{
public:
    MltTrackWriter(MltOutput &output, MltSourceWriter &sources)
        : m_output(output)
        , m_sources(sources)
    {}

    /// The id of the playlist.
    QString write(const Sequence &sequence, const Track &track);

private:
    struct Item
    {
        QString service; ///< empty: a gap
        std::int64_t in = 0;
        std::int64_t length = 0;
        const MltSpan *span = nullptr;
    };

    std::vector<MltSpan> spansOf(const Sequence &sequence, const Track &track);
    void shareDissolve(const Sequence &sequence, const Track &track, MltSpan &left, MltSpan &right);
    std::vector<Item> itemsOf(const Sequence &sequence, const Track &track,
                              const std::vector<MltSpan> &spans);
    QString writeDissolve(const Sequence &sequence, const Track &track, const MltSpan &left,
                          const MltSpan &right);
    static void writeItem(pugi::xml_node playlist, const Sequence &sequence, const Track &track,
                          const Item &item);

    MltOutput &m_output;
    MltSourceWriter &m_sources;
};

} // namespace weft
