#include "inference/schedulers/factories.h"

#include "inference/random/noise.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

class Ddim : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                    const StepOptions &options) override
    {
        const std::int64_t now = timestep(index);
        const std::int64_t next = now - config().numTrainTimesteps / steps();
        const at::Tensor alpha = alphaBar(now);
        const at::Tensor nextAlpha = next >= 0 ? alphaBar(next) : finalAlpha();
        const Predicted said = predicted(config().prediction, output, sample, alpha, 1 - alpha);
        const at::Tensor original = held(said.original, config());

        const at::Tensor variance = ((1 - nextAlpha) / (1 - alpha)) * (1 - alpha / nextAlpha);
        const at::Tensor deviation = options.eta * variance.pow(0.5);
        const at::Tensor direction = (1 - nextAlpha - deviation.pow(2)).pow(0.5) * said.noise;
        const at::Tensor result = nextAlpha.pow(0.5) * original + direction;
        return options.eta > 0 ? result + deviation * options.noise->normalLike(output) : result;
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        return toFloats(wholeTimesteps(config(), steps));
    }

private:
    at::Tensor finalAlpha() const { return config().setAlphaToOne ? at::ones({}) : alphaBar(0); }
};

} // namespace

std::unique_ptr<Scheduler> makeDdim(const SchedulerConfig &config)
{
    return std::make_unique<Ddim>(config);
}

} // namespace weft::inference
