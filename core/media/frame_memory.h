#pragma once

#include <cstddef>
#include <memory>

namespace weft {

/// Memory for the planes of one picture, aligned to 64 bytes, uninitialised: every picture's, those
/// in FFmpeg's decoders too. Blocks of released pictures are kept for the next ones of the same
/// size while the budget allows: a fresh 33 MB block costs about as much in page faults as
/// compositing into it. Thread: any.
std::shared_ptr<std::byte> allocateFrameMemory(std::size_t size);

/// What the pictures of the whole process should take at most, in bytes. Needs are always met: it
/// is those who hold pictures for later (caches, readers that nobody uses) who keep to it. 384 MiB
/// unless set. Thread: any.
void setFrameMemoryBudget(std::size_t bytes);

/// How much pictures take.
struct FrameMemoryUse
{
    std::size_t held = 0; ///< bytes of pictures
    std::size_t kept = 0; ///< bytes of released blocks
    std::size_t budget = 0;

    /// Whether whoever holds pictures for later should let some go.
    bool isShort() const { return held > budget; }
};

/// Thread: any.
FrameMemoryUse frameMemoryUse();

} // namespace weft
