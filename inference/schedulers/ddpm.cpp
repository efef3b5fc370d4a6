#include "inference/schedulers/factories.h"

#include "inference/random/noise.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

class Ddpm : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                    const StepOptions &options) override
    {
        const at::Tensor alpha = alphaBar(timestep(index));
        const at::Tensor nextAlpha = index + 1 < count() ? alphaBar(timestep(index + 1))
                                                         : at::ones({});
        const at::Tensor beta = 1 - alpha;
        const at::Tensor nextBeta = 1 - nextAlpha;
        const at::Tensor stepAlpha = alpha / nextAlpha;
        const at::Tensor stepBeta = 1 - stepAlpha;
        const Predicted said = predicted(config().prediction, output, sample, alpha, beta);

        const at::Tensor originalWeight = (nextAlpha.pow(0.5) * stepBeta) / beta;
        const at::Tensor sampleWeight = stepAlpha.pow(0.5) * nextBeta / beta;
        const at::Tensor mean = originalWeight * held(said.original, config())
                                + sampleWeight * sample;
        if (timestep(index) == 0)
            return mean;
        return mean + deviation(stepBeta, nextBeta, beta) * options.noise->normalLike(output);
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        return toFloats(wholeTimesteps(config(), steps));
    }

private:
    at::Tensor deviation(const at::Tensor &stepBeta, const at::Tensor &nextBeta,
                         const at::Tensor &beta) const
    {
        if (config().varianceType == "fixed_large")
            return stepBeta.pow(0.5);
        const at::Tensor variance = (nextBeta / beta * stepBeta).clamp_min(1e-20);
        return config().varianceType == "fixed_small_log" ? (0.5 * variance.log()).exp()
                                                          : variance.pow(0.5);
    }
};

} // namespace

std::unique_ptr<Scheduler> makeDdpm(const SchedulerConfig &config)
{
    return std::make_unique<Ddpm>(config);
}

} // namespace weft::inference
