#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace weft {

/// A second-order filter whose coefficients may change at any sample without a click or a burst:
/// the trapezoidal state-variable filter of A. Simper (Cytomic, "Linear Trapezoidal Integrated
/// State Variable Filter With Low Noise and Optimised Precision", 2013). Its responses are those of
/// the bilinear transform.
class StateVariableFilter
{
public:
    struct Coefficients
    {
        double a1 = 1, a2 = 0, a3 = 0; ///< of the integrators
        double m0 = 1, m1 = 0, m2 = 0; ///< of input, band and low in the output
    };

    /// @param hertz 0 < hertz; taken as at most 23 kHz @param q > 0; √½ for Butterworth
    static Coefficients highPass(double hertz, double q);
    static Coefficients lowPass(double hertz, double q);
    static Coefficients bell(double hertz, double q, double decibels);
    static Coefficients lowShelf(double hertz, double q, double decibels);
    static Coefficients highShelf(double hertz, double q, double decibels);

    /// One sample of one channel.
    double next(std::size_t channel, double input, const Coefficients &c)
    {
        State &s = m_states[channel];
        const double v3 = input - s.second;
        const double v1 = c.a1 * s.first + c.a2 * v3;
        const double v2 = s.second + c.a2 * s.first + c.a3 * v3;
        s.first = 2 * v1 - s.first;
        s.second = 2 * v2 - s.second;
        return c.m0 * input + c.m1 * v1 + c.m2 * v2;
    }
    /// What a sample of one channel consists of: input = low + k × band + high, where k = 1 ÷ q.
    struct Bands
    {
        double low, band, high;
    };
    /// @param c of a high pass
    Bands split(std::size_t channel, double input, const Coefficients &c)
    {
        State &s = m_states[channel];
        const double v3 = input - s.second;
        const double v1 = c.a1 * s.first + c.a2 * v3;
        const double v2 = s.second + c.a2 * s.first + c.a3 * v3;
        s.first = 2 * v1 - s.first;
        s.second = 2 * v2 - s.second;
        return {v2, v1, input + c.m1 * v1 - v2};
    }
    /// Filters channels in place.
    void run(std::span<double *const> channels, std::size_t length, const Coefficients &c);

private:
    struct State
    {
        double first = 0, second = 0;
    };
    std::array<State, 8> m_states{};
};

/// Samples after which what a filter remembers is below −100 dB.
double settlingOf(double hertz, double q);

} // namespace weft
