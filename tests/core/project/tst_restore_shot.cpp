#include "core/project/restore_shot.h"

#include "core/generate/recipe_digest.h"
#include "core/generate/recipe_file.h"
#include "core/media/encoder.h"
#include "core/media/image_file.h"
#include "tests/support/test_main.h"

#include <QImageWriter>
#include <QTemporaryDir>

using namespace weft;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

Recipe sampleRecipe()
{
    Recipe recipe;
    recipe.generator = u("video-to-video");
    recipe.version = u("1.0");
    recipe.parameters = {{u("strength"), 0.1},
                         {u("steps"), std::int64_t(7)},
                         {u("tiled"), true},
                         {u("prompt"), u("Grüße \"und\" \\\n\tmehr\x01 🦀")}};
    recipe.seed = 9007199254740992;
    recipe.inputs = {{u("video"), {}, u("bb")}};
    recipe.width = 64;
    recipe.height = 48;
    recipe.rate = *FrameRate::make(30000, 1001);
    recipe.length = 2;
    recipe.weights = u("abc");
    recipe.numerics = u("fast");
    return recipe;
}

QString writePicture(const QTemporaryDir &disk, const char *name, const QByteArray &text)
{
    const QString path = disk.filePath(u(name));
    QImage image(16, 16, QImage::Format_RGB888);
    image.fill(Qt::red);
    QImageWriter writer(path, "png");
    if (!text.isEmpty())
        writer.setText(u(kRecipeText), QString::fromUtf8(text));
    return writer.write(image) ? path : QString();
}

/// As the worker writes takes.
QString writeFilm(const QTemporaryDir &disk, const char *name, const QByteArray &text)
{
    const QString path = disk.filePath(u(name));
    EncoderSettings settings;
    settings.container = u("matroska");
    settings.videoCodec = u("ffv1");
    settings.pixelFormat = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
    settings.audioCodec.clear();
    EncoderFormat format;
    format.width = 16;
    format.height = 16;
    format.colour = srgbTags();
    format.metadata = {{u(kRecipeText), QString::fromUtf8(text)}};
    auto encoder = Encoder::open(path, settings, format);
    QImage image(16, 16, QImage::Format_RGB888);
    image.fill(Qt::green);
    return encoder && encoder->writeFrame(fromImage(image)) && encoder->finish() ? path : QString();
}

Project projectWithFile(const char *hash)
{
    Project project;
    auto item = std::make_shared<MediaItem>();
    item->id = {project.nextId++};
    item->path = u("clip.mp4");
    item->identity.hash = u(hash);
    item->info.video.emplace();
    project.media.push_back(std::move(item));
    return project;
}

} // namespace

class TestRestoreShot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrittenRecipeReadsBackEqual();
    void whatIsNoRecipeIsRefused_data();
    void whatIsNoRecipeIsRefused();
    void aPictureBringsItsShotBack();
    void aFilmBringsItsShotBack();
    void inputsAreFoundByTheirContent();
    void otherFilesBringNothing_data();
    void otherFilesBringNothing();
    void aShotOfTheSameRecipeIsFound();
};

void TestRestoreShot::aWrittenRecipeReadsBackEqual()
{
    const auto read = parseRecipe(canonicalRecipe(sampleRecipe()));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(*read, sampleRecipe());
}

void TestRestoreShot::whatIsNoRecipeIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named");
    QByteArray negative = canonicalRecipe(sampleRecipe());
    negative.replace("\"width\":64", "\"width\":\"wide\"");
    QByteArray inputs = canonicalRecipe(sampleRecipe());
    inputs.replace("[[\"video\",\"bb\"]]", "[[\"video\"]]");
    QTest::newRow("no JSON") << QByteArray("{") << u("The recipe");
    QTest::newRow("a list") << QByteArray("[]") << u("The recipe");
    QTest::newRow("nothing in it") << QByteArray("{}") << u("generator");
    QTest::newRow("a word for a number") << negative << u("width");
    QTest::newRow("half an input") << inputs << u("inputs");
}

void TestRestoreShot::whatIsNoRecipeIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    const auto read = parseRecipe(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(named), qPrintable(read.error().message));
}

void TestRestoreShot::aPictureBringsItsShotBack()
{
    const QTemporaryDir disk;
    Recipe recipe = sampleRecipe();
    recipe.inputs.clear();
    const QString path = writePicture(disk, "a storm.000001.png", canonicalRecipe(recipe));
    const auto edit = restoredShot(path, {});
    QVERIFY(edit);
    QCOMPARE(edit->name, u("a storm.000001"));
    QCOMPARE(edit->recipe, recipe);
}

void TestRestoreShot::aFilmBringsItsShotBack()
{
    const QTemporaryDir disk;
    Recipe recipe = sampleRecipe();
    recipe.inputs.clear();
    const auto edit = restoredShot(writeFilm(disk, "take.mkv", canonicalRecipe(recipe)), {});
    QVERIFY(edit);
    QCOMPARE(edit->recipe, recipe);
}

void TestRestoreShot::inputsAreFoundByTheirContent()
{
    const QTemporaryDir disk;
    const QString path = writePicture(disk, "a.png", canonicalRecipe(sampleRecipe()));
    const Project project = projectWithFile("bb");
    const auto found = restoredShot(path, project);
    QVERIFY(found);
    QCOMPARE(found->recipe.inputs,
             (std::vector{RecipeInput{u("video"), project.media.front()->id, u("bb")}}));
    QCOMPARE(canonicalRecipe(found->recipe), canonicalRecipe(sampleRecipe()));
    const auto missing = restoredShot(path, projectWithFile("cc"));
    QVERIFY(missing);
    QVERIFY(missing->recipe.inputs.empty());
}

void TestRestoreShot::otherFilesBringNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    Recipe huge = sampleRecipe();
    huge.width = 1'000'000;
    Recipe wordy = sampleRecipe();
    wordy.parameters[u("prompt")] = QString(1'100'000, QLatin1Char('x'));
    QTest::newRow("a picture without a recipe") << QByteArray();
    QTest::newRow("something else") << QByteArray("hello");
    QTest::newRow("a recipe that no shot can have") << canonicalRecipe(huge);
    QTest::newRow("too long") << canonicalRecipe(wordy);
}

void TestRestoreShot::otherFilesBringNothing()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir disk;
    QVERIFY(!restoredShot(writePicture(disk, "a.png", text), {}));
    QVERIFY(!restoredShot(disk.filePath(u("there is none.png")), {}));
}

void TestRestoreShot::aShotOfTheSameRecipeIsFound()
{
    const auto project = weft::apply(Project(), AddShot{u("one"), {}, [] {
                                                            Recipe recipe = sampleRecipe();
                                                            recipe.inputs.clear();
                                                            return recipe;
                                                        }()});
    QVERIFY(project);
    const Recipe recipe = project->shots.front()->recipe;
    QCOMPARE(shotWithRecipe(*project, recipe), std::optional(project->shots.front()->id));
    Recipe other = recipe;
    other.seed = 1;
    QVERIFY(!shotWithRecipe(*project, other));
}

WEFT_TEST_MAIN(TestRestoreShot)
#include "tst_restore_shot.moc"
