#include "core/media/probe.h"
#include "core/render/renderer.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"

#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 54;
constexpr std::int64_t kLength = 20;

/// Squares of saturated colours: where the plans differ most.
Frame sharpFrame(unsigned seed)
{
    return madeFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), [=](int plane, int x, int y) {
        const int size = plane == 0 ? 6 : 3;
        const bool isOdd = (x / size + y / size + static_cast<int>(seed)) % 2;
        return plane == 0 ? (isOdd ? 150 : 90) : (isOdd ? 200 : 60);
    });
}

} // namespace

/// One plan for a whole segment of the timeline, whatever an opacity or a move comes to in one
/// frame of it.
class TestPlanChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void whatIsBesideATitleThatFadesStaysTheSame();
    void noFrameChangesThePlan_data();
    void noFrameChangesThePlan();
    void lightIsMixedAsLightAllAlong();
    void aFadeIsASegmentOfItsOwn();
    void whatNeedsNoFloatsStaysInCodes();
    void whatIsCoveredForAWhileIsNotOpened();

private:
    /// A picture that stands still.
    ClipBody still(MediaId media) const
    {
        ClipBody body = clipOf(MediaSource{media}, kLength);
        body.speed = Rational(0);
        return body;
    }
    /// One that only floats can express.
    ClipBody masked(MediaId media) const
    {
        ClipBody body = still(media);
        body.effects = {effectOf("mask-ellipse", {{"width", Curve(90)}, {"height", Curve(90)}})};
        return body;
    }
    void addOnTop(ClipBody body)
    {
        m.addClip(m_sequence, m.addTrack(m_sequence), 0, std::move(body));
    }
    /// The frames of the film, each of which must be there.
    std::vector<Frame> rendered(bool alwaysFloat)
    {
        RenderOptions options;
        options.alwaysFloat = alwaysFloat;
        Renderer renderer(m.snapshot(), m_sequence, m.map, options);
        std::vector<Frame> frames;
        for (std::int64_t i = 0; i < kLength; ++i) {
            const auto frame = renderer.frame(i);
            if (!frame)
                qWarning("%s", qPrintable(frame.error().message));
            frames.push_back(frame.value_or(Frame()));
        }
        return frames;
    }

    QTemporaryDir m_folder;
    std::array<QString, 2> m_paths;
    TestProject m;
    SequenceId m_sequence;
    std::array<MediaId, 2> m_media;
};

void TestPlanChoice::initTestCase()
{
    for (unsigned i = 0; i < 2; ++i) {
        m_paths[i] = m_folder.filePath(QStringLiteral("film%1.mkv").arg(i));
        writeFilm(m_paths[i], {sharpFrame(i), sharpFrame(i)});
    }
}

void TestPlanChoice::init()
{
    m = {};
    m_sequence = m.addSequence(kWidth, kHeight);
    for (std::size_t i = 0; i < 2; ++i)
        m_media[i] = m.addMedia(probe(m_paths[i]).value(), m_paths[i]);
}

/// 0 for some frames, then up to 100, and there.
static Effect fadingOpacity()
{
    Curve curve;
    curve.keyframes = {{3, 0}, {9, 100}, {14, 100}, {17, 0}};
    return effectOf("opacity", {{"opacity", curve}});
}

void TestPlanChoice::whatIsBesideATitleThatFadesStaysTheSame()
{
    addOnTop(still(m_media[0]));
    ClipBody badge = colourClip({250, 240, 20, 200}, kLength);
    badge.effects = {transformOf({{"scaleX", Curve(30)}, {"scaleY", Curve(30)}}), fadingOpacity()};
    addOnTop(badge);
    const std::vector<Frame> frames = rendered(false);
    QVERIFY(sampleAt(frames[9], 0, kWidth / 2, kHeight / 2)
            != sampleAt(frames[0], 0, kWidth / 2, kHeight / 2));
    for (const Frame &frame : frames) {
        for (int plane = 0; plane < 3; ++plane) {
            const int quarter = frame.plane(plane).width / 4;
            for (int y = 0; y < frame.plane(plane).height; ++y)
                QVERIFY(std::equal(frame.plane(plane).row<std::uint8_t>(y),
                                   frame.plane(plane).row<std::uint8_t>(y) + quarter,
                                   frames[0].plane(plane).row<std::uint8_t>(y)));
        }
    }
}

void TestPlanChoice::noFrameChangesThePlan_data()
{
    QTest::addColumn<int>("what");
    int row = 0;
    for (const char *name :
         {"a title fades", "a mask fades", "a picture fades over a mask",
          "a picture shrinks over a mask", "an adjustment fades",
          "an adjustment below a picture that fades", "a nested sequence fades",
          "a picture fades in a nested sequence", "a picture fades over a nested sequence", "a dip",
          "a blend mode fades"})
        QTest::newRow(name) << row++;
}

/// Each frame is the one of plan F. There is always something in codes on top, in which a change of
/// plans shows.
void TestPlanChoice::noFrameChangesThePlan()
{
    QFETCH(int, what);
    const auto fading = [](ClipBody body) {
        body.effects.push_back(fadingOpacity());
        return body;
    };
    ClipBody adjustment = clipOf(AdjustmentSource{}, kLength);
    adjustment.effects = {effectOf("exposure", {{"stops", Curve(0.5)}})};
    const ClipBody film = still(m_media[0]);
    const SequenceId nest = m.addSequence(kWidth, kHeight);
    const ClipBody nested = clipOf(NestedSource{nest}, kLength);
    const auto addToNest = [&](const ClipBody &body) {
        m.addClip(nest, m.addTrack(nest), 0, body);
    };
    TitleSource title;
    title.text = QStringLiteral("Weft");
    ClipBody shrinking = film, blended = fading(film), second = masked(m_media[0]);
    shrinking.effects = {transformOf({{"scaleX", ramp(5, 100, 15, 50)}})};
    blended.effects[0].parameters.emplace(QStringLiteral("blend"), QStringLiteral("screen"));
    second.length = 10;
    second.transition = dissolve(8, 4);
    second.transition->kind = QStringLiteral("dip");
    const std::vector<std::function<void()>>
        timelines{[&] { addOnTop(film), addOnTop(fading(clipOf(title, kLength))); },
                  [&] { addOnTop(film), addOnTop(fading(masked(m_media[0]))); },
                  [&] { addOnTop(masked(m_media[0])), addOnTop(fading(film)); },
                  [&] { addOnTop(masked(m_media[0])), addOnTop(shrinking); },
                  [&] { addOnTop(film), addOnTop(fading(adjustment)); },
                  [&] { addOnTop(film), addOnTop(adjustment), addOnTop(fading(film)); },
                  [&] { addToNest(masked(m_media[0])), addOnTop(film), addOnTop(fading(nested)); },
                  [&] { addToNest(fading(film)), addOnTop(nested); },
                  [&] { addToNest(masked(m_media[0])), addOnTop(nested), addOnTop(fading(film)); },
                  [&] {
                      ClipBody first = film;
                      first.length = 10;
                      addOnTop(first);
                      m.addClip(m_sequence, 0, 10, second);
                  },
                  [&] { addOnTop(film), addOnTop(blended); }};
    timelines[static_cast<std::size_t>(what)]();
    ClipBody inset = still(m_media[1]);
    inset.effects = {transformOf({{"scaleX", Curve(50)}, {"scaleY", Curve(50)}})};
    addOnTop(inset);
    const std::vector<Frame> frames = rendered(false), floats = rendered(true);
    // In a dip the first film is alone until the transition begins: another segment.
    for (std::size_t i = what == 9 ? 6 : 0; i < frames.size(); ++i)
        QVERIFY2(isSame(frames[i], floats[i]), QByteArray::number(int(i)));
}

void TestPlanChoice::lightIsMixedAsLightAllAlong()
{
    m.edit(m_sequence).settings.compositing = Compositing::Linear;
    ClipBody film = still(m_media[0]);
    film.effects = {fadingOpacity()};
    addOnTop(film);
    const std::vector<Frame> frames = rendered(false), floats = rendered(true);
    for (std::size_t i = 0; i < frames.size(); ++i)
        QVERIFY2(isSame(frames[i], floats[i]), QByteArray::number(int(i)));
}

/// So that a cut within a clip changes no frame: its parts do not know of each other's fades.
void TestPlanChoice::aFadeIsASegmentOfItsOwn()
{
    addOnTop(masked(m_media[1]));
    ClipBody film = still(m_media[0]);
    film.fadeIn = {6, FadeShape::Linear};
    film.fadeOut = {4, FadeShape::Linear};
    addOnTop(film);
    const std::vector<Frame> frames = rendered(false), floats = rendered(true);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const bool isFading = i < 6 || i >= 16;
        QVERIFY2(isSame(frames[i], isFading ? floats[i] : sharpFrame(0)),
                 QByteArray::number(int(i)));
    }
}

void TestPlanChoice::whatNeedsNoFloatsStaysInCodes()
{
    const SequenceId nest = m.addSequence(kWidth, kHeight);
    m.addClip(nest, m.addTrack(nest), 0, still(m_media[0]));
    ClipBody nested = clipOf(NestedSource{nest}, kLength), film = still(m_media[1]);
    nested.effects = {fadingOpacity()};
    film.fadeIn = {6, FadeShape::Linear};
    film.effects = {fadingOpacity(),
                    effectOf("saturation", {{"saturation", ramp(0, 50, 10, 100)}})};
    addOnTop(still(m_media[0]));
    addOnTop(film);
    addOnTop(nested);
    const std::vector<Frame> frames = rendered(false), floats = rendered(true);
    for (std::size_t i = 0; i < frames.size(); ++i)
        QVERIFY2(!isSame(frames[i], floats[i]), QByteArray::number(int(i)));
    QVERIFY(isSame(frames[0], sharpFrame(0)));
    QVERIFY(isSame(frames[10], sharpFrame(0)));
}

/// Nor is what fades while there is nothing of it.
void TestPlanChoice::whatIsCoveredForAWhileIsNotOpened()
{
    const MediaId gone = m.addMedia(m.project.find(m_media[0])->info);
    ClipBody film = still(m_media[0]), missing = still(gone);
    film.effects = {fadingOpacity()};
    missing.effects = {effectOf("opacity", {{"opacity", ramp(4, 0, 6, 100)}}),
                       effectOf("mask-image", {{"image", gone}})};
    addOnTop(missing);
    addOnTop(film);
    Renderer renderer(m.snapshot(), m_sequence, m.map);
    for (const std::int64_t frame : {0, 3, 9, 12, 14})
        QVERIFY2(renderer.frame(frame), QByteArray::number(frame));
    for (const std::int64_t frame : {5, 8, 15, 19})
        QVERIFY2(!renderer.frame(frame), QByteArray::number(frame));
}

WEFT_TEST_MAIN(TestPlanChoice)
#include "tst_plan_choice.moc"
