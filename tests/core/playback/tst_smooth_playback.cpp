#include "core/playback/smooth_playback.h"

#include "core/edit/edit.h"
#include "core/export/export_film.h"
#include "core/export/preset.h"
#include "core/media/hardware_decoding.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"
#include "tests/core/playback/player_stage.h"
#include "tests/core/render/test_media.h"
#include "tests/media/truth.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWindow>

using namespace weft;
using namespace weft::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

using State = RenderBar::State;

/// What is too slow is made ready while nobody does anything. Time is moved by hand, so that what
/// is slow, and when it is quiet, is under control; rendering ahead has its thread all the same.
class TestSmoothPlayback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("WEFT_CLI", WEFT_CLI); }
    void init();
    void whatAPictureTookIsTold();
    void whatIsFastIsLeftAlone();
    void slowFramesAreRenderedOnceItIsQuiet();
    void anythingSomebodyDoesPausesIt();
    void nothingIsRenderedWhilePlaying();
    void nothingIsRenderedWithoutACache();
    void keptFramesAreShown();
    void framesOfAnotherSizeAreNotShown();
    void aMovedClipStaysGood();
    void anEditShowsNothingOld();
    void slowFilmsGetProxies();
    void theSwitchForProxies();
    void exportsSeeNothingOfIt();
    void aMissingDeviceIsTold();

private:
    /// A clock that moves whenever somebody looks at it, so that every picture takes that long.
    Now clock()
    {
        return [this] { return m_time += m_perLook; };
    }
    /// Plays from a frame on, every picture taking so long.
    void playSlowly(Player &player, std::int64_t from, milliseconds each)
    {
        player.seek(from);
        player.play();
        m_perLook = each;
        for (int i = 0; i < 20 && player.state() == Player::State::Playing; ++i)
            player.tick();
        m_perLook = milliseconds(0);
        player.stop();
    }
    /// A picture of one level under the key of a frame, so that it can be told who made it.
    void keepFake(const Player &player, std::int64_t frame);
    static bool isFake(const PlayedPicture &picture)
    {
        return !picture.image.isNull() && qGreen(picture.image.pixel(100, 100)) == 77
               && qGreen(picture.image.pixel(10, 10)) == 77;
    }
    std::int64_t framesKept() const { return m_store->use().at(2).entries; }

    Footage m_footage;
    std::chrono::nanoseconds m_time = seconds(1);
    milliseconds m_perLook{0};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<CacheStore> m_store;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void TestSmoothPlayback::init()
{
    m_perLook = milliseconds(0);
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<CacheStore>(m_folder->filePath(u("cache")), std::int64_t(1) << 30);
}

void TestSmoothPlayback::keepFake(const Player &player, std::int64_t frame)
{
    const auto subject = player.subject();
    FileKeyReader files;
    RenderedFrames frames(m_store, *subject, files.keysOf(subject->media));
    FrameBuilder builder(subject->options.format, subject->options.width, subject->options.height,
                         srgbTags());
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < builder.plane(plane).height; ++y)
            std::fill_n(builder.plane(plane).row<std::uint8_t>(y), builder.plane(plane).width,
                        std::uint8_t(77));
    }
    QVERIFY(frames.keep(frame, std::move(builder).publish()));
    QVERIFY(frames.has(frame));
}

void TestSmoothPlayback::whatAPictureTookIsTold()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    player.setSequence(m_footage.film());
    std::vector<double> costs;
    connect(&player, &Player::measured, this,
            [&](std::int64_t, double cost) { costs.push_back(cost); });
    playSlowly(player, 0, milliseconds(10)); // of 40
    QVERIFY(!costs.empty());
    for (const double cost : costs)
        QVERIFY2(std::abs(cost - 0.25) < 1e-6, qPrintable(QString::number(cost)));
    costs.clear();
    player.seek(200);
    player.play(-2); // tells nothing of playing as usual
    m_perLook = milliseconds(10);
    for (int i = 0; i < 20; ++i)
        player.tick();
    QVERIFY(costs.empty());
}

void TestSmoothPlayback::whatIsFastIsLeftAlone()
{
    Player player({}, {clock(), {}});
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    player.setSequence(m_footage.film());
    playSlowly(player, 0, milliseconds(10));
    m_time += seconds(10);
    smooth.tick();
    QVERIFY(smooth.bar().slowAround(0, 1000, 1000).empty());
    QTest::qWait(50);
    QCOMPARE(framesKept(), 0);
}

void TestSmoothPlayback::slowFramesAreRenderedOnceItIsQuiet()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    player.setSequence(m_footage.film());
    playSlowly(player, 0, milliseconds(60));
    const auto slow = smooth.bar().slowAround(player.position(), 1000, 1000);
    QVERIFY(!slow.empty());
    m_time += milliseconds(2990);
    smooth.tick();
    QVERIFY(!smooth.isAtWork());
    m_time += milliseconds(20);
    smooth.tick();
    QVERIFY(smooth.isAtWork());
    QTRY_VERIFY_WITH_TIMEOUT(smooth.bar().slowAround(0, 0, 1000).empty(), kPatienceMs);
    std::int64_t rendered = 0;
    for (const TimeRange &range : slow) {
        rendered += range.length;
        for (std::int64_t frame = range.start; frame < range.end(); ++frame)
            QCOMPARE(smooth.bar().state(frame), State::Ready);
    }
    QCOMPARE(framesKept(), rendered);
    player.seek(slow.front().start + 1); // and it is what it was
    QCOMPARE(frameOfPicture(player.picture()), slow.front().start + 1);
    QVERIFY(player.picture().isExact);
}

void TestSmoothPlayback::anythingSomebodyDoesPausesIt()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    player.setSequence(m_footage.film());
    playSlowly(player, 0, milliseconds(60));
    qApp->installEventFilter(&smooth);
    QWindow window;
    const QPointF place(5, 5);
    const std::vector<std::function<void()>> doings{
        [&] { smooth.input(); },
        [&] {
            QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, {});
            QCoreApplication::sendEvent(&window, &move);
        },
        [&] {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
            QCoreApplication::sendEvent(&window, &key);
        },
        [&] { player.seek(player.position() + 1); },
        [&] { player.step(1); },
        [&] { player.setDisplaySize(player.position() % 2 ? QSize(320, 180) : QSize()); },
        [&] { player.setSequence(m_footage.film(280)); },
        [&] {
            player.beginScrub();
            player.scrubTo(7);
            player.endScrub();
        },
        [&] {
            player.play();
            player.stop();
        },
    };
    for (const auto &something : doings) {
        m_time += milliseconds(3001);
        smooth.tick();
        QVERIFY(smooth.isAtWork());
        QEvent nothing(QEvent::UpdateRequest); // of no hand
        QCoreApplication::sendEvent(&smooth, &nothing);
        QVERIFY(smooth.isAtWork());
        something();
        QVERIFY(!smooth.isAtWork());
        m_time += milliseconds(2990);
        smooth.tick();
        QVERIFY(!smooth.isAtWork());
    }
}

void TestSmoothPlayback::nothingIsRenderedWhilePlaying()
{
    Player player({}, {clock(), {}});
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    player.setSequence(m_footage.film());
    player.setLoop({0, 50});
    player.play();
    for (int i = 0; i < 200; ++i) {
        m_time += milliseconds(40);
        player.tick();
        smooth.tick();
        QVERIFY(!smooth.isAtWork());
    }
}

void TestSmoothPlayback::nothingIsRenderedWithoutACache()
{
    m_store = std::make_shared<CacheStore>(m_folder->filePath(u("none")), 0);
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    player.setSequence(m_footage.film());
    playSlowly(player, 0, milliseconds(60));
    m_time += seconds(4);
    smooth.tick();
    QTest::qWait(100);
    QVERIFY(!smooth.bar().slowAround(0, 0, 1000).empty()); // and nothing says that it was
}

void TestSmoothPlayback::keptFramesAreShown()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    player.setSequence(m_footage.film());
    for (std::int64_t frame = 20; frame < 40; ++frame)
        keepFake(player, frame);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(20), State::Ready, kPatienceMs);
    QCOMPARE(smooth.bar().spans({0, 300}),
             (std::vector<RenderBar::Span>{{{0, 20}, State::Unrendered},
                                           {{20, 20}, State::Ready},
                                           {{40, 260}, State::Unrendered}}));
    player.seek(25);
    QVERIFY(isFake(player.picture()));
    QVERIFY(player.picture().isExact);
    player.seek(45);
    QCOMPARE(frameOfPicture(player.picture()), 45);
    player.beginScrub();
    player.scrubTo(30);
    QVERIFY(isFake(player.picture()));
    player.scrubTo(19);
    QCOMPARE(frameOfPicture(player.picture()), 19);
    player.endScrub();
    player.play();
    int fakes = 0;
    while (player.position() < 45) {
        m_time += milliseconds(20);
        player.tick();
        const std::int64_t shown = player.picture().frame;
        QCOMPARE(isFake(player.picture()), shown >= 20 && shown < 40);
        fakes += isFake(player.picture());
    }
    QVERIFY(fakes > 15);
}

void TestSmoothPlayback::framesOfAnotherSizeAreNotShown()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    player.setSequence(m_footage.film());
    keepFake(player, 25);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(25), State::Ready, kPatienceMs);
    player.setDisplaySize({160, 90});
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(25), State::Unrendered, kPatienceMs);
    player.seek(25);
    QCOMPARE(player.picture().image.width(), 160);
    QVERIFY(qGreen(player.picture().image.pixel(100, 50)) != 77
            || qGreen(player.picture().image.pixel(1, 1)) != 77);
    player.setDisplaySize({});
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(25), State::Ready, kPatienceMs);
    player.seek(25);
    QVERIFY(isFake(player.picture()));
}

void TestSmoothPlayback::aMovedClipStaysGood()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    PlayedSequence film = m_footage.film(100);
    player.setSequence(film);
    for (std::int64_t frame = 20; frame < 30; ++frame)
        keepFake(player, frame);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(20), State::Ready, kPatienceMs);
    const ClipId clip = film.find()->tracks[0]->clips.at(0)->id;
    const auto moved = weft::apply(*film.project, Move{{clip}, 70});
    QVERIFY(moved);
    film.project = std::make_shared<const Project>(*moved);
    player.setSequence(film);
    QCOMPARE(smooth.bar().state(90), State::Ready); // at once
    QCOMPARE(smooth.bar().state(20), State::Unrendered);
    QTRY_VERIFY_WITH_TIMEOUT((player.seek(95), isFake(player.picture())), kPatienceMs);
    QCOMPARE(framesKept(), 10); // nothing was rendered for it
    player.seek(20);
    QVERIFY(!isFake(player.picture()));
}

void TestSmoothPlayback::anEditShowsNothingOld()
{
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    player.setSequence(m_footage.film());
    keepFake(player, 25);
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT((player.seek(25), isFake(player.picture())), kPatienceMs);
    player.setSequence(m_footage.film(Footage::kFrames, 5)); // shows frame 30 there
    QCOMPARE(frameOfPicture(player.picture()), 30);
    QTRY_COMPARE_WITH_TIMEOUT(smooth.bar().state(20), State::Ready, kPatienceMs);
    QCOMPARE(smooth.bar().state(25), State::Unrendered);
    player.seek(20);
    QVERIFY(isFake(player.picture()));
    player.setSequence({});
    QCOMPARE(smooth.bar().length(), 0);
}

namespace {

/// A large film of one level, in a sequence of its size.
struct LargeFilm
{
    TestProject made;
    SequenceId sequence;
    MediaId media;
    QString path;

    explicit LargeFilm(const QString &folder)
        : path(folder + QStringLiteral("/large.mkv"))
    {
        std::vector<Frame> frames;
        for (int i = 0; i < 4; ++i) {
            FrameBuilder builder(kYuv420p8, 960, 720, bt709Tags());
            for (int plane = 0; plane < 3; ++plane) {
                for (int y = 0; y < builder.plane(plane).height; ++y)
                    std::fill_n(builder.plane(plane).row<std::uint8_t>(y),
                                builder.plane(plane).width, std::uint8_t(plane == 0 ? 180 : 128));
            }
            frames.push_back(std::move(builder).publish());
        }
        writeFilm(path, frames);
        sequence = made.addSequence(960, 720);
        media = made.addMedia(*probe(path), path);
        auto item = std::make_shared<MediaItem>(*made.project.media.front());
        item->identity = *identify(path);
        made.project.media.front() = item;
        made.addClip(sequence, made.addTrack(sequence), 0, clipOf(MediaSource{media}, 4));
    }
    PlayedSequence played() const { return {made.snapshot(), sequence, made.map}; }
};

int levelOf(const Player &player)
{
    return qGreen(player.picture().image.pixel(100, 100));
}

} // namespace

void TestSmoothPlayback::slowFilmsGetProxies()
{
    const LargeFilm film(m_folder->path());
    Player player({}, {clock(), {}});
    double speed = 9;
    SmoothPlayback smooth(player, m_store,
                          {clock(), [&](const QString &) -> Result<double> { return speed; }, {}});
    std::vector<std::pair<MediaId, Proxy>> proxies;
    connect(&smooth, &SmoothPlayback::proxyMade, this,
            [&](MediaId media, const Proxy &proxy) { proxies.emplace_back(media, proxy); });
    const auto rest = [&] {
        m_time += milliseconds(3001);
        for (int i = 0; i < 20; ++i) {
            smooth.tick();
            QTest::qWait(5);
        }
    };
    player.setSequence(film.played());
    speed = 0.8;
    rest(); // there is no folder for it
    player.setProxies(false);
    smooth.setProxyFolder(m_folder->filePath(u("film.proxies")));
    rest(); // nobody wants one
    QVERIFY(proxies.empty());
    player.setProxies(true);
    smooth.tick(); // not yet
    QTest::qWait(50);
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u("film.proxies"))));
    rest();
    QTRY_COMPARE_WITH_TIMEOUT(proxies.size(), std::size_t(1), kPatienceMs);
    QCOMPARE(proxies.front().first, film.media);
    QCOMPARE(proxies.front().second.height, kProxyLines);
    QVERIFY(proxies.front().second.path.startsWith(m_folder->filePath(u("film.proxies/large-"))));
}

void TestSmoothPlayback::theSwitchForProxies()
{
    LargeFilm film(m_folder->path());
    // A film of another level passes for the proxy, so that it can be told who was read.
    std::vector<Frame> frames(4, [] {
        FrameBuilder builder(kYuv420p8, 480, 360, bt709Tags());
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < builder.plane(plane).height; ++y)
                std::fill_n(builder.plane(plane).row<std::uint8_t>(y), builder.plane(plane).width,
                            std::uint8_t(plane == 0 ? 60 : 128));
        }
        return std::move(builder).publish();
    }());
    writeFilm(m_folder->filePath(u("proxy.mkv")), frames);
    const Proxy proxy{m_folder->filePath(u("proxy.mkv")), 480, 360, *identify(film.path), {}};
    film.made.map.proxies[film.media] = {proxy};
    Player player({}, {clock(), {}});
    player.setDisplaySize({480, 360});
    player.setSequence(film.played());
    QVERIFY(player.readsProxies());
    const int ofProxy = levelOf(player);
    QVERIFY(ofProxy < 80);
    player.setProxies(false);
    QVERIFY(levelOf(player) > 150);
    player.setProxies(true);
    QCOMPARE(levelOf(player), ofProxy);
    player.setDisplaySize({}); // it has too few lines for that
    QVERIFY(levelOf(player) > 150);
}

void TestSmoothPlayback::exportsSeeNothingOfIt()
{
    LargeFilm film(m_folder->path());
    Player player({}, {clock(), {}});
    player.setQuality(PreviewQuality::Full);
    player.setSequence(film.played());
    const auto exported = [&](const char *name) {
        const QString path = m_folder->filePath(u(name));
        const ExportJob job{film.made.snapshot(), film.sequence, film.made.map,
                            *findPreset(u("lossless")), path};
        const auto made = exportFilm(job, {}, {});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        QByteArray digests;
        auto reader = VideoReader::open(path);
        for (std::int64_t i = 0; reader && i < reader->frameCount(); ++i)
            digests += md5Of(*reader->frame(i), false);
        return digests;
    };
    const QByteArray before = exported("before.mkv");
    for (std::int64_t frame = 0; frame < 4; ++frame)
        keepFake(player, frame);
    film.made.map.proxies[film.media] = {
        {mediaPath(u("h264_long.mp4")), 320, 180, *identify(film.path), {}}};
    SmoothPlayback smooth(player, m_store, {clock(), {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT((player.seek(2), levelOf(player) == 77), kPatienceMs);
    player.setDisplaySize({240, 180});
    player.setSequence(film.played()); // now with the proxy
    QVERIFY(levelOf(player) != 77);
    QCOMPARE(exported("after.mkv"), before);
}

void TestSmoothPlayback::aMissingDeviceIsTold()
{
    using Device = HardwareDecoding::Device;
    const auto hardware = std::make_shared<HardwareDecoding>(
        std::vector{Device{HardwareDecoding::Kind::Vaapi, u("/dev/dri/no-such-device")}});
    Player player({}, {clock(), hardware});
    QStringList notices;
    connect(&player, &Player::noticed, this, [&](const QString &notice) { notices << notice; });
    player.setSequence(m_footage.film());
    for (const std::int64_t frame : {0, 100, 31}) {
        player.seek(frame);
        player.tick();
        QCOMPARE(frameOfPicture(player.picture()), frame);
    }
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.front().contains(u("/dev/dri/no-such-device")));
}

WEFT_TEST_MAIN(TestSmoothPlayback)
#include "tst_smooth_playback.moc"
