#include "app/worker/worker.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr const char *kDescription
    = "weft-worker carries generation out for Weft. It alone loads plugins, so that what\n"
      "breaks in one costs a job and not the edit. Weft starts it by itself: there is\n"
      "nothing to do by hand.\n\n"
      "It talks JSON lines over the socket that --fd names (described in\n"
      "core/generate/worker_protocol.h), logs to stderr, and ends when the other end of\n"
      "the socket is closed.\n\n"
      "Exit codes: 0 done, 2 usage.\n";

constexpr int kUsage = 2;

bool isStreamSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

/// Behind the editor's back in everything: processor time, memory when it runs out.
void stepBack()
{
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, 0, kNice);
    ::setenv("OMP_WAIT_POLICY", "PASSIVE", 0); // libtorch's threads spin while they wait
    if (std::FILE *score = std::fopen("/proc/self/oom_score_adj", "w")) {
        std::fputs("1000", score);
        std::fclose(score);
    }
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App options(kDescription, "weft-worker");
    int descriptor = -1;
    options.add_option("--fd", descriptor, "The descriptor of a connected stream socket")
        ->required();
    options.set_version_flag("--version", WEFT_VERSION);
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return options.exit(error) == 0 ? 0 : kUsage;
    }
    if (!isStreamSocket(descriptor)) {
        std::fprintf(stderr, "weft-worker: descriptor %d is not a connected stream socket.\n",
                     descriptor);
        return kUsage;
    }
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ::dup2(STDERR_FILENO, STDOUT_FILENO); // a library's printf must not look like an answer
    stepBack();

    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // FFmpeg's option parser follows it
    weft::worker::Worker worker(descriptor);
    worker.run();
    return 0;
}
