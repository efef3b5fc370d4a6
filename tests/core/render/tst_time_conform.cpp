#include "core/render/renderer.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

#include <cmath>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 36;
constexpr int kFrames = 40;

/// A flat picture for each frame, so that a mix of two tells which and how much.
int lumaOf(std::int64_t frame)
{
    return static_cast<int>(30 + frame * 37 % 190);
}

} // namespace

/// Material of one rate in a sequence of another, or at another speed.
class TestTimeConform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void blendMixesByTheExactTime_data();
    void blendMixesByTheExactTime();
    void holdShowsWhatIsOnScreen_data() { blendMixesByTheExactTime_data(); }
    void holdShowsWhatIsOnScreen();
    void edgesAreHeld();
    void anyOrderGivesTheSameFrames_data();
    void anyOrderGivesTheSameFrames();
    void bothPlansAgree();
    void takesAreMixedToo();
    void nestedSequencesAreMixedToo();
    void whatHasNoFramesIsLeftAlone();

private:
    QString film(const FrameRate &rate)
    {
        const QString path = m_folder.filePath(QString(rate.toString()).replace(u'/', u'-')
                                               + QStringLiteral(".mkv"));
        if (QFile::exists(path))
            return path;
        std::vector<Frame> frames;
        for (int i = 0; i < kFrames; ++i)
            frames.push_back(
                madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(),
                          [i](int plane, int, int) { return plane ? 128 : lumaOf(i); }));
        writeFilm(path, frames, rate);
        return path;
    }
    static MediaInfo infoOf(const FrameRate &rate)
    {
        MediaInfo info = videoInfo(kWidth, kHeight);
        info.video->rate = rate;
        info.video->frameCount = kFrames;
        info.video->duration = rate.secondsAt(kFrames);
        return info;
    }
    /// Luma that a film shows at a time.
    static double mixAt(const FrameRate &rate, const Rational &time, bool isBlended)
    {
        const std::int64_t ordinal = rate.frameAt(time, Rounding::Floor);
        const double part = ((time - rate.secondsAt(ordinal)) * rate.toRational()).toDouble();
        const auto held = [](std::int64_t frame) {
            return lumaOf(std::clamp<std::int64_t>(frame, 0, kFrames - 1));
        };
        return isBlended && ordinal >= 0 ? held(ordinal) * (1 - part) + held(ordinal + 1) * part
                                         : held(ordinal);
    }
    void check(TimeInterpolation way);

    QTemporaryDir m_folder;
};

void TestTimeConform::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void TestTimeConform::blendMixesByTheExactTime_data()
{
    QTest::addColumn<QString>("film");
    QTest::addColumn<QString>("sequence");
    QTest::addColumn<double>("speed");
    const QStringList rates{QStringLiteral("23.976"), QStringLiteral("24"), QStringLiteral("25"),
                            QStringLiteral("29.97"),  QStringLiteral("30"), QStringLiteral("50"),
                            QStringLiteral("59.94"),  QStringLiteral("60"), QStringLiteral("120")};
    for (const QString &film : rates) {
        for (const QString &sequence : rates)
            QTest::addRow("%s in %s", qPrintable(film), qPrintable(sequence))
                << film << sequence << 1.0;
    }
    for (const double speed : {0.25, 0.5, 1.5, 3.0, -1.0, -0.5, 0.0})
        QTest::addRow("25 in 25, %g times as fast", speed)
            << QStringLiteral("25") << QStringLiteral("25") << speed;
}

void TestTimeConform::check(TimeInterpolation way)
{
    QFETCH(QString, film);
    QFETCH(QString, sequence);
    QFETCH(double, speed);
    const FrameRate filmRate = FrameRate::fromString(film).value();
    const FrameRate rate = FrameRate::fromString(sequence).value();
    TestProject m;
    const SequenceId id = m.addSequence(kWidth, kHeight, rate);
    ClipBody body = clipOf(MediaSource{m.addMedia(infoOf(filmRate), this->film(filmRate))}, 24);
    body.timeInterpolation = way;
    body.speed = Rational(static_cast<std::int64_t>(speed * 4), 4);
    if (speed < 0)
        body.in = Rational(1);
    m.addClip(id, m.addTrack(id), 0, body);
    Renderer renderer(m.snapshot(), id, m.map);
    for (int number = 0; number < 24; ++number) {
        const auto frame = renderer.frame(number);
        QVERIFY2(frame, qPrintable(frame ? QString() : frame.error().message));
        const Rational time = sourceTimeAt(body, number, rate);
        const double expected = mixAt(filmRate, time, way == TimeInterpolation::Blend);
        const double seen = sampleAt(*frame, 0, kWidth / 2, kHeight / 2);
        QVERIFY2(std::abs(seen - expected) <= 0.51,
                 qPrintable(
                     QStringLiteral("frame %1: %2 is not %3").arg(number).arg(seen).arg(expected)));
    }
}

void TestTimeConform::blendMixesByTheExactTime()
{
    check(TimeInterpolation::Blend);
}

void TestTimeConform::holdShowsWhatIsOnScreen()
{
    check(TimeInterpolation::Hold);
}

void TestTimeConform::edgesAreHeld()
{
    const FrameRate rate = FrameRate::fromString(QStringLiteral("25")).value();
    for (const TimeInterpolation way : {TimeInterpolation::Blend, TimeInterpolation::Flow}) {
        TestProject m;
        const SequenceId id = m.addSequence(kWidth, kHeight);
        ClipBody body = clipOf(MediaSource{m.addMedia(infoOf(rate), film(rate))}, 200);
        body.timeInterpolation = way;
        body.speed = Rational(1, 2);
        body.in = Rational(-1, 7);
        m.addClip(id, m.addTrack(id), 0, body);
        Renderer renderer(m.snapshot(), id, m.map);
        for (const int number : {0, 2, 150, 199}) {
            const auto frame = renderer.frame(number);
            QVERIFY(frame);
            QCOMPARE(sampleAt(*frame, 0, 5, 5), 1.0 * lumaOf(number < 10 ? 0 : kFrames - 1));
        }
    }
}

void TestTimeConform::anyOrderGivesTheSameFrames_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("blend") << static_cast<int>(TimeInterpolation::Blend);
    QTest::newRow("flow") << static_cast<int>(TimeInterpolation::Flow);
}

void TestTimeConform::anyOrderGivesTheSameFrames()
{
    QFETCH(int, way);
    const QString path = m_folder.filePath(QStringLiteral("moving.mkv"));
    std::vector<Frame> frames;
    for (int i = 0; i < 12; ++i)
        frames.push_back(madeFrame(kYuv420p8, 160, 90, bt709Tags(), [i](int plane, int x, int y) {
            const double step = plane ? 2 : 1;
            return 120 + 60 * std::sin((x * step - 2.3 * i) / 9.0 + plane)
                   + 40 * std::cos((y * step + 1.1 * i) / 5.0);
        }));
    writeFilm(path, frames);
    TestProject m;
    const SequenceId id = m.addSequence(160, 90);
    ClipBody body = clipOf(MediaSource{m.addMedia(videoInfo(160, 90), path)}, 30);
    body.timeInterpolation = static_cast<TimeInterpolation>(way);
    body.speed = Rational(2, 5);
    m.addClip(id, m.addTrack(id), 0, body);
    std::vector<Frame> inOrder;
    Renderer forwards(m.snapshot(), id, m.map);
    for (int number = 0; number < 24; ++number) {
        const auto frame = forwards.frame(number);
        QVERIFY(frame);
        inOrder.push_back(*frame);
    }
    for (const int threads : {1, 2, 3, 8}) {
        RenderOptions options;
        options.threads = threads;
        options.readsAhead = threads % 2 == 0;
        Renderer jumping(m.snapshot(), id, m.map, options);
        for (const int number : {17, 3, 4, 23, 0, 9, 8, 7, 16})
            QVERIFY(isSame(*jumping.frame(number), inOrder[static_cast<std::size_t>(number)]));
    }
    // Between two frames it is neither of them.
    QVERIFY(!isSame(inOrder[1], frames[0]) && !isSame(inOrder[1], frames[1]));
    QVERIFY(isSame(inOrder[5], frames[2]));
}

void TestTimeConform::bothPlansAgree()
{
    const FrameRate rate = FrameRate::fromString(QStringLiteral("24")).value();
    TestProject m;
    const SequenceId id = m.addSequence(kWidth, kHeight,
                                        FrameRate::fromString(QStringLiteral("60")).value());
    ClipBody body = clipOf(MediaSource{m.addMedia(infoOf(rate), film(rate))}, 40);
    body.timeInterpolation = TimeInterpolation::Blend;
    body.effects = {transformOf({{"scaleX", Curve(70)}})};
    m.addClip(id, m.addTrack(id), 0, body);
    RenderOptions options;
    Renderer native(m.snapshot(), id, m.map, options);
    options.alwaysFloat = true;
    Renderer floats(m.snapshot(), id, m.map, options);
    for (int number = 0; number < 12; ++number) {
        const auto a = native.frame(number), b = floats.frame(number);
        QVERIFY(a && b);
        QVERIFY(FrameDistance::ofPlane(*a, *b, 0).greatest <= 1);
    }
}

void TestTimeConform::takesAreMixedToo()
{
    const FrameRate rate = FrameRate::fromString(QStringLiteral("25")).value();
    TestProject m;
    const SequenceId id = m.addSequence(kWidth, kHeight);
    Recipe recipe;
    recipe.width = kWidth;
    recipe.height = kHeight;
    recipe.rate = rate;
    recipe.length = kFrames;
    ClipBody body = clipOf(ShotSource{m.addShot(recipe, film(rate))}, 20);
    body.timeInterpolation = TimeInterpolation::Blend;
    body.speed = Rational(1, 4);
    m.addClip(id, m.addTrack(id), 0, body);
    Renderer renderer(m.snapshot(), id, m.map);
    for (int number = 0; number < 12; ++number) {
        const auto frame = renderer.frame(number);
        QVERIFY(frame);
        QVERIFY(std::abs(sampleAt(*frame, 0, 9, 9) - mixAt(rate, Rational(number, 100), true))
                <= 0.51);
    }
}

void TestTimeConform::nestedSequencesAreMixedToo()
{
    TestProject m;
    const FrameRate rate = FrameRate::fromString(QStringLiteral("25")).value();
    const SequenceId outer = m.addSequence(kWidth, kHeight);
    const SequenceId inner = m.addSequence(kWidth, kHeight, rate);
    const MediaId media = m.addMedia(infoOf(rate), film(rate));
    m.addClip(inner, m.addTrack(inner), 0, clipOf(MediaSource{media}, 10));
    // After it there is nothing for two frames, then it goes on.
    ClipBody later = clipOf(MediaSource{media}, 10);
    later.in = rate.secondsAt(12);
    m.addClip(inner, 0, 12, later);
    ClipBody body = clipOf(NestedSource{inner}, 44);
    body.timeInterpolation = TimeInterpolation::Blend;
    body.speed = Rational(1, 2);
    m.addClip(outer, m.addTrack(outer), 0, body);
    Renderer renderer(m.snapshot(), outer, m.map);
    const auto lumaAt = [&](int number) {
        const auto frame = renderer.frame(number);
        return frame ? sampleAt(*frame, 0, 9, 9) : -1;
    };
    QVERIFY(std::abs(lumaAt(4) - lumaOf(2)) <= 0.51);
    QVERIFY(std::abs(lumaAt(5) - (lumaOf(2) + lumaOf(3)) / 2.) <= 1.01);
    QVERIFY(std::abs(lumaAt(19) - (lumaOf(9) + 16) / 2.) <= 1.01); // half of it over black
    QCOMPARE(lumaAt(21), 16.0);
    QVERIFY(std::abs(lumaAt(23) - (16 + lumaOf(12)) / 2.) <= 1.01);
}

void TestTimeConform::whatHasNoFramesIsLeftAlone()
{
    for (const TimeInterpolation way : {TimeInterpolation::Blend, TimeInterpolation::Flow}) {
        TestProject m;
        const SequenceId id = m.addSequence(kWidth, kHeight);
        ClipBody colour = colourClip({10, 200, 30, 255}, 10);
        m.addClip(id, m.addTrack(id), 0, colour);
        ClipBody title = clipOf(TitleSource{QStringLiteral("Weft")}, 10);
        const std::size_t track = m.addTrack(id);
        m.addClip(id, track, 0, title);
        const auto before = Renderer(m.snapshot(), id, m.map).frame(3);
        colour.timeInterpolation = title.timeInterpolation = way;
        title.speed = Rational(1, 3);
        TestProject changed;
        const SequenceId same = changed.addSequence(kWidth, kHeight);
        changed.addClip(same, changed.addTrack(same), 0, colour);
        changed.addClip(same, changed.addTrack(same), 0, title);
        const auto after = Renderer(changed.snapshot(), same, changed.map).frame(3);
        QVERIFY(before && after);
        QVERIFY(isSame(*before, *after));
    }
}

WEFT_TEST_MAIN(TestTimeConform)
#include "tst_time_conform.moc"
