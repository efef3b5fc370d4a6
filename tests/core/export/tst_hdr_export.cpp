#include "core/export/export_film.h"

#include "core/export/mastering.h"
#include "core/media/video_reader.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/media/messages.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr PixelFormat kTenBits{PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};
const HdrMetadata kMastering{MasteringDisplay{{0.68, 0.32},
                                              {0.265, 0.69},
                                              {0.15, 0.06},
                                              {0.3127, 0.329},
                                              0.005,
                                              4000},
                             1200, 180};

ColourTags wide(ColourTransfer transfer)
{
    return {ColourMatrix::Bt2020, ColourPrimaries::Bt2020, transfer, ColourRange::Limited};
}

nlohmann::json ffprobe(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_streams"),
                   QStringLiteral("-show_frames"), QStringLiteral("-read_intervals"),
                   QStringLiteral("%+#1"), QStringLiteral("-select_streams"), QStringLiteral("v"),
                   QStringLiteral("-of"), QStringLiteral("json"), path});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("ffprobe: %s", process.readAllStandardError().constData());
    return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
}

/// The side data of a stream or a frame that has this type; null if there is none.
nlohmann::json sideData(const nlohmann::json &owner, const char *type)
{
    for (const auto &data : owner.value("side_data_list", nlohmann::json::array())) {
        if (data.value("side_data_type", "") == type)
            return data;
    }
    return nullptr;
}

bool isNear(const nlohmann::json &fraction, double value)
{
    const QStringList parts = QString::fromStdString(fraction.get<std::string>())
                                  .split(QLatin1Char('/'));
    return std::abs(parts[0].toDouble() / parts[1].toDouble() - value) < 1e-4;
}

/// Whether a stream or a frame says kMastering.
bool saysMastering(const nlohmann::json &owner)
{
    const auto display = sideData(owner, "Mastering display metadata");
    const auto light = sideData(owner, "Content light level metadata");
    return !display.is_null() && isNear(display["red_x"], 0.68) && isNear(display["green_y"], 0.69)
           && isNear(display["blue_x"], 0.15) && isNear(display["white_point_y"], 0.329)
           && isNear(display["min_luminance"], 0.005) && isNear(display["max_luminance"], 4000)
           && light["max_content"] == 1200 && light["max_average"] == 180;
}

/// What every codec keeps: slopes of light and colour.
Frame softPicture(const ColourTags &colour, unsigned number)
{
    return madeFrame(kTenBits, 128, 96, colour, [=](int plane, int x, int y) {
        return plane == 0 ? 120 + 4 * x + 2 * y + 3 * static_cast<int>(number)
                          : 512 + (plane == 1 ? x - 32 : y - 24);
    });
}

/// A sequence of one film of soft shapes, with sound, in colours of its own.
class OneFilm
{
public:
    OneFilm(const ColourTags &film, const ColourTags &sequence, const HdrMetadata &hdr = {})
    {
        const QString path = m_folder.filePath(QStringLiteral("source.mkv"));
        std::vector<Frame> frames;
        for (unsigned i = 0; i < 5; ++i)
            frames.push_back(softPicture(film, i));
        writeFilm(path, frames, {}, hdr);
        id = m.addSequence(128, 96);
        m.edit(id).settings.colour = sequence;
        media = m.addMedia(videoInfo(128, 96), path);
        auto item = std::make_shared<MediaItem>(*m.project.media.front());
        item->info = {false, VideoReader::open(path)->info(), {}, {}, {}};
        m.project.media.front() = item;
        m.addClip(id, m.addTrack(id), 0, clipOf(MediaSource{media}, 5));
    }

    /// The path of the film, exported.
    QString exported(const char *preset) const
    {
        ExportJob job;
        job.project = m.snapshot();
        job.sequence = id;
        job.media = m.map;
        job.preset = *findPreset(QString::fromLatin1(preset));
        job.path = m_folder.filePath(QString::fromLatin1(preset) + QLatin1Char('.')
                                     + job.preset.extension());
        const auto film = exportFilm(job, {}, {});
        if (!film)
            qFatal("%s: %s", preset, qPrintable(film.error().message));
        return job.path;
    }

    Frame frame(const PixelFormat &format, const ColourTags &colour) const
    {
        RenderOptions options;
        options.format = format;
        options.colour = colour;
        return *Renderer(m.snapshot(), id, m.map, options).frame(0);
    }

    TestProject m;
    SequenceId id;
    MediaId media;

private:
    QTemporaryDir m_folder;
};

/// The mean distance of two pictures' Y' in codes of ten bits.
double meanDistance(const Frame &a, const Frame &b)
{
    double sum = 0;
    const double unit = std::pow(2, 10 - a.format().bitDepth);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += unit * std::abs(sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y));
    }
    return sum / (a.width() * a.height());
}

Frame firstFrame(const QString &path)
{
    auto reader = VideoReader::open(path);
    return reader ? reader->frame(0).value_or(Frame()) : Frame();
}

} // namespace

/// What exported films are of high dynamic range, and what they say of it.
class TestHdrExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filmsSayTheirColours_data();
    void filmsSayTheirColours();
    void whatIsKnownOfTheMasteringIsHandedOn_data();
    void whatIsKnownOfTheMasteringIsHandedOn();
    void whatDisagreesIsNotHandedOn();
    void eightBitsAreNoPlaceForHdr();
};

void TestHdrExport::filmsSayTheirColours_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<ColourTransfer>("sequence");
    QTest::addColumn<ColourTransfer>("film");
    QTest::addColumn<int>("bits");
    const auto row = [](const char *preset, ColourTransfer sequence, ColourTransfer film,
                        int bits) {
        QTest::addRow("%s of %s", preset, nameOf(sequence).data())
            << QString::fromLatin1(preset) << sequence << film << bits;
    };
    for (const ColourTransfer transfer :
         {ColourTransfer::Bt709, ColourTransfer::Pq, ColourTransfer::Hlg}) {
        row("h264", transfer, ColourTransfer::Bt709, 8);
        row("h264-draft", transfer, ColourTransfer::Bt709, 8);
        row("h265", transfer, ColourTransfer::Bt709, 8);
        row("h265-10", transfer, transfer, 10);
        row("hdr10", transfer, ColourTransfer::Pq, 10);
        row("hlg", transfer, ColourTransfer::Hlg, 10);
        row("prores", transfer, transfer, 10);
        row("lossless", transfer, transfer, 8);
        row("lossless-10", transfer, transfer, 10);
    }
}

void TestHdrExport::filmsSayTheirColours()
{
    QFETCH(QString, preset);
    QFETCH(ColourTransfer, sequence);
    QFETCH(ColourTransfer, film);
    QFETCH(int, bits);
    const ColourTags colour = isHdr(sequence) ? wide(sequence) : bt709Tags();
    const OneFilm source(colour, colour);
    const QString path = source.exported(preset.toLatin1().constData());
    const auto stream = ffprobe(path)["streams"][0];
    const bool isWide = isHdr(film);
    QCOMPARE(QString::fromStdString(stream["color_transfer"]),
             QLatin1String(film == ColourTransfer::Pq    ? "smpte2084"
                           : film == ColourTransfer::Hlg ? "arib-std-b67"
                                                         : "bt709"));
    QCOMPARE(QString::fromStdString(stream["color_primaries"]),
             QLatin1String(isWide ? "bt2020" : "bt709"));
    QCOMPARE(QString::fromStdString(stream["color_space"]),
             QLatin1String(isWide ? "bt2020nc" : "bt709"));
    QCOMPARE(QString::fromStdString(stream["color_range"]), QLatin1String("tv"));
    QVERIFY(QString::fromStdString(stream["pix_fmt"]).endsWith(QLatin1String("10le"))
            == (bits == 10));
    if (stream["codec_name"] == "hevc")
        QCOMPARE(QString::fromStdString(stream["codec_tag_string"]), QLatin1String("hvc1"));
    // And they are these colours: what the renderer makes, but for what the codec loses. Another
    // transfer would be some hundred codes away.
    const Frame written = firstFrame(path);
    const Frame wanted = source.frame(written.format(), written.colour());
    QVERIFY2(meanDistance(written, wanted) < 12, QByteArray::number(meanDistance(written, wanted)));
}

void TestHdrExport::whatIsKnownOfTheMasteringIsHandedOn_data()
{
    QTest::addColumn<QString>("preset");
    QTest::newRow("H.265 in MP4") << "hdr10";
    QTest::newRow("FFV1 in Matroska") << "lossless-10";
    QTest::newRow("ProRes in MOV") << "prores";
}

void TestHdrExport::whatIsKnownOfTheMasteringIsHandedOn()
{
    QFETCH(QString, preset);
    const ColourTags pq = wide(ColourTransfer::Pq);
    const OneFilm known(pq, pq, kMastering), unknown(pq, pq);
    const QString film = known.exported(preset.toLatin1().constData());
    const auto said = ffprobe(film);
    QVERIFY2(saysMastering(said["streams"][0]), said["streams"][0].dump().c_str());
    if (preset == QLatin1String("hdr10")) // in the pictures as well
        QVERIFY2(saysMastering(said["frames"][0]), said["frames"][0].dump().c_str());
    QCOMPARE(VideoReader::open(film)->info().hdr.maxCll, 1200);
    const auto nothing = ffprobe(unknown.exported(preset.toLatin1().constData()));
    for (const char *owner : {"streams", "frames"}) {
        QVERIFY(sideData(nothing[owner][0], "Mastering display metadata").is_null());
        QVERIFY(sideData(nothing[owner][0], "Content light level metadata").is_null());
    }
    // A film that is mapped down gets no brighter than white.
    if (preset == QLatin1String("hdr10")) {
        const auto mapped = ffprobe(known.exported("h265"));
        QVERIFY(sideData(mapped["streams"][0], "Mastering display metadata").is_null());
        QVERIFY(sideData(mapped["frames"][0], "Mastering display metadata").is_null());
    }
}

void TestHdrExport::whatDisagreesIsNotHandedOn()
{
    TestProject m;
    const SequenceId id = m.addSequence();
    m.edit(id).settings.colour = wide(ColourTransfer::Pq);
    const auto add = [&](ColourTransfer transfer, const HdrMetadata &hdr) {
        MediaInfo info = videoInfo(64, 36);
        info.video->colour = wide(transfer);
        info.video->hdr = hdr;
        m.addClip(id, m.addTrack(id), 0, clipOf(MediaSource{m.addMedia(info)}, 5));
    };
    QCOMPARE(masteringOf(m.project, id), HdrMetadata());
    add(ColourTransfer::Pq, kMastering);
    add(ColourTransfer::Bt709, {});
    QCOMPARE(masteringOf(m.project, id), kMastering);
    HdrMetadata brighter = kMastering;
    brighter.maxCll = 2000;
    add(ColourTransfer::Pq, brighter);
    QCOMPARE(masteringOf(m.project, id).maxCll, 2000);
    QCOMPARE(masteringOf(m.project, id).display, kMastering.display);
    HdrMetadata elsewhere = kMastering;
    elsewhere.display->maxLuminance = 1000;
    elsewhere.maxFall = 0;
    add(ColourTransfer::Pq, elsewhere);
    QVERIFY(!masteringOf(m.project, id).display);
    QCOMPARE(masteringOf(m.project, id).maxCll, 2000);
    QCOMPARE(masteringOf(m.project, id).maxFall, 0);
    const SequenceId outer = m.addSequence();
    m.edit(outer).settings.colour = wide(ColourTransfer::Pq);
    m.addClip(outer, m.addTrack(outer), 0, clipOf(NestedSource{id}, 5));
    QCOMPARE(masteringOf(m.project, outer), masteringOf(m.project, id));
    add(ColourTransfer::Hlg, {});
    QCOMPARE(masteringOf(m.project, id), HdrMetadata());
    m.edit(id).settings.colour = bt709Tags();
    QCOMPARE(masteringOf(m.project, id), HdrMetadata());
}

void TestHdrExport::eightBitsAreNoPlaceForHdr()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("own.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"id":"own","label":"Own","help":"x","container":"mp4","videoCodec":"libx264",
        "pixelFormat":"yuv420p","audioCodec":"aac","colour":"hlg"})");
    file.close();
    const auto preset = findPreset(file.fileName());
    QVERIFY(!preset);
    QCOMPARE(preset.error().kind, ErrorKind::Usage);
    QVERIFY2(preset.error().message.contains(QLatin1String("own")), why(preset));
}

WEFT_TEST_MAIN(TestHdrExport)
#include "tst_hdr_export.moc"
