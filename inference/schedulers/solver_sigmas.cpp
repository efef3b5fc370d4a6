#include "inference/schedulers/solver_sigmas.h"

#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

SolverScheduler::SolverScheduler(const SchedulerConfig &config)
    : Scheduler(config)
{
    if (config.rescaleBetasZeroSnr)
        alphasBar()[-1] = std::ldexp(1.0, -24); // so that the first sigma is finite
}

SolverScheduler::Level SolverScheduler::level(int index) const
{
    Level level;
    const at::Tensor sigma = m_sigmas[index];
    level.alpha = config().useFlowSigmas ? 1 - sigma : 1 / (sigma.pow(2) + 1).pow(0.5);
    level.sigma = config().useFlowSigmas ? sigma : sigma * level.alpha;
    level.lambda = level.alpha.log() - level.sigma.log();
    return level;
}

Scheduler::Amounts SolverScheduler::amountsAt(int index) const
{
    const Level now = level(index);
    return {now.alpha, now.sigma};
}

at::Tensor SolverScheduler::originalOf(const at::Tensor &output, int index,
                                       const at::Tensor &sample) const
{
    const Level now = level(index);
    at::Tensor original = output;
    switch (config().prediction) {
    case Prediction::Epsilon: original = (sample - now.sigma * output) / now.alpha; break;
    case Prediction::Velocity: original = now.alpha * sample - now.sigma * output; break;
    case Prediction::Flow: original = sample - m_sigmas[index] * output; break;
    case Prediction::Original: break;
    }
    SchedulerConfig limits = config();
    limits.clipSample = false; // these know of none
    return held(original, limits);
}

void SolverScheduler::setSigmas(const std::vector<double> &sigmas, double final)
{
    m_sigmas = toTensor(sigmas, final);
}

std::vector<double> SolverScheduler::sigmasAsAsked(int steps) const
{
    const std::vector<float> all = sigmasOf(alphasBar());
    return reshapedSigmas(config(), config().sigmaMin.value_or(all.front()),
                          config().sigmaMax.value_or(all.back()), steps);
}

at::Tensor SolverScheduler::addNoise(const at::Tensor &original, const at::Tensor &noise,
                                     int index) const
{
    const Level now = level(index);
    const auto type = original.scalar_type();
    return now.alpha.to(type) * original + now.sigma.to(type) * noise;
}

} // namespace weft::inference
