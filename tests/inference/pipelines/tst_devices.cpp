#include "inference/base/error.h"
#include "inference/engine/decode.h"
#include "inference/engine/device.h"
#include "inference/io/safetensors.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/schedulers/scheduler.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>
#include <ATen/core/stack.h>
#include <torch/library.h>

#include <fstream>

using namespace weft::inference;
using nlohmann::json;
namespace fs = std::filesystem;

/// Networks and pipelines on another device than the CPU, though there is none: on "meta", whose
/// tensors have no numbers, everything refuses a tensor that was made elsewhere; and in bf16.
class TestDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { limitThreads(1); }
    void aTensorOnTheWrongDeviceIsCaught_data();
    void aTensorOnTheWrongDeviceIsCaught();
    void everyRunStaysOnItsDevice_data();
    void everyRunStaysOnItsDevice();
    void everySchedulerStaysOnItsDevice_data();
    void everySchedulerStaysOnItsDevice();
    void tilesAndTextsStayOnTheirDevice();
    void everyRunIsNearInBf16_data();
    void everyRunIsNearInBf16();
};

// ---- operations that "meta" lacks, or does not check, without Python
// -------------------------------

/// A tensor's stand-in on the CPU. Single numbers may be there already, as on any device.
static at::Tensor zerosFor(const at::Tensor &tensor)
{
    if (!tensor.defined())
        return tensor;
    TORCH_CHECK(tensor.is_meta() || tensor.dim() == 0, "A tensor on the CPU among those on meta.");
    return at::zeros(tensor.sizes(), tensor.options().device(at::kCPU));
}

/// Any operation: made of zeros on the CPU, for the shapes of its results.
static void onZeros(const c10::OperatorHandle &operation, torch::jit::Stack *stack)
{
    const std::size_t arguments = operation.schema().arguments().size();
    for (auto value = stack->end() - std::ptrdiff_t(arguments); value != stack->end(); ++value) {
        if (value->isTensor()) {
            *value = zerosFor(value->toTensor());
        } else if (value->isTensorList()) {
            c10::List<at::Tensor> list;
            for (const at::Tensor &tensor : value->toTensorVector())
                list.push_back(zerosFor(tensor));
            *value = list;
        }
    }
    operation.callBoxed(stack);
    const std::size_t results = operation.schema().returns().size();
    for (auto value = stack->end() - std::ptrdiff_t(results); value != stack->end(); ++value) {
        const at::Tensor result = value->toTensor();
        *value = at::empty_strided(result.sizes(), result.strides(),
                                   result.options().device(at::kMeta));
    }
}

/// A number that is read back is one; what is copied to the CPU is zero.
static at::Scalar numberOnMeta(const at::Tensor &)
{
    return 1;
}

static at::Tensor &copyWithMeta(at::Tensor &to, const at::Tensor &from, bool)
{
    TORCH_CHECK(at::are_expandable(from.sizes(), to.sizes()), "Shapes differ.");
    return to.is_meta() ? to : to.zero_();
}

TORCH_LIBRARY_IMPL(aten, Meta, m)
{
    for (const char *name :
         {"convolution", "native_layer_norm", "native_group_norm", "mm", "addmm", "bmm", "baddbmm",
          "cat", "where.self", "where.self_out", "abs", "isfinite", "index_select"})
        m.impl(name, torch::CppFunction::makeFromBoxedFunction<&onZeros>());
    m.impl("_local_scalar_dense", numberOnMeta);
    m.impl("copy_", copyWithMeta);
}

// ----------------------------------------------------------------------------------------------------

static const fs::path kFixtures = WEFT_FIXTURES;

class Collected : public Progress
{
public:
    void begin(Phase, int, int) override {}
    void latents(const at::Tensor &latents, int, int) override { last = latents; }
    void frame(const at::Tensor &codes) override { frames.push_back(codes); }

    std::vector<at::Tensor> frames;
    at::Tensor last;
};

static const json &runs()
{
    static const json all = [] {
        std::ifstream file(kFixtures / "runs.json");
        return json::parse(file);
    }();
    return all;
}

static Request requestOf(const json &run)
{
    const std::string task = run["task"];
    Request request;
    request.task = task == "text-to-image"    ? Task::TextToImage
                   : task == "image-to-image" ? Task::ImageToImage
                   : task == "text-to-video"  ? Task::TextToVideo
                                              : Task::VideoToVideo;
    request.prompt = run["prompt"];
    request.seed = run["seed"];
    request.steps = run["steps"];
    request.guidance = run["guidance"];
    request.eta = run.value("eta", 0.0);
    request.width = run["width"];
    request.height = run["height"];
    request.frames = run.value("frames", 1);
    request.strength = run.value("strength", 0.8);
    if (run.contains("free_noise")) {
        request.longClips = LongClips::FreeNoise;
        request.contextLength = run["free_noise"][0];
        request.contextStride = run["free_noise"][1];
    }
    request.source = [](int frame) { return at::full({3, 29, 37}, frame * 9, at::kByte); };
    return request;
}

static Collected made(const json &run, const Request &request, const Placement &placement,
                      const SchedulerConfig &scheduler)
{
    const fs::path folder = kFixtures / run["model"].get<std::string>();
    const bool isVideo = request.task == Task::TextToVideo || request.task == Task::VideoToVideo;
    StableDiffusion networks(folder, isVideo ? folder / "motion" : fs::path(), placement);
    const ClipTokenizer tokenizer = ClipTokenizer::load(folder / "tokenizer");
    Collected collected;
    weft::inference::run(request, {tokenizer, networks, scheduler}, collected);
    return collected;
}

static SchedulerConfig schedulerOf(const json &run)
{
    return run.contains("scheduler")
               ? parseSchedulerConfig(run["scheduler"].dump())
               : chosenScheduler(kFixtures / run["model"].get<std::string>() / "scheduler");
}

void TestDevices::aTensorOnTheWrongDeviceIsCaught_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"sum", "product of matrices", "linear", "convolution", "joined",
                             "norm", "attention", "looked up"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestDevices::aTensorOnTheWrongDeviceIsCaught()
{
    const at::Tensor there = at::empty({1, 4, 8, 8}, at::TensorOptions().device(at::kMeta));
    const at::Tensor here = at::zeros({1, 4, 8, 8});
    const at::Tensor weight = at::zeros({8, 8});
    const std::map<QString, std::function<void()>> operations{
        {QStringLiteral("sum"), [&] { there + here; }},
        {QStringLiteral("product of matrices"), [&] { at::matmul(there, weight); }},
        {QStringLiteral("linear"), [&] { at::linear(there, weight); }},
        {QStringLiteral("convolution"),
         [&] {
             at::conv2d(there, at::zeros({4, 4, 3, 3}));
         }},
        {QStringLiteral("joined"),
         [&] {
             at::cat({there, here});
         }},
        {QStringLiteral("norm"), [&] { at::layer_norm(there, {8}, weight[0], weight[0]); }},
        {QStringLiteral("attention"),
         [&] { at::scaled_dot_product_attention(there, there, here); }},
        {QStringLiteral("looked up"), [&] { at::index(here[0][0], {there[0][0].to(at::kLong)}); }}};
    QFETCH(QString, name);
    bool isCaught = false;
    try {
        operations.at(name)();
    } catch (const c10::Error &) {
        isCaught = true;
    }
    QVERIFY(isCaught);
}

void TestDevices::everyRunStaysOnItsDevice_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, run] : runs().items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
    QTest::newRow("in windows") << QStringLiteral("clip");
}

void TestDevices::everyRunStaysOnItsDevice()
{
    QFETCH(QString, name);
    const json &run = runs()[name.toStdString()];
    Request request = requestOf(run);
    if (QLatin1String(QTest::currentDataTag()) == QLatin1String("in windows")) {
        request.longClips = LongClips::Windows;
        request.frames = 30;
        request.contextLength = 12;
    }
    const Collected collected = made(run, request, {at::kMeta, at::kFloat}, schedulerOf(run));
    QVERIFY(collected.last.is_meta());
    QCOMPARE(collected.frames.size(), static_cast<std::size_t>(request.frames));
    QCOMPARE(collected.frames[0].sizes(), at::IntArrayRef({3, request.height, request.width}));
}

void TestDevices::everySchedulerStaysOnItsDevice_data()
{
    QTest::addColumn<QString>("scheduler");
    for (const SchedulerName &known : schedulerNames())
        QTest::newRow(known.name) << QString::fromLatin1(known.name);
}

void TestDevices::everySchedulerStaysOnItsDevice()
{
    QFETCH(QString, scheduler);
    const json &run = runs()["image"];
    const SchedulerConfig config = chosenScheduler(kFixtures / "small" / "scheduler",
                                                   scheduler.toStdString());
    const Collected collected = made(run, requestOf(run), {at::kMeta, at::kFloat}, config);
    QVERIFY(collected.last.is_meta());
}

void TestDevices::tilesAndTextsStayOnTheirDevice()
{
    StableDiffusion networks(kFixtures / "small", {}, {at::kMeta, at::kFloat});
    QVERIFY(networks.encodeText({1, 2, 3}, 1).is_meta());
    const at::Tensor latents = at::empty({1, 4, 12, 16}, networks.options());
    const at::Tensor tiled = decodeInTiles(networks.autoencoder(), latents, 8);
    QVERIFY(tiled.is_meta());
    QCOMPARE(tiled.sizes(), at::IntArrayRef({1, 3, 24, 32}));
}

void TestDevices::everyRunIsNearInBf16_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, run] : runs().items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// The U-Net of random weights goes its own way after some steps, so that a picture is near in its
/// mean, and not in each pixel.
void TestDevices::everyRunIsNearInBf16()
{
    QFETCH(QString, name);
    const json &run = runs()[name.toStdString()];
    const Request request = requestOf(run);
    const at::Tensor exact = at::stack(made(run, request, {}, schedulerOf(run)).frames);
    const at::Tensor fast = at::stack(
        made(run, request, {at::kCPU, at::kBFloat16}, schedulerOf(run)).frames);
    const double apart = (exact.to(at::kFloat) - fast.to(at::kFloat)).abs().mean().item<double>();
    qInfo("%-16s %.2f codes apart on average", qPrintable(name), apart);
    QVERIFY(apart > 0);
    QVERIFY(apart < 6);
}

WEFT_TEST_MAIN(TestDevices)
#include "tst_devices.moc"
