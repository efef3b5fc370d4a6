#pragma once

#include <chrono>
#include <functional>

namespace weft {

/// A clock that never runs backwards; tests move one by hand.
using Now = std::function<std::chrono::nanoseconds()>;

/// The steady clock. Thread: any.
inline std::chrono::nanoseconds steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

/// The steady clock in place of none.
inline Now orSteady(Now now)
{
    return now ? now : steadyNow;
}

} // namespace weft
