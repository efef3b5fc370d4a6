#include "inference/pipelines/pipeline.h"

#include "inference/base/error.h"
#include "inference/pipelines/tasks.h"

#include <ATen/core/Tensor.h>
#include <c10/core/InferenceMode.h>

namespace weft::inference {

namespace {

[[noreturn]] void refuse(const std::string &sentence)
{
    throw Error(ErrorKind::Request, sentence);
}

bool isVideo(Task task)
{
    return task == Task::TextToVideo || task == Task::VideoToVideo;
}

bool hasSource(Task task)
{
    return task == Task::ImageToImage || task == Task::VideoToVideo;
}

void checkSize(const Request &request, int factor)
{
    constexpr int kMost = 16384;
    for (const int size : {request.width, request.height}) {
        if (size < factor || size > kMost || size % factor != 0)
            refuse("This model makes pictures whose width and height are multiples of "
                   + std::to_string(factor) + "; " + std::to_string(request.width) + " x "
                   + std::to_string(request.height) + " is none.");
    }
}

void checkFrames(const Request &request, const Networks::Shape &shape)
{
    if (request.frames < 1)
        refuse("A shot has one frame at least.");
    if (!isVideo(request.task)) {
        if (request.frames != 1)
            refuse("A picture has one frame, not " + std::to_string(request.frames)
                   + ". For moving pictures choose a motion module.");
        return;
    }
    if (shape.motionFrames == 0)
        refuse("This model makes single pictures. For moving ones choose a motion module.");
    if (request.longClips == LongClips::Whole) {
        if (request.frames > shape.motionFrames)
            refuse("The motion module knows " + std::to_string(shape.motionFrames) + " frames, not "
                   + std::to_string(request.frames)
                   + ". Choose windows or FreeNoise for longer clips.");
        return;
    }
    if (request.contextLength < 2 || request.contextLength > shape.motionFrames)
        refuse("Windows can have 2 to " + std::to_string(shape.motionFrames) + " frames.");
    if (request.contextStride < 1 || request.contextStride > request.contextLength)
        refuse("Windows must follow one another by 1 frame to their own length.");
}

void decodeOnly(const Request &request, const Model &model, Progress &progress)
{
    const Networks::Shape shape = model.networks.shape();
    std::vector<std::int64_t> wanted{1, shape.latentChannels, request.height / shape.vaeFactor,
                                     request.width / shape.vaeFactor};
    if (isVideo(request.task))
        wanted.insert(wanted.begin() + 2, request.frames);
    if (request.finalLatents.sizes() != at::IntArrayRef(wanted))
        refuse("The latents of the run before are those of a shot of another size.");
    const at::Tensor latents = request.finalLatents.to(model.networks.options());
    isVideo(request.task) ? emitClip(latents, model, progress)
                          : emitPicture(latents, model, progress);
}

} // namespace

void checkRequest(const Request &request, const Networks::Shape &shape)
{
    checkSize(request, shape.vaeFactor);
    checkFrames(request, shape);
    if (hasSource(request.task) && !request.source)
        refuse("There is nothing to start from: choose a picture or a clip.");
    if (!(request.strength >= 0 && request.strength <= 1))
        refuse("The strength lies between 0 and 1.");
    if (request.clipSkip < 0)
        refuse("The number of layers to skip cannot be negative.");
}

void run(const Request &request, const Model &model, Progress &progress)
{
    checkRequest(request, model.networks.shape());
    model.networks.stopOn(request.stop);
    model.networks.setHooks(request.hooks);
    model.networks.setGuidance(request.guidance);
    const c10::InferenceMode noGradients;
    if (request.finalLatents.defined())
        return decodeOnly(request, model, progress);
    switch (request.task) {
    case Task::TextToImage: return textToImage(request, model, progress);
    case Task::ImageToImage: return imageToImage(request, model, progress);
    case Task::TextToVideo: return textToVideo(request, model, progress);
    case Task::VideoToVideo: return videoToVideo(request, model, progress);
    }
}

} // namespace weft::inference
