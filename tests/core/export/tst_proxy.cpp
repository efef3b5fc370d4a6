#include "core/export/make_proxy.h"
#include "core/export/preset.h"
#include "core/media/convert.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "tests/core/cache/preview_children.h"
#include "tests/core/cache/small_disk.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>

#include <cmath>
#include <thread>

#include <sys/wait.h>

using namespace weft;
using namespace weft::test;

class TestProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("WEFT_CLI", WEFT_CLI); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void itShowsTheSamePicturesAtTheSameTimes_data();
    void itShowsTheSamePicturesAtTheSameTimes();
    void everyOrientationIsKept_data();
    void everyOrientationIsKept();
    void itDecodesInAnyOrder();
    void whatNeedsNoProxyIsRefused_data();
    void whatNeedsNoProxyIsRefused();
    void anUnfinishedOneLeavesNothing();
    void aFullDiskLeavesNothing();
    void progressIsTold();
    void previewsReadIt();
    void aProxyOfAnotherFileIsNotShown();
    void aProxyStandsInForAMissingFile();
    void exportsNeverReadIt();
    void aChildMakesIt();
    void aChildThatIsKilledLeavesNothing();
    void aChildIsCancelled();
    void aChildThatFailsSaysWhy();
    void aProcessThatIsKilledStandsInNobodysWay();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    Proxy must(const QString &source, const QString &to, int lines = 90)
    {
        const auto proxy = makeProxy({source, to, lines}, {}, {});
        if (!proxy)
            qFatal("%s", qPrintable(proxy.error().message));
        return *proxy;
    }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QString media(const QString &name)
{
    return u(WEFT_TEST_MEDIA) + QLatin1Char('/') + name;
}

/// Peak signal to noise ratio of the first plane, in dB.
static double likeness(const Frame &a, const Frame &b)
{
    double squares = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            squares += std::pow(sampleAt(a, 0, x, y) - sampleAt(b, 0, x, y), 2);
    const double mean = squares / a.width() / a.height();
    const double greatest = std::exp2(a.format().bitDepth) - 1;
    return mean > 0 ? 10 * std::log10(greatest * greatest / mean) : 99;
}

void TestProxy::itShowsTheSamePicturesAtTheSameTimes_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"h264_long.mp4",
                             "h264_closed.mp4",
                             "h264_open.ts",
                             "vfr.mkv",
                             "vfr.mp4",
                             "vfr_fine.mp4",
                             "edit_list.mp4",
                             "av_late_picture.mkv",
                             "rotated90.mp4",
                             "rotated270.mp4",
                             "anamorphic.mp4",
                             "full_range.mp4",
                             "bt601.mp4",
                             "pal.mp4",
                             "bt2020_pq.mp4",
                             "bt2020_hlg.mp4",
                             "h264_10bit.mp4",
                             "odd.mkv",
                             "odd444.mp4",
                             "ffv1_yuva420p.mkv",
                             "ffv1_yuva444p10le.mkv",
                             "ffv1_gbrp12le.mkv",
                             "ffv1_gray.mkv",
                             "h264_1fps.mp4",
                             "h264_120fps.mkv",
                             "raw.mjpeg",
                             "prores.mov"})
        QTest::newRow(name) << u(name);
}

void TestProxy::itShowsTheSamePicturesAtTheSameTimes()
{
    QFETCH(QString, name);
    const QString to = path("proxy.mov");
    const auto proxy = makeProxy({media(name), to, 90}, {}, {});
    QVERIFY2(proxy, qPrintable(proxy ? QString() : proxy.error().message));
    QCOMPARE(files(), QStringList{u("proxy.mov")});
    QCOMPARE(proxy->path, to);
    QCOMPARE(proxy->source, *identify(media(name)));

    auto large = VideoReader::open(media(name));
    auto small = VideoReader::open(to);
    QVERIFY(large && small);
    const VideoInfo &a = large->info(), &b = small->info();
    QCOMPARE(b.frameCount, a.frameCount);
    QCOMPARE(b.rotation, a.rotation);
    QCOMPARE(b.mirrored, a.mirrored);
    QCOMPARE(b.hasAlpha, a.hasAlpha);
    QCOMPARE(b.bitDepth > 8, a.bitDepth > 8 || a.hasAlpha);
    QVERIFY(b.displayHeight() >= 90 && b.displayHeight() <= 92);
    QCOMPARE(proxy->width, b.displayWidth());
    QCOMPARE(proxy->height, b.displayHeight());
    // Exactly the same shape, but for pixels being whole when it is looked at.
    QCOMPARE(b.pixelAspect * Rational(b.width, b.height),
             a.pixelAspect * Rational(a.width, a.height));
    QVERIFY(std::abs((b.duration - a.duration).toDouble()) < 0.001);
    for (std::int64_t i = 0; i < a.frameCount; ++i)
        QVERIFY2(std::abs((small->frameTime(i) - large->frameTime(i)).toDouble()) < 0.001,
                 qPrintable(QString::number(i)));
    QVERIFY(probe(to)->audio.empty());
    for (const std::int64_t i : {std::int64_t(0), a.frameCount / 2, a.frameCount - 1}) {
        const auto whole = large->frame(i), copy = small->frame(i);
        QVERIFY(whole && copy);
        const ColourTags tags = completed(whole->colour(), whole->height(),
                                          whole->format().isRgb());
        if (!whole->format().isRgb())
            QCOMPARE(copy->colour(), tags);
        const auto expected = convert(*whole, {copy->format(), copy->colour(), copy->width(),
                                               copy->height()});
        QVERIFY(expected);
        QVERIFY2(likeness(*expected, *copy) > 27, // of pictures that are mostly noise
                 qPrintable(u("frame %1: %2 dB").arg(i).arg(likeness(*expected, *copy))));
        if (i > 0) // and not another one
            QVERIFY(likeness(*convert(*large->frame(0), {copy->format(), copy->colour(),
                                                         copy->width(), copy->height()}),
                             *copy)
                    < likeness(*expected, *copy));
    }
}

void TestProxy::everyOrientationIsKept_data()
{
    QTest::addColumn<int>("rotation");
    QTest::addColumn<bool>("mirrored");
    for (const int rotation : {0, 90, 180, 270}) {
        QTest::addRow("%d", rotation) << rotation << false;
        QTest::addRow("%d mirrored", rotation) << rotation << true;
    }
}

void TestProxy::everyOrientationIsKept()
{
    QFETCH(int, rotation);
    QFETCH(bool, mirrored);
    EncoderSettings settings;
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = 320;
    format.height = 200;
    format.colour = bt709Tags();
    format.rotation = rotation;
    format.mirrored = mirrored;
    format.pixelAspect = Rational(4, 3);
    auto encoder = Encoder::open(path("turned.mp4"), settings, format);
    QVERIFY(encoder);
    for (unsigned i = 0; i < 3; ++i)
        QVERIFY(encoder->writeFrame(testFrame(kYuv420p8, 320, 200, bt709Tags(), i)));
    QVERIFY(encoder->finish());
    const auto info = probe(path("turned.mp4"));
    QVERIFY(info);
    QCOMPARE(info->video->rotation, rotation);
    QCOMPARE(info->video->mirrored, mirrored);
    QCOMPARE(info->video->pixelAspect, Rational(4, 3));
    must(path("turned.mp4"), path("small.mp4"));
    const auto small = probe(path("small.mp4"));
    QCOMPARE(small->video->rotation, rotation);
    QCOMPARE(small->video->mirrored, mirrored);
}

void TestProxy::itDecodesInAnyOrder()
{
    must(media(u("h264_long.mp4")), path("proxy.mp4"));
    auto straight = VideoReader::open(path("proxy.mp4"));
    auto jumping = VideoReader::open(path("proxy.mp4"));
    std::vector<Frame> frames;
    for (std::int64_t i = 0; i < straight->frameCount(); ++i)
        frames.push_back(*straight->frame(i));
    for (std::int64_t i = 0; i < 60; ++i) {
        const std::int64_t ordinal = i * 97 % straight->frameCount();
        QVERIFY(likeness(*jumping->frame(ordinal), frames[static_cast<std::size_t>(ordinal)])
                == 99);
    }
}

void TestProxy::whatNeedsNoProxyIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("lines");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("a still") << u("colour.jpg") << 90 << ErrorKind::Usage;
    QTest::newRow("sound") << u("tone48.wav") << 90 << ErrorKind::Media;
    QTest::newRow("as small already") << u("h264_long.mp4") << 180 << ErrorKind::Usage;
    QTest::newRow("larger") << u("h264_long.mp4") << 540 << ErrorKind::Usage;
    QTest::newRow("no lines") << u("h264_long.mp4") << 0 << ErrorKind::Usage;
    QTest::newRow("gone") << u("gone.mp4") << 90 << ErrorKind::Media;
    QTest::newRow("no film") << u("text.mp4") << 90 << ErrorKind::Media;
    QTest::newRow("damaged") << u("two_sizes.h264") << 90 << ErrorKind::Media;
}

void TestProxy::whatNeedsNoProxyIsRefused()
{
    QFETCH(QString, name);
    QFETCH(int, lines);
    QFETCH(ErrorKind, kind);
    for (const bool inChild : {false, true}) {
        const ProxyJob job{media(name), path("proxy.mp4"), lines};
        const auto proxy = inChild ? makeProxyInChild(job, {}, {}) : makeProxy(job, {}, {});
        QVERIFY(!proxy);
        QVERIFY2(proxy.error().kind == kind, qPrintable(proxy.error().message));
        QVERIFY(!proxy.error().message.isEmpty());
        QCOMPARE(files(), QStringList());
    }
}

void TestProxy::anUnfinishedOneLeavesNothing()
{
    std::stop_source stop;
    stop.request_stop();
    const auto proxy = makeProxy({media(u("h264_long.mp4")), path("proxy.mp4"), 90}, {},
                                 stop.get_token());
    QVERIFY(!proxy);
    QCOMPARE(proxy.error().kind, ErrorKind::Cancelled);
    QCOMPARE(files(), QStringList());
    const auto nowhere = makeProxy({media(u("h264_long.mp4")), path("no/such/proxy.mp4"), 90}, {},
                                   {});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::Output);
}

void TestProxy::aFullDiskLeavesNothing()
{
    const SmallDisk disk("40k");
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    for (const bool inChild : {false, true}) {
        const ProxyJob job{media(u("h264_long.mp4")), disk.path() + u("/proxy.mp4"), 90};
        const auto proxy = inChild ? makeProxyInChild(job, {}, {}) : makeProxy(job, {}, {});
        QVERIFY(!proxy);
        QVERIFY2(proxy.error().kind == ErrorKind::Output, qPrintable(proxy.error().message));
        QCOMPARE(QDir(disk.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
}

void TestProxy::progressIsTold()
{
    std::vector<std::int64_t> done;
    QVERIFY(makeProxy({media(u("h264_long.mp4")), path("proxy.mp4"), 90},
                      [&](const ExportProgress &p) {
                          QCOMPARE(p.framesTotal, std::int64_t(300));
                          done.push_back(p.framesDone);
                      },
                      {}));
    QVERIFY(!done.empty() && std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.back(), std::int64_t(300));
}

/// A project of one clip of a file, in a sequence of its size; the item has a proxy.
struct ProxiedFilm
{
    TestProject m;
    SequenceId sequence = m.addSequence(320, 180);
    MediaId id;

    ProxiedFilm(const QString &source, const Proxy &proxy)
    {
        id = m.addMedia(*probe(source), source);
        auto item = std::make_shared<MediaItem>(*m.project.media.front());
        item->identity = *identify(source);
        item->proxies = {proxy};
        m.project.media.front() = std::move(item);
        m.addClip(sequence, m.addTrack(sequence), 0, clipOf(MediaSource{id}, 20));
    }
    Frame frame(int proxyLines, std::int64_t number = 5) const
    {
        RenderOptions options;
        options.proxyLines = proxyLines;
        const auto rendered = Renderer(m.snapshot(), sequence, m.map, options).frame(number);
        return rendered ? *rendered : Frame();
    }
};

/// A film of one colour that passes for a proxy, so that it can be told who was read.
static Proxy fakeProxy(const QString &path, const QString &source)
{
    std::vector<Frame> frames;
    for (int i = 0; i < 300; ++i) {
        FrameBuilder builder(kYuv420p8, 160, 90, bt709Tags());
        for (int plane = 0; plane < 3; ++plane)
            for (int y = 0; y < builder.plane(plane).height; ++y)
                std::fill_n(builder.plane(plane).row<std::uint8_t>(y), builder.plane(plane).width,
                            std::uint8_t(plane == 0 ? 77 : 128));
        frames.push_back(std::move(builder).publish());
    }
    writeFilm(path, frames);
    return {path, 160, 90, *identify(source), {}};
}

static bool isFake(const Frame &frame)
{
    return !frame.isNull() && std::abs(sampleAt(frame, 0, 10, 10) - 77) < 1.5
           && std::abs(sampleAt(frame, 0, 200, 150) - 77) < 1.5;
}

void TestProxy::previewsReadIt()
{
    const QString source = media(u("h264_long.mp4"));
    ProxiedFilm film(source, fakeProxy(path("fake.mkv"), source));
    locateProxies(film.m.project, {}, film.m.map);
    QVERIFY(!isFake(film.frame(0)));
    QVERIFY(isFake(film.frame(1)));
    QVERIFY(isFake(film.frame(90)));
    QVERIFY(!isFake(film.frame(91))); // none is that large
    // A real one looks like its source.
    ProxiedFilm real(source, must(source, path("real.mp4")));
    locateProxies(real.m.project, {}, real.m.map);
    QVERIFY(likeness(real.frame(90), real.frame(0)) > 20);
    QVERIFY(likeness(real.frame(90), real.frame(0)) < 60);
    QVERIFY(likeness(real.frame(90), real.frame(0, 9)) < likeness(real.frame(90), real.frame(0)));
}

void TestProxy::aProxyOfAnotherFileIsNotShown()
{
    const QString source = path("film.mp4");
    QVERIFY(QFile::copy(media(u("h264_long.mp4")), source));
    ProxiedFilm film(source, fakeProxy(path("fake.mkv"), source));
    const auto located = [&] {
        film.m.map.proxies.clear();
        locateProxies(film.m.project, m_folder->path(), film.m.map);
        return film.m.map.proxies.size();
    };
    QCOMPARE(located(), std::size_t(1));
    QVERIFY(QFile::remove(source));
    QVERIFY(QFile::copy(media(u("h264_closed.mp4")), source));
    QCOMPARE(located(), std::size_t(0)); // the source has changed
    QVERIFY(!isFake(film.frame(90)));
    QVERIFY(QFile::remove(source));
    QVERIFY(QFile::copy(media(u("h264_long.mp4")), source));
    QCOMPARE(located(), std::size_t(1));
    QVERIFY(QFile::remove(path("fake.mkv")));
    QCOMPARE(located(), std::size_t(0)); // the proxy is gone
}

void TestProxy::aProxyStandsInForAMissingFile()
{
    const QString source = media(u("h264_long.mp4"));
    ProxiedFilm film(source, fakeProxy(path("fake.mkv"), source));
    film.m.map.media.clear();
    locateProxies(film.m.project, {}, film.m.map);
    QVERIFY(isFake(film.frame(90)));
    QVERIFY(film.frame(0).isNull());
}

void TestProxy::exportsNeverReadIt()
{
    const QString source = media(u("h264_long.mp4"));
    ProxiedFilm film(source, fakeProxy(path("fake.mkv"), source));
    locateProxies(film.m.project, {}, film.m.map);
    QVERIFY(isFake(film.frame(90)));
    ExportJob job{film.m.snapshot(), film.sequence, film.m.map, *findPreset(u("lossless")),
                  path("film.mkv")};
    const auto exported = exportFilm(job, {}, {});
    QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().message));
    auto reader = VideoReader::open(path("film.mkv"));
    QVERIFY(reader);
    for (std::int64_t i = 0; i < reader->frameCount(); ++i) {
        const auto frame = reader->frame(i);
        QVERIFY(frame && !isFake(*frame));
    }
    job.media.media.clear(); // not even where there is nothing else
    job.overwrite = true;
    const auto refused = exportFilm(job, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Media);
}

void TestProxy::aChildMakesIt()
{
    const QString source = media(u("vfr.mp4"));
    std::int64_t done = 0;
    const auto made = makeProxyInChild({source, path("child.mp4"), 90},
                                       [&](const ExportProgress &p) { done = p.framesDone; }, {});
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
    Proxy here = must(source, path("here.mp4"));
    here.path = made->path;
    QCOMPARE(*made, here);
    QCOMPARE(done, probe(source)->video->frameCount);
    QCOMPARE(files(), (QStringList{u("child.mp4"), u("here.mp4")}));
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
}

void TestProxy::aChildThatIsKilledLeavesNothing()
{
    Result<Proxy> made;
    std::thread thread([&] {
        made = makeProxyInChild({media(u("h264_long.mp4")), path("proxy.mp4"), 90}, {}, {});
    });
    QElapsedTimer timer;
    timer.start();
    while (!QFileInfo::exists(path("proxy.mp4.part")) && timer.elapsed() < kPatienceMs)
        QTest::qWait(1);
    for (const int child : ownChildren())
        ::kill(child, SIGKILL);
    thread.join();
    if (!made) // else it was done before
        QVERIFY2(made.error().message.contains(u("SIGKILL")), qPrintable(made.error().message));
    QVERIFY(!QFileInfo::exists(path("proxy.mp4.part")));
    QCOMPARE(files().isEmpty(), !made);
    QVERIFY(makeProxyInChild({media(u("h264_long.mp4")), path("proxy.mp4"), 90}, {}, {}));
}

void TestProxy::aChildIsCancelled()
{
    std::stop_source stop;
    QElapsedTimer timer;
    const auto made = makeProxyInChild(
        {media(u("h264_long.mp4")), path("proxy.mp4"), 90},
        [&](const ExportProgress &) {
            stop.request_stop();
            timer.start();
        },
        stop.get_token());
    if (!made)
        QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() < kPatienceMs);
    QVERIFY(!QFileInfo::exists(path("proxy.mp4.part")));
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
}

void TestProxy::aChildThatFailsSaysWhy()
{
    const FakeChild fake;
    const ProxyJob job{media(u("h264_long.mp4")), path("proxy.mp4"), 90};
    const auto messageWith = [&](const QString &program) {
        qputenv("WEFT_CLI", program.toUtf8());
        const auto made = makeProxyInChild(job, {}, {});
        qputenv("WEFT_CLI", WEFT_CLI);
        return made ? QString() : made.error().message;
    };
    QVERIFY(messageWith(u("/nowhere/weft-cli")).contains(u("weft-cli")));
    QVERIFY(messageWith(fake.script("kill -SEGV $$")).contains(u("SIGSEGV")));
    QVERIFY(messageWith(fake.script("exit 0")).contains(u("without an answer")));
    QVERIFY(messageWith(fake.script("echo nonsense >&3; sleep 5")).contains(u("understood")));
    QVERIFY(messageWith(fake.script("echo '[1]' >&3; sleep 5")).contains(u("understood")));
    QVERIFY(messageWith(fake.script("echo '{\"frames\":\"x\"}' >&3; sleep 5"))
                .contains(u("understood")));
}

void TestProxy::aProcessThatIsKilledStandsInNobodysWay()
{
    const pid_t child = ::fork();
    if (child == 0) {
        (void) makeProxy({media(u("h264_long.mp4")), path("proxy.mp4"), 90}, {}, {});
        ::_exit(0);
    }
    QElapsedTimer timer;
    timer.start();
    while (!QFileInfo::exists(path("proxy.mp4.part")) && timer.elapsed() < kPatienceMs)
        ::usleep(500);
    ::kill(child, SIGKILL);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    const Proxy proxy = must(media(u("h264_long.mp4")), path("proxy.mp4"));
    QCOMPARE(proxy.height, 90);
    QCOMPARE(files(), QStringList{u("proxy.mp4")});
}

WEFT_TEST_MAIN(TestProxy)
#include "tst_proxy.moc"
