#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/project/add_model.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtEndian>

using namespace weft;

namespace {

QString fixture(const char *name)
{
    return QStringLiteral(WEFT_MODELS) + QLatin1Char('/') + QLatin1String(name);
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &entry :
         QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString target = to + QLatin1Char('/') + entry.fileName();
        entry.isDir() ? copyFolder(entry.filePath(), target)
                      : void(QFile::copy(entry.filePath(), target));
    }
}

/// A file of weights with these names in its head.
QString weightsFile(const QString &path, const QByteArray &head)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    const quint64 length = qToLittleEndian(quint64(head.size()));
    file.write(reinterpret_cast<const char *>(&length), sizeof length);
    file.write(head);
    return path;
}

} // namespace

class TestModelFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void publishedFoldersAreRecognised();
    void weightsLeadToTheirFolder();
    void anIncompleteModelNamesWhatIsMissing();
    void whatNoGeneratorReadsIsNamed_data();
    void whatNoGeneratorReadsIsNamed();
    void aModelIsAddedOnceAndWhole();
    void ofAFolderOfOtherThingsTheModuleIsTaken();
    void partsThatAreLinkedToComeAlong();
    void cancellingLeavesNothing();

private:
    QTemporaryDir m_folder;
};

void TestModelFolder::init()
{
    qputenv("XDG_DATA_HOME",
            m_folder.filePath(QLatin1String(QTest::currentTestFunction())).toUtf8());
}

void TestModelFolder::publishedFoldersAreRecognised()
{
    const auto model = recogniseModel(fixture("small"));
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QCOMPARE(model->kind, QLatin1String(ModelFolder::kStableDiffusion));
    QCOMPARE(model->name, QStringLiteral("small"));
    QCOMPARE(model->path, QDir::cleanPath(fixture("small")));
    const auto motion = recogniseModel(fixture("small/motion"));
    QVERIFY(motion);
    QCOMPARE(motion->kind, QLatin1String(ModelFolder::kMotionModule));
    QVERIFY(looksLikeModel(fixture("small")));
    QVERIFY(!looksLikeModel(fixture("small/tokenizer")));
}

void TestModelFolder::weightsLeadToTheirFolder()
{
    const auto motion = recogniseModel(fixture("small/motion/diffusion_pytorch_model.safetensors"));
    QVERIFY(motion);
    QCOMPARE(motion->path, QDir::cleanPath(fixture("small/motion")));
    const auto whole = recogniseModel(fixture("small/unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(whole);
    QCOMPARE(whole->path, QDir::cleanPath(fixture("small")));
}

void TestModelFolder::anIncompleteModelNamesWhatIsMissing()
{
    const QString path = m_folder.filePath(QStringLiteral("half"));
    copyFolder(fixture("small"), path);
    QVERIFY(QFile::remove(path + QStringLiteral("/vae/diffusion_pytorch_model.safetensors")));
    const auto model = recogniseModel(path);
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(QStringLiteral("\"vae\"")),
             qPrintable(model.error().message));
}

void TestModelFolder::whatNoGeneratorReadsIsNamed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("says");
    QTest::newRow("checkpoint") << QByteArray(R"({"model.diffusion_model.out.0.weight":{}})")
                                << QStringLiteral("whole model in one file");
    QTest::newRow("lora") << QByteArray(R"({"lora_unet_down.alpha":{}})") << QStringLiteral("LoRA");
    QTest::newRow("motion module") << QByteArray(R"({"down_blocks.0.motion_modules.0.a":{}})")
                                   << QStringLiteral("config.json");
    QTest::newRow("another") << QByteArray(R"({"wte.weight":{}})")
                             << QStringLiteral("of no model that a generator here reads");
}

void TestModelFolder::whatNoGeneratorReadsIsNamed()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, says);
    QTemporaryDir folder;
    const auto model = recogniseModel(
        weightsFile(folder.filePath(QStringLiteral("a.safetensors")), head));
    QVERIFY(!model);
    QVERIFY2(model.error().message.contains(says), qPrintable(model.error().message));
    // A head that claims more than there is harms nobody.
    QFile liar(folder.filePath(QStringLiteral("b.safetensors")));
    QVERIFY(liar.open(QIODevice::WriteOnly));
    liar.write(QByteArray(8, '\xff') + head);
    liar.close();
    QVERIFY(!recogniseModel(liar.fileName()));
}

void TestModelFolder::aModelIsAddedOnceAndWhole()
{
    QVERIFY(installedModels().empty());
    std::vector<double> parts;
    const auto added = addModel(*recogniseModel(fixture("small")),
                                [&](double part) { parts.push_back(part); }, {});
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QCOMPARE(added->path, modelsFolder() + QStringLiteral("/small"));
    QVERIFY(parts.size() > 1 && parts.back() == 1 && std::is_sorted(parts.begin(), parts.end()));
    QCOMPARE(installedModels(), std::vector<ModelFolder>{*added});
    for (const char *file : {"/model_index.json", "/tokenizer/vocab.json",
                             "/unet/diffusion_pytorch_model.safetensors"}) {
        QFile here(added->path + QLatin1String(file));
        QFile there(fixture("small") + QLatin1String(file));
        QVERIFY(here.open(QIODevice::ReadOnly) && there.open(QIODevice::ReadOnly));
        QVERIFY(here.readAll() == there.readAll());
    }
    // What lies there already stays where it is; another one of the name gets a number.
    QCOMPARE(addModel(*added, {}, {}).value(), *added);
    QTemporaryDir other;
    copyFolder(fixture("odd"), other.filePath(QStringLiteral("small")));
    const auto second = addModel(*recogniseModel(other.filePath(QStringLiteral("small"))), {}, {});
    QVERIFY(second);
    QCOMPARE(second->name, QStringLiteral("small 2"));
    QCOMPARE(installedModels().size(), std::size_t(2));
}

/// Such as the folder that downloads go to.
void TestModelFolder::ofAFolderOfOtherThingsTheModuleIsTaken()
{
    QTemporaryDir other;
    const QString folder = other.filePath(QStringLiteral("downloads"));
    copyFolder(fixture("small") + QStringLiteral("/motion"), folder);
    copyFolder(fixture("small"), folder + QStringLiteral("/a whole model"));
    QVERIFY(QFile::copy(fixture("small") + QStringLiteral("/model_index.json"),
                        folder + QStringLiteral("/letter.json")));
    const auto module = recogniseModel(folder
                                       + QStringLiteral("/diffusion_pytorch_model.safetensors"));
    QVERIFY2(module, module ? "" : qPrintable(module.error().message));
    QCOMPARE(module->kind, QLatin1String(ModelFolder::kMotionModule));
    const auto added = addModel(*module, {}, {});
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QCOMPARE(QDir(added->path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("config.json"),
                          QStringLiteral("diffusion_pytorch_model.safetensors")}));
}

void TestModelFolder::partsThatAreLinkedToComeAlong()
{
    QTemporaryDir other;
    const QString folder = other.filePath(QStringLiteral("linked"));
    copyFolder(fixture("small"), folder);
    QVERIFY(QDir(folder + QStringLiteral("/unet")).removeRecursively());
    QVERIFY(
        QFile::link(fixture("small") + QStringLiteral("/unet"), folder + QStringLiteral("/unet")));
    const auto added = addModel(*recogniseModel(folder), {}, {});
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QVERIFY(QFileInfo(added->path + QStringLiteral("/unet/config.json")).isFile());
    QVERIFY(recogniseModel(added->path));
}

void TestModelFolder::cancellingLeavesNothing()
{
    std::stop_source stop;
    const auto added = addModel(
        *recogniseModel(fixture("small")), [&](double) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Cancelled);
    QVERIFY(QDir(modelsFolder()).isEmpty());
}

WEFT_TEST_MAIN(TestModelFolder)
#include "tst_model_folder.moc"
