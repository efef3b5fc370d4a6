#include "tests/bench/play_media.h"

#include "tests/bench/child_process.h"
#include "tests/core/render/test_project.h"

#include <QFileInfo>

namespace weft::bench {

namespace {

const QString kFootage = QStringLiteral("/usr/share/doc/opencv-doc/examples/data/");

QString encoded(int group)
{
    return QStringLiteral("-color_primaries bt709 -color_trc bt709 -colorspace bt709 "
                          "-color_range tv -pix_fmt yuv420p -c:v libx264 -preset veryfast -crf 23 "
                          "-g %1 -keyint_min %1 -sc_threshold 0 -bf 3 -c:a aac -b:a 128k")
        .arg(group);
}

QString enlarged(const char *name, int seconds)
{
    return QStringLiteral(
               "-stream_loop -1 -i %1%2 -f lavfi -i sine=frequency=330:sample_rate=48000 "
               "-map 0:v -map 1:a -t %3 -vf fps=30,scale=1920:1080:"
               "force_original_aspect_ratio=increase,crop=1920:1080,"
               "noise=alls=3:allf=t,setsar=1 ")
        .arg(kFootage, QLatin1String(name))
        .arg(seconds);
}

MediaInfo hdInfo(std::int64_t frames)
{
    MediaInfo info = test::videoInfo(1920, 1080);
    info.video->frameCount = frames;
    info.video->duration = Rational(frames, 30);
    info.video->colour = bt709Tags();
    info.audio.resize(1);
    return info;
}

} // namespace

PlayMedia::PlayMedia(const QDir &folder, int seconds)
    : m_folder(folder)
    , m_seconds(seconds)
{
    if (!m_folder.mkpath(QStringLiteral(".")))
        qFatal("%s cannot be made", qPrintable(m_folder.path()));
    make("long-a.mp4", enlarged("Megamind.avi", seconds + 2) + encoded(250));
    make("long-b.mp4", enlarged("vtest.avi", seconds + 2) + encoded(250));
    make("short.mp4", enlarged("tree.avi", seconds + 2) + encoded(30));
    make("flashes.mp4",
         QStringLiteral("-f lavfi -i color=black:s=1280x720:r=30 -f lavfi -i "
                        "aevalsrc=0.8*sin(2*PI*1000*t)*lt(mod(t\\,1)\\,1/30):s=48000 -t %1 "
                        "-vf drawbox=w=iw:h=ih:color=white:t=fill:enable=lt(mod(n\\,30)\\,1) ")
                 .arg(seconds)
             + encoded(250));
}

/// Makes a file unless it is there.
void PlayMedia::make(const char *name, const QString &arguments) const
{
    if (QFileInfo::exists(path(name)))
        return;
    std::fprintf(stderr, "making %s\n", qPrintable(path(name)));
    const QString part = m_folder.filePath(QStringLiteral("part-") + QLatin1String(name));
    run(QStringLiteral("ffmpeg"), QStringList{QStringLiteral("-y")}
                                      + arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                      + QStringList{part});
    if (!QFile::rename(part, path(name)))
        qFatal("%s cannot be written", qPrintable(path(name)));
}

PlayedSequence PlayMedia::twoTracks(double blur) const
{
    test::TestProject made;
    const SequenceId id = made.addSequence(1920, 1080, *FrameRate::make(30));
    const std::size_t below = made.addTrack(id), above = made.addTrack(id), top = made.addTrack(id);
    const std::size_t first = made.addTrack(id, TrackKind::Audio);
    const std::size_t second = made.addTrack(id, TrackKind::Audio);
    const MediaId a = made.addMedia(hdInfo(frames() + 60), path("long-a.mp4"));
    const MediaId b = made.addMedia(hdInfo(frames() + 60), path("long-b.mp4"));
    const std::int64_t half = frames() / 2;
    made.addClip(id, below, 0, test::clipOf(MediaSource{a}, half));
    ClipBody rest = test::clipOf(MediaSource{b}, frames() - half);
    rest.in = Rational(half, 30);
    rest.transition = test::dissolve(30, 15);
    made.addClip(id, below, half, rest);
    ClipBody faint = test::clipOf(MediaSource{b}, frames());
    faint.effects = {test::effectOf("opacity", {{QStringLiteral("opacity"), Curve(50)}})};
    made.addClip(id, above, 0, faint);
    if (blur > 0) {
        ClipBody soft = test::clipOf(AdjustmentSource{}, frames());
        soft.effects = {test::effectOf("blur", {{QStringLiteral("radius"), Curve(blur)}})};
        made.addClip(id, made.addTrack(id), 0, soft);
    }
    TitleSource title;
    title.text = QStringLiteral("Playing");
    made.addClip(id, top, 0, test::clipOf(title, frames()));
    made.addClip(id, first, 0, test::clipOf(MediaSource{a}, frames()));
    made.addClip(id, second, 0, test::clipOf(MediaSource{b}, frames()));
    return {made.snapshot(), id, made.map};
}

PlayedSequence PlayMedia::film(int group) const
{
    test::TestProject made;
    const SequenceId id = made.addSequence(1920, 1080, *FrameRate::make(30));
    const MediaId media = made.addMedia(hdInfo(frames() + 60),
                                        path(group == 30 ? "short.mp4" : "long-a.mp4"));
    made.addClip(id, made.addTrack(id), 0, test::clipOf(MediaSource{media}, frames()));
    made.addClip(id, made.addTrack(id, TrackKind::Audio), 0,
                 test::clipOf(MediaSource{media}, frames()));
    return {made.snapshot(), id, made.map};
}

PlayedSequence PlayMedia::flashes() const
{
    test::TestProject made;
    const SequenceId id = made.addSequence(1280, 720, *FrameRate::make(30));
    MediaInfo info = hdInfo(frames());
    info.video->width = 1280;
    info.video->height = 720;
    const MediaId media = made.addMedia(info, path("flashes.mp4"));
    made.addClip(id, made.addTrack(id), 0, test::clipOf(MediaSource{media}, frames()));
    made.addClip(id, made.addTrack(id, TrackKind::Audio), 0,
                 test::clipOf(MediaSource{media}, frames()));
    return {made.snapshot(), id, made.map};
}

} // namespace weft::bench
