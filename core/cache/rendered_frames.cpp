#include "core/cache/rendered_frames.h"

namespace weft {

RenderedFrames::RenderedFrames(std::shared_ptr<CacheStore> store, FrameKeys::Subject subject,
                               FileKeys files)
    : m_store(std::move(store))
    , m_keys(std::move(subject), std::move(files))
{}

bool RenderedFrames::has(std::int64_t frame) const
{
    const auto key = m_keys.keyOf(frame);
    return key && m_store->contains(CacheKind::Frame, *key);
}

std::vector<bool> RenderedFrames::has(const TimeRange &range) const
{
    std::vector<bool> all;
    for (std::int64_t frame = range.start; frame < range.end(); ++frame)
        all.push_back(has(frame));
    return all;
}

std::optional<Frame> RenderedFrames::find(std::int64_t frame)
{
    const auto key = m_keys.keyOf(frame);
    const auto entry = key ? m_store->read(CacheKind::Frame, *key) : std::nullopt;
    if (!entry)
        return {};
    if (auto picture = m_unpacker.unpack(entry->bytes()))
        return *std::move(picture);
    m_store->remove(CacheKind::Frame, *key);
    return {};
}

Status RenderedFrames::keep(std::int64_t frame, const Frame &picture)
{
    const auto key = m_keys.keyOf(frame);
    if (!key)
        return {};
    const auto packed = m_packer.pack(picture);
    if (!packed)
        return fail(packed);
    return m_store->write(CacheKind::Frame, *key, *packed);
}

} // namespace weft
