#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace weft {

/// The content of a cache entry, mapped or read. It stays whole while any copy lives, also when the
/// entry is removed meanwhile. Thread: any may read.
class CacheEntry
{
public:
    CacheEntry() = default;
    CacheEntry(std::span<const std::byte> bytes, std::shared_ptr<const void> owner)
        : m_bytes(bytes)
        , m_owner(std::move(owner))
    {}

    /// Begins on a boundary of 64 bytes.
    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
    std::shared_ptr<const void> m_owner;
};

} // namespace weft
