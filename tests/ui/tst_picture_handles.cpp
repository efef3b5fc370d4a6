#include "core/effects/effect_table.h"
#include "core/effects/transform.h"
#include "tests/ui/monitor_stage.h"
#include "ui/monitor/monitor_deck.h"
#include "ui/monitor/path_tool.h"
#include "ui/monitor/picture_handles.h"
#include "ui/monitor/program_monitor.h"

#include <QPlainTextEdit>
#include <QToolButton>

#include <cmath>

using namespace weft;
using namespace weft::ui;
using test::MonitorStage;

namespace {

/// A program monitor with a clip (200 × 100, one colour) selected.
class Bench : public MonitorStage
{
public:
    explicit Bench(const Source &source = ColourSource{{40, 90, 160}})
        : MonitorStage({})
    {
        picture = append(source, 50);
        monitor = new ProgramMonitor(*session, actions);
        isReady = open(monitor);
        session->selection().set({picture});
    }

    const ClipBody &body() const { return *findClip(*session->root(), picture)->clip.body; }
    const Effect &effect() const { return body().effects.back(); }
    double number(const char *id) const { return parameterAt(effect(), id, 0); }
    QWidget *handles() const { return &monitor->handles(); }
    QPoint inWidget(const QPointF &frame) const
    {
        return monitor->deck().view().mapping().toWidget(frame).toPoint();
    }
    Handle handle(Handle::Kind kind, int index = 0) const
    {
        for (const Handle &handle : monitor->handles().tool()->handles()) {
            if (handle.kind == kind && handle.index == index)
                return handle;
        }
        return {};
    }
    /// Drags by hand, in pixels of the frame.
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(handles(), Qt::LeftButton, modifiers, inWidget(from));
        QMouseEvent move(QEvent::MouseMove, inWidget(to), handles()->mapToGlobal(inWidget(to)),
                         Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(handles(), &move);
        QTest::mouseRelease(handles(), Qt::LeftButton, modifiers, inWidget(to));
    }
    void addEffect(const char *type, Parameters parameters = {})
    {
        apply(AddEffect{.clip = picture, .type = QLatin1String(type), .parameters = parameters});
    }

    ClipId picture;
    ProgramMonitor *monitor;
    bool isReady;
};

bool isNear(double a, double b, double within = 1)
{
    return std::abs(a - b) <= within;
}

} // namespace

class TestPictureHandles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPressWithoutAMoveChangesNothing();
    void draggingMovesThePictureInOneStep();
    void escTakesADragBack();
    void shiftKeepsToOneAxis();
    void aCornerScalesAboutTheAnchor();
    void aSideScalesOneWay();
    void turningSnapsWithShift();
    void theAnchorMovesAndThePictureStays();
    void aKeyframedNumberGetsAKeyframe();
    void aCropIsDraggedAtItsBorders();
    void aPinnedCornerGoesWhereItIsDragged();
    void aMaskIsMovedSizedAndTurned();
    void aBezierMaskIsDrawnShapedAndThinned();
    void pathDataIsReadBack();
    void aTitleIsPlacedAndSized();
    void aTitleIsTypedWhereItStands();
    void handlesAreHiddenOnDemand();
    void theChooserNamesWhatHasHandles();
};

void TestPictureHandles::aPressWithoutAMoveChangesNothing()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const Document::Root before = bench.session->root();
    QTest::mousePress(bench.handles(), Qt::LeftButton, {}, bench.inWidget({60, 50}));
    QTest::mouseMove(bench.handles(), bench.inWidget({60, 50}) + QPoint(2, 1));
    QTest::mouseRelease(bench.handles(), Qt::LeftButton, {}, bench.inWidget({60, 50}));
    QCOMPARE(bench.session->root(), before);
}

void TestPictureHandles::draggingMovesThePictureInOneStep()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const std::size_t steps = bench.session->document().stepsDone();
    QTest::mousePress(bench.handles(), Qt::LeftButton, {}, bench.inWidget({60, 50}));
    QTest::mouseMove(bench.handles(), bench.inWidget({80, 50}));
    QTest::mouseMove(bench.handles(), bench.inWidget({100, 60}));
    QVERIFY(bench.session->isPreviewing());
    QVERIFY(bench.body().effects.empty());
    QTest::mouseRelease(bench.handles(), Qt::LeftButton, {}, bench.inWidget({100, 60}));
    QCOMPARE(bench.session->document().stepsDone(), steps + 1);
    QVERIFY(isNear(bench.number("x"), 20));
    QVERIFY(isNear(bench.number("y"), 10));
    bench.session->undo();
    QVERIFY(bench.body().effects.empty());
}

void TestPictureHandles::escTakesADragBack()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const Document::Root before = bench.session->root();
    QTest::mousePress(bench.handles(), Qt::LeftButton, {}, bench.inWidget({60, 50}));
    QTest::mouseMove(bench.handles(), bench.inWidget({100, 60}));
    QVERIFY(bench.session->isPreviewing());
    QTest::keyClick(&bench.monitor->deck().view(), Qt::Key_Escape);
    QVERIFY(!bench.session->isPreviewing());
    QTest::mouseRelease(bench.handles(), Qt::LeftButton, {}, bench.inWidget({100, 60}));
    QCOMPARE(bench.session->root(), before);
}

void TestPictureHandles::shiftKeepsToOneAxis()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.drag({60, 50}, {100, 60}, Qt::ShiftModifier);
    QVERIFY(isNear(bench.number("x"), 20));
    QCOMPARE(bench.number("y"), 0.0);
}

void TestPictureHandles::aCornerScalesAboutTheAnchor()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.drag({200, 100}, {150, 75});
    QVERIFY(isNear(bench.number("scaleX"), 50));
    QVERIFY(isNear(bench.number("scaleY"), 50));
    QCOMPARE(bench.number("x"), 0.0);
    const QPointF corner = bench.handle(Handle::Kind::Corner, 2).place;
    QVERIFY(QLineF(corner, {150, 75}).length() < 1.5);
}

void TestPictureHandles::aSideScalesOneWay()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.drag({200, 50}, {180, 50});
    QVERIFY(isNear(bench.number("scaleX"), 80));
    QCOMPARE(bench.number("scaleY"), 100.0);
}

void TestPictureHandles::turningSnapsWithShift()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("transform",
                    {{QStringLiteral("scaleX"), Curve(50)}, {QStringLiteral("scaleY"), Curve(50)}});
    const QPointF knob = bench.handle(Handle::Kind::Turn).place;
    QVERIFY(knob.y() < 25);
    bench.drag(knob, {100 + 30 * std::sin(0.8), 50 - 30 * std::cos(0.8)}, Qt::ShiftModifier);
    QCOMPARE(bench.number("rotation"), 45.0);
}

void TestPictureHandles::theAnchorMovesAndThePictureStays()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("transform", {{QStringLiteral("scaleX"), Curve(50)},
                                  {QStringLiteral("scaleY"), Curve(50)},
                                  {QStringLiteral("rotation"), Curve(30)}});
    const Affine before = transformAt(bench.effect(), 0, 200, 100);
    const QPointF anchor = bench.handle(Handle::Kind::Anchor).place;
    bench.drag(anchor, anchor + QPointF(20, 5));
    QVERIFY(!isNear(bench.number("anchorX"), 0, 0.5));
    const Affine after = transformAt(bench.effect(), 0, 200, 100);
    for (const Point &place : {Point{0, 0}, Point{200, 100}}) {
        QVERIFY(isNear(before(place).x, after(place).x, 0.01));
        QVERIFY(isNear(before(place).y, after(place).y, 0.01));
    }
}

void TestPictureHandles::aKeyframedNumberGetsAKeyframe()
{
    Bench bench;
    QVERIFY(bench.isReady);
    Curve curve;
    curve.keyframes = {{0, 0}, {40, 0}};
    bench.addEffect("transform", {{QStringLiteral("x"), curve}});
    bench.session->player().seek(20);
    bench.drag({60, 50}, {100, 50});
    const Curve moved = std::get<Curve>(bench.effect().parameters.at(QStringLiteral("x")));
    QCOMPARE(moved.keyframes.size(), std::size_t(3));
    QCOMPARE(moved.keyframes[1].frame, 20);
    QVERIFY(isNear(moved.keyframes[1].value, 20));
}

void TestPictureHandles::aCropIsDraggedAtItsBorders()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("crop");
    bench.drag({0, 50}, {50, 50});
    QVERIFY(isNear(bench.number("left"), 25));
    QCOMPARE(bench.number("right"), 0.0);
    bench.drag({200, 100}, {160, 60});
    QVERIFY(isNear(bench.number("right"), 20));
    QVERIFY(isNear(bench.number("bottom"), 40));
    bench.drag({100, 30}, {120, 30});
    QVERIFY(isNear(bench.number("left"), 35));
    QVERIFY(isNear(bench.number("right"), 10));
}

void TestPictureHandles::aPinnedCornerGoesWhereItIsDragged()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("corner-pin");
    bench.drag({200, 0}, {160, 20});
    QVERIFY(isNear(bench.number("topRightX"), 80));
    QVERIFY(isNear(bench.number("topRightY"), 20));
    QCOMPARE(bench.number("topLeftX"), 0.0);
    QVERIFY(QLineF(bench.handle(Handle::Kind::Corner, 1).place, {160, 20}).length() < 1.5);
}

void TestPictureHandles::aMaskIsMovedSizedAndTurned()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("mask-ellipse"); // 50 % of the frame about its middle
    bench.drag({100, 40}, {120, 40});
    QVERIFY(isNear(bench.number("x"), 10));
    // Its right border lies at 170 now; the left one, at 70, stays.
    bench.drag({170, 50}, {190, 50});
    QVERIFY(isNear(bench.number("width"), 60));
    QVERIFY(isNear(bench.number("x"), 15));
    const QPointF knob = bench.handle(Handle::Kind::Turn).place;
    bench.drag(knob, {130 + 40, 50}, Qt::ShiftModifier);
    QCOMPARE(bench.number("rotation"), 90.0);
}

void TestPictureHandles::aBezierMaskIsDrawnShapedAndThinned()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("mask-bezier");
    const auto outline = [&bench] {
        return *readOutline(
            std::get<QString>(bench.effect().parameters.at(QStringLiteral("path"))));
    };
    bench.drag({40, 20}, {160, 80});
    QCOMPARE(outline().size(), std::size_t(1));
    QCOMPARE(outline().front().curves.size(), std::size_t(4));
    QVERIFY(isNear(outline().front().start.x, 50));
    QVERIFY(isNear(outline().front().start.y, 20));
    bench.drag({160, 50}, {180, 50}); // its rightmost point
    QVERIFY(isNear(outline().front().curves.front().end.x, 90));
    const QPointF point = bench.handle(Handle::Kind::Point, 1).place;
    QTest::mouseDClick(bench.handles(), Qt::LeftButton, {}, bench.inWidget(point));
    QCOMPARE(outline().front().curves.size(), std::size_t(3));
}

void TestPictureHandles::pathDataIsReadBack()
{
    const Outline outline{ellipseIn({10, 20, 30, 40})};
    const Result<Outline> read = readOutline(toPathData(outline));
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(1));
    QCOMPARE(read->front().curves.size(), std::size_t(4));
    QVERIFY(isNear(read->front().curves[1].handle1.y, outline.front().curves[1].handle1.y, 0.001));
}

void TestPictureHandles::aTitleIsPlacedAndSized()
{
    Bench bench(TitleSource{.text = QStringLiteral("Weft"), .size = 40});
    QVERIFY(bench.isReady);
    const auto title = [&bench] { return std::get<TitleSource>(bench.body().source); };
    bench.drag({100, 50}, {120, 60});
    QVERIFY(isNear(title().x, 60));
    QVERIFY(isNear(title().y, 60));
    const QPointF corner = bench.handle(Handle::Kind::Corner, 2).place;
    const QPointF middle = (corner + bench.handle(Handle::Kind::Corner, 0).place) / 2;
    bench.drag(corner, middle + (corner - middle) * 1.25);
    QVERIFY(isNear(title().size, 50, 2.5));
}

void TestPictureHandles::aTitleIsTypedWhereItStands()
{
    Bench bench(TitleSource{.text = QStringLiteral("Weft"), .size = 40});
    QVERIFY(bench.isReady);
    const auto text = [&bench] { return std::get<TitleSource>(bench.body().source).text; };
    PictureHandles &handles = bench.monitor->handles();
    QTest::mouseDClick(&handles, Qt::LeftButton, {}, bench.inWidget({100, 50}));
    QVERIFY(handles.titleEditor());
    QTest::keyClicks(handles.titleEditor(), QStringLiteral("warp and weft"));
    QTest::keyClick(handles.titleEditor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!handles.titleEditor());
    QCOMPARE(text(), QStringLiteral("warp and weft"));
    bench.monitor->editTitle(bench.picture);
    QTest::keyClicks(handles.titleEditor(), QStringLiteral("never"));
    QTest::keyClick(handles.titleEditor(), Qt::Key_Escape);
    QVERIFY(!handles.titleEditor());
    QCOMPARE(text(), QStringLiteral("warp and weft"));
    bench.monitor->editTitle(bench.picture);
    QTest::keyClicks(handles.titleEditor(), QStringLiteral("kept"));
    bench.monitor->deck().timecode().setFocus();
    QCOMPARE(text(), QStringLiteral("kept"));
}

void TestPictureHandles::handlesAreHiddenOnDemand()
{
    Bench bench;
    QVERIFY(bench.isReady);
    QVERIFY(bench.monitor->handles().tool());
    bench.actions.action("view.handles")->trigger();
    QVERIFY(!bench.monitor->handles().tool());
    bench.actions.action("view.handles")->trigger();
    bench.session->player().seek(60); // behind the clip
    QVERIFY(!bench.monitor->handles().tool());
}

void TestPictureHandles::theChooserNamesWhatHasHandles()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.addEffect("crop");
    bench.addEffect("exposure");
    PictureHandles &handles = bench.monitor->handles();
    QCOMPARE(handles.targets().size(), std::size_t(2));
    QCOMPARE(handles.chooser()->text(), handles.targets().back().label);
    handles.choose(handles.targets().front());
    QCOMPARE(handles.chooser()->text(), handles.targets().front().label);
    bench.drag({60, 50}, {100, 50});
    QCOMPARE(bench.effect().type, QStringLiteral("transform"));
}

WEFT_UI_TEST_MAIN(TestPictureHandles)
#include "tst_picture_handles.moc"
