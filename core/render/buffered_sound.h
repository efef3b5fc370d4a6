#pragma once

#include "core/base/result.h"
#include "core/media/audio_block.h"

#include <functional>

namespace weft {

/// A sound and what was read of it last, for reads that overlap, and for those that go backwards.
/// Thread: one at a time.
class BufferedSound
{
public:
    using Source = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t length)>;
    explicit BufferedSound(Source source)
        : m_source(std::move(source))
    {}

    /// Samples [start, start + length), in their own order.
    /// @param isBackwards the next read will be of what comes before. Errors: the source's.
    Result<AudioBlock> read(std::int64_t start, std::int64_t length, bool isBackwards);

private:
    Result<AudioBlock> readOn(std::int64_t start, std::int64_t length);
    Result<AudioBlock> readBackwards(std::int64_t start, std::int64_t length);

    Source m_source;
    AudioBlock m_last;
};

} // namespace weft
