#include "inference/schedulers/scheduler.h"

#include "inference/base/error.h"
#include "inference/schedulers/factories.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace weft::inference {

Scheduler::Scheduler(SchedulerConfig config)
    : m_config(std::move(config))
    , m_alphasBar(alphasBarOf(m_config))
{}

Scheduler::~Scheduler() = default;

void Scheduler::setSteps(int steps)
{
    if (steps < 1 || steps > m_config.numTrainTimesteps)
        throw Error(ErrorKind::Request, "There can be 1 to "
                                            + std::to_string(m_config.numTrainTimesteps)
                                            + " steps, not " + std::to_string(steps) + ".");
    m_steps = steps;
    m_timesteps = layOut(steps);
    const bool isFlow = m_config.useFlowSigmas
                        || m_config.className == "FlowMatchEulerDiscreteScheduler";
    const float last = static_cast<float>(m_config.numTrainTimesteps - (isFlow ? 0 : 1));
    const bool isInside = std::all_of(m_timesteps.begin(), m_timesteps.end(), [&](float t) {
        return m_config.continuousTimesteps || (t >= 0 && t <= last);
    });
    if (m_timesteps.empty() || !isInside)
        throw Error(ErrorKind::Request, "This scheduler cannot take " + std::to_string(steps)
                                            + " steps. Ask for fewer.");
}

std::int64_t Scheduler::timestep(int index) const
{
    return static_cast<std::int64_t>(m_timesteps.at(static_cast<std::size_t>(index)));
}

at::Tensor Scheduler::scaleModelInput(const at::Tensor &sample, int) const
{
    return sample;
}

at::Tensor Scheduler::addNoise(const at::Tensor &original, const at::Tensor &noise, int index) const
{
    const at::Tensor bar = alphaBar(timestep(index)).to(original.scalar_type());
    return bar.pow(0.5) * original + (1 - bar).pow(0.5) * noise;
}

Scheduler::Amounts Scheduler::amountsAt(int index) const
{
    const at::Tensor bar = alphaBar(timestep(index));
    return {bar.sqrt(), (1 - bar).sqrt()};
}

at::Tensor Scheduler::originalIn(const at::Tensor &output, int index, const at::Tensor &given) const
{
    const at::Tensor sample = scaleModelInput(given, index);
    const auto [original, noise] = amountsAt(index);
    switch (m_config.prediction) {
    case Prediction::Epsilon: return (sample - noise * output) / original;
    case Prediction::Velocity: return original * sample - noise * output;
    case Prediction::Flow: return sample - noise * output;
    case Prediction::Original: break;
    }
    return output;
}

at::Tensor Scheduler::outputFor(const at::Tensor &wanted, int index, const at::Tensor &given) const
{
    const at::Tensor sample = scaleModelInput(given, index);
    const auto [original, noise] = amountsAt(index);
    switch (m_config.prediction) {
    case Prediction::Epsilon: return (sample - original * wanted) / noise;
    case Prediction::Velocity: return (original * sample - wanted) / noise;
    case Prediction::Flow: return (sample - wanted) / noise;
    case Prediction::Original: break;
    }
    return wanted;
}

std::unique_ptr<Scheduler> makeScheduler(const SchedulerConfig &config)
{
    using Make = std::unique_ptr<Scheduler> (*)(const SchedulerConfig &);
    static constexpr std::pair<const char *, Make> kMakers[]
        = {{"DDIMScheduler", makeDdim},
           {"DDIMInverseScheduler", makeDdimInverse},
           {"DDPMScheduler", makeDdpm},
           {"PNDMScheduler", makePndm},
           {"EulerDiscreteScheduler", makeEuler},
           {"EulerAncestralDiscreteScheduler", makeEulerAncestral},
           {"DPMSolverMultistepScheduler", makeDpmSolver},
           {"LCMScheduler", makeLcm},
           {"UniPCMultistepScheduler", makeUniPc},
           {"FlowMatchEulerDiscreteScheduler", makeFlowEuler}};
    for (const auto &[name, make] : kMakers) {
        if (config.className == name)
            return make(config);
    }
    throw Error(ErrorKind::Model, "The model's scheduler is \"" + config.className
                                      + "\", which is not known here. Choose another scheduler.");
}

const std::vector<SchedulerName> &schedulerNames()
{
    static const std::vector<SchedulerName> names
        = {{"ddim", "DDIMScheduler"},
           {"ddim-inverse", "DDIMInverseScheduler"},
           {"ddpm", "DDPMScheduler"},
           {"pndm", "PNDMScheduler"},
           {"euler", "EulerDiscreteScheduler"},
           {"euler-ancestral", "EulerAncestralDiscreteScheduler"},
           {"dpm++-2m", "DPMSolverMultistepScheduler", false, "dpmsolver++"},
           {"dpm++-2m-karras", "DPMSolverMultistepScheduler", true, "dpmsolver++"},
           {"dpm++-2m-sde", "DPMSolverMultistepScheduler", false, "sde-dpmsolver++"},
           {"dpm++-2m-sde-karras", "DPMSolverMultistepScheduler", true, "sde-dpmsolver++"},
           {"lcm", "LCMScheduler"},
           {"unipc", "UniPCMultistepScheduler"},
           {"flow-euler", "FlowMatchEulerDiscreteScheduler"},
           {"animatediff", "DDIMScheduler", false, nullptr, true}};
    return names;
}

/// The schedule of AnimateDiff's own configuration (inference-v3.yaml).
static void setAnimateDiff(SchedulerConfig &config)
{
    config.betaStart = 0.00085;
    config.betaEnd = 0.012;
    config.betaSchedule = "linear";
    config.trainedBetas.clear();
    config.numTrainTimesteps = 1000;
    config.prediction = Prediction::Epsilon;
    config.spacing = Spacing::Linspace;
    config.stepsOffset = 1;
    config.clipSample = false;
    config.setAlphaToOne = true;
    config.rescaleBetasZeroSnr = false;
}

SchedulerConfig chosenScheduler(const std::filesystem::path &folder, std::string_view name)
{
    if (name.empty())
        return readSchedulerConfig(folder);
    for (const SchedulerName &known : schedulerNames()) {
        if (name == known.className)
            return readSchedulerConfig(folder, known.className);
        if (name != known.name)
            continue;
        SchedulerConfig config = readSchedulerConfig(folder, known.className);
        config.useKarrasSigmas = config.useKarrasSigmas || known.karras;
        if (known.algorithmType)
            config.algorithmType = known.algorithmType;
        if (known.animateDiff)
            setAnimateDiff(config);
        return config;
    }
    std::string all;
    for (const SchedulerName &known : schedulerNames())
        all += (all.empty() ? "" : ", ") + std::string(known.name);
    throw Error(ErrorKind::Request,
                "There is no scheduler \"" + std::string(name) + "\". Choose one of " + all + ".");
}

} // namespace weft::inference
