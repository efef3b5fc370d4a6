#include "inference/base/error.h"
#include "inference/random/noise.h"
#include "inference/schedulers/scheduler.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <ATen/ATen.h>

#include <fstream>
#include <map>

using namespace weft::inference;
using nlohmann::json;

/// Against the published schedulers, on stored trajectories, and against mathematics, on data whose
/// every noise level is a normal distribution.
class TestSchedulers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trajectoriesEqualThePublishedOnes_data();
    void trajectoriesEqualThePublishedOnes();
    void deterministicOnesFollowTheExactSolution_data();
    void deterministicOnesFollowTheExactSolution();
    void noisyOnesEndInTheDistributionOfTheData_data();
    void noisyOnesEndInTheDistributionOfTheData();
    void theInverseLeadsBackToTheNoise();
    void namesChooseSchedulersOnTheModelsOwnSchedule();
    void configurationsThatCannotBeMetAreRefused_data();
    void configurationsThatCannotBeMetAreRefused();
    void cleanupTestCase();

private:
    std::map<std::string, double> m_worst;
};

static at::Tensor toTensor(const json &values)
{
    return at::tensor(values.get<std::vector<double>>(), at::kDouble)
        .to(at::kFloat)
        .reshape({1, 4, 2, 2});
}

/// max|Δ| / max|reference|
static double difference(const at::Tensor &value, const at::Tensor &reference)
{
    return ((value - reference).abs().max() / reference.abs().max()).item<double>();
}

// ---- stored trajectories -----------------------------------------------------------------------

static const json &trajectories()
{
    static const json all = [] {
        std::ifstream file(std::string(WEFT_FIXTURES) + "/trajectories.json", std::ios::binary);
        return json::parse(file);
    }();
    return all;
}

void TestSchedulers::trajectoriesEqualThePublishedOnes_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < trajectories().size(); ++i) {
        const json &run = trajectories()[i];
        QTest::addRow("%d %s %s", int(i), run["config"]["_class_name"].get<std::string>().c_str(),
                      run["config"].value("prediction_type", "flow").c_str())
            << int(i);
    }
}

void TestSchedulers::trajectoriesEqualThePublishedOnes()
{
    QFETCH(int, number);
    const json &run = trajectories()[std::size_t(number)];
    const json &call = run["call"];
    SchedulerConfig config = parseSchedulerConfig(run["config"].dump());
    if (call.contains("mu"))
        config.mu = call["mu"].get<double>();
    const auto scheduler = makeScheduler(config);
    scheduler->setSteps(run["steps"]);

    const auto timesteps = run["timesteps"].get<std::vector<float>>();
    QCOMPARE(scheduler->timesteps().size(), timesteps.size());
    for (std::size_t i = 0; i < timesteps.size(); ++i)
        QVERIFY2(std::abs(scheduler->timesteps()[i] - timesteps[i])
                     <= 2e-6F * std::max(1.0F, std::abs(timesteps[i])),
                 qPrintable(QStringLiteral("timestep %1: %2, not %3")
                                .arg(i)
                                .arg(scheduler->timesteps()[i])
                                .arg(timesteps[i])));

    Noise noise(7);
    const at::Tensor pattern = noise.normal({1, 4, 2, 2});
    const at::Tensor start = noise.normal({1, 4, 2, 2});
    const int first = call.value("first", 0);
    at::Tensor sample = first > 0 ? scheduler->addNoise(pattern, start, first)
                                  : start * scheduler->initialNoiseScale();
    double worst = difference(sample, toTensor(run["samples"][0]));
    for (int i = first; i < scheduler->count(); ++i) {
        const at::Tensor output = 0.25 * scheduler->scaleModelInput(sample, i)
                                  + pattern * (1 + double(timesteps[std::size_t(i)]) / 1000);
        sample = scheduler->step(output, i, sample, {call.value("eta", 0.0), &noise});
        worst = std::max(worst,
                         difference(sample, toTensor(run["samples"][std::size_t(i - first + 1)])));
    }
    double &record = m_worst[config.className];
    record = std::max(record, worst);
    // Exponentials and roots of single precision differ a little between processors, and over all
    // steps from the largest sigma on that adds up.
    QVERIFY2(worst <= 5e-5, qPrintable(QString::number(worst)));
}

void TestSchedulers::cleanupTestCase()
{
    for (const auto &[name, worst] : m_worst)
        qInfo("%-34s worst %.2e", name.c_str(), worst);
}

// ---- closed forms ------------------------------------------------------------------------------

/// Data of one normal distribution. Whatever the noise level, the best guess of a network and the
/// path of a sample have closed forms.
struct NormalData
{
    double mean = 0.6;
    double deviation = 0.4;

    /// What a perfect network says of x = α · original + σ · noise.
    at::Tensor network(Prediction prediction, const at::Tensor &x, double alpha, double sigma) const
    {
        const double variance = alpha * alpha * deviation * deviation + sigma * sigma;
        const at::Tensor rest = (x - alpha * mean) / variance;
        const at::Tensor noise = sigma * rest;
        const at::Tensor original = mean + alpha * deviation * deviation * rest;
        switch (prediction) {
        case Prediction::Epsilon: return noise;
        case Prediction::Velocity: return alpha * noise - sigma * original;
        case Prediction::Original: return original;
        case Prediction::Flow: break;
        }
        return noise - original;
    }

    /// The standard value that stays the same along a deterministic path.
    at::Tensor standard(const at::Tensor &x, double alpha, double sigma) const
    {
        return (x - alpha * mean)
               / std::sqrt(alpha * alpha * deviation * deviation + sigma * sigma);
    }
};

/// α and σ at a timestep, with a fraction where the scheduler interpolates sigmas.
static std::pair<double, double> levelAt(const SchedulerConfig &config, double timestep)
{
    if (config.className == "FlowMatchEulerDiscreteScheduler")
        return {1 - timestep / 1000, timestep / 1000};
    double betaBar = 1;
    std::vector<double> sigmas;
    for (int i = 0; i < 1000; ++i) {
        const double root = std::sqrt(0.00085) + (std::sqrt(0.012) - std::sqrt(0.00085)) * i / 999;
        betaBar *= 1 - root * root;
        sigmas.push_back(std::sqrt((1 - betaBar) / betaBar));
    }
    const auto low = std::size_t(timestep);
    const double part = timestep - double(low);
    const double sigma = sigmas[low]
                         + part * (sigmas[std::min<std::size_t>(low + 1, 999)] - sigmas[low]);
    const double alpha = 1 / std::sqrt(1 + sigma * sigma);
    return {alpha, sigma * alpha};
}

static SchedulerConfig stableDiffusion(const char *className, const json &more)
{
    json config = {{"_class_name", className}, {"beta_start", 0.00085},
                   {"beta_end", 0.012},        {"beta_schedule", "scaled_linear"},
                   {"clip_sample", false},     {"skip_prk_steps", true},
                   {"set_alpha_to_one", true}, {"timestep_spacing", "trailing"}};
    config.update(more);
    return parseSchedulerConfig(config.dump());
}

static at::Tensor sampled(const SchedulerConfig &config, int steps, const NormalData &data,
                          const at::Tensor &start, Noise &noise, double eta = 0)
{
    const auto scheduler = makeScheduler(config);
    scheduler->setSteps(steps);
    at::Tensor sample = start * scheduler->initialNoiseScale();
    for (int i = 0; i < scheduler->count(); ++i) {
        const float timestep = scheduler->timesteps()[std::size_t(i)];
        const auto [alpha, sigma] = levelAt(config, timestep);
        const at::Tensor x = scheduler->scaleModelInput(sample, i);
        sample = scheduler->step(data.network(config.prediction, x, alpha, sigma), i, sample,
                                 {eta, &noise});
    }
    return sample;
}

static void addRow(const char *row, const char *className, const json &settings, int steps,
                   double tolerance)
{
    QTest::newRow(row) << QString::fromLatin1(className)
                       << QByteArray::fromStdString(settings.dump()) << steps << tolerance;
}

static void addColumns()
{
    QTest::addColumn<QString>("className");
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("tolerance");
}

void TestSchedulers::deterministicOnesFollowTheExactSolution_data()
{
    addColumns();
    const json velocity = {{"prediction_type", "v_prediction"}};
    const json original = {{"prediction_type", "sample"}};
    addRow("ddim", "DDIMScheduler", json::object(), 200, 2e-2);
    addRow("ddim, velocity", "DDIMScheduler", velocity, 200, 2e-2);
    addRow("ddim, original", "DDIMScheduler", original, 200, 2e-2);
    addRow("pndm", "PNDMScheduler", json::object(), 100, 2e-2);
    addRow("euler", "EulerDiscreteScheduler", json::object(), 200, 2e-2);
    addRow("euler, velocity", "EulerDiscreteScheduler", velocity, 200, 2e-2);
    addRow("euler, Karras", "EulerDiscreteScheduler", {{"use_karras_sigmas", true}}, 100, 2e-2);
    addRow("dpm++ 1", "DPMSolverMultistepScheduler", {{"solver_order", 1}}, 200, 2e-2);
    addRow("dpm++ 2m", "DPMSolverMultistepScheduler", json::object(), 50, 8e-3);
    addRow("dpm++ 2m, velocity", "DPMSolverMultistepScheduler", velocity, 50, 8e-3);
    addRow("dpm++ 3m", "DPMSolverMultistepScheduler", {{"solver_order", 3}}, 50, 8e-3);
    addRow("unipc", "UniPCMultistepScheduler", json::object(), 50, 8e-3);
    addRow("unipc, original", "UniPCMultistepScheduler", original, 50, 8e-3);
    addRow("flow", "FlowMatchEulerDiscreteScheduler", {{"prediction_type", "flow_prediction"}}, 200,
           2e-2);
}

/// How far the end of a run is from mathematics.
struct Errors
{
    double toPath = 0; ///< from where the path of the differential equation ends
    /// From the best guess at the path's last level, which most schedulers jump to in their last
    /// step: less than toPath, as that step is as long as ever.
    double toGuess = 0;
};

static Errors errorsOf(const SchedulerConfig &config, int steps)
{
    const NormalData data;
    const at::Tensor start = at::linspace(-2.5, 2.5, 64).reshape({1, 4, 4, 4});
    Noise noise(1);
    const auto scheduler = makeScheduler(config);
    scheduler->setSteps(steps);
    const auto [alpha, sigma] = levelAt(config, scheduler->timesteps().front());
    // Euler begins with the noise alone scaled, not with the noise of its first level
    const double scale = scheduler->initialNoiseScale();
    const at::Tensor standard = data.standard(start * (scale > 1 ? scale * alpha : 1), alpha,
                                              sigma);
    const auto [lastAlpha, lastSigma] = levelAt(config, scheduler->timesteps().back());
    const double scaled = lastAlpha * data.deviation;
    const double shrunk = data.deviation * scaled
                          / std::sqrt(scaled * scaled + lastSigma * lastSigma);
    const at::Tensor end = sampled(config, steps, data, start, noise);
    const auto distance = [&](double deviation) {
        return (end - (data.mean + deviation * standard)).abs().max().item<double>();
    };
    return {distance(data.deviation), distance(shrunk)};
}

void TestSchedulers::deterministicOnesFollowTheExactSolution()
{
    QFETCH(QString, className);
    QFETCH(QByteArray, settings);
    QFETCH(int, steps);
    QFETCH(double, tolerance);
    const SchedulerConfig config = stableDiffusion(qPrintable(className),
                                                   json::parse(settings.toStdString()));
    const Errors fine = errorsOf(config, steps);
    const double error = className == QLatin1String("PNDMScheduler") ? fine.toPath : fine.toGuess;
    QVERIFY2(error <= tolerance, qPrintable(QString::number(error)));
    QVERIFY2(errorsOf(config, steps / 4).toPath > 2 * fine.toPath, "fewer steps are as good");
}

void TestSchedulers::noisyOnesEndInTheDistributionOfTheData_data()
{
    addColumns();
    addRow("ddim, eta 1", "DDIMScheduler", {{"eta", 1.0}}, 200, 2e-2);
    addRow("ddpm", "DDPMScheduler", json::object(), 200, 2e-2);
    addRow("euler ancestral", "EulerAncestralDiscreteScheduler", json::object(), 200, 2e-2);
    addRow("dpm++ 2m sde", "DPMSolverMultistepScheduler", {{"algorithm_type", "sde-dpmsolver++"}},
           50, 2e-2);
    addRow("dpm++ 2m sde, Karras", "DPMSolverMultistepScheduler",
           {{"algorithm_type", "sde-dpmsolver++"}, {"use_karras_sigmas", true}}, 50, 2e-2);
}

void TestSchedulers::noisyOnesEndInTheDistributionOfTheData()
{
    QFETCH(QString, className);
    QFETCH(QByteArray, settings);
    QFETCH(int, steps);
    QFETCH(double, tolerance);
    const json more = json::parse(settings.toStdString());
    const SchedulerConfig config = stableDiffusion(qPrintable(className), more);
    const NormalData data;
    Noise noise(11);
    const at::Tensor start = noise.normal({1, 4, 64, 64});
    const at::Tensor result = sampled(config, steps, data, start, noise, more.value("eta", 0.0));
    const double mean = result.mean().item<double>();
    const double deviation = result.std().item<double>();
    QVERIFY2(std::abs(mean - data.mean) <= tolerance, qPrintable(QString::number(mean)));
    QVERIFY2(std::abs(deviation - data.deviation) <= tolerance,
             qPrintable(QString::number(deviation)));
}

void TestSchedulers::theInverseLeadsBackToTheNoise()
{
    const NormalData data;
    const at::Tensor standard = at::linspace(-2.5, 2.5, 64).reshape({1, 4, 4, 4});
    const SchedulerConfig config = stableDiffusion("DDIMInverseScheduler", json::object());
    Noise noise(1);
    const auto scheduler = makeScheduler(config);
    scheduler->setSteps(200);
    at::Tensor sample = data.mean + data.deviation * standard;
    for (int i = 0; i < scheduler->count(); ++i) {
        // the network is asked at the level that the sample has, one step below the one to come
        const float next = scheduler->timesteps()[std::size_t(i)];
        const auto [alpha, sigma] = next < 5 ? std::pair(1.0, 0.0) : levelAt(config, next - 5);
        sample = scheduler->step(data.network(config.prediction, sample, alpha, sigma), i, sample,
                                 {});
    }
    const auto [alpha, sigma] = levelAt(config, scheduler->timesteps().back());
    const double error
        = (data.standard(sample, alpha, sigma) - standard).abs().max().item<double>();
    QVERIFY2(error < 8e-2, qPrintable(QString::number(error)));
}

// ---- choosing ----------------------------------------------------------------------------------

static std::string sentenceOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

void TestSchedulers::namesChooseSchedulersOnTheModelsOwnSchedule()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    std::ofstream(path / "scheduler_config.json")
        << R"({"_class_name": "PNDMScheduler", "beta_start": 0.00085, "beta_end": 0.012, )"
           R"("beta_schedule": "scaled_linear", "skip_prk_steps": true, "set_alpha_to_one": false, )"
           R"("steps_offset": 1, "lambda_min_clipped": -Infinity})";
    const auto own = makeScheduler(chosenScheduler(path));
    own->setSteps(10);
    QCOMPARE(own->count(), 11); // the second timestep counts twice
    for (const SchedulerName &name : schedulerNames()) {
        const SchedulerConfig config = chosenScheduler(path, name.name);
        QCOMPARE(config.betaEnd, 0.012);
        const auto scheduler = makeScheduler(config);
        scheduler->setSteps(4);
        QVERIFY(scheduler->count() >= 4);
    }
    QVERIFY(chosenScheduler(path, "dpm++-2m-sde-karras").useKarrasSigmas);
    QCOMPARE(chosenScheduler(path, "dpm++-2m-sde-karras").algorithmType,
             std::string("sde-dpmsolver++"));
    const std::string sentence = sentenceOf([&] { chosenScheduler(path, "eular"); });
    QVERIFY2(sentence.find("Choose one of ddim") != std::string::npos, sentence.c_str());
    QVERIFY(sentenceOf([&] { chosenScheduler(path / "no"); }).find("folder complete")
            != std::string::npos);
}

void TestSchedulers::configurationsThatCannotBeMetAreRefused_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *row, const char *config, int steps, const char *says) {
        QTest::newRow(row) << QByteArray(config) << steps << QString::fromLatin1(says);
    };
    add("no JSON", "{", 1, "not a JSON object");
    add("another class", R"({"_class_name": "DEISMultistepScheduler"})", 1, "is not known here");
    add("a schedule unknown", R"({"_class_name": "DDIMScheduler", "beta_schedule": "x"})", 1,
        "noise schedule \"x\"");
    add("a prediction unknown", R"({"_class_name": "DDIMScheduler", "prediction_type": "x"})", 1,
        "predicts \"x\"");
    add("the wrong type", R"({"_class_name": "DDIMScheduler", "beta_end": "x"})", 1,
        "cannot be understood");
    add("learnt variances", R"({"_class_name": "DDPMScheduler", "variance_type": "learned"})", 1,
        "\"learned\"");
    add("flow in DDIM", R"({"_class_name": "DDIMScheduler", "prediction_type": "flow_prediction"})",
        1, "does not take flow predictions");
    add("no training", R"({"_class_name": "DDIMScheduler", "num_train_timesteps": -3})", 1,
        "makes no sense");
    add("no steps", R"({"_class_name": "DDIMScheduler"})", 0, "1 to 1000 steps, not 0");
    add("too many steps", R"({"_class_name": "DDIMScheduler"})", 1001, "not 1001");
    add("beyond training", R"({"_class_name": "DDIMScheduler", "steps_offset": 900})", 4,
        "cannot take 4 steps");
    add("too many for LCM", R"({"_class_name": "LCMScheduler"})", 51, "50 steps at most");
}

void TestSchedulers::configurationsThatCannotBeMetAreRefused()
{
    QFETCH(QByteArray, config);
    QFETCH(int, steps);
    QFETCH(QString, says);
    const std::string sentence = sentenceOf([&] {
        const auto scheduler = makeScheduler(parseSchedulerConfig(config.toStdString()));
        scheduler->setSteps(steps);
        const at::Tensor sample = at::zeros({1, 4, 2, 2});
        scheduler->step(sample, 0, sample, {});
    });
    QVERIFY2(QString::fromStdString(sentence).contains(says), sentence.c_str());
}

WEFT_TEST_MAIN(TestSchedulers)
#include "tst_schedulers.moc"
