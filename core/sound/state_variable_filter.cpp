#include "core/sound/state_variable_filter.h"

#include "core/time/frame_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weft {

namespace {

using Coefficients = StateVariableFilter::Coefficients;

double warped(double hertz)
{
    return std::tan(std::numbers::pi * std::min(hertz, 23'000.0)
                    / static_cast<double>(kSampleRate));
}

Coefficients integrators(double g, double k)
{
    const double a1 = 1 / (1 + g * (g + k));
    return {a1, g * a1, g * g * a1};
}

Coefficients with(Coefficients c, double m0, double m1, double m2)
{
    c.m0 = m0;
    c.m1 = m1;
    c.m2 = m2;
    return c;
}

double rootGain(double decibels)
{
    return std::pow(10, decibels / 40);
}

} // namespace

Coefficients StateVariableFilter::highPass(double hertz, double q)
{
    return with(integrators(warped(hertz), 1 / q), 1, -1 / q, -1);
}

Coefficients StateVariableFilter::lowPass(double hertz, double q)
{
    return with(integrators(warped(hertz), 1 / q), 0, 0, 1);
}

Coefficients StateVariableFilter::bell(double hertz, double q, double decibels)
{
    const double a = rootGain(decibels), k = 1 / (q * a);
    return with(integrators(warped(hertz), k), 1, k * (a * a - 1), 0);
}

Coefficients StateVariableFilter::lowShelf(double hertz, double q, double decibels)
{
    const double a = rootGain(decibels), k = 1 / q;
    return with(integrators(warped(hertz) / std::sqrt(a), k), 1, k * (a - 1), a * a - 1);
}

Coefficients StateVariableFilter::highShelf(double hertz, double q, double decibels)
{
    const double a = rootGain(decibels), k = 1 / q;
    return with(integrators(warped(hertz) * std::sqrt(a), k), a * a, k * (1 - a) * a, 1 - a * a);
}

void StateVariableFilter::run(std::span<double *const> channels, std::size_t length,
                              const Coefficients &c)
{
    if (channels.size() == 2) { // side by side: one waits for itself
        for (std::size_t i = 0; i < length; ++i) {
            channels[0][i] = next(0, channels[0][i], c);
            channels[1][i] = next(1, channels[1][i], c);
        }
        return;
    }
    for (std::size_t channel = 0; channel < channels.size(); ++channel) {
        for (std::size_t i = 0; i < length; ++i)
            channels[channel][i] = next(channel, channels[channel][i], c);
    }
}

double settlingOf(double hertz, double q)
{
    // The slower pole of a second-order section; ln 10⁵ = 11.5 time constants.
    const double omega = 2 * std::numbers::pi * hertz / static_cast<double>(kSampleRate);
    const double damping = 1 / (2 * q);
    const double slowest = damping < 1 ? damping : damping - std::sqrt(damping * damping - 1);
    return 11.6 / (omega * slowest);
}

} // namespace weft
