#include "core/media/video_index.h"

#include "core/base/translate.h"

#include <algorithm>
#include <limits>
#include <set>

namespace weft {

namespace {

bool isShown(const PacketEntry &entry)
{
    return !entry.isDiscarded && !entry.isHidden;
}

/// Whether the timestamps of the packets are those of the pictures that come out: each there, none
/// twice, and a key frame never before what precedes it in the file.
bool tellsOrder(const PacketTable &table)
{
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
    std::int64_t key = latest;
    std::int64_t keyBefore = latest;
    std::vector<std::int64_t> times;
    times.reserve(table.size());
    for (const PacketEntry &entry : table) {
        if (entry.isHidden)
            continue;
        if (entry.pts == AV_NOPTS_VALUE || entry.pts <= keyBefore
            || (entry.isKey && entry.pts <= latest))
            return false;
        if (entry.isKey)
            keyBefore = std::exchange(key, entry.pts);
        latest = std::max(latest, entry.pts);
        times.push_back(entry.pts);
    }
    std::sort(times.begin(), times.end());
    return std::adjacent_find(times.begin(), times.end()) == times.end();
}

std::optional<std::int64_t> firstKeyTime(const PacketTable &table)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [](const PacketEntry &entry) { return entry.isKey; });
    return found == table.end() ? std::nullopt : std::optional(found->pts);
}

/// Pictures before the first key frame may lack what they refer to.
bool startsInTheMiddle(const PacketTable &table, std::int64_t keyTime)
{
    return std::any_of(table.begin(), table.end(), [keyTime](const PacketEntry &entry) {
        return isShown(entry) && entry.pts < keyTime;
    });
}

/// Feeds a decoder from the start of a stream and hands out what it shows, in order.
class StraightDecode
{
public:
    StraightDecode(PacketSource &source, AVCodecContext &codec)
        : m_source(source)
        , m_codec(codec)
    {}

    /// The next picture, or nothing at the end.
    Result<const AVFrame *> next()
    {
        while (true) {
            const int error = avcodec_receive_frame(&m_codec, m_frame.get());
            if (error >= 0)
                return m_frame.get();
            if (error == AVERROR_EOF || m_isDrained)
                return nullptr;
            if (const Status fed = feed(); !fed)
                return fail(fed);
        }
    }

private:
    Status feed()
    {
        const auto more = m_source.next(*m_packet);
        if (!more)
            return fail(more);
        // A packet that cannot be decoded is passed over, as in any straight read.
        if (*more)
            avcodec_send_packet(&m_codec, m_packet.get());
        else
            m_isDrained = avcodec_send_packet(&m_codec, nullptr) < 0;
        av_packet_unref(m_packet.get());
        return {};
    }

    PacketSource &m_source;
    AVCodecContext &m_codec;
    PacketPointer m_packet{av_packet_alloc()};
    FramePointer m_frame{av_frame_alloc()};
    bool m_isDrained = false;
};

/// Hides the packets before the first key frame that decode to nothing.
Status hideUndecodable(PacketTable &table, PacketSource &source, std::int64_t keyTime, int threads,
                       const QString &path)
{
    const auto codec = openDecoder(source.stream(), threads, path);
    if (!codec)
        return fail(codec);
    if (const Status restarted = source.restart(); !restarted)
        return restarted;
    StraightDecode decode(source, **codec);
    std::set<std::int64_t> shown;
    while (true) {
        const auto picture = decode.next();
        if (!picture)
            return fail(picture);
        if (!*picture || (*picture)->pts >= keyTime)
            break;
        shown.insert((*picture)->pts);
    }
    for (PacketEntry &entry : table) {
        if (entry.pts < keyTime && !shown.contains(entry.pts))
            entry.isHidden = true;
    }
    return {};
}

VideoIndex indexByTimestamps(const PacketTable &table)
{
    VideoIndex index;
    std::vector<std::int32_t>
        order; // packets by time, the discarded ones included: they may be key frames
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].pts != AV_NOPTS_VALUE)
            order.push_back(static_cast<std::int32_t>(i));
    }
    std::sort(order.begin(), order.end(), [&table](std::int32_t a, std::int32_t b) {
        return table[static_cast<std::size_t>(a)].pts < table[static_cast<std::size_t>(b)].pts;
    });
    index.ordinals.assign(table.size(), -1);
    std::int32_t key = 0;
    for (const std::int32_t packet : order) {
        const PacketEntry &entry = table[static_cast<std::size_t>(packet)];
        if (entry.isKey)
            key = packet;
        if (!isShown(entry))
            continue;
        index.ordinals[static_cast<std::size_t>(packet)] = static_cast<std::int32_t>(index.count());
        index.times.push_back(entry.pts);
        index.entryPacket.push_back(key);
        index.end = entry.pts + entry.duration;
    }
    return index;
}

Rational defaultRate(const AVStream &stream)
{
    for (const AVRational known : {stream.avg_frame_rate, stream.r_frame_rate}) {
        if (known.num > 0 && known.den > 0)
            return toRational(known);
    }
    return 25;
}

std::int64_t nominalDuration(const AVStream &stream)
{
    const Rational ticks = Rational(1) / (defaultRate(stream) * toRational(stream.time_base));
    return std::max<std::int64_t>(1, ticks.rounded(Rounding::Nearest));
}

Result<VideoIndex> indexByDecoding(PacketSource &source, int threads, const QString &path)
{
    const auto codec = openDecoder(source.stream(), threads, path);
    if (!codec)
        return fail(codec);
    (*codec)->skip_loop_filter = AVDISCARD_ALL; // only the count and the times matter here
    if (const Status restarted = source.restart(); !restarted)
        return fail(restarted);
    const std::int64_t nominal = nominalDuration(source.stream());
    VideoIndex index;
    index.isSequential = true;
    StraightDecode decode(source, **codec);
    while (true) {
        const auto picture = decode.next();
        if (!picture)
            return fail(picture);
        if (!*picture)
            return index;
        const std::int64_t time = (*picture)->best_effort_timestamp;
        const bool rises = index.times.empty() || time > index.times.back();
        if (time != AV_NOPTS_VALUE && rises)
            index.times.push_back(time);
        else
            index.times.push_back(index.times.empty() ? 0 : index.times.back() + nominal);
        index.end = index.times.back() + nominal;
    }
}

/// Whether every picture lies where a constant rate puts it, but for the rounding to ticks.
bool hasConstantRate(const VideoIndex &index, const FrameRate &rate)
{
    const Rational ticks = Rational(1) / (rate.toRational() * index.tick);
    const bool isFine = ticks >= Rational(4);
    for (std::int64_t i = 0; i < index.count(); ++i) {
        const std::int64_t time = index.times[static_cast<std::size_t>(i)] - index.times.front();
        if (std::abs(time - ticks.times(i, Rounding::Nearest)) > (isFine ? 1 : 0))
            return false;
    }
    return true;
}

FrameRate nearestRate(const Rational &rate)
{
    const Rational possible = std::clamp(rate, Rational(1), Rational(1000));
    return FrameRate::nearest(possible).value_or(FrameRate());
}

Rational averageRate(const VideoIndex &index)
{
    const std::int64_t ticks = index.times.back() - index.times.front();
    return Rational(index.count() - 1) / (Rational(ticks) * index.tick);
}

bool isCommon(const FrameRate &rate)
{
    return rate.denominator() == 1 || rate.denominator() == 1001;
}

/// Of the rates that fit, the first that the field uses; a container's claim is checked against
/// every timestamp.
void findRate(VideoIndex &index, const AVStream &stream)
{
    if (index.count() == 1) {
        index.rate = nearestRate(defaultRate(stream));
        return;
    }
    const Rational average = averageRate(index);
    std::vector<FrameRate> fitting;
    for (const Rational &candidate :
         {toRational(stream.avg_frame_rate), toRational(stream.r_frame_rate), average}) {
        if (candidate > Rational() && hasConstantRate(index, nearestRate(candidate)))
            fitting.push_back(nearestRate(candidate));
    }
    index.isVariableRate = fitting.empty();
    if (index.isVariableRate)
        fitting.push_back(nearestRate(average));
    const auto common = std::find_if(fitting.begin(), fitting.end(), isCommon);
    index.rate = common == fitting.end() ? fitting.front() : *common;
}

} // namespace

Result<VideoIndex> makeVideoIndex(PacketSource &source, int threads, const QString &path)
{
    PacketTable table = source.table();
    const auto keyTime = firstKeyTime(table);
    const bool isDirect = keyTime && tellsOrder(table);
    if (isDirect && startsInTheMiddle(table, *keyTime)) {
        const Status hidden = hideUndecodable(table, source, *keyTime, threads, path);
        if (!hidden)
            return fail(hidden);
    }
    auto index = isDirect ? Result<VideoIndex>(indexByTimestamps(table))
                          : indexByDecoding(source, threads, path);
    if (!index)
        return index;
    if (index->times.empty())
        return fail(ErrorKind::Media,
                    tr("\"%1\" has no picture that can be decoded: it is damaged.").arg(path));
    index->tick = toRational(source.stream().time_base);
    if (index->end <= index->times.back())
        index->end = index->times.back() + nominalDuration(source.stream());
    findRate(*index, source.stream());
    return index;
}

Result<std::optional<Rational>> firstPictureTime(AVFormatContext &container, int stream,
                                                 const QString &path)
{
    const AVStream &source = *container.streams[stream];
    const auto codec = openDecoder(source, 1, path);
    if (!codec)
        return fail(codec);
    selectStreams(container, {stream});
    const PacketPointer packet(av_packet_alloc());
    const FramePointer picture(av_frame_alloc());
    bool isDrained = false;
    while (true) {
        const int error = avcodec_receive_frame(codec->get(), picture.get());
        if (error >= 0) {
            const std::int64_t time = picture->best_effort_timestamp;
            return std::optional(time == AV_NOPTS_VALUE
                                     ? Rational()
                                     : Rational(time) * toRational(source.time_base));
        }
        if (error == AVERROR_EOF || isDrained)
            return std::optional<Rational>();
        if (av_read_frame(&container, packet.get()) < 0) {
            isDrained = avcodec_send_packet(codec->get(), nullptr) < 0;
        } else if (packet->stream_index == stream) {
            avcodec_send_packet(codec->get(), packet.get());
        }
        av_packet_unref(packet.get());
    }
}

} // namespace weft
