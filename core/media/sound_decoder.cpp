#include "core/media/sound_decoder.h"

#include "core/base/translate.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <numeric>
#include <optional>

namespace weft {

namespace {

/// How long before a jump's target decoding begins, in parts of a second: longer than any codec's
/// memory of what went before.
constexpr int kRunInPerSecond = 2;

/// The layout to mix from; one without names is taken for the usual one of so many channels, if
/// there is one.
AVChannelLayout layoutOf(const AVFrame &frame)
{
    AVChannelLayout layout = frame.ch_layout;
    if (layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&layout, frame.ch_layout.nb_channels);
    return layout;
}

std::optional<Speaker> speakerOf(AVChannel channel)
{
    switch (channel) {
    case AV_CHAN_FRONT_LEFT: return Speaker::Left;
    case AV_CHAN_FRONT_RIGHT: return Speaker::Right;
    case AV_CHAN_FRONT_CENTER: return Speaker::Centre;
    case AV_CHAN_LOW_FREQUENCY: return Speaker::Lfe;
    case AV_CHAN_BACK_LEFT: return Speaker::BackLeft;
    case AV_CHAN_BACK_RIGHT: return Speaker::BackRight;
    case AV_CHAN_SIDE_LEFT: return Speaker::SideLeft;
    case AV_CHAN_SIDE_RIGHT: return Speaker::SideRight;
    case AV_CHAN_BACK_CENTER: return Speaker::BackCentre;
    case AV_CHAN_FRONT_LEFT_OF_CENTER: return Speaker::LeftOfCentre;
    case AV_CHAN_FRONT_RIGHT_OF_CENTER: return Speaker::RightOfCentre;
    default: return {};
    }
}

/// How a stream's channels go into those wanted; empty where FFmpeg is to say: they are the same,
/// or there are loudspeakers that only it knows.
SoundMatrix matrixFor(const AVChannelLayout &layout, const AVChannelLayout &wanted,
                      const SoundOutput &output)
{
    if (output.channels.empty() && av_channel_layout_compare(&layout, &wanted) == 0)
        return {};
    const auto count = static_cast<std::size_t>(layout.nb_channels);
    if (!output.channels.empty())
        return channelMatrix(output.channels, count, output.layout);
    if (layout.order != AV_CHANNEL_ORDER_NATIVE) {
        std::vector<int> first(channelCount(output.layout));
        std::iota(first.begin(), first.end(), 0);
        return channelMatrix(first, count, output.layout);
    }
    std::vector<Speaker> speakers;
    for (unsigned i = 0; i < count; ++i) {
        const auto speaker = speakerOf(av_channel_layout_channel_from_index(&layout, i));
        if (!speaker)
            return {};
        speakers.push_back(*speaker);
    }
    return mixMatrix(speakers, output.layout);
}

} // namespace

Result<SoundDecoder> SoundDecoder::open(const QString &path, SoundFile file, std::size_t stream,
                                        const SoundOutput &output)
{
    SoundIndex &index = file.streams[stream];
    auto codec = openSoundDecoder(*file.container->streams[index.stream], path);
    if (!codec)
        return fail(codec);
    PacketSource source(path, std::move(file.container), index.stream, std::move(index.table));
    return SoundDecoder(path, std::move(source), std::move(index), std::move(*codec), output);
}

SoundDecoder::SoundDecoder(QString path, PacketSource source, SoundIndex index,
                           CodecContextPointer codec, SoundOutput output)
    : m_path(std::move(path))
    , m_source(std::move(source))
    , m_index(std::move(index))
    , m_codec(std::move(codec))
    , m_output(std::move(output))
{}

Status SoundDecoder::read(std::int64_t start, std::int64_t length,
                          const std::vector<float *> &channels)
{
    for (float *channel : channels)
        std::fill_n(channel, length, 0.0F);
    const std::int64_t from = std::max(start, m_index.start);
    const std::int64_t end = std::min(start + length, m_index.end);
    if (from >= end)
        return {};
    m_wanted = from;
    if (!canReadOnTo(from)) {
        if (const Status started = startFor(from); !started)
            return started;
    }
    m_position = from;
    while (m_position < end) {
        if (m_block.end() <= m_position) {
            const auto more = nextBlock();
            if (!more)
                return fail(more);
            if (!*more)
                return {};
            continue;
        }
        m_position = std::min(end, std::max(m_position, m_block.position));
        const std::int64_t count = std::min(end, m_block.end()) - m_position;
        const auto offset = static_cast<std::ptrdiff_t>(m_position - m_block.position);
        if (count > 0) {
            for (std::size_t c = 0; c < channels.size(); ++c)
                std::copy_n(m_block.channels[c].begin() + offset, count,
                            channels[c] + (m_position - start));
            m_position += count;
        }
    }
    return {};
}

bool SoundDecoder::canReadOnTo(std::int64_t start) const
{
    return m_isStarted && start >= m_position && start - m_position <= m_index.sampleRate;
}

/// The first packet that reaches behind a position.
std::int64_t SoundDecoder::packetAt(std::int64_t position) const
{
    const std::size_t count = m_index.positions.size();
    std::size_t packet = 0;
    while (packet + 1 < count && m_index.positions[packet] + m_index.lengths[packet] <= position)
        ++packet;
    return static_cast<std::int64_t>(packet);
}

Status SoundDecoder::startFor(std::int64_t start)
{
    m_isStarted = false;
    m_firstPacket = packetAt(start - m_index.sampleRate / kRunInPerSecond);
    if (m_index.isSequential)
        m_firstPacket = 0;
    Status sought = m_index.isSequential ? m_source.restart() : m_source.seek(m_firstPacket);
    if (!sought)
        return sought;
    // A flush would leave traces: AAC windows its first frame by the shape of the last one before.
    auto codec = openSoundDecoder(m_source.stream(), m_path);
    if (!codec)
        return fail(codec);
    m_codec = std::move(*codec);
    m_block = {};
    m_block.position = m_decoded = std::numeric_limits<std::int64_t>::min() / 2;
    m_isStarted = true;
    m_hasSounded = false;
    return {};
}

Result<bool> SoundDecoder::nextBlock()
{
    while (true) {
        const int error = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (error == AVERROR_EOF)
            return false;
        if (error < 0) {
            if (error != AVERROR(EAGAIN)) {
                if (const Status ignored = checkFailure(); !ignored)
                    return fail(ignored);
            }
            if (const Status fed = feed(); !fed)
                return fail(fed);
            continue;
        }
        // Of several frames from one packet only the first carries its number.
        if (m_frame->pts != AV_NOPTS_VALUE) {
            m_number = static_cast<std::size_t>(m_frame->pts);
            m_decoded = m_index.positions[m_number];
        }
        m_hasSounded = true;
        const std::int64_t position = m_decoded;
        m_decoded += m_frame->nb_samples;
        if (m_source.table()[m_number].isDiscarded)
            continue;
        if (const Status mixed = mixDown(); !mixed)
            return fail(mixed);
        m_block.position = position;
        return true;
    }
}

Status SoundDecoder::feed()
{
    Result<bool> more = true;
    do {
        av_packet_unref(m_packet.get());
        more = m_source.next(*m_packet);
        if (!more)
            return fail(more);
    } while (*more && m_source.position() <= m_firstPacket);
    m_packet->pts = m_packet->dts = m_source.position() - 1;
    const int error = avcodec_send_packet(m_codec.get(), *more ? m_packet.get() : nullptr);
    return *more && error < 0 ? checkFailure() : Status();
}

/// A packet that cannot be decoded matters where its sound is wanted, but for torn ones at the very
/// beginning, as recordings of broadcasts have them.
Status SoundDecoder::checkFailure() const
{
    const auto packet = static_cast<std::size_t>(m_source.position() - 1);
    const std::int64_t position = m_index.positions[packet];
    const bool isTornBeginning = m_firstPacket == 0 && !m_hasSounded;
    if (isTornBeginning || position + m_index.lengths[packet] <= m_wanted)
        return {};
    const Rational seconds(position, m_index.sampleRate);
    return fail(ErrorKind::Media,
                tr("The sound of \"%1\" cannot be decoded at %2 s: the file is damaged there.")
                    .arg(m_path, QString::number(seconds.toDouble(), 'f', 3)));
}

/// Makes the decoded frame the block that is handed out.
Status SoundDecoder::mixDown()
{
    if (m_frame->sample_rate != m_index.sampleRate)
        return fail(ErrorKind::Media,
                    tr("The sound of \"%1\" changes from %2 to %3 samples a second: convert "
                       "it to one rate first.")
                        .arg(m_path, QString::number(m_index.sampleRate),
                             QString::number(m_frame->sample_rate)));
    if (const Status prepared = prepareMixer(); !prepared)
        return prepared;
    m_block.channels.resize(channels());
    std::vector<uint8_t *> target;
    for (auto &channel : m_block.channels) {
        channel.resize(static_cast<std::size_t>(m_frame->nb_samples));
        target.push_back(reinterpret_cast<uint8_t *>(channel.data()));
    }
    const int count = swr_convert(m_mixer.get(), target.data(), m_frame->nb_samples,
                                  const_cast<const uint8_t **>(m_frame->extended_data),
                                  m_frame->nb_samples);
    if (count != m_frame->nb_samples)
        return cannotMix();
    return {};
}

Status SoundDecoder::prepareMixer()
{
    AVChannelLayout layout = layoutOf(*m_frame);
    if (m_mixer && m_mixerFormat == m_frame->format
        && av_channel_layout_compare(&m_mixerLayout, &layout) == 0)
        return {};
    AVChannelLayout wanted{};
    av_channel_layout_default(&wanted, static_cast<int>(channels()));
    SwrContext *made = nullptr;
    int error = swr_alloc_set_opts2(&made, &wanted, AV_SAMPLE_FMT_FLTP, m_index.sampleRate, &layout,
                                    static_cast<AVSampleFormat>(m_frame->format),
                                    m_index.sampleRate, 0, nullptr);
    m_mixer.reset(made);
    if (error >= 0)
        error = av_opt_set_sample_fmt(made, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
    std::vector<double> matrix; // row by row
    for (const std::vector<double> &row : matrixFor(layout, wanted, m_output))
        matrix.insert(matrix.end(), row.begin(), row.end());
    if (error >= 0 && !matrix.empty())
        error = swr_set_matrix(made, matrix.data(), layout.nb_channels);
    if (error >= 0)
        error = swr_init(made);
    if (error < 0)
        return cannotMix();
    m_mixerFormat = m_frame->format;
    m_mixerLayout = layout;
    return {};
}

Status SoundDecoder::cannotMix() const
{
    return fail(ErrorKind::Media,
                tr("The sound of \"%1\" has %2 channels in an order that cannot be mixed down.")
                    .arg(m_path, QString::number(m_frame->ch_layout.nb_channels)));
}

} // namespace weft
