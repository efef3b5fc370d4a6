#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace weft::inference {

/// What a network's output means.
enum class Prediction {
    Epsilon,  ///< the noise in the sample
    Velocity, ///< √ᾱ · noise − √(1 − ᾱ) · original
    Original, ///< the sample without noise
    Flow,     ///< noise − original
};

/// How steps are laid over the timesteps of training (Lin et al., Common Diffusion Noise Schedules
/// and Sample Steps are Flawed, table 2).
enum class Spacing { Linspace, Leading, Trailing };

/// The settings of all schedulers, with the published names in camel case; each uses those it
/// knows. What scheduler_config.json does not say has the default of the published class.
struct SchedulerConfig
{
    std::string className;

    // the noise schedule of training
    int numTrainTimesteps = 1000;
    double betaStart = 0.0001;
    double betaEnd = 0.02;
    std::string betaSchedule = "linear"; ///< or scaled_linear, squaredcos_cap_v2, sigmoid, laplace
    std::vector<double> trainedBetas;    ///< in place of the four above
    bool rescaleBetasZeroSnr = false;

    Prediction prediction = Prediction::Epsilon;
    Spacing spacing = Spacing::Leading;
    int stepsOffset = 0;

    // what the original sample is held to
    bool clipSample = false;
    double clipSampleRange = 1;
    bool thresholding = false;
    double dynamicThresholdingRatio = 0.995;
    double sampleMaxValue = 1;

    bool setAlphaToOne = true;
    bool skipPrkSteps = false;                ///< PNDM
    std::string varianceType = "fixed_small"; ///< DDPM; or fixed_small_log, fixed_large
    int originalInferenceSteps = 50;          ///< LCM
    double timestepScaling = 10;              ///< LCM

    // schedules in sigmas
    bool useKarrasSigmas = false;
    bool useExponentialSigmas = false;
    bool useBetaSigmas = false;
    bool useLuLambdas = false; ///< DPM-Solver: λ evenly spaced
    std::optional<double> sigmaMin;
    std::optional<double> sigmaMax;
    bool finalSigmaIsZero = true;     ///< else the least one of training
    bool continuousTimesteps = false; ///< Euler with velocities: ¼ ln σ

    // multistep solvers
    int solverOrder = 2;
    std::string algorithmType = "dpmsolver++"; ///< or sde-dpmsolver++
    std::string solverType;                    ///< midpoint or heun; UniPC: bh1 or bh2
    bool lowerOrderFinal = true;
    bool eulerAtFinal = false;
    double lambdaMinClipped = 0; ///< 0: −∞
    bool predictOriginal = true; ///< UniPC's predict_x0
    std::set<std::int64_t> disabledCorrector;

    // flow matching
    bool useFlowSigmas = false;
    double shift = 1;
    bool useDynamicShifting = false;
    std::optional<double> mu; ///< what dynamic shifting shifts by; given by the pipeline
    bool exponentialTimeShift = true;
    double shiftTerminal = 0; ///< 0: none
    bool invertSigmas = false;
    bool stochasticSampling = false;
};

/// Reads the text of a scheduler_config.json. Settings that no scheduler here has are refused, as
/// they would change the result: learnt variances, solvers that others predict for.
/// @param className to use in place of the file's own; its defaults then apply
/// Throws Error.
SchedulerConfig parseSchedulerConfig(std::string_view json, std::string_view className = {});

/// Of a model's scheduler folder. Throws Error.
SchedulerConfig readSchedulerConfig(const std::filesystem::path &folder,
                                    std::string_view className = {});

} // namespace weft::inference
