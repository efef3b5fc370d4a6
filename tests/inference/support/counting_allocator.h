#pragma once

#include <c10/core/CPUAllocator.h>

#include <cstdint>

namespace weft::test {

/// While this lives tensors on the CPU are counted, and cannot be more than a limit: as with a
/// device that is full. Thread: one at a time; tensors may come from any.
class CountingAllocator
{
public:
    /// @param limit bytes that may be alive at once beyond those of now; 0: any
    explicit CountingAllocator(std::int64_t limit = 0);
    ~CountingAllocator();
    CountingAllocator(const CountingAllocator &) = delete;
    CountingAllocator &operator=(const CountingAllocator &) = delete;

    /// The most bytes that were alive at once since it was made.
    std::int64_t peakBytes() const;
};

} // namespace weft::test
