#include "inference/pipelines/sampling.h"

#include "inference/base/error.h"
#include "inference/pipelines/picture.h"
#include "inference/pipelines/windows.h"
#include "inference/random/noise.h"
#include "inference/schedulers/scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace weft::inference {

namespace {

constexpr int kChunk = 16; // frames that the published pipelines encode at once: a draw for each

bool isGuided(const Request &request)
{
    return request.guidance > 1;
}

/// One value for each of a VAE's distributions.
at::Tensor sampled(const LatentDistribution &latents, Noise &noise)
{
    return latents.mean + latents.deviation * noise.normalLike(latents.mean);
}

at::Tensor chunkOfSource(const Request &request, const at::TensorOptions &options, int first,
                         int last, int frames, Progress &progress)
{
    std::vector<at::Tensor> pictures;
    for (int frame = first; frame < last; ++frame) {
        progress.begin(Phase::ReadingSource, frame, frames);
        pictures.push_back(forVae(request.source(frame), request.width, request.height));
    }
    return at::stack(pictures).to(options);
}

at::Tensor said(const at::Tensor &input, double timestep, const at::Tensor &text,
                const Request &request, Networks &networks)
{
    const bool inWindows = input.dim() == 5 && request.longClips == LongClips::Windows;
    if (!inWindows)
        return networks.denoise(input, timestep, text);
    return overWindows(input, request.contextLength, request.contextStride,
                       [&](const at::Tensor &window) {
                           return networks.denoise(window, timestep, text);
                       });
}

void requireFinite(const at::Tensor &latents, int step)
{
    if (!at::isfinite(latents).all().item<bool>())
        throw Error(ErrorKind::Numbers,
                    "The network gave values that are not numbers in step "
                        + std::to_string(step + 1)
                        + ". The model may be damaged, or need a higher precision: choose exact "
                          "numerics, or another model.");
}

} // namespace

void Progress::latents(const at::Tensor &, int, int) {}

at::Tensor encodedPrompts(const Request &request, const Model &model, Progress &progress)
{
    const int count = isGuided(request) ? 2 : 1;
    progress.begin(Phase::Encoding, 0, count);
    const auto encode = [&](const std::string &prompt, int skip) {
        return model.networks.encodeText(model.tokenizer.prompt(prompt).ids, skip);
    };
    const at::Tensor positive = encode(request.prompt, request.clipSkip);
    if (!isGuided(request))
        return positive;
    progress.begin(Phase::Encoding, 1, count);
    return at::cat({encode(request.negativePrompt, 0), positive});
}

std::unique_ptr<Scheduler> laidOutScheduler(const Request &request, const Model &model,
                                            bool forVideo)
{
    SchedulerConfig config = model.scheduler;
    if (!forVideo) {
        config.stepsOffset = 1;
        config.clipSample = false;
    }
    auto scheduler = makeScheduler(config);
    scheduler->setSteps(request.steps);
    return scheduler;
}

int firstStep(const Request &request, const Scheduler &scheduler)
{
    const int kept = std::min(static_cast<int>(request.steps * request.strength), request.steps);
    const int first = request.steps - kept;
    if (first >= scheduler.count())
        throw Error(ErrorKind::Request,
                    "With a strength this small none of the steps is left to do. Ask for more "
                    "steps or more strength.");
    return first;
}

at::Tensor sampledLatents(const Request &request, const Model &model, int frames, Noise &noise,
                          Progress &progress)
{
    const at::TensorOptions options = model.networks.options();
    std::vector<at::Tensor> latents;
    for (int first = 0; first < frames; first += kChunk) {
        const int last = std::min(first + kChunk, frames);
        const at::Tensor pictures = chunkOfSource(request, options, first, last, frames, progress);
        latents.push_back(sampled(model.networks.encodePictures(pictures), noise));
    }
    return model.networks.shape().vaeScaling * at::cat(latents);
}

at::Tensor denoised(at::Tensor latents, int first, const at::Tensor &text, const Request &request,
                    const Model &model, Scheduler &scheduler, Noise &noise, Progress &progress)
{
    const int count = scheduler.count() - first;
    for (int i = first; i < scheduler.count(); ++i) {
        progress.begin(Phase::Denoising, i - first, count);
        const double timestep = scheduler.timesteps()[static_cast<std::size_t>(i)];
        const at::Tensor twice = isGuided(request) ? at::cat({latents, latents}) : latents;
        at::Tensor output = said(scheduler.scaleModelInput(twice, i), timestep, text, request,
                                 model.networks);
        if (isGuided(request)) {
            const auto parts = output.chunk(2);
            output = parts[0] + request.guidance * (parts[1] - parts[0]);
        }
        latents = scheduler.step(output, i, latents, {request.eta, &noise});
        requireFinite(latents, i - first);
        progress.latents(latents, i - first + 1, count);
    }
    return latents;
}

} // namespace weft::inference
