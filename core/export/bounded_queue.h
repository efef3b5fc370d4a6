#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace weft {

/// Hands values from one thread to another, holding at most a few. Either side can end it: the
/// reader gets what is left and then nothing; the writer is told that nobody reads any more.
/// Thread: one writer, one reader.
template<typename T>
class BoundedQueue
{
public:
    explicit BoundedQueue(std::size_t capacity)
        : m_capacity(capacity)
    {}

    /// Waits for room. False once the reader has stopped.
    bool push(T value)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_values.size() < m_capacity || m_isAbandoned; });
        if (m_isAbandoned)
            return false;
        m_values.push_back(std::move(value));
        m_changed.notify_all();
        return true;
    }

    /// Waits for a value. Nothing once the writer has ended and all values are taken.
    std::optional<T> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_values.empty() || m_isEnded; });
        if (m_values.empty())
            return {};
        T value = std::move(m_values.front());
        m_values.pop_front();
        m_changed.notify_all();
        return value;
    }

    /// The writer has no more.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_isEnded = true;
        m_changed.notify_all();
    }

    /// The reader takes no more.
    void abandon()
    {
        const std::lock_guard lock(m_mutex);
        m_isAbandoned = true;
        m_changed.notify_all();
    }

private:
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_values;
    bool m_isEnded = false;
    bool m_isAbandoned = false;
};

} // namespace weft
