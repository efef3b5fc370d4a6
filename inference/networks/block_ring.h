#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace weft::inference {

/// Blocks of a network that are read when their turn comes: while one is at work, a thread reads
/// the one after it, so that two are in memory and never more. For networks that do not fit into
/// it whole. Thread: one at a time.
class BlockRing
{
public:
    using Read = std::shared_ptr<const void>;

    BlockRing() = default;
    ~BlockRing() = default; // the thread ends after what it is reading
    BlockRing(const BlockRing &) = delete;
    BlockRing &operator=(const BlockRing &) = delete;

    /// Adds the block that is used after those added before. Reads nothing yet.
    /// @param values of its weights @param read called on the ring's thread, each time anew
    /// @return its number
    std::size_t add(std::int64_t values, std::function<Read()> read);
    /// A block, which is gone when the caller lets go of it, before the next call. Waits until it
    /// is read; then the one after it begins to be, after the last the first.
    /// Throws what reading it threw.
    Read take(std::size_t number);

    /// Of the two neighbours that are greatest together.
    std::int64_t greatestValues() const;
    std::int64_t allValues() const;

private:
    struct Block
    {
        std::int64_t values = 0;
        std::function<Read()> read;
    };
    void ask(std::size_t number, std::unique_lock<std::mutex> &lock);
    void work(const std::stop_token &stop);

    std::vector<Block> m_blocks;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_changed;
    std::optional<std::size_t> m_asked; ///< is read, or to be read
    bool m_isAtWork = false;
    bool m_isRead = false;
    Read m_read;
    std::exception_ptr m_failure;
    std::jthread m_reader; ///< started by the first take()
};

/// A part of a network: there for good, or taken from a ring each time that it is asked for.
template<typename Part>
class RingBlock
{
public:
    /// @param ring none: the part stays @param values of its weights @param make reads it
    RingBlock(const std::shared_ptr<BlockRing> &ring, std::int64_t values,
              const std::function<Part()> &make)
        : m_ring(ring)
    {
        if (ring)
            m_number = ring->add(values, [make] { return std::make_shared<const Part>(make()); });
        else
            m_part = std::make_shared<const Part>(make());
    }

    /// To be let go of before the next one is asked for.
    std::shared_ptr<const Part> get() const
    {
        return m_part ? m_part : std::static_pointer_cast<const Part>(m_ring->take(m_number));
    }

private:
    std::shared_ptr<BlockRing> m_ring;
    std::size_t m_number = 0;
    std::shared_ptr<const Part> m_part;
};

} // namespace weft::inference
