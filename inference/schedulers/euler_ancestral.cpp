#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/random/noise.h"
#include "inference/schedulers/euler_sigmas.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

class EulerAncestral : public EulerScheduler
{
public:
    using EulerScheduler::EulerScheduler;

    /// Draws on the last step as well, where the noise counts nothing.
    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &given,
                    const StepOptions &options) override
    {
        const at::Tensor sample = given.to(at::kFloat);
        const at::Tensor from = m_sigmas[index];
        const at::Tensor to = m_sigmas[index + 1];
        const at::Tensor up = (to.pow(2) * (from.pow(2) - to.pow(2)) / from.pow(2)).pow(0.5);
        const at::Tensor down = (to.pow(2) - up.pow(2)).pow(0.5);
        const at::Tensor slope = (sample - original(output, sample, from)) / from;
        const at::Tensor result = sample + slope * (down - from);
        return (result + options.noise->normalLike(output) * up).to(output.scalar_type());
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        const std::vector<double> timesteps = fractionalTimesteps(config(), steps);
        m_sigmas = toTensor(interpolated(timesteps, sigmasOf(alphasBar())), 0);
        return toFloats(timesteps);
    }
};

} // namespace

std::unique_ptr<Scheduler> makeEulerAncestral(const SchedulerConfig &config)
{
    if (config.prediction != Prediction::Epsilon && config.prediction != Prediction::Velocity)
        throw Error(ErrorKind::Model, "The ancestral Euler scheduler takes predictions of noise or "
                                      "velocity only. Choose another scheduler.");
    return std::make_unique<EulerAncestral>(config);
}

} // namespace weft::inference
