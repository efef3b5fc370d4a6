#include "tests/ui/generate_desk.h"
#include "ui/generate/seed_field.h"
#include "ui/session/bin_items.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

#include <set>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::click;
using weft::ui::test::Desk;
using weft::ui::test::u;

namespace {

void drop(QWidget &widget, QMimeData &mime)
{
    QDragEnterEvent enter(widget.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton,
                          Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent dropped(widget.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton,
                       Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &dropped);
}

} // namespace

class TestGenerate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theFormIsMadeFromTheManifest();
    void generatorsAreListedReadyOrWithTheReason();
    void withoutPluginsItSaysWhatToInstall();
    void insertAndGenerateIsOneStepAndTheArrivalIsNone();
    void undoingAnInsertLetsTheJobFinishIntoGenerations();
    void promptTextCommitsOnEnterAndOnFocusLoss();
    void changingTheRecipeMakesTheShotStaleAndNamesTheField();
    void aResultBelongsToTheRecipeItWasStartedWith();
    void undoingARecipeBringsItsTakeBack();
    void cancelAnswersAtOnceAndTheEarlierTakeStays();
    void aFailureSaysWhyAndOffersOneFix();
    void fourTakesComeFromFourSeeds();
    void choosingATakeIsOneStep();
    void digitsChooseAndBHeldCompares();
    void textThatIsDroppedIsThePrompt();
    void aPictureThatIsDroppedIsAnInput();
    void thePromptHasAHistory();
    void seedsRollUnlessLocked();
    void theEstimateIsARangeUntilMeasured();
    void aPictureIsAnimatedInItsPlace();
    void aRunningShotShowsALivePreview();
    void splitHalvesShareTheirTakesAndIndependentOnesDoNot();
    void aShotBecomesFootage();
    void generatingBeforeTheFirstSaveWorksAndSaveAsTakesItAlong();
    void generationsAreSearchedAndRated();
};

void TestGenerate::initTestCase()
{
    QVERIFY(!scanPlugins(pluginFolders()).plugins.empty());
}

void TestGenerate::theFormIsMadeFromTheManifest()
{
    Desk desk;
    const auto &form = *desk.generate->findChild<RecipeForm *>();
    QCOMPARE(form.generatorId(), u("testpattern"));
    for (const GeneratorParameter &parameter : form.generator().parameters) {
        const auto *field = form.findChild<ParameterField *>(parameter.id);
        QVERIFY2(field, qPrintable(parameter.id));
        QVERIFY(field->value() == parameter.defaultValue);
        QCOMPARE(field->focusProxy()->accessibleName(), parameter.label);
    }
    QVERIFY(form.findChild<InputField *>(u("image")));
    const auto found = desk.session->generation().catalogue().find(u("testpattern"));
    QVERIFY(checkRecipe(form.recipe(), *found->generator));
}

void TestGenerate::generatorsAreListedReadyOrWithTheReason()
{
    const QByteArray before = qgetenv("WEFT_PLUGIN_PATH");
    QTemporaryDir broken;
    QVERIFY(QDir(broken.path()).mkdir(u("odd")));
    QFile manifest(broken.filePath(u("odd/plugin.json")));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{\"id\": \"odd\"");
    manifest.close();
    qputenv("WEFT_PLUGIN_PATH", before + ':' + broken.path().toUtf8());
    {
        Desk desk;
        auto &list = desk.part<QComboBox>("generator");
        QVERIFY(list.findData(u("testpattern")) >= 0);
        QVERIFY(list.findData(u("testpattern-counter")) >= 0);
        QVERIFY(desk.part<QLabel>("refused").isVisible());
        QVERIFY(desk.part<QLabel>("refused").text().contains(u("odd")));
    }
    qputenv("WEFT_PLUGIN_PATH", before);
}

void TestGenerate::withoutPluginsItSaysWhatToInstall()
{
    Desk desk;
    const_cast<PluginCatalogue &>(desk.session->generation().catalogue()) = {};
    Q_EMIT desk.session->generation().catalogueChanged();
    const auto &text = desk.part<QLabel>("nothing-installed");
    QVERIFY(text.isVisible());
    QVERIFY(text.text().contains(u("WEFT_PLUGIN_PATH")));
    auto *const again = text.parentWidget()->findChild<QPushButton *>();
    click(*again);
    QVERIFY(!text.isVisible());
}

void TestGenerate::insertAndGenerateIsOneStepAndTheArrivalIsNone()
{
    Desk desk;
    const std::size_t steps = desk.session->document().stepsDone();
    desk.actions->refresh();
    click(desk.part<QPushButton>("generate.insert"));
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    QCOMPARE(desk.session->root()->shots.size(), std::size_t(1));
    QCOMPARE(desk.session->sequence()->tracks[0]->clips.size(), std::size_t(1));
    QVERIFY(desk.state() == ShotState::Queued || desk.state() == ShotState::Running);
    QCOMPARE(desk.generate->shot(), desk.shot().id);
    WAIT_FOR(desk.state() == ShotState::Made);
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
    desk.session->undo();
    QVERIFY(desk.session->root()->shots.empty());
    desk.session->redo();
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestGenerate::undoingAnInsertLetsTheJobFinishIntoGenerations()
{
    Desk desk;
    desk.set("delay", std::int64_t(100));
    desk.act("generate.insert");
    desk.session->undo();
    QVERIFY(desk.session->root()->shots.empty());
    WAIT_FOR(desk.session->generation().assets().takes().size() == 1);
    auto &view = *desk.generations->findChild<GenerationsView *>();
    WAIT_FOR(view.count() == 1);
    desk.session->redo();
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestGenerate::promptTextCommitsOnEnterAndOnFocusLoss()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const std::size_t steps = desk.session->document().stepsDone();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.prompt().setFocus();
    QTest::keyClicks(&desk.prompt(), u("a lighthouse"));
    QCOMPARE(desk.session->document().stepsDone(), steps);
    QTest::keyClick(&desk.prompt(), Qt::Key_Return);
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    QCOMPARE(std::get<QString>(desk.shot().recipe.parameters.at(u("prompt"))), u("a lighthouse"));
    QTest::keyClicks(&desk.prompt(), u(" at night"));
    desk.frames().setFocus();
    QCOMPARE(desk.session->document().stepsDone(), steps + 2);
    QVERIFY(std::get<QString>(desk.shot().recipe.parameters.at(u("prompt"))).contains(u("night")));
}

void TestGenerate::changingTheRecipeMakesTheShotStaleAndNamesTheField()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString take = desk.shot().take;
    desk.set("palette", u("lagoon"));
    QCOMPARE(desk.state(), ShotState::Stale);
    QCOMPARE(desk.shot().take, take);
    const ShotStatus status = desk.session->generation().status(desk.shot().id);
    QVERIFY(status.hasTake);
    QVERIFY2(status.reason.contains(u("Palette")), qPrintable(status.reason));
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
    // Moving, trimming and splitting do not make it stale.
    desk.set("palette", u("dawn"));
    QCOMPARE(desk.state(), ShotState::Made);
    const ClipId clip = desk.session->sequence()->tracks[0]->clips.at(0)->id;
    QVERIFY(desk.session->apply(SetSpeed{clip, Rational(1, 2)}));
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestGenerate::aResultBelongsToTheRecipeItWasStartedWith()
{
    Desk desk;
    desk.set("delay", std::int64_t(200));
    desk.act("generate.insert");
    const Recipe started = desk.shot().recipe;
    desk.set("palette", u("mono"));
    WAIT_FOR(desk.session->generation().assets().takes().size() == 1);
    QCOMPARE(desk.session->generation().assets().takes()[0].recipe, started);
    QVERIFY(desk.shot().take.isEmpty());
    QCOMPARE(desk.state(), ShotState::NotMade);
    // It is a take of the shot all the same.
    QCOMPARE(desk.takes(), std::size_t(1));
}

void TestGenerate::undoingARecipeBringsItsTakeBack()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString first = desk.shot().take;
    desk.set("palette", u("mono"));
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Made);
    QVERIFY(desk.shot().take != first);
    desk.session->undo();
    WAIT_FOR(desk.shot().take == first);
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestGenerate::cancelAnswersAtOnceAndTheEarlierTakeStays()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString take = desk.shot().take;
    desk.set("delay", std::int64_t(60'000));
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Running);
    QElapsedTimer clock;
    clock.start();
    auto &cancel = desk.part<QPushButton>("generate.cancel");
    desk.actions->refresh();
    click(cancel);
    QCOMPARE(desk.state(), ShotState::Stale);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(desk.shot().take, take);
    // The queue goes on.
    desk.set("delay", std::int64_t(1));
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestGenerate::aFailureSaysWhyAndOffersOneFix()
{
    Desk desk;
    desk.set("fault", u("fail"));
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Failed);
    const ShotStatus status = desk.session->generation().status(desk.shot().id);
    QVERIFY2(status.reason.contains(u("told to fail")), qPrintable(status.reason));
    QVERIFY(desk.said.last().contains(u("told to fail")));
    auto &fix = desk.part<QPushButton>("fix");
    QVERIFY(fix.isVisible());
    QCOMPARE(fix.text(), Generation::tr("Try Again"));
    click(fix);
    WAIT_FOR(desk.state() != ShotState::Failed);
    WAIT_FOR(desk.state() == ShotState::Failed);
    desk.set("fault", u("none"));
    QCOMPARE(desk.state(), ShotState::NotMade);
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestGenerate::fourTakesComeFromFourSeeds()
{
    Desk desk;
    click(desk.part<QToolButton>("four"));
    desk.act("generate.insert");
    WAIT_FOR(!desk.session->generation().isBusy());
    WAIT_FOR(desk.takes() == 4);
    std::set<std::int64_t> seeds;
    for (const Take &take : desk.session->generation().assets().takes())
        seeds.insert(take.recipe.seed);
    QCOMPARE(seeds.size(), std::size_t(4));
    QCOMPARE(desk.state(), ShotState::Made); // the first is of its own seed
}

void TestGenerate::choosingATakeIsOneStep()
{
    Desk desk;
    click(desk.part<QToolButton>("four"));
    desk.act("generate.insert");
    WAIT_FOR(desk.takes() == 4);
    const QString first = desk.shot().take;
    const std::size_t steps = desk.session->document().stepsDone();
    desk.act("generate.next-take");
    QVERIFY(desk.shot().take != first);
    QCOMPARE(desk.state(), ShotState::Made);
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    desk.session->undo();
    QCOMPARE(desk.shot().take, first);
    desk.act("generate.next-take");
    desk.act("generate.previous-take");
    QCOMPARE(desk.shot().take, first);
    desk.act("generate.previous-take"); // there is none before
    QCOMPARE(desk.shot().take, first);
}

void TestGenerate::digitsChooseAndBHeldCompares()
{
    Desk desk;
    click(desk.part<QToolButton>("four"));
    desk.act("generate.insert");
    WAIT_FOR(desk.takes() == 4);
    auto &view = *desk.generations->findChild<GenerationsView *>();
    WAIT_FOR(view.count() == 4);
    const std::vector<QString> takes = desk.session->generation().takesOf(desk.shot().id);
    QTest::keyClick(&view, Qt::Key_3);
    QCOMPARE(desk.shot().take, takes[2]);
    QTest::keyClick(&view, Qt::Key_1);
    QCOMPARE(desk.shot().take, takes[0]);
    QTest::qWait(200);
    const std::size_t steps = desk.session->document().stepsDone();
    for (int row = 0; row < view.count(); ++row) {
        if (view.takeAt(row) == takes[3])
            view.setCurrentRow(row);
    }
    QTest::keyPress(&view, Qt::Key_B);
    QCOMPARE(desk.session->shown()->shots[0]->take, takes[3]);
    QCOMPARE(desk.shot().take, takes[0]);
    QTest::keyRelease(&view, Qt::Key_B);
    QCOMPARE(desk.session->shown()->shots[0]->take, takes[0]);
    QCOMPARE(desk.session->document().stepsDone(), steps);
    // All of them show the moment under the pointer.
    const QRect rect = view.visualItemRect(view.item(0));
    QTest::mouseMove(view.viewport(), rect.center());
    WAIT_FOR(view.moment() > 0.3 && view.moment() < 0.7);
}

void TestGenerate::textThatIsDroppedIsThePrompt()
{
    Desk desk;
    QMimeData text;
    text.setText(u("rain on a tin roof"));
    drop(*desk.generate, text);
    QCOMPARE(desk.prompt().toPlainText(), u("rain on a tin roof"));
    QCOMPARE(std::get<QString>(desk.generate->recipe().parameters.at(u("prompt"))),
             u("rain on a tin roof"));
}

void TestGenerate::aPictureThatIsDroppedIsAnInput()
{
    Desk desk;
    const MediaId picture = ui::test::import(*desk.session,
                                             u(WEFT_SOURCE_DIR "/resources/samples/still.png"));
    QVERIFY(picture);
    QMimeData mime;
    mime.setData(QLatin1String(kBinMimeType),
                 QStringLiteral("{\"media\":[%1]}").arg(picture.value).toUtf8());
    drop(*desk.generate, mime);
    QCOMPARE(desk.generate->recipe().inputs.size(), std::size_t(1));
    QCOMPARE(desk.generate->recipe().inputs[0].media, picture);
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestGenerate::thePromptHasAHistory()
{
    Desk desk;
    auto *const field = desk.generate->findChild<PromptField *>();
    field->enter(u("first thing"));
    field->enter(u("second thing"));
    click(*field->findChild<QToolButton *>());
    auto *const menu = field->findChild<QMenu *>();
    QVERIFY(menu);
    QVERIFY(menu->actions().size() >= 2);
    QCOMPARE(menu->actions()[1]->text(), u("first thing"));
    menu->actions()[1]->trigger();
    QCOMPARE(desk.prompt().toPlainText(), u("first thing"));
    menu->close();
}

void TestGenerate::seedsRollUnlessLocked()
{
    Desk desk;
    const auto seed = [&desk] { return desk.generate->recipe().seed; };
    const std::int64_t before = seed();
    click(desk.part<QToolButton>("dice"));
    QVERIFY(seed() != before);
    const std::int64_t rolled = seed();
    desk.act("generate.insert");
    QCOMPARE(desk.shot().recipe.seed, rolled);
    desk.session->selection().clear();
    QVERIFY(seed() != rolled);
    click(desk.part<QToolButton>("lock"));
    const std::int64_t locked = seed();
    desk.act("generate.insert");
    desk.session->selection().clear();
    QCOMPARE(seed(), locked);
    WAIT_FOR(!desk.session->generation().isBusy());
}

void TestGenerate::theEstimateIsARangeUntilMeasured()
{
    Desk desk;
    Generation &generation = desk.session->generation();
    Measurements fresh(u("/nonexistent/measurements.ini"));
    const auto guessed = fresh.expect(u("generate/x"), 10, 10);
    QVERIFY(guessed && !guessed->isMeasured && guessed->most / guessed->least > 5);
    QVERIFY(!fresh.expect(u("generate/x"), 10, 0));

    RecipeForm &form = *desk.generate->findChild<RecipeForm *>();
    form.resizeTo(256, 256);
    desk.frames().setValue(60);
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    desk.set("bars", std::int64_t(9));
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Made);
    const auto &text = desk.part<QLabel>("estimate");
    WAIT_FOR(text.text().contains(u("about")) && !text.text().contains(u("not yet measured")));
    const auto expected = generation.expectedSeconds(desk.shot().recipe, 0);
    QVERIFY(expected && expected->isMeasured);
    QVERIFY(expected->most / expected->least < 1.7); // ±30 %
}

void TestGenerate::aPictureIsAnimatedInItsPlace()
{
    Desk desk;
    const MediaId picture = ui::test::import(*desk.session,
                                             u(WEFT_SOURCE_DIR "/resources/samples/still.png"));
    NewClip clip;
    clip.source = MediaSource{picture};
    clip.video = desk.session->target(TrackKind::Video);
    QVERIFY(desk.session->apply(Append{clip}));
    const Clip still = desk.session->sequence()->tracks[0]->clips.at(0);
    desk.session->selection().set({still->id});
    const std::size_t steps = desk.session->document().stepsDone();
    desk.act("generate.animate");
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    const Clip now = desk.session->sequence()->tracks[0]->clips.at(0);
    QCOMPARE(now.range(), still.range());
    QVERIFY(std::holds_alternative<ShotSource>(now->source));
    QCOMPARE(desk.shot().recipe.inputs[0].media, picture);
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestGenerate::aRunningShotShowsALivePreview()
{
    Desk desk;
    desk.set("delay", std::int64_t(300));
    desk.frames().setValue(30);
    desk.act("generate.insert");
    WAIT_FOR(!desk.session->generation().livePreview(desk.shot().id).isNull());
    WAIT_FOR(desk.part<QLabel>("preview").isVisible());
    QVERIFY(desk.part<QLabel>("state").text().contains(u("Preview")));
    desk.act("generate.cancel");
    WAIT_FOR(!desk.part<QLabel>("preview").isVisible());
}

void TestGenerate::splitHalvesShareTheirTakesAndIndependentOnesDoNot()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const TrackId track = desk.session->sequence()->tracks[0]->id;
    Split split;
    split.at = 1;
    split.track = track;
    QVERIFY(desk.session->apply(split));
    QCOMPARE(desk.session->root()->shots.size(), std::size_t(1));
    QCOMPARE(desk.state(), ShotState::Made);
    desk.session->selection().set({desk.session->sequence()->tracks[0]->clips.at(1)->id});
    desk.act("generate.independent");
    QCOMPARE(desk.session->root()->shots.size(), std::size_t(2));
    desk.set("palette", u("mono"));
    QCOMPARE(desk.state(0), ShotState::Made);
    QCOMPARE(desk.state(1), ShotState::Stale);
}

void TestGenerate::aShotBecomesFootage()
{
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    desk.act("generate.bake");
    WAIT_FOR(desk.session->root()->media.size() == 1);
    QVERIFY(std::holds_alternative<MediaSource>(
        desk.session->sequence()->tracks[0]->clips.at(0)->source));
}

void TestGenerate::generatingBeforeTheFirstSaveWorksAndSaveAsTakesItAlong()
{
    QTemporaryDir folder;
    Desk desk;
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    // One more is on its way meanwhile.
    desk.set("delay", std::int64_t(150));
    desk.act("generate.run");
    WAIT_FOR(desk.state() == ShotState::Running);
    QVERIFY(desk.session->saveAs(folder.filePath(u("named.weft"))));
    QCOMPARE(desk.session->generation().assets().takes().size(), std::size_t(1));
    WAIT_FOR(desk.state() == ShotState::Made);
    QCOMPARE(desk.session->generation().assets().takes().size(), std::size_t(2));
    for (const Take &take : desk.session->generation().assets().takes())
        QVERIFY(QFileInfo::exists(folder.filePath(u("named.assets/") + take.file)));
}

void TestGenerate::generationsAreSearchedAndRated()
{
    Desk desk;
    desk.prompt().setPlainText(u("red kite"));
    QTest::keyClick(&desk.prompt(), Qt::Key_Return);
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    desk.session->selection().clear();
    desk.prompt().setPlainText(u("blue whale"));
    QTest::keyClick(&desk.prompt(), Qt::Key_Return);
    desk.act("generate.insert");
    WAIT_FOR(desk.state(1) == ShotState::Made);
    auto &view = *desk.generations->findChild<GenerationsView *>();
    WAIT_FOR(view.count() == 2);
    QTest::keyClicks(&desk.part<QLineEdit>("search"), u("whale"));
    WAIT_FOR(view.count() == 1);
    QCOMPARE(view.shotAt(0), desk.shot(1).id);
    view.setCurrentRow(0);
    click(*desk.generations->findChildren<QToolButton *>(u("star")).at(3));
    QCOMPARE(desk.shot(1).rating, 4);
    desk.session->undo();
    QCOMPARE(desk.shot(1).rating, 0);
    // A picture of it comes.
    WAIT_FOR(view.item(0)->icon().availableSizes().value(0).width() > 32);
    const std::size_t clips = desk.session->sequence()->tracks[0]->clips.size();
    view.setCurrentRow(0);
    click(desk.part<QToolButton>("insert"));
    QVERIFY(desk.session->sequence()->tracks[0]->clips.size() > clips);
}

WEFT_UI_TEST_MAIN(TestGenerate)
#include "tst_generate.moc"
