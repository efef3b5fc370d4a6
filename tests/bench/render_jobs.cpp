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
    job.likeFfmpeg = job.likeMelt = 38;
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
                     "<transition mlt_service='luma' in='0' out='59'><property "
                     "name='a_track'>0</property>"
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
    job.likeFfmpeg = job.likeMelt = 34;
    return job;
}

/// A keyframed number of a Weft project.
QString ramp(double from, double to, int last)
{
    return QStringLiteral("{\"keyframes\":[{\"frame\":0,\"value\":%1},"
                          "{\"frame\":%2,\"value\":%3}]}")
        .arg(from)
        .arg(last)
        .arg(to);
}

QByteArray threeTracksForWeft(int last)
{
    QByteArray script = "{\"edit\":\"add-track\",\"kind\":\"video\",\"name\":\"V3\"}\n";
    const auto track = [&](const char *letter, const char *name, const QString &transform) {
        script += QStringLiteral("{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":"
                                 "\"%1.mp4\"},\"video\":\"%2\",\"length\":%3,\"as\":\"%1\"}\n"
                                 "{\"edit\":\"add-effect\",\"clip\":\"$%1\",\"type\":\"lut\","
                                 "\"parameters\":{\"file\":{\"media\":\"warm.cube\"}}}\n"
                                 "{\"edit\":\"add-effect\",\"clip\":\"$%1\",\"type\":\"transform\","
                                 "\"parameters\":{%4}}\n")
                      .arg(QLatin1String(letter), QLatin1String(name))
                      .arg(last + 1)
                      .arg(transform)
                      .toUtf8();
    };
    track("a", "V1",
          QStringLiteral("\"scaleX\":110,\"scaleY\":110,\"x\":%1").arg(ramp(-4, 4, last)));
    track("b", "V2",
          QStringLiteral("\"x\":-20,\"y\":-15,\"scaleX\":%1,\"scaleY\":%1")
              .arg(ramp(40, 60, last)));
    track("c", "V3",
          QStringLiteral("\"x\":22,\"y\":20,\"scaleX\":35,\"scaleY\":35,\"rotation\":%1")
              .arg(ramp(-5, 5, last)));
    return script;
}

QString threeTracksForMelt(const RenderMedia &media, int last)
{
    const QString lut = QStringLiteral("<filter mlt_service='avfilter.lut3d'>"
                                       "<property name='av.file'>%1</property></filter>")
                            .arg(media.lut());
    const auto playlist = [&](QChar letter, const QString &filters) {
        return QStringLiteral("<playlist id='v%1'><entry producer='%1' in='0' out='%2'/>%3%4"
                              "</playlist>")
            .arg(letter)
            .arg(last)
            .arg(lut, filters);
    };
    const auto over = [](int trackNumber, const QString &properties) {
        return QStringLiteral("<transition mlt_service='affine'>"
                              "<property name='a_track'>0</property>"
                              "<property name='b_track'>%1</property>%2</transition>")
            .arg(trackNumber)
            .arg(properties);
    };
    return producer(QLatin1Char('a'), media.clip('a')) + producer(QLatin1Char('b'), media.clip('b'))
           + producer(QLatin1Char('c'), media.clip('c'))
           + playlist(QLatin1Char('a'),
                      QStringLiteral("<filter mlt_service='affine'>"
                                     "<property name='transition.rect'>"
                                     "0=-172.8 -54 2112 1188 1;%1=-19.2 -54 2112 1188 1"
                                     "</property></filter>")
                          .arg(last))
           + playlist(QLatin1Char('b'), {}) + playlist(QLatin1Char('c'), {})
           + QStringLiteral("<tractor id='film' in='0' out='%1'><multitrack>"
                            "<track producer='va'/><track producer='vb'/>"
                            "<track producer='vc'/></multitrack>")
                 .arg(last)
           + over(1, QStringLiteral("<property name='rect'>0=192 162 768 432 1;"
                                    "%1=0 54 1152 648 1</property>")
                         .arg(last))
           + over(2, QStringLiteral("<property name='rect'>1046.4 567 672 378 1</property>"
                                    "<property name='fix_rotate_x'>0=-5;%1=5</property>")
                         .arg(last))
           + QStringLiteral("</tractor>");
}

/// (c) Three tracks, each with a LUT and a transform with keyframes: a picture enlarged by a tenth
/// that wanders sideways, one that grows from 40 % to 60 %, and one of 35 % that turns by ten
/// degrees.
RenderJob threeTracks(const RenderMedia &media)
{
    const int last = 30 * media.seconds() - 1;
    RenderJob job;
    job.name = QStringLiteral("c");
    job.about = QStringLiteral("three tracks with LUT and keyframed transforms");
    job.imports = {media.clip('a'), media.clip('b'), media.clip('c'), media.lut()};
    job.script = threeTracksForWeft(last);
    const QString inputs = QStringLiteral("-t %1 -i %2 -t %1 -i %3 -t %1 -i %4")
                               .arg(media.seconds())
                               .arg(media.clip('a'), media.clip('b'), media.clip('c'));
    // After a scale that changes with time no filter may follow that keeps the first frame's size.
    job.ffmpeg
        = words(inputs + QStringLiteral(" -filter_complex"))
          + QStringList{QStringLiteral(
                            "[0:v]scale=2112:1188,crop=1920:1080:x=172.8-153.6*n/%1:y=54,"
                            "format=gbrp,lut3d=%2[v1];"
                            "[1:v]format=gbrap,lut3d=%2,scale=w=trunc(768+384*n/%1+0.5):"
                            "h=trunc(432+216*n/%1+0.5):eval=frame[v2];"
                            "[2:v]scale=672:378,format=gbrap,lut3d=%2,"
                            "rotate=a=(-5+10*n/%1)*PI/180:c=none:ow=rotw(PI/36):oh=roth(PI/36)[v3];"
                            "[v1][v2]overlay=x=W*0.3-w/2:y=H*0.35-h/2:format=gbrp[v12];"
                            "[v12][v3]overlay=x=W*0.72-w/2:y=H*0.7-h/2:format=gbrp,"
                            "format=yuv420p[out]")
                            .arg(last)
                            .arg(media.lut()),
                        QStringLiteral("-map"), QStringLiteral("[out]")};
    job.melt = threeTracksForMelt(media, last);
    job.floorInputs = words(inputs);
    job.toFfmpeg = 1.0;
    job.toMelt = 0.30;
    job.mostMegabytes = 700;
    job.likeFfmpeg = 27; // whose scaler moves pictures by whole pixels
    job.likeMelt = 35;
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
    job.likeFfmpeg = 34;
    return job;
}

} // namespace

std::vector<RenderJob> renderJobs(const RenderMedia &media)
{
    return {cuts(media), composite(media), threeTracks(media), scaledDown(media)};
}

} // namespace weft::bench
