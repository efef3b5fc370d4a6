#pragma once

namespace weft::test {

/// Milliseconds in which whatever is to happen has happened, on a busy machine and under sanitizers
/// too.
inline constexpr int kPatienceMs = 60'000;

} // namespace weft::test
