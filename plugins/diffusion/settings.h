#pragma once

#include "inference/pipelines/request.h"

#include "plugins/api/weft_plugin.h"

#include <string>

namespace diffusion {

/// Looks a request's settings up by id. The host hands over every parameter that plugin.json
/// declares, checked, so asking for one that is not there is a mistake in the plugin and throws
/// std::logic_error.
class Settings
{
public:
    explicit Settings(const weft_request &request)
        : m_request(request)
    {}

    bool has(const char *id) const { return find(id) != nullptr; }
    int integer(const char *id) const;
    double number(const char *id) const;
    std::string text(const char *id) const;

private:
    const weft_parameter *find(const char *id) const;
    const weft_parameter &parameter(const char *id, weft_parameter_kind kind) const;

    const weft_request &m_request;
};

/// What a plugin's request asks of a pipeline, but for its source.
weft::inference::Request pipelineRequest(const weft_request &request, weft::inference::Task task);

/// The input of an id, or null where the user left it out.
const weft_input *findInput(const weft_request &request, const char *id);

} // namespace diffusion
