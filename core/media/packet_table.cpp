#include "core/media/packet_table.h"

#include "core/base/translate.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace weft {

namespace {

constexpr std::size_t kMostPackets = 16'000'000;
/// A jump into the middle of a transport stream starts with the rest of a packet or two.
constexpr int kMostUnknownPackets = 64;

std::int32_t toInt32(std::int64_t value)
{
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::int32_t>::max()));
}

PacketEntry entryOf(const AVPacket &packet)
{
    return {.pts = packet.pts,
            .dts = packet.dts,
            .filePosition = packet.pos,
            .size = packet.size,
            .duration = toInt32(packet.duration),
            .isKey = (packet.flags & AV_PKT_FLAG_KEY) != 0,
            .isDiscarded = (packet.flags & AV_PKT_FLAG_DISCARD) != 0,
            .isTorn = (packet.flags & AV_PKT_FLAG_CORRUPT) != 0};
}

PacketScan *scanOf(std::vector<PacketScan> &scans, int stream)
{
    const auto found = std::find_if(scans.begin(), scans.end(), [stream](const PacketScan &scan) {
        return scan.stream == stream;
    });
    return found == scans.end() ? nullptr : &*found;
}

/// A picture or a second before the wanted one, and further back, for containers that seek by
/// decoding time only or coarsely.
std::vector<std::int64_t> seekTimes(const PacketEntry &entry, AVRational timeBase)
{
    std::vector<std::int64_t> times;
    for (const std::int64_t time : {entry.pts, entry.dts}) {
        if (time != AV_NOPTS_VALUE && (times.empty() || time != times.back()))
            times.push_back(time);
    }
    if (times.empty())
        return times;
    const std::int64_t second = av_rescale_q(1, {1, 1}, timeBase);
    times.push_back(times.back() - second);
    times.push_back(times.back() - 4 * second);
    return times;
}

} // namespace

Status scanPackets(AVFormatContext &container, std::vector<PacketScan> &scans, const QString &path)
{
    std::vector<int> streams;
    for (const PacketScan &scan : scans)
        streams.push_back(scan.stream);
    selectStreams(container, streams);
    const PacketPointer packet(av_packet_alloc());
    while (av_read_frame(&container, packet.get()) >= 0) {
        if (PacketScan *scan = scanOf(scans, packet->stream_index)) {
            if (scan->table.size() >= kMostPackets)
                return fail(ErrorKind::Media,
                            tr("\"%1\" holds more than %2 packets in one stream: it is damaged.")
                                .arg(path, QString::number(kMostPackets)));
            scan->table.push_back(entryOf(*packet));
            if (scan->visit)
                scan->visit(*packet, scan->table.back());
        }
        av_packet_unref(packet.get());
    }
    for (PacketScan &scan : scans) {
        const AVCodecID codec = container.streams[scan.stream]->codecpar->codec_id;
        const bool needsWhole = av_get_bits_per_sample(codec) == 0; // samples stand for themselves
        if (!scan.table.empty() && scan.table.back().isTorn && needsWhole)
            scan.table.pop_back();
    }
    return {};
}

PacketSource::PacketSource(QString path, ContainerPointer container, int stream, PacketTable table)
    : m_path(std::move(path))
    , m_container(std::move(container))
    , m_stream(stream)
    , m_table(std::move(table))
{
    m_byPts.resize(m_table.size());
    std::iota(m_byPts.begin(), m_byPts.end(), 0);
    std::erase_if(m_byPts, [this](std::int32_t number) {
        return m_table[static_cast<std::size_t>(number)].pts == AV_NOPTS_VALUE;
    });
    std::stable_sort(m_byPts.begin(), m_byPts.end(), [this](std::int32_t a, std::int32_t b) {
        return m_table[static_cast<std::size_t>(a)].pts < m_table[static_cast<std::size_t>(b)].pts;
    });
    m_position = static_cast<std::int64_t>(m_table.size());
}

Status PacketSource::seek(std::int64_t number)
{
    // Packets without a time of their own are reached from the one before that has it.
    std::int64_t timed = number;
    while (timed > 0 && m_table[static_cast<std::size_t>(timed)].pts == AV_NOPTS_VALUE)
        --timed;
    const PacketEntry &entry = m_table[static_cast<std::size_t>(timed)];
    for (const std::int64_t ticks : seekTimes(entry, stream().time_base)) {
        if (seekTo(ticks, number))
            return {};
    }
    return restart();
}

Status PacketSource::restart()
{
    auto container = openContainer(m_path);
    if (!container)
        return fail(container);
    if (m_stream >= static_cast<int>((*container)->nb_streams))
        return fail(ErrorKind::Media,
                    tr("\"%1\" was changed while it was open: open it again.").arg(m_path));
    m_container = std::move(*container);
    selectStreams(*m_container, {m_stream});
    m_hasFound = false;
    m_position = 0;
    return {};
}

Result<bool> PacketSource::next(AVPacket &packet)
{
    if (m_position >= static_cast<std::int64_t>(m_table.size()))
        return false;
    if (m_hasFound) {
        av_packet_move_ref(&packet, m_found.get());
        m_hasFound = false;
    } else if (!readPacket(packet) || !isEntry(m_position, packet)) {
        // After a jump some demuxers make up other packets than in a straight read.
        const std::int64_t wanted = m_position;
        if (const Status restarted = restart(); !restarted)
            return fail(restarted);
        while (m_position < wanted) {
            if (!readPacket(packet))
                break;
            ++m_position;
        }
        if (m_position < wanted || !readPacket(packet) || !isEntry(m_position, packet))
            return fail(ErrorKind::Media,
                        tr("\"%1\" was changed while it was open: open it again.").arg(m_path));
    }
    ++m_position;
    return true;
}

bool PacketSource::seekTo(std::int64_t ticks, std::int64_t number)
{
    m_hasFound = false;
    if (av_seek_frame(m_container.get(), m_stream, ticks, AVSEEK_FLAG_BACKWARD) < 0)
        return false;
    for (int i = 0; i < kMostUnknownPackets && readPacket(*m_found); ++i) {
        if (const auto found = numberOf(*m_found)) {
            m_position = *found;
            m_hasFound = *found <= number;
            return m_hasFound;
        }
    }
    return false;
}

bool PacketSource::readPacket(AVPacket &packet)
{
    do {
        av_packet_unref(&packet);
        if (av_read_frame(m_container.get(), &packet) < 0)
            return false;
    } while (packet.stream_index != m_stream);
    return true;
}

/// Nothing where the packet is not in the table, or more than once.
std::optional<std::int64_t> PacketSource::numberOf(const AVPacket &packet) const
{
    const auto first = std::lower_bound(m_byPts.begin(), m_byPts.end(), packet.pts,
                                        [this](std::int32_t number, std::int64_t pts) {
                                            return m_table[static_cast<std::size_t>(number)].pts
                                                   < pts;
                                        });
    std::optional<std::int64_t> number;
    for (auto found = first; found != m_byPts.end(); ++found) {
        if (m_table[static_cast<std::size_t>(*found)].pts != packet.pts)
            break;
        if (!isEntry(*found, packet))
            continue;
        if (number)
            return std::nullopt;
        number = *found;
    }
    return number;
}

bool PacketSource::isEntry(std::int64_t number, const AVPacket &packet) const
{
    const PacketEntry &entry = m_table[static_cast<std::size_t>(number)];
    return entry.pts == packet.pts && entry.size == packet.size;
}

} // namespace weft
