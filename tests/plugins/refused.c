/* A plugin with one thing wrong, which the build names: TEST_… */
#include "plugins/api/weft_plugin.h"

#include <stddef.h>
#include <unistd.h>

#ifndef TEST_SIZE
#define TEST_SIZE sizeof(weft_plugin)
#endif
#ifndef TEST_API
#define TEST_API WEFT_PLUGIN_API_VERSION
#endif
#ifndef TEST_ID
#define TEST_ID TEST_NAME
#endif
#ifndef TEST_VERSION
#define TEST_VERSION "1.0"
#endif
#ifndef TEST_INIT
#define TEST_INIT succeed
#endif
#ifndef TEST_DEINIT
#define TEST_DEINIT doNothing
#endif
#ifndef TEST_GENERATE
#define TEST_GENERATE generate
#endif

/* Which of these are used depends on what is wrong. */
#define MAYBE_UNUSED __attribute__((unused))

MAYBE_UNUSED static weft_result succeed(const weft_host *host)
{
    (void) host;
    return WEFT_OK;
}

MAYBE_UNUSED static weft_result failWithReason(const weft_host *host)
{
    const char *const arguments[] = {"poorly"};
    host->fail(host, "unwell", arguments, 1);
    return WEFT_FAILED;
}

MAYBE_UNUSED static weft_result failSilently(const weft_host *host)
{
    (void) host;
    return WEFT_FAILED;
}

MAYBE_UNUSED static void doNothing(void) {}

MAYBE_UNUSED static void hang(void)
{
    for (;;)
        sleep(3600);
}

MAYBE_UNUSED static weft_result generate(const weft_host *host, const weft_request *request)
{
    static float black[16384];
    weft_frame frame = {sizeof frame, 3, 0, 0, 0, {black, black, black, NULL}};
    int64_t number;
    frame.width = request->width;
    frame.height = request->height;
    frame.bytes_per_row = (int64_t) request->width * (int64_t) sizeof *black;
    for (number = 0; number < request->length; ++number) {
        if (host->emit_frame(host, &frame) != WEFT_OK)
            return WEFT_STOP;
    }
    return WEFT_OK;
}

const weft_plugin *weft_plugin_entry(void)
{
#ifdef TEST_RETURNS_NULL
    return NULL;
#else
    static const weft_plugin plugin = {
        TEST_SIZE, TEST_API, TEST_ID, TEST_VERSION, TEST_INIT, TEST_DEINIT, NULL, TEST_GENERATE,
    };
    return &plugin;
#endif
}
