#include "tests/app/worker/worker_setup.h"
#include "tests/media/truth.h"
#include "tests/support/test_main.h"

#include "core/media/encoder.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"

#include <QDataStream>
#include <QImage>

using namespace weft;
using namespace weft::test;

/// Media reach a plugin as the interface says: upright, in square pixels, as sRGB floats.
class TestWorkerInputs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useBuiltWorker(); }
    void anImageArrivesPixelByPixel_data();
    void anImageArrivesPixelByPixel();
    void aVideoIsReadInAnyOrder();
    void soundArrivesSampleBySample();
    void inputsAreDescribedAsTheyAreSeen_data();
    void inputsAreDescribedAsTheyAreSeen();
    void leftOutInputsAreLeftOut();
    void filesThatDoNotFitAreRefused_data();
    void filesThatDoNotFitAreRefused();
    void aChangedInputIsRefused();

private:
    GenerateJob jobWith(const QString &input, const QString &path) const;
    QStringList logsOf(const GenerateJob &job) const;
    QString write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

GenerateJob TestWorkerInputs::jobWith(const QString &input, const QString &path) const
{
    GenerateJob job = smallJob(u("observer"));
    const auto identity = identify(path);
    job.recipe.inputs = {{input, {1}, identity ? identity->hash : u("00")}};
    job.inputs[input] = path;
    return job;
}

/// The lines that the plugin logs, or why the job failed.
QStringList TestWorkerInputs::logsOf(const GenerateJob &job) const
{
    WorkerProcess worker = startedWorker();
    const Status sent = worker.send(
        GenerateRequest{{job.plugin.file, job.recipe, job.inputs}, m_folder.filePath(u("x.part"))});
    const auto events = eventsUntilAnswer(worker);
    if (!sent || !events)
        return {QString::fromUtf8(messageOf(events))};
    QStringList logs;
    for (const WorkerEvent &event : *events) {
        if (const auto *log = std::get_if<LogEvent>(&event))
            logs << log->text;
        if (const auto *failed = std::get_if<FailedEvent>(&event))
            logs << u("failed: ") + failed->arguments.front();
    }
    return logs;
}

QString TestWorkerInputs::write(const QString &name, const QByteArray &content) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestWorkerInputs::anImageArrivesPixelByPixel_data()
{
    QTest::addColumn<bool>("alpha");
    QTest::newRow("opaque") << false;
    QTest::newRow("with alpha") << true;
}

void TestWorkerInputs::anImageArrivesPixelByPixel()
{
    QFETCH(bool, alpha);
    constexpr int kWidth = 20;
    constexpr int kHeight = 10;
    QImage image(kWidth, kHeight, alpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x)
            image.setPixelColor(x, y,
                                QColor(x * 12, y * 25, 255 - x * y, alpha ? 255 - x * 10 : 255));
    }
    const QString path = m_folder.filePath(u("image.png"));
    QVERIFY(image.save(path));
    TemporaryStore t;
    const auto take = generate(jobWith(u("image"), path), t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    const auto frame = reader->frame(2);
    QVERIFY2(frame, messageOf(frame));
    for (int y = 0; y < frame->height(); ++y) {
        for (int x = 0; x < frame->width(); ++x) {
            const bool inside = x < kWidth && y < kHeight;
            const QColor wanted = inside ? image.pixelColor(x, y) : QColor(0, 0, 0, 0);
            const auto sample = [&](int plane) {
                return int(frame->plane(plane).row<std::uint8_t>(y)[x]);
            };
            QCOMPARE(QColor(sample(0), sample(1), sample(2), sample(3)), wanted);
        }
    }
}

void TestWorkerInputs::aVideoIsReadInAnyOrder()
{
    constexpr int kFrames = 5;
    const QString path = m_folder.filePath(u("video.mkv"));
    EncoderSettings settings;
    settings.container = u("matroska");
    settings.videoCodec = u("ffv1");
    settings.audioCodec.clear();
    settings.pixelFormat = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    EncoderFormat format;
    format.width = 32;
    format.height = 16;
    format.colour = srgbTags();
    auto encoder = Encoder::open(path, settings, format);
    QVERIFY2(encoder, messageOf(encoder));
    for (int number = 0; number < kFrames; ++number) {
        FrameBuilder builder(settings.pixelFormat, 32, 16, srgbTags());
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < 16; ++y)
                std::fill_n(builder.plane(plane).row<std::uint8_t>(y), 32,
                            std::uint8_t(number * 50 + plane));
        }
        QVERIFY(encoder->writeFrame(std::move(builder).publish()));
    }
    QVERIFY(encoder->finish());

    GenerateJob job = jobWith(u("video"), path);
    job.recipe.length = kFrames;
    TemporaryStore t;
    const auto take = generate(job, t.store);
    QVERIFY2(take, messageOf(take));
    auto reader = VideoReader::open(*t.store.filePath(take->id));
    QVERIFY2(reader, messageOf(reader));
    for (int number = 0; number < kFrames; ++number) { // the plugin shows it backwards
        const auto frame = reader->frame(number);
        QVERIFY2(frame, messageOf(frame));
        for (int plane = 0; plane < 3; ++plane)
            QCOMPARE(int(frame->plane(plane).row<std::uint8_t>(15)[31]),
                     (kFrames - 1 - number) * 50 + plane);
        QCOMPARE(int(frame->alphaPlane().row<std::uint8_t>(0)[0]), 255);
    }
}

/// Two seconds of constant samples: half on the left, a quarter on the right.
static QByteArray wave()
{
    constexpr std::uint32_t kRate = 48000;
    constexpr std::uint32_t kFrames = 2 * kRate;
    constexpr std::uint32_t kBytes = kFrames * 4;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << std::uint32_t(36 + kBytes);
    stream.writeRawData("WAVEfmt ", 8);
    stream << std::uint32_t(16) << std::uint16_t(1) << std::uint16_t(2) << kRate << kRate * 4
           << std::uint16_t(4) << std::uint16_t(16);
    stream.writeRawData("data", 4);
    stream << kBytes;
    for (std::uint32_t i = 0; i < kFrames; ++i)
        stream << std::int16_t(16384) << std::int16_t(8192);
    return bytes;
}

void TestWorkerInputs::soundArrivesSampleBySample()
{
    const QStringList logs = logsOf(jobWith(u("audio"), write(u("sound.wav"), wave())));
    QCOMPARE(logs.mid(logs.size() - 3),
             QStringList({u("audio: kind 3, 0×0, 0 channels, rate 0/0, 0 frames, 96000 samples"),
                          u("before: 0 0"), u("peak: 0.50 0.25")}));
}

void TestWorkerInputs::inputsAreDescribedAsTheyAreSeen_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *input, const char *file, const char *line) {
        QTest::newRow(file) << u(input) << u(file) << u(line);
    };
    row("video", "h264_closed.mp4",
        "video: kind 2, 320×180, 3 channels, rate 30000/1001, 120 frames, 0 samples");
    row("image", "h264_long.mp4",
        "image: kind 1, 320×180, 3 channels, rate 0/0, 1 frames, 0 samples");
    row("image", "alpha.png", "4 channels");
    row("video", "rotated90.mp4", "180×320");
    row("video", "rotated180.mp4", "320×180");
    row("video", "anamorphic.mp4", "455×180"); // 320 × 64 / 45
}

void TestWorkerInputs::inputsAreDescribedAsTheyAreSeen()
{
    QFETCH(QString, input);
    QFETCH(QString, file);
    QFETCH(QString, line);
    const QString logs = logsOf(jobWith(input, mediaPath(file))).join(QLatin1Char('\n'));
    QVERIFY2(logs.contains(line), qPrintable(logs));
    QVERIFY2(!logs.contains(u("failed")), qPrintable(logs));
}

void TestWorkerInputs::leftOutInputsAreLeftOut()
{
    const QStringList logs = logsOf(smallJob(u("observer")));
    QCOMPARE(logs.filter(u("kind")), QStringList());
    QVERIFY(!logs.isEmpty());
}

void TestWorkerInputs::filesThatDoNotFitAreRefused_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("path");
    const QString text = write(u("text.png"), "This is no picture.");
    const QString sound = write(u("tone.wav"), wave());
    QTest::newRow("text for an image") << u("image") << text;
    QTest::newRow("sound for an image") << u("image") << sound;
    QTest::newRow("sound for a video") << u("video") << sound;
    QTest::newRow("picture for sound") << u("audio") << mediaPath(u("alpha.png"));
    QTest::newRow("nothing") << u("image") << m_folder.filePath(u("nothing.png"));
    QTest::newRow("a folder") << u("video") << m_folder.path();
    QTest::newRow("empty") << u("video") << write(u("empty.mp4"), {});
}

void TestWorkerInputs::filesThatDoNotFitAreRefused()
{
    QFETCH(QString, input);
    QFETCH(QString, path);
    TemporaryStore t;
    const auto take = generate(jobWith(input, path), t.store);
    QVERIFY(!take);
    QCOMPARE(take.error().kind, ErrorKind::Media);
    QVERIFY2(take.error().message.contains(path), messageOf(take));
    QCOMPARE(t.files(), QStringList());
}

void TestWorkerInputs::aChangedInputIsRefused()
{
    const GenerateJob job = jobWith(u("audio"), write(u("changing.wav"), wave()));
    write(u("changing.wav"), wave().replace(100, 1, "!"));
    TemporaryStore t;
    const auto changed = generate(job, t.store);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::Generation);
    QVERIFY2(changed.error().message.contains(u("has changed")), messageOf(changed));
    GenerateJob lost = job;
    lost.inputs.clear();
    const auto missing = generate(lost, t.store);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Media);
    QVERIFY2(missing.error().message.contains(u("\"audio\"")), messageOf(missing));
}

WEFT_TEST_MAIN(TestWorkerInputs)
#include "tst_worker_inputs.moc"
