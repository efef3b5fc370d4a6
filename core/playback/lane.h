#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace weft {

/// A thread that does one piece of work after the other while there is any. Without a thread, which
/// is how tests have every order of events in their hand, the work is done in work().
class Lane
{
public:
    /// @param step does a piece; false where there is nothing to do
    /// @param hasThread else steps are made in work() alone
    /// @param nice how far the thread gives way to others, see giveWay()
    Lane(std::function<bool()> step, bool hasThread, int nice = 0);
    /// Waits for the piece in hand.
    ~Lane();

    /// There may be something to do. Thread: any.
    void wake();
    /// Makes steps until there is nothing to do. Thread: the owner's. @pre it has no thread
    void work();

private:
    void run(const std::stop_token &stop);

    std::function<bool()> m_step;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isAwake = true;
    std::jthread m_thread; // last: it uses the members above
};

} // namespace weft
