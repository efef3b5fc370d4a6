#include "plugins/diffusion/shot.h"

#include "plugins/diffusion/host_progress.h"
#include "plugins/diffusion/settings.h"

#include "inference/base/error.h"
#include "inference/engine/device.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/schedulers/scheduler.h"

#include <c10/util/Exception.h>

#include <filesystem>
#include <string>
#include <sys/resource.h>

namespace diffusion {

using namespace weft::inference;
namespace fs = std::filesystem;

namespace {

fs::path modelFolder(const Settings &settings)
{
    const std::string model = settings.text("model");
    if (model.empty())
        throw Error(ErrorKind::Request, "No model is chosen. Choose the folder of a Stable "
                                        "Diffusion 1.x model.");
    if (!fs::is_directory(model))
        throw Error(ErrorKind::Model, "There is no model folder \"" + model
                                          + "\". Choose the folder that the model lies in.");
    return model;
}

fs::path motionFolder(const Settings &settings)
{
    const std::string motion = settings.has("motion") ? settings.text("motion") : std::string();
    if (!motion.empty() && !fs::is_directory(motion))
        throw Error(ErrorKind::Model, "There is no folder \"" + motion
                                          + "\". Choose the folder that the motion module lies "
                                            "in, or none for single pictures.");
    return motion;
}

Placement placementFor(const weft_request &request)
{
    return choosePlacement(Machine::look(), DeviceChoice::Automatic,
                           request.numerics == WEFT_NUMERICS_FAST ? Numerics::Fast
                                                                  : Numerics::Exact);
}

/// Without motion modules a text makes a picture.
Task actualTask(Task task, const Networks::Shape &shape, const weft_request &request)
{
    const bool isPicture = task == Task::TextToVideo && shape.motionFrames == 0
                           && request.length == 1;
    return isPicture ? Task::TextToImage : task;
}

void checkSource(const weft_request &request, const char *source)
{
    const weft_input *input = findInput(request, source);
    if (!input)
        throw Error(ErrorKind::Request, "There is nothing to start from: choose a source.");
    if (input->kind == WEFT_INPUT_VIDEO && input->frame_count < request.length)
        throw Error(ErrorKind::Request,
                    "The source has " + std::to_string(input->frame_count)
                        + " frames, fewer than "
                          "the "
                        + std::to_string(request.length)
                        + " of the shot. Shorten the shot, or choose a longer source.");
}

void makeOrThrow(const weft_host &host, const weft_request &request, Task task, const char *source,
                 HostProgress &progress)
{
    const Settings settings(request);
    const fs::path folder = modelFolder(settings);
    const std::string scheduler = settings.text("scheduler");
    if (source)
        checkSource(request, source);
    const ClipTokenizer tokenizer = ClipTokenizer::load(folder / "tokenizer");
    StableDiffusion networks(folder, motionFolder(settings), placementFor(request));
    Request asked = pipelineRequest(request, actualTask(task, networks.shape(), request));
    asked.stop = progress.stopToken();
    progress.showLatents(LatentPreview::fit(networks.autoencoder()), networks.shape().vaeScaling);
    if (source)
        asked.source = [&host, source](int frame) { return readFrame(host, source, frame); };
    run(asked,
        {tokenizer, networks,
         chosenScheduler(folder / "scheduler",
                         scheduler == "as the model says" ? std::string() : scheduler)},
        progress);
}

weft_result fail(const weft_host &host, const std::string &sentence)
{
    const char *arguments[] = {sentence.c_str()};
    host.fail(&host, "sentence", arguments, 1);
    return WEFT_FAILED;
}

/// What libtorch throws, as a sentence.
std::string sentenceOf(const c10::Error &error)
{
    const std::string what = error.what_without_backtrace();
    if (what.find("allocate memory") != std::string::npos)
        return "There is not enough memory for this shot. Make it smaller or shorter, or close "
               "other programs.";
    return "The model could not be run: " + what.substr(0, what.find('\n'));
}

} // namespace

weft_result makeShot(const weft_host &host, const weft_request &request, Task task,
                     const char *source)
{
    constexpr int kLowPriority
        = 10; // playback comes first; threads started from here on inherit it
    ::setpriority(PRIO_PROCESS, 0, kLowPriority);
    limitThreads(static_cast<int>(request.threads));
    try {
        HostProgress progress(host);
        makeOrThrow(host, request, task, source, progress);
        return WEFT_OK;
    } catch (const Error &error) {
        return error.kind() == ErrorKind::Cancelled ? WEFT_STOP : fail(host, error.what());
    } catch (const c10::Error &error) {
        return fail(host, sentenceOf(error));
    } catch (const std::bad_alloc &) {
        return fail(host, "There is not enough memory for this shot. Make it smaller or shorter, "
                          "or close other programs.");
    }
}

weft_result estimateShot(const weft_request &request, weft_estimate &estimate)
{
    constexpr std::int64_t kWorkingBytesPerPixel = 400; // of a frame in the U-Net, both prompts
    const Settings settings(request);
    std::int64_t bytes = 0;
    for (const char *id : {"model", "motion"}) {
        std::error_code ignored;
        if (!settings.has(id))
            continue;
        for (const auto &entry : fs::recursive_directory_iterator(settings.text(id), ignored)) {
            if (entry.path().extension() == ".safetensors")
                bytes += static_cast<std::int64_t>(entry.file_size(ignored));
        }
    }
    estimate.memory_bytes = bytes
                            + kWorkingBytesPerPixel * request.width * request.height
                                  * request.length;
    return WEFT_OK;
}

} // namespace diffusion
