#include "tests/bench/render_media.h"

#include "core/base/file.h"
#include "tests/bench/child_process.h"

#include <cmath>

namespace weft::bench {

namespace {

const QString kFootage = QStringLiteral("/usr/share/doc/opencv-doc/examples/data/");

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Real footage, larger and longer.
QStringList enlarged(const char *name, int seconds, const char *size, int grain)
{
    return words(
        QStringLiteral("-stream_loop -1 -i %1%2 -t %3 -an -vf "
                       "fps=30,scale=%4:flags=lanczos:force_original_aspect_ratio=increase,"
                       "crop=%4,noise=alls=%5:allf=t,setsar=1")
            .arg(kFootage, QLatin1String(name))
            .arg(seconds)
            .arg(QLatin1String(size))
            .arg(grain));
}

const QString kBt709 = QStringLiteral("-color_primaries bt709 -color_trc bt709 -colorspace bt709 "
                                      "-color_range tv ");

} // namespace

RenderMedia::RenderMedia(const QDir &folder, int seconds)
    : m_folder(folder)
    , m_seconds(seconds)
{
    if (!m_folder.mkpath(QStringLiteral(".")))
        qFatal("%s cannot be made", qPrintable(m_folder.path()));
    const QStringList camera = words(
        kBt709
        + QStringLiteral("-pix_fmt yuv420p -c:v libx264 -preset medium -crf 21 -g 60 -bf 3 "
                         "-sc_threshold 0"));
    const QStringList master = words(
        kBt709 + QStringLiteral("-pix_fmt yuv422p10le -c:v prores_ks -profile:v 3"));
    const int length = seconds + 4;
    make(QStringLiteral("a.mp4"), enlarged("Megamind.avi", length, "1920:1080", 3) + camera);
    make(QStringLiteral("b.mp4"), enlarged("vtest.avi", length, "1920:1080", 4) + camera);
    make(QStringLiteral("c.mp4"), enlarged("tree.avi", length, "1920:1080", 2) + camera);
    make(QStringLiteral("prores.mov"), enlarged("vtest.avi", seconds, "3840:2160", 4) + master);
    for (int i = 0; i < kStills; ++i)
        make(QStringLiteral("still%1.png").arg(i),
             words(QStringLiteral("-ss %1 -i %2 -frames:v 1").arg(0.2 * i).arg(clip('b'))));
    makeJoined();
    makeLut();
}

/// Makes a file unless it is there.
void RenderMedia::make(const QString &name, const QStringList &arguments) const
{
    if (QFileInfo::exists(file(name)))
        return;
    std::fprintf(stderr, "making %s\n", qPrintable(file(name)));
    const QString part = QStringLiteral("part-") + name;
    run(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-y")} + arguments + QStringList{file(part)});
    if (!QFile::rename(file(part), file(name)))
        qFatal("%s cannot be written", qPrintable(file(name)));
}

/// Groups of pictures are two seconds long and closed: they are cut apart and joined by packets.
/// Each piece begins at the time of its first packet, and the list says how long it is; otherwise
/// pictures that are stored before they are shown shift what follows by a frame or two.
void RenderMedia::makeJoined() const
{
    for (const char letter : {'a', 'b'}) {
        if (QFileInfo::exists(piece(letter, 0)))
            continue;
        run(QStringLiteral("ffmpeg"),
            words(QStringLiteral("-y -i %1 -c copy -f segment -segment_time 2 "
                                 "-reset_timestamps 1 "
                                 "-segment_format_options avoid_negative_ts=make_zero %2")
                      .arg(clip(letter),
                           file(QStringLiteral("piece-%1-%03d.mp4").arg(QLatin1Char(letter))))));
    }
    QByteArray list = "ffconcat version 1.0\n";
    for (int second = 0; second < m_seconds; second += 2)
        list += "file "
                + QFileInfo(piece(second % 4 == 0 ? 'a' : 'b', second / 2)).fileName().toUtf8()
                + "\nduration 2\n";
    if (!replaceFile(joinedList(), list))
        qFatal("%s cannot be written", qPrintable(joinedList()));
    make(QStringLiteral("joined.mp4"),
         words(QStringLiteral("-f concat -safe 0 -i %1 -c copy").arg(joinedList())));
}

QString RenderMedia::piece(char letter, int number) const
{
    return file(QStringLiteral("piece-%1-%2.mp4")
                    .arg(QLatin1Char(letter))
                    .arg(number, 3, 10, QLatin1Char('0')));
}

/// A little warmer, with more contrast.
void RenderMedia::makeLut() const
{
    constexpr int kSize = 33;
    const auto level = [](int index) { return index / (kSize - 1.0); };
    const auto curve = [](double x) {
        return x + 0.1 * std::sin(2 * M_PI * (x - 0.5)) / (2 * M_PI) * 2;
    };
    QByteArray text = "TITLE \"warm\"\nLUT_3D_SIZE 33\n";
    for (int b = 0; b < kSize; ++b) {
        for (int g = 0; g < kSize; ++g) {
            for (int r = 0; r < kSize; ++r)
                text += QByteArray::number(std::min(1.0, curve(level(r)) * 1.04), 'f', 6) + ' '
                        + QByteArray::number(curve(level(g)), 'f', 6) + ' '
                        + QByteArray::number(curve(level(b)) * 0.94, 'f', 6) + '\n';
        }
    }
    if (!replaceFile(lut(), text))
        qFatal("%s cannot be written", qPrintable(lut()));
}

} // namespace weft::bench
