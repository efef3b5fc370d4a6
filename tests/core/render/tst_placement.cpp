#include "core/effects/transform.h"
#include "core/render/placement.h"

#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

#include <numbers>

using namespace weft;
using namespace weft::test;

namespace {

constexpr double kTiny = 1e-9;

struct Box
{
    double left, top, right, bottom;
};

/// Where the corners of a picture go, as a rectangle.
Box boxOf(const Affine &m, int width, int height)
{
    const Point a = m({0, 0}), b = m({double(width), double(height)});
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

bool isNear(const Point &a, const Point &b)
{
    return std::abs(a.x - b.x) < kTiny && std::abs(a.y - b.y) < kTiny;
}

QByteArray text(const Point &p)
{
    return '(' + QByteArray::number(p.x) + ", " + QByteArray::number(p.y) + ')';
}

#define COMPARE_POINT(actual, expected) \
    QVERIFY2(isNear(actual, expected), text(actual) + " instead of " + text(expected))

} // namespace

class TestPlacement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreFitted_data();
    void picturesAreFitted();
    void theSameSizeIsTheIdentity();
    void turnedPicturesStandUpright_data();
    void turnedPicturesStandUpright();
    void theTransformGoesAboutTheAnchor_data();
    void theTransformGoesAboutTheAnchor();
    void transformsFollowKeyframes();
    void mapsAreComposedAndInverted();
    void quarterTurnsAreExact();
};

void TestPlacement::picturesAreFitted_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QSize>("pixel"); // aspect as width : height
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QString>("fit");
    QTest::addColumn<QSize>("frame");
    QTest::addColumn<QRect>("expected");

    const QSize hd(1920, 1080), square(1, 1);
    QTest::newRow("same") << hd << square << 0 << "fit" << hd << QRect(0, 0, 1920, 1080);
    QTest::newRow("half, fit") << QSize(960, 540) << square << 0 << "fit" << hd
                               << QRect(0, 0, 1920, 1080);
    QTest::newRow("half, none") << QSize(960, 540) << square << 0 << "none" << hd
                                << QRect(480, 270, 960, 540);
    QTest::newRow("4:3, fit") << QSize(640, 480) << square << 0 << "fit" << hd
                              << QRect(240, 0, 1440, 1080);
    QTest::newRow("4:3, fill") << QSize(640, 480) << square << 0 << "fill" << hd
                               << QRect(0, -180, 1920, 1440);
    QTest::newRow("larger, none") << QSize(4000, 3000) << square << 0 << "none" << hd
                                  << QRect(-1040, -960, 4000, 3000);
    QTest::newRow("portrait, fit") << hd << square << 90 << "fit" << hd << QRect(656, 0, 608, 1080);
    QTest::newRow("portrait in portrait")
        << hd << square << 270 << "fit" << QSize(1080, 1920) << QRect(0, 0, 1080, 1920);
    QTest::newRow("upside down") << hd << square << 180 << "fit" << hd << QRect(0, 0, 1920, 1080);
    QTest::newRow("PAL wide") << QSize(720, 576) << QSize(64, 45) << 0 << "fit" << QSize(1024, 576)
                              << QRect(0, 0, 1024, 576);
    QTest::newRow("NTSC wide: 853⅓ in 854") << QSize(720, 480) << QSize(32, 27) << 0 << "fit"
                                            << QSize(854, 480) << QRect(0, 0, 854, 480);
    QTest::newRow("NTSC in HD") << QSize(720, 480) << QSize(8, 9) << 0 << "fit" << hd
                                << QRect(240, 0, 1440, 1080);
    QTest::newRow("anamorphic, none")
        << QSize(720, 480) << QSize(32, 27) << 0 << "none" << hd << QRect(533, 300, 853, 480);
    QTest::newRow("odd size leaves no sliver")
        << QSize(1279, 719) << square << 0 << "fit" << QSize(1280, 720) << QRect(0, 0, 1280, 720);
    QTest::newRow("odd size stays, none")
        << QSize(1279, 719) << square << 0 << "none" << QSize(1280, 720) << QRect(0, 0, 1279, 719);
    QTest::newRow("one pixel") << QSize(1, 1) << square << 0 << "fill" << QSize(64, 36)
                               << QRect(0, -14, 64, 64);
    QTest::newRow("a line") << QSize(5000, 1) << square << 0 << "fit" << QSize(64, 36)
                            << QRect(0, 17, 64, 1);
}

void TestPlacement::picturesAreFitted()
{
    QFETCH(QSize, picture);
    QFETCH(QSize, pixel);
    QFETCH(int, rotation);
    QFETCH(QString, fit);
    QFETCH(QSize, frame);
    QFETCH(QRect, expected);
    const PictureShape shape{picture.width(), picture.height(),
                             Rational(pixel.width(), pixel.height()), rotation, false};
    const Fit kind = fit == QLatin1String("fit")    ? Fit::Fit
                     : fit == QLatin1String("fill") ? Fit::Fill
                                                    : Fit::None;
    const Box box = boxOf(fitPlacement(shape, kind, frame.width(), frame.height()), shape.width,
                          shape.height);
    COMPARE_POINT((Point{box.left, box.top}), (Point{double(expected.x()), double(expected.y())}));
    COMPARE_POINT((Point{box.right, box.bottom}),
                  (Point{double(expected.x() + expected.width()),
                         double(expected.y() + expected.height())}));
}

void TestPlacement::theSameSizeIsTheIdentity()
{
    for (const Fit fit : {Fit::Fit, Fit::Fill, Fit::None}) {
        QVERIFY(fitPlacement({1920, 1080}, fit, 1920, 1080) == Affine());
        QVERIFY(fitPlacement({64, 36}, fit, 64, 36).then(transformAt(transformOf({}), 0, 64, 36))
                == Affine());
    }
}

void TestPlacement::turnedPicturesStandUpright_data()
{
    QTest::addColumn<int>("rotation");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QPointF>("firstCorner"); // of a 40×30 picture, upright in its own size
    QTest::newRow("0") << 0 << false << QPointF(0, 0);
    QTest::newRow("90") << 90 << false << QPointF(30, 0);
    QTest::newRow("180") << 180 << false << QPointF(40, 30);
    QTest::newRow("270") << 270 << false << QPointF(0, 40);
    QTest::newRow("0, mirrored") << 0 << true << QPointF(40, 0);
    QTest::newRow("90, mirrored") << 90 << true << QPointF(0, 0);
    QTest::newRow("180, mirrored") << 180 << true << QPointF(0, 30);
    QTest::newRow("270, mirrored") << 270 << true << QPointF(30, 40);
}

void TestPlacement::turnedPicturesStandUpright()
{
    QFETCH(int, rotation);
    QFETCH(bool, mirrored);
    QFETCH(QPointF, firstCorner);
    const bool lies = rotation % 180 == 0;
    const Affine m = fitPlacement({40, 30, Rational(1), rotation, mirrored}, Fit::None,
                                  lies ? 40 : 30, lies ? 30 : 40);
    COMPARE_POINT(m({0, 0}), (Point{firstCorner.x(), firstCorner.y()}));
}

void TestPlacement::theTransformGoesAboutTheAnchor_data()
{
    QTest::addColumn<QString>("parameters"); // x y scaleX scaleY rotation anchorX anchorY
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    // in a frame of 200×100, whose middle is (100, 50)
    QTest::newRow("nothing") << "0 0 100 100 0 0 0" << QPointF(13, 17) << QPointF(13, 17);
    QTest::newRow("moved") << "25 -10 100 100 0 0 0" << QPointF(100, 50) << QPointF(150, 40);
    QTest::newRow("halved") << "0 0 50 50 0 0 0" << QPointF(0, 0) << QPointF(50, 25);
    QTest::newRow("stretched") << "0 0 200 100 0 0 0" << QPointF(150, 60) << QPointF(200, 60);
    QTest::newRow("clockwise") << "0 0 100 100 90 0 0" << QPointF(120, 50) << QPointF(100, 70);
    QTest::newRow("about the upper left")
        << "0 0 50 50 0 -50 -50" << QPointF(200, 100) << QPointF(100, 50);
    QTest::newRow("the anchor stays")
        << "0 0 37 81 33 20 -30" << QPointF(140, 20) << QPointF(140, 20);
    QTest::newRow("scaled, turned, then moved")
        << "10 0 50 100 90 0 0" << QPointF(140, 50) << QPointF(120, 70);
    QTest::newRow("the move is not turned")
        << "50 0 100 100 180 0 0" << QPointF(100, 50) << QPointF(200, 50);
}

void TestPlacement::theTransformGoesAboutTheAnchor()
{
    QFETCH(QString, parameters);
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    const QStringList names{"x", "y", "scaleX", "scaleY", "rotation", "anchorX", "anchorY"};
    const QStringList values = parameters.split(' ');
    Effect effect = transformOf({});
    for (qsizetype i = 0; i < names.size(); ++i)
        effect.parameters[names[i]] = Curve(values[i].toDouble());
    const Affine m = transformAt(effect, 0, 200, 100);
    COMPARE_POINT(m({from.x(), from.y()}), (Point{to.x(), to.y()}));
}

void TestPlacement::transformsFollowKeyframes()
{
    const Effect effect = transformOf({{"x", ramp(10, 0, 20, 50)}});
    COMPARE_POINT(transformAt(effect, 0, 200, 100)({0, 0}), (Point{0, 0}));
    COMPARE_POINT(transformAt(effect, 15, 200, 100)({0, 0}), (Point{50, 0}));
    COMPARE_POINT(transformAt(effect, 99, 200, 100)({0, 0}), (Point{100, 0}));
}

void TestPlacement::mapsAreComposedAndInverted()
{
    const Affine a{1.5, 0.25, -3, -0.5, 2, 7}, b{0.3, -1, 11, 1, 0.4, -5};
    const Point p{12.5, -3.75};
    COMPARE_POINT(a.then(b)(p), b(a(p)));
    COMPARE_POINT(a.inverted()(a(p)), p);
    COMPARE_POINT(a.then(b).then(a.then(b).inverted())(p), p);
}

void TestPlacement::quarterTurnsAreExact()
{
    for (const double turn : {-36000.0, -360.0, 0.0, 720.0})
        QVERIFY(Affine::rotation(turn) == Affine());
    QVERIFY(Affine::rotation(450) == Affine::rotation(90));
    QVERIFY(Affine::rotation(-90) == Affine::rotation(270));
    COMPARE_POINT(Affine::rotation(90)({1, 0}), (Point{0, 1}));
    COMPARE_POINT(Affine::rotation(180)({1, 2}), (Point{-1, -2}));
    const double root = std::sqrt(0.5);
    COMPARE_POINT(Affine::rotation(45)({1, 0}), (Point{root, root}));
}

WEFT_TEST_MAIN(TestPlacement)
#include "tst_placement.moc"
