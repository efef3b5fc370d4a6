#include "core/render/composition.h"

#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

using namespace weft;
using namespace weft::test;

namespace {

const Colour kRed{255, 0, 0, 255};

Colour colourOf(const Picture &picture)
{
    return std::get<ColourSource>(picture.clip->source).colour;
}

} // namespace

class TestComposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void layersComeFromTheBottomUp();
    void hiddenTracksSoundAndGapsShowNothing();
    void disabledAndTransparentClipsAreLeftOut();
    void sourceTimeIsExact();
    void transitionsMixBothClipsInTheirHandles_data();
    void transitionsMixBothClipsInTheirHandles();
    void momentsAreSymmetric();
    void aTransitionWithoutNeighbourFadesFromNothing();
    void aDisabledClipMakesNoTransition();
    void fadesStartAboveZeroAndEndAtOne_data();
    void fadesStartAboveZeroAndEndAtOne();
    void opacitiesMultiply();
    void effectsApplyInOrder();
    void animationsAreMarked();
    void invalidEffectsAndTransitionsAreFaults();
    void whatTheProjectDoesNotHaveIsAFault();
    void shapesComeFromTheSource();

private:
    std::vector<Layer> at(std::int64_t frame) const
    {
        return compose(m.project, *m.project.find(m_sequence), frame);
    }

    TestProject m;
    SequenceId m_sequence;
    std::size_t m_track = 0;
};

void TestComposition::init()
{
    m = {};
    m_sequence = m.addSequence();
    m_track = m.addTrack(m_sequence);
}

void TestComposition::layersComeFromTheBottomUp()
{
    const std::size_t upper = m.addTrack(m_sequence);
    m.addClip(m_sequence, upper, 5, colourClip({2, 0, 0, 255}, 10));
    m.addClip(m_sequence, m_track, 0, colourClip({1, 0, 0, 255}, 10));
    const auto layers = at(5);
    QCOMPARE(layers.size(), std::size_t(2));
    QCOMPARE(int(colourOf(*layers[0].to).red), 1);
    QCOMPARE(int(colourOf(*layers[1].to).red), 2);
    QCOMPARE(at(4).size(), std::size_t(1));
    QCOMPARE(at(10).size(), std::size_t(1));
    QVERIFY(at(15).empty());
}

void TestComposition::hiddenTracksSoundAndGapsShowNothing()
{
    m.addClip(m_sequence, m_track, 3, colourClip(kRed, 2));
    QVERIFY(at(0).empty());
    QVERIFY(at(2).empty());
    QCOMPARE(at(3).size(), std::size_t(1));
    QVERIFY(at(5).empty());
    m.editTrack(m_sequence, m_track).hidden = true;
    QVERIFY(at(3).empty());
    const std::size_t sound = m.addTrack(m_sequence, TrackKind::Audio);
    m.addClip(m_sequence, sound, 0, colourClip(kRed, 9));
    QVERIFY(at(3).empty());
    MediaInfo onlySound;
    onlySound.audio.emplace_back();
    m.editTrack(m_sequence, m_track).hidden = false;
    m.addClip(m_sequence, m_track, 20, clipOf(MediaSource{m.addMedia(onlySound)}, 5));
    QVERIFY(at(20).empty());
}

void TestComposition::disabledAndTransparentClipsAreLeftOut()
{
    ClipBody disabled = colourClip(kRed, 5);
    disabled.enabled = false;
    m.addClip(m_sequence, m_track, 0, disabled);
    ClipBody transparent = colourClip(kRed, 5);
    transparent.effects = {effectOf("opacity", {{"opacity", Curve(0)}})};
    m.addClip(m_sequence, m_track, 5, transparent);
    QVERIFY(at(2).empty());
    QVERIFY(at(7).empty());
}

void TestComposition::sourceTimeIsExact()
{
    m.edit(m_sequence).settings.rate = *FrameRate::make(30000, 1001);
    ClipBody body = clipOf(MediaSource{m.addMedia(videoInfo(64, 36))}, 10);
    body.in = Rational(1, 3);
    body.speed = Rational(-3, 2);
    m.addClip(m_sequence, m_track, 100, body);
    QCOMPARE(at(107)[0].to->sourceTime, Rational(1, 3) - Rational(3 * 7 * 1001, 2 * 30000));
}

void TestComposition::transitionsMixBothClipsInTheirHandles_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<double>("moment"); // −1: the left clip alone, 2: the right one
    QTest::newRow("before") << 7 << -1.0;
    QTest::newRow("first") << 8 << 0.125;
    QTest::newRow("last before the cut") << 9 << 0.375;
    QTest::newRow("at the cut") << 10 << 0.625;
    QTest::newRow("last") << 11 << 0.875;
    QTest::newRow("after") << 12 << 2.0;
}

void TestComposition::transitionsMixBothClipsInTheirHandles()
{
    QFETCH(int, frame);
    QFETCH(double, moment);
    ClipBody left = colourClip({1, 0, 0, 255}, 10), right = colourClip({2, 0, 0, 255}, 10);
    left.in = Rational(5);
    right.in = Rational(50);
    right.transition = dissolve(4, 2);
    m.addClip(m_sequence, m_track, 0, left);
    m.addClip(m_sequence, m_track, 10, right);
    const Layer layer = at(frame)[0];
    if (moment < 0 || moment > 1) {
        QVERIFY(!layer.from);
        QCOMPARE(int(colourOf(*layer.to).red), moment < 0 ? 1 : 2);
        QCOMPARE(layer.moment, 1.0);
        return;
    }
    QCOMPARE(int(colourOf(*layer.from).red), 1);
    QCOMPARE(int(colourOf(*layer.to).red), 2);
    QCOMPARE(layer.moment, moment);
    QCOMPARE(layer.from->sourceTime, Rational(5) + Rational(frame, 25));
    QCOMPARE(layer.to->sourceTime, Rational(50) + Rational(frame - 10, 25));
}

void TestComposition::momentsAreSymmetric()
{
    ClipBody right = colourClip(kRed, 20);
    right.transition = dissolve(7, 3);
    m.addClip(m_sequence, m_track, 0, colourClip(kRed, 10));
    m.addClip(m_sequence, m_track, 10, right);
    for (int k = 0; k < 7; ++k)
        QVERIFY(std::abs(at(7 + k)[0].moment + at(13 - k)[0].moment - 1) < 1e-12);
}

void TestComposition::aTransitionWithoutNeighbourFadesFromNothing()
{
    ClipBody body = colourClip(kRed, 10);
    body.transition = dissolve(4, 2);
    m.addClip(m_sequence, m_track, 5, body);
    QVERIFY(at(2).empty());
    for (const int frame : {3, 4, 5, 6}) {
        const Layer layer = at(frame)[0];
        QVERIFY(!layer.from);
        QCOMPARE(layer.moment, (frame - 3 + 0.5) / 4);
    }
    QCOMPARE(at(7)[0].moment, 1.0);
    m.addClip(m_sequence, m_track, 0, colourClip(kRed, 4)); // ends one frame early
    QVERIFY(!at(5)[0].from);
}

void TestComposition::aDisabledClipMakesNoTransition()
{
    ClipBody right = colourClip(kRed, 10);
    right.transition = dissolve(4, 2);
    right.enabled = false;
    m.addClip(m_sequence, m_track, 0, colourClip(kRed, 10));
    m.addClip(m_sequence, m_track, 10, right);
    QCOMPARE(at(9)[0].moment, 1.0);
    QVERIFY(!at(9)[0].from);
    QVERIFY(at(10).empty() || !at(10)[0].to);
}

void TestComposition::fadesStartAboveZeroAndEndAtOne_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<QList<double>>("levels"); // of a fade of four frames, and the frame after
    QTest::newRow("linear") << int(FadeShape::Linear)
                            << QList<double>{0.125, 0.375, 0.625, 0.875, 1};
    QTest::newRow("equal power") << int(FadeShape::EqualPower)
                                 << QList<double>{0.195090322, 0.555570233, 0.831469612,
                                                  0.980785280, 1};
    QTest::newRow("smooth") << int(FadeShape::Smooth)
                            << QList<double>{0.04296875, 0.31640625, 0.68359375, 0.95703125, 1};
}

void TestComposition::fadesStartAboveZeroAndEndAtOne()
{
    QFETCH(int, shape);
    QFETCH(QList<double>, levels);
    ClipBody body = colourClip(kRed, 20);
    body.fadeIn = body.fadeOut = {4, static_cast<FadeShape>(shape)};
    for (int k = 0; k < 5; ++k) {
        QVERIFY(std::abs(fadeLevelAt(body, k) - levels[k]) < 1e-9);
        QVERIFY(std::abs(fadeLevelAt(body, 19 - k) - levels[k]) < 1e-9);
    }
    QCOMPARE(fadeLevelAt(body, -1), 0.0); // in a handle there is nothing to fade from
    QCOMPARE(fadeLevelAt(body, 20), 0.0);
    body.fadeIn = body.fadeOut = {20, FadeShape::Linear};
    QVERIFY(std::abs(fadeLevelAt(body, 3) - (3.5 / 20) * (16.5 / 20)) < 1e-12);
}

void TestComposition::opacitiesMultiply()
{
    ClipBody body = colourClip(kRed, 20);
    body.fadeIn = {4, FadeShape::Linear};
    body.effects = {effectOf("opacity", {{"opacity", ramp(0, 0, 10, 100)}}),
                    effectOf("opacity", {{"opacity", Curve(50)}})};
    m.addClip(m_sequence, m_track, 0, body);
    QVERIFY(std::abs(at(2)[0].to->opacity - 0.625 * 0.2 * 0.5) < 1e-12);
    QVERIFY(std::abs(at(15)[0].to->opacity - 0.5) < 1e-12);
}

void TestComposition::effectsApplyInOrder()
{
    ClipBody body = colourClip(kRed, 20);
    const Effect half = transformOf({{"scaleX", Curve(50)}, {"scaleY", Curve(50)}});
    const Effect right = transformOf({{"x", Curve(50)}});
    body.effects = {right, half};
    m.addClip(m_sequence, m_track, 0, body);
    QCOMPARE(at(0)[0].to->transform({32, 18}).x, 48.0); // moved by 32, then halved about 32
    m.editTrack(m_sequence, m_track).clips = {};
    body.effects = {half, right};
    m.addClip(m_sequence, m_track, 0, body);
    QCOMPARE(at(0)[0].to->transform({32, 18}).x, 64.0);
    m.editTrack(m_sequence, m_track).clips = {};
    body.effects[0].enabled = false;
    m.addClip(m_sequence, m_track, 0, body);
    QCOMPARE(at(0)[0].to->transform({0, 0}).x, 32.0);
}

void TestComposition::animationsAreMarked()
{
    ClipBody still = colourClip(kRed, 10), moving = still, turning = still;
    still.effects = {transformOf({{"x", Curve(5)}}),
                     effectOf("opacity", {{"opacity", ramp(0, 1, 5, 9)}})};
    moving.effects = {transformOf({{"x", ramp(0, 1, 5, 9)}})};
    turning.effects = {transformOf({{"rotation", ramp(0, 1, 5, 9)}})};
    m.addClip(m_sequence, m_track, 0, still);
    m.addClip(m_sequence, m_track, 10, moving);
    m.addClip(m_sequence, m_track, 20, turning);
    QVERIFY(!at(0)[0].to->isMoving);
    QVERIFY(at(10)[0].to->isMoving && !at(10)[0].to->isTurning);
    QVERIFY(at(20)[0].to->isMoving && at(20)[0].to->isTurning);
}

void TestComposition::invalidEffectsAndTransitionsAreFaults()
{
    ClipBody body = colourClip(kRed, 10);
    body.effects = {effectOf("sparkle", {})};
    m.addClip(m_sequence, m_track, 0, body);
    QCOMPARE(at(0)[0].to->fault->kind, ErrorKind::Project);
    QVERIFY(at(0)[0].to->fault->message.contains(QLatin1String("sparkle")));
    body.effects = {transformOf({{"scaleX", Curve(-5)}})};
    m.addClip(m_sequence, m_track, 10, body);
    QVERIFY(at(10)[0].to->fault);
    body.effects[0].enabled = false;
    m.addClip(m_sequence, m_track, 20, body);
    QVERIFY(!at(20)[0].to->fault);
    ClipBody wiped = colourClip(kRed, 10);
    wiped.transition = dissolve(4, 2);
    wiped.transition->kind = QStringLiteral("explode");
    m.addClip(m_sequence, m_track, 30, wiped);
    QCOMPARE(at(29)[0].to->fault->kind, ErrorKind::Project);
    QVERIFY(!at(35)[0].to->fault);
}

void TestComposition::whatTheProjectDoesNotHaveIsAFault()
{
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{{99}}, 5));
    m.addClip(m_sequence, m_track, 5, clipOf(ShotSource{{99}}, 5));
    m.addClip(m_sequence, m_track, 10, clipOf(NestedSource{{99}}, 5));
    for (const int frame : {0, 5, 10})
        QCOMPARE(at(frame)[0].to->fault->kind, ErrorKind::Project);
}

void TestComposition::shapesComeFromTheSource()
{
    MediaInfo info = videoInfo(720, 576);
    info.video->pixelAspect = Rational(16, 15);
    info.video->rotation = 90;
    info.video->mirrored = true;
    Recipe recipe;
    recipe.width = 320;
    recipe.height = 200;
    m.addClip(m_sequence, m_track, 0, clipOf(MediaSource{m.addMedia(info)}, 5));
    m.addClip(m_sequence, m_track, 5, clipOf(ShotSource{m.addShot(recipe)}, 5));
    m.addClip(m_sequence, m_track, 10, clipOf(NestedSource{m.addSequence(128, 72)}, 5));
    m.addClip(m_sequence, m_track, 15, clipOf(TitleSource(), 5));
    QVERIFY((at(0)[0].to->shape == PictureShape{720, 576, Rational(16, 15), 90, true}));
    QVERIFY((at(5)[0].to->shape == PictureShape{320, 200}));
    QVERIFY((at(10)[0].to->shape == PictureShape{128, 72}));
    QVERIFY((at(15)[0].to->shape == PictureShape{64, 36}));
}

WEFT_TEST_MAIN(TestComposition)
#include "tst_composition.moc"
