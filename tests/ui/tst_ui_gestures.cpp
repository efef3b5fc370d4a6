#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/timeline/clip_areas.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"

#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;

namespace {

/// A hand on the whole window, from an empty profile: it counts what it does. One key, one click,
/// one drag, one drop are a gesture each; letters that are typed are none.
class Hand
{
public:
    Hand()
        : session(ui::test::makeSession())
        , window(*session)
        , timeline(*window.find<TimelinePanel>("timeline"))
    {
        if (!session->openNew())
            qFatal("no project");
        window.resize(1280, 720);
        window.show();
        (void) QTest::qWaitForWindowActive(&window);
        timeline.canvas()->setFocus();
    }

    /// Files onto the clip area, at a frame of a track.
    void drop(const QStringList &paths, const QString &track, std::int64_t frame)
    {
        ++gestures;
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        const QPoint at = placeOf(track, frame);
        QDragEnterEvent enter(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(timeline.canvas(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(timeline.canvas(), &move);
        QDropEvent drop(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(timeline.canvas(), &drop);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++gestures;
        window.actions().refresh();
        QWidget *const focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : timeline.canvas(), key, modifiers);
    }
    void click(QWidget *on, const QPoint &at)
    {
        ++gestures;
        QTest::mouseClick(on, Qt::LeftButton, {}, at);
    }
    void drag(const QPoint &from, const QPoint &by)
    {
        ++gestures;
        QWidget *const canvas = timeline.canvas();
        QTest::mouseMove(canvas, from);
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPoint to = from + by * step / 4;
            QMouseEvent move(QEvent::MouseMove, to, canvas->mapToGlobal(to), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(canvas, &move);
        }
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, from + by);
    }
    /// An entry of the menu bar: the menu is opened and the entry chosen.
    void choose(const char *action)
    {
        gestures += 2;
        window.actions().refresh();
        QVERIFY2(window.actions().action(action)->isEnabled(), action);
        window.actions().action(action)->trigger();
    }

    const Track &track(const QString &name) const
    {
        for (const auto &track : session->sequence()->tracks) {
            if (track->name == name)
                return *track;
        }
        qFatal("no track %s", qPrintable(name));
    }
    const ClipList &clips(const char *name) const { return track(QLatin1String(name)).clips; }
    ClipAreas areas(const char *name, std::size_t index) const
    {
        const TimelineGeometry &geometry = timeline.view().geometry();
        return {geometry, *geometry.rowOf(track(QLatin1String(name)).id), clips(name).at(index)};
    }
    QPoint placeOf(const QString &name, std::int64_t frame) const
    {
        const TimelineGeometry &geometry = timeline.view().geometry();
        const TrackRow *const row = geometry.rowOf(track(name).id);
        return {qRound(geometry.xOf(static_cast<double>(frame))),
                geometry.yOf(*row) + row->height / 2};
    }
    /// Two films one after the other, cut by nobody yet; not counted.
    void layDown()
    {
        drop({sample("harbour.mp4"), sample("ridge.mp4")}, QStringLiteral("V1"), 0);
        QTRY_COMPARE_WITH_TIMEOUT(clips("V1").size(), std::size_t(2), kPatienceMs);
        timeline.view().fit();
        gestures = 0;
    }

    std::unique_ptr<Session> session;
    MainWindow window;
    TimelinePanel &timeline;
    int gestures = 0;
};

} // namespace

/// How many gestures it takes from an empty profile, on the whole window.
class TestUiGestures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesToTheFirstCutTakeFive();
    void aTitleTakesThreeAndTyping();
    void aDissolveTakesOne();
    void aFadeTakesOneDrag();
    void musicUnderSpeechTakesFour();
    void aPictureIsAnimatedInThree();
};

void TestUiGestures::filesToTheFirstCutTakeFive()
{
    Hand hand;
    hand.drop({sample("harbour.mp4"), sample("ridge.mp4")}, QStringLiteral("V1"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(hand.clips("V1").size(), std::size_t(2), kPatienceMs);
    TimelineRuler *const ruler = hand.timeline.ruler();
    hand.click(ruler, QPoint(qRound(hand.timeline.view().geometry().xOf(40)), 10));
    hand.key(Qt::Key_S);
    QCOMPARE(hand.clips("V1").size(), std::size_t(3));
    QVERIFY(hand.gestures <= 5);
}

void TestUiGestures::aTitleTakesThreeAndTyping()
{
    Hand hand;
    hand.layDown();
    hand.key(Qt::Key_T);
    auto *const editor = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Once"));
    hand.key(Qt::Key_Return, Qt::ControlModifier);
    const auto *const title = std::get_if<TitleSource>(&hand.clips("V2").at(0)->source);
    QVERIFY(title);
    QCOMPARE(title->text, QStringLiteral("Once"));
    QVERIFY(hand.gestures <= 3);
}

void TestUiGestures::aDissolveTakesOne()
{
    Hand hand;
    hand.layDown();
    hand.session->player().seek(60);
    hand.key(Qt::Key_S); // both sides of this cut have more to show
    hand.gestures = 0;
    hand.key(Qt::Key_D);
    QVERIFY(hand.clips("V1").at(1)->transition);
    QCOMPARE(hand.gestures, 1);
}

void TestUiGestures::aFadeTakesOneDrag()
{
    Hand hand;
    hand.layDown();
    hand.drag(hand.areas("V1", 0).fadeInHandle().toPoint(), QPoint(40, 0));
    QVERIFY(hand.clips("V1").at(0)->fadeIn.length > 0);
    QCOMPARE(hand.gestures, 1);
}

void TestUiGestures::musicUnderSpeechTakesFour()
{
    Hand hand;
    hand.drop({sample("voice.m4a")}, QStringLiteral("A1"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(hand.clips("A1").size(), std::size_t(1), kPatienceMs);
    hand.gestures = 0;
    hand.drop({sample("music.m4a")}, QStringLiteral("A2"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(hand.clips("A2").size(), std::size_t(1), kPatienceMs);
    hand.timeline.view().fit();
    hand.click(hand.timeline.canvas(), hand.placeOf(QStringLiteral("A2"), 100));
    const ClipAreas areas = hand.areas("A2", 0);
    hand.drag(QPoint(qRound(areas.whole.center().x()), qRound(areas.gainY())), QPoint(0, 8));
    QVERIFY(hand.clips("A2").at(0)->gainDb < -6);
    QVERIFY(hand.gestures <= 4);
}

void TestUiGestures::aPictureIsAnimatedInThree()
{
    Hand hand;
    hand.drop({sample("still.png")}, QStringLiteral("V1"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(hand.clips("V1").size(), std::size_t(1), kPatienceMs);
    hand.choose("generate.animate");
    QVERIFY(std::holds_alternative<ShotSource>(hand.clips("V1").at(0)->source));
    QVERIFY(hand.gestures <= 3);
    QVERIFY(hand.session->generation().isBusy()); // its take is being made
    hand.session->generation().cancelAll();
}

WEFT_UI_TEST_MAIN(TestUiGestures)
#include "tst_ui_gestures.moc"
