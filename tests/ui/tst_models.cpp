#include "core/generate/model_folder.h"
#include "tests/ui/generate_desk.h"
#include "tests/ui/test_chooser.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/file_kinds.h"
#include "ui/generate/model_field.h"
#include "ui/project/tasks.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::click;
using weft::ui::test::Desk;
using weft::ui::test::TestChooser;
using weft::ui::test::u;

namespace {

/// A tiny model as it is published.
QString fixture()
{
    return u(WEFT_SOURCE_DIR "/tests/inference/pipelines/fixtures/small");
}

/// A desk whose form is that of the models' generator.
struct ModelDesk : Desk
{
    ModelDesk()
    {
        QObject::connect(session.get(), &Session::noticed, &window,
                         [this](const Notice &notice) { last = notice; });
        auto &box = part<QComboBox>("generator");
        box.setCurrentIndex(box.findData(u("text-to-video")));
        Q_EMIT box.activated(box.currentIndex());
        generate->findChild<RecipeForm *>()->resizeTo(32, 32);
        frames().setValue(1);
        set("steps", std::int64_t(1));
    }
    ModelField &field() { return *generate->findChild<ModelField *>(u("model")); }
    QLineEdit &edit() { return *field().findChild<QLineEdit *>(); }
    void type(const QString &path)
    {
        edit().setFocus();
        edit().selectAll();
        QTest::keyClick(&edit(), Qt::Key_Delete);
        QTest::keyClicks(&edit(), path);
        QTest::keyClick(&edit(), Qt::Key_Return);
    }
    /// What is said under the first prompt; empty where nothing is.
    QString tokens()
    {
        const auto *const label = generate->findChild<PromptField *>()->findChild<QLabel *>(
            u("tokens"));
        return label->isVisible() ? label->text() : QString();
    }

    Notice last;
};

void drop(QWidget &widget, const QString &path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(widget.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent dropped(widget.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &dropped);
}

/// The folder of a model that tests may take away.
QString copyOfFixture(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u("tiny"));
    QDir().mkpath(path);
    for (const char *part : {"unet", "vae", "text_encoder", "tokenizer", "scheduler"}) {
        QDir().mkpath(path + QLatin1Char('/') + QLatin1String(part));
        const QDir from(fixture() + QLatin1Char('/') + QLatin1String(part));
        for (const QString &file : from.entryList(QDir::Files))
            QFile::copy(from.filePath(file),
                        path + QLatin1Char('/') + QLatin1String(part) + QLatin1Char('/') + file);
    }
    QFile::copy(fixture() + u("/model_index.json"), path + u("/model_index.json"));
    return path;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tokensAreCountedWhileAPromptIsTyped();
    void whatThePlanIsIsSaidBeforeTheRunAndDuringIt();
    void withoutItsWeightsAShotKeepsItsTake();
    void withoutItsPluginAShotKeepsItsTake();
    void aDroppedModelIsOfferedAndAdded();
    void aModelIsAddedFromTheForm();
    void whatIsNoModelIsRefusedWithTheReason();
};

void TestModels::init()
{
    QDir(modelsFolder()).removeRecursively();
}

void TestModels::tokensAreCountedWhileAPromptIsTyped()
{
    ModelDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    // Nobody counts without a model.
    desk.prompt().setFocus();
    QTest::keyClicks(&desk.prompt(), u("a boat"));
    QTest::qWait(600);
    QVERIFY(desk.tokens().isEmpty());
    desk.type(fixture());
    WAIT_FOR(!desk.tokens().isEmpty());
    const QString before = desk.tokens();
    QVERIFY2(before.contains(u("75")), qPrintable(before));
    // Before the text is finished, and in no key's way.
    desk.prompt().setFocus();
    QElapsedTimer clock;
    qint64 longest = 0;
    for (const QChar letter : u(" on the sea at night")) {
        clock.start();
        QTest::keyClick(&desk.prompt(), letter.toLatin1());
        longest = std::max(longest, clock.elapsed());
        QTest::qWait(20);
    }
    QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
    QCOMPARE(desk.prompt().toPlainText(), u("a boat on the sea at night"));
    WAIT_FOR(desk.tokens() != before);
    QVERIFY(std::get<QString>(desk.generate->recipe().parameters.at(u("prompt"))) == u("a boat"));
    // What does not fit is said.
    desk.prompt().setPlainText(u("wave ").repeated(80));
    WAIT_FOR(desk.tokens().contains(u("does not read")));
    desk.prompt().setPlainText(u("wave"));
    WAIT_FOR(!desk.tokens().contains(u("does not read")));
    desk.type(QString());
    WAIT_FOR(desk.tokens().isEmpty());
}

void TestModels::whatThePlanIsIsSaidBeforeTheRunAndDuringIt()
{
    ModelDesk desk;
    desk.set("model", fixture());
    WAIT_FOR(desk.part<QLabel>("estimate").text().contains(u("On the processor")));
    QStringList notes;
    Generation &generation = desk.session->generation();
    QObject::connect(&generation, &Generation::statusChanged, &desk.window, [&](ShotId shot) {
        if (const QString note = generation.status(shot).note; !note.isEmpty())
            notes << note;
    });
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    QVERIFY(!notes.isEmpty());
    QVERIFY2(notes.first().startsWith(u("On the processor")), qPrintable(notes.first()));
    // It is known of the take, and in its job's log.
    QCOMPARE(generation.noteOf(desk.shot().take), notes.last());
    QVERIFY(!generation.jobs().jobs().back().log.empty());
    auto &view = *desk.generations->findChild<GenerationsView *>();
    WAIT_FOR(view.count() == 1 && view.takeAt(0) == desk.shot().take);
    view.setCurrentRow(0);
    QCOMPARE(desk.part<QLabel>("details").text(), notes.last());
}

void TestModels::withoutItsWeightsAShotKeepsItsTake()
{
    QTemporaryDir folder;
    ModelDesk desk;
    const QString model = copyOfFixture(folder);
    desk.set("model", model);
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString take = desk.shot().take;
    QVERIFY(QDir(model).removeRecursively());
    desk.session->generation().scanAgain();
    QCOMPARE(desk.state(), ShotState::Made);
    // Asked for another one it says what is missing, and shows the one that it has.
    desk.session->generation().generateTakes(desk.shot().id, 1);
    WAIT_FOR(desk.last.text.contains(u("There is no model folder")));
    QVERIFY(!desk.session->generation().isBusy());
    QCOMPARE(desk.shot().take, take);
    QCOMPARE(desk.state(), ShotState::Made);
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
}

void TestModels::withoutItsPluginAShotKeepsItsTake()
{
    Desk desk;
    Notice last;
    QObject::connect(desk.session.get(), &Session::noticed, &desk.window,
                     [&](const Notice &notice) { last = notice; });
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString take = desk.shot().take;
    Recipe recipe = desk.shot().recipe;
    recipe.generator = u("elsewhere"); // as in a project that comes from another machine
    QVERIFY(desk.session->apply(SetRecipe{desk.shot().id, recipe}));
    const ShotStatus status = desk.session->generation().status(desk.shot().id);
    QCOMPARE(status.state, ShotState::Unavailable);
    QVERIFY2(status.reason.startsWith(u("made with \"elsewhere\" 1.0")), qPrintable(status.reason));
    QVERIFY(status.hasTake);
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
    // The form says so too; making it anew is refused, and takes nothing away.
    WAIT_FOR(desk.part<QLabel>("about").text().contains(u("elsewhere")));
    desk.session->generation().generate({desk.shot().id}, GenerateMode::All);
    QVERIFY2(last.text.contains(u("elsewhere")), qPrintable(last.text));
    QVERIFY(!desk.session->generation().isBusy());
    QCOMPARE(desk.shot().take, take);
    // With a generator that is here, the shot is what it was.
    desk.session->undo();
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestModels::aDroppedModelIsOfferedAndAdded()
{
    ModelDesk desk;
    BinPanel bin(*desk.session, *desk.actions);
    bin.show();
    QVERIFY(canDrop({fixture()}));
    for (QWidget *const place :
         {static_cast<QWidget *>(&bin), static_cast<QWidget *>(desk.generate)}) {
        desk.last = {};
        drop(*place, fixture() + u("/unet/diffusion_pytorch_model.safetensors"));
        WAIT_FOR(!desk.last.text.isEmpty());
        QVERIFY2(desk.last.text.contains(u("\"small\"")), qPrintable(desk.last.text));
        QVERIFY(!desk.last.action.isEmpty());
    }
    QVERIFY(installedModels().empty());
    const auto add = desk.last.act;
    add();
    QVERIFY(!Tasks::of(*desk.session).all().empty());
    WAIT_FOR(Tasks::of(*desk.session).all().empty());
    QCOMPARE(installedModels().size(), std::size_t(1));
    // It can be chosen by its name, and makes shots.
    auto *const box = desk.field().findChild<QComboBox *>();
    box->showPopup();
    QCOMPARE(box->count(), 2);
    QCOMPARE(box->itemText(1), u("small"));
    box->hidePopup();
    desk.type(u("small"));
    QCOMPARE(std::get<QString>(desk.generate->recipe().parameters.at(u("model"))),
             modelsFolder() + u("/small"));
    QCOMPARE(desk.edit().text(), u("small"));
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestModels::aModelIsAddedFromTheForm()
{
    ModelDesk desk;
    auto *const chooser = new TestChooser(desk.session.get());
    chooser->paths = {fixture()};
    click(*desk.field().findChild<QToolButton *>(u("addModel")));
    WAIT_FOR(desk.edit().text() == u("small"));
    QCOMPARE(std::get<QString>(desk.generate->recipe().parameters.at(u("model"))),
             modelsFolder() + u("/small"));
    // A motion module is another thing than a model.
    chooser->paths = {fixture() + u("/motion")};
    click(*desk.field().findChild<QToolButton *>(u("addModel")));
    WAIT_FOR(installedModels().size() == 2);
    WAIT_FOR(Tasks::of(*desk.session).all().empty());
    QCOMPARE(desk.edit().text(), u("small"));
}

void TestModels::whatIsNoModelIsRefusedWithTheReason()
{
    QTemporaryDir folder;
    QFile lone(folder.filePath(u("style.safetensors")));
    QVERIFY(lone.open(QIODevice::WriteOnly));
    const QByteArray head = R"({"lora_unet_down.alpha":{}})";
    lone.write(QByteArray(1, char(head.size())) + QByteArray(7, '\0') + head);
    lone.close();
    QString why;
    QVERIFY(!canDrop({lone.fileName()}, &why));
    QVERIFY2(why.contains(u("LoRA")), qPrintable(why));
}

WEFT_UI_TEST_MAIN(TestModels)
#include "tst_models.moc"
