#include "core/media/sound_index.h"

#include "core/base/translate.h"
#include "core/media/video_index.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

#include <algorithm>

namespace weft {

namespace {

/// Timestamps nearer than 1/100 s to where the sound before ends are taken for roundings of the
/// container.
constexpr int kJitterPerSecond = 100;
constexpr int kGreatestSampleRate = 768'000;

/// Counts the samples in packets whose length their own header tells.
class LengthParser
{
public:
    explicit LengthParser(const AVStream &stream)
        : m_parser(av_parser_init(stream.codecpar->codec_id))
        , m_codec(avcodec_alloc_context3(nullptr))
    {
        avcodec_parameters_to_context(m_codec.get(), stream.codecpar);
        if (m_parser)
            m_parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
    }

    int lengthOf(const AVPacket &packet)
    {
        if (!m_parser)
            return 0;
        uint8_t *unused = nullptr;
        int unusedSize = 0;
        m_parser->duration = 0;
        av_parser_parse2(m_parser.get(), m_codec.get(), &unused, &unusedSize, packet.data,
                         packet.size, packet.pts, packet.dts, packet.pos);
        return m_parser->duration;
    }

private:
    struct CloseParser
    {
        void operator()(AVCodecParserContext *parser) const { av_parser_close(parser); }
    };

    std::unique_ptr<AVCodecParserContext, CloseParser> m_parser;
    CodecContextPointer m_codec;
};

bool hasLengthInHeader(AVCodecID codec)
{
    return codec == AV_CODEC_ID_OPUS || codec == AV_CODEC_ID_VORBIS || codec == AV_CODEC_ID_FLAC;
}

/// What a first reading gathers of one stream.
struct SoundScan
{
    explicit SoundScan(const AVStream &stream)
        : stream(stream)
    {
        if (hasLengthInHeader(stream.codecpar->codec_id))
            parser.emplace(stream);
    }

    void visit(const AVPacket &packet, const PacketEntry &entry);

    const AVStream &stream;
    std::optional<LengthParser> parser;
    std::vector<std::int32_t> lengths;
    std::vector<std::int32_t> cutAtEnd; ///< samples of each packet that are not heard
};

void SoundScan::visit(const AVPacket &packet, const PacketEntry &entry)
{
    int length = parser ? parser->lengthOf(packet) : 0;
    if (length <= 0)
        length = av_get_audio_frame_duration2(stream.codecpar, packet.size);
    if (length <= 0)
        length = static_cast<int>(av_rescale_q(entry.duration, stream.time_base,
                                               {1, std::max(1, stream.codecpar->sample_rate)}));
    std::size_t size = 0;
    const uint8_t *cut = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
    lengths.push_back(length);
    cutAtEnd.push_back(cut && size >= 10 ? static_cast<std::int32_t>(AV_RL32(cut + 4)) : 0);
}

/// What the first packets decode to.
struct FirstSound
{
    std::size_t packet = 0; ///< the first one that gives samples
    int length = 0;         ///< how many
    int cutAtStart = 0;     ///< samples from there on that are not heard
    int sampleRate = 0;
    int channels = 0;
};

int cutAtStart(const AVFrame &frame)
{
    const AVFrameSideData *cut = av_frame_get_side_data(&frame, AV_FRAME_DATA_SKIP_SAMPLES);
    return cut && cut->size >= 10 ? static_cast<int>(AV_RL32(cut->data)) : 0;
}

/// Nothing where no decoder takes the stream: the headers must do then.
std::optional<FirstSound> decodeFirst(AVFormatContext &container, int stream, const QString &path)
{
    constexpr std::size_t kMostPackets = 64;
    const auto codec = openSoundDecoder(*container.streams[stream], path);
    if (!codec)
        return std::nullopt;
    const PacketPointer packet(av_packet_alloc());
    const FramePointer frame(av_frame_alloc());
    std::size_t number = 0;
    while (number < kMostPackets && av_read_frame(&container, packet.get()) >= 0) {
        if (packet->stream_index == stream) {
            avcodec_send_packet(codec->get(), packet.get());
            if (avcodec_receive_frame(codec->get(), frame.get()) >= 0)
                return FirstSound{number, frame->nb_samples, cutAtStart(*frame), frame->sample_rate,
                                  frame->ch_layout.nb_channels};
            ++number;
        }
        av_packet_unref(packet.get());
    }
    return std::nullopt;
}

std::optional<Rational> timeOf(const PacketEntry &entry, const AVStream &stream)
{
    if (entry.pts == AV_NOPTS_VALUE)
        return std::nullopt;
    return Rational(entry.pts) * toRational(stream.time_base);
}

bool pointsForward(const PacketTable &table)
{
    std::int64_t latest = AV_NOPTS_VALUE;
    for (const PacketEntry &entry : table) {
        if (entry.pts == AV_NOPTS_VALUE)
            continue;
        if (entry.pts <= latest)
            return false;
        latest = entry.pts;
    }
    return true;
}

/// Lays the packets out one behind the other; only a jump of the timestamps makes a gap or an
/// overlap.
void placePackets(SoundIndex &index, const AVStream &stream, std::size_t firstHeard)
{
    const std::int64_t jitter = index.sampleRate / kJitterPerSecond;
    std::int64_t expected = 0;
    for (std::size_t i = 0; i < index.table.size(); ++i) {
        const auto time = timeOf(index.table[i], stream);
        const std::int64_t stamped = time ? time->times(index.sampleRate, Rounding::Nearest)
                                          : expected;
        const std::int64_t jump = stamped - expected;
        // A clock that was set back by more than a second counts on from here.
        const bool isContinued = i > firstHeard
                                 && (std::abs(jump) < jitter || jump < -index.sampleRate);
        index.positions.push_back(isContinued ? expected : stamped);
        expected = index.positions.back() + index.lengths[i];
    }
}

/// The last packet may be shorter than its codec's frame: the container says so.
std::int64_t endOfLast(const SoundIndex &index, const AVStream &stream)
{
    const PacketEntry &entry = index.table.back();
    const Rational tick = toRational(stream.time_base);
    const std::int64_t stated = (Rational(entry.duration) * tick)
                                    .times(index.sampleRate, Rounding::Nearest);
    const std::int64_t tolerance = 1 + tick.times(index.sampleRate, Rounding::Ceil);
    const bool isShorter = stated > 0 && stated + tolerance < index.lengths.back();
    return index.positions.back() + (isShorter ? stated : index.lengths.back());
}

SoundIndex makeIndex(const AVStream &stream, PacketTable table, SoundScan scan,
                     const std::optional<FirstSound> &first)
{
    SoundIndex index;
    index.stream = stream.index;
    index.sampleRate = first ? first->sampleRate : std::max(1, stream.codecpar->sample_rate);
    index.table = std::move(table);
    index.lengths = std::move(scan.lengths);
    index.lengths.resize(index.table.size());
    index.isSequential = !pointsForward(index.table);
    index.info.codec = codecName(*stream.codecpar);
    index.info.channels = first ? first->channels : stream.codecpar->ch_layout.nb_channels;
    index.info.sampleRate = index.sampleRate;
    if (index.table.empty())
        return index;

    const std::size_t heard = first ? std::min(first->packet, index.table.size() - 1) : 0;
    // HE-AAC's header tells half of what comes out.
    const int factor = first && first->length == 2 * index.lengths[heard] ? 2 : 1;
    for (std::int32_t &length : index.lengths)
        length *= factor;
    std::fill_n(index.lengths.begin(), heard, 0);
    placePackets(index, stream, heard);
    index.start = index.positions[heard] + (first ? first->cutAtStart : 0);
    index.end = index.start;
    for (std::size_t i = 0; i + 1 < index.table.size(); ++i) {
        if (!index.table[i].isDiscarded)
            index.end = std::max(index.end,
                                 index.positions[i] + index.lengths[i] - factor * scan.cutAtEnd[i]);
    }
    const std::int64_t last = index.positions.back() + index.lengths.back()
                              - factor * scan.cutAtEnd[index.table.size() - 1];
    index.end = std::max(index.end, std::min(last, endOfLast(index, stream)));
    return index;
}

/// Moves every stream so that the origin is 0, and finishes what depends on it.
void setOrigin(std::vector<SoundIndex> &streams, std::optional<Rational> origin)
{
    if (!origin) {
        for (const SoundIndex &index : streams) {
            const Rational start(index.start, index.sampleRate);
            if (!index.table.empty())
                origin = origin ? std::min(*origin, start) : start;
        }
    }
    for (SoundIndex &index : streams) {
        const std::int64_t shift = origin.value_or(Rational())
                                       .times(index.sampleRate, Rounding::Nearest);
        for (std::int64_t &position : index.positions)
            position -= shift;
        index.start -= shift;
        index.end -= shift;
        index.info.duration = Rational(std::max<std::int64_t>(0, index.end), index.sampleRate);
    }
}

Result<std::optional<Rational>> pictureOrigin(const QString &path)
{
    const auto container = openContainer(path);
    if (!container)
        return fail(container);
    const auto stream = pictureStream(**container);
    if (!stream)
        return std::optional<Rational>();
    return firstPictureTime(**container, *stream, path);
}

} // namespace

Result<CodecContextPointer> openSoundDecoder(const AVStream &stream, const QString &path)
{
    auto codec = openDecoder(stream, 1, path);
    if (codec)
        (*codec)->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
    return codec;
}

Result<SoundFile> readSoundFile(const QString &path)
{
    auto container = openContainer(path);
    if (!container)
        return fail(container);
    SoundFile file{std::move(*container), {}};
    std::vector<SoundScan> scans;
    std::vector<PacketScan> packets;
    for (const int stream : soundStreams(*file.container))
        scans.emplace_back(*file.container->streams[stream]);
    if (scans.empty())
        return file;
    for (SoundScan &scan : scans) {
        const auto visit = [&scan](const AVPacket &packet, PacketEntry &entry) {
            scan.visit(packet, entry);
        };
        packets.push_back({scan.stream.index, visit, {}});
    }
    if (const Status scanned = scanPackets(*file.container, packets, path); !scanned)
        return fail(scanned);

    for (std::size_t i = 0; i < scans.size(); ++i) {
        const auto fresh = openContainer(path);
        if (!fresh)
            return fail(fresh);
        const AVStream &stream = scans[i].stream;
        selectStreams(**fresh, {stream.index});
        const auto first = decodeFirst(**fresh, stream.index, path);
        file.streams.push_back(
            makeIndex(stream, std::move(packets[i].table), std::move(scans[i]), first));
        if (file.streams.back().sampleRate > kGreatestSampleRate)
            return fail(ErrorKind::Media,
                        tr("\"%1\" has sound of %2 samples a second: Weft goes up to %3.")
                            .arg(path, QString::number(file.streams.back().sampleRate),
                                 QString::number(kGreatestSampleRate)));
    }
    const auto origin = pictureOrigin(path);
    if (!origin)
        return fail(origin);
    setOrigin(file.streams, *origin);
    return file;
}

} // namespace weft
