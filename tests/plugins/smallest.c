/* The smallest whole plugin: grey pictures. Compiled as C99 with -pedantic. */
#include "plugins/api/weft_plugin.h"

#include <stdlib.h>

static weft_result generate(const weft_host *host, const weft_request *request)
{
    const size_t pixels = (size_t) request->width * request->height;
    float *grey = malloc(pixels * sizeof *grey);
    weft_frame frame = {sizeof frame, 3, 0, 0, 0, {NULL, NULL, NULL, NULL}};
    weft_result result = WEFT_OK;
    int64_t number;
    size_t i;
    if (!grey) {
        host->fail(host, "out-of-memory", NULL, 0);
        return WEFT_FAILED;
    }
    for (i = 0; i < pixels; ++i)
        grey[i] = 0.5f;
    frame.width = request->width;
    frame.height = request->height;
    frame.bytes_per_row = (int64_t) request->width * (int64_t) sizeof *grey;
    frame.planes[0] = frame.planes[1] = frame.planes[2] = grey;
    for (number = 0; number < request->length && result == WEFT_OK; ++number)
        result = host->emit_frame(host, &frame);
    free(grey);
    return result;
}

static const weft_plugin plugin = {
    sizeof plugin, WEFT_PLUGIN_API_VERSION, "smallest", "1.0", NULL, NULL, NULL, generate,
};

const weft_plugin *weft_plugin_entry(void)
{
    return &plugin;
}
