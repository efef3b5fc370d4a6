#include "core/export/export_film.h"

#include "core/edit/edit.h"
#include "core/media/convert.h"
#include "core/media/video_reader.h"
#include "core/project/script.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

/// What bars are coded as, in FFmpeg's words and ours.
struct Coding
{
    const char *name;
    ColourTags colour;
    const char *matrix;
    const char *primaries;
    const char *transfer;
};

ColourTags standard(ColourMatrix matrix, ColourPrimaries primaries)
{
    return {matrix, primaries, ColourTransfer::Bt709, ColourRange::Limited};
}

const std::array kCodings{
    Coding{"BT.601, 525 lines", standard(ColourMatrix::Bt601, ColourPrimaries::Bt601_525),
           "smpte170m", "smpte170m", "smpte170m"},
    Coding{"BT.601, 625 lines", standard(ColourMatrix::Bt601, ColourPrimaries::Bt601_625),
           "bt470bg", "bt470bg", "smpte170m"},
    Coding{"BT.709", standard(ColourMatrix::Bt709, ColourPrimaries::Bt709), "bt709", "bt709",
           "bt709"},
    Coding{"BT.2020", standard(ColourMatrix::Bt2020, ColourPrimaries::Bt2020), "bt2020nc", "bt2020",
           "bt2020-10"},
};

constexpr int kWidth = 320;
constexpr int kHeight = 180;

QByteArray output(const char *program, const QStringList &arguments)
{
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s: %s", program, process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

/// SMPTE bars without loss, tagged, in a folder where each kind is made once. The path.
QString barsIn(const QTemporaryDir &folder, const Coding &coding, ColourRange range,
               const QString &format)
{
    const bool isFull = range == ColourRange::Full;
    const QString path = folder.filePath(
        QStringLiteral("%1-%2-%3.mkv")
            .arg(QLatin1String(coding.matrix), QLatin1String(isFull ? "full" : "limited"), format));
    if (QFile::exists(path))
        return path;
    const QString filter = QStringLiteral(
                               "scale=in_color_matrix=bt709:out_color_matrix=%1:out_range=%2:"
                               "flags=accurate_rnd+full_chroma_int,format=%3,"
                               "setparams=colorspace=%4:color_primaries=%5:color_trc=%6:range=%2")
                               .arg(QLatin1String(coding.matrix) == QLatin1String("bt2020nc")
                                        ? QStringLiteral("bt2020")
                                        : QString::fromLatin1(coding.matrix),
                                    isFull ? QStringLiteral("pc") : QStringLiteral("tv"), format,
                                    QString::fromLatin1(coding.matrix),
                                    QString::fromLatin1(coding.primaries),
                                    QString::fromLatin1(coding.transfer));
    output("ffmpeg", {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                      QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                      QStringLiteral("smptehdbars=size=%1x%2:rate=25").arg(kWidth).arg(kHeight),
                      QStringLiteral("-frames:v"), QStringLiteral("3"), QStringLiteral("-vf"),
                      filter, QStringLiteral("-c:v"), QStringLiteral("ffv1"), path});
    return path;
}

/// What ffprobe says of the picture's colours.
nlohmann::json tagsOf(const QString &path)
{
    const auto json = nlohmann::json::parse(
        output("ffprobe",
               {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_streams"),
                QStringLiteral("-of"), QStringLiteral("json"), path})
            .toStdString());
    nlohmann::json tags;
    for (const char *key : {"color_range", "color_space", "color_transfer", "color_primaries"})
        tags[key] = json["streams"][0].value(key, "unknown");
    return tags;
}

/// A project whose untouched sequence got the file.
Result<Project> untouchedTimeline(const QString &path)
{
    auto project = weft::apply(Project(), AddSequence{});
    const auto import = importEdit(path, {});
    if (!project || !import)
        return fail(import);
    project = weft::apply(*project, *import);
    if (!project)
        return project;
    const TrackId track = project->sequences[0]->tracks[0]->id;
    return weft::apply(*project, Append{NewClip{MediaSource{project->media[0]->id}, track}});
}

Result<Project> withColour(const Project &project, const ColourTags &colour)
{
    SetSequence edit;
    edit.colour = colour;
    return weft::apply(project, edit);
}

Frame firstFrame(const QString &path)
{
    auto reader = VideoReader::open(path);
    return reader ? reader->frame(0).value_or(Frame()) : Frame();
}

Result<Frame> rendered(const Project &project, const QString &path, RenderOptions options)
{
    MediaMap media;
    media.media.emplace(project.media[0]->id, path);
    return Renderer(std::make_shared<const Project>(project), project.active, media, options)
        .frame(0);
}

Result<ExportedFilm> exported(const Project &project, const QString &source, const char *preset,
                              const QString &path)
{
    ExportJob job;
    job.project = std::make_shared<const Project>(project);
    job.sequence = project.active;
    job.media.media.emplace(project.media[0]->id, source);
    job.preset = *findPreset(QString::fromLatin1(preset));
    job.path = path;
    return exportFilm(job, {}, {});
}

/// The greatest distance of two pictures of bars. @param edge chroma samples nearer than this to a
/// change of colour are left out: going to full chroma and back blurs it there
FrameDistance barsDistance(const Frame &a, const Frame &b, int edge)
{
    FrameDistance worst;
    for (int plane = 0; plane < 3; ++plane) {
        const int width = a.plane(plane).width, height = a.plane(plane).height;
        const auto isFlat = [&](int x, int y) {
            for (int dy = -edge; dy <= edge; ++dy) {
                for (int dx = -edge; dx <= edge; ++dx) {
                    const int u = std::clamp(x + dx, 0, width - 1);
                    const int v = std::clamp(y + dy, 0, height - 1);
                    if (sampleAt(b, plane, u, v) != sampleAt(b, plane, x, y))
                        return false;
                }
            }
            return true;
        };
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double distance = std::abs(sampleAt(a, plane, x, y)
                                                 - sampleAt(b, plane, x, y));
                if (distance > worst.greatest && (plane == 0 || edge == 0 || isFlat(x, y)))
                    worst = {distance, plane, x, y};
            }
        }
    }
    return worst;
}

PixelFormat pixels(PixelLayout layout, int bits)
{
    return {layout, bits == 8 ? SampleType::U8 : SampleType::U16, bits, AlphaMode::None};
}

} // namespace

/// SMPTE bars, made by another program, through whole timelines.
class TestColourBars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUntouchedTimelineKeepsCodesAndTags_data();
    void anUntouchedTimelineKeepsCodesAndTags();
    void anotherSpaceEqualsZimg_data();
    void anotherSpaceEqualsZimg();
    void everyPresetSaysItsColours_data();
    void everyPresetSaysItsColours();

private:
    QTemporaryDir m_folder; ///< of bars
};

void TestColourBars::anUntouchedTimelineKeepsCodesAndTags_data()
{
    QTest::addColumn<int>("coding");
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<int>("bits");
    for (std::size_t i = 0; i < kCodings.size(); ++i) {
        for (const bool full : {false, true}) {
            for (const int bits : {8, 10})
                QTest::addRow("%s, %s, %d bits", kCodings[i].name, full ? "full" : "limited", bits)
                    << static_cast<int>(i) << full << bits;
        }
    }
}

void TestColourBars::anUntouchedTimelineKeepsCodesAndTags()
{
    QFETCH(int, coding);
    QFETCH(bool, isFull);
    QFETCH(int, bits);
    Coding bars = kCodings[static_cast<std::size_t>(coding)];
    bars.colour.range = isFull ? ColourRange::Full : ColourRange::Limited;
    const QTemporaryDir folder;
    const QString film = folder.filePath(QStringLiteral("film.mkv"));
    const QString source = barsIn(m_folder, bars, bars.colour.range,
                                  bits == 8 ? QStringLiteral("yuv420p")
                                            : QStringLiteral("yuv420p10le"));
    const auto project = untouchedTimeline(source);
    QVERIFY2(project, why(project));
    QVERIFY(project->sequences[0]->settings.colour == bars.colour);

    const auto written = exported(*project, source, bits == 8 ? "lossless" : "lossless-10", film);
    QVERIFY2(written, why(written));
    const Frame before = firstFrame(source);
    const FrameDistance kept = barsDistance(firstFrame(film), before, 0);
    QVERIFY2(kept.greatest == 0, kept.toString());
    QVERIFY2(tagsOf(film) == tagsOf(source), tagsOf(film).dump().c_str());
    QVERIFY(firstFrame(film).colour() == bars.colour);

    // The detour through R'G'B', which an effect would take.
    RenderOptions options;
    options.format = pixels(PixelLayout::Yuv420, bits);
    options.alwaysFloat = true;
    const auto detour = rendered(*project, source, options);
    QVERIFY2(detour, why(detour));
    const FrameDistance moved = barsDistance(*detour, before, 2);
    QVERIFY2(moved.greatest <= 1, moved.toString());
}

void TestColourBars::anotherSpaceEqualsZimg_data()
{
    QTest::addColumn<int>("coding");
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("target");
    QTest::addColumn<bool>("isTargetFull");
    for (std::size_t i = 0; i < kCodings.size(); ++i) {
        for (std::size_t j = 0; j < kCodings.size(); ++j) {
            // BT.2020's primaries are converted, which tests/core/render/tst_colour_conversion
            // proves; here only what bars are coded as differs.
            if ((kCodings[i].colour.primaries == ColourPrimaries::Bt2020)
                != (kCodings[j].colour.primaries == ColourPrimaries::Bt2020))
                continue;
            for (const bool full : {false, true}) {
                for (const bool targetFull : {false, true}) {
                    for (const int bits : {8, 10})
                        QTest::addRow("%s, %s to %s, %s, %d bits", kCodings[i].name,
                                      full ? "full" : "limited", kCodings[j].name,
                                      targetFull ? "full" : "limited", bits)
                            << static_cast<int>(i) << full << bits << static_cast<int>(j)
                            << targetFull;
                }
            }
        }
    }
}

void TestColourBars::anotherSpaceEqualsZimg()
{
    QFETCH(int, coding);
    QFETCH(bool, isFull);
    QFETCH(int, bits);
    QFETCH(int, target);
    QFETCH(bool, isTargetFull);
    const Coding &bars = kCodings[static_cast<std::size_t>(coding)];
    const QString source = barsIn(m_folder, bars, isFull ? ColourRange::Full : ColourRange::Limited,
                                  bits == 8 ? QStringLiteral("yuv444p")
                                            : QStringLiteral("yuv444p10le"));
    ColourTags colour = kCodings[static_cast<std::size_t>(target)].colour;
    colour.range = isTargetFull ? ColourRange::Full : ColourRange::Limited;
    const auto untouched = untouchedTimeline(source);
    QVERIFY2(untouched, why(untouched));
    const auto project = withColour(*untouched, colour);
    QVERIFY2(project, why(project));

    RenderOptions options;
    options.format = pixels(PixelLayout::Yuv444, bits);
    const auto frame = rendered(*project, source, options);
    QVERIFY2(frame, why(frame));
    // Primaries and curves of one family are taken as they are (see working_space.h), so zimg is
    // told that they are the same.
    ColourTags family = firstFrame(source).colour();
    family.primaries = colour.primaries;
    family.transfer = colour.transfer;
    const auto expected = convert(firstFrame(source).withColour(family), {options.format, colour});
    QVERIFY2(expected, why(expected));
    const FrameDistance distance = barsDistance(*frame, *expected, 0);
    QVERIFY2(distance.greatest <= 1, distance.toString());

    // Before they become codes again: as floats.
    options.format = {PixelLayout::Rgb, SampleType::F32, 32, AlphaMode::None};
    const auto floats = rendered(*project, source, options);
    QVERIFY2(floats, why(floats));
    ColourTags rgb = colour;
    rgb.matrix = ColourMatrix::Rgb;
    rgb.range = ColourRange::Full;
    const auto exact = convert(firstFrame(source).withColour(family), {options.format, rgb});
    QVERIFY2(exact, why(exact));
    const FrameDistance off = FrameDistance::of(*floats, *exact);
    QVERIFY2(off.greatest <= 2e-6, off.toString());
}

void TestColourBars::everyPresetSaysItsColours_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<int>("coding");
    QTest::addColumn<bool>("isFull");
    for (const ExportPreset &preset : exportPresets()) {
        if (preset.colour == ExportColour::Pq || preset.colour == ExportColour::Hlg)
            continue; // see tst_hdr_export
        for (std::size_t i = 0; i < kCodings.size(); ++i) {
            for (const bool full : {false, true})
                QTest::addRow("%s, %s, %s", qPrintable(preset.id), kCodings[i].name,
                              full ? "full" : "limited")
                    << preset.id << static_cast<int>(i) << full;
        }
    }
}

void TestColourBars::everyPresetSaysItsColours()
{
    QFETCH(QString, preset);
    QFETCH(int, coding);
    QFETCH(bool, isFull);
    Coding bars = kCodings[static_cast<std::size_t>(coding)];
    bars.colour.range = isFull ? ColourRange::Full : ColourRange::Limited;
    const QTemporaryDir folder;
    const QString film = folder.filePath(QStringLiteral("film"));
    const QString source = barsIn(m_folder, bars, bars.colour.range, QStringLiteral("yuv420p"));
    const auto project = untouchedTimeline(source);
    QVERIFY2(project, why(project));
    const auto written = exported(*project, source, preset.toLatin1().constData(), film);
    QVERIFY2(written, why(written));
    nlohmann::json wanted = tagsOf(source);
    if (preset == QLatin1String("prores"))
        wanted["color_range"] = "tv"; // ProRes is always limited
    QVERIFY2(tagsOf(film) == wanted, tagsOf(film).dump().c_str());

    // What is written means what it says: back in R'G'B' the bars are the same, but for what the
    // codec loses; another matrix or range moves them by 10 codes and more.
    const PixelFormat rgb{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    ColourTags rgbTags = bars.colour;
    rgbTags.matrix = ColourMatrix::Rgb;
    rgbTags.range = ColourRange::Full;
    const auto a = convert(firstFrame(film), {rgb, rgbTags});
    const auto b = convert(firstFrame(source), {rgb, rgbTags});
    QVERIFY(a && b);
    for (const QPoint place : {QPoint(60, 40), QPoint(110, 40), QPoint(160, 40), QPoint(200, 40)}) {
        for (int plane = 0; plane < 3; ++plane)
            QVERIFY(std::abs(sampleAt(*a, plane, place.x(), place.y())
                             - sampleAt(*b, plane, place.x(), place.y()))
                    <= 6);
    }
}

WEFT_TEST_MAIN(TestColourBars)
#include "tst_colour_bars.moc"
