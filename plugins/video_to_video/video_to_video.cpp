#include "plugins/diffusion/shot.h"

#include "plugins/api/weft_plugin.h"

#include <cstring>

namespace {

struct Kind
{
    weft::inference::Task task;
    const char *source;
};

Kind kindOf(const weft_request &request)
{
    if (std::strcmp(request.generator, "image-to-image") == 0)
        return {weft::inference::Task::ImageToImage, "image"};
    return {weft::inference::Task::VideoToVideo, "video"};
}

weft_result generate(const weft_host *host, const weft_request *request)
{
    const auto [task, source] = kindOf(*request);
    return diffusion::makeShot(*host, *request, task, source);
}

weft_result estimate(const weft_host *host, const weft_request *request, weft_estimate *estimate)
{
    const auto [task, source] = kindOf(*request);
    return diffusion::estimateShot(*host, *request, task, source, *estimate);
}

weft_result countPrompt(const weft_host *host, const weft_request *request, const char *parameter,
                        weft_prompt_count *count)
{
    return diffusion::countPrompt(*host, *request, parameter, *count);
}

constexpr weft_plugin kPlugin = {
    .size = sizeof(weft_plugin),
    .api_version = WEFT_PLUGIN_API_VERSION,
    .id = "video-to-video",
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
