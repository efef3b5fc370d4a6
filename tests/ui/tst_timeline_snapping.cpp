#include "tests/ui/timeline_fixture.h"
#include "ui/timeline/commands.h"

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;

/// What edges and the playhead snap to.
class TestTimelineSnapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void edgesSnapAtTenPixelsAndLetGoAtFourteen();
    void theNearestWinsAndThePlayheadBeforeACut();
    void theGuideNamesWhatItSnapsTo();
    void aKeyTogglesSnapping();
    void theHeldKeySuspendsIt();
};

void TestTimelineSnapping::edgesSnapAtTenPixelsAndLetGoAtFourteen()
{
    for (const double scale : {2.0, 10.0}) {
        TimelineFixture t;
        t.put(QStringLiteral("a"), 0, 20);
        const ClipId b = t.put(QStringLiteral("b"), 60, 20);
        t.session->selection().clear();
        t.session->player().seek(0);
        t.setScale(scale);
        const QPoint from = t.at(QStringLiteral("V1"), 70);
        const int toCut = qRound(-40 * scale); // b's start lies on a's end
        t.press(from);
        t.moveTo(from + QPoint(toCut + 30, 0));
        QVERIFY(t.clip(b).start != 20);
        t.moveTo(from + QPoint(toCut + 10, 0));
        QCOMPARE(t.clip(b).start, 20);
        t.moveTo(from + QPoint(toCut + 14, 0));
        QCOMPARE(t.clip(b).start, 20);
        t.moveTo(from + QPoint(toCut + 14 + qRound(scale), 0));
        QVERIFY(t.clip(b).start != 20);
        t.release(from);
    }
}

void TestTimelineSnapping::theNearestWinsAndThePlayheadBeforeACut()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100, false, QStringLiteral("V2"));
    const ClipId b = t.put(QStringLiteral("b"), 200, 50);
    t.session->player().seek(100);
    Snapping snapping(t.view(), {.without = {b}});
    QCOMPARE(snapping.snapped({200, 250}, -98), -100);
    QCOMPARE(snapping.target()->kind, SnapTarget::Kind::Playhead);
    t.session->player().seek(104);
    Snapping other(t.view(), {.without = {b}});
    QCOMPARE(other.snapped({200, 250}, -99), -100);
    QCOMPARE(other.target()->kind, SnapTarget::Kind::Cut);
    QCOMPARE(other.snapped({200, 250}, 0), 0); // never to itself
}

void TestTimelineSnapping::theGuideNamesWhatItSnapsTo()
{
    TimelineFixture t;
    t.put(QStringLiteral("Beach"), 0, 100);
    t.put(QStringLiteral("b"), 200, 50);
    t.session->player().seek(0);
    const QPoint from = t.at(QStringLiteral("V1"), 225);
    t.press(from);
    t.dragTo(from, from - QPoint(196, 0));
    QVERIFY(t.canvas()->look()->guide);
    QCOMPARE(t.canvas()->look()->guide->name, QStringLiteral("End of Beach"));
    t.release(from);
}

void TestTimelineSnapping::aKeyTogglesSnapping()
{
    TimelineFixture t;
    QVERIFY(t.view().snaps());
    t.key(Qt::Key_N);
    QVERIFY(!t.view().snaps());
    t.key(Qt::Key_N);
    QVERIFY(t.view().snaps());
}

void TestTimelineSnapping::theHeldKeySuspendsIt()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 100);
    const ClipId b = t.put(QStringLiteral("b"), 200, 50);
    t.session->player().seek(0);
    const QPoint from = t.at(QStringLiteral("V1"), 225);
    t.press(from);
    t.dragTo(from, from - QPoint(196, 0));
    QCOMPARE(t.clip(b).start, 100);
    QTest::keyPress(t.canvas(), Qt::Key_N);
    QCOMPARE(t.clip(b).start, 102);
    QTest::keyRelease(t.canvas(), Qt::Key_N);
    QCOMPARE(t.clip(b).start, 100);
    QVERIFY(t.view().snaps());
    t.release(from);
}

WEFT_UI_TEST_MAIN(TestTimelineSnapping)
#include "tst_timeline_snapping.moc"
