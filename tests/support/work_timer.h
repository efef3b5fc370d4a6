#pragma once

#include <ctime>

namespace weft::test {

/// How long this program has computed since it was made: what else a machine does makes it no
/// longer. For what is to be refused before much is done for it.
class WorkTimer
{
public:
    /// Milliseconds.
    long elapsed() const { return (std::clock() - m_start) / (CLOCKS_PER_SEC / 1000); }
    void restart() { m_start = std::clock(); }

private:
    std::clock_t m_start = std::clock();
};

} // namespace weft::test
