#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/random/noise.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

namespace {

class FlowEuler : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &given,
                    const StepOptions &options) override
    {
        const at::Tensor sample = given.to(at::kFloat);
        const at::Tensor now = m_sigmas[index];
        const at::Tensor next = m_sigmas[index + 1];
        if (!config().stochasticSampling)
            return (sample + (next - now) * output).to(output.scalar_type());
        const at::Tensor original = sample - now * output;
        const at::Tensor noise = options.noise->normalLike(sample);
        return ((1.0 - next) * original + next * noise).to(output.scalar_type());
    }

    at::Tensor addNoise(const at::Tensor &original, const at::Tensor &noise,
                        int index) const override
    {
        const at::Tensor sigma = m_sigmas[index].to(original.scalar_type());
        return sigma * noise + (1.0 - sigma) * original;
    }

protected:
    Amounts amountsAt(int index) const override { return {1.0 - m_sigmas[index], m_sigmas[index]}; }

    std::vector<float> layOut(int steps) override
    {
        const double train = config().numTrainTimesteps;
        std::vector<double> sigmas;
        for (const double time :
             linspace(trainingSigma(train) * train, trainingSigma(1) * train, steps))
            sigmas.push_back(shifted(time / train));
        if (config().shiftTerminal != 0) {
            const double scale = (1 - sigmas.back()) / (1 - config().shiftTerminal);
            for (double &sigma : sigmas)
                sigma = 1 - (1 - sigma) / scale;
        }
        if (const auto reshaped = reshapedSigmas(config(), sigmas.back(), sigmas.front(), steps);
            !reshaped.empty())
            sigmas = reshaped;
        m_sigmas = toTensor(sigmas, 0);
        if (config().invertSigmas)
            m_sigmas = 1.0 - m_sigmas; // the last one becomes 1
        const at::Tensor timesteps = (m_sigmas.slice(0, 0, -1) * train).contiguous();
        const auto *data = timesteps.const_data_ptr<float>();
        return {data, data + timesteps.numel()};
    }

private:
    /// The sigma of a timestep of training, in float as the published class has it.
    double trainingSigma(double timestep) const
    {
        const float sigma = float(timestep) / float(config().numTrainTimesteps);
        if (config().useDynamicShifting)
            return sigma;
        const auto shift = float(config().shift);
        return shift * sigma / (1 + float(config().shift - 1) * sigma);
    }

    double shifted(double sigma) const
    {
        if (!config().useDynamicShifting)
            return config().shift * sigma / (1 + (config().shift - 1) * sigma);
        const double strength = config().exponentialTimeShift ? std::exp(*config().mu)
                                                              : *config().mu;
        return strength / (strength + (1 / sigma - 1));
    }

    at::Tensor m_sigmas; ///< float [count + 1]
};

} // namespace

std::unique_ptr<Scheduler> makeFlowEuler(const SchedulerConfig &config)
{
    if (config.useDynamicShifting && !config.mu)
        throw Error(ErrorKind::Model, "The model's scheduler shifts by the size of the picture, "
                                      "which this kind of model does not say.");
    SchedulerConfig own = config;
    own.prediction = Prediction::Flow; // whatever else is written there
    return std::make_unique<FlowEuler>(own);
}

} // namespace weft::inference
