#include "inference/base/error.h"
#include "inference/engine/decode.h"
#include "inference/engine/device.h"
#include "inference/engine/latent_preview.h"
#include "inference/engine/memory_plan.h"
#include "inference/engine/numbers.h"
#include "inference/io/config_file.h"
#include "inference/io/safetensors.h"
#include "tests/inference/support/keyed_tensors.h"
#include "tests/inference/support/parity.h"
#include "tests/support/test_main.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace weft::inference;
using namespace weft::test;

class TestInferenceEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { limitThreads(1); } // tiny tensors: threads would wait for each other
    void tilesGiveWhatThePublishedOnesGive_data();
    void tilesGiveWhatThePublishedOnesGive();
    void framesComeInOrderAFewAtATime_data();
    void framesComeInOrderAFewAtATime();
    void aSmallFrameNeedsNoTiles();
    void latentsAreBroughtToTheAutoencoder();
    void decodingStopsBetweenFrames();
    void decodingRefusesWhatIsNoNumber();
    void senselessOptionsAreRefused();
    void numbersAreToldFromOthers();
    void aPreviewFindsALinearMap();
    void aPreviewIsFittedToAnAutoencoder();
    void thePlacementFollowsTheMachine_data();
    void thePlacementFollowsTheMachine();
    void theMachineIsLookedAt();
    void aPlanIsTheQuickestThatFits_data();
    void aPlanIsTheQuickestThatFits();
    void whatDoesNotFitIsRefused();
    void everyWayTakesLessThanTheOneBefore();
    void bytesAreTold();
};

/// A stored autoencoder and what is expected of it.
struct Stored
{
    explicit Stored(const QString &name, at::TensorOptions options = at::TensorOptions())
        : autoencoder(AutoencoderKLConfig::read(
                          ConfigFile(fixture(name.toStdString()) / "config.json")),
                      Weights(std::make_shared<KeyedTensors>(std::vector<std::string>(), options)))
        , expected(fixture(name.toStdString()) / "expected.safetensors")
        , latents(expected.tensor("input.latents"))
        , output(expected.tensor("output"))
    {}

    AutoencoderKL autoencoder;
    Safetensors expected;
    at::Tensor latents;
    at::Tensor output;
};

static std::optional<ErrorKind> refusal(const std::function<void()> &act)
{
    try {
        act();
    } catch (const Error &error) {
        return error.kind();
    }
    return {};
}

static void nothing(std::int64_t, const at::Tensor &) {}

void TestInferenceEngine::tilesGiveWhatThePublishedOnesGive_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"vae_factor_2", "vae_factor_4", "vae_factor_8"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestInferenceEngine::tilesGiveWhatThePublishedOnesGive()
{
    QFETCH(QString, name);
    const Stored stored(name);
    const at::Tensor tiled = decodeInTiles(stored.autoencoder, stored.latents, 4);
    WEFT_COMPARE_TENSORS(tiled, stored.expected.tensor("output.tiled"), 1e-5);
}

void TestInferenceEngine::framesComeInOrderAFewAtATime_data()
{
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("calls");
    QTest::newRow("one") << 1 << 6;
    QTest::newRow("four, then two") << 4 << 2;
    QTest::newRow("more than there are") << 100 << 1;
}

void TestInferenceEngine::framesComeInOrderAFewAtATime()
{
    QFETCH(int, atOnce);
    QFETCH(int, calls);
    const Stored stored(QStringLiteral("vae_factor_2"));
    const at::Tensor clip = at::cat({stored.latents, stored.latents, stored.latents});
    std::vector<at::Tensor> frames;
    std::int64_t next = 0;
    decodeFrames(stored.autoencoder, clip, {atOnce, 0},
                 [&](std::int64_t first, const at::Tensor &pictures) {
                     QCOMPARE(first, next);
                     next += pictures.size(0);
                     frames.push_back(pictures);
                 });
    QCOMPARE(frames.size(), static_cast<std::size_t>(calls));
    WEFT_COMPARE_TENSORS(at::cat(frames), at::cat({stored.output, stored.output, stored.output}),
                         1e-5);
}

void TestInferenceEngine::aSmallFrameNeedsNoTiles()
{
    const Stored stored(QStringLiteral("vae_factor_4"));
    decodeFrames(stored.autoencoder, stored.latents, {2, 6},
                 [&](std::int64_t, const at::Tensor &pictures) {
                     WEFT_COMPARE_TENSORS(pictures, stored.output, 1e-5);
                 });
    decodeFrames(stored.autoencoder, stored.latents, {2, 4},
                 [&](std::int64_t, const at::Tensor &pictures) {
                     WEFT_COMPARE_TENSORS(pictures, stored.expected.tensor("output.tiled"), 1e-5);
                 });
}

void TestInferenceEngine::latentsAreBroughtToTheAutoencoder()
{
    const Stored stored(QStringLiteral("vae_factor_2"), at::TensorOptions().dtype(at::kBFloat16));
    decodeFrames(stored.autoencoder, stored.latents, {2, 0},
                 [&](std::int64_t, const at::Tensor &pictures) {
                     QVERIFY(pictures.scalar_type() == at::kBFloat16);
                     WEFT_COMPARE_TENSORS(pictures, stored.output, 0.1);
                 });
}

void TestInferenceEngine::decodingStopsBetweenFrames()
{
    const Stored stored(QStringLiteral("vae_factor_2"));
    std::stop_source source;
    Pass pass;
    pass.stop = source.get_token();
    int frames = 0;
    const auto kind = refusal([&] {
        decodeFrames(
            stored.autoencoder, stored.latents, {},
            [&](std::int64_t, const at::Tensor &) {
                ++frames;
                source.request_stop();
            },
            pass);
    });
    QVERIFY(kind == ErrorKind::Cancelled);
    QCOMPARE(frames, 1);
}

void TestInferenceEngine::decodingRefusesWhatIsNoNumber()
{
    const Stored stored(QStringLiteral("vae_factor_2"));
    const at::Tensor bad = at::full(stored.latents.sizes(), NAN);
    QVERIFY(refusal([&] { decodeFrames(stored.autoencoder, bad, {}, nothing); })
            == ErrorKind::Numbers);
}

void TestInferenceEngine::senselessOptionsAreRefused()
{
    const Stored stored(QStringLiteral("vae_factor_2"));
    QVERIFY(refusal([&] {
                decodeFrames(stored.autoencoder, stored.latents, {0, 0}, nothing);
            })
            == ErrorKind::Request);
    QVERIFY(refusal([&] { decodeInTiles(stored.autoencoder, stored.latents, 3); })
            == ErrorKind::Request);
}

void TestInferenceEngine::numbersAreToldFromOthers()
{
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float bad : {NAN, infinity, -infinity}) {
        at::Tensor tensor = at::zeros({3, 5});
        tensor[1][2] = bad;
        QVERIFY(refusal([&] { mustBeNumbers(tensor, "They"); }) == ErrorKind::Numbers);
    }
    at::Tensor opposed = at::zeros({2});
    opposed[0] = infinity;
    opposed[1] = -infinity;
    QVERIFY(refusal([&] { mustBeNumbers(opposed, "They"); }) == ErrorKind::Numbers);
    // Great numbers are numbers, even where their sum is none.
    mustBeNumbers(at::full({9}, std::numeric_limits<float>::max()), "They");
    mustBeNumbers(at::full({9}, 65504, at::kHalf), "They");
    mustBeNumbers(at::empty({0}), "They");
}

void TestInferenceEngine::aPreviewFindsALinearMap()
{
    const at::Tensor latents = keyedTensor("input.latents", {4, 5, 6, 7});
    const at::Tensor map = keyedTensor("map", {3, 5});
    const at::Tensor colours = (latents.permute({0, 2, 3, 1}).matmul(map.t()) * 0.2 + 0.1)
                                   .permute({0, 3, 1, 2});
    const at::Tensor pictures = colours.repeat_interleave(4, 2).repeat_interleave(4, 3);
    const at::Tensor preview = LatentPreview::fit(latents, pictures)(latents);
    WEFT_COMPARE_TENSORS(preview, ((colours + 1) / 2).clamp(0, 1), 1e-4);
}

void TestInferenceEngine::aPreviewIsFittedToAnAutoencoder()
{
    const Stored stored(QStringLiteral("vae_factor_4"));
    const at::Tensor preview = LatentPreview::fit(stored.autoencoder)(stored.latents);
    const std::vector<std::int64_t> size{2, 3, stored.latents.size(2), stored.latents.size(3)};
    QVERIFY(preview.sizes() == at::IntArrayRef(size));
    mustBeNumbers(preview, "A preview's pixels");
    QVERIFY(preview.min().item<float>() >= 0 && preview.max().item<float>() <= 1);
}

void TestInferenceEngine::thePlacementFollowsTheMachine_data()
{
    QTest::addColumn<bool>("hasGpu");
    QTest::addColumn<bool>("cpuHasBf16");
    QTest::addColumn<int>("device");
    QTest::addColumn<int>("numerics");
    QTest::addColumn<QString>("placement");
    const int automatic = static_cast<int>(DeviceChoice::Automatic);
    const int cpu = static_cast<int>(DeviceChoice::Cpu);
    const int gpu = static_cast<int>(DeviceChoice::Gpu);
    const int exact = static_cast<int>(Numerics::Exact);
    const int fast = static_cast<int>(Numerics::Fast);
    QTest::newRow("CPU, exact") << false << true << automatic << exact << "cpu Float";
    QTest::newRow("CPU, fast") << false << true << automatic << fast << "cpu BFloat16";
    QTest::newRow("older CPU, fast") << false << false << automatic << fast << "cpu Float";
    QTest::newRow("GPU, exact") << true << true << automatic << exact << "cuda Float";
    QTest::newRow("GPU, fast") << true << true << gpu << fast << "cuda Half";
    QTest::newRow("GPU not wanted") << true << false << cpu << fast << "cpu Float";
    QTest::newRow("GPU wanted, none there") << false << true << gpu << fast << "refused";
}

void TestInferenceEngine::thePlacementFollowsTheMachine()
{
    QFETCH(bool, hasGpu);
    QFETCH(bool, cpuHasBf16);
    QFETCH(int, device);
    QFETCH(int, numerics);
    QString got = QStringLiteral("refused");
    const auto kind = refusal([&] {
        const Placement placement = choosePlacement({hasGpu, cpuHasBf16, 0},
                                                    static_cast<DeviceChoice>(device),
                                                    static_cast<Numerics>(numerics));
        got = QString::fromStdString(placement.device.str() + ' '
                                     + c10::toString(placement.precision));
    });
    QVERIFY(!kind || kind == ErrorKind::Request);
    QTEST(got, "placement");
}

void TestInferenceEngine::theMachineIsLookedAt()
{
    const Machine machine = Machine::look();
    QVERIFY(machine.memoryBytes > 1 << 20);
    QCOMPARE(Machine::look().hasGpu, machine.hasGpu);
}

constexpr std::int64_t kMega = 1'000'000;

/// Weights of 100, 200 and 1000 MB, 150 of them at once when they are streamed.
static MemoryNeeds someNeeds()
{
    MemoryNeeds needs;
    needs.text = 100 * kMega;
    needs.autoencoder = 200 * kMega;
    needs.unet = 1000 * kMega;
    needs.unetStreamed = 150 * kMega;
    needs.encodingText = 10 * kMega;
    needs.denoising = 300 * kMega;
    needs.decoding = 600 * kMega;
    needs.decodingTiles = {{32, 200 * kMega}, {16, 50 * kMega}};
    needs.kept = 5 * kMega;
    return needs;
}

void TestInferenceEngine::aPlanIsTheQuickestThatFits_data()
{
    QTest::addColumn<int>("megabytes");
    QTest::addColumn<int>("residency");
    QTest::addColumn<int>("tile");
    QTest::addColumn<int>("peak");
    const auto row = [](const char *name, int megabytes, Residency residency, int tile, int peak) {
        QTest::newRow(name) << megabytes << static_cast<int>(residency) << tile << peak;
    };
    row("unknown", 0, Residency::Resident, 0, 1905);
    row("plenty", 4000, Residency::Resident, 0, 1905);
    row("just enough", 1905, Residency::Resident, 0, 1905);
    row("one at a time", 1904, Residency::ByTurns, 0, 1305);
    row("block by block", 1304, Residency::Streamed, 0, 805);
    row("and in tiles", 804, Residency::Streamed, 32, 455);
}

void TestInferenceEngine::aPlanIsTheQuickestThatFits()
{
    QFETCH(int, megabytes);
    QFETCH(int, residency);
    QFETCH(int, tile);
    QFETCH(int, peak);
    const auto ways = waysToRun(someNeeds(), {}, megabytes * kMega, false, 8);
    const MemoryPlan &plan = ways[firstThatFits(ways)];
    QCOMPARE(static_cast<int>(plan.residency), residency);
    QCOMPARE(plan.tile, tile);
    QCOMPARE(plan.pixelsOfTile, 8 * tile);
    QCOMPARE(plan.peakBytes, peak * kMega);
    QCOMPARE(plan.placement.streamsBlocks, plan.residency == Residency::Streamed);
    const QString sentence = QString::fromStdString(plan.sentence());
    QVERIFY2(sentence.contains(QString::fromStdString(bytesText(plan.peakBytes))),
             qPrintable(sentence));
    QCOMPARE(sentence.contains(QStringLiteral("tiles of 256 pixels")), tile == 32);
    QCOMPARE(sentence.contains(QStringLiteral("block by block")),
             plan.residency == Residency::Streamed);
}

void TestInferenceEngine::whatDoesNotFitIsRefused()
{
    const auto ways = waysToRun(someNeeds(), {}, 100 * kMega, true, 8);
    try {
        firstThatFits(ways);
        QFAIL("it fits");
    } catch (const Error &error) {
        QVERIFY(error.kind() == ErrorKind::Memory);
        const QString sentence = QString::fromUtf8(error.what());
        QVERIFY2(sentence.contains(QStringLiteral("455 MB"))
                     && sentence.contains(QStringLiteral("100 MB are allowed")),
                 qPrintable(sentence));
    }
}

void TestInferenceEngine::everyWayTakesLessThanTheOneBefore()
{
    const auto ways = waysToRun(someNeeds(), {}, 0, false, 8);
    for (std::size_t i = 1; i < ways.size(); ++i)
        QVERIFY(ways[i].peakBytes < ways[i - 1].peakBytes);
    MemoryNeeds needs = someNeeds();
    needs.unet = needs.unetStreamed; // nothing to be gained by it
    needs.decoding = 0;
    needs.decodingTiles.clear();
    QCOMPARE(waysToRun(needs, {}, 0, false, 8).size(), std::size_t(2));
}

void TestInferenceEngine::bytesAreTold()
{
    QCOMPARE(bytesText(0), std::string("0 MB"));
    QCOMPARE(bytesText(1), std::string("1 MB"));
    QCOMPARE(bytesText(999 * kMega), std::string("999 MB"));
    QCOMPARE(bytesText(1000 * kMega), std::string("1.0 GB"));
    QCOMPARE(bytesText(3'410 * kMega), std::string("3.5 GB"));
}

WEFT_TEST_MAIN(TestInferenceEngine)
#include "tst_inference_engine.moc"
