#pragma once

#include <ctime>

namespace weft::test {

/// How long this program has computed since it was made: what else a machine does makes it no
/// longer. For what is to be refused before much is done for it.
class WorkTimer
{
public:
    /// Milliseconds.
    long elapsed() const { return (now() - m_start) / 1'000'000; }
    void restart() { m_start = now(); }

private:
    static long now()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return time.tv_sec * 1'000'000'000L + time.tv_nsec;
    }
    long m_start = now();
};

} // namespace weft::test
