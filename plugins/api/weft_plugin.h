/*
 * weft_plugin.h: what Weft and a generator plugin say to each other, version 1.
 *
 * A plugin is a folder with a plugin.json (what it offers, read without loading any code) and a
 * shared object that exports one function, weft_plugin_entry(). The object is loaded into
 * weft-worker, a process of its own, and only while a job needs it: what a plugin breaks costs that
 * job, never the edit. plugins/README.md walks through a whole plugin.
 *
 * Where plugin.json says "staysLoaded", it stays loaded for a few minutes after a job that went
 * well, and estimate, count_prompt and generate may be called again and again between init and
 * deinit: what the plugin keeps from one job, such as a model, serves the next. It then has to see
 * for itself that what it keeps is still what the request asks for, and that it fits into memory
 * beside what the job needs. Nobody can count on it: the process may be ended at any time.
 *
 * A job, seen from the plugin:
 *
 *     weft_plugin_entry()                    hand out the functions below
 *     init(host)                             once
 *     estimate(host, request, &estimate)     only when asked how long and how much memory
 *     count_prompt(host, request, id, &count) only when asked how much of a prompt is read
 *     generate(host, request)                make the pictures:
 *         host->read_frame(host, …)              where there are inputs
 *         host->progress(host, 0.25, …)          often
 *         host->emit_frame(host, &frame)         request->length times
 *     deinit()                               once, if init returned WEFT_OK
 *
 * Threads. Each function names the threads it may be called on:
 *
 *     [main-thread]  The one thread that loads the plugin and calls its entry, init and deinit.
 *     [job-thread]   The one thread that called estimate, count_prompt or generate, while that
 *                    call lasts. It may be the main thread or another one. A plugin has one job
 *                    at a time.
 *     [any-thread]   Any thread, the plugin's own included, from init to deinit.
 *
 * A plugin may start threads, with at most request->threads computing at once, and joins them
 * before the call that started them returns.
 *
 * Pointers. What the host hands over stays the host's, what the plugin hands over the plugin's, and
 * neither frees the other's. Unless said otherwise a pointer is valid until the call it was passed
 * to returns: copy what has to last. Text is UTF-8, ended by a zero, and NULL only where that is
 * said.
 *
 * Exceptions. A C++ plugin may let one leave init, estimate, count_prompt or generate: the job then
 * fails with its what(). The host's functions throw nothing.
 *
 * Growth. Every struct begins with its size in bytes, as its author compiled it. Later versions
 * only append fields, nobody reads past the size given, and an absent function counts as NULL. A
 * number never gets another meaning. A change that needs more raises WEFT_PLUGIN_API_VERSION; hosts
 * then refuse plugins of another version with a sentence.
 */
#ifndef WEFT_PLUGIN_H
#define WEFT_PLUGIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WEFT_PLUGIN_API_VERSION 1

#define WEFT_PLUGIN_EXPORT __attribute__((visibility("default")))

/* How a call went. */
typedef int32_t weft_result;
enum {
    WEFT_OK = 0,
    /* Returned by the host: the user cancelled, or the job has become impossible (a full disk, a
     * picture with a NaN) and the host knows why. Release what you hold and return WEFT_STOP. */
    WEFT_STOP = 1,
    /* Returned by the plugin: it cannot do it, and said why with fail(). */
    WEFT_FAILED = 2
};

/* ---- Pictures -------------------------------------------------------------------------------- */

/* A picture: one plane of 32-bit floats per component, in the order R, G, B, A. Values are
 * gamma-encoded sRGB from 0 (black) to 1 (white). Alpha is straight (colours are not multiplied by
 * it): 0 is transparent, 1 opaque. Rows run from the top, pixels from the left; row y of a plane
 * begins y * bytes_per_row bytes after the plane. */
typedef struct weft_frame
{
    uint32_t size;
    uint32_t channels; /* 3: R, G, B; 4: R, G, B, A */
    uint32_t width;
    uint32_t height;
    int64_t bytes_per_row;  /* the same for every plane; a multiple of 4, at least 4 * width */
    const float *planes[4]; /* planes[3] is not looked at where there are 3 channels */
} weft_frame;

/* ---- What is asked for ----------------------------------------------------------------------- */

/* Which field of a weft_parameter holds its value. */
typedef int32_t weft_parameter_kind;
enum {
    WEFT_PARAMETER_BOOLEAN = 1, /* manifest type "boolean" */
    WEFT_PARAMETER_INTEGER = 2, /* "integer" */
    WEFT_PARAMETER_NUMBER = 3,  /* "number" */
    /* "text", "prompt", "choice" (one of the choices), "colour" ("#rrggbb" or "#rrggbbaa") */
    WEFT_PARAMETER_TEXT = 4
};

/* A setting, checked against the manifest: of the declared type and in range. */
typedef struct weft_parameter
{
    uint32_t size;
    weft_parameter_kind kind;
    const char *id;
    int32_t boolean; /* 0 or 1 */
    int64_t integer;
    double number;    /* finite */
    const char *text; /* NULL where the kind is another one */
} weft_parameter;

typedef int32_t weft_input_kind;
enum {
    WEFT_INPUT_IMAGE = 1, /* one frame */
    WEFT_INPUT_VIDEO = 2, /* frames, without sound */
    WEFT_INPUT_AUDIO = 3  /* samples */
};

/* A medium to start from, one of those that the manifest declares. */
typedef struct weft_input
{
    uint32_t size;
    weft_input_kind kind;
    const char *id;
    uint32_t width; /* of its frames: upright, in square pixels; 0 for audio */
    uint32_t height;
    uint32_t channels;       /* of its frames: 3, or 4 with alpha; 0 for audio */
    uint32_t rate_numerator; /* nominal frames a second; 0 for audio and images */
    uint32_t rate_denominator;
    int64_t frame_count;  /* 0 for audio */
    int64_t sample_count; /* of stereo sound at 48,000 a second; 0 for images and video */
} weft_input;

/* Which arithmetic is allowed. */
typedef int32_t weft_numerics;
enum {
    WEFT_NUMERICS_EXACT = 0, /* the same pixels on every run, whatever the number of threads */
    WEFT_NUMERICS_FAST = 1   /* lower precision and run-to-run differences are allowed for speed */
};

/* What to make. Valid, with all it points to, until the call returns. */
typedef struct weft_request
{
    uint32_t size;
    weft_numerics numerics;
    const char *generator;                   /* id of one of the manifest's generators */
    const weft_parameter *const *parameters; /* every parameter of the manifest, once */
    uint32_t parameter_count;
    uint32_t input_count;
    const weft_input *const *inputs; /* without the optional ones that the user left out */
    int64_t seed;    /* 0 to 2^53; the same request with the same seed makes the same pixels */
    uint32_t width;  /* 16 to 16384 */
    uint32_t height; /* 16 to 16384 */
    uint32_t rate_numerator; /* frames a second: 30000/1001 */
    uint32_t rate_denominator;
    int64_t length;    /* frames to emit, 1 to 1,000,000 */
    uint32_t channels; /* of the frames to emit: 4 where the manifest says hasAlpha, else 3 */
    uint32_t threads;  /* that may compute at once, at least 1 */
    /* Memory that the job may take, on the device that it runs on; 0: what is free there. No part
     * of the recipe: asks for another way to the same pixels, and for others only where none fits.
     */
    int64_t memory_bytes;
    /* A folder of the job's own, for what spares work when the same request is made again after the
     * job died: half-way results. It may not exist yet; it is removed once the job has succeeded or
     * was cancelled. NULL: there is none. */
    const char *folder;
} weft_request;

/* What a job will cost. The host sets size and zeroes the rest; what stays 0 is unknown. */
typedef struct weft_estimate
{
    uint32_t size;
    uint32_t reserved; /* 0 */
    double seconds;
    int64_t memory_bytes; /* at the peak, on top of what the process holds before */
} weft_estimate;

/* How much of a text is read. The host sets size and zeroes the rest. */
typedef struct weft_prompt_count
{
    uint32_t size;
    uint32_t reserved; /* 0 */
    int64_t tokens;    /* of the text */
    int64_t most;      /* that are read; what follows them is not. 0 = there is no limit */
} weft_prompt_count;

/* ---- What the host does for a plugin --------------------------------------------------------- */

typedef int32_t weft_log_level;
enum { WEFT_LOG_DEBUG = 0, WEFT_LOG_INFO = 1, WEFT_LOG_WARNING = 2, WEFT_LOG_ERROR = 3 };

typedef struct weft_host weft_host;

/* Passed to init, valid until deinit has returned. No function is NULL. Each takes the host itself
 * as its first argument. */
struct weft_host
{
    uint32_t size;
    uint32_t api_version;
    const char *version; /* of Weft: "0.1.0". For logs, never for decisions */
    void *data;          /* the host's own */

    /* Writes a line to the log, where all that the plugin prints to stdout or stderr lands too. For
     * people who mend plugins: what a user has to know is said with fail().
     * [any-thread] */
    void (*log)(const weft_host *host, weft_log_level level, const char *text);

    /* Says how far the job is and asks whether to go on. Cheap; call it at least once a second. A
     * plugin that calls no function of the host for longer than its manifest's silenceSeconds
     * counts as hung and is killed.
     * fraction: of the whole job, 0 to 1, never falling. phase: what is going on, in the user's
     * words, "Denoising"; NULL keeps the one before.
     * Returns WEFT_OK or WEFT_STOP.
     * [any-thread] */
    weft_result (*progress)(const weft_host *host, double fraction, const char *phase);

    /* Reads a picture of an image or video input, converted to what weft_frame says. In any order;
     * forwards is fastest. Values lie outside 0 to 1 where the medium's own do.
     * index: 0 to frame_count - 1. *frame: the host's, valid until the next read_frame or until
     * generate returns; untouched unless the result is WEFT_OK.
     * Returns WEFT_OK, or WEFT_STOP: no such input or frame, or it cannot be decoded.
     * [job-thread] in generate */
    weft_result (*read_frame)(const weft_host *host, const char *input, int64_t index,
                              const weft_frame **frame);

    /* Reads sound of an audio input: samples start to start + count - 1 at 48,000 a second, full
     * scale -1 to 1, silence before its beginning and after its end.
     * count: 0 to 48,000,000. left, right: the plugin's, with room for count floats each.
     * Returns WEFT_OK, or WEFT_STOP: no such input, or it cannot be decoded.
     * [job-thread] in generate */
    weft_result (*read_audio)(const weft_host *host, const char *input, int64_t start,
                              int64_t count, float *left, float *right);

    /* Hands over the next picture of the result, of the request's size and channels: in time order,
     * request->length of them. A value v is clamped to 0 to 1 and stored as 8 bits: 255 v rounded
     * to the nearest whole number, halves to the even one. A NaN or an infinity ends the job.
     * frame: read before the call returns; its memory may be used again at once.
     * Returns WEFT_OK or WEFT_STOP.
     * [job-thread] in generate */
    weft_result (*emit_frame)(const weft_host *host, const weft_frame *frame);

    /* Shows work in progress, such as a half denoised picture: of any size up to 16384, 3 or 4
     * channels. Not needed for emitted frames, which the host shows by itself. Cheap: what comes
     * faster than it can be shown is skipped.
     * frame: read before the call returns.
     * [job-thread] in generate */
    void (*preview)(const weft_host *host, const weft_frame *frame);

    /* Says why init, estimate, count_prompt or generate is about to return WEFT_FAILED. The first
     * call counts. code: names a sentence among the manifest's messages. arguments: fill its %1, %2
     * … %9; may be NULL where argument_count is 0. [any-thread] */
    void (*fail)(const weft_host *host, const char *code, const char *const *arguments,
                 uint32_t argument_count);

    /* An extension of this interface by its name and revision, each described by a header of its
     * own. NULL where this host does not have it, which a plugin has to cope with.
     * The service is the host's, valid until deinit has returned.
     * [any-thread] */
    const void *(*get_service)(const weft_host *host, const char *id);

    /* Tells the user, in a sentence, what they should know of how the job is done and no progress
     * says: how it makes do with the memory there is, what it went on without. Shown beside the
     * progress, or beside the estimate; the last one stays.
     * [any-thread] */
    void (*note)(const weft_host *host, const char *sentence);
};

/* ---- What a plugin is ------------------------------------------------------------------------ */

/* Static data of the plugin, valid until it is unloaded. */
typedef struct weft_plugin
{
    uint32_t size;        /* sizeof(weft_plugin) */
    uint32_t api_version; /* WEFT_PLUGIN_API_VERSION */
    const char *id;       /* both as in plugin.json, */
    const char *version;  /* else the plugin is refused */

    /* Prepares the plugin, quickly: weights are for generate to load. May be NULL.
     * Returns WEFT_OK, or WEFT_FAILED after host->fail; deinit is then not called.
     * [main-thread] */
    weft_result (*init)(const weft_host *host);

    /* Frees all memory and ends all threads: the plugin may be unloaded next. May be NULL.
     * [main-thread] */
    void (*deinit)(void);

    /* Guesses what a request will cost, within a second and without loading weights. May be NULL,
     * then the manifest's hint is used. Calls log, note, progress, fail and get_service only.
     * Returns WEFT_OK, or WEFT_FAILED after host->fail where the request cannot be met.
     * [job-thread] */
    weft_result (*estimate)(const weft_host *host, const weft_request *request,
                            weft_estimate *estimate);

    /* Makes the pictures and emits every one of them.
     * Returns WEFT_OK once all are emitted, WEFT_STOP after the host said WEFT_STOP, WEFT_FAILED
     * after host->fail.
     * [job-thread] */
    weft_result (*generate)(const weft_host *host, const weft_request *request);

    /* Counts the tokens of a parameter of the type "prompt", while it is typed: within a tenth of a
     * second, without loading weights. May be NULL, then nothing is counted. The request may lack
     * inputs that are required. Calls log and fail only.
     * Returns WEFT_OK, or WEFT_FAILED after host->fail where it cannot be counted yet.
     * [job-thread] */
    weft_result (*count_prompt)(const weft_host *host, const weft_request *request,
                                const char *parameter, weft_prompt_count *count);
} weft_plugin;

/* The one symbol that a plugin exports. Returns its description, or NULL where it cannot run on
 * this machine.
 * [main-thread] */
WEFT_PLUGIN_EXPORT const weft_plugin *weft_plugin_entry(void);

#ifdef __cplusplus
}
#endif

#endif
