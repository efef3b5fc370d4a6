#include "inference/networks/block_ring.h"

#include <algorithm>
#include <utility>

namespace weft::inference {

std::size_t BlockRing::add(std::int64_t values, std::function<Read()> read)
{
    m_blocks.push_back({values, std::move(read)});
    return m_blocks.size() - 1;
}

BlockRing::Read BlockRing::take(std::size_t number)
{
    std::unique_lock lock(m_mutex);
    if (!m_reader.joinable())
        m_reader = std::jthread([this](const std::stop_token &stop) { work(stop); });
    if (m_asked != number)
        ask(number, lock);
    m_changed.wait(lock, [this] { return m_isRead; });
    Read read = std::exchange(m_read, nullptr);
    if (const auto failure = std::exchange(m_failure, nullptr)) {
        m_asked.reset();
        std::rethrow_exception(failure);
    }
    ask((number + 1) % m_blocks.size(), lock);
    return read;
}

void BlockRing::ask(std::size_t number, std::unique_lock<std::mutex> &lock)
{
    m_changed.wait(lock, [this] { return !m_isAtWork; });
    m_read.reset();
    m_failure = nullptr;
    m_isRead = false;
    m_asked = number;
    m_changed.notify_all();
}

void BlockRing::work(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_asked && !m_isRead; })) {
        m_isAtWork = true;
        const auto &read = m_blocks[*m_asked].read;
        lock.unlock();
        Read result;
        std::exception_ptr failure;
        try {
            result = read();
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        m_read = std::move(result);
        m_failure = failure;
        m_isAtWork = false;
        m_isRead = true;
        m_changed.notify_all();
    }
}

std::int64_t BlockRing::greatestValues() const
{
    std::int64_t greatest = 0;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        greatest = std::max(greatest,
                            m_blocks[i].values + m_blocks[(i + 1) % m_blocks.size()].values);
    return greatest;
}

std::int64_t BlockRing::allValues() const
{
    std::int64_t sum = 0;
    for (const Block &block : m_blocks)
        sum += block.values;
    return sum;
}

} // namespace weft::inference
