#include "tests/bench/render_jobs.h"

namespace weft::bench {

namespace {

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString producer(QLatin1Char id, const QString &path)
{
    return QStringLiteral("<producer id='%1'><property name='mlt_service'>avformat</property>"
                          "<property name='resource'>%2</property></producer>")
        .arg(id)
        .arg(path);
}

/// (a) Clips of two seconds of two files in turns, cut at key frames.
RenderJob cuts(const RenderMedia &media)
{
    RenderJob job;
    job.name = QStringLiteral("a");
    job.about = QStringLiteral("cuts only");
    job.imports = {media.clip('a'), media.clip('b')};
    for (int second = 0; second < media.seconds(); second += 2) {
        const char letter = second % 4 == 0 ? 'a' : 'b';
        job.script += QStringLiteral(
                          "{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":"
                          "\"%1.mp4\"},\"video\":\"V1\",\"in\":%2,\"length\":60}\n")
                          .arg(QLatin1Char(letter))
                          .arg(second)
                          .toUtf8();
        job.melt += QStringLiteral("<entry producer='%1' in='%2' out='%3'/>")
                        .arg(QLatin1Char(letter))
                        .arg(30 * second)
                        .arg(30 * second + 59);
    }
    job.melt = producer(QLatin1Char('a'), media.clip('a'))
               + producer(QLatin1Char('b'), media.clip('b'))
               + QStringLiteral("<playlist id='film'>%1</playlist>").arg(job.melt);
    job.ffmpeg = words(QStringLiteral("-f concat -safe 0 -i %1").arg(media.joinedList()));
    job.floorFilm = media.joined();
    job.toFloor = 1.02;
    return job;
}

/// (b) A dissolve of two seconds, colour on both clips, and a third picture of a third of the size
/// over all of it, at 70 %.
RenderJob composite(const RenderMedia &media)
{
    const int seconds = media.seconds();
    const int middle = seconds / 2;
    RenderJob job;
    job.name = QStringLiteral("b");
    job.about = QStringLiteral("dissolve, colour, picture in picture at 70 %");
    job.imports = {media.clip('a'), media.clip('b'), media.clip('c')};
    const QString effects = QStringLiteral("{\"edit\":\"add-effect\",\"clip\":\"$%1\",\"type\":"
                                           "\"contrast\",\"parameters\":{\"contrast\":110}}\n"
                                           "{\"edit\":\"add-effect\",\"clip\":\"$%1\",\"type\":"
                                           "\"brightness\",\"parameters\":{\"brightness\":2}}\n"
                                           "{\"edit\":\"add-effect\",\"clip\":\"$%1\",\"type\":"
                                           "\"saturation\",\"parameters\":{\"saturation\":120}}\n");
    job.script = QStringLiteral(
                     "{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":\"a.mp4\"},"
                     "\"video\":\"V1\",\"length\":%1,\"as\":\"a\"}\n"
                     "{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":\"b.mp4\"},"
                     "\"video\":\"V1\",\"in\":1,\"length\":%2,\"as\":\"b\"}\n"
                     "{\"edit\":\"add-transition\",\"clip\":\"$b\",\"length\":60,\"before\":30}\n"
                     "{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":\"c.mp4\"},"
                     "\"video\":\"V2\",\"length\":%3,\"as\":\"c\"}\n"
                     "{\"edit\":\"add-effect\",\"clip\":\"$c\",\"type\":\"transform\","
                     "\"parameters\":{\"x\":30,\"y\":-26.666666666666668,\"scaleX\":33."
                     "333333333333336,\"scaleY\":33.333333333333336}}\n"
                     "{\"edit\":\"add-effect\",\"clip\":\"$c\",\"type\":\"opacity\",\"parameters\":"
                     "{\"opacity\":70}}\n")
                     .arg(30 * middle)
                     .arg(30 * (seconds - middle))
                     .arg(30 * seconds)
                     .toUtf8()
                 + effects.arg(QLatin1Char('a')).toUtf8() + effects.arg(QLatin1Char('b')).toUtf8();
    job.ffmpeg
        = words(QStringLiteral("-t %1 -i %3 -t %2 -i %4 -t %6 -i %5 -filter_complex")
                    .arg(middle + 1)
                    .arg(seconds - middle + 1)
                    .arg(media.clip('a'), media.clip('b'), media.clip('c'))
                    .arg(seconds))
          + QStringList{QStringLiteral(
                            "[0:v][1:v]xfade=fade:duration=2:offset=%1,"
                            "eq=contrast=1.1:brightness=0.02:saturation=1.2[mixed];"
                            "[2:v]scale=640:360,format=yuva420p,colorchannelmixer=aa=0.7[small];"
                            "[mixed][small]overlay=1216:72[out]")
                            .arg(middle - 1),
                        QStringLiteral("-map"), QStringLiteral("[out]")};
    job.melt = producer(QLatin1Char('a'), media.clip('a'))
               + producer(QLatin1Char('b'), media.clip('b'))
               + producer(QLatin1Char('c'), media.clip('c'))
               + QStringLiteral(
                     "<tractor id='mix'><multitrack><track producer='a' in='%1' out='%2'/>"
                     "<track producer='b' in='0' out='59'/></multitrack>"
                     "<transition mlt_service='luma'><property name='a_track'>0</property>"
                     "<property name='b_track'>1</property></transition></tractor>"
                     "<playlist id='v1'><entry producer='a' in='0' out='%3'/>"
                     "<entry producer='mix' in='0' out='59'/><entry producer='b' in='60' out='%4'/>"
                     "<filter mlt_service='avfilter.eq'><property name='av.contrast'>1.1</property>"
                     "<property name='av.brightness'>0.02</property>"
                     "<property name='av.saturation'>1.2</property></filter></playlist>"
                     "<playlist id='v2'><entry producer='c' in='0' out='%5'/></playlist>"
                     "<tractor id='film' in='0' out='%5'><multitrack><track producer='v1'/>"
                     "<track producer='v2'/></multitrack><transition mlt_service='affine'>"
                     "<property name='a_track'>0</property><property name='b_track'>1</property>"
                     "<property name='rect'>1216 72 640 360 0.7</property></transition></tractor>")
                     .arg(30 * middle - 30)
                     .arg(30 * middle + 29)
                     .arg(30 * middle - 31)
                     .arg(30 * (seconds - middle) + 29)
                     .arg(30 * seconds - 1);
    job.floorInputs = words(QStringLiteral("-t %1 -i %3 -t %2 -i %4 -t %6 -i %5")
                                .arg(middle + 1)
                                .arg(seconds - middle + 1)
                                .arg(media.clip('a'), media.clip('b'), media.clip('c'))
                                .arg(seconds));
    job.toFfmpeg = 0.90;
    job.toMelt = 0.32;
    job.overFloor = 0.5;
    return job;
}

/// (d) A 4K master as an HD film.
RenderJob scaledDown(const RenderMedia &media)
{
    RenderJob job;
    job.name = QStringLiteral("d");
    job.about = QStringLiteral("3840×2160 ProRes 422 HQ to 1080p");
    job.imports = {media.prores()};
    job.script = QStringLiteral("{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":"
                                "\"prores.mov\"},\"video\":\"V1\",\"length\":%1}\n")
                     .arg(30 * media.seconds())
                     .toUtf8();
    job.ffmpeg = {QStringLiteral("-i"), media.prores(), QStringLiteral("-vf"),
                  QStringLiteral("scale=1920:1080,format=yuv420p")};
    job.melt = producer(QLatin1Char('p'), media.prores());
    job.floorInputs = {QStringLiteral("-i"), media.prores()};
    job.toFfmpeg = 0.9;
    return job;
}

} // namespace

std::vector<RenderJob> renderJobs(const RenderMedia &media)
{
    return {cuts(media), composite(media), scaledDown(media)};
}

} // namespace weft::bench
