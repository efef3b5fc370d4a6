#pragma once

#include "core/base/result.h"

#include <cstdint>

namespace weft {

/// What the user says about caches: `cache.json` in the folder for settings.
struct CacheSettings
{
    std::int64_t budgetBytes = 10'000'000'000; ///< of all caches together, ≥ 0; 0 = none are kept
};

/// As written there; the defaults where there is no such file. Thread: any.
/// Errors (Usage): it cannot be read; the sentence says where.
Result<CacheSettings> readCacheSettings();

/// Errors (Output): the file cannot be written.
Status writeCacheSettings(const CacheSettings &settings);

} // namespace weft
