#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <vector>

namespace weft::bench {

using Clock = std::chrono::steady_clock;

double millisecondsBetween(Clock::time_point from, Clock::time_point to);
inline double millisecondsSince(Clock::time_point from)
{
    return millisecondsBetween(from, Clock::now());
}

/// How long something took.
double milliseconds(const std::function<void()> &work);

/// @param part 0 = the least, 0.5 = the median, 1 = the greatest @return 0 for no values
double percentile(std::vector<double> values, double part);

/// Runs the event loop until something holds. @return whether it came to hold in time
bool runUntil(const std::function<bool()> &holds, int mostMs);
void runFor(int ms);

/// Of this process, in megabytes.
double residentMegabytes();

} // namespace weft::bench
