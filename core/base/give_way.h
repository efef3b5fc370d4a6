#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace weft {

/// Of threads that make what is looked at: the window's, which follow the hand, go first.
inline constexpr int kNiceOfPictures = 5;
/// Of threads that work ahead.
inline constexpr int kNiceOfWorkAhead = 10;

/// Lets the calling thread, and those that it starts, give way to others. On Linux a thread has a
/// priority of its own. @param nice 0 to 19
inline void giveWay(int nice)
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
}

} // namespace weft
