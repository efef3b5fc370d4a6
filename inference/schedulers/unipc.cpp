#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/schedulers/schedules.h"
#include "inference/schedulers/solver_sigmas.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

namespace {

class UniPc : public SolverScheduler
{
public:
    using SolverScheduler::SolverScheduler;

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &given,
                    const StepOptions &) override
    {
        const at::Tensor said = config().predictOriginal ? originalOf(output, index, given)
                                                         : noiseOf(output, index, given);
        at::Tensor sample = given;
        const bool isCorrected = index > 0 && !config().disabledCorrector.contains(index - 1)
                                 && m_lastSample.defined();
        if (isCorrected)
            sample = corrected(index, m_lastOrder, said);
        m_outputs.insert(m_outputs.begin(), said);
        if (int(m_outputs.size()) > config().solverOrder)
            m_outputs.pop_back();
        const int wanted = config().lowerOrderFinal
                               ? std::min(config().solverOrder, count() - index)
                               : config().solverOrder;
        m_lastOrder = std::min(wanted, m_taken + 1);
        m_lastSample = sample;
        m_taken = std::min(m_taken + 1, config().solverOrder);
        return advanced(index, m_lastOrder, sample);
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        m_outputs.clear();
        m_lastSample = at::Tensor();
        m_taken = 0;
        const std::vector<float> all = sigmasOf(alphasBar());
        std::vector<double> sigmas = sigmasAsAsked(steps);
        std::vector<double> timesteps;
        double least = sigmas.empty() ? all.front() : sigmas.back();
        if (!sigmas.empty()) {
            timesteps = timestepsOf(sigmas, all);
            least = sigmas.back();
        } else if (config().useFlowSigmas) {
            sigmas = flowSigmas(steps);
            timesteps = flowTimesteps(sigmas);
            least = sigmas.back();
        } else {
            timesteps = solverTimesteps(config(), steps, config().numTrainTimesteps);
            sigmas = interpolated(timesteps, all);
        }
        setSigmas(sigmas, config().finalSigmaIsZero ? 0 : least);
        return toFloats(timesteps);
    }

private:
    /// Sigmas are turned into those of a flow where there is one.
    std::vector<double> timestepsOf(std::vector<double> &sigmas,
                                    const std::vector<float> &all) const
    {
        if (config().useFlowSigmas && config().useKarrasSigmas) {
            for (double &sigma : sigmas)
                sigma = sigma / (sigma + 1);
            return flowTimesteps(sigmas);
        }
        std::vector<double> timesteps;
        for (const double sigma : sigmas) {
            const double time = timestepOf(sigma, all);
            timesteps.push_back(config().useKarrasSigmas ? std::nearbyint(time) : std::trunc(time));
        }
        return timesteps;
    }

    std::vector<double> flowTimesteps(const std::vector<double> &sigmas) const
    {
        std::vector<double> timesteps;
        for (const double sigma : sigmas)
            timesteps.push_back(std::trunc(sigma * config().numTrainTimesteps));
        return timesteps;
    }

    std::vector<double> flowSigmas(int steps) const
    {
        constexpr double kLessThanOne = 1e-6; // so that the first λ is finite
        std::vector<double> sigmas = linspace(1, 1.0 / config().numTrainTimesteps, steps + 1);
        sigmas.pop_back();
        for (double &sigma : sigmas)
            sigma = config().shift * sigma / (1 + (config().shift - 1) * sigma);
        if (config().shiftTerminal != 0) {
            const double scale = (1 - sigmas.back()) / (1 - config().shiftTerminal);
            for (double &sigma : sigmas)
                sigma = 1 - (1 - sigma) / scale;
        }
        if (std::fabs(sigmas.front() - 1) < kLessThanOne)
            sigmas.front() -= kLessThanOne;
        return sigmas;
    }

    at::Tensor noiseOf(const at::Tensor &output, int index, const at::Tensor &sample) const
    {
        const Level now = level(index);
        if (config().prediction == Prediction::Original)
            return (sample - now.alpha * output) / now.sigma;
        return config().prediction == Prediction::Velocity ? now.alpha * output + now.sigma * sample
                                                           : output;
    }

    /// The equations that a step's weights solve, and what they are applied to.
    struct Terms
    {
        at::Tensor ratios;      ///< [order, order], R of the paper
        at::Tensor moments;     ///< [order], b
        at::Tensor differences; ///< [B, order − 1, …] of earlier outputs; undefined at order 1
        at::Tensor base;        ///< the sample carried over by the newest output alone
        at::Tensor scale;       ///< of the weighted differences
    };

    /// For the step from one index to the next; outputs are those known at `from`.
    Terms terms(int from, int order, const at::Tensor &sample) const
    {
        const Level end = level(from + 1);
        const Level start = level(from);
        const at::Tensor h = end.lambda - start.lambda;
        const at::Tensor &newest = m_outputs[0];
        std::vector<at::Tensor> steps;
        std::vector<at::Tensor> differences;
        for (int i = 1; i < order; ++i) {
            const at::Tensor ratio = (level(from - i).lambda - start.lambda) / h;
            steps.push_back(ratio);
            differences.push_back((m_outputs[std::size_t(i)] - newest) / ratio);
        }
        steps.push_back(at::ones({}));
        const at::Tensor step = at::stack(steps);

        const at::Tensor hh = config().predictOriginal ? -h : h;
        const at::Tensor first = at::expm1(hh);
        const at::Tensor whole = config().solverType == "bh1" ? hh : first;
        at::Tensor phi = first / hh - 1;
        double factorial = 1;
        std::vector<at::Tensor> rows;
        std::vector<at::Tensor> moments;
        for (int i = 1; i <= order; ++i) {
            rows.push_back(at::pow(step, i - 1));
            moments.push_back(phi * factorial / whole);
            factorial *= i + 1;
            phi = phi / hh - 1 / factorial;
        }
        Terms terms;
        terms.ratios = at::stack(rows);
        terms.moments = at::stack(moments);
        if (!differences.empty())
            terms.differences = at::stack(differences, 1);
        terms.base = config().predictOriginal
                         ? end.sigma / start.sigma * sample - end.alpha * first * newest
                         : end.alpha / start.alpha * sample - end.sigma * first * newest;
        terms.scale = (config().predictOriginal ? end.alpha : end.sigma) * whole;
        return terms;
    }

    static at::Tensor weighted(const at::Tensor &weights, const at::Tensor &differences)
    {
        return at::einsum("k,bkc...->bc...", {weights, differences});
    }

    at::Tensor advanced(int index, int order, const at::Tensor &sample) const
    {
        const Terms t = terms(index, order, sample);
        if (!t.differences.defined())
            return t.base.to(sample.scalar_type());
        const at::Tensor weights = order == 2
                                       ? at::full({1}, 0.5)
                                       : at::linalg_solve(t.ratios.slice(0, 0, -1).slice(1, 0, -1),
                                                          t.moments.slice(0, 0, -1));
        const at::Tensor rest = weighted(weights.to(sample.options()), t.differences);
        return (t.base - t.scale * rest).to(sample.scalar_type());
    }

    /// The step before once more, now that the output at its end is known.
    at::Tensor corrected(int index, int order, const at::Tensor &output) const
    {
        const Terms t = terms(index - 1, order, m_lastSample);
        const at::Tensor weights = (order == 1 ? at::full({1}, 0.5)
                                               : at::linalg_solve(t.ratios, t.moments))
                                       .to(m_lastSample.options());
        at::Tensor rest = weights[-1] * (output - m_outputs[0]);
        if (t.differences.defined())
            rest = weighted(weights.slice(0, 0, -1), t.differences) + rest;
        return (t.base - t.scale * rest).to(m_lastSample.scalar_type());
    }

    std::vector<at::Tensor> m_outputs; ///< the last one first
    at::Tensor m_lastSample;
    int m_lastOrder = 1;
    int m_taken = 0; ///< steps, up to the order
};

} // namespace

std::unique_ptr<Scheduler> makeUniPc(const SchedulerConfig &config)
{
    SchedulerConfig own = config;
    if (own.solverType != "bh1") // as the published class reads other solvers' settings
        own.solverType = "bh2";
    if (own.solverOrder < 1)
        throw Error(ErrorKind::Model,
                    "UniPC has the orders from 1 on, not " + std::to_string(own.solverOrder) + ".");
    if (!own.predictOriginal && own.prediction == Prediction::Flow)
        throw Error(ErrorKind::Model, "UniPC takes flow predictions only where it predicts the "
                                      "original sample (predict_x0).");
    if (own.useDynamicShifting)
        throw Error(ErrorKind::Model, "UniPC with dynamic shifting is not supported. Choose "
                                      "flow-euler.");
    return std::make_unique<UniPc>(own);
}

} // namespace weft::inference
