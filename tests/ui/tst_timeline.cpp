#include "tests/ui/timeline_fixture.h"
#include "ui/style/theme.h"

#include <QLineEdit>
#include <QToolButton>
#include <QWheelEvent>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

/// What hands do to clips: select, move, trim, cut. One slot for each rule.
class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // pressing and dragging
    void aClickSelectsAndChangesNothing();
    void aPressBelowFourPixelsIsAClick();
    void aClickBesideClipsSelectsNothing();
    void shiftAndControlAddToTheSelection();
    void aRubberBandSelectsWhatItTouches();
    void theEdgeZoneIsEightPixelsOnTheInnerSide();
    void inShortClipsTheBodyWins();
    void escapeRestoresTheStateBefore();
    void modifiersCountWhenTheyArePressedDuringADrag();
    void aVerticalMoveKeepsItsTimeUntilTwelvePixelsSideways();
    void theClipAreaScrollsAtItsEdgesFasterFurtherOut();
    void oneGestureIsOneStep();
    void undoScrollsToWhatChangedAndFlashesIt();
    // moving
    void aMoveGoesAcrossTracksAndLinkedSoundKeepsItsTrack();
    void altTakesOneAlone();
    void controlInsertsWhileMoving();
    // trimming
    void theEdgeFollowsThePointer();
    void aTrimTakesLinkedSoundAlong();
    void altTrimsOneAlone();
    void aTrimStopsAtTheMediasEndWithARedEdge();
    void pulledFarBeyondItTheEdgeFrameIsHeld();
    void theTipShowsFramesLengthAndHandle();
    void theRippleToolMovesFollowers();
    void theRollToolMovesTheCut();
    void theSlipToolShowsAnotherPart();
    void theSlideToolMovesBetweenNeighbours();
    // cutting
    void theRazorPartsPictureAndSoundAndKeepsThemLinked();
    void theRazorWithAltPartsOneAlone();
    void theRazorWithShiftPartsAllTracks();
    // ruler and headers
    void theRulerMovesThePlayhead();
    void thePlayheadSnapsOnlyWithShift();
    void markersAreDragged();
    void switchesOfAHeaderSetTheTrack();
    void aDoubleClickRenamesATrack();
    void theLowerEdgeOfAHeaderSetsItsHeight();
    // looking
    void controlAndWheelZoomAboutThePointer();
    void theWheelScrolls();
    void fitShowsTheWholeSequence();
};

void TestTimeline::aClickSelectsAndChangesNothing()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().clear();
    const Document::Root before = t.session->root();
    t.click(t.at(QStringLiteral("V1"), 50));
    QCOMPARE(t.session->selection().clips(), std::vector{a});
    QCOMPARE(t.session->root(), before);
}

void TestTimeline::aPressBelowFourPixelsIsAClick()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const Document::Root before = t.session->root();
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.drag(from, from + QPoint(3, 0));
    QCOMPARE(t.session->root(), before);
}

void TestTimeline::aClickBesideClipsSelectsNothing()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->selection().set({a});
    t.click(t.at(QStringLiteral("V1"), 300));
    QVERIFY(t.session->selection().isEmpty());
}

void TestTimeline::shiftAndControlAddToTheSelection()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    t.click(t.at(QStringLiteral("V1"), 50));
    t.click(t.at(QStringLiteral("V1"), 150), Qt::ShiftModifier);
    QCOMPARE(t.session->selection().clips(), (std::vector{a, b}));
    t.click(t.at(QStringLiteral("V1"), 50), Qt::ControlModifier);
    QCOMPARE(t.session->selection().clips(), std::vector{b});
}

void TestTimeline::aRubberBandSelectsWhatItTouches()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 200, 100);
    t.drag(t.at(QStringLiteral("V2"), 150), t.at(QStringLiteral("V1"), 50));
    QCOMPARE(t.session->selection().clips(), std::vector{a});
}

void TestTimeline::theEdgeZoneIsEightPixelsOnTheInnerSide()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 100, 100);
    const QPoint cut = t.at(QStringLiteral("V1"), 100);
    const auto hit = [&](double dx) { return hitAt(t.view(), cut + QPointF(dx, 0)); };
    QCOMPARE(hit(-8.5).kind, Hit::Kind::Body);
    QCOMPARE(hit(-7.5).kind, Hit::Kind::End);
    QCOMPARE(hit(-0.5).clip->id, a);
    QCOMPARE(hit(0.5).kind, Hit::Kind::Start);
    QCOMPARE(hit(0.5).clip->id, b);
    QCOMPARE(hit(7.5).kind, Hit::Kind::Start);
    QCOMPARE(hit(8.5).kind, Hit::Kind::Body);
    t.moveTo(cut + QPoint(3, 0));
    QCOMPARE(t.canvas()->cursor().shape(), Qt::SizeHorCursor);
}

void TestTimeline::inShortClipsTheBodyWins()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 100, 11); // 22 px
    QCOMPARE(hitAt(t.view(), t.at(QStringLiteral("V1"), 100.5)).kind, Hit::Kind::Body);
    t.view().setTool(Tool::Ripple);
    QCOMPARE(hitAt(t.view(), t.at(QStringLiteral("V1"), 100.5)).kind, Hit::Kind::Start);
}

void TestTimeline::escapeRestoresTheStateBefore()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const Document::Root before = t.session->root();
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.press(from);
    t.dragTo(from, from + QPoint(100, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:50+100"));
    QTest::keyClick(t.canvas(), Qt::Key_Escape);
    QCOMPARE(t.session->shown(), before);
    t.release(from + QPoint(100, 0));
    QCOMPARE(t.session->root(), before);
}

void TestTimeline::modifiersCountWhenTheyArePressedDuringADrag()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0); // a's end
    t.press(from);
    t.dragTo(from, from - QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+80 b:100+100"));
    // As the system sends them: with the modifiers there were before.
    QKeyEvent pressed(QEvent::KeyPress, Qt::Key_Control, Qt::NoModifier);
    QApplication::sendEvent(t.canvas(), &pressed);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+80 b:80+100"));
    QKeyEvent released(QEvent::KeyRelease, Qt::Key_Control, Qt::ControlModifier);
    QApplication::sendEvent(t.canvas(), &released);
    t.release(from - QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+80 b:100+100"));
}

void TestTimeline::aVerticalMoveKeepsItsTimeUntilTwelvePixelsSideways()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 100, 100);
    const QPoint from = t.at(QStringLiteral("V1"), 150);
    const int up = t.at(QStringLiteral("V2"), 150).y();
    t.press(from);
    t.dragTo(from, QPoint(from.x() + 11, up));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("a:100+100"));
    t.moveTo(QPoint(from.x() + 30, up));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("a:115+100"));
    t.release(QPoint(from.x() + 30, up));
}

void TestTimeline::theClipAreaScrollsAtItsEdgesFasterFurtherOut()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    const auto scrolledAt = [&](int beyond) {
        t.view().scrollTo(0, 0);
        t.press(from);
        t.dragTo(from, QPoint(t.canvas()->width() + beyond, from.y()));
        QTest::qWait(120);
        const double left = t.view().geometry().left();
        QTest::keyClick(t.canvas(), Qt::Key_Escape);
        t.release(from);
        return left;
    };
    const double near = scrolledAt(0);
    QVERIFY(near > 0);
    QVERIFY(scrolledAt(300) > near);
}

void TestTimeline::oneGestureIsOneStep()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const std::size_t steps = t.steps();
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.drag(from, from + QPoint(100, 0));
    QCOMPARE(t.steps(), steps + 1);
    QVERIFY(!t.session->document().history().back().isEmpty());
    t.session->undo();
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100"));
}

void TestTimeline::undoScrollsToWhatChangedAndFlashesIt()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.session->apply(Move{.clips = {a}, .by = 20});
    t.view().scrollTo(2000, 0);
    const QImage before = t.canvas()->grab().toImage();
    t.session->undo();
    QVERIFY(t.view().geometry().xOf(0) >= 0);
    const QImage flashed = t.canvas()->grab().toImage();
    QVERIFY(flashed != before);
    QTest::qWait(900);
    QVERIFY(t.canvas()->grab().toImage() != flashed);
}

void TestTimeline::aMoveGoesAcrossTracksAndLinkedSoundKeepsItsTrack()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.drag(from, t.at(QStringLiteral("V2"), 100));
    QCOMPARE(t.text(QStringLiteral("V1")), QString());
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("a:50+100"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:50+100"));
    QCOMPARE(t.text(QStringLiteral("A2")), QString());
}

void TestTimeline::altTakesOneAlone()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.drag(from, from + QPoint(100, 0), Qt::AltModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:50+100"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+100"));
    QCOMPARE(t.view().outOfSync(t.trackNow(QStringLiteral("A1")).clips.at(0)), -50);
}

void TestTimeline::controlInsertsWhileMoving()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.put(QStringLiteral("c"), 200, 100);
    t.session->selection().clear();
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.press(from);
    t.dragTo(from, from + QPoint(400, 0));
    t.moveTo(from + QPoint(400, 0), Qt::ControlModifier);
    t.release(from + QPoint(400, 0), Qt::ControlModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("b:0+100 a:100+100 c:200+100"));
}

void TestTimeline::theEdgeFollowsThePointer()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.press(from);
    for (const int frames : {5, 12, 30}) {
        t.moveTo(from + QPoint(2 * frames, 0));
        QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+%1").arg(100 + frames));
    }
    t.release(from + QPoint(60, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+130"));
}

void TestTimeline::aTrimTakesLinkedSoundAlong()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.drag(from, from + QPoint(60, 0));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+130"));
}

void TestTimeline::altTrimsOneAlone()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.drag(from, from + QPoint(60, 0), Qt::AltModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+130"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+100"));
}

void TestTimeline::aTrimStopsAtTheMediasEndWithARedEdge()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 290); // of 300 that are left
    const QPoint from = t.at(QStringLiteral("V1"), 290) - QPoint(2, 0);
    t.press(from);
    t.dragTo(from, from + QPoint(50, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+300"));
    QCOMPARE(t.canvas()->look()->stop, std::optional<std::int64_t>(300));
    t.release(from + QPoint(50, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+300"));
}

void TestTimeline::pulledFarBeyondItTheEdgeFrameIsHeld()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 290);
    const QPoint from = t.at(QStringLiteral("V1"), 290) - QPoint(2, 0);
    t.drag(from, from + QPoint(160, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+370"));
}

void TestTimeline::theTipShowsFramesLengthAndHandle()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.press(from);
    t.dragTo(from, from + QPoint(24, 0));
    const QString tip = t.canvas()->look()->tip;
    QVERIFY2(tip.contains(QStringLiteral("+12")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("00:00:04:12")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("188")), qPrintable(tip));
    t.release(from);
}

void TestTimeline::theRippleToolMovesFollowers()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.key(Qt::Key_B);
    QCOMPARE(t.view().tool(), Tool::Ripple);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0);
    t.drag(from, from - QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+80 b:80+100"));
}

void TestTimeline::theRollToolMovesTheCut()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.key(Qt::Key_R);
    const QPoint from = t.at(QStringLiteral("V1"), 100) - QPoint(2, 0); // the left clip's side
    t.drag(from, from + QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+120 b:120+80"));
}

void TestTimeline::theSlipToolShowsAnotherPart()
{
    TimelineFixture t;
    const ClipId a = t.put(QStringLiteral("a"), 0, 100);
    t.key(Qt::Key_Y);
    const QPoint from = t.at(QStringLiteral("V1"), 50);
    t.drag(from, from - QPoint(50, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+100"));
    QCOMPARE(t.clip(a)->in, Rational(5));
    t.drag(from, from + QPoint(800, 0)); // further than there is
    QCOMPARE(t.clip(a)->in, Rational(0));
}

void TestTimeline::theSlideToolMovesBetweenNeighbours()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 100, 100);
    t.put(QStringLiteral("c"), 200, 100);
    t.key(Qt::Key_U);
    const QPoint from = t.at(QStringLiteral("V1"), 150);
    t.drag(from, from + QPoint(40, 0));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+120 b:120+100 c:220+80"));
}

void TestTimeline::theRazorPartsPictureAndSoundAndKeepsThemLinked()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    const std::size_t steps = t.steps();
    t.key(Qt::Key_C);
    t.click(t.at(QStringLiteral("V1"), 40));
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+40 a:40+60"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+40 a:40+60"));
    QCOMPARE(t.steps(), steps + 1);
    const Clip picture = t.trackNow(QStringLiteral("V1")).clips.at(1);
    const Clip sound = t.trackNow(QStringLiteral("A1")).clips.at(1);
    QVERIFY(picture->link);
    QCOMPARE(picture->link, sound->link);
    QVERIFY(picture->link != t.trackNow(QStringLiteral("V1")).clips.at(0)->link);
}

void TestTimeline::theRazorWithAltPartsOneAlone()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    t.key(Qt::Key_C);
    t.click(t.at(QStringLiteral("V1"), 40), Qt::AltModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+40 a:40+60"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+100"));
}

void TestTimeline::theRazorWithShiftPartsAllTracks()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, true);
    t.put(QStringLiteral("b"), 20, 100, false, QStringLiteral("V2"));
    t.key(Qt::Key_C);
    t.click(t.at(QStringLiteral("V1"), 40), Qt::ShiftModifier);
    QCOMPARE(t.text(QStringLiteral("V1")), QStringLiteral("a:0+40 a:40+60"));
    QCOMPARE(t.text(QStringLiteral("V2")), QStringLiteral("b:20+20 b:40+80"));
    QCOMPARE(t.text(QStringLiteral("A1")), QStringLiteral("a:0+40 a:40+60"));
}

void TestTimeline::theRulerMovesThePlayhead()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    QTest::mousePress(t.panel.ruler(), Qt::LeftButton, {}, QPoint(101, 8));
    QCOMPARE(t.session->playhead(), 50);
    QTest::mouseMove(t.panel.ruler(), QPoint(141, 8));
    QTest::mouseRelease(t.panel.ruler(), Qt::LeftButton, {}, QPoint(141, 8));
    QCOMPARE(t.session->playhead(), 70);
    QCOMPARE(t.session->player().state(), Player::State::Resting);
}

void TestTimeline::thePlayheadSnapsOnlyWithShift()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    QTest::mouseClick(t.panel.ruler(), Qt::LeftButton, {}, QPoint(195, 8));
    QCOMPARE(t.session->playhead(), 97);
    QTest::mouseClick(t.panel.ruler(), Qt::LeftButton, Qt::ShiftModifier, QPoint(195, 8));
    QCOMPARE(t.session->playhead(), 100);
}

void TestTimeline::markersAreDragged()
{
    TimelineFixture t;
    t.session->apply(AddMarker{.at = 50});
    QTest::mousePress(t.panel.ruler(), Qt::LeftButton, {}, QPoint(100, 22));
    for (const int x : {110, 130, 160}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 22), QPointF(x, 22), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(t.panel.ruler(), &move);
    }
    QTest::mouseRelease(t.panel.ruler(), Qt::LeftButton, {}, QPoint(160, 22));
    QCOMPARE(t.session->sequence()->markers.front().at, 80);
}

void TestTimeline::switchesOfAHeaderSetTheTrack()
{
    TimelineFixture t;
    const auto press = [&](const QString &name, const QString &what) {
        for (QToolButton *const button :
             t.panel.headers()->header(t.track(name))->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(what)) {
                QVERIFY(button->width() >= kLeastTarget && button->height() >= kLeastTarget);
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(what));
    };
    press(QStringLiteral("V1"), QStringLiteral("Lock"));
    QVERIFY(t.trackNow(QStringLiteral("V1")).locked);
    press(QStringLiteral("V2"), QStringLiteral("Hide"));
    QVERIFY(t.trackNow(QStringLiteral("V2")).hidden);
    press(QStringLiteral("A1"), QStringLiteral("Mute"));
    QVERIFY(t.trackNow(QStringLiteral("A1")).muted);
    press(QStringLiteral("A2"), QStringLiteral("Hear A2 alone"));
    QVERIFY(t.trackNow(QStringLiteral("A2")).solo);
    press(QStringLiteral("A2"), QStringLiteral("A2 moves along"));
    QVERIFY(!t.trackNow(QStringLiteral("A2")).syncLock);
    press(QStringLiteral("A2"), QStringLiteral("Target"));
    QCOMPARE(t.session->target(TrackKind::Audio), t.track(QStringLiteral("A2")));
}

void TestTimeline::aDoubleClickRenamesATrack()
{
    TimelineFixture t;
    auto *const header = t.panel.headers()->header(t.track(QStringLiteral("V2")));
    auto *const name = header->findChildren<QToolButton *>().front();
    QTest::mouseDClick(name, Qt::LeftButton);
    auto *const field = header->findChild<QLineEdit *>();
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("Titles"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(t.trackNow(QStringLiteral("Titles")).kind, TrackKind::Video);
}

void TestTimeline::theLowerEdgeOfAHeaderSetsItsHeight()
{
    TimelineFixture t;
    const TrackId track = t.track(QStringLiteral("V2"));
    auto *const header = t.panel.headers()->header(track);
    const int before = t.view().heightOf(track);
    const QPoint edge(80, before - 2);
    QTest::mousePress(header, Qt::LeftButton, {}, edge);
    QMouseEvent move(QEvent::MouseMove, edge + QPoint(0, 30),
                     header->mapToGlobal(edge + QPoint(0, 30)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(header, &move);
    QTest::mouseRelease(header, Qt::LeftButton, {}, edge);
    QCOMPARE(t.view().heightOf(track), before + 30);
}

void TestTimeline::controlAndWheelZoomAboutThePointer()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 300);
    const QPointF at(200, 40);
    const double frame = t.view().geometry().frameAt(at.x());
    QWheelEvent wheel(at, t.canvas()->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(t.canvas(), &wheel);
    QVERIFY(t.view().geometry().scale() > 2);
    QVERIFY(qAbs(t.view().geometry().frameAt(at.x()) - frame) < 0.001);
}

void TestTimeline::theWheelScrolls()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    t.put(QStringLiteral("b"), 3000, 100);
    QWheelEvent wheel(QPointF(200, 40), t.canvas()->mapToGlobal(QPointF(200, 40)), {},
                      QPoint(0, -120), Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(t.canvas(), &wheel);
    QCOMPARE(t.view().geometry().left(), 120.0);
}

void TestTimeline::fitShowsTheWholeSequence()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 5000, 100);
    t.key(Qt::Key_Z, Qt::ShiftModifier);
    const TimelineGeometry &geometry = t.view().geometry();
    QVERIFY(geometry.xOf(0) >= 0);
    QVERIFY(geometry.xOf(5100) <= t.canvas()->width());
    QVERIFY(geometry.xOf(5100) > t.canvas()->width() * 0.8);
}

WEFT_UI_TEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
