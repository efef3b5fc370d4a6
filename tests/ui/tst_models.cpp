#include "tests/ui/generate_desk.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::Desk;
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

    Notice last;
};

/// The folder of a model that tests may take away.
QString copyOfFixture(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u("tiny"));
    QDir().mkpath(path);
    for (const char *part : {"unet", "vae", "text_encoder", "tokenizer", "scheduler"}) {
        QDir().mkpath(path + QLatin1Char('/') + QLatin1String(part));
        const QDir from(fixture() + QLatin1Char('/') + QLatin1String(part));
        for (const QString &file : from.entryList(QDir::Files))
            QFile::copy(from.filePath(file), path + QLatin1Char('/') + QLatin1String(part)
                                                 + QLatin1Char('/') + file);
    }
    QFile::copy(fixture() + u("/model_index.json"), path + u("/model_index.json"));
    return path;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutItsWeightsAShotKeepsItsTake();
    void withoutItsPluginAShotKeepsItsTake();
};

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
    const QByteArray before = qgetenv("WEFT_PLUGIN_PATH");
    Desk desk;
    Notice last;
    QObject::connect(desk.session.get(), &Session::noticed, &desk.window,
                     [&](const Notice &notice) { last = notice; });
    desk.act("generate.insert");
    WAIT_FOR(desk.state() == ShotState::Made);
    const QString take = desk.shot().take;
    qputenv("WEFT_PLUGIN_PATH", "/nonexistent");
    desk.session->generation().scanAgain();
    qputenv("WEFT_PLUGIN_PATH", before);
    const ShotStatus status = desk.session->generation().status(desk.shot().id);
    QCOMPARE(status.state, ShotState::Unavailable);
    QVERIFY2(status.reason.startsWith(u("made with \"testpattern\" 1.0")),
             qPrintable(status.reason));
    QVERIFY(status.hasTake);
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
    // The form says so too; making it anew is refused, and takes nothing away.
    const auto &nothing = desk.part<QLabel>("nothing-installed");
    QVERIFY(nothing.isVisible() || desk.part<QLabel>("about").text().contains(u("testpattern")));
    desk.session->generation().generate({desk.shot().id}, GenerateMode::All);
    QVERIFY2(last.text.contains(u("testpattern")), qPrintable(last.text));
    QVERIFY(!desk.session->generation().isBusy());
    QCOMPARE(desk.shot().take, take);
    // Once it is back, the shot is what it was.
    desk.session->generation().scanAgain();
    QCOMPARE(desk.state(), ShotState::Made);
}

WEFT_UI_TEST_MAIN(TestModels)
#include "tst_models.moc"
