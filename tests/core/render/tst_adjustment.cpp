#include "core/effects/transform.h"
#include "core/render/composition.h"
#include "core/render/renderer.h"

#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 36;
constexpr int kFrames = 12;

using Transform = std::map<QString, Parameter>;

/// A composited image as a frame that can be placed again: what an adjustment works on.
Frame frameOf(const SlowImage &image)
{
    return madeFrame(kRgbaF32, image.width, image.height, srgbTags(), [&](int plane, int x, int y) {
        return image.at(x, y)[static_cast<std::size_t>(plane)];
    });
}

Affine placed(const Transform &transform)
{
    return transformAt(transformOf(transform), 0, kWidth, kHeight);
}

} // namespace

/// Adjustment clips against the slow compositor, which knows nothing of them: here what lies below
/// one is composited, placed as a picture of its own and mixed with itself.
class TestAdjustment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void whatIsBelowIsChanged_data();
    void whatIsBelowIsChanged();
    void whatIsAboveIsNot();
    void opacityAndFadesMixWithTheUnchanged_data();
    void opacityAndFadesMixWithTheUnchanged();
    void adjustmentsStack();
    void inATransitionItHasItsShareOfTheMix();
    void oneThatChangesNothingLeavesEveryCode();
    void outsideItsSpanAndDisabledItDoesNothing();
    void aMovingOneFollowsItsKeyframes();
    void aPreviewShowsTheSame();
    void inANestItAdjustsTheNestAlone();
    void overNothingItIsBlackOrTransparent();
    void anUnknownEffectIsAnErrorThatSaysWhere();
    void theOrderOfFramesAndThreadsDoNotMatter();

private:
    ClipBody film(int which) const { return clipOf(MediaSource{m_media[std::size_t(which)]}, 10); }
    static ClipBody adjustment(const Transform &transform, std::int64_t length = 10)
    {
        ClipBody body = clipOf(AdjustmentSource{}, length);
        if (!transform.empty())
            body.effects = {transformOf(transform)};
        return body;
    }
    PlacedPicture picture(int which, int frame, const Affine &placement = {},
                          double weight = 1) const
    {
        return {m_frames[std::size_t(which)][std::size_t(frame)], placement, weight, false, false};
    }
    Result<Frame> rendered(std::int64_t frame, RenderOptions options = {}) const
    {
        return Renderer(m.snapshot(), m_sequence, m.map, options).frame(frame);
    }
    /// Empty, or how far a rendered frame is from what it shall be.
    QByteArray difference(const Result<Frame> &frame, const std::vector<PlacedLayer> &layers,
                          int width = kWidth, int height = kHeight) const
    {
        if (!frame)
            return frame.error().message.toUtf8();
        const RenderTarget target{width, height, kYuv420p8, bt709Tags()};
        const auto distance = FrameDistance::of(*frame,
                                                slowCodes(slowComposite(layers, width, height),
                                                          target));
        return distance.greatest <= 0.503 ? QByteArray() : distance.toString();
    }

    QTemporaryDir m_folder;
    std::array<std::vector<Frame>, 2> m_frames;
    std::array<QString, 2> m_paths;
    TestProject m;
    SequenceId m_sequence;
    std::array<MediaId, 2> m_media;
    std::size_t m_track = 0;
};

#define COMPARE_LAYERS(frame, ...) \
    do { \
        const QByteArray difference = this->difference(frame, __VA_ARGS__); \
        QVERIFY2(difference.isEmpty(), difference); \
    } while (false)

void TestAdjustment::initTestCase()
{
    for (unsigned i = 0; i < 2; ++i) {
        for (unsigned n = 0; n < kFrames; ++n)
            m_frames[i].push_back(testFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), i * 100 + n));
        m_paths[i] = m_folder.filePath(QStringLiteral("film%1.mkv").arg(i));
        writeFilm(m_paths[i], m_frames[i]);
    }
}

void TestAdjustment::init()
{
    m = {};
    m_sequence = m.addSequence(kWidth, kHeight);
    for (std::size_t i = 0; i < 2; ++i) {
        MediaInfo info = videoInfo(kWidth, kHeight);
        info.video->frameCount = kFrames;
        info.video->duration = Rational(kFrames, 25);
        m_media[i] = m.addMedia(info, m_paths[i]);
    }
    m_track = m.addTrack(m_sequence);
}

void TestAdjustment::whatIsBelowIsChanged_data()
{
    QTest::addColumn<int>("which");
    const QStringList names{QStringLiteral("halved"), QStringLiteral("turned"),
                            QStringLiteral("enlarged and moved"), QStringLiteral("a sliver")};
    for (int i = 0; i < names.size(); ++i)
        QTest::newRow(qPrintable(names[i])) << i;
}

static Transform transformNumber(int which)
{
    const std::array<Transform, 4>
        all{Transform{{"scaleX", Curve(50)}, {"scaleY", Curve(50)}},
            Transform{{"rotation", Curve(30)}, {"scaleX", Curve(80)}, {"scaleY", Curve(80)}},
            Transform{{"scaleX", Curve(170)}, {"scaleY", Curve(130)}, {"x", Curve(13)}},
            Transform{{"scaleX", Curve(3)}}};
    return all[static_cast<std::size_t>(which)];
}

/// Two layers, the upper one an inset, are changed as one picture.
void TestAdjustment::whatIsBelowIsChanged()
{
    QFETCH(int, which);
    const Transform inset{{"scaleX", Curve(40)}, {"scaleY", Curve(40)}, {"x", Curve(20)}};
    ClipBody upper = film(1);
    upper.effects = {transformOf(inset)};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, upper);
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(which)));
    const Frame below = frameOf(
        slowComposite({{{picture(0, 4)}}, {{picture(1, 4, placed(inset))}}}, kWidth, kHeight));
    COMPARE_LAYERS(rendered(4), {{{{below, placed(transformNumber(which)), 1}}}});
}

void TestAdjustment::whatIsAboveIsNot()
{
    const Transform inset{{"scaleX", Curve(30)}, {"scaleY", Curve(30)}, {"y", Curve(-20)}};
    ClipBody upper = film(1);
    upper.effects = {transformOf(inset)};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(1)));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, upper);
    const Frame below = frameOf(slowComposite({{{picture(0, 4)}}}, kWidth, kHeight));
    COMPARE_LAYERS(rendered(4),
                   {{{{below, placed(transformNumber(1)), 1}}}, {{picture(1, 4, placed(inset))}}});
}

void TestAdjustment::opacityAndFadesMixWithTheUnchanged_data()
{
    QTest::addColumn<double>("opacity"); ///< %
    QTest::addColumn<int>("fadeIn");
    QTest::addColumn<int>("frame");
    QTest::addColumn<double>("share");
    QTest::newRow("40 %") << 40.0 << 0 << 4 << 0.4;
    QTest::newRow("in a fade") << 100.0 << 8 << 4 << 4.5 / 8;
    QTest::newRow("both") << 50.0 << 10 << 1 << 0.5 * 0.15;
}

void TestAdjustment::opacityAndFadesMixWithTheUnchanged()
{
    QFETCH(double, opacity);
    QFETCH(int, fadeIn);
    QFETCH(int, frame);
    QFETCH(double, share);
    ClipBody body = adjustment(transformNumber(1));
    body.effects.push_back(effectOf("opacity", {{"opacity", Curve(opacity)}}));
    body.fadeIn = {fadeIn, FadeShape::Linear};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, body);
    const Frame below = frameOf(slowComposite({{{picture(0, frame)}}}, kWidth, kHeight));
    COMPARE_LAYERS(rendered(frame),
                   {{{{below, {}, 1 - share}, {below, placed(transformNumber(1)), share}}}});
}

void TestAdjustment::adjustmentsStack()
{
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(0)));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(1)));
    const Frame below = frameOf(slowComposite({{{picture(0, 4)}}}, kWidth, kHeight));
    const Frame once = frameOf(
        slowComposite({{{{below, placed(transformNumber(0)), 1}}}}, kWidth, kHeight));
    COMPARE_LAYERS(rendered(4), {{{{once, placed(transformNumber(1)), 1}}}});
}

/// A dissolve from an inset to an adjustment: the adjustment comes as the inset goes.
void TestAdjustment::inATransitionItHasItsShareOfTheMix()
{
    const Transform inset{{"scaleX", Curve(30)}, {"scaleY", Curve(30)}};
    ClipBody upper = clipOf(MediaSource{m_media[1]}, 4);
    upper.effects = {transformOf(inset)};
    ClipBody body = adjustment(transformNumber(1), 6);
    body.transition = dissolve(4, 2);
    const std::size_t top = m.addTrack(m_sequence);
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, top, 0, upper);
    m.addClip(m_sequence, top, 4, body);
    for (const int frame : {2, 3, 4, 5}) {
        const double mix = (frame - 2 + 0.5) / 4;
        const Frame below = frameOf(slowComposite({{{picture(0, frame)}}}, kWidth, kHeight));
        COMPARE_LAYERS(rendered(frame),
                       {{{{below, {}, 1 - mix}, {below, placed(transformNumber(1)), mix}}},
                        {{picture(1, frame, placed(inset), 1 - mix)}}});
    }
}

void TestAdjustment::oneThatChangesNothingLeavesEveryCode()
{
    ClipBody body = adjustment({});
    body.effects = {effectOf("opacity", {{"opacity", Curve(70)}})};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, body);
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment({{"rotation", Curve(0)}}));
    ClipBody transparent = adjustment(transformNumber(0));
    transparent.effects.push_back(effectOf("opacity", {{"opacity", Curve(0)}}));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, transparent);
    const auto frame = rendered(4);
    QVERIFY(frame);
    QVERIFY(isSame(*frame, m_frames[0][4])); // the native plan, bit for bit
}

void TestAdjustment::outsideItsSpanAndDisabledItDoesNothing()
{
    ClipBody disabled = adjustment(transformNumber(0));
    disabled.enabled = false;
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 3, adjustment(transformNumber(0), 2));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, disabled);
    for (const int frame : {2, 5})
        QVERIFY(isSame(*rendered(frame), m_frames[0][static_cast<std::size_t>(frame)]));
    QVERIFY(!isSame(*rendered(3), m_frames[0][3]));
}

void TestAdjustment::aMovingOneFollowsItsKeyframes()
{
    const Transform moving{{"scaleX", ramp(0, 100, 8, 20)}, {"rotation", ramp(0, 0, 8, 80)}};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 2, adjustment(moving, 8));
    for (const int frame : {2, 5, 9}) {
        const Frame below = frameOf(slowComposite({{{picture(0, frame)}}}, kWidth, kHeight));
        const Affine placement = transformAt(transformOf(moving), frame - 2, kWidth, kHeight);
        COMPARE_LAYERS(rendered(frame), {{{{below, placement, 1, true, true}}}});
    }
}

void TestAdjustment::aPreviewShowsTheSame()
{
    constexpr int kSmall = 2;
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(2)));
    RenderOptions options;
    options.width = kWidth / kSmall;
    options.height = kHeight / kSmall;
    const Affine shrink = Affine::scaling(1.0 / kSmall, 1.0 / kSmall);
    const Frame below = frameOf(
        slowComposite({{{picture(0, 4, shrink)}}}, kWidth / kSmall, kHeight / kSmall));
    const Affine placement = shrink.inverted().then(placed(transformNumber(2))).then(shrink);
    COMPARE_LAYERS(rendered(4, options), {{{{below, placement, 1}}}}, kWidth / kSmall,
                   kHeight / kSmall);
}

void TestAdjustment::inANestItAdjustsTheNestAlone()
{
    const SequenceId nest = m.addSequence(kWidth, kHeight);
    m.addClip(nest, m.addTrack(nest), 0, film(1));
    m.addClip(nest, m.addTrack(nest), 0, adjustment(transformNumber(0)));
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, clipOf(NestedSource{nest}, 10));
    const Frame inside = frameOf(slowComposite({{{picture(1, 4)}}}, kWidth, kHeight));
    const Frame halved = frameOf(
        slowComposite({{{{inside, placed(transformNumber(0)), 1}}}}, kWidth, kHeight));
    COMPARE_LAYERS(rendered(4), {{{picture(0, 4)}}, {{{halved, {}, 1}}}});
}

void TestAdjustment::overNothingItIsBlackOrTransparent()
{
    m.addClip(m_sequence, m_track, 0, adjustment(transformNumber(0)));
    COMPARE_LAYERS(rendered(4), {});
    RenderOptions options;
    options.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::Straight};
    const auto frame = rendered(4, options);
    QVERIFY(frame);
    QCOMPARE(sampleAt(*frame, 3, 32, 18), 0.0);
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, film(0));
    // The other way round: transparent where the picture has been moved away.
    m.editTrack(m_sequence, m_track).clips = {};
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, adjustment(transformNumber(0)));
    const auto halved = rendered(4, options);
    QCOMPARE(sampleAt(*halved, 3, 2, 2), 0.0);
    QCOMPARE(sampleAt(*halved, 3, 32, 18), 255.0);
}

void TestAdjustment::anUnknownEffectIsAnErrorThatSaysWhere()
{
    ClipBody body = adjustment({});
    body.effects = {effectOf("sparkle", {})};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, body);
    const auto frame = rendered(4);
    QVERIFY(!frame);
    QVERIFY2(frame.error().message.contains(QStringLiteral("V2"))
                 && frame.error().message.contains(QStringLiteral("sparkle")),
             qPrintable(frame.error().message));
    RenderOptions editing;
    editing.missing = RenderOptions::Missing::Placeholder;
    QVERIFY(rendered(4, editing));
}

void TestAdjustment::theOrderOfFramesAndThreadsDoNotMatter()
{
    ClipBody body = adjustment(transformNumber(1));
    body.fadeIn = {8, FadeShape::Smooth};
    m.addClip(m_sequence, m_track, 0, film(0));
    m.addClip(m_sequence, m.addTrack(m_sequence), 0, body);
    RenderOptions one, three;
    one.threads = 1;
    three.threads = 3;
    Renderer a(m.snapshot(), m_sequence, m.map, one), b(m.snapshot(), m_sequence, m.map, three);
    std::vector<Frame> frames;
    for (int frame = 0; frame < 10; ++frame)
        frames.push_back(*a.frame(frame));
    for (int frame = 10; frame-- > 0;)
        QVERIFY(isSame(*b.frame(frame), frames[static_cast<std::size_t>(frame)]));
}

WEFT_TEST_MAIN(TestAdjustment)
#include "tst_adjustment.moc"
