#pragma once

#include <cstddef>
#include <memory>

namespace weft {

/// Memory for the planes of one picture, aligned to 64 bytes, uninitialised. Blocks of released
/// pictures are kept for the next ones of the same size, up to 256 MiB in all: a fresh 33 MB block
/// costs about as much in page faults as compositing into it. Thread: any.
std::shared_ptr<std::byte> allocateFrameMemory(std::size_t size);

} // namespace weft
