#include "core/media/frame_cache.h"

#include "core/media/frame_memory.h"

namespace weft {

namespace {

std::size_t bytesOf(const Frame &frame)
{
    std::size_t bytes = 0;
    for (int i = 0; i < frame.format().planeCount(); ++i)
        bytes += static_cast<std::size_t>(frame.plane(i).bytesPerRow)
                 * static_cast<std::size_t>(frame.plane(i).height);
    return bytes;
}

} // namespace

FrameCache::FrameCache(std::size_t most)
    : m_most(most)
{}

Frame FrameCache::find(const QString &file, std::int64_t ordinal)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find({file, ordinal});
    if (found == m_byKey.end())
        return {};
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->frame;
}

std::optional<FrameCache::Near> FrameCache::nearest(const QString &file, std::int64_t ordinal) const
{
    const std::lock_guard lock(m_mutex);
    std::optional<Near> found;
    const auto offer = [&](const auto &entry) {
        const auto &[key, at] = entry;
        if (key.first == file
            && (!found || std::abs(key.second - ordinal) < std::abs(found->ordinal - ordinal)))
            found = {at->frame, key.second};
    };
    const auto after = m_byKey.lower_bound({file, ordinal});
    if (after != m_byKey.end())
        offer(*after);
    if (after != m_byKey.begin())
        offer(*std::prev(after));
    return found;
}

void FrameCache::insert(const QString &file, std::int64_t ordinal, const Frame &frame)
{
    const std::lock_guard lock(m_mutex);
    const Key key{file, ordinal};
    if (m_byKey.contains(key))
        return;
    m_entries.push_front({key, frame, bytesOf(frame)});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += m_entries.front().bytes;
    trim();
}

void FrameCache::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_byKey.clear();
    m_bytes = 0;
}

std::size_t FrameCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

void FrameCache::trim()
{
    while (!m_entries.empty() && (m_bytes > m_most || frameMemoryUse().isShort())) {
        m_bytes -= m_entries.back().bytes;
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

} // namespace weft
