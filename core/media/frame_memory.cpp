#include "core/media/frame_memory.h"

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

namespace weft {

namespace {

constexpr std::align_val_t kAlignment{64};
constexpr std::size_t kGreatestKept = std::size_t{256} << 20;

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
        const auto found = std::find_if(m_free.rbegin(), m_free.rend(),
                                        [size](const Block &block) { return block.size == size; });
        if (found == m_free.rend())
            return static_cast<std::byte *>(::operator new(size, kAlignment));
        std::byte *data = found->data;
        m_free.erase(std::next(found).base());
        m_kept -= size;
        return data;
    }

    void give(Block block)
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(block);
        m_kept += block.size;
        while (m_kept > kGreatestKept) {
            m_kept -= m_free.front().size;
            ::operator delete(m_free.front().data, kAlignment);
            m_free.erase(m_free.begin());
        }
    }

private:
    std::mutex m_mutex;
    std::vector<Block> m_free; // oldest first
    std::size_t m_kept = 0;
};

} // namespace

std::shared_ptr<std::byte> allocateFrameMemory(std::size_t size)
{
    static const auto pool = std::make_shared<BlockPool>();
    // Each block holds the pool, so that a picture may outlive the end of main.
    return {pool->take(size), [owner = pool, size](std::byte *data) { owner->give({data, size}); }};
}

} // namespace weft
