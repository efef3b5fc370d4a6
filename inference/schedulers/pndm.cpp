#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/schedulers/schedules.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

/// Runge-Kutta steps to begin with, unless they are to be skipped, and then linear multistep ones.
class Pndm : public Scheduler
{
public:
    using Scheduler::Scheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &sample,
                    const StepOptions &) override
    {
        const bool isRungeKutta = m_calls < m_rungeKutta.size();
        at::Tensor result = isRungeKutta ? rungeKutta(output, timestep(index), sample)
                                         : multistep(output, timestep(index), sample);
        ++m_calls;
        return result;
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        m_outputs.clear();
        m_calls = 0;
        m_sum = at::Tensor();
        m_start = at::Tensor();
        m_rungeKutta.clear();
        const std::vector<double> all = wholeTimesteps(config(), steps);
        return toFloats(config().skipPrkSteps ? withSecondTwice(all) : withRungeKutta(all));
    }

private:
    static constexpr std::size_t kOrder = 4;

    std::int64_t stride() const { return config().numTrainTimesteps / steps(); }

    /// The second timestep is asked for twice: the first step is taken again with what it led to.
    static std::vector<double> withSecondTwice(std::vector<double> all)
    {
        if (all.size() > 1)
            all.insert(all.begin() + 1, all[1]);
        return all;
    }

    /// Each of the first steps in four parts, at its beginning, twice half way and at its end.
    std::vector<double> withRungeKutta(const std::vector<double> &all)
    {
        if (all.size() < kOrder)
            throw Error(ErrorKind::Request, "PNDM takes 4 steps at least, unless its "
                                            "configuration skips the Runge-Kutta ones.");
        std::vector<double> ascending;
        for (std::size_t i = kOrder; i-- > 0;) {
            ascending.push_back(all[i]);
            ascending.push_back(all[i] + double(stride() / 2));
        }
        ascending.pop_back();
        std::vector<double> timesteps;
        for (const double time : reversed(ascending)) {
            timesteps.push_back(time);
            timesteps.push_back(time);
        }
        timesteps.erase(timesteps.begin());
        timesteps.pop_back();
        m_rungeKutta = timesteps;
        timesteps.insert(timesteps.end(), all.begin() + kOrder - 1, all.end());
        return timesteps;
    }

    at::Tensor rungeKutta(const at::Tensor &output, std::int64_t now, const at::Tensor &sample)
    {
        const std::int64_t next = now - (m_calls % 2 ? 0 : stride() / 2);
        const auto start = static_cast<std::int64_t>(m_rungeKutta[m_calls / 4 * 4]);
        at::Tensor slope = output;
        switch (m_calls % 4) {
        case 0:
            m_sum = m_sum.defined() ? m_sum + 1.0 / 6 * output : 1.0 / 6 * output;
            m_outputs.push_back(output);
            m_start = sample;
            break;
        case 1:
        case 2: m_sum = m_sum + 1.0 / 3 * output; break;
        default: slope = m_sum + 1.0 / 6 * output; m_sum = at::Tensor();
        }
        return transferred(m_start.defined() ? m_start : sample, start, next, slope);
    }

    at::Tensor multistep(const at::Tensor &output, std::int64_t now, at::Tensor sample)
    {
        std::int64_t next = now - stride();
        if (m_calls == 1) {
            next = now;
            now += stride();
        } else {
            if (m_outputs.size() > 3)
                m_outputs.erase(m_outputs.begin(), m_outputs.end() - 3);
            m_outputs.push_back(output);
        }
        const auto last = [this](std::size_t n) { return m_outputs[m_outputs.size() - n]; };
        at::Tensor slope = output;
        if (m_outputs.size() == 1 && m_calls == 0) {
            m_start = sample;
        } else if (m_outputs.size() == 1 && m_calls == 1) {
            slope = (output + last(1)) / 2;
            sample = m_start;
        } else if (m_outputs.size() == 2) {
            slope = (3 * last(1) - last(2)) / 2;
        } else if (m_outputs.size() == 3) {
            slope = (23 * last(1) - 16 * last(2) + 5 * last(3)) / 12;
        } else if (m_outputs.size() > 3) {
            slope = (1.0 / 24) * (55 * last(1) - 59 * last(2) + 37 * last(3) - 9 * last(4));
        }
        return transferred(sample, now, next, slope);
    }

    /// Formula (9) of the paper.
    at::Tensor transferred(const at::Tensor &sample, std::int64_t now, std::int64_t next,
                           at::Tensor slope) const
    {
        const at::Tensor alpha = alphaBar(now);
        const at::Tensor nextAlpha = next >= 0                ? alphaBar(next)
                                     : config().setAlphaToOne ? at::ones({})
                                                              : alphaBar(0);
        const at::Tensor beta = 1 - alpha;
        const at::Tensor nextBeta = 1 - nextAlpha;
        if (config().prediction == Prediction::Velocity)
            slope = alpha.pow(0.5) * slope + beta.pow(0.5) * sample;
        const at::Tensor divisor = alpha * nextBeta.pow(0.5) + (alpha * beta * nextAlpha).pow(0.5);
        return (nextAlpha / alpha).pow(0.5) * sample - (nextAlpha - alpha) * slope / divisor;
    }

    std::vector<double> m_rungeKutta; ///< timesteps
    std::size_t m_calls = 0;
    std::vector<at::Tensor> m_outputs; ///< the last ones
    at::Tensor m_sum;                  ///< of a Runge-Kutta step's slopes
    at::Tensor m_start;                ///< of the step that is taken in parts
};

} // namespace

std::unique_ptr<Scheduler> makePndm(const SchedulerConfig &config)
{
    if (config.prediction != Prediction::Epsilon && config.prediction != Prediction::Velocity)
        throw Error(ErrorKind::Model, "PNDM takes predictions of noise or velocity only. Choose "
                                      "another scheduler.");
    return std::make_unique<Pndm>(config);
}

} // namespace weft::inference
