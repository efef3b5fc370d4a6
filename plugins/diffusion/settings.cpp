#include "plugins/diffusion/settings.h"

#include <cstring>
#include <stdexcept>

namespace diffusion {

using namespace weft::inference;

const weft_parameter *Settings::find(const char *id) const
{
    for (std::uint32_t i = 0; i < m_request.parameter_count; ++i) {
        if (std::strcmp(m_request.parameters[i]->id, id) == 0)
            return m_request.parameters[i];
    }
    return nullptr;
}

const weft_parameter &Settings::parameter(const char *id, weft_parameter_kind kind) const
{
    const weft_parameter *found = find(id);
    if (!found || found->kind != kind)
        throw std::logic_error(std::string("plugin.json has no such parameter: ") + id);
    return *found;
}

int Settings::integer(const char *id) const
{
    return static_cast<int>(parameter(id, WEFT_PARAMETER_INTEGER).integer);
}

double Settings::number(const char *id) const
{
    return parameter(id, WEFT_PARAMETER_NUMBER).number;
}

std::string Settings::text(const char *id) const
{
    return parameter(id, WEFT_PARAMETER_TEXT).text;
}

Request pipelineRequest(const weft_request &asked, Task task)
{
    const Settings settings(asked);
    Request request;
    request.task = task;
    request.prompt = settings.text("prompt");
    request.negativePrompt = settings.text("negative");
    request.seed = static_cast<std::uint64_t>(asked.seed);
    request.steps = settings.integer("steps");
    request.guidance = settings.number("guidance");
    request.eta = settings.number("eta");
    request.clipSkip = settings.integer("clipSkip");
    request.width = static_cast<int>(asked.width);
    request.height = static_cast<int>(asked.height);
    request.frames = static_cast<int>(asked.length);
    if (settings.has("strength"))
        request.strength = settings.number("strength");
    if (settings.has("longClips")) {
        const std::string longClips = settings.text("longClips");
        request.longClips = longClips == "windows"     ? LongClips::Windows
                            : longClips == "FreeNoise" ? LongClips::FreeNoise
                                                       : LongClips::Whole;
        request.contextLength = settings.integer("contextLength");
        request.contextStride = settings.integer("contextStride");
    }
    return request;
}

const weft_input *findInput(const weft_request &request, const char *id)
{
    for (std::uint32_t i = 0; i < request.input_count; ++i) {
        if (std::strcmp(request.inputs[i]->id, id) == 0)
            return request.inputs[i];
    }
    return nullptr;
}

} // namespace diffusion
