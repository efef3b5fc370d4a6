#pragma once

#include <stop_token>

namespace weft::cli {

/// From now on SIGINT and SIGTERM ask the running command to stop instead of killing the program; a
/// second one ends it at once. Call once, before any other thread exists.
void watchForInterrupts();

/// Stopped by the first of those signals. Thread: any.
std::stop_token interrupted();

} // namespace weft::cli
