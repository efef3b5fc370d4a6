#pragma once

/// A broken invariant is a bug, not a user's mistake. WEFT_ASSERT(condition, recovery) logs the
/// place and runs `recovery` in release builds; where WEFT_ASSERTS_ABORT is set in the environment
/// (all tests set it) and in debug builds it aborts.
///
///     WEFT_ASSERT(track != nullptr, return {});
#define WEFT_ASSERT(condition, recovery) \
    do { \
        if (!(condition)) { \
            ::weft::reportBrokenInvariant(#condition, __FILE__, __LINE__); \
            recovery; \
        } \
    } while (false)

namespace weft {

/// Logs a broken invariant; aborts in debug builds and under WEFT_ASSERTS_ABORT. Thread: any.
void reportBrokenInvariant(const char *condition, const char *file, int line);

} // namespace weft
