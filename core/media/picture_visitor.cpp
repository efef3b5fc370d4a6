#include "core/media/picture_visitor.h"

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

/// Reads slice headers with FFmpeg's parser.
class H264Visitor
{
public:
    explicit H264Visitor(const AVStream &stream)
        : m_parser(av_parser_init(AV_CODEC_ID_H264))
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
    default: return {};
    }
}

} // namespace weft
