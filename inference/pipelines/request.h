#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace weft::inference {

struct Hooks;
struct StepHooks;

/// What is made of what. Each is the published pipeline of that name: same order of random draws,
/// same preparation of pictures, same rounding.
enum class Task {
    TextToImage,  ///< StableDiffusionPipeline
    ImageToImage, ///< StableDiffusionImg2ImgPipeline
    TextToVideo,  ///< AnimateDiffPipeline
    VideoToVideo, ///< AnimateDiffVideoToVideoPipeline
};

/// How clips are made that are longer than a motion module's context.
enum class LongClips {
    /// Not at all: as the published pipelines without extras. Motion modules refuse more frames
    /// than they know positions for.
    Whole,
    /// Context scheduling, for clips longer than the motion module knows: at every step the network
    /// looks at overlapping windows of frames, and what it says of a frame is averaged, windows
    /// counting more towards their middle. A clip that it knows whole is seen whole.
    Windows,
    /// FreeNoise (Qiu et al., 2023): later frames begin with shuffled noise of earlier ones, and
    /// motion modules average over overlapping windows.
    FreeNoise,
};

/// A shot to make.
struct Request
{
    Task task = Task::TextToImage;
    std::string prompt;
    std::string negativePrompt;
    std::uint64_t seed = 0;
    int steps = 25;
    double guidance = 7.5; ///< 1 or less: the negative prompt is not looked at
    double eta = 0;        ///< of DDIM
    int clipSkip = 0; ///< layers of the text encoder left out at its end; the positive prompt's
    int width = 512;  ///< of the result, a multiple of the VAE's factor
    int height = 512;
    int frames = 1;
    double strength = 0.8; ///< 0 to 1: how much of the source is made anew

    LongClips longClips = LongClips::Whole;
    int contextLength = 16; ///< frames of a window
    int contextStride = 4;  ///< from one window's first frame to the next one's

    /// A frame of the source as 8-bit sRGB, uint8 [3, h, w], of any size; for tasks that have one.
    /// May throw.
    std::function<at::Tensor(int frame)> source;

    /// Latents that an earlier run of this very request ended with, as Progress::latents() had
    /// them: they are decoded, and nothing else is done. Undefined: none.
    at::Tensor finalLatents;

    const Hooks *hooks = nullptr;         ///< inside the networks; borrowed
    const StepHooks *stepHooks = nullptr; ///< between the steps; borrowed

    std::stop_token stop; ///< ends the run within a block of the network
};

enum class Phase { ReadingSource, Encoding, Denoising, Decoding };

/// Who follows a run. Thread: the one that runs.
class Progress
{
public:
    virtual ~Progress() = default;
    /// That part `done` of `count` of a phase begins. Throws to end the run: Error with Cancelled.
    virtual void begin(Phase phase, int done, int count) = 0;
    /// Latents after a step, [B, C, h, w] or [B, C, F, h, w], for previews and for the disk.
    virtual void latents(const at::Tensor &latents, int done, int count);
    /// The next frame, uint8 [3, H, W] on the CPU; in time order.
    virtual void frame(const at::Tensor &codes) = 0;
};

} // namespace weft::inference
