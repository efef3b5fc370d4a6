#include "core/media/video_decoder.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft {

namespace {

constexpr std::size_t kMostCached = 8;
constexpr std::size_t kMostCachedBytes = std::size_t{256} << 20;
/// Decoding this many packets on is cheaper than a jump.
constexpr std::int64_t kReadOnPackets = 16;

std::size_t bytesOf(const AVFrame &picture)
{
    std::size_t bytes = 0;
    for (const AVBufferRef *buffer : picture.buf)
        bytes += buffer ? buffer->size : 0;
    return bytes;
}

bool isDamaged(const AVFrame &picture)
{
    return picture.flags & AV_FRAME_FLAG_CORRUPT || picture.decode_error_flags != 0;
}

} // namespace

VideoDecoder::VideoDecoder(QString path, PacketSource source, VideoIndex index,
                           CodecContextPointer codec)
    : m_path(std::move(path))
    , m_source(std::move(source))
    , m_index(std::move(index))
    , m_codec(std::move(codec))
{}

Result<DecodedPicture> VideoDecoder::picture(std::int64_t ordinal)
{
    if (DecodedPicture known = cached(ordinal))
        return known;
    std::optional<std::int64_t> entry;
    if (!m_index.isSequential)
        entry = m_index.entryPacket[static_cast<std::size_t>(ordinal)];
    if (!canReadOnTo(ordinal)) {
        if (const Status started = entry ? startAt(*entry) : startFromBeginning(); !started)
            return fail(started);
    }
    while (true) {
        if (const Status decoded = decodeTo(ordinal); !decoded)
            return fail(decoded);
        if (DecodedPicture found = cached(ordinal))
            return found;
        if (m_isFromBeginning)
            return fail(ErrorKind::Media,
                        tr("Frame %1 of \"%2\" cannot be decoded: the file is damaged there.")
                            .arg(QString::number(ordinal), m_path));
        entry = entry ? entryBefore(*entry) : std::nullopt;
        if (const Status started = entry ? startAt(*entry) : startFromBeginning(); !started)
            return fail(started);
    }
}

bool VideoDecoder::canReadOnTo(std::int64_t ordinal) const
{
    if (!m_isStarted || ordinal <= m_passed)
        return false;
    return m_index.isSequential
           || m_index.entryPacket[static_cast<std::size_t>(ordinal)]
                  <= m_source.position() + kReadOnPackets;
}

Status VideoDecoder::startAt(std::int64_t packet)
{
    if (packet == 0)
        return startFromBeginning();
    m_isStarted = false;
    if (const Status sought = m_source.seek(packet); !sought)
        return sought;
    avcodec_flush_buffers(m_codec.get());
    m_firstPacket = packet;
    // Pictures shown before the key frame that follow it in the file lack what they refer to.
    const auto first = std::lower_bound(m_index.times.begin(), m_index.times.end(),
                                        m_source.table()[static_cast<std::size_t>(packet)].pts);
    m_passed = first - m_index.times.begin() - 1;
    m_latest.reset();
    m_isFromBeginning = m_hasFailed = false;
    m_isStarted = true;
    return {};
}

Status VideoDecoder::startFromBeginning()
{
    m_isStarted = false;
    Status sought = m_index.isSequential ? m_source.restart() : m_source.seek(0);
    if (!sought)
        return sought;
    avcodec_flush_buffers(m_codec.get());
    m_firstPacket = 0;
    m_passed = -1;
    m_latest.reset();
    m_hasFailed = false;
    m_isFromBeginning = m_isStarted = true;
    return {};
}

/// The key frame before the one at a packet.
std::optional<std::int64_t> VideoDecoder::entryBefore(std::int64_t packet) const
{
    const PacketTable &table = m_source.table();
    while (--packet > 0) {
        if (table[static_cast<std::size_t>(packet)].isKey)
            return packet;
    }
    return std::nullopt;
}

/// Runs the decoder until the picture is in the cache, or can no longer come.
Status VideoDecoder::decodeTo(std::int64_t ordinal)
{
    while (m_passed < ordinal) {
        const int error = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (error < 0 && error != AVERROR_EOF) {
            m_hasFailed = m_hasFailed || error != AVERROR(EAGAIN);
            if (const Status fed = feed(); !fed)
                return fed;
            continue;
        }
        const bool isEnd = error == AVERROR_EOF;
        const std::int64_t shown = isEnd ? m_index.count() : ordinalOf(*m_frame);
        if (shown <= m_passed)
            continue;
        if (shown > ordinal && showsNothing(ordinal))
            keep(ordinal, m_latest);
        if (isEnd)
            return {};
        m_latest = takePicture();
        m_passed = shown;
        keep(shown, m_latest);
    }
    return {};
}

/// Whether the packet of a picture that did not come out decodes to nothing without fault ("as before"), so that the
/// picture before it stays on. The first pictures after a jump may be missing because of the jump.
bool VideoDecoder::showsNothing(std::int64_t ordinal) const
{
    if (!m_latest || m_hasFailed || m_index.isSequential)
        return false;
    return m_isFromBeginning
           || m_firstPacket < m_index.entryPacket[static_cast<std::size_t>(ordinal)];
}

Status VideoDecoder::feed()
{
    Result<bool> more = true;
    do {
        av_packet_unref(m_packet.get());
        more = m_source.next(*m_packet);
        if (!more)
            return fail(more);
    } while (*more && m_source.position() <= m_firstPacket);
    if (!*more) {
        avcodec_send_packet(m_codec.get(), nullptr);
        return {};
    }
    // The picture carries the number of its packet through the decoder, whatever the timestamps are.
    m_packet->pts = m_packet->dts = m_source.position() - 1;
    m_hasFailed = avcodec_send_packet(m_codec.get(), m_packet.get()) < 0 || m_hasFailed;
    return {};
}

std::int64_t VideoDecoder::ordinalOf(const AVFrame &picture)
{
    if (m_index.isSequential)
        return m_passed + 1;
    const bool isKnown = picture.pts >= 0
                         && picture.pts < static_cast<std::int64_t>(m_index.ordinals.size());
    return isKnown ? m_index.ordinals[static_cast<std::size_t>(picture.pts)] : -1;
}

DecodedPicture VideoDecoder::takePicture()
{
    FramePointer taken(av_frame_alloc());
    av_frame_move_ref(taken.get(), m_frame.get());
    return DecodedPicture(std::move(taken));
}

DecodedPicture VideoDecoder::cached(std::int64_t ordinal) const
{
    const auto found = std::find_if(m_cache.begin(), m_cache.end(), [ordinal](const Cached &entry) {
        return entry.ordinal == ordinal;
    });
    return found == m_cache.end() ? nullptr : found->picture;
}

void VideoDecoder::keep(std::int64_t ordinal, const DecodedPicture &picture)
{
    // Damage met after a jump may come from the jump: only a straight read proves it.
    if (isDamaged(*picture) && !m_isFromBeginning)
        return;
    const std::size_t bytes = std::max<std::size_t>(1, bytesOf(*picture));
    const std::size_t most = std::clamp<std::size_t>(kMostCachedBytes / bytes, 2, kMostCached);
    while (m_cache.size() >= most)
        m_cache.pop_front();
    m_cache.push_back({ordinal, picture});
}

} // namespace weft
