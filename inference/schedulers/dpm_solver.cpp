#include "inference/schedulers/factories.h"

#include "inference/base/error.h"
#include "inference/random/noise.h"
#include "inference/schedulers/schedules.h"
#include "inference/schedulers/solver_sigmas.h"

#include <ATen/ATen.h>

#include <cmath>

namespace weft::inference {

namespace {

class DpmSolver : public SolverScheduler
{
public:
    explicit DpmSolver(const SchedulerConfig &config)
        : SolverScheduler(config)
        , m_isNoisy(config.algorithmType == "sde-dpmsolver++")
        , m_isHeun(config.solverType == "heun")
    {}

    at::Tensor step(const at::Tensor &output, int index, const at::Tensor &given,
                    const StepOptions &options) override
    {
        m_originals.insert(m_originals.begin(), originalOf(output, index, given));
        if (int(m_originals.size()) > config().solverOrder)
            m_originals.pop_back();
        const at::Tensor sample = given.to(at::kFloat);
        at::Tensor noise;
        if (m_isNoisy)
            noise = options.noise->normal(output.sizes(), at::kFloat, output.device());
        return update(orderAt(index), index, sample, noise).to(output.scalar_type());
    }

protected:
    std::vector<float> layOut(int steps) override
    {
        m_originals.clear();
        if (config().useFlowSigmas)
            return layOutFlow(steps);
        const std::vector<float> all = sigmasOf(alphasBar());
        const double final = config().finalSigmaIsZero ? 0 : all.front();
        std::vector<double> sigmas = config().useLuLambdas && !config().useKarrasSigmas
                                         ? luSigmas(all, steps)
                                         : sigmasAsAsked(steps);
        std::vector<double> timesteps;
        if (sigmas.empty()) {
            timesteps = solverTimesteps(config(), steps, lastTimestep());
            sigmas = interpolated(timesteps, all);
        } else {
            for (const double sigma : sigmas)
                timesteps.push_back(wholeTimestepOf(sigma, all));
        }
        setSigmas(sigmas, final);
        return toFloats(timesteps);
    }

private:
    /// Lu et al., DPM-Solver, with λ evenly spaced; logarithms in float as the published class has
    /// them.
    static std::vector<double> luSigmas(const std::vector<float> &all, int steps)
    {
        std::vector<double> sigmas = linspace(std::log(all.back()), std::log(all.front()), steps);
        for (double &sigma : sigmas)
            sigma = std::exp(sigma);
        return sigmas;
    }

    double wholeTimestepOf(double sigma, const std::vector<float> &all) const
    {
        const double time = timestepOf(sigma, all);
        const bool isRounded = (config().useKarrasSigmas || config().useLuLambdas)
                               && config().betaSchedule != "squaredcos_cap_v2";
        return isRounded ? std::nearbyint(time) : std::trunc(time);
    }

    std::vector<float> layOutFlow(int steps)
    {
        std::vector<double> sigmas;
        for (const double alpha : linspace(1, 1.0 / config().numTrainTimesteps, steps + 1)) {
            const double sigma = 1.0 - alpha;
            sigmas.push_back(config().shift * sigma / (1 + (config().shift - 1) * sigma));
        }
        sigmas.erase(sigmas.begin());
        sigmas = reversed(sigmas);
        setSigmas(sigmas, config().finalSigmaIsZero ? 0 : sigmasOf(alphasBar()).front());
        std::vector<float> timesteps;
        for (const double sigma : sigmas)
            timesteps.push_back(float(std::trunc(sigma * config().numTrainTimesteps)));
        return timesteps;
    }

    /// One after the last timestep of training whose λ is not clipped.
    int lastTimestep() const
    {
        if (config().lambdaMinClipped == 0)
            return config().numTrainTimesteps;
        const at::Tensor lambda = alphasBar().sqrt().log() - (1 - alphasBar()).sqrt().log();
        return (lambda >= config().lambdaMinClipped).sum().item<int>();
    }

    int orderAt(int index) const
    {
        constexpr int kFew = 15; // steps that are too few for high orders at the end
        const bool isShort = config().lowerOrderFinal && count() < kFew;
        if (index == count() - 1 && (config().eulerAtFinal || isShort || config().finalSigmaIsZero))
            return 1;
        const int known = std::min(config().solverOrder, int(m_originals.size()));
        return index == count() - 2 && isShort ? std::min(known, 2) : known;
    }

    /// One step of the given order; the formulas of the paper's appendix, with x0 for the data
    /// prediction and h for the step in λ.
    at::Tensor update(int order, int index, const at::Tensor &sample, const at::Tensor &noise) const
    {
        const Level to = level(index + 1);
        const Level from = level(index);
        const at::Tensor h = to.lambda - from.lambda;
        const at::Tensor decay = m_isNoisy ? at::exp(-2.0 * h) : at::exp(-h);
        const at::Tensor &x0 = m_originals[0];
        at::Tensor result = m_isNoisy ? (to.sigma / from.sigma * at::exp(-h)) * sample
                                            + (to.alpha * (1 - decay)) * x0
                                      : (to.sigma / from.sigma) * sample
                                            - (to.alpha * (decay - 1.0)) * x0;
        if (order == 2)
            result = result + secondOrder(index, to.alpha, h, decay);
        else if (order > 2)
            result = result + thirdOrder(index, to.alpha, h, decay);
        return m_isNoisy ? result + to.sigma * at::sqrt(1.0 - at::exp(-2 * h)) * noise : result;
    }

    /// The integral of λ's first power over a step, without its sign.
    at::Tensor linearTerm(const at::Tensor &alpha, const at::Tensor &h,
                          const at::Tensor &decay) const
    {
        return m_isNoisy ? alpha * ((1.0 - decay) / (-2.0 * h) + 1.0)
                         : alpha * ((decay - 1.0) / h + 1.0);
    }

    at::Tensor secondOrder(int index, const at::Tensor &alpha, const at::Tensor &h,
                           const at::Tensor &decay) const
    {
        const at::Tensor before = level(index).lambda - level(index - 1).lambda;
        const at::Tensor slope = (1.0 / (before / h)) * (m_originals[0] - m_originals[1]);
        if (m_isHeun)
            return linearTerm(alpha, h, decay) * slope;
        return m_isNoisy ? 0.5 * (alpha * (1 - decay)) * slope
                         : -(0.5 * (alpha * (decay - 1.0)) * slope);
    }

    at::Tensor thirdOrder(int index, const at::Tensor &alpha, const at::Tensor &h,
                          const at::Tensor &decay) const
    {
        const at::Tensor r0 = (level(index).lambda - level(index - 1).lambda) / h;
        const at::Tensor r1 = (level(index - 1).lambda - level(index - 2).lambda) / h;
        const at::Tensor recent = (1.0 / r0) * (m_originals[0] - m_originals[1]);
        const at::Tensor older = (1.0 / r1) * (m_originals[1] - m_originals[2]);
        const at::Tensor slope = recent + (r0 / (r0 + r1)) * (recent - older);
        const at::Tensor bend = (1.0 / (r0 + r1)) * (recent - older);
        const at::Tensor square = m_isNoisy
                                      ? alpha * ((1.0 - decay - 2.0 * h) / (2.0 * h).pow(2) - 0.5)
                                      : -(alpha * ((decay - 1.0 + h) / h.pow(2) - 0.5));
        return linearTerm(alpha, h, decay) * slope + square * bend;
    }

    bool m_isNoisy;
    bool m_isHeun;
    std::vector<at::Tensor> m_originals; ///< predicted, the last one first
};

} // namespace

std::unique_ptr<Scheduler> makeDpmSolver(const SchedulerConfig &config)
{
    SchedulerConfig own = config;
    if (own.algorithmType == "deis") // as the published class reads other solvers' settings
        own.algorithmType = "dpmsolver++";
    if (own.algorithmType != "dpmsolver++" && own.algorithmType != "sde-dpmsolver++")
        throw Error(ErrorKind::Model, "DPM-Solver's variant \"" + own.algorithmType
                                          + "\" is not supported. Choose dpm++-2m or "
                                            "dpm++-2m-sde.");
    if (own.solverOrder < 1 || own.solverOrder > 3)
        throw Error(ErrorKind::Model, "DPM-Solver++ has the orders 1 to 3, not "
                                          + std::to_string(own.solverOrder) + ".");
    return std::make_unique<DpmSolver>(own);
}

} // namespace weft::inference
