#include "inference/schedulers/schedules.h"

#include "inference/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weft::inference {

namespace {

double cosineBar(double t)
{
    const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
    return c * c;
}

double laplaceBar(double t)
{
    const double lambda = -0.5 * std::copysign(1.0, 0.5 - t)
                          * std::log(1 - 2 * std::fabs(0.5 - t) + 1e-6);
    const double snr = std::exp(lambda);
    return std::sqrt(snr / (1 + snr));
}

at::Tensor betasOfBar(int count, double (*bar)(double))
{
    std::vector<double> betas;
    for (int i = 0; i < count; ++i)
        betas.push_back(std::min(1 - bar((i + 1.0) / count) / bar(double(i) / count), 0.999));
    return at::tensor(betas, at::kDouble).to(at::kFloat);
}

at::Tensor betasOf(const SchedulerConfig &config)
{
    const int count = config.numTrainTimesteps;
    const auto between = [&](double first, double last) {
        return at::linspace(first, last, count, at::TensorOptions().dtype(at::kFloat));
    };
    if (!config.trainedBetas.empty())
        return at::tensor(config.trainedBetas, at::kDouble).to(at::kFloat);
    if (config.betaSchedule == "linear")
        return between(config.betaStart, config.betaEnd);
    if (config.betaSchedule == "scaled_linear")
        return between(std::sqrt(config.betaStart), std::sqrt(config.betaEnd)).pow(2);
    if (config.betaSchedule == "squaredcos_cap_v2")
        return betasOfBar(count, cosineBar);
    if (config.betaSchedule == "laplace")
        return betasOfBar(count, laplaceBar);
    if (config.betaSchedule == "sigmoid")
        return at::sigmoid(between(-6, 6)) * (config.betaEnd - config.betaStart) + config.betaStart;
    throw Error(ErrorKind::Model, "The model's scheduler has the noise schedule \""
                                      + config.betaSchedule + "\", which is not known here.");
}

/// Lin et al., Common Diffusion Noise Schedules and Sample Steps are Flawed, algorithm 1.
at::Tensor rescaledToZeroSnr(const at::Tensor &betas)
{
    at::Tensor roots = at::cumprod(1.0 - betas, 0).sqrt();
    const at::Tensor first = roots[0].clone();
    const at::Tensor last = roots[-1].clone();
    roots = roots - last;
    roots = roots * (first / (first - last));
    const at::Tensor bars = roots.pow(2);
    const at::Tensor alphas = bars.slice(0, 1) / bars.slice(0, 0, -1);
    return 1 - at::cat({bars.slice(0, 0, 1), alphas});
}

/// Multiples of a whole number, ascending.
std::vector<double> multiples(int step, int count, int offset)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(double(i) * step + offset);
    return values;
}

std::vector<double> rounded(std::vector<double> values)
{
    for (double &value : values)
        value = std::nearbyint(value); // halves to even, as NumPy's
    return values;
}

double ratioOf(const SchedulerConfig &config, int steps)
{
    return double(config.numTrainTimesteps) / steps;
}

at::Tensor thresholded(const at::Tensor &original, const SchedulerConfig &config)
{
    const at::Tensor flat = original.reshape({original.size(0), -1});
    const at::Tensor limit = at::quantile(flat.abs(), config.dynamicThresholdingRatio, 1)
                                 .clamp(1, config.sampleMaxValue)
                                 .unsqueeze(1);
    return (at::clamp(flat, -limit, limit) / limit).reshape(original.sizes());
}

} // namespace

at::Tensor alphasBarOf(const SchedulerConfig &config)
{
    at::Tensor betas = betasOf(config);
    if (config.rescaleBetasZeroSnr)
        betas = rescaledToZeroSnr(betas);
    return at::cumprod(1.0 - betas, 0);
}

std::vector<double> linspace(double first, double last, int count)
{
    std::vector<double> values;
    const double step = count > 1 ? (last - first) / (count - 1) : 0;
    for (int i = 0; i < count; ++i)
        values.push_back(i * step + first);
    if (count > 1)
        values.back() = last;
    return values;
}

std::vector<double> trailing(double first, double step)
{
    const auto count = static_cast<std::int64_t>(std::ceil(first / step));
    const double delta = (first - step) - first;
    std::vector<double> values;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(std::nearbyint(first + double(i) * delta) - 1);
    return values;
}

std::vector<double> reversed(std::vector<double> values)
{
    std::reverse(values.begin(), values.end());
    return values;
}

std::vector<double> wholeTimesteps(const SchedulerConfig &config, int steps)
{
    switch (config.spacing) {
    case Spacing::Linspace:
        return reversed(rounded(linspace(0, config.numTrainTimesteps - 1, steps)));
    case Spacing::Leading:
        return reversed(multiples(config.numTrainTimesteps / steps, steps, config.stepsOffset));
    case Spacing::Trailing: return trailing(config.numTrainTimesteps, ratioOf(config, steps));
    }
    return {};
}

std::vector<double> fractionalTimesteps(const SchedulerConfig &config, int steps)
{
    if (config.spacing != Spacing::Linspace)
        return wholeTimesteps(config, steps);
    std::vector<double> values = linspace(0, config.numTrainTimesteps - 1, steps);
    for (double &value : values)
        value = static_cast<float>(value);
    return reversed(values);
}

std::vector<double> solverTimesteps(const SchedulerConfig &config, int steps, int last)
{
    if (config.spacing == Spacing::Trailing)
        return trailing(last, ratioOf(config, steps));
    const bool isLeading = config.spacing == Spacing::Leading;
    std::vector<double> values = isLeading
                                     ? multiples(last / (steps + 1), steps + 1, config.stepsOffset)
                                     : rounded(linspace(0, last - 1, steps + 1));
    values.erase(values.begin());
    return reversed(values);
}

std::vector<float> sigmasOf(const at::Tensor &alphasBar)
{
    const at::Tensor sigmas = ((1 - alphasBar) / alphasBar).pow(0.5).contiguous();
    const auto *data = sigmas.const_data_ptr<float>();
    return {data, data + sigmas.numel()};
}

std::vector<double> interpolated(const std::vector<double> &timesteps,
                                 const std::vector<float> &sigmas)
{
    std::vector<double> values;
    const double last = static_cast<double>(sigmas.size()) - 1;
    for (const double time : timesteps) {
        const double inside = std::clamp(time, 0.0, last);
        const auto below = static_cast<std::size_t>(inside);
        const double low = sigmas[below];
        const double high = sigmas[std::min(below + 1, sigmas.size() - 1)];
        values.push_back((high - low) * (inside - double(below)) + low);
    }
    return values;
}

double timestepOf(double sigma, const std::vector<float> &sigmas)
{
    const double wanted = std::log(std::max(sigma, 1e-10));
    const auto above = std::upper_bound(sigmas.begin(), sigmas.end(), wanted,
                                        [](double w, float s) { return w < std::log(s); });
    const auto count = static_cast<std::ptrdiff_t>(sigmas.size());
    const auto low = std::clamp<std::ptrdiff_t>(above - sigmas.begin() - 1, 0, count - 2);
    const float lowLog = std::log(sigmas[low]);
    const float highLog = std::log(sigmas[low + 1]);
    const double weight = std::clamp((lowLog - wanted) / (lowLog - highLog), 0.0, 1.0);
    return (1 - weight) * double(low) + weight * double(low + 1);
}

std::vector<double> karrasSigmas(double least, double greatest, int steps)
{
    constexpr double kRho = 7;
    const double low = std::pow(least, 1 / kRho);
    const double high = std::pow(greatest, 1 / kRho);
    std::vector<double> values = linspace(0, 1, steps);
    for (double &value : values)
        value = std::pow(high + value * (low - high), kRho);
    return values;
}

std::vector<double> exponentialSigmas(double least, double greatest, int steps)
{
    std::vector<double> values = linspace(std::log(greatest), std::log(least), steps);
    for (double &value : values)
        value = std::exp(value);
    return values;
}

namespace {

/// The distribution function of the beta distribution (a, a) from 0 to ½, by its continued
/// fraction. Source: NIST Digital Library of Mathematical Functions, 8.17.22.
double lowerBeta(double x, double a)
{
    constexpr int kTerms = 100;
    double fraction = 1;
    for (int n = kTerms; n > 0; --n) {
        const int m = n / 2;
        const double term = n % 2 == 1
                                ? -(a + m) * (2 * a + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
                                : m * (a - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        fraction = 1 + term / fraction;
    }
    const double logOfBeta = 2 * std::lgamma(a) - std::lgamma(2 * a);
    return std::exp(a * std::log(x) + a * std::log1p(-x) - logOfBeta) / (a * fraction);
}

/// The value below which a share of the distribution (a, a) lies.
double betaQuantile(double share, double a)
{
    if (share > 0.5)
        return 1 - betaQuantile(1 - share, a);
    double low = 0;
    double high = share > 0 ? 0.5 : 0;
    for (int halvings = 0; halvings < 100; ++halvings) {
        const double middle = (low + high) / 2;
        (lowerBeta(middle, a) < share ? low : high) = middle;
    }
    return high;
}

} // namespace

std::vector<double> betaSigmas(double least, double greatest, int steps)
{
    constexpr double kShape = 0.6;
    std::vector<double> values = linspace(0, 1, steps);
    for (double &value : values)
        value = least + betaQuantile(1 - value, kShape) * (greatest - least);
    return values;
}

std::vector<double> reshapedSigmas(const SchedulerConfig &config, double least, double greatest,
                                   int steps)
{
    if (config.useKarrasSigmas)
        return karrasSigmas(least, greatest, steps);
    if (config.useExponentialSigmas)
        return exponentialSigmas(least, greatest, steps);
    if (config.useBetaSigmas)
        return betaSigmas(least, greatest, steps);
    return {};
}

at::Tensor toTensor(const std::vector<double> &sigmas, double final)
{
    std::vector<double> all = sigmas;
    all.push_back(final);
    return at::tensor(all, at::kDouble).to(at::kFloat);
}

std::vector<float> toFloats(const std::vector<double> &values)
{
    return {values.begin(), values.end()};
}

Predicted predicted(Prediction prediction, const at::Tensor &output, const at::Tensor &sample,
                    const at::Tensor &alphaBar, const at::Tensor &betaBar)
{
    const at::Tensor alpha = alphaBar.pow(0.5);
    const at::Tensor beta = betaBar.pow(0.5);
    switch (prediction) {
    case Prediction::Epsilon: return {(sample - beta * output) / alpha, output};
    case Prediction::Original: return {output, (sample - alpha * output) / beta};
    case Prediction::Velocity:
        return {alpha * sample - beta * output, alpha * output + beta * sample};
    case Prediction::Flow: break;
    }
    throw Error(ErrorKind::Model, "The model's scheduler does not take flow predictions. Choose "
                                  "another one: flow-euler, unipc or dpm++-2m.");
}

at::Tensor held(const at::Tensor &original, const SchedulerConfig &config)
{
    if (config.thresholding)
        return thresholded(original, config);
    if (config.clipSample)
        return original.clamp(-config.clipSampleRange, config.clipSampleRange);
    return original;
}

} // namespace weft::inference
