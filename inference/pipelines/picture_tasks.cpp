#include "inference/pipelines/picture.h"
#include "inference/pipelines/sampling.h"
#include "inference/pipelines/tasks.h"
#include "inference/random/noise.h"
#include "inference/schedulers/scheduler.h"

#include <ATen/ATen.h>

namespace weft::inference {

void emitPicture(const at::Tensor &latents, const Model &model, Progress &progress)
{
    progress.begin(Phase::Decoding, 0, 1);
    progress.frame(
        toCodes(model.networks.decodeLatents(latents / model.networks.shape().vaeScaling))[0]);
}

void textToImage(const Request &request, const Model &model, Progress &progress)
{
    const Networks::Shape shape = model.networks.shape();
    const at::TensorOptions options = model.networks.options();
    const at::Tensor text = encodedPrompts(request, model, progress);
    const auto scheduler = laidOutScheduler(request, model, false);
    Noise noise(request.seed);
    const at::Tensor latents = noise.normal({1, shape.latentChannels,
                                             request.height / shape.vaeFactor,
                                             request.width / shape.vaeFactor},
                                            c10::typeMetaToScalarType(options.dtype()),
                                            options.device())
                               * scheduler->initialNoiseScale();
    emitPicture(denoised(latents, 0, text, request, model, *scheduler, noise, progress), model,
                progress);
}

void imageToImage(const Request &request, const Model &model, Progress &progress)
{
    const at::Tensor text = encodedPrompts(request, model, progress);
    const auto scheduler = laidOutScheduler(request, model, false);
    const int first = firstStep(request, *scheduler);
    Noise noise(request.seed);
    const at::Tensor original = sampledLatents(request, model, 1, noise, progress);
    const at::Tensor latents = scheduler->addNoise(original, noise.normalLike(original), first);
    emitPicture(denoised(latents, first, text, request, model, *scheduler, noise, progress), model,
                progress);
}

} // namespace weft::inference
