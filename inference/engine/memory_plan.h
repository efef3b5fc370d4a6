#pragma once

#include "inference/engine/placement.h"

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace weft::inference {

/// How weights are held during a run, from the most memory to the least. The values that networks
/// give are the same bit by bit.
enum class Residency {
    Resident, ///< all networks for the whole run
    ByTurns,  ///< each network while it is at work
    Streamed, ///< by turns, and of the U-Net two blocks at a time
};

/// Bytes that a run takes on a device, part by part.
struct MemoryNeeds
{
    // weights
    std::int64_t text = 0;
    std::int64_t autoencoder = 0;
    std::int64_t unet = 0;
    std::int64_t unetStreamed = 0; ///< what of it is there at once when it is streamed

    // to compute in, at the peak of each
    std::int64_t encodingText = 0;
    std::int64_t encoding = 0; ///< of source frames; 0: there are none
    std::int64_t denoising = 0;
    std::int64_t decoding = 0; ///< of a whole frame
    /// Of tiles of a frame: edge in latents, bytes; from large to small. Empty: it is too small.
    std::vector<std::pair<std::int64_t, std::int64_t>> decodingTiles;

    std::int64_t kept = 0; ///< for the whole run: latents, prompts
};

/// What a run does to fit into memory.
struct MemoryPlan
{
    Placement placement;
    Residency residency = Residency::Resident;
    std::int64_t tile = 0;           ///< in latents; 0: frames are decoded whole
    std::int64_t pixelsOfTile = 0;   ///< its edge; 0 as above
    std::int64_t peakBytes = 0;      ///< expected, on top of what the process holds before
    std::int64_t availableBytes = 0; ///< of the device; 0: unknown
    bool isLimited = false;          ///< the user set the limit

    /// For people: how weights are held, what that takes, of how much.
    std::string sentence() const;
};

/// Bytes for people: "3.4 GB", "512 MB".
std::string bytesText(std::int64_t bytes);

/// All ways to run on a device, the quickest first, each with less at its peak than those before.
/// Tiles come last, as they alone change pixels.
/// @param available bytes of the device that may be taken; 0: unknown @param isLimited by the user
/// @param vaeFactor pixels for a latent
std::vector<MemoryPlan> waysToRun(const MemoryNeeds &needs, const Placement &placement,
                                  std::int64_t available, bool isLimited, std::int64_t vaeFactor);

/// The first way that fits. Returns its place in the list.
/// @throws Error (Memory) where none does, saying how much the last one takes
std::size_t firstThatFits(const std::vector<MemoryPlan> &ways);

/// Whether it is what libtorch, or the standard library, throws for want of memory on any device.
bool isOutOfMemory(const std::exception &error);

} // namespace weft::inference
