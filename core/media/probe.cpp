#include "core/media/probe.h"

#include "core/base/translate.h"
#include "core/media/container.h"
#include "core/media/cube_file.h"
#include "core/media/sound_index.h"
#include "core/media/video_reader.h"
#include "core/model/enum_names.h"

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

/// Seconds from the file's first timestamp to the media's origin, as the headers have it.
Rational originOffset(const AVFormatContext &container)
{
    const auto picture = pictureStream(container);
    if (!picture || container.start_time == AV_NOPTS_VALUE)
        return {};
    const AVStream &stream = *container.streams[*picture];
    if (stream.start_time == AV_NOPTS_VALUE)
        return {};
    const auto start = av_rescale_q(stream.start_time, stream.time_base, AV_TIME_BASE_Q);
    return Rational(start - container.start_time, AV_TIME_BASE);
}

QString describe(const ColourTags &tags)
{
    return tr("matrix %1, primaries %2, transfer %3")
        .arg(QString::fromLatin1(nameOf(tags.matrix)), QString::fromLatin1(nameOf(tags.primaries)),
             QString::fromLatin1(nameOf(tags.transfer)));
}

/// What a header promises beyond what was found. Lengths that FFmpeg estimated promise nothing, and
/// headers round.
Rational missingTime(const AVFormatContext &container, const Rational &found)
{
    if (container.duration_estimation_method != AVFMT_DURATION_FROM_STREAM
        || container.duration == AV_NOPTS_VALUE)
        return {};
    const Rational promised = Rational(container.duration, AV_TIME_BASE) - originOffset(container);
    const Rational gap = promised - found;
    return gap > Rational(1, 2) && gap > promised / Rational(50) ? gap : Rational();
}

QString seconds(const Rational &time)
{
    return QString::number(time.toDouble(), 'f', 2);
}

Result<MediaInfo> probeCube(const QString &path)
{
    const auto cube = readCubeFile(path);
    if (!cube)
        return fail(cube);
    MediaInfo info;
    info.lut = cube->info();
    return info;
}

} // namespace

Result<MediaInfo> probe(const QString &path)
{
    if (isCubeFile(path))
        return probeCube(path);
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
    if (!info.isStill)
        info.missing = missingTime(**container, info.duration());
    return info;
}

QStringList remarks(const QString &path, const MediaInfo &info)
{
    QStringList sentences;
    if (info.missing != Rational()) {
        const Rational there = info.duration();
        sentences << tr("\"%1\" is cut short: of %2 s that its header promises, %3 s are there. "
                        "Copy it again from where it came from.")
                         .arg(path, seconds(there + info.missing), seconds(there));
    }
    if (info.video && !info.video->unknownColour.isEmpty()) {
        const VideoInfo &video = *info.video;
        const ColourTags taken = completed(video.colour, video.height,
                                           video.colour.matrix == ColourMatrix::Rgb);
        sentences << tr("The colours of \"%1\" are tagged as %2, which Weft does not know. They "
                        "are taken as %3; if they look wrong, say what they are (the edit "
                        "\"set-media\") or convert the file.")
                         .arg(path, video.unknownColour, describe(taken));
    }
    return sentences;
}

} // namespace weft
