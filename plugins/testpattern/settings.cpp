#include "plugins/testpattern/settings.h"

#include <cstring>
#include <stdexcept>

namespace testpattern {

Colour Settings::colour(const char *id) const
{
    const std::string hex = text(id).substr(1);
    const auto component = [&](std::size_t at) {
        return float(std::stoi(hex.substr(at, 2), nullptr, 16)) / 255;
    };
    return {component(0), component(2), component(4), hex.size() == 8 ? component(6) : 1.0F};
}

const weft_parameter &Settings::parameter(const char *id, weft_parameter_kind kind) const
{
    for (std::uint32_t i = 0; i < m_request.parameter_count; ++i) {
        const weft_parameter &candidate = *m_request.parameters[i];
        if (std::strcmp(candidate.id, id) == 0 && candidate.kind == kind)
            return candidate;
    }
    throw std::logic_error(std::string("plugin.json declares no such parameter: ") + id);
}

} // namespace testpattern
