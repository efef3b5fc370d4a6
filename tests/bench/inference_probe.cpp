#include "tests/bench/inference_probe.h"

#include "inference/engine/device.h"
#include "inference/pipelines/pipeline.h"
#include "inference/pipelines/stable_diffusion.h"
#include "inference/schedulers/scheduler.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

namespace weft::bench {

namespace {

using namespace inference;

/// What this process has of the memory, its share of pages that others have too.
double heldMegabytes()
{
    std::ifstream facts("/proc/self/smaps_rollup");
    std::string word;
    while (facts >> word) {
        if (word == "Pss:" && facts >> word)
            return std::stod(word) / 1024;
    }
    return 0;
}

void say(const char *what)
{
    std::puts(what);
    std::fflush(stdout);
}

class Marks : public Progress
{
public:
    void begin(Phase phase, int done, int) override
    {
        if (phase == Phase::Decoding && done == 0)
            say("denoised");
    }
    void latents(const at::Tensor &, int, int) override { say("step"); }
    void frame(const at::Tensor &) override {}
};

} // namespace

void makeClip(const std::filesystem::path &weights, bool isFast, const InferenceJob &job)
{
    limitThreads(static_cast<int>(std::thread::hardware_concurrency()));
    const KeptMemory keptMemory;
    const std::filesystem::path model = weights / "model";
    const ClipTokenizer tokenizer = ClipTokenizer::load(model / "tokenizer");
    StableDiffusion networks(model, weights / "motion",
                             choosePlacement(Machine::look(), DeviceChoice::Cpu,
                                             isFast ? Numerics::Fast : Numerics::Exact));
    Request request;
    request.task = Task::TextToVideo;
    request.prompt = "a red lighthouse in the storm, waves breaking over the rocks";
    request.negativePrompt = "blurry";
    request.steps = job.steps;
    request.width = job.size;
    request.height = job.size;
    request.frames = job.frames;
    const MemoryPlan &plan = networks.plan(request, Machine::look());
    std::printf("plan %.1f held %.1f\n", static_cast<double>(plan.peakBytes) / (1 << 20),
                heldMegabytes());
    Marks marks;
    run(request, {tokenizer, networks, chosenScheduler(model / "scheduler", {})}, marks);
    say("decoded");
}

} // namespace weft::bench
