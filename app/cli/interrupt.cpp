#include "app/cli/interrupt.h"

#include "app/cli/command.h"

#include <csignal>
#include <thread>

#include <unistd.h>

namespace weft::cli {

namespace {

std::stop_source &source()
{
    static std::stop_source instance;
    return instance;
}

void waitForSignals(sigset_t signals)
{
    for (int count = 0;; ++count) {
        int number = 0;
        if (sigwait(&signals, &number) != 0)
            continue;
        if (count > 0)
            _exit(kCancelled);
        source().request_stop();
    }
}

} // namespace

void watchForInterrupts()
{
    source();
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE,
                SIG_IGN); // a reader of our progress that went away is no reason to lose a render
    std::thread(waitForSignals, signals).detach();
}

std::stop_token interrupted()
{
    return source().get_token();
}

} // namespace weft::cli
