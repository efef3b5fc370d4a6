#include "core/media/probe.h"

#include "core/base/translate.h"
#include "core/media/container.h"
#include "core/media/sound_index.h"
#include "core/media/video_reader.h"

namespace weft {

namespace {

bool hasDecoder(const AVFormatContext &container, int stream)
{
    return avcodec_find_decoder(container.streams[stream]->codecpar->codec_id) != nullptr;
}

/// Sound alone must be good for something; beside a picture, a stream that cannot be decoded is
/// only listed.
Status checkSound(const AVFormatContext &container, const MediaInfo &info, const QString &path)
{
    const std::vector<int> streams = soundStreams(container);
    bool isDecodable = false;
    for (const int stream : streams)
        isDecodable = isDecodable || hasDecoder(container, stream);
    if (!isDecodable)
        return fail(
            ErrorKind::Media,
            tr("\"%1\" is coded as \"%2\", which this FFmpeg cannot decode: convert it first.")
                .arg(path, info.audio.front().codec));
    if (info.duration() <= Rational())
        return fail(ErrorKind::Media,
                    tr("\"%1\" has no sound that can be decoded: it is damaged.").arg(path));
    return {};
}

} // namespace

Result<MediaInfo> probe(const QString &path)
{
    const auto container = openContainer(path);
    if (!container)
        return fail(container);
    const bool hasPicture = pictureStream(**container).has_value();
    const bool hasSound = !soundStreams(**container).empty();
    if (!hasPicture && !hasSound)
        return fail(ErrorKind::Media, tr("\"%1\" has neither picture nor sound in it.").arg(path));
    MediaInfo info;
    if (hasPicture) {
        const auto reader = VideoReader::open(path);
        if (!reader)
            return fail(reader);
        info.isStill = reader->isStill();
        info.video = reader->info();
    }
    if (hasSound) {
        const auto file = readSoundFile(path);
        if (!file)
            return fail(file);
        for (const SoundIndex &stream : file->streams)
            info.audio.push_back(stream.info);
    }
    if (!hasPicture) {
        if (const Status checked = checkSound(**container, info, path); !checked)
            return fail(checked);
    }
    return info;
}

} // namespace weft
