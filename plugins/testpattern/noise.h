#pragma once

#include <cstdint>
#include <initializer_list>

namespace testpattern {

/// A number from 0 to 1 that looks random and depends on its arguments alone: whole-number
/// arithmetic (splitmix64), so it is the same on every machine, in any order and on any number of
/// threads.
inline float noise(std::int64_t seed, std::int64_t frame, std::int64_t x, std::int64_t y)
{
    std::uint64_t state = 0;
    for (const std::int64_t part : {seed, frame, x, y}) {
        state += std::uint64_t(part) + 0x9E3779B97F4A7C15U;
        state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9U;
        state = (state ^ state >> 27) * 0x94D049BB133111EBU;
        state ^= state >> 31;
    }
    return float(state >> 40) / float(0xFFFFFF);
}

} // namespace testpattern
