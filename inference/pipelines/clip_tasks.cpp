#include "inference/pipelines/picture.h"
#include "inference/pipelines/sampling.h"
#include "inference/pipelines/tasks.h"
#include "inference/pipelines/windows.h"
#include "inference/random/noise.h"
#include "inference/schedulers/scheduler.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace {

/// Motion modules that average over windows for as long as this lives.
class WindowedMotion
{
public:
    WindowedMotion(const Request &request, Networks &networks)
        : m_networks(networks)
    {
        if (request.longClips == LongClips::FreeNoise)
            networks.setMotionWindows(request.contextLength, request.contextStride);
    }
    ~WindowedMotion() { m_networks.setMotionWindows(0, 0); }
    WindowedMotion(const WindowedMotion &) = delete;
    WindowedMotion &operator=(const WindowedMotion &) = delete;

private:
    Networks &m_networks;
};

} // namespace

void emitClip(const at::Tensor &latents, const Model &model, Progress &progress)
{
    const at::Tensor frames = (1 / model.networks.shape().vaeScaling * latents)[0].transpose(0, 1);
    const auto count = static_cast<int>(frames.size(0));
    for (int frame = 0; frame < count; ++frame) {
        progress.begin(Phase::Decoding, frame, count);
        const at::Tensor one = frames.slice(0, frame, frame + 1).contiguous();
        progress.frame(toCodes(model.networks.decodeLatents(one))[0]);
    }
}

void textToVideo(const Request &request, const Model &model, Progress &progress)
{
    const Networks::Shape shape = model.networks.shape();
    const at::TensorOptions options = model.networks.options();
    const WindowedMotion windows(request, model.networks);
    const at::Tensor text = encodedPrompts(request, model, progress);
    const auto scheduler = laidOutScheduler(request, model, true);
    Noise noise(request.seed);
    at::Tensor latents = noise.normal({1, shape.latentChannels, request.frames,
                                       request.height / shape.vaeFactor,
                                       request.width / shape.vaeFactor},
                                      c10::typeMetaToScalarType(options.dtype()), options.device());
    if (request.longClips == LongClips::FreeNoise)
        shuffleNoise(latents, request.contextLength, request.contextStride, noise);
    latents = latents * scheduler->initialNoiseScale();
    emitClip(denoised(latents, 0, text, request, model, *scheduler, noise, progress), model,
             progress);
}

void videoToVideo(const Request &request, const Model &model, Progress &progress)
{
    const WindowedMotion windows(request, model.networks);
    const auto scheduler = laidOutScheduler(request, model, true);
    const int first = firstStep(request, *scheduler);
    Noise noise(request.seed);
    const at::Tensor originals = sampledLatents(request, model, request.frames, noise, progress)
                                     .unsqueeze(0);
    // the noise is drawn frames first, unlike that of textToVideo
    const at::Tensor latents = scheduler->addNoise(originals, noise.normalLike(originals), first)
                                   .transpose(1, 2)
                                   .contiguous();
    const at::Tensor text = encodedPrompts(request, model, progress);
    emitClip(denoised(latents, first, text, request, model, *scheduler, noise, progress), model,
             progress);
}

} // namespace weft::inference
