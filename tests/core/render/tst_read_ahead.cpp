#include "core/media/frame_cache.h"
#include "core/media/frame_memory.h"
#include "core/render/pair_reader.h"
#include "core/render/reader_pool.h"
#include "core/render/renderer.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <random>

using namespace weft;
using namespace weft::test;

/// Decoding ahead on a thread of its own: the frames stay what they are, whatever is asked for.
class TestReadAhead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { setFrameMemoryBudget(std::size_t{384} << 20); }

    void itChangesNoFrame_data();
    void itChangesNoFrame();
    void itEndsAtAnyTime();
    void whatFailsAheadFailsOnlyWhereItIsSeen();
    void whatIsCoveredIsNotRead_data();
    void whatIsCoveredIsNotRead();

private:
    std::vector<Frame> frames(RenderOptions options,
                              const std::vector<std::int64_t> &numbers) const;

    QTemporaryDir m_folder;
    TestProject m;
    std::int64_t m_length = 0;
};

namespace {

constexpr int kWidth = 64, kHeight = 36, kFilms = 3, kClips = 12, kClipLength = 9;

} // namespace

/// Cuts between three files and within one, a dissolve, a nested sequence, a track above.
void TestReadAhead::initTestCase()
{
    std::vector<MediaId> media;
    MediaInfo info;
    info.video.emplace();
    info.video->width = kWidth;
    info.video->height = kHeight;
    info.video->frameCount = 100;
    info.video->duration = 4;
    info.video->colour = bt709Tags();
    for (unsigned film = 0; film < kFilms; ++film) {
        std::vector<Frame> pictures;
        for (unsigned i = 0; i < 100; ++i)
            pictures.push_back(testFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), 1000 * film + i));
        const QString path = m_folder.filePath(QStringLiteral("%1.mkv").arg(film));
        writeFilm(path, pictures);
        media.push_back(m.addMedia(info, path));
    }
    const SequenceId main = m.addSequence(kWidth, kHeight);
    const SequenceId nested = m.addSequence(kWidth, kHeight);
    const std::size_t inner = m.addTrack(nested);
    for (int i = 0; i < 4; ++i) {
        ClipBody body = clipOf(MediaSource{media[static_cast<std::size_t>(i % 2)]}, 5);
        body.in = Rational(10 * i, 25);
        m.addClip(nested, inner, 5 * i, body);
    }
    const std::size_t track = m.addTrack(main), above = m.addTrack(main);
    for (int i = 0; i < kClips; ++i) {
        ClipBody body = clipOf(MediaSource{media[static_cast<std::size_t>(i * i % kFilms)]},
                               kClipLength);
        body.in = Rational(i % 4 == 3 ? 80 - 7 * i : 9 * i, 25);
        if (i % 5 == 2)
            body.transition = dissolve(4, 2);
        m.addClip(main, track, kClipLength * i, body);
    }
    m.addClip(main, track, kClipLength * kClips, clipOf(NestedSource{nested}, 20));
    ClipBody inset = clipOf(MediaSource{media[2]}, 60);
    inset.effects = {transformOf({{"scaleX", Curve(40)}, {"scaleY", Curve(40)}})};
    m.addClip(main, above, 20, inset);
    m_length = kClipLength * kClips + 20;
}

std::vector<Frame> TestReadAhead::frames(RenderOptions options,
                                         const std::vector<std::int64_t> &numbers) const
{
    Renderer renderer(m.snapshot(), m.project.active, m.map, std::move(options));
    std::vector<Frame> made;
    for (const std::int64_t number : numbers) {
        auto frame = renderer.frame(number);
        if (!frame)
            qFatal("%s", qPrintable(frame.error().message));
        made.push_back(*std::move(frame));
    }
    return made;
}

void TestReadAhead::itChangesNoFrame_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<bool>("hasCache");
    QTest::addColumn<bool>("isShort");
    for (const char *order : {"forwards", "backwards", "in steps", "at random", "to and fro"}) {
        QTest::addRow("%s", order) << QString::fromLatin1(order) << false << false;
        QTest::addRow("%s, cached", order) << QString::fromLatin1(order) << true << false;
        QTest::addRow("%s, without memory", order) << QString::fromLatin1(order) << true << true;
    }
}

void TestReadAhead::itChangesNoFrame()
{
    QFETCH(QString, order);
    QFETCH(bool, hasCache);
    QFETCH(bool, isShort);
    std::vector<std::int64_t> numbers;
    std::mt19937 chance(5);
    for (std::int64_t i = 0; i < m_length; ++i) {
        if (order == QLatin1String("backwards"))
            numbers.push_back(m_length - 1 - i);
        else if (order == QLatin1String("in steps"))
            numbers.push_back(i * 3 % m_length);
        else if (order == QLatin1String("at random"))
            numbers.push_back(static_cast<std::int64_t>(chance()) % m_length);
        else if (order == QLatin1String("to and fro"))
            numbers.push_back(i % 10 < 6 ? i : i - 2 * (i % 10 - 5));
        else
            numbers.push_back(i);
    }
    RenderOptions alone;
    alone.readsAhead = false;
    const std::vector<Frame> expected = frames(alone, numbers);
    RenderOptions ahead;
    if (hasCache)
        ahead.cache = std::make_shared<FrameCache>(std::size_t{32} << 20);
    if (isShort)
        setFrameMemoryBudget(1);
    const std::vector<Frame> made = frames(ahead, numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        QVERIFY2(isSame(made[i], expected[i]),
                 qPrintable(
                     QStringLiteral("frame %1, asked for as number %2").arg(numbers[i]).arg(i)));
}

void TestReadAhead::itEndsAtAnyTime()
{
    for (std::int64_t last = 1; last < 40; ++last) {
        std::vector<std::int64_t> numbers;
        for (std::int64_t i = 0; i < last % 7 + 2; ++i)
            numbers.push_back(3 * last + i);
        QVERIFY(!frames({}, numbers).back().isNull()); // and away with the renderer
    }
}

void TestReadAhead::whatFailsAheadFailsOnlyWhereItIsSeen()
{
    TestProject broken = m;
    const QString path = m_folder.filePath(QStringLiteral("gone.mkv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no film");
    file.close();
    const MediaId media = broken.addMedia(*std::make_shared<MediaInfo>(
                                              broken.project.media.front()->info),
                                          path);
    const std::size_t top = broken.addTrack(broken.project.active);
    broken.addClip(broken.project.active, top, 30, clipOf(MediaSource{media}, 10));
    Renderer renderer(broken.snapshot(), broken.project.active, broken.map, {});
    for (std::int64_t number = 0; number < 45; ++number) {
        const auto frame = renderer.frame(number);
        QCOMPARE(frame.has_value(), number < 30 || number >= 40);
    }
}

void TestReadAhead::whatIsCoveredIsNotRead_data()
{
    QTest::addColumn<Effect>("effect");
    QTest::addColumn<bool>("isCovered");
    QTest::newRow("enlarged") << transformOf({{"scaleX", Curve(120)}, {"scaleY", Curve(120)}})
                              << true;
    QTest::newRow("brightened") << effectOf("brightness", {{"brightness", Curve(5)}}) << true;
    QTest::newRow("smaller") << transformOf({{"scaleX", Curve(99)}}) << false;
    QTest::newRow("turned") << transformOf({{"rotation", Curve(3)}}) << false;
    QTest::newRow("see-through") << effectOf("opacity", {{"opacity", Curve(99)}}) << false;
    QTest::newRow("cropped") << effectOf("crop", {{"left", Curve(2)}}) << false;
    QTest::newRow("blurred") << effectOf("blur", {{"radius", Curve(2)}}) << false;
}

void TestReadAhead::whatIsCoveredIsNotRead()
{
    QFETCH(Effect, effect);
    QFETCH(bool, isCovered);
    TestProject two;
    const auto &film = *m.project.media.front();
    const QString path = m.map.media.at(film.id),
                  below = m_folder.filePath(QStringLiteral("1.mkv"));
    const SequenceId sequence = two.addSequence(kWidth, kHeight);
    const MediaId low = two.addMedia(film.info, below), high = two.addMedia(film.info, path);
    two.addClip(sequence, two.addTrack(sequence), 0, clipOf(MediaSource{low}, 40));
    ClipBody body = clipOf(MediaSource{high}, 40);
    body.effects = {effect};
    two.addClip(sequence, two.addTrack(sequence), 0, body);
    RenderOptions options;
    options.readers = std::make_shared<ReaderPool<PairReader>>(8, [] { return false; });
    {
        Renderer renderer(two.snapshot(), sequence, two.map, options);
        for (int number = 0; number < 30; ++number)
            QVERIFY(renderer.frame(number));
    }
    const Sequence &made = *two.project.find(sequence);
    QVERIFY(options.readers->has(path, made.tracks[1]->clips.at(0)->id));
    QCOMPARE(!options.readers->has(below, made.tracks[0]->clips.at(0)->id), isCovered);
}

WEFT_TEST_MAIN(TestReadAhead)
#include "tst_read_ahead.moc"
