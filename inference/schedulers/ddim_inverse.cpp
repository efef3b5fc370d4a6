#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

class DdimInverse : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                    const StepOptions &) override
    {
        const at::Tensor alpha = alphaBefore(index);
        const at::Tensor nextAlpha = alphaBar(timestep(index));
        const Predicted said = predicted(config().prediction, output, sample, alpha, 1 - alpha);
        const at::Tensor direction = (1 - nextAlpha).pow(0.5) * said.noise;
        return nextAlpha.pow(0.5) * held(said.original, config()) + direction;
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        return toFloats(reversed(wholeTimesteps(config(), steps)));
    }

    Amounts amountsAt(int index) const override
    {
        const at::Tensor alpha = alphaBefore(index);
        return {alpha.sqrt(), (1 - alpha).sqrt()};
    }

private:
    /// ᾱ of the sample that a step is given.
    at::Tensor alphaBefore(int index) const
    {
        const std::int64_t now = std::min<std::int64_t>(timestep(index)
                                                            - config().numTrainTimesteps / steps(),
                                                        config().numTrainTimesteps - 1);
        if (now >= 0)
            return alphaBar(now);
        return config().setAlphaToOne ? at::ones({}) : alphaBar(0);
    }
};

} // namespace

std::unique_ptr<Scheduler> makeDdimInverse(const SchedulerConfig &config)
{
    if (config.spacing == Spacing::Linspace)
        throw Error(ErrorKind::Request, "The inverse of DDIM spaces its timesteps \"leading\" or "
                                        "\"trailing\", not \"linspace\".");
    SchedulerConfig own = config;
    own.thresholding = false; // it knows of none
    return std::make_unique<DdimInverse>(own);
}

} // namespace weft::inference
