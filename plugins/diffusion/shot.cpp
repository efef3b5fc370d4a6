#include "plugins/diffusion/shot.h"

#include "plugins/diffusion/host_progress.h"
#include "plugins/diffusion/kept_latents.h"
#include "plugins/diffusion/settings.h"

#include "inference/base/error.h"
#include "inference/engine/device.h"
#include "inference/engine/residents.h"
#include "inference/io/folder_files.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/schedulers/scheduler.h"

#include <c10/util/Exception.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <sys/resource.h>

namespace diffusion {

using namespace weft::inference;
namespace fs = std::filesystem;

namespace {

constexpr char kNoMemory[]
    = "There is not enough memory for this shot. Make it smaller or shorter, "
      "or close other programs.";

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

Placement placementFor(const Machine &machine, const weft_request &request)
{
    return choosePlacement(machine, DeviceChoice::Automatic,
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

/// What the user lets a run take; 0: what is free.
std::int64_t memoryLimit(const weft_request &request)
{
    const bool isThere = request.size
                         >= offsetof(weft_request, memory_bytes) + sizeof request.memory_bytes;
    return isThere ? request.memory_bytes : 0;
}

fs::path jobFolder(const weft_request &request)
{
    const bool isThere = request.size >= offsetof(weft_request, folder) + sizeof request.folder;
    return isThere && request.folder ? fs::path(request.folder) : fs::path();
}

/// Keeps what the steps led to, and takes up what an earlier run has kept.
void keepLatents(const KeptLatents &kept, HostProgress &progress, Request &asked)
{
    if (auto latents = kept.find()) {
        asked.finalLatents = std::move(*latents);
        progress.note("The run before ended while it decoded: its latents are there, and are "
                      "decoded.");
        return;
    }
    progress.onFinalLatents = [&](const at::Tensor &latents) {
        try {
            kept.keep(latents);
        } catch (const Error &error) {
            progress.note(std::string(error.what())
                          + " The shot goes on; should it end before it is done, it begins anew.");
        }
    };
}

/// What shots leave in memory for the next one, until the plugin is unloaded.
Residents &residents()
{
    static Residents all;
    return all;
}

/// What a request asks for, and the model that it asks it of.
struct Prepared
{
    Prepared(const weft_host &host, const weft_request &request, Task task, const char *source)
        : settings(request)
        , folder(modelFolder(settings))
        , motion(motionFolder(settings))
        , tokenizer(ClipTokenizer::load(folder / "tokenizer"))
        , networks(folder, motion, placementFor(machine, request), &residents())
        , asked(pipelineRequest(request, actualTask(task, networks.shape(), request)))
    {
        if (source) {
            checkSource(request, source);
            asked.source = [&host, source](int frame) { return readFrame(host, source, frame); };
        }
        const std::string name = settings.text("scheduler");
        scheduler = chosenScheduler(folder / "scheduler",
                                    name == "as the model says" ? std::string() : name);
        checkRequest(asked, networks.shape());
    }

    Settings settings;
    fs::path folder, motion;
    Machine machine = Machine::look();
    ClipTokenizer tokenizer;
    StableDiffusion networks;
    Request asked;
    SchedulerConfig scheduler;
};

/// What the user should know before a run: how it fits into memory, and what of the words is not
/// read.
std::string notesOn(const Prepared &shot)
{
    std::string notes = shot.networks.currentPlan().sentence();
    if (shot.networks.isResident())
        notes += " It is there already.";
    const auto say = [&](const char *which, const std::string &words) {
        const ClipTokenizer::Prompt prompt = shot.tokenizer.prompt(words);
        if (prompt.cutOff > 0)
            notes += std::string(" The ") + which + " has " + std::to_string(prompt.contentLength)
                     + " tokens, and the model reads the first "
                     + std::to_string(prompt.contentLength - prompt.cutOff) + '.';
    };
    say("prompt", shot.asked.prompt);
    if (shot.asked.guidance > 1)
        say("negative prompt", shot.asked.negativePrompt);
    return notes;
}

void makeOrThrow(const weft_host &host, const weft_request &request, Task task, const char *source,
                 HostProgress &progress)
{
    Prepared shot(host, request, task, source);
    StableDiffusion &networks = shot.networks;
    shot.asked.stop = progress.stopToken();
    networks.plan(shot.asked, shot.machine, memoryLimit(request));
    std::optional<KeptMemory> keptMemory; // where there is enough of it
    if (networks.currentPlan().residency == Residency::Resident)
        keptMemory.emplace();
    progress.note(notesOn(shot));
    networks.onSmallerPlan = [&](const std::string &sentence) {
        keptMemory.reset();
        progress.note(sentence);
    };
    const KeptLatents kept(jobFolder(request), filesIn(shot.folder) + filesIn(shot.motion));
    keepLatents(kept, progress, shot.asked);
    progress.expect(shot.asked, source != nullptr);
    if (!shot.asked.finalLatents.defined())
        progress.showLatents(LatentPreview::fit(networks.autoencoder()),
                             networks.shape().vaeScaling);
    run(shot.asked, {shot.tokenizer, networks, shot.scheduler}, progress);
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
    if (isOutOfMemory(error))
        return kNoMemory;
    const std::string what = error.what_without_backtrace();
    return "The model could not be run: " + what.substr(0, what.find('\n'));
}

/// Runs a function, and tells the host what it threw.
weft_result answered(const weft_host &host, const std::function<void()> &act)
{
    try {
        act();
        return WEFT_OK;
    } catch (const Error &error) {
        return error.kind() == ErrorKind::Cancelled ? WEFT_STOP : fail(host, error.what());
    } catch (const c10::Error &error) {
        return fail(host, sentenceOf(error));
    } catch (const std::bad_alloc &) {
        return fail(host, kNoMemory);
    }
}

} // namespace

weft_result makeShot(const weft_host &host, const weft_request &request, Task task,
                     const char *source)
{
    constexpr int kLowPriority
        = 10; // playback comes first; threads started from here on inherit it
    ::setpriority(PRIO_PROCESS, 0, kLowPriority);
    limitThreads(static_cast<int>(request.threads));
    return answered(host, [&] {
        HostProgress progress(host);
        makeOrThrow(host, request, task, source, progress);
    });
}

weft_result estimateShot(const weft_host &host, const weft_request &request, Task task,
                         const char *source, weft_estimate &estimate)
{
    return answered(host, [&] {
        Prepared shot(host, request, task, source);
        try {
            shot.networks.plan(shot.asked, shot.machine, memoryLimit(request));
            note(host, notesOn(shot));
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Memory)
                throw;
            note(host, error.what()); // with how much there would have to be
        }
        estimate.memory_bytes = shot.networks.currentPlan().peakBytes;
    });
}

void letModelsGo()
{
    residents().clear();
}

weft_result countPrompt(const weft_host &host, const weft_request &request, const char *parameter,
                        weft_prompt_count &count)
{
    return answered(host, [&] {
        const Settings settings(request);
        const auto tokenizer = ClipTokenizer::load(modelFolder(settings) / "tokenizer");
        const ClipTokenizer::Prompt prompt = tokenizer.prompt(settings.text(parameter));
        constexpr std::size_t kEnds = 2; // start and end
        count.tokens = static_cast<std::int64_t>(prompt.contentLength);
        count.most = static_cast<std::int64_t>(tokenizer.maxLength() - kEnds);
    });
}

} // namespace diffusion
