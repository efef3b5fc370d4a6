#include "tests/core/render/test_media.h"
#include "tests/core/transitions/rendered_transition.h"

#include <QImage>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 36;
const Colour kRed{255, 0, 0, 255};
const Colour kBlue{0, 0, 255, 255};

QString u(const char *text)
{
    return QString::fromLatin1(text);
}

double ramp(double t, double smooth)
{
    const double part = std::clamp(t, 0.0, 1.0);
    return part + (part * part * (3 - 2 * part) - part) * smooth;
}

/// From red to blue, over 10 frames from frame 5 on.
RenderedTransition colours(const char *kind, const Parameters &parameters = {},
                           std::int64_t length = 10)
{
    return RenderedTransition(colourClip(kRed, 10), colourClip(kBlue, 10),
                              transitionOf(kind, parameters, length, 5));
}

/// How much blue there is in a pixel.
double blue(const Frame &frame, int x, int y)
{
    return sampleAt(frame, 2, x, y);
}

} // namespace

/// What each transition does.
class TestTransitionKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void dissolvesFollowTheirEasing();
    void dipsLeadThroughTheirColour();
    void dipsStayInCodeValues_data();
    void dipsStayInCodeValues();
    void wipesRunInTheirDirection_data();
    void wipesRunInTheirDirection();
    void softWipesFollowTheFormula();
    void reverseIsTheOtherWayRound();
    void bordersAreAsWideAsTheySay();
    void numbersFollowKeyframesFromTheTransitionsStart();
    void irisesHaveTheirShape_data();
    void irisesHaveTheirShape();
    void clocksSweepClockwise();
    void barnDoorsAndBlindsOpenEvenly();
    void lumaWipesFollowTheirPicture();
    void aLumaWipeWithoutPictureDissolves();
    void aMissingLumaPictureIsNamed();
    void slidesMoveOnePicture();
    void pushesMoveBoth();
    void whatLiesBeyondAMovingFrameIsCutAway();
    void zoomsScaleAboutTheirPlace();
    void insetsAreWipedWithinThePicture();
    void adjustmentsAreSharedByPlace();
    void aDipCoversWhatAdjustmentsAdjust();
    void mattesAndBlursMoveAlong();

private:
    MediaId addImage(RenderedTransition &t) const
    {
        return t.m.addMedia(videoInfo(kWidth, kHeight), m_image);
    }

    QTemporaryDir m_folder;
    QString m_image; ///< a level for each pixel
};

void TestTransitionKinds::initTestCase()
{
    m_image = m_folder.filePath(u("luma.png"));
    QImage image(kWidth, kHeight, QImage::Format_Grayscale8);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x)
            image.scanLine(y)[x] = static_cast<uchar>(3 * x + y);
    }
    QVERIFY(image.save(m_image));
}

void TestTransitionKinds::dissolvesFollowTheirEasing()
{
    const std::vector<std::pair<const char *, std::function<double(double)>>>
        easings{{"linear", [](double t) { return t; }},
                {"ease-in", [](double t) { return t * t; }},
                {"ease-out", [](double t) { return 1 - (1 - t) * (1 - t); }},
                {"ease-in-out", [](double t) { return 3 * t * t - 2 * t * t * t; }}};
    for (const auto &[name, level] : easings) {
        const auto t = colours("dissolve", {{u("easing"), u(name)}});
        for (int k = 0; k < 10; ++k)
            QVERIFY(std::abs(blue(t.frame(5 + k), 20, 20) - level((k + 0.5) / 10)) < 1e-5);
    }
}

void TestTransitionKinds::dipsLeadThroughTheirColour()
{
    const Parameters green{{u("colour"), u("#00ff00")}};
    const auto t = colours("dip", green);
    for (int k = 0; k < 10; ++k) {
        const double moment = (k + 0.5) / 10, part = 1 - std::abs(2 * moment - 1);
        const double rest = 1 - part;
        COMPARE_PIXELS(pixelOf(t.frame(5 + k), 30, 10),
                       (Rgba{moment < 0.5 ? rest : 0, part, moment > 0.5 ? rest : 0, 1}), 1e-5);
    }
    // All colour from 0.15 to 0.65 of the time: 0.3 of the half that it does not stand.
    Parameters held = green;
    held[u("hold")] = Curve(50);
    held[u("colourAt")] = Curve(30);
    const auto stands = colours("dip", held);
    for (int k = 0; k < 10; ++k) {
        const double moment = (k + 0.5) / 10;
        const double part = moment < 0.15   ? moment / 0.15
                            : moment > 0.65 ? 1 - (moment - 0.65) / 0.35
                                            : 1;
        QVERIFY(std::abs(sampleAt(stands.frame(5 + k), 1, 3, 3) - part) < 1e-5);
    }
}

void TestTransitionKinds::dipsStayInCodeValues_data()
{
    QTest::addColumn<QString>("colour");
    for (const char *colour : {"#000000", "#ffffff", "#ff8800", "#123456"})
        QTest::newRow(colour) << u(colour);
}

/// The mix of the film's codes and the colour's, which is rounded before and after.
void TestTransitionKinds::dipsStayInCodeValues()
{
    QFETCH(QString, colour);
    const QString path = m_folder.filePath(u("film.mkv"));
    const Frame film = testFrame(kYuv420p8, kWidth, kHeight, bt709Tags(), 5);
    writeFilm(path, {film});
    RenderedTransition t(clipOf(MediaSource{{50}}, 10), clipOf(MediaSource{{50}}, 10),
                         transitionOf("dip", {{u("colour"), colour}}));
    t.m.project.nextId = 50;
    MediaInfo info = videoInfo(kWidth, kHeight);
    info.video->colour = bt709Tags(); // as probed: the plan goes by it where the film is not seen
    t.m.addMedia(info, path);
    const Colour rgb = *colourFromText(colour);
    const SlowImage pixel{1, 1, {{rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0, 1}}};
    const auto colourCodes = slowCodes(pixel, {1, 1, kYuv420p8, bt709Tags()});
    for (int k = 0; k < 10; ++k) {
        const double part = 1 - std::abs(2 * (k + 0.5) / 10 - 1);
        const Frame frame = t.coded(5 + k);
        for (int plane = 0; plane < 3; ++plane) {
            for (int y = 0; y < film.plane(plane).height; ++y) {
                for (int x = 0; x < film.plane(plane).width; ++x) {
                    const double exact = sampleAt(film, plane, x, y) * (1 - part)
                                         + colourCodes[static_cast<std::size_t>(plane)][0] * part;
                    QVERIFY(std::abs(sampleAt(frame, plane, x, y) - exact)
                            <= 0.5 + 0.5 * part + 0.005);
                }
            }
        }
    }
}

void TestTransitionKinds::wipesRunInTheirDirection_data()
{
    QTest::addColumn<int>("angle");
    for (int angle = -45; angle < 360; angle += 45)
        QTest::newRow(QByteArray::number(angle)) << angle;
    QTest::newRow("17") << 17;
}

/// A sharp edge: what lies behind it is blue, and the edge is a pixel wide.
void TestTransitionKinds::wipesRunInTheirDirection()
{
    QFETCH(int, angle);
    const auto t = colours("wipe", {{u("angle"), Curve(angle)}});
    const double dx = std::cos(angle * M_PI / 180), dy = std::sin(angle * M_PI / 180);
    const double least = std::min(0.0, dx * kWidth) + std::min(0.0, dy * kHeight);
    const double length = std::abs(dx) * kWidth + std::abs(dy) * kHeight;
    for (int k = 0; k < 10; ++k) {
        const Frame frame = t.frame(5 + k);
        const double p = (k + 0.5) / 10;
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const double behind = least + length * p - dx * (x + 0.5) - dy * (y + 0.5);
                const double part = std::clamp(behind + 0.5, 0.0, 1.0);
                QVERIFY(std::abs(blue(frame, x, y) - part) < 2e-5);
                QVERIFY(std::abs(sampleAt(frame, 0, x, y) - (1 - part)) < 2e-5);
            }
        }
    }
}

void TestTransitionKinds::softWipesFollowTheFormula()
{
    const auto t = colours("wipe", {{u("softness"), Curve(50)}});
    const double width = std::hypot(kHeight * 0.5, 1), smooth = kHeight * 0.5 / width;
    for (int k = 0; k < 10; ++k) {
        const double p = (k + 0.5) / 10;
        for (int x = 0; x < kWidth; ++x)
            QVERIFY(
                std::abs(blue(t.frame(5 + k), x, 7)
                         - ramp((kWidth * p - x - 0.5 + kHeight * 0.5 * (p - 0.5)) / width + 0.5,
                                smooth))
                < 2e-5);
    }
}

void TestTransitionKinds::reverseIsTheOtherWayRound()
{
    const auto near = [](const Frame &a, const Frame &b) {
        const auto distance = FrameDistance::of(a, b);
        QVERIFY2(distance.greatest < 1e-4, distance.toString());
    };
    const auto reversed = colours("wipe", {{u("reverse"), true}, {u("softness"), Curve(20)}});
    const auto turned = colours("wipe", {{u("angle"), Curve(180)}, {u("softness"), Curve(20)}});
    near(reversed.frame(8), turned.frame(8));
    // What the second picture's part would be k frames from the end is the first one's part.
    for (const char *kind : {"iris", "clock-wipe", "barn-doors", "blinds"}) {
        const Frame forward = colours(kind).frame(5 + 7);
        const Frame backward = colours(kind, {{u("reverse"), true}}).frame(5 + 2);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x)
                QVERIFY(std::abs(blue(forward, x, y) - sampleAt(backward, 0, x, y)) < 1e-4);
        }
    }
}

void TestTransitionKinds::bordersAreAsWideAsTheySay()
{
    const auto t = colours("wipe", {{u("border"), Curve(25)}, {u("borderColour"), u("#00ff00")}});
    for (int k = 0; k < 10; ++k) {
        const Frame frame = t.frame(5 + k);
        double green = 0;
        for (int x = 0; x < kWidth; ++x)
            green += sampleAt(frame, 1, x, 20);
        const double p = (k + 0.5) / 10, wide = kHeight * 0.25;
        // Where it is not cut by the frame's borders: 9 pixels, of which 9p lie before the edge.
        const double edge = kWidth * p;
        const double seen = std::min(edge + wide * p, kWidth + 0.0)
                            - std::max(edge - wide * (1 - p), 0.0);
        QVERIFY2(std::abs(green - seen) < 0.51, QByteArray::number(green));
    }
}

void TestTransitionKinds::numbersFollowKeyframesFromTheTransitionsStart()
{
    const auto turning = colours("wipe", {{u("angle"), weft::test::ramp(0, 0, 9, 90)}});
    for (int k = 0; k < 10; ++k) {
        const auto still = colours("wipe", {{u("angle"), Curve(10 * k)}});
        QVERIFY(FrameDistance::of(turning.frame(5 + k), still.frame(5 + k)).greatest < 1e-4);
    }
}

void TestTransitionKinds::irisesHaveTheirShape_data()
{
    using Inside = std::function<double(double, double)>;
    QTest::addColumn<QString>("shape");
    QTest::addColumn<Inside>("size");
    // The size at which each reaches a place: 1 at the frame's farthest corner.
    QTest::newRow("circle") << u("circle") << Inside([](double x, double y) {
        return std::hypot(x, y) / std::hypot(32, 18);
    });
    QTest::newRow("ellipse") << u("ellipse") << Inside([](double x, double y) {
        return std::hypot(x / 32, y / 18) / std::sqrt(2);
    });
    QTest::newRow("rectangle") << u("rectangle") << Inside([](double x, double y) {
        return std::max(std::abs(x) / 32, std::abs(y) / 18);
    });
    QTest::newRow("diamond") << u("diamond") << Inside([](double x, double y) {
        return (std::abs(x) / 32 + std::abs(y) / 18) / 2;
    });
}

/// Well inside all is the second picture, well outside the first.
void TestTransitionKinds::irisesHaveTheirShape()
{
    using Inside = std::function<double(double, double)>;
    QFETCH(QString, shape);
    QFETCH(Inside, size);
    const auto t = colours("iris", {{u("shape"), shape}});
    for (int k = 0; k < 10; ++k) {
        const Frame frame = t.frame(5 + k);
        const double p = (k + 0.5) / 10;
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const double reached = size(x + 0.5 - 32, y + 0.5 - 18);
                if (std::abs(reached - p) * 18 > 1.5)
                    QVERIFY(std::abs(blue(frame, x, y) - (reached < p ? 1 : 0)) < 1e-5);
            }
        }
    }
}

void TestTransitionKinds::clocksSweepClockwise()
{
    const auto t = colours("clock-wipe", {{u("angle"), Curve(90)}, {u("x"), Curve(10)}});
    const double middle = kWidth * 0.6;
    for (int k = 0; k < 10; ++k) {
        const Frame frame = t.frame(5 + k);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const double dx = x + 0.5 - middle, dy = y + 0.5 - kHeight / 2.0;
                const double angle = std::fmod(std::atan2(dy, dx) + 2 * M_PI, 2 * M_PI);
                const double hand = 2 * M_PI * (k + 0.5) / 10;
                const double away = std::min({std::abs(angle - hand), angle, 2 * M_PI - angle});
                if (away * std::hypot(dx, dy) > 1.5 && std::hypot(dx, dy) > 1.5)
                    QVERIFY(std::abs(blue(frame, x, y) - (angle < hand ? 1 : 0)) < 1e-5);
            }
        }
    }
}

void TestTransitionKinds::barnDoorsAndBlindsOpenEvenly()
{
    const auto doors = colours("barn-doors");
    const auto blinds = colours("blinds", {{u("angle"), Curve(0)}, {u("count"), Curve(4)}});
    for (int k = 0; k < 10; ++k) {
        const double p = (k + 0.5) / 10;
        const Frame door = doors.frame(5 + k), blind = blinds.frame(5 + k);
        for (int x = 0; x < kWidth; ++x) {
            const double fromMiddle = std::abs(x + 0.5 - 32), inSlat = std::fmod(x + 0.5, 16);
            QVERIFY(std::abs(blue(door, x, 9) - std::clamp(32 * p - fromMiddle + 0.5, 0.0, 1.0))
                    < 1e-4);
            // A slat is open or closed by less than a pixel in the first and last frame.
            const double atEnds = std::min(1.0, 16 * p) - std::min(1.0, 16 * (1 - p));
            const double inside = 8 * p - std::abs(std::remainder(inSlat - 8 * p, 16));
            QVERIFY(std::abs(blue(blind, x, 9) - std::clamp(inside + 0.5 + atEnds / 2, 0.0, 1.0))
                    < 1e-4);
        }
    }
}

void TestTransitionKinds::lumaWipesFollowTheirPicture()
{
    for (const bool isInverted : {false, true}) {
        auto t = colours("luma-wipe");
        const MediaId image = addImage(t);
        Track &track = t.m.editTrack(t.sequence, t.track);
        ClipBody right = *track.clips.at(1).body;
        right.transition->parameters = {{u("image"), image},
                                        {u("softness"), Curve(25)},
                                        {u("invert"), isInverted}};
        track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
        for (int k = 0; k < 10; ++k) {
            const Frame frame = t.frame(5 + k);
            const double p = (k + 0.5) / 10;
            // One level to the right, a third of one down.
            const double width = std::hypot(0.25, std::hypot(3, 1) / 255);
            for (int y = 1; y < kHeight - 1; ++y) {
                for (int x = 1; x < kWidth - 1; ++x) {
                    const double grey = (3 * x + y) / 255.0, level = isInverted ? 1 - grey : grey;
                    QVERIFY(
                        std::abs(blue(frame, x, y)
                                 - ramp((p - level + 0.25 * (p - 0.5)) / width + 0.5, 0.25 / width))
                        < 1e-4);
                }
            }
        }
    }
}

void TestTransitionKinds::aLumaWipeWithoutPictureDissolves()
{
    QVERIFY(isSame(colours("luma-wipe").frame(8), colours("dissolve").frame(8)));
}

void TestTransitionKinds::aMissingLumaPictureIsNamed()
{
    auto t = colours("luma-wipe");
    const MediaId gone = t.m.addMedia(videoInfo(8, 8));
    Track &track = t.m.editTrack(t.sequence, t.track);
    ClipBody right = *track.clips.at(1).body;
    right.name = u("Blue");
    right.transition->parameters = {{u("image"), gone}};
    track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
    const auto failed = Renderer(t.m.snapshot(), t.sequence, t.m.map).frame(8);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Media);
    QVERIFY(failed.error().message.contains(u("\"Blue\""))
            && failed.error().message.contains(u("gone.mp4"))
            && failed.error().message.contains(u("00:00:00:08")));
    right.name.clear(); // then it goes by what it shows
    track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
    const auto nameless = Renderer(t.m.snapshot(), t.sequence, t.m.map).frame(8);
    QVERIFY(!nameless && nameless.error().message.contains(u("\"Colour\"")));
    RenderOptions card;
    card.missing = RenderOptions::Missing::Placeholder;
    QVERIFY(!t.frame(8, card).isNull());
}

/// A picture of detail that shows where it lies.
static Frame detail(unsigned seed)
{
    return testFrame({PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None}, kWidth, kHeight,
                     srgbTags(), seed);
}

namespace {

/// From one picture of detail to another.
class Moving
{
public:
    Frame a = detail(1);
    Frame b = detail(2);
    RenderedTransition t;

    Moving(const char *kind, const Parameters &parameters, std::int64_t length = 4)
        : t(clipOf(MediaSource{{50}}, 10), clipOf(MediaSource{{51}}, 10),
            transitionOf(kind, parameters, length, 0))
    {
        t.m.project.nextId = 50;
        for (const Frame &frame : {a, b}) {
            const QString path = m_folder.filePath(u("%1.mkv").arg(t.m.project.nextId));
            writeFilm(path, {frame});
            t.m.addMedia(videoInfo(kWidth, kHeight), path);
        }
    }

    /// A component of the first or the second picture.
    static double at(const Frame &frame, int plane, int x, int y)
    {
        return sampleAt(frame, plane, x, y) / 255;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// Of 4 frames of a 64 pixels' way, frame k has gone 16k + 8.
void TestTransitionKinds::slidesMoveOnePicture()
{
    const Moving over("slide", {}),
        reveal("slide", {{u("way"), u("reveal")}, {u("angle"), Curve(180)}});
    for (int k = 0; k < 4; ++k) {
        const int gone = 16 * k + 8;
        const Frame in = over.t.frame(10 + k), out = reveal.t.frame(10 + k);
        for (int x = 0; x < kWidth; ++x) {
            const double expectedIn = x < gone ? Moving::at(over.b, 1, x + kWidth - gone, 11)
                                               : Moving::at(over.a, 1, x, 11);
            const double expectedOut = x < kWidth - gone ? Moving::at(reveal.a, 1, x + gone, 11)
                                                         : Moving::at(reveal.b, 1, x, 11);
            QVERIFY(std::abs(sampleAt(in, 1, x, 11) - expectedIn) < 1e-5);
            QVERIFY(std::abs(sampleAt(out, 1, x, 11) - expectedOut) < 1e-5);
        }
    }
}

/// Down: 36 pixels in 2 frames, 9 and 27.
void TestTransitionKinds::pushesMoveBoth()
{
    const Moving push("push", {{u("angle"), Curve(90)}}, 2);
    for (int k = 0; k < 2; ++k) {
        const int gone = 18 * k + 9;
        const Frame frame = push.t.frame(10 + k);
        for (int y = 0; y < kHeight; ++y) {
            const double expected = y < gone ? Moving::at(push.b, 0, 40, y + kHeight - gone)
                                             : Moving::at(push.a, 0, 40, y - gone);
            QVERIFY(std::abs(sampleAt(frame, 0, 40, y) - expected) < 1e-5);
        }
    }
}

/// Pictures twice as large as the frame, and no less at its edges: each stays in its own.
void TestTransitionKinds::whatLiesBeyondAMovingFrameIsCutAway()
{
    const Curve doubled(200);
    for (const std::int64_t length : {2, 7}) { // whole pixels, and parts of them
        RenderedTransition t(colourClip(kRed, 10), colourClip(kBlue, 10),
                             transitionOf("push", {}, length, 0));
        Track &track = t.m.editTrack(t.sequence, t.track);
        for (std::size_t i = 0; i < 2; ++i) {
            const Clip clip = track.clips.at(i);
            ClipBody body = *clip.body;
            body.effects = {transformOf({{u("scaleX"), doubled}, {u("scaleY"), doubled}})};
            track.clips = track.clips.replaced(i, {clip.start,
                                                   std::make_shared<const ClipBody>(body)});
        }
        for (int k = 0; k < length; ++k) {
            const Frame frame = t.frame(10 + k);
            const double edge = kWidth * (k + 0.5) / static_cast<double>(length);
            for (int x = 0; x < kWidth; ++x) {
                const double part = std::clamp(edge - x, 0.0, 1.0);
                COMPARE_PIXELS(pixelOf(frame, x, 5), (Rgba{1 - part, 0, part, 1}), 1e-5);
            }
        }
    }
}

/// The first picture alone is one that is enlarged and fades.
void TestTransitionKinds::zoomsScaleAboutTheirPlace()
{
    const Parameters zoom{{u("scale"), Curve(400)}, {u("x"), Curve(25)}, {u("y"), Curve(-10)}};
    Moving moving("zoom", zoom);
    Track &track = moving.t.m.editTrack(moving.t.sequence, moving.t.track);
    ClipBody right = *track.clips.at(1).body;
    right.effects = {effectOf("opacity", {{u("opacity"), Curve(0)}})};
    track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
    for (int k = 0; k < 4; ++k) {
        const double p = (k + 0.5) / 4, percent = 100 * std::pow(4, p);
        Moving still("dissolve", {});
        Track &only = still.t.m.editTrack(still.t.sequence, still.t.track);
        ClipBody body = *only.clips.at(0).body;
        body.length = 20;
        body.effects = {transformOf({{u("scaleX"), Curve(percent)},
                                     {u("scaleY"), Curve(percent)},
                                     {u("anchorX"), Curve(25)},
                                     {u("anchorY"), Curve(-10)}}),
                        effectOf("opacity", {{u("opacity"), Curve(100 * (1 - p))}})};
        only.clips = only.clips.removed(1).replaced(0, {0, std::make_shared<const ClipBody>(body)});
        const auto distance = FrameDistance::of(moving.t.frame(10 + k), still.t.frame(10 + k));
        QVERIFY2(distance.greatest < 1e-4, distance.toString());
    }
}

/// A wipe of insets over a ground: the ground is untouched around them.
void TestTransitionKinds::insetsAreWipedWithinThePicture()
{
    auto t = colours("wipe", {{u("border"), Curve(10)}});
    Track &track = t.m.editTrack(t.sequence, t.track);
    for (std::size_t i = 0; i < 2; ++i) {
        const Clip clip = track.clips.at(i);
        ClipBody body = *clip.body;
        body.effects = {transformOf({{u("scaleX"), Curve(50)}, {u("scaleY"), Curve(50)}})};
        track.clips = track.clips.replaced(i, {clip.start, std::make_shared<const ClipBody>(body)});
    }
    const Frame frame = t.frame(9);
    QCOMPARE(sampleAt(frame, 3, 2, 2), 0.0);
    QCOMPARE(sampleAt(frame, 3, 60, 20), 0.0);
    QVERIFY(std::abs(blue(frame, 18, 18) - 1) < 1e-5);
    QVERIFY(std::abs(sampleAt(frame, 0, 40, 18) - 1) < 1e-5);
}

/// Left of the edge the second one's exposure, right of it the first one's.
void TestTransitionKinds::adjustmentsAreSharedByPlace()
{
    RenderedEffect e(kWidth, kHeight);
    e.add(colourClip({100, 100, 100, 255}, 20), {});
    const std::size_t above = e.m.addTrack(e.sequence);
    const auto adjustment = [](double level) {
        ClipBody body = clipOf(AdjustmentSource{}, 10);
        body.effects = {effectOf("brightness", {{u("brightness"), Curve(level)}})};
        return body;
    };
    ClipBody right = adjustment(20);
    for (const char *kind : {"wipe", "push", "slide"}) {
        right.transition = transitionOf(kind);
        TestProject m = e.m;
        m.addClip(e.sequence, above, 0, adjustment(-20));
        m.addClip(e.sequence, above, 10, right);
        RenderOptions options;
        options.format = kStraightF32;
        const Frame frame = *Renderer(m.snapshot(), e.sequence, m.map, options).frame(9);
        const double before = *Renderer(m.snapshot(), e.sequence, m.map, options)
                                   .frame(0)
                                   .map([](const Frame &f) { return sampleAt(f, 0, 5, 5); });
        const double after = *Renderer(m.snapshot(), e.sequence, m.map, options)
                                  .frame(19)
                                  .map([](const Frame &f) { return sampleAt(f, 0, 5, 5); });
        QVERIFY(after > before + 0.1);
        for (int x = 0; x < kWidth; ++x) {
            const double edge = kWidth * 0.45;
            if (std::abs(x + 0.5 - edge) > 1)
                QVERIFY2(std::abs(sampleAt(frame, 0, x, 9) - (x < edge ? after : before)) < 1e-5,
                         kind);
        }
    }
}

void TestTransitionKinds::aDipCoversWhatAdjustmentsAdjust()
{
    RenderedEffect e(kWidth, kHeight);
    e.add(colourClip({100, 100, 100, 255}, 20), {});
    const std::size_t above = e.m.addTrack(e.sequence);
    ClipBody body = clipOf(AdjustmentSource{}, 10);
    body.effects = {effectOf("exposure", {{u("stops"), Curve(1)}})};
    e.m.addClip(e.sequence, above, 0, body);
    body.transition = transitionOf("dip", {{u("colour"), u("#00ff00")}, {u("hold"), Curve(20)}});
    e.m.addClip(e.sequence, above, 10, body);
    COMPARE_PIXELS(pixelOf(e.frame(9), 8, 8), (Rgba{0, 1, 0, 1}), 1e-5);
    QVERIFY(sampleAt(e.frame(6), 1, 8, 8) > sampleAt(e.frame(6), 0, 8, 8));
}

/// A mask and a blur are part of the picture that moves.
void TestTransitionKinds::mattesAndBlursMoveAlong()
{
    Moving moving("push", {});
    Track &track = moving.t.m.editTrack(moving.t.sequence, moving.t.track);
    ClipBody left = *track.clips.at(0).body;
    left.effects = {effectOf("blur", {{u("radius"), Curve(5)}}),
                    effectOf("mask-ellipse", {{u("feather"), Curve(10)}})};
    track.clips = track.clips.replaced(0, {0, std::make_shared<const ClipBody>(left)});
    ClipBody right = *track.clips.at(1).body;
    right.effects = {effectOf("opacity", {{u("opacity"), Curve(0)}})};
    track.clips = track.clips.replaced(1, {10, std::make_shared<const ClipBody>(right)});
    const Frame still = moving.t.frame(0), moved = moving.t.frame(11); // by 24 pixels
    for (int plane = 0; plane < 4; ++plane) {
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 24; x < kWidth; ++x)
                QVERIFY(std::abs(sampleAt(moved, plane, x, y) - sampleAt(still, plane, x - 24, y))
                        < 2e-5);
        }
    }
}

WEFT_TEST_MAIN(TestTransitionKinds)
#include "tst_transition_kinds.moc"
