#pragma once

#include "core/base/result.h"
#include "core/cache/cache_key.h"

#include <map>
#include <mutex>
#include <optional>

namespace weft {

/// What could not be made, so that it is not tried for ever. One failure may have been chance (a
/// child that was killed), two are not. Thread: any.
class PreviewFailures
{
public:
    void add(const CacheKey &key, const Error &error)
    {
        const std::lock_guard lock(m_mutex);
        if (m_failures.size() >= kMost)
            m_failures.clear();
        auto &failure = m_failures[key];
        failure.error = error;
        ++failure.count;
    }

    /// Why it is not tried again; nothing where it may be.
    std::optional<Error> find(const CacheKey &key) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_failures.find(key);
        return found != m_failures.end() && found->second.count >= kTries
                   ? std::optional(found->second.error)
                   : std::nullopt;
    }

private:
    static constexpr std::size_t kMost = 10'000;
    static constexpr int kTries = 2;
    struct Failure
    {
        Error error;
        int count = 0;
    };

    mutable std::mutex m_mutex;
    std::map<CacheKey, Failure> m_failures;
};

} // namespace weft
