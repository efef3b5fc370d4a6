#include "core/project/project_file.h"
#include "tests/core/playback/player_stage.h"
#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/monitor/monitor_deck.h"
#include "ui/monitor/picture_view.h"
#include "ui/monitor/program_monitor.h"
#include "ui/style/theme.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"

using namespace weft;
using namespace weft::ui;
using std::chrono::milliseconds;
using weft::test::kPatienceMs;
using weft::ui::test::u;

namespace {

/// A film of 300 frames, whose pictures and sound tell their frame, as a project whose files are
/// where it says.
Project filmOf(const weft::test::Footage &footage)
{
    const PlayedSequence film = footage.film();
    Project project = *film.project;
    for (auto &item : project.media) {
        auto there = std::make_shared<MediaItem>(*item);
        there->path = film.media.media.at(item->id);
        for (AudioInfo &audio : there->info.audio)
            audio = {u("pcm_f32le"), 2, 48000, Rational(footage.kFrames, 25)};
        item = there;
    }
    return project;
}

/// The whole window over such a film.
class Desk
{
public:
    Desk(const weft::test::Footage &footage, Session::Options options)
        : session(std::move(options))
        , window(session)
    {
        const QString path = m_folder.filePath(u("film.weft"));
        Status done = saveProject(filmOf(footage), path);
        if (done)
            done = session.open(path);
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        window.resize(1280, 720);
        window.show();
        (void) QTest::qWaitForWindowActive(&window);
        timeline().canvas()->setFocus();
    }

    TimelinePanel &timeline() { return *window.find<TimelinePanel>("timeline"); }
    MonitorDeck &deck() { return window.find<ProgramMonitor>("program")->deck(); }
    Player &player() { return session.player(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        window.actions().refresh();
        QTest::keyClick(timeline().canvas(), key, modifiers);
    }
    QPoint onRuler(std::int64_t frame)
    {
        const TimelineGeometry &geometry = timeline().view().geometry();
        return {qRound(geometry.xOf(static_cast<double>(frame) + 0.5)), 8};
    }
    void dragRuler(std::int64_t frame)
    {
        TimelineRuler &ruler = *timeline().ruler();
        const QPoint to = onRuler(frame);
        QMouseEvent move(QEvent::MouseMove, to, ruler.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(&ruler, &move);
    }
    void takeRuler(std::int64_t frame)
    {
        QTest::mousePress(timeline().ruler(), Qt::LeftButton, {}, onRuler(frame));
    }
    void leaveRuler(std::int64_t frame)
    {
        QTest::mouseRelease(timeline().ruler(), Qt::LeftButton, {}, onRuler(frame));
    }

private:
    QTemporaryDir m_folder;

public:
    Session session;
    MainWindow window;
};

/// With time and the device moved by hand: what takes how long does not depend on the machine.
class TimedDesk
{
public:
    explicit TimedDesk(const weft::test::Footage &footage)
        : TimedDesk(footage, std::make_unique<weft::test::HandDevice>(now))
    {}

    void pass(milliseconds time, milliseconds step = milliseconds(5))
    {
        for (milliseconds passed(0); passed < time; passed += step) {
            now += step;
            device->advance();
            desk.player().tick();
        }
    }
    /// Until something holds. @return how long it took, in ms
    int until(const std::function<bool()> &holds)
    {
        int took = 0;
        for (; !holds() && took < 2000; took += 5)
            pass(milliseconds(5));
        return took;
    }
    /// What was drawn since the last call of it.
    std::vector<float> takeDrawn()
    {
        const auto from = device->drawn.begin() + static_cast<std::ptrdiff_t>(m_taken);
        std::vector<float> drawn(from, device->drawn.end());
        m_taken = device->drawn.size();
        return drawn;
    }
    bool isHeard()
    {
        const auto drawn = takeDrawn();
        return std::any_of(drawn.begin(), drawn.end(), [](float sample) { return sample != 0; });
    }

    std::chrono::nanoseconds now = std::chrono::seconds(1);
    weft::test::HandDevice *device;
    Desk desk;

private:
    TimedDesk(const weft::test::Footage &footage, std::unique_ptr<weft::test::HandDevice> made)
        : device(made.get())
        , desk(footage,
               {.device = std::move(made), .hasHardware = false, .now = [this] { return now; }})
    {
        device->latency = 960; // 20 ms, as devices have
        desk.player().setQuality(PreviewQuality::Full);
        pass(milliseconds(300));
    }

    std::size_t m_taken = 0;
};

} // namespace

/// How playing feels: by real keys and drags on the whole window.
class TestFeelPlaying : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spaceIsHeardWithin120AndSeenWithin100Milliseconds();
    void stopIsSilentWithin50MillisecondsAtThePictureShown();
    void anyEditGoesOnPlaying_data();
    void anyEditGoesOnPlaying();
    void jAndLShuttleAtFourSpeedsAndKStops();
    void theNewestPlaceOfADragWins();
    void picturesOfADragComeNearerAndAreMarkedUntilExact();
    void draggingIsHeardInGrainsAndSilentWhenStill();
    void aStepPlaysItsFramesSound();
    void hearingIsAToggle();

private:
    weft::test::Footage m_footage;
};

void TestFeelPlaying::spaceIsHeardWithin120AndSeenWithin100Milliseconds()
{
    TimedDesk timed(m_footage);
    Player &player = timed.desk.player();
    for (const std::int64_t frame : {0, 100, 37, 250}) {
        player.seek(frame);
        timed.pass(milliseconds(400));
        timed.takeDrawn();
        int heard = -1, seen = -1;
        timed.desk.key(Qt::Key_Space);
        for (int passed = 5; passed <= 500 && (heard < 0 || seen < 0); passed += 5) {
            timed.pass(milliseconds(5));
            if (heard < 0 && timed.isHeard())
                heard = passed + 20; // what the device keeps back
            if (seen < 0 && player.picture().frame != frame)
                seen = passed;
        }
        QVERIFY2(heard >= 0 && heard <= 120, qPrintable(QString::number(heard)));
        QVERIFY2(seen >= 0 && seen <= 100, qPrintable(QString::number(seen)));
        timed.desk.key(Qt::Key_Space);
    }
}

void TestFeelPlaying::stopIsSilentWithin50MillisecondsAtThePictureShown()
{
    TimedDesk timed(m_footage);
    Player &player = timed.desk.player();
    for (const int time : {203, 1007, 1502}) {
        timed.desk.key(Qt::Key_Space);
        timed.pass(milliseconds(time));
        QVERIFY(timed.isHeard());
        timed.desk.key(Qt::Key_Space);
        QCOMPARE(player.state(), Player::State::Resting);
        timed.pass(milliseconds(30)); // and 20 that the device keeps back
        timed.takeDrawn();
        timed.pass(milliseconds(500));
        QVERIFY(!timed.isHeard());
        QVERIFY(player.isSettled());
        QCOMPARE(weft::test::frameOfPicture(player.picture()), player.position());
        QCOMPARE(timed.desk.deck().timecode().text(),
                 timed.desk.timeline().view().timecode(player.position()));
    }
}

void TestFeelPlaying::anyEditGoesOnPlaying_data()
{
    QTest::addColumn<QKeySequence>("keys");
    for (const char *keys : {"S", "Q", "W", ".", "Ctrl+D", "Del", "M", "T", "Ctrl+R", "Shift+F",
                             "Ctrl+Shift+D", "D", "Ctrl+Z"})
        QTest::newRow(keys) << QKeySequence(QLatin1String(keys));
}

void TestFeelPlaying::anyEditGoesOnPlaying()
{
    QFETCH(QKeySequence, keys);
    TimedDesk timed(m_footage);
    Session &session = timed.desk.session;
    session.player().seek(100);
    timed.desk.key(Qt::Key_S, Qt::ShiftModifier);
    session.selection().set({session.sequence()->tracks[0]->clips.at(1)->id});
    session.player().seek(20);
    timed.pass(milliseconds(400));
    timed.desk.key(Qt::Key_Space);
    timed.pass(milliseconds(400));
    timed.takeDrawn();
    const Document::Root root = session.root();
    timed.desk.key(static_cast<Qt::Key>(keys[0].key()), keys[0].keyboardModifiers());
    const std::int64_t before = session.playhead();           // a ripple takes it along
    QWidget *const popup = QApplication::activePopupWidget(); // asks for the speed
    if (popup)
        popup->close();
    QVERIFY(popup || session.root() != root);
    QCOMPARE(session.player().state(), Player::State::Playing);
    timed.pass(milliseconds(1000));
    QCOMPARE(session.player().state(), Player::State::Playing);
    QVERIFY2(std::abs(session.playhead() - before - 25) <= 2,
             qPrintable(QString::number(session.playhead() - before)));
    const auto drawn = timed.takeDrawn();
    const auto silent = std::count(drawn.begin(), drawn.end(), 0.0F);
    if (keys != QKeySequence(u("Shift+F"))) // where a frame stands there is no sound
        QVERIFY2(silent <= 48 * 50, qPrintable(QString::number(silent)));
}

void TestFeelPlaying::jAndLShuttleAtFourSpeedsAndKStops()
{
    TimedDesk timed(m_footage);
    Player &player = timed.desk.player();
    const auto passed = [&](int speed) { // where the playhead gets to in 400 ms
        const std::int64_t from = player.position();
        timed.pass(milliseconds(400));
        return std::abs(player.position() - from - 10 * speed) <= 1 + std::abs(speed);
    };
    player.seek(100);
    timed.pass(milliseconds(400));
    for (const int speed : {1, 2, 4, 8}) {
        timed.desk.key(Qt::Key_L);
        QCOMPARE(player.speed(), speed);
        timed.pass(milliseconds(100));
        QVERIFY2(passed(speed), qPrintable(QString::number(speed)));
    }
    timed.desk.key(Qt::Key_K);
    QCOMPARE(player.speed(), 0);
    for (const int speed : {-1, -2, -4, -8}) {
        timed.desk.key(Qt::Key_J);
        QCOMPARE(player.speed(), speed);
        timed.pass(milliseconds(100));
        QVERIFY2(passed(speed), qPrintable(QString::number(speed)));
    }
}

void TestFeelPlaying::theNewestPlaceOfADragWins()
{
    TimedDesk timed(m_footage);
    Player &player = timed.desk.player();
    timed.desk.takeRuler(10);
    for (const std::int64_t frame : {40, 220, 17, 290, 100, 101}) {
        timed.desk.dragRuler(frame / 2);
        timed.desk.dragRuler(frame); // before a picture of the one before can have come
        const int took = timed.until([&] { return player.picture().frame == player.position(); });
        QVERIFY(took <= 80);
        QVERIFY(std::abs(player.position() - frame) <= 1); // the ruler's pixels
    }
    timed.desk.leaveRuler(150);
    timed.pass(milliseconds(100));
    QVERIFY(player.isSettled());
    QVERIFY(player.picture().isExact);
    QCOMPARE(weft::test::frameOfPicture(player.picture()), player.position());
}

/// By the steady clock, since what is on the way is shown only while the exact one takes long.
void TestFeelPlaying::picturesOfADragComeNearerAndAreMarkedUntilExact()
{
    Desk desk(m_footage, {.hasHardware = false});
    Player &player = desk.player();
    QTRY_VERIFY_WITH_TIMEOUT(player.isSettled(), kPatienceMs);
    int pictures = 0;
    // The mark is seen as soon as another place is asked for, before any picture has come.
    const auto isMarkSeen = [&] {
        PictureView &view = desk.deck().view();
        const QRectF shown = view.mapping().target.intersected(QRectF(view.rect()));
        return view.grab().toImage().pixelColor((shown.topRight() + QPointF(-11, 16)).toPoint())
               == darkTheme().raised;
    };
    bool isNearer = true;
    std::int64_t before = player.picture().frame;
    desk.takeRuler(0);
    QVERIFY(!isMarkSeen());
    desk.dragRuler(250);
    QVERIFY(isMarkSeen());
    desk.dragRuler(0);
    QTRY_VERIFY_WITH_TIMEOUT(!isMarkSeen(), kPatienceMs);
    before = player.picture().frame;
    connect(&player, &Player::pictureChanged, &desk.window, [&] {
        ++pictures;
        const std::int64_t now = player.picture().frame, wanted = player.position();
        isNearer = isNearer && std::abs(now - wanted) <= std::abs(before - wanted);
        before = now;
    });
    for (std::int64_t frame = 3; frame < 280; frame += 3) {
        desk.dragRuler(frame);
        QTest::qWait(5);
    }
    QTRY_VERIFY_WITH_TIMEOUT(player.picture().isExact
                                 && player.picture().frame == player.position(),
                             kPatienceMs);
    desk.leaveRuler(279);
    QTRY_VERIFY_WITH_TIMEOUT(player.isSettled(), kPatienceMs);
    QVERIFY(pictures >= 2);
    QVERIFY(isNearer);
    QVERIFY(!isMarkSeen());
}

void TestFeelPlaying::draggingIsHeardInGrainsAndSilentWhenStill()
{
    TimedDesk timed(m_footage);
    timed.desk.takeRuler(20);
    timed.pass(milliseconds(300));
    for (const std::int64_t frame : {60, 140, 200}) {
        timed.takeDrawn();
        timed.desk.dragRuler(frame);
        const std::int64_t at = timed.desk.player().position();
        timed.pass(milliseconds(300));
        const auto drawn = timed.takeDrawn();
        const auto heard = std::count_if(drawn.begin(), drawn.end(),
                                         [](float sample) { return sample != 0; });
        QVERIFY2(heard > 40 * 48 - 100 && heard <= 40 * 48 + SampleRing::kRamp,
                 qPrintable(QString::number(heard)));
        const auto loudest = std::max_element(drawn.begin(), drawn.end());
        QCOMPARE(weft::test::frameOfSample(*loudest), at);
        // Under a window: it rises and falls, and no step is louder than its slope.
        for (auto sample = drawn.begin() + 1; sample != drawn.end(); ++sample)
            QVERIFY(std::abs(*sample - sample[-1]) <= *loudest * 0.01F);
        timed.pass(milliseconds(500)); // still
        QVERIFY(!timed.isHeard());
    }
    timed.desk.leaveRuler(200);
}

void TestFeelPlaying::aStepPlaysItsFramesSound()
{
    TimedDesk timed(m_footage);
    timed.desk.player().seek(50);
    timed.pass(milliseconds(400));
    timed.takeDrawn();
    for (const auto &[key, frame] :
         {std::pair(Qt::Key_Right, 51), {Qt::Key_Right, 52}, {Qt::Key_Left, 51}}) {
        timed.desk.key(key);
        timed.pass(milliseconds(150));
        const auto drawn = timed.takeDrawn();
        QCOMPARE(weft::test::frameOfSample(*std::max_element(drawn.begin(), drawn.end())),
                 std::int64_t(frame));
        QCOMPARE(drawn.back(), 0.0F);
        QCOMPARE(weft::test::frameOfPicture(timed.desk.player().picture()), std::int64_t(frame));
    }
}

void TestFeelPlaying::hearingIsAToggle()
{
    TimedDesk timed(m_footage);
    QAction *const toggle = timed.desk.window.actions().action("play.scrub-sound");
    timed.desk.window.actions().refresh();
    QVERIFY(toggle->isChecked());
    toggle->trigger();
    timed.takeDrawn();
    timed.desk.key(Qt::Key_Right);
    timed.desk.takeRuler(100);
    timed.desk.dragRuler(120);
    timed.pass(milliseconds(300));
    timed.desk.leaveRuler(120);
    timed.pass(milliseconds(300));
    QVERIFY(!timed.isHeard());
    toggle->trigger();
    timed.desk.key(Qt::Key_Right);
    timed.pass(milliseconds(100));
    QVERIFY(timed.isHeard());
}

WEFT_UI_TEST_MAIN(TestFeelPlaying)
#include "tst_feel_playing.moc"
