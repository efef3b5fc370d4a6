#include "core/media/picture_visitor.h"

#include <span>

namespace weft {

namespace {

bool isVp8Shown(const AVPacket &packet)
{
    return packet.size < 1 || packet.data[0] & 0x10; // show_frame of RFC 6386, 9.1
}

bool isVp9Shown(const AVPacket &packet)
{
    if (packet.size < 1 || (packet.data[packet.size - 1] & 0xe0) == 0xc0)
        return true; // a superframe ends with the picture that is shown
    const unsigned header = packet.data[0];
    const bool isProfile3 = (header & 0x30) == 0x30;
    const unsigned flags = isProfile3 ? header << 1 : header; // profile 3 has a reserved bit first
    const bool showsExisting = flags & 0x08;
    const bool isShown = flags & 0x02;
    return showsExisting || isShown;
}

/// How the units of a coded picture (NAL units of H.264 and HEVC) are told apart: each after its
/// length, or after a start code.
struct UnitFormat
{
    int lengthBytes = 0; ///< 0: start codes
};

/// Calls visit(unit, size) for each unit of a packet until it returns false. What is broken is left
/// out.
template<typename Visit>
void forEachUnit(const AVPacket &packet, const UnitFormat &format, Visit visit)
{
    const std::span<const uint8_t> data(packet.data, static_cast<std::size_t>(packet.size));
    const auto lengthBytes = static_cast<std::size_t>(format.lengthBytes);
    for (std::size_t at = 0; lengthBytes > 0 && at + lengthBytes < data.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i)
            length = length << 8 | data[at + i];
        at += lengthBytes;
        if (length > data.size() - at || (length > 0 && !visit(data.subspan(at, length))))
            return;
        at += length;
    }
    for (std::size_t at = 0; lengthBytes == 0 && at + 3 < data.size(); ++at) {
        const bool isStart = data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1;
        if (isStart && !visit(data.subspan(at + 3)))
            return;
    }
}

std::span<const uint8_t> extraData(const AVStream &stream)
{
    const AVCodecParameters &parameters = *stream.codecpar;
    return {parameters.extradata, static_cast<std::size_t>(std::max(0, parameters.extradata_size))};
}

/// ISO/IEC 14496-15, 5.3.3.1
UnitFormat h264Units(const AVStream &stream)
{
    const auto header = extraData(stream);
    return {header.size() > 4 && header[0] == 1 ? (header[4] & 3) + 1 : 0};
}

/// Whether all slices of a picture say that nothing refers to it (nal_ref_idc of ITU-T
/// H.264, 7.4.1).
bool isH264Disposable(const AVPacket &packet, const UnitFormat &format)
{
    bool hasSlice = false;
    bool isReferred = false;
    forEachUnit(packet, format, [&](std::span<const uint8_t> unit) {
        const int type = unit[0] & 31;
        const bool isSlice = type >= 1 && type <= 5;
        hasSlice = hasSlice || isSlice;
        isReferred = isReferred || (isSlice && (unit[0] & 0x60) != 0);
        return !isReferred;
    });
    return hasSlice && !isReferred;
}

/// Tells which pictures of HEVC are disposable, where a stream has no temporal sub-layers: those of
/// the types that end in _N (ITU-T H.265, 7.4.2.2).
class HevcVisitor
{
public:
    /// ISO/IEC 14496-15, 8.3.3.1
    explicit HevcVisitor(const AVStream &stream)
    {
        const auto header = extraData(stream);
        m_hasOneLayer = header.size() > 22 && header[0] == 1 && ((header[21] >> 3) & 7) == 1;
        m_format = {header.size() > 22 ? (header[21] & 3) + 1 : 4};
    }

    void operator()(const AVPacket &packet, PacketEntry &entry) const
    {
        if (!m_hasOneLayer)
            return;
        bool hasSlice = false;
        bool isReferred = false;
        forEachUnit(packet, m_format, [&](std::span<const uint8_t> unit) {
            constexpr int kLastSliceType = 31, kLastSubLayerType = 15;
            const int type = (unit[0] >> 1) & 63;
            const bool isSlice = type <= kLastSliceType;
            hasSlice = hasSlice || isSlice;
            isReferred = isReferred || (isSlice && (type > kLastSubLayerType || type % 2 == 1));
            return !isReferred;
        });
        entry.isDisposable = hasSlice && !isReferred;
    }

private:
    UnitFormat m_format;
    bool m_hasOneLayer;
};

/// Reads slice headers with FFmpeg's parser.
class H264Visitor
{
public:
    explicit H264Visitor(const AVStream &stream)
        : m_units(h264Units(stream))
        , m_parser(av_parser_init(AV_CODEC_ID_H264))
        , m_codec(avcodec_alloc_context3(nullptr))
    {
        avcodec_parameters_to_context(m_codec.get(), stream.codecpar);
        if (m_parser)
            m_parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
    }

    void operator()(const AVPacket &packet, PacketEntry &entry)
    {
        if (!m_parser)
            return;
        uint8_t *unused = nullptr;
        int unusedSize = 0;
        av_parser_parse2(m_parser.get(), m_codec.get(), &unused, &unusedSize, packet.data,
                         packet.size, packet.pts, packet.dts, packet.pos);
        if (m_parser->pict_type != AV_PICTURE_TYPE_I && m_parser->pict_type != AV_PICTURE_TYPE_NONE)
            entry.isKey = false;
        entry.isHidden = isSecondField(m_parser->picture_structure);
        entry.isDisposable = m_parser->picture_structure == AV_PICTURE_STRUCTURE_FRAME
                             && isH264Disposable(packet, m_units);
    }

private:
    struct CloseParser
    {
        void operator()(AVCodecParserContext *parser) const { av_parser_close(parser); }
    };

    bool isSecondField(AVPictureStructure structure)
    {
        const bool isField = structure == AV_PICTURE_STRUCTURE_TOP_FIELD
                             || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD;
        const bool completes = isField && m_openField != AV_PICTURE_STRUCTURE_UNKNOWN
                               && m_openField != structure;
        m_openField = isField && !completes ? structure : AV_PICTURE_STRUCTURE_UNKNOWN;
        return completes;
    }

    UnitFormat m_units;
    std::unique_ptr<AVCodecParserContext, CloseParser> m_parser;
    CodecContextPointer m_codec;
    AVPictureStructure m_openField = AV_PICTURE_STRUCTURE_UNKNOWN;
};

} // namespace

PacketVisitor makePictureVisitor(const AVStream &stream)
{
    switch (stream.codecpar->codec_id) {
    case AV_CODEC_ID_VP8:
        return [](const AVPacket &packet, PacketEntry &entry) {
            entry.isHidden = !isVp8Shown(packet);
        };
    case AV_CODEC_ID_VP9:
        return [](const AVPacket &packet, PacketEntry &entry) {
            entry.isHidden = !isVp9Shown(packet);
        };
    case AV_CODEC_ID_H264:
        return [visitor = std::make_shared<H264Visitor>(stream)](const AVPacket &packet,
                                                                 PacketEntry &entry) {
            (*visitor)(packet, entry);
        };
    case AV_CODEC_ID_HEVC: return HevcVisitor(stream);
    default: return {};
    }
}

} // namespace weft
