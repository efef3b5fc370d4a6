#include "plugins/diffusion/host_progress.h"

#include "inference/base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

namespace diffusion {

using namespace weft::inference;

namespace {

struct PhaseShare
{
    const char *name;
    double begin; ///< of the whole run
    double end;
};

PhaseShare shareOf(Phase phase)
{
    switch (phase) {
    case Phase::ReadingSource: return {"Reading the source", 0.02, 0.08};
    case Phase::Encoding: return {"Reading the prompt", 0.08, 0.10};
    case Phase::Denoising: return {"Denoising", 0.10, 0.90};
    case Phase::Decoding: return {"Decoding", 0.90, 1.0};
    }
    return {"", 0, 1};
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
    const PhaseShare share = shareOf(phase);
    say(share.begin + (share.end - share.begin) * done / count, share.name);
    throwIfStopped();
}

void HostProgress::showLatents(LatentPreview preview, double scaling)
{
    m_preview = std::move(preview);
    m_scaling = scaling;
}

/// Of a clip, the frame in its middle.
void HostProgress::latents(const at::Tensor &latents, int, int)
{
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
