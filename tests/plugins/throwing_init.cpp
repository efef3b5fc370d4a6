// A plugin whose init throws.
#include "plugins/api/weft_plugin.h"

#include <stdexcept>

static weft_result init(const weft_host *)
{
    throw std::runtime_error("init is out of order");
}

static weft_result generate(const weft_host *, const weft_request *)
{
    return WEFT_OK;
}

const weft_plugin *weft_plugin_entry(void)
{
    static const weft_plugin plugin = {
        sizeof plugin, WEFT_PLUGIN_API_VERSION, TEST_NAME, "1.0", init, nullptr, nullptr, generate,
    };
    return &plugin;
}
