#include "inference/base/error.h"
#include "inference/io/safetensors.h"
#include "inference/pipelines/picture.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/pipelines/windows.h"
#include "inference/schedulers/scheduler.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>

#include <fstream>

using namespace weft::inference;
using nlohmann::json;
namespace fs = std::filesystem;

/// Whole pipelines against the published ones on tiny models; make_pipeline_fixtures.py beside this
/// file wrote both.
class TestPipelines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesEqualThePublishedOnes_data();
    void framesEqualThePublishedOnes();
    void picturesAreResampledAsPillowDoes();
    void windowsCoverAClipOnce();
    void aConstantStaysItselfOverWindows();
    void longClipsInWindowsComeOutWhole();
    void aSeedMeansTheSameTwice();
    void stoppingEndsARunWithinAStep();
    void requestsThatMakeNoSenseAreRefused_data();
    void requestsThatMakeNoSenseAreRefused();
};

static const fs::path kFixtures = WEFT_FIXTURES;

/// Collects what a run makes.
class Collected : public Progress
{
public:
    void begin(Phase phase, int, int) override { phases.push_back(phase); }
    void latents(const at::Tensor &, int done, int count) override
    {
        if (onStep)
            onStep(done, count);
    }
    void frame(const at::Tensor &codes) override { frames.push_back(codes); }

    std::vector<at::Tensor> frames;
    std::vector<Phase> phases;
    std::function<void(int, int)> onStep;
};

static const json &runs()
{
    static const json all = [] {
        std::ifstream file(kFixtures / "runs.json");
        return json::parse(file);
    }();
    return all;
}

static Task taskOf(const std::string &name)
{
    return name == "text-to-image"    ? Task::TextToImage
           : name == "image-to-image" ? Task::ImageToImage
           : name == "text-to-video"  ? Task::TextToVideo
                                      : Task::VideoToVideo;
}

static Request requestOf(const json &run)
{
    Request request;
    request.task = taskOf(run["task"]);
    request.prompt = run["prompt"];
    request.negativePrompt = run.value("negative", "");
    request.seed = run["seed"];
    request.steps = run["steps"];
    request.guidance = run["guidance"];
    request.eta = run.value("eta", 0.0);
    request.clipSkip = run.value("clip_skip", 0);
    request.width = run["width"];
    request.height = run["height"];
    request.frames = run.value("frames", 1);
    request.strength = run.value("strength", 0.8);
    if (run.contains("free_noise")) {
        request.longClips = LongClips::FreeNoise;
        request.contextLength = run["free_noise"][0];
        request.contextStride = run["free_noise"][1];
    }
    return request;
}

static void make(const json &run, const Request &request, Progress &progress)
{
    const fs::path folder = kFixtures / run["model"].get<std::string>();
    const ClipTokenizer tokenizer = ClipTokenizer::load(folder / "tokenizer");
    const bool isVideo = request.task == Task::TextToVideo || request.task == Task::VideoToVideo;
    StableDiffusion networks(folder, isVideo ? folder / "motion" : fs::path(), {});
    const SchedulerConfig scheduler = run.contains("scheduler")
                                          ? parseSchedulerConfig(run["scheduler"].dump())
                                          : chosenScheduler(folder / "scheduler");
    weft::inference::run(request, {tokenizer, networks, scheduler}, progress);
}

void TestPipelines::framesEqualThePublishedOnes_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, run] : runs().items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// At most one code apart, and on less than half a per cent of the values.
void TestPipelines::framesEqualThePublishedOnes()
{
    QFETCH(QString, name);
    const json &run = runs()[name.toStdString()];
    const Safetensors stored(kFixtures / (name.toStdString() + ".safetensors"));
    Request request = requestOf(run);
    if (stored.contains("source"))
        request.source = [source = stored.tensor("source")](int frame) { return source[frame]; };
    Collected collected;
    make(run, request, collected);
    const at::Tensor frames = at::stack(collected.frames);
    const at::Tensor expected = stored.tensor("frames");
    QCOMPARE(frames.sizes(), expected.sizes());
    const at::Tensor apart = (frames.to(at::kInt) - expected.to(at::kInt)).abs();
    const int greatest = apart.max().item<int>();
    const double unequal = (apart != 0).to(at::kDouble).mean().item<double>();
    qInfo("%-16s at most %d codes apart, %.3f %% unequal", qPrintable(name), greatest,
          100 * unequal);
    QVERIFY(greatest <= 1);
    QVERIFY(unequal < 0.005);
}

void TestPipelines::picturesAreResampledAsPillowDoes()
{
    const Safetensors stored(kFixtures / "resampled.safetensors");
    const at::Tensor original = stored.tensor("37x29");
    QVERIFY(stored.names().size() > 4);
    for (const std::string &name : stored.names()) {
        const at::Tensor expected = stored.tensor(name);
        const at::Tensor ours = resizedAsPillow(original, int(expected.size(2)),
                                                int(expected.size(1)));
        QVERIFY2(at::equal(ours, expected), name.c_str());
    }
}

void TestPipelines::windowsCoverAClipOnce()
{
    using Windows = std::vector<std::pair<int, int>>;
    QCOMPARE(windowsOver(16, 16, 4), (Windows{{0, 16}}));
    QCOMPARE(windowsOver(5, 16, 4), (Windows{{0, 5}}));
    QCOMPARE(windowsOver(24, 16, 4), (Windows{{0, 16}, {4, 20}, {8, 24}}));
    QCOMPARE(windowsOver(25, 16, 4), (Windows{{0, 16}, {4, 20}, {8, 24}, {9, 25}}));
    QCOMPARE(windowsOver(7, 3, 3), (Windows{{0, 3}, {3, 6}, {4, 7}}));
    QCOMPARE(pyramidWeights(6), (std::vector<double>{1, 2, 3, 3, 2, 1}));
    QCOMPARE(pyramidWeights(5), (std::vector<double>{1, 2, 3, 2, 1}));
}

void TestPipelines::aConstantStaysItselfOverWindows()
{
    const at::Tensor clip = at::arange(2 * 3 * 21 * 4, at::kFloat).reshape({2, 3, 21, 2, 2});
    int calls = 0;
    const at::Tensor result = overWindows(clip, 8, 3, [&](const at::Tensor &window) {
        ++calls;
        return window * 2;
    });
    QCOMPARE(calls, 6);
    QVERIFY(at::allclose(result, clip * 2));
}

void TestPipelines::longClipsInWindowsComeOutWhole()
{
    const json &run = runs()["clip"];
    Request request = requestOf(run);
    request.frames = 30; // more than the 24 that the motion module knows
    request.steps = 2;
    request.longClips = LongClips::Windows;
    request.contextLength = 12;
    request.contextStride = 6;
    Collected collected;
    make(run, request, collected);
    QCOMPARE(collected.frames.size(), std::size_t(30));
    QVERIFY(!at::equal(collected.frames[0], collected.frames[29]));
}

void TestPipelines::aSeedMeansTheSameTwice()
{
    const json &run = runs()["picture"];
    Request request = requestOf(run);
    Collected first;
    make(run, request, first);
    Collected second;
    make(run, request, second);
    QVERIFY(at::equal(first.frames[0], second.frames[0]));
    request.seed += 1;
    Collected other;
    make(run, request, other);
    QVERIFY(!at::equal(first.frames[0], other.frames[0]));
}

void TestPipelines::stoppingEndsARunWithinAStep()
{
    const json &run = runs()["clip"];
    Request request = requestOf(run);
    std::stop_source stop;
    request.stop = stop.get_token();
    Collected collected;
    int steps = 0;
    collected.onStep = [&](int done, int) {
        steps = done;
        stop.request_stop();
    };
    try {
        make(run, request, collected);
        QFAIL("it went on");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Cancelled);
    }
    QCOMPARE(steps, 1);
    QVERIFY(collected.frames.empty());
}

void TestPipelines::requestsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *row, const char *changes, const char *says) {
        QTest::newRow(row) << QByteArray(changes) << QString::fromLatin1(says);
    };
    add("an odd width", R"({"width": 33})", "multiples of 2; 33 x 24");
    add("no height", R"({"height": 0})", "multiples of 2");
    add("no frames", R"({"frames": 0})", "one frame at least");
    add("too many frames", R"({"frames": 25})", "knows 24 frames, not 25");
    add("a picture of two frames", R"({"task": "text-to-image"})", "A picture has one frame");
    add("no source", R"({"task": "video-to-video"})", "nothing to start from");
    add("too strong", R"({"strength": 1.5})", "between 0 and 1");
    add("no steps", R"({"steps": 0})", "1 to 1000 steps");
    add("windows too long", R"({"free_noise": [25, 4]})", "Windows can have 2 to 24 frames");
    add("windows apart", R"({"free_noise": [8, 9]})", "follow one another");
}

void TestPipelines::requestsThatMakeNoSenseAreRefused()
{
    QFETCH(QByteArray, changes);
    QFETCH(QString, says);
    json run = runs()["clip"];
    run.update(json::parse(changes.toStdString()));
    Collected collected;
    try {
        make(run, requestOf(run), collected);
        QFAIL("it was accepted");
    } catch (const Error &error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        QCOMPARE(error.kind(), ErrorKind::Request);
    }
    QVERIFY(collected.frames.empty());
}

WEFT_TEST_MAIN(TestPipelines)
#include "tst_pipelines.moc"
