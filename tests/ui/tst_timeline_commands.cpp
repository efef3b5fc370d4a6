#include "tests/ui/timeline_fixture.h"
#include "ui/style/theme.h"
#include "ui/timeline/clip_areas.h"
#include "ui/timeline/commands.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

/// Keys, menus' commands, fades, transitions, and what clips tell of themselves.
class TestTimelineCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // keys
    void commaAndPeriodTrimByOneFrameWithShiftFive();
    void typingTrimsByThatManyFrames();
    void qAndWTrimToThePlayhead();
    void eExtendsToThePlayhead();
    void sSplitsTheSelectedClips();
    void copyCutAndPaste();
    void deleteLeavesAGapAndShiftDeleteClosesIt();
    void duplicatePutsACopyBehind();
    void selectForwardTakesWhatFollows();
    void returnSelectsUnderThePlayhead();
    void markInAndOutAndExtract();
    void markersAreAddedAndVisited();
    void clipsAreLinkedUnlinkedGroupedAndNested();
    void movedOutOfSyncComesBack();
    void speedIsAskedForInAPopup();
    void freezeAndDisable();
    void tracksAreAddedAndRemoved();
    void closeGapUnderThePlayhead();
    // titles, dissolves, fades
    void tPutsATitleOnTheTrackAbove();
    void dPutsADissolveOnTheCut();
    void aTransitionsEdgesAndMiddleAreDragged();
    void aFadeIsDraggedByItsHandle();
    void theGainLineIsDragged();
    void keyframesAreDragged();
    // what is shown
    void aShotThatIsNotMadeHasAButton();
    void clipsCutsAndPlayheadAreAccessible();
    void theContextMenuOffersWhatCanBeDone();
};
void TestTimelineCommands::commaAndPeriodTrimByOneFrameWithShiftFive()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.click(t.at(QStringLiteral("V1"), 100) - QPoint(2, 0));
    QVERIFY(t.view().edge());
    t.key(Qt::Key_Comma);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+99"));
    t.key(Qt::Key_Period);
    t.key(Qt::Key_Period);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+101"));
    t.trigger("clip.trim-forward-5");
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+106"));
    t.trigger("clip.trim-back-5");
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+101"));
    t.click(t.at(QStringLiteral("V1"), 50)); // the clip itself, not an edge
    t.key(Qt::Key_Period);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:1+101"));
}

void TestTimelineCommands::typingTrimsByThatManyFrames()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.click(t.at(QStringLiteral("V1"), 100) - QPoint(2, 0));
    QTest::keyClicks(t.canvas(), QStringLiteral("+12"));
    QCOMPARE(t.canvas()->typed(), QStringLiteral("+12"));
    QTest::keyClick(t.canvas(), Qt::Key_Return);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+112"));
    QTest::keyClicks(t.canvas(), QStringLiteral("-20"));
    QTest::keyClick(t.canvas(), Qt::Key_Return);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+92"));
    QTest::keyClicks(t.canvas(), QStringLiteral("+5"));
    QTest::keyClick(t.canvas(), Qt::Key_Escape);
    QCOMPARE(t.canvas()->typed(), QString());
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+92"));
}

void TestTimelineCommands::qAndWTrimToThePlayhead()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    t.put(QStringLiteral("b"), 100, 100, true);
    t.session->player().seek(130);
    t.key(Qt::Key_Q);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 b:100+70"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+100 b:100+70"));
    QCOMPARE(t.session->playhead(), 100);
    t.session->player().seek(60);
    t.key(Qt::Key_W);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+60 b:60+70"));
}

void TestTimelineCommands::eExtendsToThePlayhead()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().set({a});
    t.session->player().seek(140);
    t.key(Qt::Key_E);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+140"));
}

void TestTimelineCommands::sSplitsTheSelectedClips()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    t.put(QStringLiteral("b"), 0, 100, false, QStringLiteral("V2"));
    t.click(t.at(QStringLiteral("V1"), 70));
    t.session->player().seek(50);
    t.key(Qt::Key_S);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+50 a:50+50"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+50 a:50+50"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("b:0+100"));
    t.session->player().seek(25);
    t.key(Qt::Key_S, Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("b:0+25 b:25+75"));
}

void TestTimelineCommands::copyCutAndPaste()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().set({a});
    t.key(Qt::Key_C, Qt::ControlModifier);
    t.session->player().seek(200);
    t.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 a:200+100"));
    t.session->player().seek(0);
    t.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 a:100+100 a:300+100"));
    t.session->selection().set({t.trackNow(QStringLiteral("V1")).clips.at(0)->id});
    t.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:100+100 a:300+100"));
}

void TestTimelineCommands::deleteLeavesAGapAndShiftDeleteClosesIt()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.session->selection().set({a});
    t.key(Qt::Key_Delete);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("b:100+100"));
    t.session->undo();
    t.session->selection().set({a});
    t.key(Qt::Key_Delete, Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("b:0+100"));
}

void TestTimelineCommands::duplicatePutsACopyBehind()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 50);
    t.session->selection().set({a});
    t.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 a:100+100 b:200+50"));
}

void TestTimelineCommands::selectForwardTakesWhatFollows()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 50);
    t.session->player().seek(50);
    t.trigger("edit.select-forward");
    QCOMPARE(t.session->selection().clips(), std::vector{b});
    t.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(t.session->selection().clips().size(), std::size_t(2));
    t.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(t.session->selection().isEmpty());
}

void TestTimelineCommands::returnSelectsUnderThePlayhead()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 0, 100, false, QStringLiteral("V2"));
    t.session->player().seek(50);
    QTest::keyClick(t.canvas(), Qt::Key_Return);
    QCOMPARE(t.session->selection().clips(), std::vector{b});
    QTest::keyClick(t.canvas(), Qt::Key_Return);
    QCOMPARE(t.session->selection().clips(), std::vector{a});
}

void TestTimelineCommands::markInAndOutAndExtract()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.session->player().seek(20);
    t.key(Qt::Key_I);
    t.session->player().seek(39);
    t.key(Qt::Key_O);
    QCOMPARE(t.session->marked(), (TimeRange{20, 20}));
    t.key(Qt::Key_I, Qt::ShiftModifier);
    QCOMPARE(t.session->playhead(), 20);
    t.key(Qt::Key_O, Qt::ShiftModifier);
    QCOMPARE(t.session->playhead(), 39);
    t.trigger("sequence.extract");
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+20 a:20+60"));
    t.session->undo();
    t.trigger("sequence.lift");
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+20 a:40+60"));
    t.key(Qt::Key_X, Qt::AltModifier);
    QVERIFY(t.session->marked().isEmpty());
    t.session->player().seek(50);
    t.session->selection().clear();
    t.key(Qt::Key_X);
    QCOMPARE(t.session->marked(), (TimeRange{40, 60}));
}

void TestTimelineCommands::markersAreAddedAndVisited()
{
    TimelineFixture t;
    t.session->player().seek(30);
    t.key(Qt::Key_M);
    t.session->player().seek(60);
    t.key(Qt::Key_M);
    QCOMPARE(t.session->sequence()->markers.size(), std::size_t(2));
    t.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(t.session->playhead(), 30);
    t.key(Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(t.session->playhead(), 60);
}

void TestTimelineCommands::clipsAreLinkedUnlinkedGroupedAndNested()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100, true);
    const ClipId b = t.put(QStringLiteral("b"), 100, 50);
    t.click(t.at(QStringLiteral("V1"), 50));
    QCOMPARE(t.session->selection().clips().size(), std::size_t(2));
    t.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!t.clip(a)->link);
    t.session->selection().set({a, t.trackNow(QStringLiteral("A1")).clips.at(0)->id});
    t.key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(t.clip(a)->link);
    t.session->selection().set({a, b});
    t.key(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(t.clip(a)->group);
    t.click(t.at(QStringLiteral("V1"), 125));
    QVERIFY(t.session->selection().contains(a));
    t.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!t.clip(a)->group);
    t.session->selection().set({b});
    t.trigger("clip.nest");
    QVERIFY(
        std::holds_alternative<NestedSource>(t.trackNow(QStringLiteral("V1")).clips.at(1)->source));
}

void TestTimelineCommands::movedOutOfSyncComesBack()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 50, 100, true);
    const ClipId sound = t.trackNow(QStringLiteral("A1")).clips.at(0)->id;
    t.session->apply(Move{.clips = {sound}, .by = 3, .linked = false});
    QCOMPARE(t.view().outOfSync(t.clip(sound)), 3);
    t.session->selection().set({sound});
    t.trigger("clip.into-sync");
    QCOMPARE(t.view().outOfSync(t.clip(sound)), 0);
}

void TestTimelineCommands::speedIsAskedForInAPopup()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().set({a});
    t.key(Qt::Key_R, Qt::ControlModifier);
    QWidget *popup = nullptr;
    for (QWidget *const widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QLatin1String("speedPopup"))
            popup = widget;
    }
    QVERIFY(popup);
    auto *const percent = popup->findChild<QDoubleSpinBox *>();
    QCOMPARE(percent->value(), 100.0);
    percent->setValue(200);
    QTest::mouseClick(popup->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+50"));
    QCOMPARE(t.clip(a)->speed, Rational(2));
}

void TestTimelineCommands::freezeAndDisable()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().set({a});
    t.session->player().seek(40);
    t.key(Qt::Key_F, Qt::ShiftModifier);
    QCOMPARE(t.trackNow(QStringLiteral("V1")).clips.at(1).range(), (TimeRange{40, 50}));
    t.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!t.clip(a)->enabled);
    t.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(t.clip(a)->enabled);
}

void TestTimelineCommands::tracksAreAddedAndRemoved()
{
    TimelineFixture t;
    t.trigger("sequence.add-video");
    t.trigger("sequence.add-audio");
    QCOMPARE(t.session->sequence()->tracks.size(), std::size_t(6));
    QCOMPARE(t.panel.headers()->findChildren<TrackHeader *>().size(), 6);
    t.session->setTarget(t.track(QStringLiteral("V2")));
    t.trigger("sequence.remove-track");
    QCOMPARE(t.session->sequence()->tracks.size(), std::size_t(5));
}

void TestTimelineCommands::closeGapUnderThePlayhead()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 150, 100);
    t.session->player().seek(120);
    t.trigger("sequence.close-gap");
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 b:100+100"));
}

void TestTimelineCommands::tPutsATitleOnTheTrackAbove()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 300);
    QSignalSpy added(&t.panel, &TimelinePanel::titleAdded);
    t.session->player().seek(50);
    const std::size_t steps = t.steps();
    t.key(Qt::Key_T);
    QCOMPARE(t.trackNow(QStringLiteral("V2")).clips.at(0).range(), (TimeRange{50, 125}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(t.session->selection().clips().size(), std::size_t(1));
    QCOMPARE(t.steps(), steps + 1);
    t.key(Qt::Key_T); // no track is free: one is made, in the same step
    QCOMPARE(t.session->sequence()->tracks.size(), std::size_t(5));
    QCOMPARE(t.steps(), steps + 2);
}

void TestTimelineCommands::dPutsADissolveOnTheCut()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100, true);
    t.session->selection().clear();
    t.session->player().seek(95);
    t.key(Qt::Key_D);
    QVERIFY(t.clip(b)->transition);
    QCOMPARE(t.clip(b)->transition->length, 25);
    t.click(t.at(QStringLiteral("V1"), 100) + QPoint(8, 0));
    QCOMPARE(t.session->selection().transition(), t.clip(b)->transition->id);
    t.key(Qt::Key_Delete);
    QVERIFY(!t.clip(b)->transition);
}

void TestTimelineCommands::aTransitionsEdgesAndMiddleAreDragged()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    t.session->apply(AddTransition{.clip = b, .length = 20, .before = 10});
    const QPoint end = t.at(QStringLiteral("V1"), 110) - QPoint(2, 0);
    t.drag(end, end + QPoint(20, 0));
    QCOMPARE(t.clip(b)->transition->length, 30);
    const QPoint middle = t.at(QStringLiteral("V1"), 104);
    t.drag(middle, middle - QPoint(10, 0));
    QCOMPARE(t.clip(b)->transition->before, 15);
}

void TestTimelineCommands::aFadeIsDraggedByItsHandle()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("V1"))), t.clip(a));
    const QPoint in = areas.fadeInHandle().toPoint();
    const std::size_t steps = t.steps();
    t.drag(in, in + QPoint(50, 0));
    QCOMPARE(t.clip(a)->fadeIn.length, 25);
    const QPoint out = areas.fadeOutHandle().toPoint();
    t.drag(out, out - QPoint(20, 0));
    QCOMPARE(t.clip(a)->fadeOut.length, 10);
    QCOMPARE(t.steps(), steps + 2);
}

void TestTimelineCommands::theGainLineIsDragged()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const ClipId sound = t.trackNow(QStringLiteral("A1")).clips.at(0)->id;
    t.session->selection().set({sound});
    const Clip clip = t.clip(sound);
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("A1"))), clip);
    const QPoint on(100, qRound(areas.gainY()));
    t.drag(on, on + QPoint(0, 8));
    QVERIFY(t.clip(sound)->gainDb < -6);
}

void TestTimelineCommands::keyframesAreDragged()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->apply(AddEffect{.clip = a, .type = QStringLiteral("opacity")});
    const Effect effect = t.clip(a)->effects.front();
    t.session->apply(SetKeyframe{effect.id, QStringLiteral("opacity"), {.frame = 30, .value = 50}});
    QCOMPARE(keyframesOf(*t.clip(a).body).size(), std::size_t(1));
    t.session->selection().set({a});
    const Clip clip = t.clip(a);
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("V1"))), clip);
    const QPoint key = areas.keyframe(30).toPoint();
    t.drag(key, key + QPoint(40, 0));
    QCOMPARE(keyframesOf(*t.clip(a).body).front().frame, 50);
}
void TestTimelineCommands::aShotThatIsNotMadeHasAButton()
{
    TimelineFixture t;
    Recipe recipe{.generator = QStringLiteral("testpattern"),
                  .version = QStringLiteral("1.0"),
                  .width = 640,
                  .height = 360,
                  .length = 100};
    t.session->apply(AddShot{QStringLiteral("shot"), {}, recipe});
    const ShotId shot = t.session->root()->shots.front()->id;
    t.session->apply(
        Overwrite{{.source = ShotSource{shot}, .video = t.track(QStringLiteral("V1"))}, 0});
    const Clip clip = t.trackNow(QStringLiteral("V1")).clips.at(0);
    if (t.session->generation().status(shot).state != ShotState::NotMade)
        QSKIP("the testpattern plugin is not there");
    int runs = 0;
    t.actions.bind("generate.run", {[&] { ++runs; }});
    t.actions.refresh();
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("V1"))), clip);
    QVERIFY(areas.button().height() >= kLeastTarget);
    t.click(areas.button().center().toPoint());
    QCOMPARE(runs, 1);
    QVERIFY(t.session->selection().contains(clip->id));
}

void TestTimelineCommands::clipsCutsAndPlayheadAreAccessible()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    QAccessibleInterface *const timeline = QAccessible::queryAccessibleInterface(t.canvas());
    QVERIFY(timeline);
    QCOMPARE(timeline->childCount(), 4);
    QVERIFY(timeline->child(0)->text(QAccessible::Name).contains(QStringLiteral("Playhead")));
    QVERIFY(timeline->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("a on V1")));
    QVERIFY(
        timeline->child(2)->text(QAccessible::Name).startsWith(QStringLiteral("Cut from a to b")));
    QCOMPARE(timeline->child(3)->role(), QAccessible::ListItem);
    QVERIFY(timeline->child(3)->rect().width() > 100);
    timeline->child(3)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(t.session->selection().clips(), std::vector{b});
    QVERIFY(timeline->child(3)->state().selected);
}

void TestTimelineCommands::theContextMenuOffersWhatCanBeDone()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 150, 100);
    const QPoint on = t.at(QStringLiteral("V1"), 50);
    QContextMenuEvent over(QContextMenuEvent::Mouse, on, t.canvas()->mapToGlobal(on));
    QApplication::sendEvent(t.canvas(), &over);
    auto *menu = t.canvas()->findChild<QMenu *>();
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(t.actions.action("clip.speed")));
    menu->close();
    QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    const QPoint gap = t.at(QStringLiteral("V1"), 120);
    QContextMenuEvent beside(QContextMenuEvent::Mouse, gap, t.canvas()->mapToGlobal(gap));
    QApplication::sendEvent(t.canvas(), &beside);
    for (QMenu *const each : t.canvas()->findChildren<QMenu *>())
        menu = each;
    for (QAction *const action : menu->actions()) {
        if (action->text() == TimelineView::tr("Close This Gap"))
            action->trigger();
    }
    menu->close();
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100 b:100+100"));
}

WEFT_UI_TEST_MAIN(TestTimelineCommands)
#include "tst_timeline_commands.moc"
