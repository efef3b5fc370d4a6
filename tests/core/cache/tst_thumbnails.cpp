#include "core/cache/thumbnails.h"
#include "core/edit/edit.h"
#include "core/media/image_file.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "tests/core/cache/preview_children.h"
#include "tests/core/cache/small_disk.h"
#include "tests/core/render/test_project.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QBuffer>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <sys/wait.h>

using namespace weft;
using namespace weft::test;

class TestThumbnails : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theyAreWhatTheRendererMakes_data();
    void theyAreWhatTheRendererMakes();
    void theyFitIntoTheBox_data();
    void theyFitIntoTheBox();
    void aTurnedFilmStandsUpright();
    void framesOfSequencesAreShown();
    void takesAreShown();
    void theSecondTimeTheyComeFromTheCache();
    void aFileThatChangedIsShownAnew();
    void equalRequestsAreMadeOnce();
    void whatIsNotWantedIsNotMade();
    void theMostUrgentComesFirst();
    void askingNeverBlocks();
    void aChildThatIsKilledCostsOnePicture();
    void aChildThatHangsIsEnded();
    void aChildThatDiesIsNotTriedForEver();
    void childrenThatTalkNonsenseAreNamed_data();
    void childrenThatTalkNonsenseAreNamed();
    void aMissingProgramIsNamed();
    void brokenFilesAreNamed_data();
    void brokenFilesAreNamed();
    void childrenRestAfterAWhile();
    void theChildEndsWithItsParent();
    void theCacheMayGoAtAnyTime();
    void aFullDiskCostsNoPicture();
    void twoServicesShareACache();
    void aServiceMayGoWhileItWorks();

private:
    ThumbnailService::Settings settings() const;
    Result<QImage> get(ThumbnailService &service, const PreviewPicture &picture,
                       const PreviewSize &box = {160, 90});
    QString gate() const { return m_folder->filePath(QStringLiteral("gate")); }
    void openGate() const
    {
        if (!QFile(gate()).open(QIODevice::WriteOnly))
            qFatal("cannot make %s", qPrintable(gate()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<CacheStore> m_store;
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

static MediaItem itemOf(const QString &path)
{
    MediaItem item;
    item.id = {9};
    item.name = path;
    item.path = path;
    const auto info = probe(path);
    if (!info)
        qFatal("%s", qPrintable(info.error().message));
    item.info = *info;
    item.identity = identify(path).value();
    return item;
}

static PreviewPicture pictureOf(const QString &path, const Rational &time = {})
{
    return pictureOfMedia(itemOf(path), path, time);
}

/// A file that is none, as if it were a film.
static PreviewPicture pictureOfAny(const QString &path, int seconds = 0)
{
    MediaItem item;
    item.name = path;
    item.info = videoInfo(320, 180);
    return pictureOfMedia(item, path, Rational(seconds));
}

void TestThumbnails::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<CacheStore>(m_folder->filePath(u("cache")), 100 << 20);
    QFile::remove(m_fake.notes());
}

ThumbnailService::Settings TestThumbnails::settings() const
{
    ThumbnailService::Settings settings;
    settings.program = u(WEFT_CLI);
    return settings;
}

Result<QImage> TestThumbnails::get(ThumbnailService &service, const PreviewPicture &picture,
                                   const PreviewSize &box)
{
    Result<QImage> got = fail(ErrorKind::Cancelled, u("nothing came"));
    QEventLoop loop;
    QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
    const PreviewTicket ticket = service.request({picture, box, 0},
                                                 [&](const Result<QImage> &image) {
                                                     got = image;
                                                     loop.quit();
                                                 });
    loop.exec();
    return got;
}

static QString messageOf(const Result<QImage> &image)
{
    return image ? QString() : image.error().message;
}

void TestThumbnails::theyAreWhatTheRendererMakes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("frame");
    for (const char *name : {"h264_long.mp4", "h264_open.ts", "full_range.mp4", "bt601.mp4",
                             "bt2020_hlg.mp4", "anamorphic.mp4", "rotated90.mp4", "vfr.mkv",
                             "ffv1_yuva420p.mkv", "prores.mov", "odd444.mp4"})
        QTest::newRow(name) << u(name) << 5;
    for (const char *name : {"colour.jpg", "alpha.png", "deep.png"})
        QTest::newRow(name) << u(name) << 0;
}

void TestThumbnails::theyAreWhatTheRendererMakes()
{
    QFETCH(QString, name);
    QFETCH(int, frame);
    const QString path = media(name.toUtf8().constData());
    const MediaItem item = itemOf(path);
    const Rational time = item.info.video->rate.secondsAt(frame);
    ThumbnailService service(m_store, settings());
    const auto got = get(service, pictureOfMedia(item, path, time));
    QVERIFY2(got, qPrintable(messageOf(got)));

    // The same by hand: the whole file as a clip of a sequence of its shape.
    TestProject m;
    const VideoInfo &video = *item.info.video;
    const SequenceId sequence = m.addSequence(video.displayWidth() + video.displayWidth() % 2,
                                              video.displayHeight() + video.displayHeight() % 2,
                                              video.rate);
    const MediaId id = m.addMedia(item.info, path);
    m.addClip(sequence, m.addTrack(sequence), 0, clipOf(MediaSource{id}, 50));
    RenderOptions options;
    options.width = got->width();
    options.height = got->height();
    options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    options.colour = srgbTags();
    const auto rendered = Renderer(m.snapshot(), sequence, m.map, options).frame(frame);
    QVERIFY(rendered);
    QCOMPARE(*got, toImage(*rendered)->convertToFormat(QImage::Format_RGB888));
}

void TestThumbnails::theyFitIntoTheBox_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("box");
    QTest::addColumn<QSize>("size");
    QTest::newRow("as wide") << u("h264_long.mp4") << QSize(160, 90) << QSize(160, 90);
    QTest::newRow("narrow") << u("h264_long.mp4") << QSize(80, 90) << QSize(80, 45);
    QTest::newRow("low") << u("h264_long.mp4") << QSize(400, 45) << QSize(80, 45);
    QTest::newRow("not enlarged") << u("h264_long.mp4") << QSize(640, 300) << QSize(320, 180);
    QTest::newRow("too large") << u("h264_long.mp4") << QSize(5000, 5000) << QSize(71, 40);
    QTest::newRow("turned") << u("rotated90.mp4") << QSize(160, 90) << QSize(51, 90);
    QTest::newRow("anamorphic") << u("anamorphic.mp4") << QSize(160, 90) << QSize(160, 63);
    QTest::newRow("a point") << u("h264_long.mp4") << QSize(1, 1) << QSize(1, 1);
}

void TestThumbnails::theyFitIntoTheBox()
{
    QFETCH(QString, name);
    QFETCH(QSize, box);
    QFETCH(QSize, size);
    ThumbnailService service(m_store, settings());
    const auto got = get(service, pictureOf(media(name.toUtf8().constData())),
                         {box.width(), box.height()});
    QVERIFY2(got, qPrintable(messageOf(got)));
    QCOMPARE(got->size(), size);
}

void TestThumbnails::aTurnedFilmStandsUpright()
{
    // All four are the same film, whose players are told to turn it.
    ThumbnailService service(m_store, settings());
    const auto upright = get(service, pictureOf(media("h264_422.mp4"), Rational(1, 5)), {320, 180});
    const auto turned = get(service, pictureOf(media("rotated90.mp4"), Rational(1, 5)), {180, 320});
    QVERIFY(upright && turned);
    QCOMPARE(turned->size(), QSize(180, 320));
    const auto distance = [](const QImage &a, const QImage &b) {
        int greatest = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x)
                greatest = std::max(greatest,
                                    std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y))));
        return greatest;
    };
    const int clockwise = itemOf(media("rotated90.mp4")).info.video->rotation;
    QVERIFY(clockwise == 90 || clockwise == 270);
    const QImage by = upright->transformed(QTransform().rotate(clockwise));
    QVERIFY2(distance(by, *turned) <= 12, qPrintable(QString::number(distance(by, *turned))));
    QVERIFY(distance(by.mirrored(true, true), *turned) > 30);
}

/// A sequence that shows a film from frame 10 on, under a title.
static TestProject smallFilm()
{
    TestProject m;
    const SequenceId sequence = m.addSequence(320, 180);
    const QString path = media("h264_long.mp4");
    const MediaId film = m.addMedia(itemOf(path).info, path);
    m.addClip(sequence, m.addTrack(sequence), 10, clipOf(MediaSource{film}, 100));
    TitleSource title;
    title.text = u("Title");
    m.addClip(sequence, m.addTrack(sequence), 30, clipOf(title, 20));
    return m;
}

void TestThumbnails::framesOfSequencesAreShown()
{
    const TestProject m = smallFilm();
    const SequenceId sequence = m.project.active;
    ThumbnailService service(m_store, settings());
    for (const std::int64_t frame : {0, 12, 35, 200}) {
        const auto got = get(service, pictureOfSequence(m.project, sequence, frame, m.map));
        QVERIFY2(got, qPrintable(messageOf(got)));
        const auto rendered = Renderer(m.snapshot(), sequence, m.map, previewOptions({160, 90}))
                                  .frame(frame);
        QCOMPARE(*got, toImage(*rendered)->convertToFormat(QImage::Format_RGB888));
    }
}

void TestThumbnails::takesAreShown()
{
    Shot shot;
    shot.recipe.width = 320;
    shot.recipe.height = 180;
    shot.recipe.rate = *FrameRate::make(30000, 1001);
    shot.recipe.length = 50;
    shot.take = u("one");
    ThumbnailService service(m_store, settings());
    const QString path = media("ffv1.mkv");
    const auto got = get(service, pictureOfTake(shot, path, Rational(1)), {320, 180});
    QVERIFY2(got, qPrintable(messageOf(got)));
    auto reader = VideoReader::open(path);
    const auto frame = reader->frame(29);
    const auto direct = toImage(*frame)->convertToFormat(QImage::Format_RGB888);
    int greatest = 0;
    for (int y = 0; y < direct.height(); ++y)
        for (int x = 0; x < direct.width(); ++x)
            greatest = std::max(greatest,
                                std::abs(qGreen(direct.pixel(x, y)) - qGreen(got->pixel(x, y))));
    QVERIFY2(greatest <= 24, qPrintable(QString::number(greatest))); // chroma is scaled otherwise
}

void TestThumbnails::theSecondTimeTheyComeFromTheCache()
{
    const PreviewPicture picture = pictureOf(media("h264_long.mp4"), Rational(2));
    QImage first;
    {
        ThumbnailService service(m_store, settings());
        first = get(service, picture).value();
        QCOMPARE(m_store->use().at(0).entries, std::int64_t(1));
    }
    auto none = settings();
    none.program = u("/nowhere/weft-cli");
    ThumbnailService service(m_store, none);
    const auto again = get(service, picture);
    QVERIFY2(again, qPrintable(messageOf(again)));
    QCOMPARE(*again, first);
    QVERIFY(!get(service, pictureOf(media("h264_long.mp4"), Rational(3))));
    // A damaged entry is made again.
    QDirIterator it(m_store->folder() + u("/thumbnails"), QDir::Files,
                    QDirIterator::Subdirectories);
    QVERIFY(QFile::resize(it.next(), 100));
    ThumbnailService whole(m_store, settings());
    QCOMPARE(get(whole, picture).value(), first);
}

void TestThumbnails::aFileThatChangedIsShownAnew()
{
    const QString path = m_folder->filePath(u("film.mkv"));
    QVERIFY(QFile::copy(media("h264_open.mkv"), path));
    ThumbnailService service(m_store, settings());
    const PreviewPicture picture = pictureOf(path, Rational(1));
    const auto before = get(service, picture);
    QVERIFY(before);
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(media("ffv1_groups.mkv"), path));
    const auto after = get(service, picture);
    QVERIFY2(after, qPrintable(messageOf(after)));
    QVERIFY(*after != *before);
    QCOMPARE(m_store->use().at(0).entries, std::int64_t(2));
    QVERIFY(QFile::remove(path));
    const auto gone = get(service, picture);
    QVERIFY(!gone);
    QVERIFY2(gone.error().message.contains(path), qPrintable(gone.error().message));
}

/// Notes every request, waits for its gate to be there, and answers with a small picture.
static QByteArray answering(const FakeChild &fake, const QString &gate)
{
    QImage image(16, 9, QImage::Format_RGB888);
    image.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "png");
    return "while read -r line <&3; do echo \"$line\" >> " + fake.notes().toUtf8()
           + "; while [ ! -e " + gate.toUtf8() + " ]; do sleep 0.01; done"
           + "; echo '{\"event\":\"picture\",\"png\":\"" + png.toBase64() + "\"}' >&3; done";
}

void TestThumbnails::equalRequestsAreMadeOnce()
{
    auto fake = settings();
    fake.program = m_fake.script(answering(m_fake, gate()));
    ThumbnailService service(m_store, fake);
    int came = 0;
    std::vector<PreviewTicket> tickets;
    for (int i = 0; i < 20; ++i)
        tickets.push_back(
            service.request({pictureOf(media("h264_long.mp4")), {160, 90}, i % 3},
                            [&](const Result<QImage> &image) { came += image.has_value(); }));
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(came, 20, kPatienceMs);
    QCOMPARE(m_fake.noteCount(), qsizetype(1));
}

void TestThumbnails::whatIsNotWantedIsNotMade()
{
    auto fake = settings();
    fake.children = 1;
    fake.program = m_fake.script(answering(m_fake, gate()));
    ThumbnailService service(m_store, fake);
    int wanted = 0, unwanted = 0;
    std::vector<PreviewTicket> dropped;
    for (int i = 0; i < 50; ++i)
        dropped.push_back(service.request({pictureOfAny(media("h264_long.mp4"), i)},
                                          [&](const Result<QImage> &) { ++unwanted; }));
    QTRY_COMPARE_WITH_TIMEOUT(m_fake.noteCount(), qsizetype(1), kPatienceMs);
    dropped.clear();
    const PreviewTicket kept = service.request({pictureOf(media("h264_open.ts"))},
                                               [&](const Result<QImage> &) { ++wanted; });
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(wanted, 1, kPatienceMs);
    QCOMPARE(unwanted, 0);
    QCOMPARE(m_fake.noteCount(), qsizetype(2));
}

void TestThumbnails::theMostUrgentComesFirst()
{
    auto fake = settings();
    fake.children = 1;
    fake.program = m_fake.script(answering(m_fake, gate()));
    ThumbnailService service(m_store, fake);
    openGate();
    QVERIFY(get(service, pictureOf(media("h264_open.ts")))); // in the cache from now on
    QVERIFY(QFile::remove(gate()));
    QString order;
    std::vector<PreviewTicket> tickets;
    const auto ask = [&](const char *name, int urgency, int second) {
        tickets.push_back(
            service.request({pictureOfAny(media("h264_long.mp4"), second), {160, 90}, urgency},
                            [&order, name](const Result<QImage> &) { order += u(name); }));
    };
    ask("0", 0, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_fake.noteCount(), qsizetype(2), kPatienceMs); // it is at work
    ask("d", 1, 1);
    ask("c", 1, 2);
    ask("e", 0, 3);
    ask("b", 2, 4);
    ask("E", 5, 3);           // the same as e, now wanted at once
    bool areLookedUp = false; // once the least urgent one has been found
    tickets.push_back(service.request({pictureOf(media("h264_open.ts")), {160, 90}, -1},
                                      [&](const Result<QImage> &) { areLookedUp = true; }));
    QTRY_VERIFY_WITH_TIMEOUT(areLookedUp, kPatienceMs);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(order, u("0eEbcd"), kPatienceMs);
}

void TestThumbnails::askingNeverBlocks()
{
    auto fake = settings();
    fake.program = m_fake.script("sleep 100");
    ThumbnailService service(m_store, fake);
    const PreviewPicture picture = pictureOf(media("h264_long.mp4"));
    std::vector<PreviewTicket> tickets;
    qint64 longest = 0;
    for (int i = 0; i < 200; ++i) {
        PreviewPicture other = picture;
        other.frame = i;
        QElapsedTimer timer;
        timer.start();
        tickets.push_back(service.request({other, {160, 90}, i}, [](const Result<QImage> &) {}));
        if (i % 2)
            tickets.pop_back();
        longest = std::max(longest, timer.elapsed());
    }
    QVERIFY2(longest < 3000, qPrintable(QString::number(longest)));
    QElapsedTimer timer;
    timer.start();
    tickets.clear();
    QVERIFY(timer.elapsed() < 3000);
}

void TestThumbnails::aChildThatIsKilledCostsOnePicture()
{
    auto real = settings();
    real.children = 1;
    ThumbnailService service(m_store, real);
    QVERIFY(get(service, pictureOf(media("h264_long.mp4"))));
    auto children = ownChildren();
    QCOMPARE(children.size(), std::size_t(1));
    ::kill(children.front(), SIGSTOP); // at work, as far as we can see
    Result<QImage> first = fail(ErrorKind::Cancelled, {});
    const PreviewTicket ticket = service.request({pictureOf(media("h264_open.ts"))},
                                                 [&](const Result<QImage> &i) { first = i; });
    QTest::qWait(200);
    ::kill(children.front(), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(!first && first.error().kind == ErrorKind::Media, kPatienceMs);
    QVERIFY2(first.error().message.contains(u("SIGKILL"))
                 && first.error().message.contains(media("h264_open.ts")),
             qPrintable(first.error().message));
    QVERIFY(get(service, pictureOf(media("h264_open.ts"))));
    QVERIFY(ownChildren() != children);
}

void TestThumbnails::aChildThatHangsIsEnded()
{
    auto fake = settings();
    fake.silenceMs = 300;
    fake.program = m_fake.script("trap '' TERM; echo hung >> " + m_fake.notes().toUtf8()
                                 + "; sleep 100");
    ThumbnailService service(m_store, fake);
    QElapsedTimer timer;
    timer.start();
    const auto got = get(service, pictureOf(media("h264_long.mp4")));
    QVERIFY(!got);
    QVERIFY2(got.error().message.contains(media("h264_long.mp4")), qPrintable(messageOf(got)));
    QVERIFY(timer.elapsed() < kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
}

void TestThumbnails::aChildThatDiesIsNotTriedForEver()
{
    auto fake = settings();
    fake.program = m_fake.script("read -r line <&3; echo x >> " + m_fake.notes().toUtf8()
                                 + "; kill -SEGV $$");
    ThumbnailService service(m_store, fake);
    for (int i = 0; i < 5; ++i) {
        const auto got = get(service, pictureOf(media("h264_long.mp4")));
        QVERIFY(!got);
        QVERIFY2(got.error().message.contains(u("SIGSEGV")), qPrintable(messageOf(got)));
    }
    QCOMPARE(m_fake.noteCount(), qsizetype(2));
}

void TestThumbnails::childrenThatTalkNonsenseAreNamed_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("no JSON") << QByteArray("echo hello >&3; sleep 5");
    QTest::newRow("no event") << QByteArray("echo '{\"event\":\"x\"}' >&3; sleep 5");
    QTest::newRow("no base64") << QByteArray(
        "echo '{\"event\":\"picture\",\"png\":\"%%%\"}' >&3; sleep 5");
    QTest::newRow("no picture") << QByteArray(
        "read -r l <&3; echo '{\"event\":\"picture\",\"png\":\"aGVsbG8=\"}' >&3; sleep 5");
    QTest::newRow("no end") << QByteArray("cat /dev/zero | tr '\\0' x | head -c 3000000 >&3");
    QTest::newRow("ends at once") << QByteArray("exit 3");
    QTest::newRow("prints to stdout") << QByteArray("echo '{\"event\":\"done\"}'; exit 0");
}

void TestThumbnails::childrenThatTalkNonsenseAreNamed()
{
    QFETCH(QByteArray, script);
    auto fake = settings();
    fake.program = m_fake.script(script);
    ThumbnailService service(m_store, fake);
    const auto got = get(service, pictureOf(media("h264_long.mp4")));
    QVERIFY(!got);
    QCOMPARE(got.error().kind, ErrorKind::Media);
    QVERIFY(!got.error().message.isEmpty());
    QCOMPARE(m_store->use().at(0).entries, std::int64_t(0));
}

void TestThumbnails::aMissingProgramIsNamed()
{
    for (const char *program : {"", "/nowhere/weft-cli"}) {
        auto none = settings();
        none.program = u(program);
        ThumbnailService service(m_store, none);
        const auto got = get(service, pictureOf(media("h264_long.mp4")));
        QVERIFY(!got);
        QVERIFY2(got.error().message.contains(u("weft-cli")), qPrintable(messageOf(got)));
    }
}

void TestThumbnails::brokenFilesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"empty.mp4", "text.mp4", "zeros.mp4", "truncated.mp4", "gone.mp4"})
        QTest::newRow(name) << u(name);
}

void TestThumbnails::brokenFilesAreNamed()
{
    QFETCH(QString, name);
    const QString path = media(name.toUtf8().constData());
    ThumbnailService service(m_store, settings());
    const auto got = get(service, pictureOfAny(path));
    QVERIFY(!got);
    QVERIFY2(got.error().message.contains(path), qPrintable(messageOf(got)));
    const auto children = ownChildren(); // the child has survived it
    QVERIFY(get(service, pictureOf(media("h264_long.mp4"))));
    QVERIFY(children.empty() || ownChildren().size() <= 2);
}

void TestThumbnails::childrenRestAfterAWhile()
{
    auto real = settings();
    real.restAfterMs = 1500;
    ThumbnailService service(m_store, real);
    QVERIFY(get(service, pictureOf(media("h264_long.mp4"))));
    QVERIFY(!ownChildren().empty());
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
    QVERIFY(get(service, pictureOf(media("h264_open.ts"))));
}

void TestThumbnails::theChildEndsWithItsParent()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer ends a fork of several threads that begins another one");
#endif
    int pids[2];
    QCOMPARE(::pipe(pids), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        PreviewClient client(u(WEFT_CLI));
        const PreviewPicture picture = pictureOf(media("h264_long.mp4"));
        (void) client.ask({PictureRequest{picture, {160, 90}, {}}, [](const PreviewEvent &) {},
                           [] { return true; }});
        const auto children = ownChildren();
        const int child = children.empty() ? -1 : children.front();
        if (::write(pids[1], &child, sizeof child) != sizeof child)
            ::_exit(1);
        ::pause();
    }
    ::close(pids[1]); // else one who dies too early would leave us waiting
    int child = -1;
    QCOMPARE(::read(pids[0], &child, sizeof child), ssize_t(sizeof child));
    QVERIFY(child > 0 && ::kill(child, 0) == 0);
    ::kill(parent, SIGKILL);
    QCOMPARE(::waitpid(parent, nullptr, 0), parent);
    const auto isGone = [child] {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(child));
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), kPatienceMs);
    ::close(pids[0]);
}

void TestThumbnails::theCacheMayGoAtAnyTime()
{
    ThumbnailService service(m_store, settings());
    for (int i = 0; i < 6; ++i) {
        QVERIFY(get(service, pictureOf(media("h264_long.mp4"), Rational(i % 3))));
        QVERIFY(QDir(m_store->folder()).removeRecursively());
    }
    QVERIFY(!m_store->takeTrouble());
}

void TestThumbnails::aFullDiskCostsNoPicture()
{
    const SmallDisk disk("16k");
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    const auto store = std::make_shared<CacheStore>(disk.path() + u("/cache"), 1 << 30);
    ThumbnailService service(store, settings());
    for (int i = 0; i < 3; ++i)
        QVERIFY(get(service, pictureOf(media("h264_long.mp4"), Rational(i)), {320, 180}));
    QVERIFY(store->takeTrouble());
    QVERIFY(!store->takeTrouble());
}

void TestThumbnails::twoServicesShareACache()
{
    ThumbnailService one(m_store, settings()), other(m_store, settings());
    int came = 0;
    std::vector<PreviewTicket> tickets;
    for (int i = 0; i < 10; ++i) {
        for (ThumbnailService *service : {&one, &other})
            tickets.push_back(
                service->request({pictureOf(media("h264_long.mp4"), Rational(i)), {160, 90}, 0},
                                 [&](const Result<QImage> &image) { came += image.has_value(); }));
    }
    QTRY_COMPARE_WITH_TIMEOUT(came, 20, kPatienceMs);
    QCOMPARE(m_store->use().at(0).entries, std::int64_t(10));
}

void TestThumbnails::aServiceMayGoWhileItWorks()
{
    int came = 0;
    for (int round = 0; round < 10; ++round) {
        auto service = std::make_unique<ThumbnailService>(m_store, settings());
        std::vector<PreviewTicket> tickets;
        for (int i = 0; i < 20; ++i)
            tickets.push_back(
                service->request({pictureOf(media("h264_long.mp4"), Rational(20 * round + i, 25)),
                                  {160, 90},
                                  0},
                                 [&](const Result<QImage> &) { ++came; }));
        QTest::qWait(15 * round);
        if (round % 2)
            tickets.clear();
        QElapsedTimer timer;
        timer.start();
        service.reset();
        QVERIFY2(timer.elapsed() < kPatienceMs, qPrintable(QString::number(timer.elapsed())));
        const int before = came;
        QTest::qWait(20);
        QVERIFY(round % 2 == 0 || came == before);
    }
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
}

WEFT_TEST_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
