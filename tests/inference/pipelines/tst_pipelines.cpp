#include "inference/base/error.h"
#include "inference/io/safetensors.h"
#include "inference/pipelines/picture.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/pipelines/step_hooks.h"
#include "inference/pipelines/windows.h"
#include "inference/schedulers/scheduler.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>

#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <set>

using namespace weft::inference;
using nlohmann::json;
namespace fs = std::filesystem;

/// Whole pipelines against the published ones on tiny models; make_pipeline_fixtures.py beside this
/// file wrote both.
class TestPipelines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { limitThreads(1); } // tiny tensors: threads would wait for each other
    void framesEqualThePublishedOnes_data();
    void framesEqualThePublishedOnes();
    void picturesAreResampledAsPillowDoes();
    void windowsCoverAClipOnce();
    void aConstantStaysItselfOverWindows();
    void longClipsInWindowsComeOutWhole();
    void aSeedMeansTheSameTwice();
    void everyPlanMakesTheSameFrames_data();
    void everyPlanMakesTheSameFrames();
    void runningOutOfMemoryKeepsTheLatents_data();
    void runningOutOfMemoryKeepsTheLatents();
    void runningOutForGoodIsSaid();
    void networksThatStayAreReadOnce();
    void otherModelsGoWhereThereIsNoRoom();
    void whereMemoryRunsOutOtherModelsGoFirst();
    void latentsThatWereKeptAreDecodedAlone();
    void hooksThatChangeNothingChangeNoBit();
    void hooksSeeAndChangeEveryStep();
    void aHookMayAddBranches();
    void anOriginalGoesThereAndBack_data();
    void anOriginalGoesThereAndBack();
    void weightsThatAreNoNumbersAreTold_data();
    void weightsThatAreNoNumbersAreTold();
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
    void latents(const at::Tensor &latents, int done, int count) override
    {
        last = latents;
        if (onStep)
            onStep(done, count);
    }
    void frame(const at::Tensor &codes) override { frames.push_back(codes); }

    std::vector<at::Tensor> frames;
    std::vector<Phase> phases;
    at::Tensor last; ///< latents
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

static bool isVideo(const json &run)
{
    return run["task"].get<std::string>().ends_with("video");
}

static StableDiffusion networksOf(const json &run)
{
    const fs::path folder = kFixtures / run["model"].get<std::string>();
    return StableDiffusion(folder, isVideo(run) ? folder / "motion" : fs::path(), {});
}

static StableDiffusion networksOf(const std::string &model, Residents &residents)
{
    return StableDiffusion(kFixtures / model, kFixtures / model / "motion", {}, &residents);
}

static void make(const json &run, const Request &request, Networks &networks, Progress &progress)
{
    const fs::path folder = kFixtures / run["model"].get<std::string>();
    const ClipTokenizer tokenizer = ClipTokenizer::load(folder / "tokenizer");
    const SchedulerConfig scheduler = run.contains("scheduler")
                                          ? parseSchedulerConfig(run["scheduler"].dump())
                                          : chosenScheduler(folder / "scheduler");
    weft::inference::run(request, {tokenizer, networks, scheduler}, progress);
}

static void make(const json &run, const Request &request, Progress &progress)
{
    StableDiffusion networks = networksOf(run);
    make(run, request, networks, progress);
}

/// The request of a stored run with its source.
static Request wholeRequestOf(const std::string &name)
{
    Request request = requestOf(runs()[name]);
    const Safetensors stored(kFixtures / (name + ".safetensors"));
    if (stored.contains("source"))
        request.source = [source = stored.tensor("source")](int frame) { return source[frame]; };
    return request;
}

/// The frames that the model of a stored run makes of a request, [F, 3, H, W].
static at::Tensor framesOf(const std::string &name, const Request &request)
{
    Collected collected;
    make(runs()[name], request, collected);
    return at::stack(collected.frames);
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
    const Safetensors stored(kFixtures / (name.toStdString() + ".safetensors"));
    const at::Tensor frames = framesOf(name.toStdString(), wholeRequestOf(name.toStdString()));
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
    const at::Tensor result = clipOverWindows(clip, 8, 3, [&](const at::Tensor &window, int) {
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

static void addTasks()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"picture-odd", "image", "clip", "video"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPipelines::everyPlanMakesTheSameFrames_data()
{
    addTasks();
}

/// Each residency in turn, by a limit that just allows it; tiles are not among them, as they are
/// larger than these pictures.
void TestPipelines::everyPlanMakesTheSameFrames()
{
    QFETCH(QString, name);
    const json &run = runs()[name.toStdString()];
    const Request request = wholeRequestOf(name.toStdString());
    const at::Tensor expected = framesOf(name.toStdString(), request);
    Machine machine;
    std::set<Residency> seen;
    std::int64_t limit = std::int64_t(1) << 40;
    while (true) {
        StableDiffusion networks = networksOf(run);
        try {
            const MemoryPlan &plan = networks.plan(request, machine, limit);
            limit = plan.peakBytes - 1;
            seen.insert(plan.residency);
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Memory);
            break;
        }
        if (networks.currentPlan().tile > 0)
            continue; // other pixels
        Collected collected;
        make(run, request, networks, collected);
        QVERIFY(at::equal(at::stack(collected.frames), expected));
    }
    QVERIFY(seen.size() >= 2);
    QVERIFY(seen.contains(Residency::Resident));
}

void TestPipelines::runningOutOfMemoryKeepsTheLatents_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<int>("call");
    QTest::newRow("in the text encoder") << "clip"
                                         << "encoder.layers.1" << 1;
    QTest::newRow("in the first step") << "clip"
                                       << "conv_in" << 1;
    QTest::newRow("in the middle of a step") << "clip"
                                             << "mid_block.resnets.1" << 3;
    QTest::newRow("at the end of a step") << "clip"
                                          << "conv_out" << 4;
    QTest::newRow("reading the source") << "video"
                                        << "encoder.conv_out" << 2;
    QTest::newRow("decoding") << "clip"
                              << "decoder.mid_block.resnets.0" << 3;
    QTest::newRow("in a step with noise") << "picture-plain"
                                          << "conv_out" << 2;
}

/// Memory runs out at a module, for once: the frames are those of a run that had enough.
void TestPipelines::runningOutOfMemoryKeepsTheLatents()
{
    QFETCH(QString, name);
    QFETCH(QString, layer);
    QFETCH(int, call);
    const json &run = runs()[name.toStdString()];
    Request request = wholeRequestOf(name.toStdString());
    const at::Tensor expected = framesOf(name.toStdString(), request);
    int calls = 0;
    Hooks hooks;
    hooks.features = [&](const std::string &module, const at::Tensor &output) {
        const bool isHere = QString::fromStdString(module).endsWith(layer);
        TORCH_CHECK_WITH(OutOfMemoryError, !isHere || ++calls != call, "CUDA out of memory.");
        return output;
    };
    request.hooks = &hooks;
    StableDiffusion networks = networksOf(run);
    networks.plan(request, Machine());
    std::vector<std::string> sentences;
    networks.onSmallerPlan = [&](const std::string &sentence) { sentences.push_back(sentence); };
    Collected collected;
    make(run, request, networks, collected);
    QVERIFY(calls >= call);
    QCOMPARE(sentences.size(), std::size_t(1));
    QVERIFY(QString::fromStdString(sentences[0]).startsWith(QStringLiteral("Memory ran out")));
    QVERIFY(networks.currentPlan().residency != Residency::Resident);
    QVERIFY(at::equal(at::stack(collected.frames), expected));
}

void TestPipelines::runningOutForGoodIsSaid()
{
    const json &run = runs()["clip"];
    Request request = requestOf(run);
    Hooks hooks;
    hooks.features = [](const std::string &layer, const at::Tensor &output) {
        if (layer == "conv_out")
            throw std::bad_alloc();
        return output;
    };
    request.hooks = &hooks;
    StableDiffusion networks = networksOf(run);
    networks.plan(request, Machine());
    int smaller = 0;
    networks.onSmallerPlan = [&](const std::string &) { ++smaller; };
    Collected collected;
    try {
        make(run, request, networks, collected);
        QFAIL("it went on");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Memory);
    }
    QVERIFY(smaller >= 1);
    // With enough it is the model that it was.
    request.hooks = nullptr;
    make(run, request, networks, collected);
    QVERIFY(at::equal(at::stack(collected.frames), framesOf("clip", request)));
}

/// A run of the stored clip's request with a model, whose networks stay.
static at::Tensor framesLeaving(Residents &residents, const std::string &model,
                                std::int64_t limit = 0)
{
    json run = runs()["clip"];
    run["model"] = model;
    const Request request = requestOf(run);
    StableDiffusion networks = networksOf(model, residents);
    networks.plan(request, Machine(), limit);
    Collected collected;
    make(run, request, networks, collected);
    return at::stack(collected.frames);
}

/// What a run of the stored clip's request takes, all networks in memory.
static std::int64_t peakOf(const std::string &model)
{
    Residents none;
    return networksOf(model, none).plan(requestOf(runs()["clip"]), Machine()).peakBytes;
}

void TestPipelines::networksThatStayAreReadOnce()
{
    Residents residents;
    const Request request = requestOf(runs()["clip"]);
    const at::Tensor expected = framesOf("clip", request);
    const std::int64_t enough = peakOf("small");
    for (int i = 0; i < 3; ++i) {
        StableDiffusion next = networksOf("small", residents);
        next.plan(request, Machine(), enough);
        QCOMPARE(next.isResident(), i > 0);
        QVERIFY(at::equal(framesLeaving(residents, "small", enough), expected));
        QCOMPARE(residents.reads(), 3); // text encoder, U-Net, autoencoder
    }
    // With less nothing stays; afterwards all is read anew.
    QVERIFY(at::equal(framesLeaving(residents, "small", enough - 1), expected));
    QCOMPARE(residents.bytes(), 0);
    QCOMPARE(residents.reads(), 3);
    (void) framesLeaving(residents, "small", enough);
    QCOMPARE(residents.reads(), 6);
}

void TestPipelines::otherModelsGoWhereThereIsNoRoom()
{
    const std::int64_t small = peakOf("small"), odd = peakOf("odd");
    Residents residents;
    (void) framesLeaving(residents, "small", small + odd);
    const std::int64_t ofSmall = residents.bytes();
    (void) framesLeaving(residents, "odd", small + odd);
    QCOMPARE(residents.reads(), 6);
    const std::int64_t ofOdd = residents.bytes() - ofSmall;
    QVERIFY(ofSmall > 0 && ofOdd > 0); // both are there
    (void) framesLeaving(residents, "small", small + odd);
    QCOMPARE(residents.reads(), 6);
    (void) framesLeaving(residents, "small", small); // room for itself
    QCOMPARE(residents.reads(), 6);
    QCOMPARE(residents.bytes(), ofSmall);
    (void) framesLeaving(residents, "odd", odd);
    QCOMPARE(residents.reads(), 9);
    QCOMPARE(residents.bytes(), ofOdd);
}

void TestPipelines::whereMemoryRunsOutOtherModelsGoFirst()
{
    Residents residents;
    const std::int64_t enough = 2 * (peakOf("small") + peakOf("odd"));
    (void) framesLeaving(residents, "odd", enough);
    const std::int64_t ofOdd = residents.bytes();
    Request request = requestOf(runs()["clip"]);
    const at::Tensor expected = framesOf("clip", request);
    int calls = 0;
    Hooks hooks;
    hooks.features = [&](const std::string &module, const at::Tensor &output) {
        if (module == "conv_out" && ++calls == 1)
            throw std::bad_alloc();
        return output;
    };
    request.hooks = &hooks;
    StableDiffusion networks = networksOf("small", residents);
    networks.plan(request, Machine(), enough);
    int smaller = 0;
    networks.onSmallerPlan = [&](const std::string &) { ++smaller; };
    Collected collected;
    make(runs()["clip"], request, networks, collected);
    QVERIFY(calls > 1);
    QCOMPARE(smaller, 0);
    QVERIFY(networks.currentPlan().residency == Residency::Resident);
    QCOMPARE(residents.reads(), 6);
    QVERIFY(residents.bytes() > 0 && residents.bytes() != ofOdd);
    QVERIFY(at::equal(at::stack(collected.frames), expected));
}

void TestPipelines::latentsThatWereKeptAreDecodedAlone()
{
    for (const std::string name : {"clip", "image"}) {
        Request request = wholeRequestOf(name);
        Collected whole;
        make(runs()[name], request, whole);
        request.finalLatents = whole.last;
        Collected decoded;
        make(runs()[name], request, decoded);
        QVERIFY(at::equal(at::stack(decoded.frames), at::stack(whole.frames)));
        for (const Phase phase : decoded.phases)
            QVERIFY(phase == Phase::Decoding);
        request.finalLatents = whole.last.slice(-1, 1);
        try {
            make(runs()[name], request, decoded);
            QFAIL("they are of another size");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Request);
        }
    }
}

void TestPipelines::hooksThatChangeNothingChangeNoBit()
{
    for (const std::string name : {"clip", "picture-plain", "video-odd"}) {
        Request request = wholeRequestOf(name);
        const at::Tensor expected = framesOf(name, request);
        int calls = 0;
        StepHooks hooks;
        hooks.beforeModel = [&](const Step &, at::Tensor &, at::Tensor &) { ++calls; };
        hooks.merge = [&](const Step &, const std::vector<at::Tensor> &branches) {
            ++calls;
            return branches.size() == 1
                       ? branches[0]
                       : branches[0] + request.guidance * (branches[1] - branches[0]);
        };
        hooks.original = [&](const Step &, const at::Tensor &original) {
            ++calls;
            return original;
        };
        hooks.afterStep = [&](const Step &, const at::Tensor &latents) {
            ++calls;
            return latents;
        };
        request.stepHooks = &hooks;
        QVERIFY(at::equal(framesOf(name, request), expected));
        QVERIFY(calls > 0 && calls % 4 == 0);
    }
}

void TestPipelines::hooksSeeAndChangeEveryStep()
{
    Request request = requestOf(runs()["clip"]);
    Collected plain;
    make(runs()["clip"], request, plain);
    const auto lastLatentsWith = [&](const StepHooks &hooks) {
        request.stepHooks = &hooks;
        Collected collected;
        make(runs()["clip"], request, collected);
        return collected.last;
    };
    StepHooks hooks;
    std::vector<int> steps;
    hooks.beforeModel = [&](const Step &step, at::Tensor &latents, at::Tensor &text) {
        steps.push_back(step.index);
        if (step.count != 4 || latents.dim() != 5 || text.size(0) != 2)
            qFatal("two prompts for a clip");
        if (step.index == 1)
            latents = latents * 0.9;
    };
    QVERIFY(!at::allclose(lastLatentsWith(hooks), plain.last, 1e-3, 1e-3));
    QCOMPARE(steps, (std::vector<int>{0, 1, 2, 3}));
    // The words of each frame may be given, and are the same where they are equal.
    hooks.beforeModel = [](const Step &, at::Tensor &latents, at::Tensor &text) {
        text = text.unsqueeze(1).expand({-1, latents.size(2), -1, -1});
    };
    QVERIFY(at::equal(lastLatentsWith(hooks), plain.last));
    // An original that is another tensor goes through the conversion and back.
    hooks = {};
    hooks.original = [](const Step &, const at::Tensor &original) { return original.clone(); };
    QVERIFY(at::allclose(lastLatentsWith(hooks), plain.last, 1e-3, 1e-3));
    hooks.original = [](const Step &step, const at::Tensor &original) {
        return step.index == step.count - 1 ? at::zeros_like(original) : original;
    };
    // DDIM's last step ends at the original.
    QVERIFY(lastLatentsWith(hooks).abs().max().item<float>() < 0.2F);
    hooks = {};
    hooks.afterStep = [](const Step &step, const at::Tensor &latents) {
        return step.index == step.count - 1 ? at::full_like(latents, 0.25) : latents;
    };
    QVERIFY(at::equal(lastLatentsWith(hooks), at::full_like(plain.last, 0.25)));
}

void TestPipelines::aHookMayAddBranches()
{
    Request request = requestOf(runs()["clip"]);
    StepHooks hooks;
    hooks.beforeModel = [](const Step &, at::Tensor &, at::Tensor &text) {
        text = at::cat({text, text.slice(0, 1)});
    };
    request.stepHooks = &hooks;
    Collected collected;
    try {
        make(runs()["clip"], request, collected);
        QFAIL("nobody merges three");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Request);
    }
    hooks.merge = [&](const Step &, const std::vector<at::Tensor> &branches) {
        if (branches.size() != 3)
            qFatal("three branches");
        return branches[0] + request.guidance * (branches[2] - branches[0]);
    };
    make(runs()["clip"], request, collected);
    Request plain = requestOf(runs()["clip"]);
    const at::Tensor apart
        = (at::stack(collected.frames).to(at::kInt) - framesOf("clip", plain).to(at::kInt)).abs();
    QVERIFY(apart.max().item<int>() <= 1);
}

void TestPipelines::anOriginalGoesThereAndBack_data()
{
    QTest::addColumn<QString>("scheduler");
    for (const SchedulerName &known : schedulerNames()) {
        if (!known.animateDiff)
            QTest::newRow(known.name) << QString::fromLatin1(known.name);
    }
}

void TestPipelines::anOriginalGoesThereAndBack()
{
    QFETCH(QString, scheduler);
    for (const Prediction prediction :
         {Prediction::Epsilon, Prediction::Velocity, Prediction::Original}) {
        SchedulerConfig config = chosenScheduler(kFixtures / "small" / "scheduler",
                                                 scheduler.toStdString());
        config.prediction = prediction;
        std::unique_ptr<Scheduler> taken;
        try {
            taken = makeScheduler(config);
        } catch (const Error &) {
            continue; // not every one takes all predictions
        }
        taken->setSteps(8);
        const at::Tensor sample = at::randn({1, 4, 6, 5}) * 2;
        const at::Tensor output = at::randn({1, 4, 6, 5});
        for (const int index : {0, 4, taken->count() - 1}) {
            const at::Tensor original = taken->originalIn(output, index, sample);
            const at::Tensor back = taken->outputFor(original, index, sample);
            const double apart = (back - output).abs().max().item<double>();
            QVERIFY2(apart < 1e-2 || taken->config().className == "FlowMatchEulerDiscreteScheduler",
                     qPrintable(QString::number(apart)));
        }
        // With an output that says what is in a sample, that is what is found.
        const at::Tensor noise = at::randn({1, 4, 6, 5});
        const at::Tensor wanted = at::randn({1, 4, 6, 5});
        const at::Tensor mixed = taken->addNoise(wanted, noise, 4);
        const at::Tensor said = taken->outputFor(wanted, 4, mixed);
        QVERIFY(at::allclose(taken->originalIn(said, 4, mixed), wanted, 1e-3, 1e-3));
        if (prediction == Prediction::Epsilon && scheduler != QStringLiteral("ddim-inverse")
            && scheduler != QStringLiteral("flow-euler"))
            QVERIFY(at::allclose(said, noise, 1e-3, 1e-3));
    }
}

void TestPipelines::weightsThatAreNoNumbersAreTold_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    QTest::newRow("text encoder") << "text_encoder"
                                  << "model"
                                  << "final_layer_norm.weight"
                                  << "The latents of step 1";
    QTest::newRow("U-Net") << "unet"
                           << "diffusion_pytorch_model"
                           << "conv_out.bias"
                           << "The latents of step 1";
    QTest::newRow("autoencoder") << "vae"
                                 << "diffusion_pytorch_model"
                                 << "decoder.conv_out.bias"
                                 << "The decoded pictures";
}

void TestPipelines::weightsThatAreNoNumbersAreTold()
{
    QFETCH(QString, part);
    QFETCH(QString, file);
    QFETCH(QString, key);
    QFETCH(QString, says);
    const QTemporaryDir scratch;
    const fs::path folder = fs::path(scratch.path().toStdString()) / "model";
    fs::copy(kFixtures / "small", folder, fs::copy_options::recursive);
    const fs::path path = folder / part.toStdString() / (file.toStdString() + ".safetensors");
    std::map<std::string, at::Tensor> tensors;
    bool isDamaged = false;
    {
        const Safetensors whole(path);
        for (const std::string &name : whole.names()) {
            tensors[name] = whole.tensor(name).clone();
            if (QString::fromStdString(name).endsWith(key)) {
                tensors[name].view({-1})[0] = NAN;
                isDamaged = true;
            }
        }
    }
    QVERIFY(isDamaged);
    writeSafetensors(path, tensors);
    json run = runs()["picture"];
    run["model"] = folder.string(); // an absolute path stands for itself
    Collected collected;
    try {
        make(run, requestOf(run), collected);
        QFAIL("it was taken for a picture");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Numbers);
        QVERIFY2(QString::fromUtf8(error.what()).startsWith(says), error.what());
    }
    QVERIFY(collected.frames.empty());
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
