#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace weft::ui {

/// A thread for pictures that are looked at, one after the other: of the pieces of work that wait,
/// only the newest is done. Thread: any.
class NewestWorker
{
public:
    NewestWorker();
    /// Waits for the piece in hand; one that waits is dropped.
    ~NewestWorker();

    void post(std::function<void()> work);

private:
    void run(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::function<void()> m_work;
    std::jthread m_thread; // last: it uses the members above
};

} // namespace weft::ui
