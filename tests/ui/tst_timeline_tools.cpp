#include "tests/ui/timeline_fixture.h"
#include "ui/style/theme.h"

#include <QMenu>
#include <QToolButton>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

static QStringList list(std::initializer_list<const char *> names)
{
    QStringList all;
    for (const char *name : names)
        all << QString::fromLatin1(name);
    return all;
}

/// Dissolving by overlap, the spacer, tracks that change places, and what holds for every drag.
class TestTimelineTools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // clips dragged over each other
    void draggedOverANeighboursEndWithDHeldClipsDissolve();
    void theSwitchDissolvesOverlapsWithoutAKey();
    void aClipBetweenTwoDissolvesIntoBoth();
    void whatIsCoveredWhollyDoesNotDissolve();
    void anEdgeDraggedOverItsNeighbourDissolves();
    void aDissolveIsNoLongerThanTheMaterial();
    // spacer
    void theSpacerMovesEverythingAfterThePointer();
    void withShiftTheSpacerMovesOneTrack();
    void theSpacerStopsAtTheClipBefore();
    void theSpacerShowsWhatItWouldTake();
    // tracks
    void tracksChangePlacesByDraggingTheirHeaders();
    void aHeaderThatIsOnlyPressedMakesTheTarget();
    // pressing and dragging
    void cursorAndHighlightTellWhatAPressWouldDo();
    void theEdgeZoneIsAtMostAQuarterOfTheClip();
    void escapeEndsEveryDrag_data();
    void escapeEndsEveryDrag();
    void escapeEndsDragsOnTheRulerAndTheHeaders();
    void aStepIsNamedByWhatWasDoneToWhat();
    // trimming
    void aRippleShowsTheFollowersMoving();
    void pulledBeyondItsMediaAClipIsHeldOrRepeated();
    void pulledBeyondItsTakeAShotIsGeneratedLonger();
    void shiftCommaAndPeriodTrimByFive();
    // snapping
    void ofEquallyNearTargetsTheKindDecides();
    void nothingSnapsToItsOwnSound();
    void bothEndsOfTheSelectionSnap();

private:
    static void holdKey(TimelineFixture &t, Qt::Key key) { QTest::keyPress(t.canvas(), key); }
    static void letGo(TimelineFixture &t, Qt::Key key) { QTest::keyRelease(t.canvas(), key); }
    static QToolButton *nameOf(TimelineFixture &t, const QString &track)
    {
        return t.panel.headers()->header(t.track(track))->findChildren<QToolButton *>().front();
    }
    static void moveOver(QWidget *widget, const QPoint &at)
    {
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(widget, &move);
    }
    static QStringList order(const TimelineFixture &t)
    {
        QStringList names;
        for (const auto &track : t.session->sequence()->tracks)
            names << track->name;
        return names;
    }
};

void TestTimelineTools::draggedOverANeighboursEndWithDHeldClipsDissolve()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100, true);
    const std::size_t steps = t.steps();
    const QPoint from = t.at(QStringLiteral("V1"), 150);
    const QPoint to = from - QPoint(40, 0);
    t.press(from);
    t.dragTo(from, to);
    QVERIFY2(t.canvas()->look()->tip.contains(QStringLiteral("hold D: dissolve of 20 f")),
             qPrintable(t.canvas()->look()->tip));
    QVERIFY(!t.clip(b)->transition);
    holdKey(t, Qt::Key_D);
    QVERIFY2(t.canvas()->look()->tip.contains(QStringLiteral("dissolve of 20 f")),
             qPrintable(t.canvas()->look()->tip));
    QVERIFY(t.clip(b)->transition);
    letGo(t, Qt::Key_D);
    QVERIFY(!t.clip(b)->transition);
    holdKey(t, Qt::Key_D);
    t.release(to);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+80 b:80+100"));
    QCOMPARE(t.clip(b)->transition->length, 20);
    QCOMPARE(t.clip(b)->transition->before, 0);
    const Clip sound = t.trackNow(QStringLiteral("A1")).clips.at(1);
    QVERIFY(sound->transition);
    QCOMPARE(sound.start, 80);
    QCOMPARE(t.steps(), steps + 1);
    QCOMPARE(t.session->document().history().last(), QStringLiteral("Dissolve b"));
    // The key was let go with the drag.
    QVERIFY(!t.view().isDissolving());
    t.session->undo();
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 b:100+100"));
}

void TestTimelineTools::theSwitchDissolvesOverlapsWithoutAKey()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 150, 100);
    t.key(Qt::Key_D, Qt::ShiftModifier);
    QVERIFY(t.view().dissolves());
    const QPoint from = t.at(QStringLiteral("V1"), 200);
    t.press(from);
    t.dragTo(from, from - QPoint(140, 0));
    QCOMPARE(t.clip(b)->transition->length, 20);
    holdKey(t, Qt::Key_D);
    QVERIFY(!t.clip(b)->transition);
    letGo(t, Qt::Key_D);
    t.release(from - QPoint(140, 0));
    QCOMPARE(t.clip(b)->transition->length, 20);
    QVERIFY(t.view().dissolves());
}

void TestTimelineTools::aClipBetweenTwoDissolvesIntoBoth()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId c = t.put(QStringLiteral("c"), 180, 100);
    const ClipId b = t.put(QStringLiteral("b"), 90, 100, false, QStringLiteral("V2"));
    t.view().setDissolves(true);
    t.drag(t.at(QStringLiteral("V2"), 140), t.at(QStringLiteral("V1"), 140));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+90 b:90+100 c:190+90"));
    QCOMPARE(t.clip(b)->transition->length, 10);
    QCOMPARE(t.clip(c)->transition->length, 10);
    QCOMPARE(t.clip(c)->transition->before, 10);
}

void TestTimelineTools::whatIsCoveredWhollyDoesNotDissolve()
{
    TimelineFixture t;
    t.put(QStringLiteral("x"), 100, 20);
    const ClipId b = t.put(QStringLiteral("b"), 200, 100);
    t.view().setDissolves(true);
    const QPoint from = t.at(QStringLiteral("V1"), 250);
    t.drag(from, from - QPoint(240, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("b:80+100"));
    QVERIFY(!t.clip(b)->transition);
}

void TestTimelineTools::anEdgeDraggedOverItsNeighbourDissolves()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 110, 100);
    const std::size_t steps = t.steps();
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    const QPoint to = from + QPoint(60, 0); // ten frames of gap, twenty of overlap
    t.press(from);
    t.dragTo(from, to);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+110 b:110+100"));
    QVERIFY(t.canvas()->look()->tip.contains(QStringLiteral("hold D: dissolve of 20 f")));
    holdKey(t, Qt::Key_D);
    QCOMPARE(t.clip(b)->transition->length, 20);
    t.release(to);
    QCOMPARE(t.clip(b)->transition->before, 0);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+110 b:110+100"));
    QCOMPARE(t.steps(), steps + 1);
    t.session->undo();
    // The other edge, the other way.
    t.session->apply(Trim{a, Edge::End, 110, false, true});
    const QPoint start = t.at(QStringLiteral("V1"), 110) + QPoint(2, 0);
    t.view().setDissolves(true);
    t.drag(start, start - QPoint(40, 0));
    QCOMPARE(t.clip(b)->transition->length, 20);
    QCOMPARE(t.clip(b)->transition->before, 20);
}

void TestTimelineTools::aDissolveIsNoLongerThanTheMaterial()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 290); // of 300
    const ClipId b = t.put(QStringLiteral("b"), 290, 100);
    t.view().setDissolves(true);
    const QPoint from = t.at(QStringLiteral("V1"), 290) - QPoint(2, 0);
    t.drag(from, from + QPoint(80, 0));
    QCOMPARE(t.clip(b)->transition->length, 10);
}

void TestTimelineTools::theSpacerMovesEverythingAfterThePointer()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 50);
    t.put(QStringLiteral("b"), 100, 50);
    t.put(QStringLiteral("c"), 120, 50, false, QStringLiteral("V2"));
    const std::size_t steps = t.steps();
    t.key(Qt::Key_A);
    QCOMPARE(t.view().tool(), Tool::Spacer);
    const QPoint from = t.at(QStringLiteral("V1"), 75);
    t.drag(from, from + QPoint(80, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+50 b:140+50"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("c:160+50"));
    QCOMPARE(t.steps(), steps + 1);
    // On a clip: that clip and all after its start.
    const QPoint on = t.at(QStringLiteral("V1"), 150);
    t.drag(on, on + QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+50 b:160+50"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("c:180+50"));
}

void TestTimelineTools::withShiftTheSpacerMovesOneTrack()
{
    TimelineFixture t;
    t.put(QStringLiteral("b"), 100, 50);
    t.put(QStringLiteral("c"), 120, 50, false, QStringLiteral("V2"));
    t.key(Qt::Key_A);
    const QPoint from = t.at(QStringLiteral("V1"), 75);
    t.press(from);
    t.dragTo(from, from + QPoint(80, 0), Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("c:120+50"));
    t.release(from + QPoint(80, 0), Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("b:140+50"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("c:120+50"));
}

void TestTimelineTools::theSpacerStopsAtTheClipBefore()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 50);
    t.put(QStringLiteral("b"), 100, 50);
    t.put(QStringLiteral("c"), 120, 50, false, QStringLiteral("V2"));
    t.key(Qt::Key_A);
    const QPoint from = t.at(QStringLiteral("V1"), 90);
    t.press(from);
    t.dragTo(from, from - QPoint(170, 0));
    QCOMPARE(t.canvas()->look()->stop, std::optional<std::int64_t>(50));
    t.release(from - QPoint(170, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+50 b:50+50"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("c:70+50"));
}

void TestTimelineTools::theSpacerShowsWhatItWouldTake()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().clear();
    t.view().setTool(Tool::Spacer);
    const auto at = [&](const QPoint &place) {
        QTest::mouseMove(t.canvas(), place);
        return t.canvas()->grab().toImage();
    };
    const QImage early = at(t.at(QStringLiteral("V2"), 150));
    const QImage late = at(t.at(QStringLiteral("V2"), 350));
    const QPoint between = t.at(QStringLiteral("V2"), 250);
    QVERIFY(early.pixel(between) != late.pixel(between));
    QCOMPARE(t.canvas()->cursor().shape(), Qt::SplitHCursor);
}

void TestTimelineTools::tracksChangePlacesByDraggingTheirHeaders()
{
    TimelineFixture t;
    QCOMPARE(order(t), list({"V1", "V2", "A1", "A2"}));
    const std::size_t steps = t.steps();
    QToolButton *const name = nameOf(t, QStringLiteral("V1"));
    const int rowHeight = t.view().heightOf(t.track(QStringLiteral("V1")));
    const QPoint from = name->rect().center();
    QTest::mousePress(name, Qt::LeftButton, {}, from);
    const QPoint global = name->mapToGlobal(from);
    moveOver(name, name->mapFromGlobal(global - QPoint(0, 3)));
    QVERIFY(!t.session->isPreviewing());
    moveOver(name, name->mapFromGlobal(global - QPoint(0, rowHeight)));
    QVERIFY(t.session->isPreviewing());
    QCOMPARE(order(t), list({"V2", "V1", "A1", "A2"}));
    QTest::mouseRelease(name, Qt::LeftButton, {},
                        name->mapFromGlobal(global - QPoint(0, rowHeight)));
    QCOMPARE(order(t), list({"V2", "V1", "A1", "A2"}));
    QCOMPARE(t.steps(), steps + 1);
    // Sounds stay below, however far a picture is dragged.
    QToolButton *const sound = nameOf(t, QStringLiteral("A2"));
    const QPoint press = sound->mapToGlobal(sound->rect().center());
    QTest::mousePress(sound, Qt::LeftButton, {}, sound->rect().center());
    moveOver(sound, sound->mapFromGlobal(press - QPoint(0, 900)));
    QTest::mouseRelease(sound, Qt::LeftButton, {}, sound->mapFromGlobal(press - QPoint(0, 900)));
    QCOMPARE(order(t), list({"V2", "V1", "A2", "A1"}));
}

void TestTimelineTools::aHeaderThatIsOnlyPressedMakesTheTarget()
{
    TimelineFixture t;
    const std::size_t steps = t.steps();
    QTest::mouseClick(nameOf(t, QStringLiteral("V2")), Qt::LeftButton);
    QCOMPARE(t.session->target(TrackKind::Video), t.track(QStringLiteral("V2")));
    QCOMPARE(t.steps(), steps);
}

void TestTimelineTools::cursorAndHighlightTellWhatAPressWouldDo()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().clear();
    const auto hovered = [&](const QPoint &at) {
        QTest::mouseMove(t.canvas(), at);
        return t.canvas()->grab().toImage();
    };
    const QPoint body = t.at(QStringLiteral("V1"), 50);
    const QPoint end = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    const QImage overBody = hovered(body);
    QCOMPARE(t.canvas()->cursor().shape(), Qt::ArrowCursor);
    const QImage overEnd = hovered(end);
    QCOMPARE(t.canvas()->cursor().shape(), Qt::SizeHorCursor);
    QCOMPARE(overEnd.pixelColor(end), darkTheme().accent);
    QVERIFY(overBody.pixelColor(end) != darkTheme().accent);
    t.view().setTool(Tool::Ripple);
    QTest::mouseMove(t.canvas(), body);
    QTest::mouseMove(t.canvas(), end);
    QCOMPARE(t.canvas()->cursor().shape(), Qt::SplitHCursor);
}

void TestTimelineTools::theEdgeZoneIsAtMostAQuarterOfTheClip()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 100, 12); // 24 px: zones of six
    const QPoint start = t.at(QStringLiteral("V1"), 100);
    QCOMPARE(hitAt(t.view(), start + QPointF(5.5, 0)).kind, Hit::Kind::Start);
    QCOMPARE(hitAt(t.view(), start + QPointF(6.5, 0)).kind, Hit::Kind::Body);
    QCOMPARE(hitAt(t.view(), start + QPointF(18.5, 0)).kind, Hit::Kind::End);
}

void TestTimelineTools::escapeEndsEveryDrag_data()
{
    QTest::addColumn<int>("tool");
    QTest::addColumn<int>("from"); // pixels
    QTest::addColumn<int>("above");
    const auto row = [](const char *name, Tool tool, int from, int above = 0) {
        QTest::newRow(name) << static_cast<int>(tool) << from << above;
    };
    row("move", Tool::Select, 300);
    row("trim", Tool::Select, 398);
    row("fade", Tool::Select, 216, 16);
    row("transition", Tool::Select, 204);
    row("rubber band", Tool::Select, 700);
    row("ripple", Tool::Ripple, 398);
    row("roll", Tool::Roll, 198);
    row("slip", Tool::Slip, 300);
    row("slide", Tool::Slide, 300);
    row("spacer", Tool::Spacer, 300);
    row("hand", Tool::Hand, 300);
    row("zoom", Tool::Zoom, 300);
}

void TestTimelineTools::escapeEndsEveryDrag()
{
    QFETCH(int, tool);
    QFETCH(int, from);
    QFETCH(int, above);
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    t.put(QStringLiteral("c"), 200, 100);
    if (qstrcmp(QTest::currentDataTag(), "transition") == 0)
        t.session->apply(AddTransition{.clip = b, .length = 20, .before = 10});
    t.session->selection().set({b});
    t.view().setTool(static_cast<Tool>(tool));
    const Document::Root before = t.session->root();
    const std::size_t steps = t.steps();
    const double left = t.view().geometry().left();
    const double scale = t.view().geometry().scale();
    const QPoint press(from, t.at(QStringLiteral("V1"), 0).y() - above);
    t.press(press);
    t.dragTo(press, press + QPoint(-30, 0));
    QVERIFY(t.canvas()->hasGesture());
    QTest::keyClick(t.canvas(), Qt::Key_Escape);
    QVERIFY(!t.canvas()->hasGesture());
    t.release(press + QPoint(-30, 0));
    QCOMPARE(t.session->shown(), before);
    QCOMPARE(t.session->root(), before);
    QCOMPARE(t.steps(), steps);
    QCOMPARE(t.view().geometry().left(), left);
    QCOMPARE(t.view().geometry().scale(), scale);
}

void TestTimelineTools::escapeEndsDragsOnTheRulerAndTheHeaders()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 300);
    t.session->apply(AddMarker{.at = 50});
    t.session->setMarked({100, 50});
    const Document::Root before = t.session->root();
    const auto drag = [&](int x) {
        QWidget *const ruler = t.panel.ruler();
        QTest::mousePress(ruler, Qt::LeftButton, {}, QPoint(x, 22));
        for (const int by : {10, 40})
            moveOver(ruler, QPoint(x + by, 22));
        QWidget *const focus = QApplication::focusWidget();
        QCOMPARE(focus, ruler);
        QTest::keyClick(focus, Qt::Key_Escape);
        QTest::mouseRelease(ruler, Qt::LeftButton, {}, QPoint(x + 40, 22));
    };
    drag(100); // the marker
    QCOMPARE(t.session->root(), before);
    QCOMPARE(t.session->shown(), before);
    drag(200); // the in point
    QCOMPARE(t.session->marked(), (TimeRange{100, 50}));
    t.session->player().seek(10);
    drag(400); // the playhead
    QCOMPARE(t.session->playhead(), 10);
    // a track's height
    TrackHeader *const header = t.panel.headers()->header(t.track(QStringLiteral("V1")));
    const int height = header->height();
    QTest::mousePress(header, Qt::LeftButton, {}, QPoint(60, height - 2));
    moveOver(header, QPoint(60, height + 38));
    QVERIFY(header->height() > height);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(t.view().heightOf(t.track(QStringLiteral("V1"))), height);
    QTest::mouseRelease(header, Qt::LeftButton, {}, QPoint(60, height + 38));
    QCOMPARE(t.view().heightOf(t.track(QStringLiteral("V1"))), height);
    // a track's place
    QToolButton *const name = nameOf(t, QStringLiteral("V1"));
    const QPoint global = name->mapToGlobal(name->rect().center());
    QTest::mousePress(name, Qt::LeftButton, {}, name->rect().center());
    moveOver(name, name->mapFromGlobal(global - QPoint(0, height)));
    QVERIFY(t.session->isPreviewing());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(t.session->shown(), before);
    QTest::mouseRelease(name, Qt::LeftButton, {}, name->rect().center());
    QCOMPARE(t.session->root(), before);
}

void TestTimelineTools::aStepIsNamedByWhatWasDoneToWhat()
{
    TimelineFixture t;
    t.put(QStringLiteral("Beach.mp4"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    const auto last = [&] { return t.session->document().history().last(); };
    t.key(Qt::Key_B);
    const QPoint end = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.drag(end, end - QPoint(40, 0));
    QCOMPARE(last(), QStringLiteral("Ripple trim Beach.mp4"));
    t.key(Qt::Key_V);
    const QPoint body = t.at(QStringLiteral("V1"), 40);
    t.drag(body, body + QPoint(600, 0));
    QCOMPARE(last(), QStringLiteral("Move Beach.mp4"));
    t.key(Qt::Key_A, Qt::ControlModifier);
    const QPoint other = t.at(QStringLiteral("V1"), 130);
    t.drag(other, other + QPoint(0, t.at(QStringLiteral("V2"), 0).y() - other.y()));
    QCOMPARE(last(), QStringLiteral("Move 2 clips"));
}

void TestTimelineTools::aRippleShowsTheFollowersMoving()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.view().setTool(Tool::Ripple);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.press(from);
    for (const int frames : {5, 12, 20}) {
        t.moveTo(from - QPoint(2 * frames, 0));
        QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+%1 b:%1+100").arg(100 - frames));
    }
    QTest::keyClick(t.canvas(), Qt::Key_Escape);
    t.release(from);
}

static void chooseBeyond(TimelineFixture &t, const QString &text)
{
    auto *const menu = t.canvas()->findChild<QMenu *>(QStringLiteral("beyondMenu"));
    QVERIFY(menu && menu->isVisible());
    for (QAction *const action : menu->actions()) {
        if (action->text().remove(QLatin1Char('&')).startsWith(text)) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return;
        }
    }
    QFAIL(qPrintable(text));
}

void TestTimelineTools::pulledBeyondItsMediaAClipIsHeldOrRepeated()
{
    for (const bool repeats : {false, true}) {
        TimelineFixture t;
        t.put(QStringLiteral("a"), 0, 290); // of 300 that are left
        const std::size_t steps = t.steps();
        const QPoint from = t.at(QStringLiteral("V1"), 290) - QPoint(2, 0);
        t.drag(from, from + QPoint(160, 0));
        QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+370"));
        chooseBeyond(t, repeats ? QStringLiteral("Repeat") : QStringLiteral("Hold"));
        QCOMPARE(t.text(QStringLiteral("V1")),
                 repeats ? QStringLiteral("a:0+300 a:300+70") : QStringLiteral("a:0+370"));
        QCOMPARE(t.steps(), steps + 1);
    }
}

void TestTimelineTools::pulledBeyondItsTakeAShotIsGeneratedLonger()
{
    TimelineFixture t;
    const Recipe recipe{.generator = QStringLiteral("testpattern"),
                        .version = QStringLiteral("1.0"),
                        .width = 640,
                        .height = 360,
                        .length = 100};
    t.session->apply(AddShot{QStringLiteral("shot"), {}, recipe});
    const ShotId shot = t.session->root()->shots.front()->id;
    t.session->apply(
        Overwrite{{.source = ShotSource{shot}, .video = t.track(QStringLiteral("V1"))}, 0});
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.drag(from, from + QPoint(100, 0));
    chooseBeyond(t, QStringLiteral("Generate"));
    QCOMPARE(t.trackNow(QStringLiteral("V1")).clips.at(0).end(), 150);
    QCOMPARE(t.session->root()->shots.front()->recipe.length, 150);
}

void TestTimelineTools::shiftCommaAndPeriodTrimByFive()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.click(t.at(QStringLiteral("V1"), 100) - QPoint(2, 0));
    t.key(Qt::Key_Period, Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+105"));
    t.key(Qt::Key_Comma, Qt::ShiftModifier);
    t.key(Qt::Key_Comma, Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+95"));
}

void TestTimelineTools::ofEquallyNearTargetsTheKindDecides()
{
    TimelineFixture t;
    t.session->player().seek(500);
    t.session->apply(AddMarker{.at = 104});
    t.session->setMarked({96, 200});
    const auto kindAt = [&](std::int64_t edge) {
        Snapping snapping(t.view(), {});
        (void) snapping.snapped({edge}, 0);
        return snapping.target() ? std::optional(snapping.target()->kind) : std::nullopt;
    };
    QCOMPARE(kindAt(100), std::optional(SnapTarget::Kind::Marker)); // before the in point
    t.put(QStringLiteral("x"), 0, 96, false, QStringLiteral("V2"));
    QCOMPARE(kindAt(100), std::optional(SnapTarget::Kind::Cut)); // before the marker
    t.session->player().seek(104);
    QCOMPARE(kindAt(100), std::optional(SnapTarget::Kind::Playhead)); // before the cut
    t.session->player().seek(500);
    QCOMPARE(kindAt(103), std::optional(SnapTarget::Kind::Marker)); // the nearest first of all
}

void TestTimelineTools::nothingSnapsToItsOwnSound()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100, true);
    t.put(QStringLiteral("c"), 200, 100);
    t.session->player().seek(0);
    t.view().setTool(Tool::Slide);
    const QPoint body = t.at(QStringLiteral("V1"), 150);
    t.drag(body, body + QPoint(4, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+102 b:102+100 c:202+98"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("b:102+100"));
    t.view().setTool(Tool::Roll);
    const QPoint cut = t.at(QStringLiteral("V1"), 202) - QPoint(2, 0);
    t.drag(cut, cut + QPoint(4, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+102 b:102+102 c:204+96"));
}

void TestTimelineTools::bothEndsOfTheSelectionSnap()
{
    TimelineFixture t;
    t.put(QStringLiteral("far"), 400, 50, false, QStringLiteral("V2"));
    const ClipId b = t.put(QStringLiteral("b"), 100, 50);
    t.session->player().seek(0);
    const QPoint from = t.at(QStringLiteral("V1"), 125);
    t.press(from);
    t.dragTo(from, from + QPoint(2 * 247, 0)); // its end comes to 397, three frames short
    QCOMPARE(t.clip(b).end(), 400);
    t.dragTo(from, from + QPoint(2 * 303, 0)); // its start to 403
    QCOMPARE(t.clip(b).start, 400);
    t.release(from);
}

WEFT_UI_TEST_MAIN(TestTimelineTools)
#include "tst_timeline_tools.moc"
