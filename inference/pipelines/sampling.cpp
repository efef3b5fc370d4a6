#include "inference/pipelines/sampling.h"

#include "inference/base/error.h"
#include "inference/engine/numbers.h"
#include "inference/pipelines/picture.h"
#include "inference/pipelines/step_hooks.h"
#include "inference/pipelines/windows.h"
#include "inference/random/noise.h"
#include "inference/schedulers/scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace weft::inference {

namespace {

constexpr int kChunk = 16; // frames that the published pipelines encode at once: a draw for each

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

/// What the network says of each branch, from the latents as they are now.
std::vector<at::Tensor> said(const at::Tensor &latents, const Step &step, const at::Tensor &text,
                             const Request &request, Networks &networks)
{
    const std::int64_t branches = text.size(0);
    const at::Tensor input = branches > 1 ? at::cat(
                                 std::vector<at::Tensor>(static_cast<std::size_t>(branches),
                                                         latents))
                                          : latents;
    const bool inWindows = request.longClips == LongClips::Windows
                           && request.frames > networks.shape().motionFrames;
    if (!inWindows)
        return networks.denoise(input, step.timestep, text).chunk(branches);
    const auto network = [&](const at::Tensor &window, int first) {
        const at::Tensor words = text.dim() == 4 ? text.slice(1, first, first + window.size(2))
                                                 : text;
        return networks.denoise(window, step.timestep, words);
    };
    return clipOverWindows(input, request.contextLength, request.contextStride, network)
        .chunk(branches);
}

at::Tensor merged(const std::vector<at::Tensor> &branches, const Step &step, const Request &request)
{
    if (request.stepHooks && request.stepHooks->merge)
        return request.stepHooks->merge(step, branches);
    if (branches.size() == 1)
        return branches[0];
    if (branches.size() == 2)
        return branches[0] + request.guidance * (branches[1] - branches[0]);
    throw Error(ErrorKind::Request, "Nothing says how more than two branches are merged.");
}

/// The output after the hook has seen the original sample in it.
at::Tensor withOriginal(const at::Tensor &output, const at::Tensor &latents, int index,
                        const Step &step, const Request &request, const Scheduler &scheduler)
{
    if (!request.stepHooks || !request.stepHooks->original)
        return output;
    const at::Tensor original = scheduler.originalIn(output, index, latents);
    const at::Tensor wanted = request.stepHooks->original(step, original);
    return wanted.is_same(original) ? output : scheduler.outputFor(wanted, index, latents);
}

} // namespace

void Progress::latents(const at::Tensor &, int, int) {}

bool isGuided(const Request &request, const Networks::Shape &shape)
{
    return request.guidance > 1 && !shape.embedsGuidance;
}

at::Tensor encodedPrompts(const Request &request, const Model &model, Progress &progress)
{
    const bool isTwice = isGuided(request, model.networks.shape());
    const int count = isTwice ? 2 : 1;
    progress.begin(Phase::Encoding, 0, count);
    const auto encode = [&](const std::string &prompt, int skip) {
        return model.networks.encodeText(model.tokenizer.prompt(prompt).ids, skip);
    };
    const at::Tensor positive = encode(request.prompt, request.clipSkip);
    if (!isTwice)
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
    const StepHooks *hooks = request.stepHooks;
    const int count = scheduler.count() - first;
    for (int i = first; i < scheduler.count(); ++i) {
        const Step step{i - first, count, scheduler.timesteps()[static_cast<std::size_t>(i)]};
        progress.begin(Phase::Denoising, step.index, count);
        at::Tensor words = text;
        if (hooks && hooks->beforeModel)
            hooks->beforeModel(step, latents, words);
        const std::vector<at::Tensor> branches = said(scheduler.scaleModelInput(latents, i), step,
                                                      words, request, model.networks);
        const at::Tensor output = withOriginal(merged(branches, step, request), latents, i, step,
                                               request, scheduler);
        latents = scheduler.step(output, i, latents, {request.eta, &noise});
        if (hooks && hooks->afterStep)
            latents = hooks->afterStep(step, latents);
        mustBeNumbers(latents, "The latents of step " + std::to_string(step.index + 1));
        progress.latents(latents, step.index + 1, count);
    }
    return latents;
}

} // namespace weft::inference
