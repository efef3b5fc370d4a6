#include "tests/support/patience.h"
#include "tests/ui/monitor_stage.h"
#include "ui/monitor/drop_zones.h"
#include "ui/monitor/full_screen.h"
#include "ui/monitor/live_preview.h"
#include "ui/monitor/picture_handles.h"
#include "ui/monitor/play_actions.h"
#include "ui/monitor/program_monitor.h"
#include "ui/monitor/trim_view.h"
#include "ui/monitor/trimmed_cut.h"
#include "ui/session/bin_items.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace weft;
using namespace weft::ui;
using ui::test::MonitorStage;

namespace {

const QStringList kColours{QStringLiteral("#ff0000"), QStringLiteral("#00ff00"),
                           QStringLiteral("#0000ff")};

QColor middleOf(const QImage &image)
{
    return image.pixelColor(image.width() / 2, image.height() / 2);
}

bool isNear(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) < 12 && qAbs(a.green() - b.green()) < 12
           && qAbs(a.blue() - b.blue()) < 12;
}

/// A monitor over a sequence with one generated shot, 30 frames long, that takes its time.
struct ShotStage : MonitorStage
{
    ShotStage()
        : MonitorStage({})
    {
        isFit = session->openNew().has_value();
        apply(SetSequence{.width = 200, .height = 100, .rate = FrameRate()});
        const auto found = session->generation().catalogue().find(QStringLiteral("testpattern"));
        if (!found)
            qFatal("no test pattern");
        Recipe recipe = defaultRecipe(*found->generator);
        recipe.width = 64;
        recipe.height = 64;
        recipe.length = 30;
        shot = {session->root()->nextId};
        apply(AddShot{QStringLiteral("Card"), {}, recipe});
        clip = append(ShotSource{shot}, 30);
        monitor = new ProgramMonitor(*session, actions);
        live = monitor->findChild<LivePreview *>();
    }
    void make(std::int64_t delayMs, const QString &palette)
    {
        Recipe recipe = session->root()->find(shot)->recipe;
        recipe.parameters[QStringLiteral("delay")] = delayMs;
        recipe.parameters[QStringLiteral("palette")] = palette;
        apply(SetRecipe{shot, recipe});
        session->generation().generate({shot});
    }

    ShotId shot;
    ClipId clip;
    ProgramMonitor *monitor = nullptr;
    LivePreview *live = nullptr;
};

} // namespace

class TestMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void placesGoToTheWidgetAndBack();
    void theWheelZoomsAboutThePointer();
    void aDragPansWhatIsZoomed();
    void thePictureIsThatOfThePlayhead();
    void spacePlaysAndStopsOnTheFrameThatIsSeen();
    void spaceInATextFieldIsText();
    void jklShuttleFasterAndFaster();
    void keysStepAndGoToCuts();
    void aTimecodeIsTyped();
    void draggingTheBarScrubs();
    void theBarsHandlesMarkAPart();
    void escTakesADraggedHandleBack();
    void zonesSayWhatADropDoes();
    void anEditWhilePlayingGoesOnPlaying();
    void loopPlaysWhatIsMarked();
    void qualityIsChosenAndShown();
    void fullScreenEndsByEsc();
    void anEmptyMonitorSaysWhatToDo();
    void safeAreasAreShown();
    void aRollShowsBothSidesOfTheCut();
    void aSlideShowsFourFrames();
    void aMoveIsNoTrim();
    void aShotThatIsBeingMadeShowsItsLivePreview();
    void itsLastTakeIsShownWhileAnotherIsMade();
};

void TestMonitor::placesGoToTheWidgetAndBack()
{
    const PictureMapping fitted = fittedMapping({200, 100}, {400, 400});
    QCOMPARE(fitted.target, QRectF(0, 100, 400, 200));
    QCOMPARE(fitted.toWidget({100, 50}), QPointF(200, 200));
    QCOMPARE(fitted.toFrame({200, 200}), QPointF(100, 50));
    const PictureMapping zoomed = zoomedMapping({200, 100}, {400, 400}, 4, {150, 50});
    QCOMPARE(zoomed.toWidget({150, 50}), QPointF(200, 200));
    QCOMPARE(zoomed.toFrame(zoomed.toWidget({3, 7})), QPointF(3, 7));
    QVERIFY(fittedMapping({}, {400, 400}).isEmpty());
}

void TestMonitor::theWheelZoomsAboutThePointer()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    PictureView &view = monitor->deck().view();
    const QPointF place(view.width() * 0.6, view.height() * 0.5);
    const QPointF before = view.mapping().toFrame(place);
    QWheelEvent turn(place, view.mapToGlobal(place), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &turn);
    QVERIFY(view.zoom() != PictureView::kFit);
    QVERIFY(QLineF(view.mapping().toFrame(place), before).length() < 0.5);
}

void TestMonitor::aDragPansWhatIsZoomed()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    PictureView &view = monitor->deck().view();
    view.setZoom(8);
    const QPoint from = view.rect().center();
    const QPointF seized = view.mapping().toFrame(from);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(40, 24));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(40, 24));
    QVERIFY(QLineF(view.mapping().toFrame(from + QPoint(40, 24)), seized).length() < 0.5);
    view.setZoom(PictureView::kFit);
    QCOMPARE(view.mapping().target.width(), qreal(view.width()));
}

void TestMonitor::thePictureIsThatOfThePlayhead()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    Player &player = stage.session->player();
    player.seek(30);
    QTRY_VERIFY(player.isSettled() && player.picture().frame == 30);
    QVERIFY(!monitor->deck().view().isMarkedInexact());
    QVERIFY(isNear(middleOf(monitor->deck().view().grab().toImage()), Qt::green));
    QCOMPARE(monitor->deck().timecode().text(), QStringLiteral("00:00:01:05"));
}

void TestMonitor::spacePlaysAndStopsOnTheFrameThatIsSeen()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    Player &player = stage.session->player();
    QTRY_VERIFY(player.isSettled());
    QTest::keyClick(&stage.window, Qt::Key_Space);
    QCOMPARE(player.state(), Player::State::Playing);
    QTRY_VERIFY(player.position() > 2);
    QTest::keyClick(&stage.window, Qt::Key_Space);
    QCOMPARE(player.state(), Player::State::Resting);
    QTRY_VERIFY(player.isSettled());
    QCOMPARE(player.picture().frame, player.position());
}

void TestMonitor::spaceInATextFieldIsText()
{
    MonitorStage stage(kColours);
    auto *const both = new QWidget;
    auto *const layout = new QVBoxLayout(both);
    auto *const field = new QLineEdit(both);
    layout->addWidget(field);
    layout->addWidget(new ProgramMonitor(*stage.session, stage.actions, both));
    QVERIFY(stage.open(both));
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("a b"));
    QCOMPARE(field->text(), QStringLiteral("a b"));
    QCOMPARE(stage.session->player().state(), Player::State::Resting);
}

void TestMonitor::jklShuttleFasterAndFaster()
{
    MonitorStage stage(kColours);
    stage.append(ColourSource{}, 2000);
    QVERIFY(stage.open(new ProgramMonitor(*stage.session, stage.actions)));
    Player &player = stage.session->player();
    player.seek(1000);
    for (const int speed : {1, 2, 4, 8, 8}) {
        QTest::keyClick(&stage.window, Qt::Key_L);
        QCOMPARE(player.speed(), speed);
    }
    QTest::keyClick(&stage.window, Qt::Key_K);
    QCOMPARE(player.speed(), 0);
    for (const int speed : {-1, -2}) {
        QTest::keyClick(&stage.window, Qt::Key_J);
        QCOMPARE(player.speed(), speed);
    }
}

void TestMonitor::keysStepAndGoToCuts()
{
    MonitorStage stage(kColours);
    QVERIFY(stage.open(new ProgramMonitor(*stage.session, stage.actions)));
    const struct
    {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
        std::int64_t frame;
    } steps[] = {
        {Qt::Key_Right, {}, 1}, {Qt::Key_Right, Qt::ShiftModifier, 6},
        {Qt::Key_Left, {}, 5},  {Qt::Key_Left, Qt::ShiftModifier, 0},
        {Qt::Key_Left, {}, 0},  {Qt::Key_Down, {}, 20},
        {Qt::Key_Down, {}, 40}, {Qt::Key_Up, {}, 20},
        {Qt::Key_End, {}, 60},  {Qt::Key_Home, {}, 0},
    };
    for (const auto &step : steps) {
        QTest::keyClick(&stage.window, step.key, step.modifiers);
        QCOMPARE(stage.session->playhead(), step.frame);
    }
}

void TestMonitor::aTimecodeIsTyped()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    ui::test::Notices notices(*stage.session);
    PlayheadField &field = monitor->deck().timecode();
    const auto type = [&field](const QString &text, Qt::Key end) {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, end);
    };
    type(QStringLiteral("1:10"), Qt::Key_Return);
    QCOMPARE(stage.session->playhead(), 35);
    type(QStringLiteral("+12"), Qt::Key_Return);
    QCOMPARE(stage.session->playhead(), 47);
    type(QStringLiteral("-2f"), Qt::Key_Return);
    QCOMPARE(stage.session->playhead(), 45);
    type(QStringLiteral("2:00"), Qt::Key_Escape);
    QCOMPARE(stage.session->playhead(), 45);
    QCOMPARE(field.text(), QStringLiteral("00:00:01:20"));
    QVERIFY(notices.said.isEmpty());
    type(QStringLiteral("noon"), Qt::Key_Return);
    QCOMPARE(notices.said.size(), 1);
    QCOMPARE(stage.session->playhead(), 45);
}

void TestMonitor::draggingTheBarScrubs()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    ScrubBar &bar = monitor->deck().bar();
    Player &player = stage.session->player();
    const auto at = [&bar](std::int64_t frame) {
        return QPoint(qRound(bar.xOf(frame) + 2), bar.height() / 2);
    };
    QTest::mousePress(&bar, Qt::LeftButton, {}, at(10));
    QCOMPARE(player.state(), Player::State::Scrubbing);
    QCOMPARE(player.position(), 10);
    QTest::mouseMove(&bar, at(45));
    QCOMPARE(player.position(), 45);
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at(45));
    QCOMPARE(player.state(), Player::State::Resting);
    QTRY_VERIFY(player.isSettled());
    QCOMPARE(player.picture().frame, 45);
    QVERIFY(isNear(middleOf(monitor->deck().view().grab().toImage()), Qt::blue));
}

void TestMonitor::theBarsHandlesMarkAPart()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    ScrubBar &bar = monitor->deck().bar();
    const auto middle = [&](ScrubBar::End end) { return bar.handle(end).center().toPoint(); };
    const auto moved = [&](std::int64_t frames) {
        return QPoint(qRound(bar.xOf(frames) - bar.xOf(0)), 0);
    };
    const std::size_t steps = stage.session->document().stepsDone();
    QTest::mouseMove(&bar, middle(ScrubBar::End::In));
    QCOMPARE(bar.cursor().shape(), Qt::SizeHorCursor);
    QPoint at = middle(ScrubBar::End::In);
    QTest::mousePress(&bar, Qt::LeftButton, {}, at);
    QTest::mouseMove(&bar, at + QPoint(2, 0));
    QVERIFY(stage.session->marked().isEmpty()); // no drag yet
    QTest::mouseMove(&bar, at + moved(15));
    QCOMPARE(stage.session->marked(), (TimeRange{15, 45}));
    QCOMPARE(stage.session->playhead(), 15); // it is seen where it is set
    QTest::mouseMove(&bar, at + moved(10));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at + moved(10));
    QCOMPARE(stage.session->marked(), (TimeRange{10, 50}));
    at = middle(ScrubBar::End::Out);
    QTest::mousePress(&bar, Qt::LeftButton, {}, at);
    QTest::mouseMove(&bar, at - moved(20));
    QTest::mouseMove(&bar, at - moved(58)); // one frame is left
    QCOMPARE(stage.session->marked(), (TimeRange{10, 1}));
    QTest::mouseMove(&bar, at - moved(20));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at - moved(20));
    QCOMPARE(stage.session->marked(), (TimeRange{10, 30}));
    QCOMPARE(stage.session->player().state(), Player::State::Resting);
    // A click goes there; back at both ends nothing is marked.
    QTest::mouseClick(&bar, Qt::LeftButton, {}, middle(ScrubBar::End::In));
    QCOMPARE(stage.session->playhead(), 10);
    for (const auto &[end, by] :
         {std::pair(ScrubBar::End::In, -moved(30)), {ScrubBar::End::Out, moved(50)}}) {
        at = middle(end);
        QTest::mousePress(&bar, Qt::LeftButton, {}, at);
        QTest::mouseMove(&bar, at + by);
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, at + by);
    }
    QVERIFY(stage.session->marked().isEmpty());
    QCOMPARE(stage.session->document().stepsDone(), steps); // marks are no part of the history
}

void TestMonitor::escTakesADraggedHandleBack()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    stage.session->setMarked({10, 30});
    stage.session->player().seek(5);
    ScrubBar &bar = monitor->deck().bar();
    const QPoint at = bar.handle(ScrubBar::End::Out).center().toPoint();
    QTest::mousePress(&bar, Qt::LeftButton, {}, at);
    QTest::mouseMove(&bar, at - QPoint(60, 0));
    QVERIFY(stage.session->marked().length < 30);
    QVERIFY(stage.session->playhead() != 5);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QCOMPARE(stage.session->marked(), (TimeRange{10, 30}));
    QCOMPARE(stage.session->playhead(), 5);
    QTest::mouseMove(&bar, at - QPoint(90, 0)); // the drag is over
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at - QPoint(90, 0));
    QCOMPARE(stage.session->marked(), (TimeRange{10, 30}));
}

void TestMonitor::zonesSayWhatADropDoes()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    const MediaId film = ui::test::import(*stage.session,
                                          ui::test::mediaFile(QStringLiteral("h264_long.mp4")));
    QVERIFY(film);
    std::vector<ProgramMonitor::Zone> dropped;
    connect(monitor, &ProgramMonitor::itemsDropped, this,
            [&](const BinItems &items, ProgramMonitor::Zone zone) {
                QCOMPARE(items.media, std::vector{film});
                dropped.push_back(zone);
            });
    const auto mime = BinItems{.media = {film}}.toMime();
    DropZones &zones = monitor->zones();
    QVERIFY(!zones.isVisible());
    const auto placeOf = [&](std::size_t zone) {
        return zones.mapTo(monitor, zones.area(zone).center()).toPoint();
    };
    QDragEnterEvent enter(placeOf(0), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(monitor, &enter);
    QVERIFY(zones.isVisible());
    QVERIFY(zones.pointed() == 0U);
    const QImage first = zones.grab().toImage();
    QDragMoveEvent move(placeOf(1), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(monitor, &move);
    QVERIFY(zones.pointed() == 1U);
    QVERIFY(zones.grab().toImage() != first);
    QDragMoveEvent beside(QPoint(2, 2), Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(monitor, &beside);
    QVERIFY(!beside.isAccepted());
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(monitor, &leave);
    QVERIFY(!zones.isVisible());
    for (std::size_t zone = 0; zone < 3; ++zone)
        QVERIFY(ui::test::drop(monitor, placeOf(zone), mime.get()));
    QVERIFY(!zones.isVisible());
    using Zone = ProgramMonitor::Zone;
    QCOMPARE(dropped, (std::vector{Zone::Insert, Zone::Overwrite, Zone::OnTop}));
    const auto folder = BinItems{.folders = {FolderId{1}}}.toMime();
    QVERIFY(!ui::test::drop(monitor, placeOf(0), folder.get()));
}

void TestMonitor::anEditWhilePlayingGoesOnPlaying()
{
    MonitorStage stage(kColours);
    QVERIFY(stage.open(new ProgramMonitor(*stage.session, stage.actions)));
    QTest::keyClick(&stage.window, Qt::Key_Space);
    stage.apply(SetClip{.clip = stage.clip(2), .name = QStringLiteral("other")});
    QCOMPARE(stage.session->player().state(), Player::State::Playing);
}

void TestMonitor::loopPlaysWhatIsMarked()
{
    MonitorStage stage(kColours);
    QVERIFY(stage.open(new ProgramMonitor(*stage.session, stage.actions)));
    Player &player = stage.session->player();
    stage.actions.action("play.loop")->trigger();
    QCOMPARE(player.loop(), (TimeRange{0, 60}));
    stage.session->setMarked({10, 5});
    QCOMPARE(player.loop(), (TimeRange{10, 5}));
    stage.actions.refresh();
    QVERIFY(stage.actions.action("play.loop")->isChecked());
    stage.actions.action("play.loop")->trigger();
    QVERIFY(player.loop().isEmpty());
}

void TestMonitor::qualityIsChosenAndShown()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    stage.actions.action("play.quality-half")->trigger();
    QCOMPARE(stage.session->player().quality(), PreviewQuality::Half);
    stage.actions.refresh();
    QVERIFY(stage.actions.action("play.quality-half")->isChecked());
    QVERIFY(!stage.actions.action("play.quality-auto")->isChecked());
    QTRY_COMPARE(stage.session->player().statistics().level, 1);
}

void TestMonitor::fullScreenEndsByEsc()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    QTest::keyClick(&stage.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    FullScreen &screen = monitor->fullScreen();
    QVERIFY(screen.isVisible());
    QCOMPARE(screen.view().player(), &stage.session->player());
    QVERIFY(QTest::qWaitForWindowActive(&screen));
    QTest::keyClick(&screen, Qt::Key_Space);
    QCOMPARE(stage.session->player().state(), Player::State::Playing);
    QTest::keyClick(&screen, Qt::Key_Escape);
    QVERIFY(!screen.isVisible());
}

void TestMonitor::anEmptyMonitorSaysWhatToDo()
{
    MonitorStage stage({});
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    stage.actions.bind("file.import", {.run = [] {}});
    QVERIFY(stage.open(monitor));
    bool isTold = false;
    for (const QLabel *const label : monitor->findChildren<QLabel *>())
        isTold = isTold || (label->isVisible() && label->text().contains(QStringLiteral("Ctrl+I")));
    QVERIFY(isTold);
    stage.append(ColourSource{}, 10);
    for (const QLabel *const label : monitor->findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("Ctrl+I")));
}

void TestMonitor::safeAreasAreShown()
{
    MonitorStage stage({QStringLiteral("#202020")});
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    QTRY_VERIFY(stage.session->player().isSettled());
    const QImage before = monitor->deck().view().grab().toImage();
    stage.actions.action("view.safe-areas")->trigger();
    QVERIFY(monitor->deck().view().hasSafeAreas());
    QVERIFY(monitor->deck().view().grab().toImage() != before);
}

void TestMonitor::aRollShowsBothSidesOfTheCut()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    QVERIFY(stage.session->preview(Roll{.clip = stage.clip(1), .to = 15}));
    const TrimmedCut cut = trimmedCut(*stage.session->root(), *stage.session->shown());
    QCOMPARE(cut.kind, TrimmedCut::Kind::Roll);
    QCOMPARE(cut.frames, (std::vector<std::int64_t>{14, 15}));
    QTRY_COMPARE(monitor->trim().comparison().size(), std::size_t(2));
    QVERIFY(isNear(middleOf(monitor->trim().comparison()[0]), Qt::red));
    QVERIFY(isNear(middleOf(monitor->trim().comparison()[1]), Qt::green));
    QVERIFY(monitor->trim().isVisible());
    stage.session->endPreview();
    QVERIFY(!monitor->trim().isVisible());
}

void TestMonitor::aSlideShowsFourFrames()
{
    MonitorStage stage(kColours);
    auto *const monitor = new ProgramMonitor(*stage.session, stage.actions);
    QVERIFY(stage.open(monitor));
    QVERIFY(stage.session->preview(Slide{.clip = stage.clip(1), .by = 5}));
    const TrimmedCut cut = trimmedCut(*stage.session->root(), *stage.session->shown());
    QCOMPARE(cut.kind, TrimmedCut::Kind::Slide);
    QCOMPARE(cut.frames, (std::vector<std::int64_t>{24, 25, 44, 45}));
    QTRY_COMPARE(monitor->trim().comparison().size(), std::size_t(4));
    const Qt::GlobalColor colours[] = {Qt::red, Qt::green, Qt::green, Qt::blue};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(isNear(middleOf(monitor->trim().comparison()[i]), colours[i]));
}

void TestMonitor::aMoveIsNoTrim()
{
    MonitorStage stage(kColours);
    QVERIFY(stage.isFit);
    QVERIFY(stage.session->preview(Move{.clips = {stage.clip(2)}, .by = 10}));
    QVERIFY(trimmedCut(*stage.session->root(), *stage.session->shown()).frames.empty());
    QVERIFY(stage.session->preview(RippleTrim{.clip = stage.clip(0), .edge = Edge::End, .to = 12}));
    const TrimmedCut cut = trimmedCut(*stage.session->root(), *stage.session->shown());
    QCOMPARE(cut.frames, (std::vector<std::int64_t>{11, 12}));
}

void TestMonitor::aShotThatIsBeingMadeShowsItsLivePreview()
{
    ShotStage stage;
    QVERIFY(stage.open(stage.monitor));
    QVERIFY(stage.live);
    QVERIFY(!stage.live->isVisible());
    stage.make(1000, QStringLiteral("dawn"));
    QTRY_VERIFY_WITH_TIMEOUT(stage.live->isVisible(), weft::test::kPatienceMs);
    // It lies where the frame does: as high, in the middle, black beside it.
    const PictureView &view = stage.monitor->deck().view();
    const QImage seen = stage.monitor->deck().view().grab().toImage();
    const double ratio = view.devicePixelRatioF();
    const QRectF frame = view.mapping().target;
    const auto at = [&](double x, double y) {
        return seen.pixelColor(
            (QPointF(frame.left() + x * frame.width(), frame.top() + y * frame.height()) * ratio)
                .toPoint());
    };
    const QImage &picture = stage.live->picture();
    QVERIFY(isNear(at(0.9, 0.5), Qt::black));
    QVERIFY(isNear(at(0.5, 0.5), middleOf(picture)));
    // Something that lies on it is what is seen, and so is another place of the timeline.
    const Document::Root root = stage.session->root();
    const TrackId above = root->activeSequence()->tracks[1]->id;
    stage.apply(Overwrite{{.source = ColourSource{*colourFromText(QStringLiteral("#00ff00"))},
                           .video = above,
                           .length = 10},
                          0});
    QVERIFY(stage.isFit);
    QVERIFY(!stage.live->isVisible());
    stage.session->player().seek(15);
    QTRY_VERIFY_WITH_TIMEOUT(stage.live->isVisible(), weft::test::kPatienceMs);
    stage.session->player().seek(30);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.live->isVisible(), weft::test::kPatienceMs);
    stage.session->player().seek(15);
    QTRY_VERIFY_WITH_TIMEOUT(stage.live->isVisible(), weft::test::kPatienceMs);
    stage.session->generation().cancel(stage.shot);
    QVERIFY(!stage.live->isVisible());
}

void TestMonitor::itsLastTakeIsShownWhileAnotherIsMade()
{
    ShotStage stage;
    QVERIFY(stage.open(stage.monitor));
    stage.make(0, QStringLiteral("mono"));
    const Generation &generation = stage.session->generation();
    QTRY_COMPARE_WITH_TIMEOUT(generation.status(stage.shot).state, ShotState::Made,
                              weft::test::kPatienceMs);
    QVERIFY(!stage.live->isVisible());
    stage.make(300, QStringLiteral("dawn"));
    QTRY_VERIFY_WITH_TIMEOUT(!generation.livePreview(stage.shot).isNull(), weft::test::kPatienceMs);
    QVERIFY(!stage.live->isVisible());
    stage.session->generation().cancel(stage.shot);
}

WEFT_UI_TEST_MAIN(TestMonitor)
#include "tst_monitor.moc"
