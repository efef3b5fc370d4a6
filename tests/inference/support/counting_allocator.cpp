#include "tests/inference/support/counting_allocator.h"

#include <c10/util/Exception.h>

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace weft::test {

namespace {

constexpr std::size_t kAlignment = 64;

std::atomic<std::int64_t> alive = 0;
std::atomic<std::int64_t> peak = 0;
std::atomic<std::int64_t> most = 0; ///< that may be alive; 0: any

/// Its size lies before a block.
void release(void *data)
{
    if (!data)
        return;
    auto *block = static_cast<char *>(data) - kAlignment;
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    alive -= static_cast<std::int64_t>(bytes);
    std::free(block);
}

class Allocator : public c10::Allocator
{
public:
    c10::DataPtr allocate(std::size_t bytes) override
    {
        const std::int64_t now = alive += static_cast<std::int64_t>(bytes);
        if (most > 0 && now > most) {
            alive -= static_cast<std::int64_t>(bytes);
            TORCH_CHECK_WITH(OutOfMemoryError, false, "Out of memory.");
        }
        for (std::int64_t before = peak; before < now && !peak.compare_exchange_weak(before, now);)
            ;
        auto *block = static_cast<char *>(
            std::aligned_alloc(kAlignment, (bytes + 2 * kAlignment - 1) / kAlignment * kAlignment));
        std::memcpy(block, &bytes, sizeof bytes);
        void *data = block + kAlignment;
        return {data, data, &release, at::kCPU};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &release; }
    void copy_data(void *to, const void *from, std::size_t count) const override
    {
        default_copy_data(to, from, count);
    }
};

/// For good: tensors may outlive the one that counts.
Allocator &allocator()
{
    static Allocator one;
    return one;
}

} // namespace

CountingAllocator::CountingAllocator(std::int64_t limit)
{
    peak = alive.load();
    most = limit > 0 ? alive + limit : 0;
    c10::SetCPUAllocator(&allocator());
}

CountingAllocator::~CountingAllocator()
{
    most = 0;
    c10::SetCPUAllocator(c10::GetDefaultCPUAllocator());
}

std::int64_t CountingAllocator::peakBytes() const
{
    return peak;
}

} // namespace weft::test
