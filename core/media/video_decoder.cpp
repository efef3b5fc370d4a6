#include "core/media/video_decoder.h"

#include "core/base/translate.h"
#include "core/media/device_codec.h"

#include <algorithm>

namespace weft {

namespace {

constexpr std::size_t kMostCached = 4;
constexpr std::size_t kMostCachedBytes = std::size_t{128} << 20;
/// Decoding this many packets on is cheaper than a jump.
constexpr std::int64_t kReadOnPackets = 16;
/// A step back of at most so many pictures is likely followed by more.
constexpr std::int64_t kBackSteps = 4;

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

void VideoDecoder::setCodec(CodecContextPointer codec)
{
    m_codec = std::move(codec);
    m_cache.clear();
    m_brokenFrom.clear();
    m_isStarted = false;
}

Result<DecodedPicture> VideoDecoder::picture(std::int64_t ordinal)
{
    const std::int64_t before = std::exchange(m_lastAsked, ordinal);
    if (DecodedPicture known = cached(ordinal))
        return known;
    // Whoever goes back step by step wants every picture on the way, if they are kept.
    const bool isGoingBack = m_sink && ordinal < before && ordinal + kBackSteps >= before;
    if (canReadOnTo(ordinal)) {
        m_neededFrom = ordinal;
        if (const Status decoded = decodeTo(ordinal); !decoded)
            return fail(decoded);
        if (DecodedPicture found = cached(ordinal))
            return found;
    }
    const std::int64_t entry = entryOf(ordinal);
    const auto broken = m_brokenFrom.find(entry);
    if (broken == m_brokenFrom.end() || broken->second > ordinal) {
        auto found = run(entry, isGoingBack ? 0 : ordinal, ordinal);
        if (found && !*found && !m_leftOut.empty()) // what was left out may be what stays on
            found = run(entry, 0, ordinal);
        if (!found || *found)
            return found;
        const auto known = m_brokenFrom.try_emplace(entry, ordinal).first;
        known->second = std::min(known->second, ordinal);
    }
    auto found = run(lastResort(entry), 0, ordinal);
    if (!found || *found)
        return found;
    return fail(ErrorKind::Media,
                tr("Frame %1 of \"%2\" cannot be decoded: the file is damaged there.")
                    .arg(QString::number(ordinal), m_path));
}

Result<VideoDecoder::Placed> VideoDecoder::reach(std::int64_t ordinal,
                                                 const std::function<bool()> &isEnough)
{
    if (DecodedPicture known = cached(ordinal))
        return Placed{ordinal, known};
    const std::int64_t entry = entryOf(ordinal);
    if (!m_brokenFrom.contains(entry)) {
        m_lastAsked = ordinal;
        if (!canReadOnTo(ordinal) || m_leftOut.contains(ordinal)) {
            if (const Status started = startAt(entry); !started)
                return fail(started);
        }
        m_neededFrom = ordinal;
        m_isEnough = &isEnough;
        const Status decoded = decodeTo(ordinal);
        m_isEnough = nullptr;
        if (!decoded)
            return fail(decoded);
        if (m_passed < ordinal && m_latest)
            return Placed{m_passed, m_latest};
    }
    auto found = picture(ordinal);
    if (!found)
        return fail(found);
    return Placed{ordinal, *found};
}

/// Decodes from a packet to a picture; null where it does not come.
/// @param neededFrom pictures before this one may be left out
Result<DecodedPicture> VideoDecoder::run(std::int64_t packet, std::int64_t neededFrom,
                                         std::int64_t ordinal)
{
    if (const Status started = startAt(packet); !started)
        return fail(started);
    m_neededFrom = neededFrom;
    if (const Status decoded = decodeTo(ordinal); !decoded)
        return fail(decoded);
    return cached(ordinal);
}

bool VideoDecoder::canReadOnTo(std::int64_t ordinal) const
{
    return m_isStarted && ordinal > m_passed
           && entryOf(ordinal) <= m_source.position() + kReadOnPackets;
}

Status VideoDecoder::startAt(std::int64_t packet)
{
    m_isStarted = false;
    Status sought = m_index.isSequential ? m_source.restart() : m_source.seek(packet);
    if (!sought)
        return sought;
    avcodec_flush_buffers(m_codec.get());
    m_firstPacket = packet;
    m_passed = -1;
    if (packet > 0) {
        // Pictures shown before the key frame that follow it in the file lack what they refer to.
        const auto first = std::lower_bound(m_index.times.begin(), m_index.times.end(),
                                            m_source.table()[static_cast<std::size_t>(packet)].pts);
        m_passed = first - m_index.times.begin() - 1;
    }
    m_latest.reset();
    m_taint = -1;
    m_hasFailed = false;
    m_leftOut.clear();
    m_isStarted = true;
    return {};
}

/// The packet of the key frame that a picture depends on.
std::int64_t VideoDecoder::entryOf(std::int64_t ordinal) const
{
    return m_index.isSequential ? 0 : m_index.entryPacket[static_cast<std::size_t>(ordinal)];
}

/// Two key frames before the one at a packet.
std::int64_t VideoDecoder::lastResort(std::int64_t entry) const
{
    int keys = 0;
    while (entry > 0 && keys < 2) {
        --entry;
        keys += m_source.table()[static_cast<std::size_t>(entry)].isKey ? 1 : 0;
    }
    return entry;
}

/// Runs the decoder until the picture is in the cache, or can no longer come.
Status VideoDecoder::decodeTo(std::int64_t ordinal)
{
    while (m_passed < ordinal) {
        const int error = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (error < 0 && error != AVERROR_EOF) {
            if (error != AVERROR(EAGAIN)) {
                taint(m_source.position());
                m_hasFailed = true;
            }
            if (const Status fed = feed(); !fed)
                return fed;
            continue;
        }
        const bool isEnd = error == AVERROR_EOF;
        const std::int64_t shown = isEnd ? m_index.count() : ordinalOf(*m_frame);
        if (shown <= m_passed)
            continue;
        passOver(shown, ordinal);
        if (isEnd)
            return {};
        auto taken = takePicture();
        if (!taken)
            return fail(taken);
        m_latest = *std::move(taken);
        m_passed = shown;
        if (isDamaged(*m_latest))
            taint(entryOf(shown));
        if (isAcceptable(shown))
            keep(shown, m_latest);
        if (m_isEnough && (*m_isEnough)())
            return {};
    }
    return {};
}

/// Deals with the pictures before `shown` that did not come out. A packet may decode to nothing
/// without fault ("as before"): then the picture before it stays on.
void VideoDecoder::passOver(std::int64_t shown, std::int64_t wanted)
{
    bool isWhole = true;
    for (std::int64_t missing = m_passed + 1; missing < shown && isWhole; ++missing)
        isWhole = m_leftOut.contains(missing);
    if (isWhole)
        return;
    taint(entryOf(shown - 1));
    const auto leftOut = m_leftOut.upper_bound(m_passed);
    const bool isLatestBefore = leftOut == m_leftOut.end() || *leftOut > wanted;
    if (wanted < shown && m_latest && isLatestBefore && !m_hasFailed && isAcceptable(wanted))
        keep(wanted, m_latest);
}

void VideoDecoder::taint(std::int64_t packet)
{
    m_taint = std::max(m_taint, packet);
}

/// Whether this run is the one to take a picture from.
bool VideoDecoder::isAcceptable(std::int64_t ordinal) const
{
    const std::int64_t entry = entryOf(ordinal);
    if (m_index.isSequential || entry > m_taint)
        return true;
    const auto broken = m_brokenFrom.find(entry);
    return broken != m_brokenFrom.end() && broken->second <= ordinal
           && m_firstPacket == lastResort(entry);
}

Status VideoDecoder::feed()
{
    Result<bool> more = true;
    do {
        av_packet_unref(m_packet.get());
        more = m_source.next(*m_packet);
        if (!more)
            return fail(more);
    } while (*more && (m_source.position() <= m_firstPacket || leaveOut(m_source.position() - 1)));
    if (!*more) {
        avcodec_send_packet(m_codec.get(), nullptr);
        return {};
    }
    // The picture carries the number of its packet through the decoder, whatever the timestamps
    // are.
    m_packet->pts = m_packet->dts = m_source.position() - 1;
    if (avcodec_send_packet(m_codec.get(), m_packet.get()) < 0) {
        taint(m_source.position());
        m_hasFailed = true;
    }
    return {};
}

/// Whether the packet's picture need not be decoded; notes that it was not.
bool VideoDecoder::leaveOut(std::int64_t packet)
{
    const auto index = static_cast<std::size_t>(packet);
    if (m_index.isSequential || !m_source.table()[index].isDisposable)
        return false;
    const std::int64_t ordinal = m_index.ordinals[index];
    const bool isNeeded = ordinal < 0 || ordinal >= m_neededFrom;
    if (!isNeeded)
        m_leftOut.insert(ordinal);
    return !isNeeded;
}

std::int64_t VideoDecoder::ordinalOf(const AVFrame &picture) const
{
    if (m_index.isSequential)
        return m_passed + 1;
    const bool isKnown = picture.pts >= 0
                         && picture.pts < static_cast<std::int64_t>(m_index.ordinals.size());
    return isKnown ? m_index.ordinals[static_cast<std::size_t>(picture.pts)] : -1;
}

/// Errors (Media): the device that holds it does not give it.
Result<DecodedPicture> VideoDecoder::takePicture()
{
    FramePointer taken(av_frame_alloc());
    av_frame_move_ref(taken.get(), m_frame.get());
    m_isOnDevice = weft::isOnDevice(*taken);
    const int error = m_isOnDevice ? download(*taken) : 0;
    if (error < 0)
        return fail(ErrorKind::Media,
                    tr("A picture of \"%1\" cannot be read from the graphics device (%2).")
                        .arg(m_path, describe(error)));
    return DecodedPicture(std::move(taken));
}

DecodedPicture VideoDecoder::cached(std::int64_t ordinal) const
{
    const auto found = std::find_if(m_cache.begin(), m_cache.end(), [ordinal](const Placed &entry) {
        return entry.ordinal == ordinal;
    });
    return found == m_cache.end() ? nullptr : found->picture;
}

void VideoDecoder::keep(std::int64_t ordinal, const DecodedPicture &picture)
{
    const bool isPassing = m_isEnough && ordinal < m_neededFrom;
    if (m_sink && (isPassing || ordinal >= m_neededFrom))
        m_sink(ordinal, *picture, isPassing);
    const std::size_t bytes = std::max<std::size_t>(1, bytesOf(*picture));
    const std::size_t most = std::clamp<std::size_t>(kMostCachedBytes / bytes, 2, kMostCached);
    while (m_cache.size() >= most)
        m_cache.pop_front();
    m_cache.push_back({ordinal, picture});
}

} // namespace weft
