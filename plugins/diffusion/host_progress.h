#pragma once

#include "inference/engine/latent_preview.h"
#include "inference/pipelines/request.h"

#include "plugins/api/weft_plugin.h"

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace diffusion {

/// Tells the user how the job is done, where the host can.
void note(const weft_host &host, const std::string &sentence);

/// Tells the host how a run goes, and the run when the host wants it to end: a thread calls the
/// host several times a second, as steps and the loading of weights take longer than it waits.
class HostProgress : public weft::inference::Progress
{
public:
    explicit HostProgress(const weft_host &host);
    ~HostProgress() override;

    /// Triggered once the host says WEFT_STOP.
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// What the run has before it, so that the fractions of its phases are those of its time.
    void expect(const weft::inference::Request &request, bool hasSource);

    void note(const std::string &sentence) const { diffusion::note(m_host, sentence); }

    /// Called with the latents of the last step, before they are decoded.
    std::function<void(const at::Tensor &latents)> onFinalLatents;

    /// From now on latents are shown after each step.
    /// @param scaling that turns the autoencoder's latents into the U-Net's
    void showLatents(weft::inference::LatentPreview preview, double scaling);

    void begin(weft::inference::Phase phase, int done, int count) override;
    void latents(const at::Tensor &latents, int done, int count) override;
    void frame(const at::Tensor &codes) override;

private:
    void say(double fraction, const char *phase);
    void throwIfStopped() const;

    const weft_host &m_host;
    std::optional<weft::inference::LatentPreview> m_preview;
    double m_scaling = 1;
    std::array<double, 4> m_shares{0.05, 0.05, 0.8, 0.1}; ///< of all the work, by phase
    std::stop_source m_stop;
    std::mutex m_mutex; ///< guards the two below
    double m_fraction = 0;
    const char *m_phase = "Loading the model";
    std::jthread m_heart;
};

/// A frame of an input as 8-bit codes, uint8 [3, h, w]. Throws Error (Cancelled) where the host
/// cannot give it, and says why itself.
at::Tensor readFrame(const weft_host &host, const char *input, std::int64_t index);

} // namespace diffusion
