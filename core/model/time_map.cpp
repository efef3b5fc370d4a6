#include "core/model/time_map.h"

#include <algorithm>

namespace weft {

Rational TimeMap::sourceAt(const Rational &at) const
{
    if (keys.empty())
        return at;
    const auto next = std::upper_bound(keys.begin(), keys.end(), at,
                                       [](const Rational &wanted, const TimeKey &key) {
                                           return wanted < key.at;
                                       });
    if (next == keys.begin())
        return keys.front().source;
    const auto from = std::prev(next);
    return from->source
           + (at - from->at) * slopeAfter(static_cast<std::size_t>(from - keys.begin()));
}

Rational TimeMap::slopeAfter(std::size_t key) const
{
    if (key + 1 >= keys.size())
        return {};
    const TimeKey &from = keys[key], &to = keys[key + 1];
    return (to.source - from.source) / (to.at - from.at);
}

bool isValid(const TimeMap &map)
{
    const auto &keys = map.keys;
    if (keys.size() < 2 || keys.size() > kMaxTimeKeys || !keys.front().at.isZero())
        return false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Rational slope = map.slopeAfter(i);
        const bool isRising = i == 0 || keys[i - 1].at < keys[i].at;
        if (!isRising || keys[i].source < Rational(0) || slope > Rational(kMaxTimeSlope)
            || slope < Rational(-kMaxTimeSlope))
            return false;
    }
    return true;
}

} // namespace weft
