#pragma once

#include "plugins/api/weft_plugin.h"

#include <cstdint>
#include <string>

namespace testpattern {

/// Goes wrong in the way that the setting "fault" names. Returns the result to return from
/// generate; "throw", "crash" and "hang" do not return.
weft_result commit(const std::string &fault, const weft_host &host, std::int64_t frame);

} // namespace testpattern
