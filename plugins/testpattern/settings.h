#pragma once

#include "plugins/testpattern/canvas.h"

#include "plugins/api/weft_plugin.h"

#include <string>

namespace testpattern {

/// Looks a request's settings up by id. The host hands over every parameter that plugin.json
/// declares, checked, so asking for one that is not there is a mistake in this plugin and throws
/// std::logic_error.
class Settings
{
public:
    explicit Settings(const weft_request &request)
        : m_request(request)
    {}

    bool boolean(const char *id) const { return parameter(id, WEFT_PARAMETER_BOOLEAN).boolean; }
    std::int64_t integer(const char *id) const
    {
        return parameter(id, WEFT_PARAMETER_INTEGER).integer;
    }
    double number(const char *id) const { return parameter(id, WEFT_PARAMETER_NUMBER).number; }
    std::string text(const char *id) const { return parameter(id, WEFT_PARAMETER_TEXT).text; }
    /// Of "#rrggbb" or "#rrggbbaa".
    Colour colour(const char *id) const;

private:
    const weft_parameter &parameter(const char *id, weft_parameter_kind kind) const;

    const weft_request &m_request;
};

} // namespace testpattern
