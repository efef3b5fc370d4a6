#pragma once

#include "kernels/lut.h"

namespace weft::kernels {

/// How levels of one channel become places among a table's entries: (level − low) × scale.
struct LutAxis
{
    float low;
    float scale;
    float last; ///< the greatest place

    LutAxis(const LutDomain &domain, int size, std::size_t channel)
        : low(domain.low[channel])
        , scale(static_cast<float>(size - 1) / (domain.high[channel] - low))
        , last(static_cast<float>(size - 1))
    {}
};

} // namespace weft::kernels
