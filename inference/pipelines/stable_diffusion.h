#pragma once

#include "inference/engine/device.h"
#include "inference/engine/memory_plan.h"
#include "inference/engine/residents.h"
#include "inference/networks/model_folder.h"
#include "inference/pipelines/networks.h"
#include "inference/pipelines/request.h"

#include <functional>
#include <memory>
#include <variant>

namespace weft::inference {

/// The networks of Stable Diffusion 1.x and AnimateDiff, from a published model's folder. Each is
/// read when it is first used, and held as the memory plan says. Where memory runs out all the
/// same, the call that met that is made again with a smaller plan: what a run has reached by then
/// is in the tensors that it was given, and is not lost. What other runs have left in memory goes
/// before that.
class StableDiffusion : public Networks
{
public:
    /// Reads settings and headers, and sees that they belong together. Throws Error (Model).
    /// @param model folder with unet, vae and text_encoder
    /// @param motion folder of a motion adapter; empty: the U-Net's own motion modules, if any
    /// @param residents where networks that fit into memory whole are found, and left for the next
    /// run; null: nowhere. Borrowed
    StableDiffusion(std::filesystem::path model, std::filesystem::path motion,
                    const Placement &placement, Residents *residents = nullptr);

    /// Chooses how a request's run holds the networks, and lets go of those held in another way;
    /// what earlier runs have left goes once the first network is asked for.
    /// Without it all stay in memory, and nothing smaller is tried.
    /// @param limit bytes that may be taken of the device; 0: what is free
    /// Throws Error (Memory) where no way fits, not even on the CPU; the plan is then the one with
    /// the least.
    const MemoryPlan &plan(const Request &request, const Machine &machine, std::int64_t limit = 0);
    /// Called with a sentence when memory ran out and a smaller plan is followed from now on.
    std::function<void(const std::string &)> onSmallerPlan;
    const MemoryPlan &currentPlan() const { return m_ways[m_way]; }
    /// Whether the plan is to have all networks in memory, and an earlier run has left them there.
    bool isResident() const;

    Shape shape() const override;
    at::TensorOptions options() const override;
    void stopOn(std::stop_token stop) override;
    void setHooks(const Hooks *hooks) override;
    at::Tensor encodeText(const std::vector<std::int64_t> &ids, int skip) override;
    LatentDistribution encodePictures(const at::Tensor &pictures) override;
    at::Tensor decodeLatents(const at::Tensor &latents) override;
    at::Tensor denoise(const at::Tensor &latents, double timestep, const at::Tensor &text) override;
    void setGuidance(double guidance) override;
    void setMotionWindows(int length, int stride) override;

    /// Read where it is not there; until another network's turn comes.
    const AutoencoderKL &autoencoder();

private:
    using UNet = std::variant<UNet2DConditionModel, UNetMotionModel>;

    bool hasMotion() const { return m_motionFrames > 0; }
    UNet readUNet(const Placement &placement) const;
    void check();
    MemoryNeeds needs(const Request &request, const Placement &placement) const;
    const Placement &placement() const { return currentPlan().placement; }

    enum class Part { Text, Autoencoder, UNet };
    Residents::Name nameOf(Part part) const;
    template<typename Network, typename Read>
    void hold(std::shared_ptr<const Network> &held, Part part, Read read);
    void makeRoom();

    const CLIPTextModel &text();
    const UNet &unet();
    void letOthersGo(const void *kept);
    template<typename Act>
    auto withLessWhereNeeded(Act act);
    void goOnWithLess();

    ModelFolder m_folder;
    std::filesystem::path m_motion; ///< empty: none, or the U-Net's own
    int m_motionFrames = 0;
    at::Device m_home; ///< where latents live, wherever networks are
    Pass m_pass;
    double m_guidance = 1;
    CLIPTextConfig m_textConfig;
    AutoencoderKLConfig m_vaeConfig;
    UNetConfig m_unetConfig;
    MemoryNeeds m_values; ///< of weights, in numbers instead of bytes

    std::vector<MemoryPlan> m_ways;
    std::size_t m_way = 0;
    Residents *m_residents;
    std::shared_ptr<const CLIPTextModel> m_text;
    std::shared_ptr<const AutoencoderKL> m_vae;
    std::shared_ptr<const UNet> m_unet;
};

} // namespace weft::inference
