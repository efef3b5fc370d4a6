#include "tests/support/patience.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/bin/bin_panel.h"
#include "ui/generate/generate_panel.h"
#include "ui/session/bin_items.h"
#include "ui/style/theme.h"
#include "ui/timeline/clip_areas.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;
using weft::ui::test::TimelineFixture;

namespace {

std::unique_ptr<QMimeData> filesData(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

/// Something that is dragged over a widget, as the window system has it.
class Drag
{
public:
    Drag(QWidget *widget, const QMimeData &data, const QPoint &at)
        : m_widget(widget)
        , m_data(data)
    {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &enter);
        isEntered = enter.isAccepted();
    }
    bool move(const QPoint &at)
    {
        QDragMoveEvent event(at, Qt::CopyAction, &m_data, Qt::LeftButton, {});
        QApplication::sendEvent(m_widget, &event);
        return event.isAccepted();
    }
    void drop(const QPoint &at)
    {
        QDropEvent event(at, Qt::CopyAction, &m_data, Qt::LeftButton, {});
        QApplication::sendEvent(m_widget, &event);
    }
    bool isEntered = false;

private:
    QWidget *const m_widget;
    const QMimeData &m_data;
};

/// A plugin of which the manifest alone is there: a film from a first, a last and a third picture.
class ThreePictures
{
public:
    ThreePictures()
        : m_before(qgetenv("WEFT_PLUGIN_PATH"))
    {
        const QString folder = m_disk.filePath(QStringLiteral("pictures"));
        QDir().mkpath(folder);
        write(folder + QStringLiteral("/pictures.so"), "nothing");
        write(folder + QStringLiteral("/plugin.json"), R"({"id": "pictures", "version": "1.0",
            "api": 1, "label": "Pictures", "library": "pictures.so", "generators": [{
            "id": "pictures", "version": "1.0", "label": "Pictures", "help": "From pictures.",
            "parameters": [], "inputs": [
            {"id": "start", "kind": "image", "label": "Start frame", "help": "x", "required": true},
            {"id": "end", "kind": "image", "label": "End frame", "help": "x", "required": false},
            {"id": "like", "kind": "image", "label": "Reference", "help": "x", "required": false},
            {"id": "song", "kind": "audio", "label": "Song", "help": "x", "required": false}],
            "width": 640, "height": 360, "rate": "25", "length": 100, "silenceSeconds": 60}]})");
        qputenv("WEFT_PLUGIN_PATH", m_disk.path().toUtf8());
    }
    ~ThreePictures() { qputenv("WEFT_PLUGIN_PATH", m_before); }

private:
    static void write(const QString &path, const char *text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("cannot write %s", qPrintable(path));
    }
    QTemporaryDir m_disk;
    const QByteArray m_before;
};

ClipId putShot(TimelineFixture &t, const QString &generator)
{
    Recipe recipe{.generator = generator,
                  .version = QStringLiteral("1.0"),
                  .width = 640,
                  .height = 360,
                  .length = 200};
    t.session->apply(AddShot{QStringLiteral("shot"), {}, recipe});
    t.session->apply(Overwrite{{.source = ShotSource{t.session->root()->shots.back()->id},
                                .video = t.track(QStringLiteral("V1"))},
                               0});
    return t.trackNow(QStringLiteral("V1")).clips.at(0)->id;
}

MediaId addPicture(TimelineFixture &t)
{
    const MediaId id = t.add(QStringLiteral("still.png"), true, false);
    AddMedia edit{*t.session->root()->find(id)};
    edit.item.path += QStringLiteral("2");
    edit.item.info.isStill = true;
    t.session->apply(edit);
    return t.session->root()->media.back()->id;
}

QStringList list(std::initializer_list<const char *> names)
{
    QStringList all;
    for (const char *name : names)
        all << QString::fromLatin1(name);
    return all;
}

QStringList labelsOf(const GestureLook &look)
{
    QStringList labels;
    for (const GestureLook::Target &target : look.targets)
        labels << target.label;
    return labels;
}

} // namespace

/// What is shown of things that are dragged over the timeline and the window, and what becomes of
/// them: the rows of feel.md's "Dropping" that tst_bin_drops and tst_timeline_commands do not have.
class TestTimelineDrops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threeTargetsAppearOverAGeneratedClip();
    void onlyWhatTheManifestOffersIsATarget();
    void aboveTheTargetsAPictureIsPlaced();
    void aPictureFileBecomesTheStartFrame();
    void draggedFilesShowTheirTrueLengthAndWhatTheyCover();
    void anUnreadableFileIsRefusedBeforeTheDrop();
    void aLookUpTableShowsTheClipItIsFor();
    void aDroppedPictureHasAChipToAnimateIt();
    void fromPictureToAnimatedTakeItTakesThreeGestures();
    void aProjectDroppedOnTheWindowIsOpened();
};

void TestTimelineDrops::threeTargetsAppearOverAGeneratedClip()
{
    const ThreePictures plugin;
    TimelineFixture t;
    const ClipId clip = putShot(t, QStringLiteral("pictures"));
    const MediaId picture = addPicture(t);
    const auto data = BinItems{.media = {picture}}.toMime();
    const QPoint at = t.at(QStringLiteral("V1"), 100);
    const Document::Root before = t.session->root();
    const std::size_t steps = t.steps();
    Drag drag(t.canvas(), *data, at);
    QVERIFY(drag.move(at));
    const GestureLook &look = *t.canvas()->look();
    QCOMPARE(labelsOf(look), list({"Start frame", "End frame", "Reference"}));
    QVERIFY(!look.ghost && !t.session->isPreviewing());
    const QFontMetricsF metrics(t.canvas()->font());
    for (const GestureLook::Target &target : look.targets) {
        QVERIFY(target.area.height() >= kLeastTarget);
        QVERIFY(metrics.horizontalAdvance(target.label) * 1.4 <= target.area.width() - 12);
        QVERIFY(QRectF(t.canvas()->rect()).contains(target.area));
    }
    for (std::size_t i = 0; i < 3; ++i) {
        const QPoint on = look.targets[i].area.center().toPoint();
        QVERIFY(drag.move(on));
        QVERIFY(t.canvas()->look()->targets[i].isMeant);
    }
    const QImage shown = t.canvas()->grab().toImage();
    const QPoint reference = look.targets[2].area.topLeft().toPoint() + QPoint(8, 8);
    QCOMPARE(shown.pixelColor(reference), darkTheme().accent);
    drag.drop(look.targets[1].area.center().toPoint());
    QCOMPARE(t.steps(), steps + 1);
    const Shot &shot = *t.session->root()->shots.back();
    QCOMPARE(shot.recipe.inputs.size(), std::size_t(1));
    QCOMPARE(shot.recipe.inputs[0].name, QStringLiteral("end"));
    QCOMPARE(shot.recipe.inputs[0].media, picture);
    QCOMPARE(t.clip(clip).body, findClip(*before, clip)->clip.body); // the clip is the same
    t.session->undo();
    QVERIFY(t.session->root()->shots.back()->recipe.inputs.empty());
}

void TestTimelineDrops::onlyWhatTheManifestOffersIsATarget()
{
    TimelineFixture t;
    putShot(t, QStringLiteral("testpattern"));
    const MediaId picture = addPicture(t);
    const QPoint at = t.at(QStringLiteral("V1"), 100);
    const auto data = BinItems{.media = {picture}}.toMime();
    Drag drag(t.canvas(), *data, at);
    QVERIFY(drag.move(at));
    QCOMPARE(labelsOf(*t.canvas()->look()), list({"Inset"}));
    // A sound is no picture: it goes on a track.
    const auto song = BinItems{.media = {t.song}}.toMime();
    Drag other(t.canvas(), *song, at);
    QVERIFY(other.move(at));
    QVERIFY(t.canvas()->look()->targets.empty());
    // Nor has an ordinary clip targets.
    t.put(QStringLiteral("a"), 300, 100);
    Drag third(t.canvas(), *data, at);
    QVERIFY(third.move(t.at(QStringLiteral("V1"), 350)));
    QVERIFY(t.canvas()->look()->targets.empty());
    QVERIFY(t.canvas()->look()->ghost);
}

void TestTimelineDrops::aboveTheTargetsAPictureIsPlaced()
{
    TimelineFixture t;
    putShot(t, QStringLiteral("testpattern"));
    const MediaId picture = addPicture(t);
    const auto data = BinItems{.media = {picture}}.toMime();
    const TrackRow *const row = t.view().geometry().rowOf(t.track(QStringLiteral("V1")));
    const QPoint label(150, t.view().geometry().yOf(*row) + 6);
    Drag drag(t.canvas(), *data, label);
    QVERIFY(drag.move(label));
    QCOMPARE(t.canvas()->look()->targets.size(), std::size_t(1)); // shown, not meant
    QVERIFY(!t.canvas()->look()->targets[0].isMeant);
    drag.drop(label);
    QVERIFY(t.session->root()->shots.back()->recipe.inputs.empty());
    QCOMPARE(t.trackNow(QStringLiteral("V1")).clips.at(1).range(), (TimeRange{75, 125}));
}

void TestTimelineDrops::aPictureFileBecomesTheStartFrame()
{
    const ThreePictures plugin;
    TimelineFixture t;
    putShot(t, QStringLiteral("pictures"));
    const std::size_t steps = t.steps();
    const QPoint at = t.at(QStringLiteral("V1"), 100);
    const auto data = filesData({sample("photo.jpg")});
    Drag drag(t.canvas(), *data, at);
    // What it is is known a moment later.
    QTRY_VERIFY_WITH_TIMEOUT(drag.move(at) && t.canvas()->look()->targets.size() == std::size_t(3),
                             kPatienceMs);
    const QPoint start = t.canvas()->look()->targets[0].area.center().toPoint();
    QVERIFY(drag.move(start));
    drag.drop(start);
    QCOMPARE(t.steps(), steps + 1);
    const Shot &shot = *t.session->root()->shots.back();
    QCOMPARE(shot.recipe.inputs.size(), std::size_t(1));
    QCOMPARE(shot.recipe.inputs[0].name, QStringLiteral("start"));
    QCOMPARE(t.session->root()->find(shot.recipe.inputs[0].media)->name,
             QStringLiteral("photo.jpg"));
}

void TestTimelineDrops::draggedFilesShowTheirTrueLengthAndWhatTheyCover()
{
    TimelineFixture t;
    t.put(QStringLiteral("a"), 0, 300, true);
    const QPoint at = t.at(QStringLiteral("V1"), 250);
    const auto data = filesData({sample("phone.mp4"), sample("photo.jpg")});
    Drag drag(t.canvas(), *data, at);
    QVERIFY(drag.move(at));
    QVERIFY(t.canvas()->look()->ghost); // at once, if only a guess
    const auto isTrue = [&] {
        const GestureLook &look = *t.canvas()->look();
        return drag.move(at) && look.ghostTracks.size() == 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTrue(), kPatienceMs);
    const GestureLook &look = *t.canvas()->look();
    QVERIFY(look.ghost->length > 125); // the film, and five seconds of the still
    QCOMPARE(look.ghost->start, 250);
    const GestureLook::Covered picture{t.track(QStringLiteral("V1")), {250, 50}};
    const GestureLook::Covered sound{t.track(QStringLiteral("A1")), {250, 50}};
    QVERIFY(std::count(look.covered.begin(), look.covered.end(), picture));
    QVERIFY(std::count(look.covered.begin(), look.covered.end(), sound));
    QVERIFY(!t.session->isPreviewing());
    QVERIFY(t.session->root()->media.size() == 2); // nothing was imported yet
}

void TestTimelineDrops::anUnreadableFileIsRefusedBeforeTheDrop()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("words.srt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    TimelineFixture t;
    const QPoint at = t.at(QStringLiteral("V1"), 50);
    const auto data = filesData({path});
    Drag drag(t.canvas(), *data, at);
    QVERIFY(!drag.move(at)); // a not-allowed cursor
    QVERIFY2(t.canvas()->look()->tip.contains(QStringLiteral("words.srt")),
             qPrintable(t.canvas()->look()->tip));
    QVERIFY(!t.canvas()->look()->ghost);
}

void TestTimelineDrops::aLookUpTableShowsTheClipItIsFor()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("warm.cube"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("LUT_3D_SIZE 2\n");
    file.close();
    TimelineFixture t;
    t.put(QStringLiteral("a"), 100, 100);
    const auto data = filesData({path});
    Drag drag(t.canvas(), *data, t.at(QStringLiteral("V1"), 50));
    QVERIFY(!drag.move(t.at(QStringLiteral("V1"), 50)));
    QVERIFY(!t.canvas()->look()->tip.isEmpty());
    QVERIFY(drag.move(t.at(QStringLiteral("V1"), 150)));
    QCOMPARE(t.canvas()->look()->ghost, std::optional(TimeRange{100, 100}));
}

void TestTimelineDrops::aDroppedPictureHasAChipToAnimateIt()
{
    TimelineFixture t;
    const MediaId picture = addPicture(t);
    const auto data = BinItems{.media = {picture}}.toMime();
    const QPoint at = t.at(QStringLiteral("V1"), 50);
    Drag drag(t.canvas(), *data, at);
    QVERIFY(drag.move(at));
    drag.drop(at);
    const Clip still = t.trackNow(QStringLiteral("V1")).clips.at(0);
    QCOMPARE(still->length, 125); // five seconds, at once
    const ClipAreas areas(t.view().geometry(),
                          *t.view().geometry().rowOf(t.track(QStringLiteral("V1"))), still);
    const QRectF chip = areas.button();
    QVERIFY(chip.height() >= kLeastTarget);
    QCOMPARE(hitAt(t.view(), chip.center()).kind, Hit::Kind::Animate);
    int asked = 0;
    t.actions.bind("generate.animate-form", {[&] { ++asked; }});
    t.click(chip.center().toPoint());
    QCOMPARE(asked, 1);
    QCOMPARE(t.session->selection().clips(), std::vector{still->id});
    // A film's clip has none.
    t.put(QStringLiteral("a"), 300, 100);
    QVERIFY(hitAt(t.view(), chip.center() + QPointF(500, 0)).kind != Hit::Kind::Animate);
}

void TestTimelineDrops::fromPictureToAnimatedTakeItTakesThreeGestures()
{
    const auto session = ui::test::makeSession();
    QVERIFY(session->openNew());
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    (void) QTest::qWaitForWindowActive(&window);
    auto *const timeline = window.find<TimelinePanel>("timeline");
    TimelineCanvas *const canvas = timeline->canvas();
    timeline->view().zoom(2 / timeline->view().geometry().scale(), 0);
    timeline->view().scrollTo(0, 0);
    const TrackRow row = timeline->view().geometry().rows()[1]; // V1
    const QPoint at(4, timeline->view().geometry().yOf(row) + 40);
    // one: the picture is dropped
    const auto data = filesData({sample("photo.jpg")});
    Drag drag(canvas, *data, at);
    QVERIFY(drag.move(at));
    drag.drop(at);
    const auto clips = [&] { return session->sequence()->tracks[0]->clips; };
    QTRY_COMPARE_WITH_TIMEOUT(clips().size(), std::size_t(1), kPatienceMs);
    // two: its chip is clicked
    const QRectF chip = ClipAreas(timeline->view().geometry(), row, clips().at(0)).button();
    QVERIFY(!chip.isEmpty());
    QTest::mouseClick(canvas, Qt::LeftButton, {}, chip.center().toPoint());
    QVERIFY(std::holds_alternative<ShotSource>(clips().at(0)->source));
    const ShotId shot = session->root()->shots.front()->id;
    QCOMPARE(session->root()->find(shot)->recipe.inputs[0].media,
             session->root()->media.front()->id);
    auto *const panel = window.find<GeneratePanel>("generate");
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(panel->shot(), shot);
    QCOMPARE(session->generation().status(shot).state, ShotState::NotMade);
    // three: Generate
    auto *const run = panel->findChild<QPushButton *>(
        window.actions().action("generate.run")->objectName());
    QTRY_VERIFY(run && run->isEnabled());
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(session->generation().status(shot).state, ShotState::Made,
                              kPatienceMs);
}

void TestTimelineDrops::aProjectDroppedOnTheWindowIsOpened()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("film.weft"));
    QVERIFY(QFile::copy(sample("first-light.weft"), path));
    const auto session = ui::test::makeSession();
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    const auto data = filesData({path});
    // The bin, like every panel but the timeline, leaves it to the window.
    auto *const bin = window.find<BinPanel>("bin");
    window.raisePanel(QStringLiteral("bin"));
    Drag drag(bin, *data, QPoint(20, 20));
    QVERIFY(drag.isEntered);
    drag.drop(QPoint(20, 20));
    QTRY_COMPARE_WITH_TIMEOUT(session->name(), QStringLiteral("film"), kPatienceMs);
    QVERIFY(session->hasName());
    // On the timeline it is nested: tst_bin_drops::aProjectDroppedIsNested.
    Drag over(window.find<TimelinePanel>("timeline")->canvas(), *data, QPoint(100, 40));
    QVERIFY(over.isEntered);
}

WEFT_UI_TEST_MAIN(TestTimelineDrops)
#include "tst_timeline_drops.moc"
