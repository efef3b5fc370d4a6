// A plugin that breaks the rules in generate: the parameter "misdeed" says which.
#include "plugins/api/weft_plugin.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

namespace {

using namespace std::chrono_literals;

constexpr int kWorkerSocket = 3; // where the worker's client puts it

/// A picture of one grey, as large as asked for, and the host to hand it to.
struct Job
{
    const weft_host &host;
    const weft_request &request;
    std::vector<float> samples;
    weft_frame frame{};

    Job(const weft_host &h, const weft_request &r)
        : host(h)
        , request(r)
        , samples(std::size_t(r.width) * r.height, 0.25F)
    {
        frame = {sizeof frame,
                 3,
                 r.width,
                 r.height,
                 std::int64_t(r.width) * 4,
                 {samples.data(), samples.data(), samples.data(), nullptr}};
    }

    weft_result emit() { return host.emit_frame(&host, &frame); }
    weft_result emitAll() { return emit(request.length); }
    weft_result emit(std::int64_t count)
    {
        for (std::int64_t i = 0; i < count; ++i) {
            if (emit() != WEFT_OK)
                return WEFT_STOP;
        }
        return WEFT_OK;
    }
};

[[noreturn]] void sleepForEver()
{
    for (;;)
        std::this_thread::sleep_for(1h);
}

void raiseForReal(int signal)
{
    std::signal(signal, SIG_DFL); // not into the handler of a sanitizer
    std::raise(signal);
}

void writeToSocket(const std::string &text)
{
    for (std::size_t written = 0; written < text.size();) {
        const ssize_t count = write(kWorkerSocket, text.data() + written, text.size() - written);
        if (count <= 0)
            return;
        written += std::size_t(count);
    }
}

weft_result failAs(const Job &job, const char *code, std::vector<const char *> arguments)
{
    job.host.fail(&job.host, code, arguments.data(), std::uint32_t(arguments.size()));
    return WEFT_FAILED;
}

weft_result spoilSample(Job &job, float value)
{
    job.emit();
    job.samples[37] = value; // pixel 5 of row 1 in the default size
    return job.emit(job.request.length - 1);
}

weft_result changeFrame(Job &job, const std::function<void(weft_frame &)> &change)
{
    change(job.frame);
    return job.emitAll();
}

weft_result emitOnAnotherThread(Job &job)
{
    std::thread([&job] { job.emit(); }).join();
    return job.emitAll();
}

weft_result callAfterTheEnd(Job &job)
{
    const weft_result result = job.emitAll();
    const weft_host *host = &job.host;
    std::thread([host] {
        std::this_thread::sleep_for(20ms);
        host->progress(host, 1, "Late");
        host->log(host, WEFT_LOG_INFO, "late");
    }).join();
    return result;
}

weft_result ignoreStop(Job &job)
{
    for (;;) {
        job.host.progress(&job.host, 0.5, "Deaf");
        std::this_thread::sleep_for(5ms);
    }
}

weft_result takeLongButTalk(Job &job)
{
    for (int i = 0; i < 30; ++i) {
        if (job.host.progress(&job.host, i / 30.0, "Pondering") != WEFT_OK)
            return WEFT_STOP;
        std::this_thread::sleep_for(100ms);
    }
    return job.emitAll();
}

weft_result callFromOwnThreads(Job &job)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&job, i] {
            for (int call = 0; call < 2000; ++call)
                job.host.progress(&job.host, call / 2000.0, i % 2 ? "Odd" : nullptr);
        });
    }
    const weft_result result = job.emitAll();
    for (std::thread &thread : threads)
        thread.join();
    return result;
}

weft_result readWhatIsNotThere(Job &job, const char *input, std::int64_t index)
{
    const weft_frame *frame = &job.frame;
    if (job.host.read_frame(&job.host, input, index, &frame) == WEFT_OK || frame != &job.frame)
        return failAs(job, "read-succeeded", {});
    return WEFT_STOP;
}

weft_result readIntoNothing(Job &job)
{
    job.host.read_frame(&job.host, "image", 0, nullptr);
    return WEFT_STOP;
}

weft_result readSound(Job &job)
{
    std::vector<float> sound(16);
    job.host.read_audio(&job.host, "image", 0, 16, sound.data(), sound.data());
    return WEFT_STOP;
}

weft_result leaveChildBehind(Job &job)
{
    const pid_t child = fork();
    if (child == 0) {
        for (int i = 3; i < 64; ++i)
            close(i);
        sleepForEver();
    }
    job.host.log(&job.host, WEFT_LOG_INFO, ("child " + std::to_string(child)).c_str());
    raiseForReal(SIGSEGV);
    return job.emitAll();
}

weft_result flood(Job &job)
{
    for (int i = 0; i < 20000; ++i) {
        job.host.progress(&job.host, 2.0 * i, "Flooding");
        if (i % 5000 == 0)
            job.host.log(&job.host, 99, "flood");
        if (i % 100 == 0)
            job.host.preview(&job.host, &job.frame);
        std::fprintf(stderr, "%d bottles\n", i);
    }
    return job.emitAll();
}

weft_result previewNonsense(Job &job)
{
    job.host.preview(&job.host, nullptr);
    weft_frame bad = job.frame;
    bad.width = 0;
    job.host.preview(&job.host, &bad);
    bad = job.frame;
    bad.planes[1] = nullptr;
    job.host.preview(&job.host, &bad);
    job.samples[3] = std::nanf("");
    job.host.preview(&job.host, &job.frame);
    job.samples[3] = 0;
    job.host.progress(&job.host, std::nan(""), nullptr);
    return job.emitAll();
}

using Misdeed = std::function<weft_result(Job &)>;

const std::map<std::string, Misdeed> kMisdeeds = {
    {"none", [](Job &job) { return job.emitAll(); }},
    {"nan", [](Job &job) { return spoilSample(job, std::nanf("")); }},
    {"infinity", [](Job &job) { return spoilSample(job, std::numeric_limits<float>::infinity()); }},
    {"out of range", [](Job &job) { return spoilSample(job, 1e30F); }},
    {"other size", [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.width /= 2; }); }},
    {"other channels",
     [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.channels = 4; }); }},
    {"narrow rows",
     [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.bytes_per_row = 8; }); }},
    {"odd rows",
     [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.bytes_per_row += 1; }); }},
    {"missing plane",
     [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.planes[2] = nullptr; }); }},
    {"no size", [](Job &job) { return changeFrame(job, [](weft_frame &f) { f.size = 0; }); }},
    {"no frame", [](Job &job) { return job.host.emit_frame(&job.host, nullptr); }},
    {"too many frames",
     [](Job &job) {
         job.emitAll();
         return job.emitAll();
     }},
    {"too few frames",
     [](Job &job) {
         job.emit();
         return weft_result(WEFT_OK);
     }},
    {"own reason",
     [](Job &job) {
         return failAs(job, "unwell", {"ill \x1b[31m %2", "second"});
     }},
    {"unknown reason", [](Job &job) { return failAs(job, "no-such-code", {"first"}); }},
    {"two reasons",
     [](Job &job) {
         failAs(job, "unwell", {"first"});
         return failAs(job, "unwell", {"second"});
     }},
    {"null reason",
     [](Job &job) {
         job.host.fail(&job.host, nullptr, nullptr, 3);
         return weft_result(WEFT_FAILED);
     }},
    {"no reason", [](Job &) { return weft_result(WEFT_FAILED); }},
    {"unasked stop", [](Job &) { return weft_result(WEFT_STOP); }},
    {"odd result", [](Job &) { return weft_result(77); }},
    {"throw", [](Job &) -> weft_result { throw std::runtime_error("out of luck"); }},
    {"throw int", [](Job &) -> weft_result { throw 42; }},
    {"throw on a thread",
     [](Job &job) {
         std::thread([] { throw std::runtime_error("alone"); }).join();
         return job.emitAll();
     }},
    {"segfault",
     [](Job &job) {
         job.emit();
         raiseForReal(SIGSEGV);
         return weft_result(WEFT_OK);
     }},
    {"abort",
     [](Job &job) {
         raiseForReal(SIGABRT);
         return job.emitAll();
     }},
    {"be killed",
     [](Job &job) {
         raiseForReal(SIGKILL);
         return job.emitAll();
     }},
    {"exit", [](Job &) -> weft_result { std::_Exit(0); }},
    {"exit 5", [](Job &) -> weft_result { std::_Exit(5); }},
    {"hang", [](Job &) -> weft_result { sleepForEver(); }},
    {"hang after a frame",
     [](Job &job) -> weft_result {
         job.emit();
         sleepForEver();
     }},
    {"stop itself",
     [](Job &job) {
         raise(SIGSTOP);
         return job.emitAll();
     }},
    {"ignore stop", ignoreStop},
    {"emit on another thread", emitOnAnotherThread},
    {"call after the end", callAfterTheEnd},
    {"call from own threads", callFromOwnThreads},
    {"take long but talk", takeLongButTalk},
    {"read unknown input", [](Job &job) { return readWhatIsNotThere(job, "moon", 0); }},
    {"read null input", [](Job &job) { return readWhatIsNotThere(job, nullptr, 0); }},
    {"read frame -1", [](Job &job) { return readWhatIsNotThere(job, "image", -1); }},
    {"read frame 1", [](Job &job) { return readWhatIsNotThere(job, "image", 1); }},
    {"read into nothing", readIntoNothing},
    {"read sound of an image", readSound},
    {"print to stdout",
     [](Job &job) {
         std::puts("{\"event\":\"done\"}");
         std::fflush(stdout);
         return job.emitAll();
     }},
    {"garbage to the socket",
     [](Job &job) {
         writeToSocket("garbage\n");
         return job.emitAll();
     }},
    {"wrong types to the socket",
     [](Job &job) {
         writeToSocket("{\"event\":\"progress\",\"fraction\":\"half\",\"phase\":7}\n");
         return job.emitAll();
     }},
    {"lies to the socket",
     [](Job &) -> weft_result {
         writeToSocket("{\"event\":\"done\",\"frames\":3,\"contentHash\":"
                       "\"00000000000000000000000000000000\"}\n");
         sleepForEver();
     }},
    {"endless line",
     [](Job &job) {
         writeToSocket(std::string(3 << 20, 'x'));
         return job.emitAll();
     }},
    {"close the socket",
     [](Job &) -> weft_result {
         close(kWorkerSocket);
         sleepForEver();
     }},
    {"leave a child behind", leaveChildBehind},
    {"flood", flood},
    {"preview nonsense", previewNonsense},
    {"ask for a service",
     [](Job &job) {
         return job.host.get_service(&job.host, "weft.inference/1") ? failAs(job, "service", {})
                                                                    : job.emitAll();
     }},
};

weft_result generate(const weft_host *host, const weft_request *request)
{
    Job job(*host, *request);
    return kMisdeeds.at(request->parameters[0]->text)(job);
}

} // namespace

const weft_plugin *weft_plugin_entry(void)
{
    static const weft_plugin plugin = {
        sizeof plugin, WEFT_PLUGIN_API_VERSION, TEST_NAME, "1.0", nullptr, nullptr, nullptr,
        generate,
    };
    return &plugin;
}
