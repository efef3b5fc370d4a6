// A well-behaved plugin that logs what it was asked for, a line each, and emits what it reads: the
// frames of "video" backwards, else those of "image", else transparent black.
#include "plugins/api/weft_plugin.h"

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

namespace {

__attribute__((format(printf, 2, 3))) void say(const weft_host &host, const char *format, ...)
{
    char line[500];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    host.log(&host, WEFT_LOG_INFO, line);
}

void sayParameter(const weft_host &host, const weft_parameter &parameter)
{
    switch (parameter.kind) {
    case WEFT_PARAMETER_BOOLEAN:
        return say(host, "%s: boolean %d", parameter.id, parameter.boolean);
    case WEFT_PARAMETER_INTEGER:
        return say(host, "%s: integer %lld", parameter.id,
                   static_cast<long long>(parameter.integer));
    case WEFT_PARAMETER_NUMBER:
        return say(host, "%s: number %.17g", parameter.id, parameter.number);
    case WEFT_PARAMETER_TEXT: return say(host, "%s: text %s", parameter.id, parameter.text);
    }
}

void sayInput(const weft_host &host, const weft_input &input)
{
    say(host, "%s: kind %d, %u×%u, %u channels, rate %u/%u, %lld frames, %lld samples", input.id,
        input.kind, input.width, input.height, input.channels, input.rate_numerator,
        input.rate_denominator, static_cast<long long>(input.frame_count),
        static_cast<long long>(input.sample_count));
}

void sayRequest(const weft_host &host, const weft_request &request)
{
    say(host, "generator %s, numerics %d, seed %lld", request.generator, request.numerics,
        static_cast<long long>(request.seed));
    say(host, "%u×%u, %u channels, rate %u/%u, %lld frames", request.width, request.height,
        request.channels, request.rate_numerator, request.rate_denominator,
        static_cast<long long>(request.length));
    say(host, "threads %s", request.threads >= 1 ? "some" : "none");
    for (std::uint32_t i = 0; i < request.parameter_count; ++i)
        sayParameter(host, *request.parameters[i]);
    for (std::uint32_t i = 0; i < request.input_count; ++i)
        sayInput(host, *request.inputs[i]);
}

const weft_input *find(const weft_request &request, const char *id)
{
    for (std::uint32_t i = 0; i < request.input_count; ++i) {
        if (std::strcmp(request.inputs[i]->id, id) == 0)
            return request.inputs[i];
    }
    return nullptr;
}

/// The loudest sample of each side in the first second, and that there is silence before the start.
weft_result listen(const weft_host &host)
{
    constexpr std::int64_t kSecond = 48000;
    std::vector<float> left(kSecond);
    std::vector<float> right(kSecond);
    if (host.read_audio(&host, "audio", -kSecond, kSecond, left.data(), right.data()) != WEFT_OK)
        return WEFT_STOP;
    say(host, "before: %g %g", *std::max_element(left.begin(), left.end()),
        *std::max_element(right.begin(), right.end()));
    if (host.read_audio(&host, "audio", 0, kSecond, left.data(), right.data()) != WEFT_OK)
        return WEFT_STOP;
    say(host, "peak: %.2f %.2f", *std::max_element(left.begin(), left.end()),
        *std::max_element(right.begin(), right.end()));
    return WEFT_OK;
}

/// A picture of the request's size and channels, with as much of the input as fits into its upper
/// left.
struct Picture
{
    std::vector<float> planes[4];
    weft_frame frame{};

    explicit Picture(const weft_request &request)
    {
        frame.size = sizeof frame;
        frame.channels = 4;
        frame.width = request.width;
        frame.height = request.height;
        frame.bytes_per_row = std::int64_t(request.width) * 4;
        for (int i = 0; i < 4; ++i) {
            planes[i].assign(std::size_t(request.width) * request.height, 0.0F);
            frame.planes[i] = planes[i].data();
        }
    }

    void take(const weft_frame &source)
    {
        std::fill(planes[3].begin(), planes[3].end(), 0.0F);
        for (std::uint32_t channel = 0; channel < 4; ++channel) {
            for (std::uint32_t y = 0; y < std::min(frame.height, source.height); ++y) {
                const auto *row = reinterpret_cast<const float *>(
                    reinterpret_cast<const char *>(source.planes[channel])
                    + y * source.bytes_per_row);
                float *target = planes[channel].data() + std::size_t(y) * frame.width;
                for (std::uint32_t x = 0; x < std::min(frame.width, source.width); ++x)
                    target[x] = channel < source.channels ? row[x] : 1.0F;
            }
        }
    }
};

weft_result generate(const weft_host *host, const weft_request *request)
{
    sayRequest(*host, *request);
    if (find(*request, "audio") && listen(*host) != WEFT_OK)
        return WEFT_STOP;
    const weft_input *video = find(*request, "video");
    const char *shown = video ? "video" : find(*request, "image") ? "image" : nullptr;
    Picture picture(*request);
    for (std::int64_t number = 0; number < request->length; ++number) {
        const weft_frame *read = nullptr;
        const std::int64_t index = video ? (request->length - 1 - number) % video->frame_count : 0;
        if (shown && host->read_frame(host, shown, index, &read) != WEFT_OK)
            return WEFT_STOP;
        if (read)
            picture.take(*read);
        if (host->emit_frame(host, &picture.frame) != WEFT_OK)
            return WEFT_STOP;
    }
    return WEFT_OK;
}

} // namespace

const weft_plugin *weft_plugin_entry(void)
{
    static const weft_plugin plugin = {
        sizeof plugin, WEFT_PLUGIN_API_VERSION, TEST_NAME, "1.0", nullptr, nullptr, nullptr,
        generate,
    };
    return &plugin;
}
