#include "inference/schedulers/euler_sigmas.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

EulerScheduler::EulerScheduler(const SchedulerConfig &config)
    : Scheduler(config)
{
    if (config.rescaleBetasZeroSnr)
        alphasBar()[-1] = std::ldexp(1.0, -24); // so that the first sigma is finite
}

float EulerScheduler::initialNoiseScale() const
{
    const at::Tensor greatest = m_sigmas.max();
    if (config().spacing != Spacing::Leading)
        return greatest.item<float>();
    return (greatest.pow(2) + 1).pow(0.5).item<float>();
}

at::Tensor EulerScheduler::scaleModelInput(const at::Tensor &sample, int index) const
{
    return sample / (m_sigmas[index].pow(2) + 1).pow(0.5);
}

at::Tensor EulerScheduler::addNoise(const at::Tensor &original, const at::Tensor &noise,
                                    int index) const
{
    return original + noise * m_sigmas[index].to(original.scalar_type());
}

Scheduler::Amounts EulerScheduler::amountsAt(int index) const
{
    const at::Tensor original = 1 / (m_sigmas[index].pow(2) + 1).sqrt();
    return {original, m_sigmas[index] * original};
}

at::Tensor EulerScheduler::original(const at::Tensor &output, const at::Tensor &sample,
                                    const at::Tensor &sigma) const
{
    if (config().prediction == Prediction::Original)
        return output;
    if (config().prediction == Prediction::Epsilon)
        return sample - sigma * output;
    return output * (-sigma / (sigma.pow(2) + 1).pow(0.5)) + (sample / (sigma.pow(2) + 1));
}

} // namespace weft::inference
