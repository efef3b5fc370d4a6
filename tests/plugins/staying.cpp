// A plugin that stays loaded between jobs: it tells by a note how many it has been asked for since
// it was loaded, and can be told how each is to end.
#include "plugins/api/weft_plugin.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

int asked = 0;

void count(const weft_host &host)
{
    host.note(&host, ("asked " + std::to_string(++asked)).c_str());
}

std::string endingOf(const weft_request &request)
{
    for (std::uint32_t i = 0; i < request.parameter_count; ++i) {
        if (std::strcmp(request.parameters[i]->id, "ending") == 0)
            return request.parameters[i]->text;
    }
    return {};
}

weft_result emitBlack(const weft_host &host, const weft_request &request)
{
    const std::vector<float> plane(std::size_t(request.width) * request.height);
    const weft_frame frame{sizeof frame,
                           3,
                           request.width,
                           request.height,
                           std::int64_t(request.width) * 4,
                           {plane.data(), plane.data(), plane.data(), nullptr}};
    weft_result result = WEFT_OK;
    for (std::int64_t i = 0; i < request.length && result == WEFT_OK; ++i)
        result = host.emit_frame(&host, &frame);
    return result;
}

weft_result generate(const weft_host *host, const weft_request *request)
{
    count(*host);
    const std::string ending = endingOf(*request);
    if (ending == "throws")
        throw std::runtime_error("told to");
    if (ending == "crashes")
        std::abort();
    if (ending == "fails") {
        host->fail(host, "told", nullptr, 0);
        return WEFT_FAILED;
    }
    while (ending == "is cancelled") {
        if (host->progress(host, 0.5, "Waiting") != WEFT_OK)
            return WEFT_STOP;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return emitBlack(*host, *request);
}

weft_result estimate(const weft_host *host, const weft_request *, weft_estimate *estimate)
{
    count(*host);
    estimate->memory_bytes = 1;
    return WEFT_OK;
}

} // namespace

const weft_plugin *weft_plugin_entry(void)
{
    static const weft_plugin plugin = {
        sizeof plugin, WEFT_PLUGIN_API_VERSION, TEST_NAME, "1.0", nullptr, nullptr, estimate,
        generate,
    };
    return &plugin;
}
