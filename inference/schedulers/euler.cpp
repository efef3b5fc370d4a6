#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/schedulers/euler_sigmas.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

class Euler : public EulerScheduler
{
public:
    using EulerScheduler::EulerScheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &given,
                    const StepOptions &) override
    {
        const at::Tensor sample = given.to(at::kFloat);
        const at::Tensor sigma = m_sigmas[index];
        const at::Tensor slope = (sample - original(output, sample, sigma)) / sigma;
        const at::Tensor distance = m_sigmas[index + 1] - sigma;
        return (sample + slope * distance).to(output.scalar_type());
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        const std::vector<float> all = sigmasOf(alphasBar());
        std::vector<double> timesteps = fractionalTimesteps(config(), steps);
        std::vector<double> sigmas = interpolated(timesteps, all);
        const double least = config().sigmaMin.value_or(sigmas.back());
        const double greatest = config().sigmaMax.value_or(sigmas.front());
        if (const auto reshaped = reshapedSigmas(config(), least, greatest, steps);
            !reshaped.empty()) {
            sigmas = reshaped;
            timesteps.clear();
            for (const double sigma : sigmas)
                timesteps.push_back(timestepOf(sigma, all));
        }
        m_sigmas = toTensor(sigmas, config().finalSigmaIsZero ? 0 : all.front());
        return isContinuous() ? continuousTimesteps() : toFloats(timesteps);
    }

private:
    bool isContinuous() const
    {
        return config().continuousTimesteps && config().prediction == Prediction::Velocity;
    }

    /// What networks trained on velocities over all sigmas are told.
    std::vector<float> continuousTimesteps() const
    {
        const at::Tensor timesteps = (0.25 * m_sigmas.slice(0, 0, -1).log()).contiguous();
        const auto *data = timesteps.const_data_ptr<float>();
        return {data, data + timesteps.numel()};
    }
};

} // namespace

std::unique_ptr<Scheduler> makeEuler(const SchedulerConfig &config)
{
    if (config.prediction == Prediction::Flow)
        throw Error(ErrorKind::Model, "The Euler scheduler does not take flow predictions: choose "
                                      "flow-euler.");
    return std::make_unique<Euler>(config);
}

} // namespace weft::inference
