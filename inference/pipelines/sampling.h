#pragma once

#include "inference/pipelines/pipeline.h"

#include <memory>

namespace weft::inference {

class Noise;
class Scheduler;

/// What the pipelines share, in the order in which they need it.

/// Whether the U-Net is asked twice, with the negative prompt as well.
bool isGuided(const Request &request, const Networks::Shape &shape);

/// Prompts as the U-Net takes them, [2, L, D] with the negative one first, or [1, L, D] without
/// guidance.
at::Tensor encodedPrompts(const Request &request, const Model &model, Progress &progress);

/// The model's scheduler with its steps laid out.
/// @param forVideo the pipelines for pictures put its steps one on and let it clip nothing
std::unique_ptr<Scheduler> laidOutScheduler(const Request &request, const Model &model,
                                            bool forVideo);

/// The first step that a strength leaves to do. Throws Error where it leaves none.
int firstStep(const Request &request, const Scheduler &scheduler);

/// Latents of source frames as the U-Net takes them, sampled from what the VAE says, [F, C, h, w].
at::Tensor sampledLatents(const Request &request, const Model &model, int frames, Noise &noise,
                          Progress &progress);

/// Takes the steps from `first` on. @param latents [1, C, h, w] or [1, C, F, h, w]
at::Tensor denoised(at::Tensor latents, int first, const at::Tensor &text, const Request &request,
                    const Model &model, Scheduler &scheduler, Noise &noise, Progress &progress);

} // namespace weft::inference
