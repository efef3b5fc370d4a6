#pragma once

#include "core/cache/cache_store.h"
#include "core/cache/frame_keys.h"
#include "core/media/frame_packer.h"

namespace weft {

/// The frames of one sequence that are kept, bit for bit as they were rendered: for playing what
/// cannot be rendered in real time. Each frame is an entry of its own, named by its content, so a
/// clip that was moved brings its frames along, two that look the same are one, and there are no
/// spans to keep in step with the timeline. Previews alone read them; an export renders everything.
///
/// Reads and writes the disk: not for the main thread. Thread: one at a time; several may share a
/// store.
class RenderedFrames
{
public:
    /// @param files what the subject's media hold, see FileKeyReader::keysOf()
    RenderedFrames(std::shared_ptr<CacheStore> store, FrameKeys::Subject subject, FileKeys files);

    /// Whether a frame is kept. One that is still has to be read.
    bool has(std::int64_t frame) const;
    /// For each frame of a range.
    std::vector<bool> has(const TimeRange &range) const;
    /// The frame as it was rendered; nothing where it is not kept, or what is kept is damaged.
    std::optional<Frame> find(std::int64_t frame);
    /// Keeps what a Renderer made of the same subject. Errors: as CacheStore::write(); Usage — a
    /// format that cannot be packed. A frame that cannot be rendered as it should is not kept.
    Status keep(std::int64_t frame, const Frame &picture);

private:
    std::shared_ptr<CacheStore> m_store;
    FrameKeys m_keys;
    FramePacker m_packer;
    FrameUnpacker m_unpacker;
};

} // namespace weft
