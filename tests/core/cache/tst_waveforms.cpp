#include "core/cache/waveform_maker.h"
#include "core/cache/waveforms.h"
#include "tests/core/cache/preview_children.h"
#include "tests/core/cache/small_disk.h"
#include "tests/core/render/test_media.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <cmath>

using namespace weft;
using namespace weft::test;

class TestWaveforms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theyAreThoseOfTheMaker();
    void partsComeWhileTheRestIsMade();
    void theSecondTimeTheyComeFromTheCache();
    void aFileThatChangedIsReadAnew();
    void equalRequestsAreMadeOnce();
    void whatNobodyWaitsForIsGivenUp();
    void aChildThatIsKilledCostsOneWaveform();
    void aChildThatHangsIsEnded();
    void nonsenseIsNamed_data();
    void nonsenseIsNamed();
    void brokenFilesAreNamed();
    void aFullDiskCostsNothing();
    void howFastTheyAre();

private:
    struct Outcome
    {
        std::vector<std::int64_t> ready; ///< of each answer
        Result<Waveform> last = fail(ErrorKind::Cancelled, QStringLiteral("nothing came"));
    };
    WaveformService::Settings settings() const;
    Outcome get(WaveformService &service, const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<CacheStore> m_store;
    QTemporaryDir m_media;
    QString m_long;
    FakeChild m_fake;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QString media(const char *name)
{
    return u(WEFT_TEST_MEDIA) + QLatin1Char('/') + u(name);
}

static constexpr std::int64_t kLong = 12 * Waveform::kChunkSamples + 777;

void TestWaveforms::initTestCase()
{
    m_long = m_media.filePath(u("long.mkv"));
    writeSound(m_long, kLong, [](int channel, std::int64_t sample) {
        return 0.5 * std::sin(static_cast<double>(sample) * (channel ? 0.01 : 0.013));
    });
}

void TestWaveforms::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<CacheStore>(m_folder->filePath(u("cache")), 1 << 30);
    QFile::remove(m_fake.notes());
}

WaveformService::Settings TestWaveforms::settings() const
{
    WaveformService::Settings settings;
    settings.program = u(WEFT_CLI);
    return settings;
}

TestWaveforms::Outcome TestWaveforms::get(WaveformService &service, const QString &path)
{
    Outcome outcome;
    QEventLoop loop;
    QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
    const PreviewTicket ticket = service.request({path}, [&](const Result<Waveform> &waveform) {
        outcome.last = waveform;
        if (waveform)
            outcome.ready.push_back(waveform->ready());
        if (!waveform || waveform->isComplete())
            loop.quit();
    });
    loop.exec();
    return outcome;
}

static QString messageOf(const Result<Waveform> &waveform)
{
    return waveform ? QString() : waveform.error().message;
}

static bool areEqual(const Waveform &a, const Waveform &b)
{
    return a.toBytes() == b.toBytes();
}

static Waveform madeHere(const QString &path)
{
    auto maker = WaveformMaker::open(path, 0);
    Waveform waveform(maker->channels(), maker->length());
    for (auto chunk = maker->nextChunk(); !chunk->empty(); chunk = maker->nextChunk())
        if (!waveform.append(*std::move(chunk)))
            qFatal("a chunk too many");
    return waveform;
}

void TestWaveforms::theyAreThoseOfTheMaker()
{
    WaveformService service(m_store, settings());
    for (const char *name : {"tone48.wav", "mono44.wav", "tone44.mp3", "av.mp4"}) {
        const Outcome outcome = get(service, media(name));
        QVERIFY2(outcome.last, qPrintable(messageOf(outcome.last)));
        QVERIFY2(areEqual(*outcome.last, madeHere(media(name))), name);
    }
    QCOMPARE(m_store->use().at(1).entries, std::int64_t(4));
}

void TestWaveforms::partsComeWhileTheRestIsMade()
{
    // Slow enough to be seen: a child that passes a chunk on every 60 ms.
    const QByteArray chunk(static_cast<qsizetype>(2 * Waveform::kChunkPeaks * sizeof(Peak)), 0);
    QFile peaks(m_folder->filePath(u("peaks")));
    QVERIFY(peaks.open(QIODevice::WriteOnly));
    peaks.write(R"({"event":"peaks","chunk":")" + chunk.toBase64() + "\"}\n");
    peaks.close();
    auto fake = settings();
    fake.program = m_fake.script(
        "read -r line <&3; echo '{\"event\":\"begun\",\"channels\":2,\"length\":"
        + QByteArray::number(8 * Waveform::kChunkSamples)
        + "}' >&3; for i in 1 2 3 4 5 6 7 8; do cat " + peaks.fileName().toUtf8()
        + " >&3; sleep 0.06; done; echo '{\"event\":\"done\"}' >&3; "
          "read -r line <&3");
    WaveformService service(m_store, fake);
    const Outcome outcome = get(service, media("tone48.wav"));
    QVERIFY2(outcome.last, qPrintable(messageOf(outcome.last)));
    QVERIFY(outcome.ready.size() >= 2 && outcome.ready.size() <= 8);
    QVERIFY(std::is_sorted(outcome.ready.begin(), outcome.ready.end()));
    QVERIFY(outcome.ready.front() < outcome.ready.back());
    QCOMPARE(outcome.ready.back(), 8 * Waveform::kChunkSamples);
}

void TestWaveforms::theSecondTimeTheyComeFromTheCache()
{
    Waveform first;
    {
        WaveformService service(m_store, settings());
        first = get(service, m_long).last.value();
    }
    auto none = settings();
    none.program = u("/nowhere/weft-cli");
    WaveformService service(m_store, none);
    const Outcome again = get(service, m_long);
    QVERIFY2(again.last, qPrintable(messageOf(again.last)));
    QVERIFY(areEqual(*again.last, first));
    QCOMPARE(again.ready.size(), std::size_t(1));
    QVERIFY(QDir(m_store->folder()).removeRecursively());
    QVERIFY(areEqual(*again.last, madeHere(m_long))); // mapped, and still there
}

void TestWaveforms::aFileThatChangedIsReadAnew()
{
    const QString path = m_folder->filePath(u("sound.wav"));
    QVERIFY(QFile::copy(media("tone48.wav"), path));
    WaveformService service(m_store, settings());
    const auto before = get(service, path).last;
    QVERIFY(before);
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(media("tone22.wav"), path));
    const auto after = get(service, path).last;
    QVERIFY(after && !areEqual(*before, *after));
}

void TestWaveforms::equalRequestsAreMadeOnce()
{
    WaveformService service(m_store, settings());
    int complete = 0;
    std::vector<PreviewTicket> tickets;
    for (int i = 0; i < 10; ++i)
        tickets.push_back(service.request({m_long}, [&](const Result<Waveform> &waveform) {
            complete += waveform && waveform->isComplete();
        }));
    QTRY_COMPARE_WITH_TIMEOUT(complete, 10, kPatienceMs);
    QCOMPARE(m_store->use().at(1).entries, std::int64_t(1));
}

void TestWaveforms::whatNobodyWaitsForIsGivenUp()
{
    auto fake = settings();
    fake.program = m_fake.script("echo $$ >> " + m_fake.notes().toUtf8()
                                 + "; read -r line <&3; sleep 100");
    WaveformService service(m_store, fake);
    bool came = false;
    {
        const PreviewTicket ticket = service.request({m_long}, [&](const auto &) { came = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_fake.noteCount(), qsizetype(1), kPatienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
    QVERIFY(!came);
}

void TestWaveforms::aChildThatIsKilledCostsOneWaveform()
{
    WaveformService service(m_store, settings());
    Result<Waveform> got = fail(ErrorKind::Cancelled, {});
    int answers = 0;
    const PreviewTicket ticket = service.request({m_long}, [&](const Result<Waveform> &waveform) {
        got = waveform;
        ++answers;
    });
    QTRY_VERIFY_WITH_TIMEOUT(!ownChildren().empty(), kPatienceMs);
    ::kill(ownChildren().front(), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(answers > 0 && (!got || got->isComplete()), kPatienceMs);
    if (!got) // else it was done before
        QVERIFY2(got.error().message.contains(u("SIGKILL")) && got.error().message.contains(m_long),
                 qPrintable(messageOf(got)));
    QVERIFY(get(service, m_long).last);
}

void TestWaveforms::aChildThatHangsIsEnded()
{
    auto fake = settings();
    fake.silenceMs = 300;
    fake.program = m_fake.script("trap '' TERM; sleep 100");
    WaveformService service(m_store, fake);
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = get(service, m_long);
    QVERIFY(!outcome.last);
    QVERIFY2(outcome.last.error().message.contains(m_long), qPrintable(messageOf(outcome.last)));
    QVERIFY(timer.elapsed() < kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
}

void TestWaveforms::nonsenseIsNamed_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::newRow("no beginning") << QByteArray(R"({"event":"done"})");
    QTest::newRow("peaks before the beginning") << QByteArray(R"({"event":"peaks","chunk":"AAAA"})"
                                                              "\n"
                                                              R"({"event":"done"})");
    QTest::newRow("too few") << QByteArray(R"({"event":"begun","channels":2,"length":99})"
                                           "\n"
                                           R"({"event":"done"})");
    QTest::newRow("half a chunk") << QByteArray(R"({"event":"begun","channels":2,"length":99})"
                                                "\n"
                                                R"({"event":"peaks","chunk":"AAAAAAAAAAAAAAAA"})"
                                                "\n"
                                                R"({"event":"done"})");
    QTest::newRow("a picture") << QByteArray(R"({"event":"picture","png":""})");
    QTest::newRow("a negative length") << QByteArray(R"({"event":"begun","channels":2,"length":-5})"
                                                     "\n"
                                                     R"({"event":"done"})");
}

void TestWaveforms::nonsenseIsNamed()
{
    QFETCH(QByteArray, events);
    auto fake = settings();
    fake.program = m_fake.script("read -r line <&3; cat >&3 <<'END'\n" + events
                                 + "\nEND\nread -r line <&3");
    WaveformService service(m_store, fake);
    const Outcome outcome = get(service, media("tone48.wav"));
    QVERIFY(!outcome.last);
    QCOMPARE(outcome.last.error().kind, ErrorKind::Media);
    QCOMPARE(m_store->use().at(1).entries, std::int64_t(0));
}

void TestWaveforms::brokenFilesAreNamed()
{
    WaveformService service(m_store, settings());
    for (const char *name : {"colour.jpg", "empty.mp4", "text.mp4", "gone.wav", "h264_long.mp4"}) {
        const Outcome outcome = get(service, media(name));
        QVERIFY2(!outcome.last, name);
        QVERIFY2(outcome.last.error().message.contains(media(name)),
                 qPrintable(messageOf(outcome.last)));
    }
    QVERIFY(get(service, media("tone48.wav")).last);
}

void TestWaveforms::aFullDiskCostsNothing()
{
    const SmallDisk disk("64k");
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    const auto store = std::make_shared<CacheStore>(disk.path() + u("/cache"), 1 << 30);
    WaveformService service(store, settings());
    const Outcome outcome = get(service, m_long);
    QVERIFY2(outcome.last, qPrintable(messageOf(outcome.last)));
    QVERIFY(areEqual(*outcome.last, madeHere(m_long)));
    QVERIFY(store->takeTrouble());
}

void TestWaveforms::howFastTheyAre()
{
    WaveformService service(m_store, settings());
    const double minutes = static_cast<double>(kLong) / 48000 / 60;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(get(service, m_long).last);
    const double made = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    timer.start();
    QVERIFY(get(service, m_long).last);
    const double read = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    qInfo(
        "%.1f minutes of sound: made in %.2f s (%.0f minutes a second), from the cache in %.1f ms",
        minutes, made, minutes / made, read * 1000);
}

WEFT_TEST_MAIN(TestWaveforms)
#include "tst_waveforms.moc"
