#pragma once

#include <filesystem>

namespace weft::bench {

/// A clip to make for measurement.
struct InferenceJob
{
    int size = 256; ///< pixels of both edges
    int frames = 8;
    int steps = 3;
};

/// Makes a clip as the plugins do, on the CPU, and prints what inference_peer.py prints: "step"
/// after each step, "denoised" after the last, "decoded" once all frames are; and before them
/// "plan" and the megabytes that the memory plan expects on top of those that are "held" by then.
/// @param weights folder that inference_peer.py made. Throws what inference throws.
void makeClip(const std::filesystem::path &weights, bool isFast, const InferenceJob &job);

} // namespace weft::bench
