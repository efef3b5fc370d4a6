#include "inference/io/safetensors.h"
#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <ATen/core/Tensor.h>

#include <QDir>
#include <QFile>
#include <QImage>

using weft::inference::Safetensors;
using weft::test::Ended;
using weft::test::WeftCli;

/// weft-cli making frames with models, through the worker and its plugins, against what the
/// published pipelines made of the same words: see tests/inference/pipelines.
class TestCliFrames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesEqualThePublishedOnes_data();
    void framesEqualThePublishedOnes();
    void aFrameKnowsItsRecipe();
    void thePlanIsPrinted();
    void shotsOfAProjectAreMadeWithLessMemory();
    void promptsAreTokenized();
    void whatCannotBeMadeIsSaidInASentence_data();
    void whatCannotBeMadeIsSaidInASentence();
};

static QString fixture(const QString &name)
{
    return QStringLiteral(WEFT_FIXTURES) + QLatin1Char('/') + name;
}

static nlohmann::json runs()
{
    QFile file(fixture(QStringLiteral("runs.json")));
    file.open(QIODevice::ReadOnly);
    return nlohmann::json::parse(file.readAll().toStdString());
}

static QString text(const nlohmann::json &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>())
                             : QString::fromStdString(value.dump());
}

/// Frame n of a tensor [F, 3, h, w].
static QImage picture(const at::Tensor &frames, std::int64_t number)
{
    const auto height = frames.size(2);
    const auto width = frames.size(3);
    const auto *planes = frames.const_data_ptr<std::uint8_t>() + number * 3 * height * width;
    QImage image(int(width), int(height), QImage::Format_RGB888);
    for (std::int64_t y = 0; y < height; ++y) {
        for (std::int64_t x = 0; x < width; ++x) {
            for (int c = 0; c < 3; ++c)
                image.scanLine(int(y))[3 * x + c] = planes[(c * height + y) * width + x];
        }
    }
    return image;
}

/// The command line of a stored run, with its source written to the folder.
static QStringList commandOf(const WeftCli &cli, const QString &name, const nlohmann::json &run)
{
    const QString model = fixture(text(run["model"]));
    QStringList line{QStringLiteral("generate"), text(run["task"]), QStringLiteral("--model"),
                     model};
    const std::pair<const char *, const char *> options[]
        = {{"--prompt", "prompt"}, {"--negative", "negative"}, {"--seed", "seed"},
           {"--steps", "steps"},   {"--guidance", "guidance"}, {"--width", "width"},
           {"--height", "height"}, {"--frames", "frames"},     {"--clip-skip", "clip_skip"},
           {"--eta", "eta"},       {"--strength", "strength"}};
    for (const auto &[option, key] : options) {
        if (run.contains(key))
            line << QString::fromLatin1(option) << text(run[key]);
    }
    const bool isClip = text(run["task"]).endsWith(QLatin1String("video"));
    if (isClip)
        line << QStringLiteral("--motion") << model + QStringLiteral("/motion");
    const Safetensors stored(fixture(name + QStringLiteral(".safetensors")).toStdString());
    if (stored.contains("source")) {
        const at::Tensor source = stored.tensor("source");
        QDir(cli.path()).mkdir(QStringLiteral("source"));
        for (std::int64_t n = 0; n < source.size(0); ++n)
            picture(source, n).save(
                cli.path(QStringLiteral("source/%1.png").arg(n, 3, 10, QLatin1Char('0'))));
        line << (isClip ? QStringLiteral("--video") : QStringLiteral("--image"))
             << cli.path(isClip ? QStringLiteral("source") : QStringLiteral("source/000.png"));
    }
    return line << QStringLiteral("-o") << cli.path(QStringLiteral("frames"));
}

void TestCliFrames::framesEqualThePublishedOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("scheduler");
    const auto add = [](const char *name, const char *scheduler) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(scheduler);
    };
    add("picture", "");
    add("picture-odd", "");
    add("picture-plain", "euler-ancestral");
    add("image", "ddim");
    add("image-odd", "unipc");
    add("clip", "animatediff");
    add("clip-odd", "euler");
    add("video", "animatediff");
}

void TestCliFrames::framesEqualThePublishedOnes()
{
    QFETCH(QString, name);
    QFETCH(QString, scheduler);
    const WeftCli cli;
    QStringList line = commandOf(cli, name, runs()[name.toStdString()]);
    if (!scheduler.isEmpty())
        line << QStringLiteral("--scheduler") << scheduler;
    const Ended ended = cli.run(line);
    QVERIFY2(ended.code == 0, qPrintable(ended.err));

    const at::Tensor frames = Safetensors(
                                  fixture(name + QStringLiteral(".safetensors")).toStdString())
                                  .tensor("frames");
    const QDir folder(cli.path(QStringLiteral("frames")));
    QCOMPARE(folder.entryList(QDir::Files).size(), frames.size(0));
    qint64 unequal = 0;
    int greatest = 0;
    for (std::int64_t n = 0; n < frames.size(0); ++n) {
        const QImage made = QImage(folder.filePath(
                                       QStringLiteral("%1.png").arg(n, 6, 10, QLatin1Char('0'))))
                                .convertToFormat(QImage::Format_RGB888);
        const QImage expected = picture(frames, n);
        QCOMPARE(made.size(), expected.size());
        for (int y = 0; y < made.height(); ++y) {
            for (int x = 0; x < 3 * made.width(); ++x) {
                const int apart = std::abs(made.constScanLine(y)[x] - expected.constScanLine(y)[x]);
                greatest = std::max(greatest, apart);
                unequal += apart != 0;
            }
        }
    }
    QVERIFY2(greatest <= 1, qPrintable(QString::number(greatest)));
    QVERIFY(double(unequal) < 0.005 * double(frames.numel()));
}

void TestCliFrames::aFrameKnowsItsRecipe()
{
    const WeftCli cli;
    const Ended ended = cli.run(commandOf(cli, QStringLiteral("picture"), runs()["picture"]));
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    const QImage image(cli.path(QStringLiteral("frames/000000.png")));
    const auto recipe = nlohmann::json::parse(
        image.text(QStringLiteral("weft-recipe")).toStdString());
    QCOMPARE(text(recipe["generator"]), QStringLiteral("text-to-video"));
    QCOMPARE(text(recipe["parameters"]["prompt"]), QStringLiteral("a red lighthouse in the storm"));
}

void TestCliFrames::thePlanIsPrinted()
{
    const WeftCli cli;
    const QStringList line = commandOf(cli, QStringLiteral("clip-odd"), runs()["clip-odd"]);
    const Ended whole = cli.run(line);
    QVERIFY2(whole.code == 0, qPrintable(whole.err));
    QVERIFY2(whole.err.contains(
                 QStringLiteral("On the processor, the whole model stays in memory: ")),
             qPrintable(whole.err));
    // The networks alone are 3.3 MB.
    const Ended small = cli.run(line
                                + QStringList{QStringLiteral("--memory"), QStringLiteral("3")});
    QVERIFY2(small.code == 0, qPrintable(small.err));
    QVERIFY2(small.err.contains(QStringLiteral("the U-Net is read block by block"))
                 && small.err.contains(QStringLiteral(" at the peak, of 3 MB allowed.")),
             qPrintable(small.err));
}

void TestCliFrames::shotsOfAProjectAreMadeWithLessMemory()
{
    const WeftCli cli;
    const QByteArray model = fixture(QStringLiteral("small")).toUtf8();
    cli.makeProject(
        R"({"edit":"add-shot","name":"tiny","recipe":{"generator":"text-to-video","width":32,"height":32,"length":2,"rate":8,"parameters":{"prompt":"a red lighthouse","steps":1,"model":")"
        + model + R"(","motion":")" + model + R"(/motion"}},"as":"shot"})" + '\n');
    const QStringList line{QStringLiteral("generate"), QStringLiteral("film.weft"),
                           QStringLiteral("--all")};
    const Ended whole = cli.run(line);
    QVERIFY2(whole.code == 0, qPrintable(whole.err));
    QVERIFY2(whole.err.contains(
                 QStringLiteral("On the processor, the whole model stays in memory: ")),
             qPrintable(whole.err));
    // The networks alone are 3.3 MB; the pictures are the same, so no second take is kept.
    const Ended small = cli.run(line
                                + QStringList{QStringLiteral("--memory"), QStringLiteral("3")});
    QVERIFY2(small.code == 0, qPrintable(small.err));
    QVERIFY2(small.err.contains(QStringLiteral(" at the peak, of 3 MB allowed.")),
             qPrintable(small.err));
    QCOMPARE(small.out, whole.out);
    const Ended none = cli.run(line
                               + QStringList{QStringLiteral("--memory"), QStringLiteral("0.001")});
    QCOMPARE(none.code, 5);
    QVERIFY2(none.err.contains(QStringLiteral("There is not enough memory for this shot")),
             qPrintable(none.err));
}

void TestCliFrames::promptsAreTokenized()
{
    const WeftCli cli;
    QFile file(cli.path(QStringLiteral("prompts.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(["", "a \u0061 b"])");
    file.close();
    const Ended ended = cli.run({QStringLiteral("models"), QStringLiteral("tokenize"),
                                 fixture(QStringLiteral("small")), QStringLiteral("--json"),
                                 file.fileName()});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    const auto ids = nlohmann::json::parse(ended.out.toStdString());
    QCOMPARE(ids.size(), std::size_t(2));
    QCOMPARE(ids[0].size(), std::size_t(77));
    QCOMPARE(ids[1][1], ids[1][2]); // "a" twice
    QVERIFY(ids[1][3] != ids[1][2]);
    QCOMPARE(ids[1][4], ids[0][1]); // the end
}

void TestCliFrames::whatCannotBeMadeIsSaidInASentence_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QString small = fixture(QStringLiteral("small"));
    const auto add = [](const char *row, const QStringList &more, int code, const char *says) {
        QTest::newRow(row) << more << code << QString::fromLatin1(says);
    };
    const QString model = QStringLiteral("--model");
    const QString frames = QStringLiteral("--frames");
    const QString motion = QStringLiteral("--motion");
    add("no model there", {model, QStringLiteral("/nowhere")}, 5, "There is no model folder");
    add("no model in it", {model, small + QStringLiteral("/vae")}, 5, "model's tokenizer folder");
    add("several frames without motion", {model, small, frames, QStringLiteral("4")}, 5,
        "choose a motion module");
    add("a motion module of another model",
        {model, small, motion, fixture(QStringLiteral("odd/motion"))}, 5, "odd/motion");
    add("an odd size",
        {model, small, motion, small + QStringLiteral("/motion"), QStringLiteral("--width"),
         QStringLiteral("33")},
        5, "multiples of 2");
    add("a scheduler unknown", {model, small, QStringLiteral("--scheduler"), QStringLiteral("x")},
        5, "scheduler");
    add("no frames", {model, small, frames, QStringLiteral("0")}, 2, "--frames");
    add("not enough memory",
        {model, small, frames, QStringLiteral("1"), QStringLiteral("--memory"),
         QStringLiteral("0.001")},
        5, "There is not enough memory for this shot");
    add("no prompt asked for", {model}, 2, "");
}

void TestCliFrames::whatCannotBeMadeIsSaidInASentence()
{
    QFETCH(QStringList, more);
    QFETCH(int, code);
    QFETCH(QString, says);
    const WeftCli cli;
    const Ended ended = cli.run(
        QStringList{QStringLiteral("generate"), QStringLiteral("text-to-video"),
                    QStringLiteral("--prompt"), QStringLiteral("a"), QStringLiteral("--steps"),
                    QStringLiteral("2"), QStringLiteral("-o"), cli.path(QStringLiteral("out"))}
        + more);
    QCOMPARE(ended.code, code);
    QVERIFY2(ended.err.contains(says), qPrintable(ended.err));
}

WEFT_TEST_MAIN(TestCliFrames)
#include "tst_cli_frames.moc"
