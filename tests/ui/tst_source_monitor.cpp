#include "tests/ui/monitor_stage.h"
#include "ui/monitor/drop_zones.h"
#include "ui/monitor/program_monitor.h"
#include "ui/monitor/sound_view.h"
#include "ui/monitor/source_monitor.h"
#include "ui/session/bin_items.h"
#include "ui/style/theme.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

using namespace weft;
using namespace weft::ui;
using test::MonitorStage;
using weft::ui::test::sample;

namespace {

/// Both monitors in a window, and a film (29.97 frames a second, with sound) in the bin.
class Bench : public MonitorStage
{
public:
    Bench()
        : MonitorStage({QStringLiteral("#ff0000"), QStringLiteral("#00ff00")})
    {
        auto *const both = new QWidget;
        auto *const layout = new QVBoxLayout(both);
        program = new ProgramMonitor(*session, actions, both);
        source = new SourceMonitor(*session, actions, both);
        layout->addWidget(program);
        layout->addWidget(source);
        film = test::import(*session, sample("phone.mp4"));
        isReady = open(both, {700, 900}) && film;
    }
    /// Shows the film and gives its monitor the keyboard.
    void look()
    {
        source->show(film);
        source->deck().view().setFocus();
        actions.refresh();
    }
    Clip lastClip(TrackKind kind) const
    {
        const Track &track = trackAt(*session->root(),
                                     *findTrack(*session->root(), session->target(kind)));
        return track.clips.at(track.clips.size() - 1);
    }
    FrameRate filmRate() const { return session->root()->find(film)->info.video->rate; }

    ProgramMonitor *program;
    SourceMonitor *source;
    MediaId film;
    bool isReady;
};

} // namespace

class TestSourceMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatToDoWhileEmpty();
    void aFilmIsShownInItsOwnSizeAndRate();
    void aStillLastsFiveSeconds();
    void keysActOnTheMonitorWithTheFocus();
    void onlyOneMonitorPlays();
    void inAndOutAreItsOwn();
    void marksComeBackWithTheirFilm();
    void overwritePlacesTheMarkedPartAtThePlayhead();
    void insertMakesRoom();
    void appendGoesToTheEnd();
    void aMarkedRangeOfTheTimelineIsFilled();
    void pictureAloneIsPlaced();
    void aDragCarriesTheMarkedPart();
    void aSoundIsShownByItsWaveform();
    void theBarsHandlesMarkAPart();
    void whatIsDroppedHereIsShown();
    void matchFrameShowsTheFilmAtThatFrame();
    void whatLeavesTheBinIsNoLongerShown();
};

void TestSourceMonitor::itSaysWhatToDoWhileEmpty()
{
    Bench bench;
    QVERIFY(bench.isReady);
    QVERIFY(!bench.source->deck().isVisible());
    QVERIFY(!bench.actions.action("sequence.insert")->isEnabled());
}

void TestSourceMonitor::aFilmIsShownInItsOwnSizeAndRate()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    const VideoInfo &video = *bench.session->root()->find(bench.film)->info.video;
    QCOMPARE(bench.source->deck().view().frameSize(),
             QSize(video.displayWidth(), video.displayHeight()));
    QCOMPARE(bench.source->deck().sequence()->settings.rate, video.rate);
    QTRY_VERIFY_WITH_TIMEOUT(bench.source->deck().player()->isSettled(), 20000);
    QVERIFY(!bench.source->deck().player()->picture().image.isNull());
    QCOMPARE(bench.session->root()->sequences.size(), std::size_t(1));
}

void TestSourceMonitor::aStillLastsFiveSeconds()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const MediaId still = test::import(*bench.session, sample("still.png"));
    bench.source->show(still);
    QCOMPARE(bench.source->deck().length(), 125);
}

void TestSourceMonitor::keysActOnTheMonitorWithTheFocus()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_Right);
    QCOMPARE(bench.source->deck().player()->position(), 1);
    QCOMPARE(bench.session->playhead(), 0);
    bench.program->deck().view().setFocus();
    QTest::keyClick(&bench.program->deck().view(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(bench.source->deck().player()->position(), 1);
    QCOMPARE(bench.session->playhead(), 5);
}

void TestSourceMonitor::onlyOneMonitorPlays()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_L);
    QCOMPARE(bench.source->deck().player()->speed(), 1);
    bench.program->deck().view().setFocus();
    QTest::keyClick(&bench.program->deck().view(), Qt::Key_L);
    QCOMPARE(bench.session->player().speed(), 1);
    QCOMPARE(bench.source->deck().player()->speed(), 0);
}

void TestSourceMonitor::inAndOutAreItsOwn()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(10);
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_I);
    bench.source->deck().goTo(19);
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_O);
    QCOMPARE(bench.source->part(), (TimeRange{10, 10}));
    QVERIFY(bench.session->marked().isEmpty());
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_I, Qt::ShiftModifier);
    QCOMPARE(bench.source->deck().player()->position(), 10);
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_X, Qt::AltModifier);
    QCOMPARE(bench.source->part(), (TimeRange{0, bench.source->deck().length()}));
}

void TestSourceMonitor::marksComeBackWithTheirFilm()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(12);
    bench.source->markIn();
    const MediaId other = test::import(*bench.session, sample("still.png"));
    bench.source->show(other);
    QVERIFY(!bench.source->in());
    bench.source->show(bench.film);
    QCOMPARE(bench.source->in(), std::optional<std::int64_t>(12));
    QCOMPARE(bench.source->deck().player()->position(), 12);
}

void TestSourceMonitor::overwritePlacesTheMarkedPartAtThePlayhead()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(10);
    bench.source->markIn();
    bench.source->deck().goTo(19);
    bench.source->markOut();
    bench.session->player().seek(5);
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_F10);
    const Clip placed = bench.video().clips.at(1);
    QCOMPARE(placed->source, Source(MediaSource{bench.film}));
    QCOMPARE(placed.start, 5);
    QCOMPARE(placed->in, bench.filmRate().secondsAt(10));
    const std::int64_t length = FrameRate().frameAt(bench.filmRate().secondsAt(10),
                                                    Rounding::Nearest);
    QCOMPARE(placed->length, length);
    QCOMPARE(bench.session->playhead(), 5 + length);
    QCOMPARE(bench.session->sequence()->length(), 40);
    QVERIFY(bench.lastClip(TrackKind::Audio)->link == placed->link);
}

void TestSourceMonitor::insertMakesRoom()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(9);
    bench.source->markOut();
    bench.session->player().seek(20);
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_F9);
    QCOMPARE(bench.video().clips.size(), std::size_t(3));
    QCOMPARE(bench.video().clips.at(1).start, 20);
    QCOMPARE(bench.video().clips.at(2).start, bench.video().clips.at(1).end());
    bench.session->undo();
    QCOMPARE(bench.video().clips.size(), std::size_t(2));
}

void TestSourceMonitor::appendGoesToTheEnd()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(bench.lastClip(TrackKind::Video).start, 40);
    QCOMPARE(bench.session->playhead(), bench.session->sequence()->length());
}

void TestSourceMonitor::aMarkedRangeOfTheTimelineIsFilled()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(4);
    bench.source->markIn();
    bench.session->setMarked({8, 6});
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_F10);
    const Clip placed = bench.video().clips.at(1);
    QCOMPARE(placed.range(), (TimeRange{8, 6}));
    QCOMPARE(placed->in, bench.filmRate().secondsAt(4));
    QCOMPARE(placed->speed, Rational(1));
}

void TestSourceMonitor::pictureAloneIsPlaced()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    for (QToolButton *const button : bench.source->findChildren<QToolButton *>()) {
        if (button->accessibleName() == SourceMonitor::tr("Put its sound on the timeline"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    bench.source->deck().view().setFocus();
    QTest::keyClick(&bench.source->deck().view(), Qt::Key_F10);
    QVERIFY(!bench.video().clips.at(0)->link);
    QCOMPARE(bench.video().clips.at(0)->source, Source(MediaSource{bench.film}));
}

void TestSourceMonitor::aDragCarriesTheMarkedPart()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.source->deck().goTo(7);
    bench.source->markIn();
    const auto data = bench.source->dragged();
    const QJsonObject json
        = QJsonDocument::fromJson(data->data(QStringLiteral("application/x-weft-bin"))).object();
    QCOMPARE(json.value(QStringLiteral("media")).toArray().at(0).toInteger(), bench.film.value);
    QCOMPARE(json.value(QStringLiteral("in")).toInteger(), 7);
    QCOMPARE(json.value(QStringLiteral("length")).toInteger(), bench.source->deck().length() - 7);
    QCOMPARE(json.value(QStringLiteral("rate")).toString(), bench.filmRate().toString());
}

void TestSourceMonitor::aSoundIsShownByItsWaveform()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    QVERIFY(!bench.source->sound().isVisible()); // a film is shown by its picture
    const MediaId music = test::import(*bench.session, sample("music.m4a"));
    bench.source->show(music);
    SoundView &view = bench.source->sound();
    QVERIFY(view.isVisible());
    QTRY_COMPARE(view.geometry(), bench.source->deck().view().rect());
    QTRY_VERIFY_WITH_TIMEOUT(view.waveform().length() > 0 && view.waveform().isComplete(), 20000);
    const auto pixels = [&](const QColor &colour) {
        const QImage drawn = view.grab().toImage();
        int count = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                count += drawn.pixelColor(x, y) == colour;
        }
        return count;
    };
    const QColor playhead = darkTheme().accent;
    QVERIFY(pixels(playhead) >= view.height());
    bench.source->deck().goTo(bench.source->deck().length() / 2);
    const QImage drawn = view.grab().toImage();
    QCOMPARE(drawn.pixelColor(drawn.width() / 2, 3), playhead); // it goes along
    bench.source->show(bench.film);
    QVERIFY(!view.isVisible());
}

void TestSourceMonitor::theBarsHandlesMarkAPart()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    ScrubBar &bar = bench.source->deck().bar();
    const QPoint at = bar.handle(ScrubBar::End::In).center().toPoint();
    const QPoint to = at + QPoint(qRound(bar.xOf(20) - bar.xOf(0)), 0);
    QTest::mousePress(&bar, Qt::LeftButton, {}, at);
    QTest::mouseMove(&bar, to);
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, to);
    QVERIFY(qAbs(*bench.source->in() - 20) <= 1); // a pixel may be more than a frame
    QVERIFY(!bench.source->out());                // the film's own end
    QVERIFY(bench.session->marked().isEmpty());
    const auto mime = bench.source->dragged();
    QCOMPARE(BinItems::fromMime(mime.get()).part->frames.start, *bench.source->in());
}

void TestSourceMonitor::whatIsDroppedHereIsShown()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const auto drop = [&](const BinItems &items) {
        const auto mime = items.toMime();
        return test::drop(bench.source, bench.source->rect().center(), mime.get());
    };
    QVERIFY(drop({.media = {bench.film}}));
    QCOMPARE(bench.source->source(), std::optional<Source>(MediaSource{bench.film}));
    QVERIFY(bench.source->deck().isVisible());
    QVERIFY(!bench.source->zones().isVisible());
    const MediaId still = test::import(*bench.session, sample("still.png"));
    QVERIFY(!drop({.media = {bench.film, still}})); // one at a time
    QVERIFY(!drop({.folders = {FolderId{1}}}));
    const auto own = bench.source->dragged(); // a drag that begins here goes elsewhere
    QVERIFY(!test::drop(bench.source, bench.source->rect().center(), own.get()));
    QVERIFY(drop({.media = {still}}));
    QCOMPARE(bench.source->source(), std::optional<Source>(MediaSource{still}));
}

void TestSourceMonitor::matchFrameShowsTheFilmAtThatFrame()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.apply(Overwrite{{.source = MediaSource{bench.film},
                           .video = bench.session->target(TrackKind::Video),
                           .length = 20,
                           .in = bench.filmRate().secondsAt(6)},
                          10});
    QVERIFY(bench.isFit);
    bench.session->player().seek(10);
    bench.program->deck().view().setFocus();
    bench.actions.refresh();
    QTest::keyClick(&bench.program->deck().view(), Qt::Key_F);
    QCOMPARE(bench.source->source(), std::optional<Source>(MediaSource{bench.film}));
    QCOMPARE(bench.source->deck().player()->position(), 6);
}

void TestSourceMonitor::whatLeavesTheBinIsNoLongerShown()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.look();
    bench.apply(RemoveMedia{bench.film});
    QVERIFY(bench.isFit);
    QVERIFY(!bench.source->source());
    QVERIFY(!bench.source->deck().isVisible());
}

WEFT_UI_TEST_MAIN(TestSourceMonitor)
#include "tst_source_monitor.moc"
