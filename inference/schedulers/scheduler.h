#pragma once

#include "inference/schedulers/scheduler_config.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace weft::inference {

class Noise;

/// What a step may need beside the sample.
struct StepOptions
{
    double eta = 0;         ///< DDIM: 0 deterministic, 1 as noisy as DDPM
    Noise *noise = nullptr; ///< for those that draw; not owned
};

/// Turns noise into a sample, step by step, by what a network says at each. Equal to the published
/// schedulers (diffusers 0.42): same timesteps, same arithmetic, same order of draws.
///
///     scheduler.setSteps(25);
///     for (int i = first; i < scheduler.count(); ++i) {
///         output = network(scheduler.scaleModelInput(sample, i), scheduler.timesteps()[i]);
///         sample = scheduler.step(output, i, sample, {eta, &noise});
///     }
///
/// Steps are taken in order, from any first one: several keep what came before. Tensors may be of
/// any shape and device. Thread: one at a time.
class Scheduler
{
public:
    explicit Scheduler(SchedulerConfig config);
    virtual ~Scheduler();

    /// Lays out the steps and forgets those taken. Throws Error where the count makes no sense.
    void setSteps(int steps);

    /// What the network is told, a value for each call of it: from noise to the sample, or the
    /// other way for the inverse. Whole numbers unless the configuration says otherwise. Their
    /// number differs from that of the steps where a solver calls the network more often.
    const std::vector<float> &timesteps() const { return m_timesteps; }
    int count() const { return static_cast<int>(m_timesteps.size()); }

    /// The standard deviation that the first sample must have.
    virtual float initialNoiseScale() const { return 1; }
    /// The sample as the network wants it.
    virtual at::Tensor scaleModelInput(const at::Tensor &sample, int index) const;
    /// The sample at the next timestep.
    /// @param output of the network for timesteps()[index]
    virtual at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                            const StepOptions &options)
        = 0;
    /// An original with as much noise as it has at timesteps()[index].
    virtual at::Tensor addNoise(const at::Tensor &original, const at::Tensor &noise,
                                int index) const;

    /// The original sample that an output amounts to (x0), whatever it predicts; held to nothing.
    at::Tensor originalIn(const at::Tensor &output, int index, const at::Tensor &sample) const;
    /// The output that amounts to an original sample: undoes originalIn().
    at::Tensor outputFor(const at::Tensor &original, int index, const at::Tensor &sample) const;

    const SchedulerConfig &config() const { return m_config; }

protected:
    /// How much of the original and of noise is in a sample that is scaled for the network.
    struct Amounts
    {
        at::Tensor original, noise; ///< float []
    };
    virtual Amounts amountsAt(int index) const;

    /// The timesteps for a number of steps, and a fresh state.
    virtual std::vector<float> layOut(int steps) = 0;

    int steps() const { return m_steps; }
    std::int64_t timestep(int index) const;
    /// ᾱ at a timestep of training, float [].
    at::Tensor alphaBar(std::int64_t timestep) const { return m_alphasBar[timestep]; }
    /// Float [numTrainTimesteps].
    const at::Tensor &alphasBar() const { return m_alphasBar; }
    at::Tensor &alphasBar() { return m_alphasBar; }

private:
    SchedulerConfig m_config;
    at::Tensor m_alphasBar;
    std::vector<float> m_timesteps;
    int m_steps = 0;
};

/// The scheduler that a configuration names. Throws Error where there is none of that name.
std::unique_ptr<Scheduler> makeScheduler(const SchedulerConfig &config);

/// A scheduler under the name that people choose it by.
struct SchedulerName
{
    const char *name;      ///< "dpm++-2m-karras"
    const char *className; ///< as published
    bool karras = false;
    const char *algorithmType = nullptr;
    bool animateDiff = false; ///< on the schedule that motion modules were trained with
};

/// All that can be chosen.
const std::vector<SchedulerName> &schedulerNames();

/// A model's scheduler: as its folder says, or another one on the same noise schedule.
/// @param name one of schedulerNames(), a published class name, or nothing for the model's own
/// Throws Error where the name is none.
SchedulerConfig chosenScheduler(const std::filesystem::path &folder, std::string_view name = {});

} // namespace weft::inference
