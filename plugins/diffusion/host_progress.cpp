#include "plugins/diffusion/host_progress.h"

#include "inference/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <numeric>

namespace diffusion {

using namespace weft::inference;

namespace {

const char *nameOf(Phase phase)
{
    switch (phase) {
    case Phase::ReadingSource: return "Reading the source";
    case Phase::Encoding: return "Reading the prompt";
    case Phase::Denoising: return "Denoising";
    case Phase::Decoding: return "Decoding";
    }
    return "";
}

[[noreturn]] void cancel()
{
    throw Error(ErrorKind::Cancelled, "The run was cancelled.");
}

/// A view of float [3, h, w], contiguous.
weft_frame frameOf(const at::Tensor &values)
{
    const auto height = values.size(1);
    const auto width = values.size(2);
    weft_frame frame{};
    frame.size = sizeof frame;
    frame.channels = 3;
    frame.width = static_cast<std::uint32_t>(width);
    frame.height = static_cast<std::uint32_t>(height);
    frame.bytes_per_row = width * std::int64_t(sizeof(float));
    for (std::int64_t channel = 0; channel < 3; ++channel)
        frame.planes[channel] = values.const_data_ptr<float>() + channel * width * height;
    return frame;
}

} // namespace

HostProgress::HostProgress(const weft_host &host)
    : m_host(host)
    , m_heart([this](const std::stop_token &end) {
        while (!end.stop_requested()) {
            say(0, nullptr);
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    })
{}

HostProgress::~HostProgress()
{
    m_heart.request_stop();
    m_heart.join();
}

/// A fraction never falls: phases may come in another order than their shares.
void HostProgress::say(double fraction, const char *phase)
{
    const std::scoped_lock lock(m_mutex);
    m_fraction = std::max(m_fraction, fraction);
    if (phase)
        m_phase = phase;
    if (m_host.progress(&m_host, m_fraction, m_phase) != WEFT_OK)
        m_stop.request_stop();
}

void HostProgress::throwIfStopped() const
{
    if (m_stop.stop_requested())
        cancel();
}

void HostProgress::begin(Phase phase, int done, int count)
{
    const auto place = static_cast<std::size_t>(phase);
    const double before = std::accumulate(m_shares.begin(),
                                          m_shares.begin() + std::ptrdiff_t(place), 0.0);
    say(before + m_shares[place] * done / count, nameOf(phase));
    throwIfStopped();
}

/// Counted in passes of one frame through the U-Net; what else there is compared with that on a
/// CPU, at 256 and 512 pixels.
void HostProgress::expect(const Request &request, bool hasSource)
{
    constexpr double kPrompt = 0.1;
    constexpr double kEncoding = 0.6; // of a frame of the source
    constexpr double kDecoding = 1.2; // of a frame
    const double branches = request.guidance > 1 ? 2 : 1;
    const double steps = std::max(1.0, request.steps * (hasSource ? request.strength : 1));
    m_shares = {hasSource ? kEncoding * request.frames : 0, kPrompt * branches,
                request.finalLatents.defined() ? 0 : steps * branches * request.frames,
                kDecoding * request.frames};
    const double all = std::accumulate(m_shares.begin(), m_shares.end(), 0.0);
    for (double &share : m_shares)
        share /= all;
}

void note(const weft_host &host, const std::string &sentence)
{
    // A host of the interface's first days has no such function.
    if (host.size >= offsetof(weft_host, note) + sizeof host.note && host.note)
        host.note(&host, sentence.c_str());
}

void HostProgress::showLatents(LatentPreview preview, double scaling)
{
    m_preview = std::move(preview);
    m_scaling = scaling;
}

/// Of a clip, the frame in its middle.
void HostProgress::latents(const at::Tensor &latents, int done, int count)
{
    if (done == count && onFinalLatents)
        onFinalLatents(latents);
    if (!m_preview)
        return;
    const at::Tensor one = latents.dim() == 5 ? latents.select(2, latents.size(2) / 2) : latents;
    const at::Tensor values = (*m_preview)(one / m_scaling)[0].contiguous();
    const weft_frame frame = frameOf(values);
    m_host.preview(&m_host, &frame);
}

/// As values that the host rounds back to these very codes.
void HostProgress::frame(const at::Tensor &codes)
{
    const at::Tensor values = (codes.to(at::kFloat) / 255.0).contiguous();
    const weft_frame frame = frameOf(values);
    if (m_host.emit_frame(&m_host, &frame) != WEFT_OK)
        cancel();
}

at::Tensor readFrame(const weft_host &host, const char *input, std::int64_t index)
{
    const weft_frame *frame = nullptr;
    if (host.read_frame(&host, input, index, &frame) != WEFT_OK)
        cancel();
    const auto width = std::int64_t(frame->width);
    const auto height = std::int64_t(frame->height);
    std::vector<at::Tensor> planes;
    for (int channel = 0; channel < 3; ++channel)
        planes.push_back(at::from_blob(const_cast<float *>(frame->planes[channel]), {height, width},
                                       {frame->bytes_per_row / std::int64_t(sizeof(float)), 1},
                                       at::TensorOptions().dtype(at::kFloat)));
    return (at::stack(planes).to(at::kDouble).clamp(0, 1) * 255).round().to(at::kByte);
}

} // namespace diffusion
