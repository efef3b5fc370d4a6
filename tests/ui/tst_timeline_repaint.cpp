#include "tests/support/patience.h"
#include "tests/ui/timeline_fixture.h"

#include <QPaintEvent>
#include <QScreen>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::TimelineFixture;
using weft::ui::test::u;

namespace {

/// What of a widget is painted.
class Painted : public QObject
{
public:
    explicit Painted(QWidget &widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

    QRegion region;
};

/// What is on the screen of the clip area, against all of it painted anew.
bool isAsPaintedWhole(const TimelineFixture &t)
{
    const QPixmap screen = t.window.screen()->grabWindow(t.window.winId());
    const QRect area(t.canvas()->mapTo(&t.window, QPoint()), t.canvas()->size());
    const auto plain = [](const QPixmap &pixmap) {
        return pixmap.toImage().convertToFormat(QImage::Format_RGB32);
    };
    return plain(screen.copy(area)) == plain(t.canvas()->grab());
}

/// What changed flashes for a moment after it was undone.
bool comesToBePaintedWhole(const TimelineFixture &t)
{
    return QTest::qWaitFor([&t] { return isAsPaintedWhole(t); }, weft::test::kPatienceMs);
}

} // namespace

/// The clip area paints what has changed, and nothing else.
class TestTimelineRepaint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEditPaintsItsClipsAlone();
    void otherTracksGoOnAsTheyWere();
    void onTheScreenItLooksAsIfAllWerePainted();
    void aDragLeavesNothingBehind();
    void stepsInQuickSuccessionLeaveNothingBehind();
};

void TestTimelineRepaint::anEditPaintsItsClipsAlone()
{
    TimelineFixture t;
    const ClipId a = t.put(u("a"), 100, 30);
    t.put(u("b"), 300, 30);
    t.session->selection().set({a});
    QVERIFY(comesToBePaintedWhole(t));
    Painted painted(*t.canvas());
    QVERIFY(t.session->apply(Move{.clips = {a}, .by = 5}));
    QTRY_VERIFY(!painted.region.isEmpty());
    QTest::qWait(50);
    const TrackRow &row = *t.view().geometry().rowOf(t.track(u("V1")));
    const QRect area = t.view().geometry().rectOf(row, {100, 35}).toAlignedRect();
    QVERIFY(painted.region.contains(area.center()));
    QVERIFY(area.adjusted(-10, -2, 10, 2).contains(painted.region.boundingRect()));
}

/// A sound that is not moved along says so, on its own track.
void TestTimelineRepaint::otherTracksGoOnAsTheyWere()
{
    TimelineFixture t;
    const ClipId a = t.put(u("a"), 100, 100, true);
    QVERIFY(comesToBePaintedWhole(t));
    QVERIFY(t.session->apply(Move{.clips = {a}, .by = 7, .linked = false}));
    QVERIFY(t.view().outOfSync(t.trackNow(u("A1")).clips.at(0)) != 0);
    QVERIFY(comesToBePaintedWhole(t));
    t.session->undo();
    QCOMPARE(t.view().outOfSync(t.trackNow(u("A1")).clips.at(0)), std::int64_t(0));
    QVERIFY(comesToBePaintedWhole(t));
}

void TestTimelineRepaint::onTheScreenItLooksAsIfAllWerePainted()
{
    TimelineFixture t;
    const ClipId a = t.put(u("a"), 0, 60, true);
    const ClipId b = t.put(u("b"), 60, 80, true);
    const ClipId c = t.put(u("c"), 200, 80, false, u("V2"));
    const std::pair<const char *, Edit> edits[] = {
        {"trim", RippleTrim{.clip = a, .edge = Edge::End, .to = 50}},
        {"dissolve", AddTransition{.clip = b, .length = 20}},
        {"fade", SetClip{.clip = c, .fadeIn = Fade{.length = 20}}},
        {"rename", SetClip{.clip = b, .name = u("other")}},
        {"disable", SetClip{.clip = c, .enabled = false}},
        {"split", Split{.at = 90}},
        {"move", Move{.clips = {c}, .by = -80}},
        {"hide", SetTrack{.track = t.track(u("V2")), .hidden = true}},
        {"marker", AddMarker{.at = 30}},
        {"effect", AddEffect{.clip = a, .type = u("blur"), .parameters = {}}},
    };
    for (const auto &[name, edit] : edits) {
        QVERIFY2(t.session->apply(edit), name);
        QVERIFY2(comesToBePaintedWhole(t), name);
    }
    for (std::size_t i = 0; i < std::size(edits); ++i) {
        t.session->undo(); // which flashes for a moment
        QVERIFY2(comesToBePaintedWhole(t), edits[std::size(edits) - 1 - i].first);
    }
}

void TestTimelineRepaint::aDragLeavesNothingBehind()
{
    TimelineFixture t;
    t.put(u("a"), 0, 60, true);
    const ClipId b = t.put(u("b"), 60, 80, true);
    t.session->selection().set({b});
    QVERIFY(comesToBePaintedWhole(t));
    const QPoint from = t.at(u("V1"), 100);
    t.press(from);
    for (const int by : {40, 90, 30, 4, 200}) { // past what it snaps to
        t.moveTo(from + QPoint(by, 0));
        QVERIFY2(comesToBePaintedWhole(t), qPrintable(QString::number(by)));
    }
    QTest::keyClick(t.canvas(), Qt::Key_Escape);
    t.release(from);
    QVERIFY(comesToBePaintedWhole(t));
}

/// The flash of a step ends with the next one.
void TestTimelineRepaint::stepsInQuickSuccessionLeaveNothingBehind()
{
    TimelineFixture t;
    const ClipId a = t.put(u("a"), 0, 60);
    const ClipId b = t.put(u("b"), 300, 60);
    QVERIFY(t.session->apply(SetClip{.clip = a, .name = u("one")}));
    QVERIFY(t.session->apply(SetClip{.clip = b, .name = u("other")}));
    QVERIFY(comesToBePaintedWhole(t));
    t.session->undo();
    QTest::qWait(100); // it is seen to flash
    t.session->undo();
    QVERIFY(comesToBePaintedWhole(t));
}

WEFT_UI_TEST_MAIN(TestTimelineRepaint)
#include "tst_timeline_repaint.moc"
