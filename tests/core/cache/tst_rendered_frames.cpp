#include "core/cache/render_ahead.h"
#include "core/cache/rendered_frames.h"
#include "core/edit/edit.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <map>
#include <set>

using namespace weft;
using namespace weft::test;

class TestRenderedFrames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whatIsKeptIsWhatWasRendered_data();
    void whatIsKeptIsWhatWasRendered();
    void aMovedClipBringsItsFramesAlong();
    void anotherSizeIsAnotherFrame();
    void damagedFramesAreRenderedAgain();
    void framesWithoutTheirMediaAreNotKept();
    void theyAreRenderedAhead();
    void whatIsThereIsPassedOver();
    void anotherPlanTakesTheFirstOnesPlace();
    void itStopsAtOnce();
    void whatCannotBeRenderedIsPassedOver();
    void aLookTellsWhatIsKept();
    void aLookComesBeforeRendering();
    void itMayGoWhileItWorks();
    void theThreadStandsBack();
    void howFastTheyAre();

private:
    FrameKeys::Subject subject(const TestProject &m, const RenderOptions &options = {}) const
    {
        return {m.snapshot(), m.project.active, m.map, options};
    }
    TestProject film(std::int64_t length = 50) const;
    RenderedFrames framesOf(const FrameKeys::Subject &subject)
    {
        return RenderedFrames(m_store, subject, m_files.keysOf(subject.media));
    }

    QTemporaryDir m_media;
    QString m_film;
    FileKeyReader m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<CacheStore> m_store;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static bool areEqual(const Frame &a, const Frame &b)
{
    return isSame(a, b) && a.colour() == b.colour();
}

/// Soft shapes under noise, about as hard to pack as what a camera takes.
static Frame footage(int width, int height, unsigned seed)
{
    FrameBuilder builder(kYuv420p8, width, height, bt709Tags());
    unsigned state = seed + 1;
    for (int plane = 0; plane < 3; ++plane) {
        for (int y = 0; y < builder.plane(plane).height; ++y) {
            for (int x = 0; x < builder.plane(plane).width; ++x) {
                state = state * 1664525U + 1013904223U;
                const int noise = static_cast<int>(state >> 29) - 4;
                builder.plane(plane).row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(
                    120 + (x / 9 + y / 5) % 60 + (plane == 0 ? noise : noise / 2));
            }
        }
    }
    return std::move(builder).publish();
}

void TestRenderedFrames::initTestCase()
{
    m_film = m_media.filePath(u("film.mkv"));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < 60; ++i)
        frames.push_back(testFrame(kYuv420p8, 320, 180, bt709Tags(), i));
    writeFilm(m_film, frames);
}

void TestRenderedFrames::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_shared<CacheStore>(m_folder->filePath(u("cache")), 1 << 30);
}

/// A film with a blur, then a title over nothing.
TestProject TestRenderedFrames::film(std::int64_t length) const
{
    TestProject m;
    const SequenceId sequence = m.addSequence(320, 180);
    const MediaId media = m.addMedia(videoInfo(320, 180), m_film);
    ClipBody body = clipOf(MediaSource{media}, length);
    body.effects = {effectOf("blur", {{u("radius"), ramp(0, 0, 49, 3)}})};
    const std::size_t track = m.addTrack(sequence);
    m.addClip(sequence, track, 0, body);
    TitleSource title;
    title.text = u("The end");
    m.addClip(sequence, track, length, clipOf(title, 20));
    return m;
}

void TestRenderedFrames::whatIsKeptIsWhatWasRendered_data()
{
    QTest::addColumn<PixelFormat>("format");
    QTest::newRow("420") << kYuv420p8;
    QTest::newRow("420 10") << PixelFormat{PixelLayout::Yuv420, SampleType::U16, 10,
                                           AlphaMode::None};
    QTest::newRow("rgb") << PixelFormat{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    QTest::newRow("rgba") << PixelFormat{PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};
}

void TestRenderedFrames::whatIsKeptIsWhatWasRendered()
{
    QFETCH(PixelFormat, format);
    const TestProject m = film();
    RenderOptions options;
    options.format = format;
    options.width = 160;
    options.height = 90;
    RenderedFrames kept = framesOf(subject(m, options));
    Renderer renderer(m.snapshot(), m.project.active, m.map, options);
    for (const std::int64_t frame : {0, 7, 49, 50, 90}) {
        QVERIFY(!kept.has(frame) && !kept.find(frame));
        const auto picture = renderer.frame(frame);
        QVERIFY(picture);
        QVERIFY(kept.keep(frame, *picture));
        QVERIFY(kept.has(frame));
        const auto found = kept.find(frame);
        QVERIFY(found && areEqual(*found, *picture));
    }
    QVERIFY(kept.has(55)); // a still title is one frame
    QCOMPARE(kept.has(TimeRange{48, 4}), (std::vector<bool>{false, true, true, true}));
}

void TestRenderedFrames::aMovedClipBringsItsFramesAlong()
{
    TestProject m = film();
    RenderedFrames kept = framesOf(subject(m));
    Renderer renderer(m.snapshot(), m.project.active, m.map);
    for (std::int64_t frame = 0; frame < 20; ++frame)
        QVERIFY(kept.keep(frame, *renderer.frame(frame)));
    const ClipId clip = m.project.find(m.project.active)->tracks[0]->clips.at(0)->id;
    m.project = weft::apply(m.project, Move{{clip}, 100}).value();
    RenderedFrames moved = framesOf(subject(m));
    Renderer again(m.snapshot(), m.project.active, m.map);
    for (std::int64_t frame = 0; frame < 20; ++frame) {
        const auto found = moved.find(frame + 100);
        QVERIFY(found && areEqual(*found, *again.frame(frame + 100)));
    }
    QVERIFY(!moved.has(10) && !moved.has(120));
}

void TestRenderedFrames::anotherSizeIsAnotherFrame()
{
    const TestProject m = film();
    RenderedFrames whole = framesOf(subject(m));
    QVERIFY(whole.keep(3, *Renderer(m.snapshot(), m.project.active, m.map).frame(3)));
    RenderOptions half;
    half.width = 160;
    half.height = 90;
    QVERIFY(whole.has(3));
    QVERIFY(!framesOf(subject(m, half)).has(3));
}

void TestRenderedFrames::damagedFramesAreRenderedAgain()
{
    const TestProject m = film();
    RenderedFrames kept = framesOf(subject(m));
    Renderer renderer(m.snapshot(), m.project.active, m.map);
    QVERIFY(kept.keep(3, *renderer.frame(3)));
    QDirIterator it(m_store->folder() + u("/frames"), QDir::Files, QDirIterator::Subdirectories);
    const QString path = it.next();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.putChar('x')
            && file.putChar('y'));
    file.close();
    QVERIFY(!kept.find(3));
    // Whole, but not what was packed.
    const FrameKeys keys(subject(m), m_files.keysOf(m.map));
    const std::vector<std::byte> nonsense(100, std::byte(7));
    QVERIFY(m_store->write(CacheKind::Frame, *keys.keyOf(3), nonsense));
    QVERIFY(kept.has(3) && !kept.find(3) && !kept.has(3));
    QVERIFY(kept.keep(3, *renderer.frame(3)));
    QVERIFY(kept.find(3));
}

void TestRenderedFrames::framesWithoutTheirMediaAreNotKept()
{
    TestProject m = film();
    m.map.media.clear();
    RenderOptions options;
    options.missing = RenderOptions::Missing::Placeholder;
    RenderedFrames kept = framesOf(subject(m, options));
    const auto card = Renderer(m.snapshot(), m.project.active, m.map, options).frame(3);
    QVERIFY(card);
    QVERIFY(kept.keep(3, *card));
    QVERIFY(!kept.has(3));
    QCOMPARE(m_store->use().at(2).entries, std::int64_t(0));
}

void TestRenderedFrames::theyAreRenderedAhead()
{
    const TestProject m = film();
    std::vector<std::int64_t> order;
    std::set<bool> took;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &news) {
        order.push_back(news.frame);
        took.insert(news.milliseconds > 0);
    });
    ahead.render(subject(m), {{30, 3}, {5, 2}});
    QTRY_COMPARE_WITH_TIMEOUT(order, (std::vector<std::int64_t>{30, 31, 32, 5, 6}), kPatienceMs);
    QCOMPARE(took, std::set<bool>{true});
    QTRY_VERIFY_WITH_TIMEOUT(ahead.isResting(), kPatienceMs);
    RenderedFrames kept = framesOf(subject(m));
    Renderer renderer(m.snapshot(), m.project.active, m.map);
    for (const std::int64_t frame : order) {
        const auto found = kept.find(frame);
        QVERIFY(found && areEqual(*found, *renderer.frame(frame)));
    }
    QVERIFY(!kept.has(33));
}

void TestRenderedFrames::whatIsThereIsPassedOver()
{
    const TestProject m = film();
    int rendered = 0, all = 0;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &news) {
        ++all;
        rendered += news.milliseconds > 0;
    });
    ahead.render(subject(m), {{0, 10}, {50, 20}});
    QTRY_COMPARE_WITH_TIMEOUT(all, 30, kPatienceMs);
    QCOMPARE(rendered, 11); // the still title is one
    ahead.render(subject(m), {{0, 12}});
    QTRY_COMPARE_WITH_TIMEOUT(all, 42, kPatienceMs);
    QCOMPARE(rendered, 13);
}

/// So many frames that nothing gets through all of them while we look on.
static constexpr std::int64_t kVeryMany = 20'000;

void TestRenderedFrames::anotherPlanTakesTheFirstOnesPlace()
{
    const TestProject m = film(kVeryMany);
    std::vector<std::int64_t> order;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &news) { order.push_back(news.frame); });
    ahead.render(subject(m), {{0, kVeryMany}});
    ahead.render(subject(m), {{kVeryMany - 3, 3}});
    QTRY_VERIFY_WITH_TIMEOUT(!order.empty() && order.back() == kVeryMany - 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ahead.isResting(), kPatienceMs);
    QVERIFY(std::ssize(order) < kVeryMany);
}

void TestRenderedFrames::itStopsAtOnce()
{
    const TestProject m = film(kVeryMany);
    int done = 0;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &) { ++done; });
    ahead.render(subject(m), {{0, kVeryMany}});
    QTRY_VERIFY_WITH_TIMEOUT(done > 1, kPatienceMs);
    ahead.stop();
    QTRY_VERIFY_WITH_TIMEOUT(ahead.isResting(), kPatienceMs);
    QCoreApplication::processEvents(); // what it still had to tell
    const int before = done;
    QVERIFY(before < kVeryMany);
    QTest::qWait(100);
    QCOMPARE(done, before);
    ahead.render(subject(m), {{0, 50}});
    QTRY_COMPARE_WITH_TIMEOUT(done, before + 50, kPatienceMs);
}

void TestRenderedFrames::whatCannotBeRenderedIsPassedOver()
{
    TestProject m = film();
    m.map.media.begin()->second = m_media.filePath(u("gone.mkv"));
    std::vector<std::int64_t> order;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &news) { order.push_back(news.frame); });
    ahead.render(subject(m), {{48, 4}});
    QTRY_COMPARE_WITH_TIMEOUT(order, (std::vector<std::int64_t>{50, 51}), kPatienceMs);
}

void TestRenderedFrames::aLookTellsWhatIsKept()
{
    const TestProject m = film(500);
    RenderedFrames kept = framesOf(subject(m));
    Renderer renderer(m.snapshot(), m.project.active, m.map);
    const std::set<std::int64_t> chosen{0, 127, 128, 300, 499};
    for (const std::int64_t frame : chosen)
        QVERIFY(kept.keep(frame, *renderer.frame(frame)));
    std::map<std::int64_t, bool> found;
    std::shared_ptr<RenderedFrames> frames;
    int looks = 0;
    RenderAhead ahead(m_store, {});
    ahead.look(subject(m), {{100, 400}, {0, 100}}, [&](const RenderAhead::Look &look) {
        QVERIFY(look.frames);
        QVERIFY(looks > 0 || look.areKept.empty()); // the frames can be had at once
        frames = look.frames;
        ++looks;
        for (std::size_t i = 0; i < look.areKept.size(); ++i)
            found[look.first + static_cast<std::int64_t>(i)] = look.areKept[i];
    });
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), std::size_t(500), kPatienceMs);
    for (const auto &[frame, isKept] : found)
        QCOMPARE(isKept, chosen.contains(frame));
    const auto picture = frames->find(128);
    QVERIFY(picture && areEqual(*picture, *renderer.frame(128)));
    QVERIFY(!frames->find(129));
    looks = 0;
    ahead.look(subject(m), {}, [&](const RenderAhead::Look &) { ++looks; });
    QTRY_COMPARE_WITH_TIMEOUT(looks, 1, kPatienceMs);
}

void TestRenderedFrames::aLookComesBeforeRendering()
{
    const TestProject m = film(kVeryMany);
    std::vector<std::int64_t> order;
    std::int64_t looked = 0;
    RenderAhead ahead(m_store, [&](const RenderAhead::News &news) { order.push_back(news.frame); });
    ahead.render(subject(m), {{0, kVeryMany}});
    ahead.look(subject(m), {{0, 300}},
               [&](const RenderAhead::Look &look) { looked += std::ssize(look.areKept); });
    ahead.render(subject(m), {{1000, 3}});
    QTRY_VERIFY_WITH_TIMEOUT(!order.empty() && order.back() == 1002, kPatienceMs);
    QCOMPARE(looked, 300); // all that was told before
    QVERIFY(std::ssize(order) < kVeryMany);
    ahead.look(subject(m), {{0, kVeryMany}}, [&](const RenderAhead::Look &) {});
    looked = 0;
    ahead.look(subject(m), {{0, 10}},
               [&](const RenderAhead::Look &look) { looked += std::ssize(look.areKept); });
    QTRY_COMPARE_WITH_TIMEOUT(looked, 10, kPatienceMs);
}

void TestRenderedFrames::itMayGoWhileItWorks()
{
    const TestProject m = film();
    for (int round = 0; round < 8; ++round) {
        int told = 0;
        {
            RenderAhead ahead(m_store, [&](const RenderAhead::News &) { ++told; });
            ahead.render(subject(m), {{0, 70}});
            QTest::qWait(5 * round);
        }
        const int before = told;
        QTest::qWait(10);
        QCOMPARE(told, before);
        QVERIFY(m_store->clear(CacheKind::Frame));
    }
}

void TestRenderedFrames::theThreadStandsBack()
{
    const TestProject m = film();
    RenderAhead ahead(m_store, {});
    ahead.render(subject(m), {{0, 50}});
    const auto niceThreads = [] {
        int count = 0;
        for (const QString &task :
             QDir(u("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile stat(u("/proc/self/task/%1/stat").arg(task));
            if (!stat.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = stat.readAll();
            const QByteArrayList words = text.mid(text.lastIndexOf(')') + 2).split(' ');
            count += words.size() > 16 && words[16].toInt() >= 10;
        }
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(niceThreads() >= 1, kPatienceMs);
}

void TestRenderedFrames::howFastTheyAre()
{
    TestProject m;
    const SequenceId sequence = m.addSequence(1920, 1080);
    const QString path = m_media.filePath(u("large.mkv"));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < 4; ++i)
        frames.push_back(footage(1920, 1080, i));
    writeFilm(path, frames);
    const MediaId media = m.addMedia(videoInfo(1920, 1080), path);
    m.addClip(sequence, m.addTrack(sequence), 0, clipOf(MediaSource{media}, 4));
    RenderedFrames kept = framesOf(subject(m));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 4; ++i)
        QVERIFY(kept.keep(i, frames[static_cast<std::size_t>(i)]));
    const double keeping = static_cast<double>(timer.nsecsElapsed()) / 4e6;
    timer.start();
    for (int i = 0; i < 4; ++i)
        QVERIFY(kept.find(i));
    qInfo("1080p 4:2:0: kept in %.1f ms, found in %.1f ms, %.0f KB", keeping,
          static_cast<double>(timer.nsecsElapsed()) / 4e6,
          static_cast<double>(m_store->use().at(2).bytes) / 4000);
}

WEFT_TEST_MAIN(TestRenderedFrames)
#include "tst_rendered_frames.moc"
