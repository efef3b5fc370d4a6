#pragma once

#include "inference/schedulers/scheduler.h"

namespace weft::inference {

/// What the multistep solvers have in common: sigmas, the α and σ they stand for, and predictions
/// of the original sample.
class SolverScheduler : public Scheduler
{
public:
    explicit SolverScheduler(const SchedulerConfig &config);

    at::Tensor addNoise(const at::Tensor &original, const at::Tensor &noise,
                        int index) const override;

protected:
    Amounts amountsAt(int index) const override;
    /// A noise level: x = α · original + σ · noise. Float [].
    struct Level
    {
        at::Tensor alpha;
        at::Tensor sigma;
        at::Tensor lambda; ///< ln α − ln σ
    };
    Level level(int index) const;

    /// What a network's output says the original sample is.
    at::Tensor originalOf(const at::Tensor &output, int index, const at::Tensor &sample) const;

    /// The sigmas and timesteps, once the solver has chosen them.
    void setSigmas(const std::vector<double> &sigmas, double final);
    /// Sigmas and their whole timesteps where the configuration reshapes them, else nothing.
    std::vector<double> sigmasAsAsked(int steps) const;

private:
    at::Tensor m_sigmas; ///< float [count + 1]
};

} // namespace weft::inference
