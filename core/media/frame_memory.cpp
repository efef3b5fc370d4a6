#include "core/media/frame_memory.h"

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

namespace weft {

namespace {

constexpr std::align_val_t kAlignment{64};
constexpr std::size_t kDefaultBudget = std::size_t{384} << 20;

struct Block
{
    std::byte *data;
    std::size_t size;
};

class BlockPool
{
public:
    BlockPool() = default;
    BlockPool(const BlockPool &) = delete;
    BlockPool &operator=(const BlockPool &) = delete;
    ~BlockPool()
    {
        for (const Block &block : m_free)
            ::operator delete(block.data, kAlignment);
    }

    std::byte *take(std::size_t size)
    {
        const std::lock_guard lock(m_mutex);
        m_use.held += size;
        const auto found = std::find_if(m_free.rbegin(), m_free.rend(),
                                        [size](const Block &block) { return block.size == size; });
        if (found == m_free.rend()) {
            trim();
            return static_cast<std::byte *>(::operator new(size, kAlignment));
        }
        std::byte *data = found->data;
        m_free.erase(std::next(found).base());
        m_use.kept -= size;
        return data;
    }

    void give(Block block)
    {
        const std::lock_guard lock(m_mutex);
        m_use.held -= block.size;
        m_free.push_back(block);
        m_use.kept += block.size;
        trim();
    }

    void setBudget(std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_use.budget = bytes;
        trim();
    }

    FrameMemoryUse use()
    {
        const std::lock_guard lock(m_mutex);
        return m_use;
    }

private:
    /// Frees the blocks that have been kept for the longest time, until the budget is met; but a
    /// quarter of it stays, or large pictures would be made of fresh memory one by one.
    void trim()
    {
        const std::size_t left = m_use.budget - std::min(m_use.held, m_use.budget);
        const std::size_t most = std::max(left, m_use.budget / 4);
        auto last = m_free.begin();
        for (; last != m_free.end() && m_use.kept > most; ++last) {
            m_use.kept -= last->size;
            ::operator delete(last->data, kAlignment);
        }
        m_free.erase(m_free.begin(), last);
    }

    std::mutex m_mutex;
    std::vector<Block> m_free; // oldest first
    FrameMemoryUse m_use{0, 0, kDefaultBudget};
};

const std::shared_ptr<BlockPool> &pool()
{
    static const auto pool = std::make_shared<BlockPool>();
    return pool;
}

} // namespace

std::shared_ptr<std::byte> allocateFrameMemory(std::size_t size)
{
    // Each block holds the pool, so that a picture may outlive the end of main.
    return {pool()->take(size), [owner = pool(), size](std::byte *data) {
                owner->give({data, size});
            }};
}

void setFrameMemoryBudget(std::size_t bytes)
{
    pool()->setBudget(bytes);
}

FrameMemoryUse frameMemoryUse()
{
    return pool()->use();
}

} // namespace weft
