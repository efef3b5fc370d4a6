#include "inference/schedulers/scheduler_config.h"

#include "inference/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace weft::inference {

namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string &sentence)
{
    throw Error(ErrorKind::Model, sentence);
}

/// A value that is there and not null.
template<typename Value>
void read(const json &object, const char *key, Value &value)
{
    const auto found = object.find(key);
    if (found != object.end() && !found->is_null())
        value = found->get<Value>();
}

template<typename Value>
void read(const json &object, const char *key, std::optional<Value> &value)
{
    const auto found = object.find(key);
    if (found != object.end() && !found->is_null())
        value = found->get<Value>();
}

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Published files say "lambda_min_clipped": -Infinity, which is no JSON and means the default.
std::string withoutInfinities(std::string text)
{
    for (const std::string_view word : {"-Infinity", "Infinity"}) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at))
            text.replace(at, word.size(), "null");
    }
    return text;
}

/// What the published classes assume where nothing is said.
void setDefaults(SchedulerConfig &config)
{
    const std::string &name = config.className;
    config.clipSample = isOneOf(name, {"DDIMScheduler", "DDIMInverseScheduler", "DDPMScheduler"});
    config.setAlphaToOne = name != "PNDMScheduler";
    config.solverType = name == "UniPCMultistepScheduler" ? "bh2" : "midpoint";
    if (isOneOf(name, {"EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler",
                       "DPMSolverMultistepScheduler", "UniPCMultistepScheduler"}))
        config.spacing = Spacing::Linspace;
    if (name == "LCMScheduler") {
        config.betaStart = 0.00085;
        config.betaEnd = 0.012;
        config.betaSchedule = "scaled_linear";
    }
}

Prediction predictionOf(const std::string &name)
{
    if (name == "epsilon")
        return Prediction::Epsilon;
    if (name == "v_prediction")
        return Prediction::Velocity;
    if (name == "sample" || name == "original_sample")
        return Prediction::Original;
    if (name == "flow_prediction")
        return Prediction::Flow;
    refuse("The model's scheduler says that its network predicts \"" + name
           + "\", which is not known here.");
}

Spacing spacingOf(const std::string &name)
{
    if (name == "linspace")
        return Spacing::Linspace;
    if (name == "leading")
        return Spacing::Leading;
    if (name == "trailing")
        return Spacing::Trailing;
    refuse("The model's scheduler has the timestep spacing \"" + name
           + "\", which is not known here.");
}

/// Settings that change the result and that nothing here carries out.
void refuseUnknown(const json &object)
{
    const auto variance = object.find("variance_type");
    if (variance != object.end() && variance->is_string()
        && !isOneOf(variance->get<std::string>(),
                    {"fixed_small", "fixed_small_log", "fixed_large"}))
        refuse("The model's scheduler asks for the variance \"" + variance->get<std::string>()
               + "\", which is not supported. Choose another scheduler.");
    if (object.value("interpolation_type", "linear") != "linear")
        refuse("The model's scheduler interpolates sigmas in a way that is not supported. Choose "
               "another scheduler.");
    const auto solver = object.find("solver_p");
    if (solver != object.end() && !solver->is_null())
        refuse("The model's scheduler wants another one as its predictor, which is not supported. "
               "Choose another scheduler.");
}

void readTraining(const json &object, SchedulerConfig &config)
{
    read(object, "num_train_timesteps", config.numTrainTimesteps);
    read(object, "beta_start", config.betaStart);
    read(object, "beta_end", config.betaEnd);
    read(object, "beta_schedule", config.betaSchedule);
    read(object, "trained_betas", config.trainedBetas);
    read(object, "rescale_betas_zero_snr", config.rescaleBetasZeroSnr);
    if (!config.trainedBetas.empty())
        config.numTrainTimesteps = static_cast<int>(config.trainedBetas.size());
    constexpr int kMost = 1'000'000;
    if (config.numTrainTimesteps < 2 || config.numTrainTimesteps > kMost)
        refuse("The model's scheduler has a number of training timesteps that makes no sense.");
}

void readSample(const json &object, SchedulerConfig &config)
{
    std::string prediction = "epsilon";
    read(object, "prediction_type", prediction);
    config.prediction = predictionOf(prediction);
    std::string spacing;
    read(object, "timestep_spacing", spacing);
    if (!spacing.empty())
        config.spacing = spacingOf(spacing);
    read(object, "steps_offset", config.stepsOffset);
    read(object, "clip_sample", config.clipSample);
    read(object, "clip_sample_range", config.clipSampleRange);
    read(object, "thresholding", config.thresholding);
    read(object, "dynamic_thresholding_ratio", config.dynamicThresholdingRatio);
    read(object, "sample_max_value", config.sampleMaxValue);
    read(object, "set_alpha_to_one", config.setAlphaToOne);
    read(object, "skip_prk_steps", config.skipPrkSteps);
    read(object, "variance_type", config.varianceType);
    read(object, "original_inference_steps", config.originalInferenceSteps);
    read(object, "timestep_scaling", config.timestepScaling);
}

void readSolver(const json &object, SchedulerConfig &config)
{
    read(object, "use_karras_sigmas", config.useKarrasSigmas);
    read(object, "use_exponential_sigmas", config.useExponentialSigmas);
    read(object, "use_beta_sigmas", config.useBetaSigmas);
    read(object, "use_lu_lambdas", config.useLuLambdas);
    read(object, "sigma_min", config.sigmaMin);
    read(object, "sigma_max", config.sigmaMax);
    std::string finalSigma = "zero";
    read(object, "final_sigmas_type", finalSigma);
    config.finalSigmaIsZero = finalSigma == "zero";
    std::string timesteps = "discrete";
    read(object, "timestep_type", timesteps);
    config.continuousTimesteps = timesteps == "continuous";
    read(object, "solver_order", config.solverOrder);
    read(object, "algorithm_type", config.algorithmType);
    read(object, "solver_type", config.solverType);
    read(object, "lower_order_final", config.lowerOrderFinal);
    read(object, "euler_at_final", config.eulerAtFinal);
    const auto lambda = object.find("lambda_min_clipped"); // −∞ is written as text or not at all
    if (lambda != object.end() && lambda->is_number())
        config.lambdaMinClipped = lambda->get<double>();
    read(object, "predict_x0", config.predictOriginal);
    read(object, "disable_corrector", config.disabledCorrector);
}

void readFlow(const json &object, SchedulerConfig &config)
{
    read(object, "use_flow_sigmas", config.useFlowSigmas);
    read(object, "shift", config.shift);
    read(object, "flow_shift", config.shift);
    read(object, "use_dynamic_shifting", config.useDynamicShifting);
    std::string timeShift = "exponential";
    read(object, "time_shift_type", timeShift);
    config.exponentialTimeShift = timeShift == "exponential";
    read(object, "shift_terminal", config.shiftTerminal);
    read(object, "invert_sigmas", config.invertSigmas);
    read(object, "stochastic_sampling", config.stochasticSampling);
}

} // namespace

SchedulerConfig parseSchedulerConfig(std::string_view text, std::string_view className)
try {
    const json object = json::parse(withoutInfinities(std::string(text)), nullptr, false);
    if (!object.is_object())
        refuse("The model's scheduler_config.json is not a JSON object. Fetch the model again.");
    SchedulerConfig config;
    read(object, "_class_name", config.className);
    if (!className.empty())
        config.className = className;
    setDefaults(config);
    refuseUnknown(object);
    readTraining(object, config);
    readSample(object, config);
    readSolver(object, config);
    readFlow(object, config);
    return config;
} catch (const json::exception &error) {
    refuse(std::string("The model's scheduler_config.json cannot be understood: ") + error.what());
}

SchedulerConfig readSchedulerConfig(const std::filesystem::path &folder, std::string_view className)
{
    const std::filesystem::path path = folder / "scheduler_config.json";
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || text.str().empty())
        refuse("\"" + path.string() + "\" cannot be read. Is the model's folder complete?");
    return parseSchedulerConfig(text.str(), className);
}

} // namespace weft::inference
