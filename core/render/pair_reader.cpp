#include "core/render/pair_reader.h"

#include <algorithm>

namespace weft {

Result<FramePair> PairReader::pair(std::int64_t ordinal, double part)
{
    const std::int64_t last = m_video.frameCount() - 1;
    const bool isHeld = ordinal < 0 || ordinal >= last || part <= 0;
    FramePair found;
    found.ordinal = std::clamp<std::int64_t>(ordinal, 0, last);
    const auto from = frame(found.ordinal);
    if (!from)
        return fail(from);
    found.from = *from;
    if (isHeld)
        return found;
    const auto to = frame(found.ordinal + 1);
    if (!to)
        return fail(to);
    found.to = *to;
    found.part = part;
    return found;
}

Result<Frame> PairReader::frame(std::int64_t ordinal)
{
    // Neighbours have places of their own, so that neither pushes the other out.
    const auto place = static_cast<std::size_t>(ordinal % 2);
    if (m_ordinals[place] == ordinal)
        return m_frames[place];
    auto frame = m_video.frame(ordinal);
    if (frame) {
        m_ordinals[place] = ordinal;
        m_frames[place] = *frame;
    }
    return frame;
}

} // namespace weft
