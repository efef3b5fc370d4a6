#include "core/media/video_info.h"

#include "core/media/colour_codes.h"
#include "core/media/pixel_formats.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/mastering_display_metadata.h>
}

#include <cmath>

namespace weft {

namespace {

struct Orientation
{
    int rotation = 0; ///< degrees clockwise
    bool mirrored = false;
};

/// The quarter turn, and the flip after it, that a display matrix comes nearest to. Its first row
/// is the image of the x axis, its second that of the y axis, on a screen whose y goes down.
Orientation fromMatrix(const std::int32_t *matrix)
{
    const double xx = matrix[0], xy = matrix[1], yx = matrix[3], yy = matrix[4];
    const bool mirrored = xx * yy - xy * yx < 0;
    const double angle = std::atan2(xy, mirrored ? -xx : xx);
    const long quarters = std::lround(angle / (M_PI / 2));
    return {static_cast<int>((quarters + 4) % 4) * 90, mirrored};
}

/// Exif 2.3, tag 0x0112.
Orientation fromExif(int value)
{
    switch (value) {
    case 2: return {0, true};
    case 3: return {180, false};
    case 4: return {180, true};
    case 5: return {90, true};
    case 6: return {90, false};
    case 7: return {270, true};
    case 8: return {270, false};
    default: return {};
    }
}

Orientation orientationOf(const AVStream &stream)
{
    std::size_t size = 0;
    const uint8_t *matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!matrix || size < 9 * sizeof(std::int32_t))
        return {};
    return fromMatrix(reinterpret_cast<const std::int32_t *>(matrix));
}

Orientation orientationOf(const AVFrame &picture)
{
    if (const AVFrameSideData *matrix = av_frame_get_side_data(&picture,
                                                               AV_FRAME_DATA_DISPLAYMATRIX))
        return fromMatrix(reinterpret_cast<const std::int32_t *>(matrix->data));
    const AVDictionaryEntry *exif = av_dict_get(picture.metadata, "Orientation", nullptr, 0);
    return exif ? fromExif(QByteArray(exif->value).trimmed().toInt()) : Orientation();
}

Rational pixelAspectOf(const AVStream &stream)
{
    for (const AVRational aspect :
         {stream.sample_aspect_ratio, stream.codecpar->sample_aspect_ratio}) {
        if (aspect.num > 0 && aspect.den > 0)
            return toRational(aspect);
    }
    return 1;
}

void setPixels(VideoInfo &info, const PixelFormat &format)
{
    info.bitDepth = format.bitDepth;
    info.hasAlpha = format.alpha != AlphaMode::None;
}

ColourTags tagsOf(const AVCodecParameters &parameters, const PixelFormat &format)
{
    ColourTags tags = toTags({parameters.color_space, parameters.color_primaries,
                              parameters.color_trc, parameters.color_range});
    if (format.isRgb())
        tags.matrix = ColourMatrix::Rgb;
    return tags;
}

double numberOf(const AVRational &value)
{
    return value.den > 0 ? av_q2d(value) : -1;
}

Chromaticity placeOf(const AVRational (&place)[2])
{
    return {numberOf(place[0]), numberOf(place[1])};
}

constexpr int kMostLuminance = 10'000;

std::optional<MasteringDisplay> displayOf(const AVMasteringDisplayMetadata &metadata)
{
    if (!metadata.has_luminance || !metadata.has_primaries)
        return {};
    const MasteringDisplay display{placeOf(metadata.display_primaries[0]),
                                   placeOf(metadata.display_primaries[1]),
                                   placeOf(metadata.display_primaries[2]),
                                   placeOf(metadata.white_point),
                                   numberOf(metadata.min_luminance),
                                   numberOf(metadata.max_luminance)};
    const auto isPlace = [](const Chromaticity &place) {
        return place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1;
    };
    const bool isPossible = isPlace(display.red) && isPlace(display.green) && isPlace(display.blue)
                            && isPlace(display.white) && display.minLuminance >= 0
                            && display.maxLuminance > display.minLuminance
                            && display.maxLuminance <= kMostLuminance;
    return isPossible ? std::optional(display) : std::nullopt;
}

/// @param light, mastering either may be missing
HdrMetadata metadataOf(const AVContentLightMetadata *light,
                       const AVMasteringDisplayMetadata *mastering)
{
    const auto known = [](unsigned value) {
        return value <= kMostLuminance ? static_cast<int>(value) : 0;
    };
    HdrMetadata metadata;
    if (mastering)
        metadata.display = displayOf(*mastering);
    if (light) {
        metadata.maxCll = known(light->MaxCLL);
        metadata.maxFall = known(light->MaxFALL);
    }
    return metadata;
}

template<typename Metadata>
const Metadata *dataOf(const AVStream &stream, AVPacketSideDataType type)
{
    std::size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(&stream, type, &size);
    return size >= sizeof(Metadata) ? reinterpret_cast<const Metadata *>(data) : nullptr;
}

template<typename Metadata>
const Metadata *dataOf(const AVFrame &picture, AVFrameSideDataType type)
{
    const AVFrameSideData *data = av_frame_get_side_data(&picture, type);
    return data ? reinterpret_cast<const Metadata *>(data->data) : nullptr;
}

VideoInfo commonInfo(const AVStream &stream, const Orientation &orientation)
{
    VideoInfo info;
    info.codec = codecName(*stream.codecpar);
    info.width = stream.codecpar->width;
    info.height = stream.codecpar->height;
    info.pixelAspect = pixelAspectOf(stream);
    info.rotation = orientation.rotation;
    info.mirrored = orientation.mirrored;
    info.unknownColour = unknownTags({stream.codecpar->color_space,
                                      stream.codecpar->color_primaries,
                                      stream.codecpar->color_trc});
    return info;
}

} // namespace

HdrMetadata hdrMetadataOf(const AVStream &stream)
{
    return metadataOf(dataOf<AVContentLightMetadata>(stream, AV_PKT_DATA_CONTENT_LIGHT_LEVEL),
                      dataOf<AVMasteringDisplayMetadata>(stream,
                                                         AV_PKT_DATA_MASTERING_DISPLAY_METADATA));
}

HdrMetadata hdrMetadataOf(const AVFrame &picture)
{
    return metadataOf(dataOf<AVContentLightMetadata>(picture, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL),
                      dataOf<AVMasteringDisplayMetadata>(picture,
                                                         AV_FRAME_DATA_MASTERING_DISPLAY_METADATA));
}

VideoInfo makeVideoInfo(const AVStream &stream, const VideoIndex &index)
{
    VideoInfo info = commonInfo(stream, orientationOf(stream));
    info.rate = index.rate;
    info.variableRate = index.isVariableRate;
    info.frameCount = index.count();
    info.duration = index.isVariableRate ? Rational(index.end - index.times.front()) * index.tick
                                         : index.rate.secondsAt(index.count());
    const auto format = unpackedFormat(static_cast<AVPixelFormat>(stream.codecpar->format));
    const bool isPalette = stream.codecpar->format == AV_PIX_FMT_PAL8;
    if (format) {
        setPixels(info, *format);
        info.hasAlpha = info.hasAlpha && !isPalette;
        info.colour = tagsOf(*stream.codecpar, *format);
    }
    return info;
}

VideoInfo makeStillInfo(const AVStream &stream, const AVFrame &picture, const Frame &frame)
{
    VideoInfo info = commonInfo(stream, orientationOf(picture));
    info.width = frame.width();
    info.height = frame.height();
    info.frameCount = 1;
    info.colour = frame.colour();
    setPixels(info, frame.format());
    return info;
}

} // namespace weft
