#pragma once

#include "core/base/result.h"
#include "core/media/container.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace weft {

/// One packet of a stream, as the demuxer delivered it when the file was read through. Times are in
/// ticks of the stream.
struct PacketEntry
{
    std::int64_t pts = AV_NOPTS_VALUE;
    std::int64_t dts = AV_NOPTS_VALUE;
    std::int64_t filePosition = -1;
    std::int32_t size = 0;
    std::int32_t duration = 0;
    bool isKey = false;
    bool isDiscarded = false;  ///< decoded for what follows, but cut away by an edit list
    bool isHidden = false;     ///< decodes to no picture of its own
    bool isDisposable = false; ///< no other picture refers to its picture
    bool isTorn = false;       ///< the demuxer knows that bytes are missing
};

/// Every packet of one stream in the order of the file.
using PacketTable = std::vector<PacketEntry>;

/// Looks into a packet while it is at hand, to complete its entry.
using PacketVisitor = std::function<void(const AVPacket &, PacketEntry &)>;

/// One stream to read through.
struct PacketScan
{
    int stream = 0;
    PacketVisitor visit; ///< may be empty
    PacketTable table;   ///< the result
};

/// Reads the rest of the file once, without decoding, and fills the table of every scan. What
/// cannot be read any more ends the tables: a file that was cut off is as long as what is left of
/// it.
/// Errors (Media): more than 16 million packets in a stream.
Status scanPackets(AVFormatContext &container, std::vector<PacketScan> &scans, const QString &path);

/// Walks through the packets of one stream of a file, and jumps. A packet is known by its number in
/// the table: what a jump finds is compared with the table, so a demuxer that seeks wrongly is
/// noticed, and the file is read again from its beginning instead.
class PacketSource
{
public:
    /// @param container freshly opened or wherever it stands
    PacketSource(QString path, ContainerPointer container, int stream, PacketTable table);

    const PacketTable &table() const { return m_table; }
    const AVStream &stream() const { return *m_container->streams[m_stream]; }
    /// Number of the packet that next() gives.
    std::int64_t position() const { return m_position; }

    /// Goes to the given packet, or to one before it where the container allows no better.
    /// Errors (Media): the file can no longer be opened.
    Status seek(std::int64_t number);
    /// Goes to the first packet by opening the file afresh.
    Status restart();
    /// Reads the next packet into `packet`. False at the end of the table.
    /// Errors (Media): the file is no longer the one that the table was made of.
    Result<bool> next(AVPacket &packet);

private:
    bool seekTo(std::int64_t ticks, std::int64_t number);
    bool readPacket(AVPacket &packet);
    std::optional<std::int64_t> numberOf(const AVPacket &packet) const;
    bool isEntry(std::int64_t number, const AVPacket &packet) const;

    QString m_path;
    ContainerPointer m_container;
    int m_stream;
    PacketTable m_table;
    std::vector<std::int32_t> m_byPts; ///< numbers of the packets that have a pts, by it
    std::int64_t m_position = 0;
    PacketPointer m_found{
        av_packet_alloc()}; ///< the packet at m_position, where a seek already read it
    bool m_hasFound = false;
};

} // namespace weft
