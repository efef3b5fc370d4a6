#include "plugins/diffusion/shot.h"

#include "plugins/api/weft_plugin.h"

namespace {

weft_result generate(const weft_host *host, const weft_request *request)
{
    return diffusion::makeShot(*host, *request, weft::inference::Task::TextToVideo, nullptr);
}

weft_result estimate(const weft_host *host, const weft_request *request, weft_estimate *estimate)
{
    return diffusion::estimateShot(*host, *request, weft::inference::Task::TextToVideo, nullptr,
                                   *estimate);
}

weft_result countPrompt(const weft_host *host, const weft_request *request, const char *parameter,
                        weft_prompt_count *count)
{
    return diffusion::countPrompt(*host, *request, parameter, *count);
}

constexpr weft_plugin kPlugin = {
    .size = sizeof(weft_plugin),
    .api_version = WEFT_PLUGIN_API_VERSION,
    .id = "text-to-video",
    .version = "1.1",
    .init = nullptr, // models are loaded by shots
    .deinit = diffusion::letModelsGo,
    .estimate = estimate,
    .generate = generate,
    .count_prompt = countPrompt,
};

} // namespace

const weft_plugin *weft_plugin_entry(void)
{
    return &kPlugin;
}
