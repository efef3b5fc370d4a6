#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/random/noise.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

namespace {

class Lcm : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                    const StepOptions &options) override
    {
        const at::Tensor alpha = alphaBar(timestep(index));
        const at::Tensor beta = 1 - alpha;
        const Predicted said = predicted(config().prediction, output, sample, alpha, beta);

        constexpr double kDataVariance = 0.5 * 0.5;
        const double scaled = double(timestep(index)) * config().timestepScaling;
        const double skip = kDataVariance / (scaled * scaled + kDataVariance);
        const double out = scaled / std::sqrt(scaled * scaled + kDataVariance);
        at::Tensor denoised = out * held(said.original, config()) + skip * sample;
        if (index == count() - 1)
            return denoised;
        const at::Tensor nextAlpha = alphaBar(timestep(index + 1));
        return nextAlpha.sqrt() * denoised
               + (1 - nextAlpha).sqrt() * options.noise->normalLike(denoised);
    }

protected:
    /// Some of the timesteps that the model was distilled on, evenly spaced.
    std::vector<float> layOut(int steps) override
    {
        const int original = config().originalInferenceSteps;
        if (steps > original)
            throw Error(ErrorKind::Request, "LCM takes " + std::to_string(original)
                                                + " steps at most; 4 to 8 are usual.");
        const int stride = config().numTrainTimesteps / original;
        std::vector<float> timesteps;
        for (int i = 0; i < steps; ++i) {
            const auto down = static_cast<int>(std::floor(i * (double(original) / steps)));
            timesteps.push_back(float((original - down) * stride - 1));
        }
        return timesteps;
    }
};

} // namespace

std::unique_ptr<Scheduler> makeLcm(const SchedulerConfig &config)
{
    if (config.originalInferenceSteps < 1
        || config.originalInferenceSteps > config.numTrainTimesteps)
        throw Error(ErrorKind::Model, "The model's LCM scheduler was distilled on a number of "
                                      "steps that makes no sense.");
    return std::make_unique<Lcm>(config);
}

} // namespace weft::inference
