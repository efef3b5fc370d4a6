#include "plugins/testpattern/card.h"
#include "plugins/testpattern/faults.h"
#include "plugins/testpattern/settings.h"

#include "plugins/api/weft_plugin.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

namespace testpattern {

namespace {

/// Hands a canvas to the host. The counter has an alpha plane, the card does without.
weft_result emit(const weft_host &host, const weft_request &request, const Canvas &canvas)
{
    weft_frame frame{};
    frame.size = sizeof frame;
    frame.channels = request.channels;
    frame.width = request.width;
    frame.height = request.height;
    frame.bytes_per_row = std::int64_t(request.width) * std::int64_t(sizeof(float));
    for (std::uint32_t channel = 0; channel < request.channels; ++channel)
        frame.planes[channel] = canvas.plane(int(channel));
    return host.emit_frame(&host, &frame);
}

/// Waits, yet notices a cancelled job at once.
weft_result wait(const weft_host &host, std::int64_t milliseconds, double fraction)
{
    constexpr std::int64_t kSlice = 20;
    for (std::int64_t left = milliseconds; left > 0; left -= kSlice) {
        if (host.progress(&host, fraction, "Waiting") != WEFT_OK)
            return WEFT_STOP;
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(left, kSlice)));
    }
    return WEFT_OK;
}

CardSettings commonSettings(const weft_request &request, const Settings &settings)
{
    CardSettings card;
    card.width = int(request.width);
    card.height = int(request.height);
    card.rateNumerator = request.rate_numerator;
    card.rateDenominator = request.rate_denominator;
    card.length = request.length;
    card.seed = request.seed;
    card.accent = settings.colour("accent");
    return card;
}

CardSettings cardSettings(const weft_request &request, const Settings &settings)
{
    CardSettings card = commonSettings(request, settings);
    card.title = settings.text("title");
    card.prompt = settings.text("prompt");
    card.palette = settings.text("palette");
    card.grid = settings.boolean("grid");
    card.bars = int(settings.integer("bars"));
    card.speed = settings.number("speed");
    card.grain = settings.number("grain");
    return card;
}

weft_result readInset(const weft_host &host, const weft_request &request, CardSettings &card)
{
    if (request.input_count == 0)
        return WEFT_OK;
    const weft_frame *frame = nullptr;
    if (host.read_frame(&host, "image", 0, &frame) != WEFT_OK)
        return WEFT_STOP;
    card.inset = Picture{int(frame->width),
                         int(frame->height),
                         {frame->planes[0], frame->planes[1], frame->planes[2]},
                         frame->bytes_per_row};
    return WEFT_OK;
}

/// Says what of the prompt is not shown.
void noteLines(const weft_host &host, const Settings &settings)
{
    const std::string prompt = settings.text("prompt");
    const auto lines = 1 + std::count(prompt.begin(), prompt.end(), '\n');
    if (lines > kLinesShown)
        host.note(&host, ("The prompt has " + std::to_string(lines) + " lines; the first "
                          + std::to_string(kLinesShown) + " are shown.")
                             .c_str());
}

weft_result generateCard(const weft_host &host, const weft_request &request)
{
    const Settings settings(request);
    noteLines(host, settings);
    CardSettings cardOptions = cardSettings(request, settings);
    if (readInset(host, request, cardOptions) != WEFT_OK)
        return WEFT_STOP;
    const Card card(cardOptions);
    const std::string fault = settings.text("fault");
    const std::int64_t count = request.length + (fault == "too many frames" ? 1 : 0);
    for (std::int64_t number = 0; number < count; ++number) {
        if (fault != "none" && fault != "too many frames"
            && number >= settings.integer("faultFrame"))
            return commit(fault, host, number);
        const double fraction = double(number) / double(request.length);
        if (wait(host, settings.integer("delay"), fraction) != WEFT_OK
            || host.progress(&host, fraction, "Drawing") != WEFT_OK
            || emit(host, request, card.frame(number)) != WEFT_OK)
            return WEFT_STOP;
    }
    return WEFT_OK;
}

weft_result generateCounter(const weft_host &host, const weft_request &request)
{
    const CardSettings settings = commonSettings(request, Settings(request));
    const float width = float(request.width);
    const float height = float(request.height);
    for (std::int64_t number = 0; number < request.length; ++number) {
        Canvas canvas(int(request.width), int(request.height));
        drawCounter(canvas, settings, number, width / 2, height / 2,
                    0.46F * std::min(width, height));
        if (host.progress(&host, double(number) / double(request.length), "Drawing") != WEFT_OK
            || emit(host, request, canvas) != WEFT_OK)
            return WEFT_STOP;
    }
    return WEFT_OK;
}

weft_result generate(const weft_host *host, const weft_request *request)
{
    const bool isCounter = std::strcmp(request->generator, "testpattern-counter") == 0;
    return isCounter ? generateCounter(*host, *request) : generateCard(*host, *request);
}

weft_result estimate(const weft_host *, const weft_request *request, weft_estimate *estimate)
{
    constexpr double kSecondsPerPixel = 25e-9; // measured at 1280 × 720 on one core
    constexpr std::int64_t kCanvases = 2;      // what stands still, and the frame
    const std::int64_t pixels = std::int64_t(request->width) * request->height;
    estimate->seconds = double(request->length) * double(pixels) * kSecondsPerPixel;
    estimate->memory_bytes = kCanvases * 4 * std::int64_t(sizeof(float)) * pixels;
    return WEFT_OK;
}

constexpr weft_plugin kPlugin = {
    .size = sizeof(weft_plugin),
    .api_version = WEFT_PLUGIN_API_VERSION,
    .id = "testpattern",
    .version = "1.0",
    .init = nullptr,   // nothing to prepare
    .deinit = nullptr, // nothing to free
    .estimate = estimate,
    .generate = generate,
    .count_prompt = nullptr, // it is drawn, not read
};

} // namespace

} // namespace testpattern

const weft_plugin *weft_plugin_entry(void)
{
    return &testpattern::kPlugin;
}
