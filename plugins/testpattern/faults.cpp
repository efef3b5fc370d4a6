#include "plugins/testpattern/faults.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace testpattern {

namespace {

weft_result failWithReason(const weft_host &host, std::int64_t frame)
{
    const std::string number = std::to_string(frame);
    const char *const arguments[] = {number.c_str()};
    host.fail(&host, "told-to-fail", arguments, 1);
    return WEFT_FAILED;
}

[[noreturn]] void crash()
{
    std::signal(SIGSEGV, SIG_DFL); // not into the handler of a sanitizer, which would exit
    std::raise(SIGSEGV);
    std::abort();
}

[[noreturn]] void hang()
{
    for (;;)
        std::this_thread::sleep_for(std::chrono::hours(1));
}

} // namespace

weft_result commit(const std::string &fault, const weft_host &host, std::int64_t frame)
{
    if (fault == "throw")
        throw std::runtime_error("the test pattern was told to throw");
    if (fault == "crash")
        crash();
    if (fault == "hang")
        hang();
    if (fault == "too few frames")
        return WEFT_OK;
    return failWithReason(host, frame);
}

} // namespace testpattern
