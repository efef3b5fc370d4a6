#pragma once

#include "core/media/sound_index.h"
#include "core/media/sound_matrix.h"

namespace weft {

/// The read head on one sound stream: gives any stretch of it, mixed for a layout, at the stream's
/// own rate, the same samples for a jump as for a straight read.
class SoundDecoder
{
public:
    /// @param file with the wanted stream in it
    static Result<SoundDecoder> open(const QString &path, SoundFile file, std::size_t stream,
                                     const SoundOutput &output);

    std::size_t channels() const { return channelCount(m_output.layout); }
    int sampleRate() const { return m_index.sampleRate; }
    /// Fills channels with samples [start, start + length); silence where the stream has none.
    /// Errors (Media): data there that cannot be decoded; the file changed.
    Status read(std::int64_t start, std::int64_t length, const std::vector<float *> &channels);

private:
    SoundDecoder(QString path, PacketSource source, SoundIndex index, CodecContextPointer codec,
                 SoundOutput output);

    /// Decoded sound that is being handed out.
    struct Block
    {
        std::int64_t position = 0;
        std::vector<std::vector<float>> channels;

        std::int64_t end() const
        {
            return channels.empty() ? position
                                    : position + static_cast<std::int64_t>(channels[0].size());
        }
    };

    bool canReadOnTo(std::int64_t start) const;
    Status startFor(std::int64_t start);
    std::int64_t packetAt(std::int64_t position) const;
    Result<bool> nextBlock();
    Status feed();
    Status checkFailure() const;
    Status mixDown();
    Status prepareMixer();
    Status cannotMix() const;

    QString m_path;
    PacketSource m_source;
    SoundIndex m_index;
    CodecContextPointer m_codec;
    SoundOutput m_output;
    ResamplerPointer m_mixer; ///< changes sample format and channels, never the rate
    int m_mixerFormat = AV_SAMPLE_FMT_NONE;
    AVChannelLayout m_mixerLayout{};
    PacketPointer m_packet{av_packet_alloc()};
    FramePointer m_frame{av_frame_alloc()};
    Block m_block;
    std::int64_t m_position = 0;    ///< behind what was handed out last
    std::int64_t m_wanted = 0;      ///< failures before it do not matter
    std::int64_t m_firstPacket = 0; ///< packets before it are passed over
    std::size_t m_number = 0;       ///< of the packet that the latest frame came from
    std::int64_t m_decoded = 0;     ///< behind the latest frame
    bool m_isStarted = false;
    bool m_hasSounded = false; ///< something was decoded since the head was placed
};

} // namespace weft
