#pragma once

#include "inference/schedulers/scheduler.h"

namespace weft::inference {

/// What Euler's method and its ancestral variant have in common: samples at noise levels σ that are
/// scaled for the network, and predictions of the original sample at one.
class EulerScheduler : public Scheduler
{
public:
    explicit EulerScheduler(const SchedulerConfig &config);

    float initialNoiseScale() const override;
    at::Tensor scaleModelInput(const at::Tensor &sample, int index) const override;
    at::Tensor addNoise(const at::Tensor &original, const at::Tensor &noise,
                        int index) const override;

protected:
    Amounts amountsAt(int index) const override;
    /// What a network's output says the original sample is. @param sigma float []
    at::Tensor original(const at::Tensor &output, const at::Tensor &sample,
                        const at::Tensor &sigma) const;

    at::Tensor m_sigmas; ///< float [count + 1], falling; set by layOut()
};

} // namespace weft::inference
