#include "inference/networks/model_folder.h"

#include "inference/base/error.h"
#include "inference/io/config_file.h"
#include "inference/io/safetensors.h"

#include <utility>

namespace weft::inference {

namespace {

ConfigFile configOf(const std::filesystem::path &part)
{
    return ConfigFile(part / "config.json");
}

UNetBlock::Ring ringFor(const Placement &placement)
{
    return placement.streamsBlocks ? std::make_shared<BlockRing>() : nullptr;
}

} // namespace

Weights openWeights(const std::filesystem::path &part, const Placement &placement)
{
    for (const char *name :
         {"diffusion_pytorch_model.safetensors", "model.safetensors",
          "diffusion_pytorch_model.safetensors.index.json", "model.safetensors.index.json",
          "diffusion_pytorch_model.fp16.safetensors", "model.fp16.safetensors",
          "diffusion_pytorch_model.safetensors.index.fp16.json",
          "model.safetensors.index.fp16.json"}) {
        if (std::filesystem::exists(part / name)) {
            auto file = std::make_shared<const Safetensors>(part / name);
            return Weights(std::make_shared<FileTensors>(std::move(file), placement.device,
                                                         placement.precision,
                                                         placement.streamsBlocks));
        }
    }
    throw Error(ErrorKind::Model, part.string()
                                      + " holds no safetensors: is the folder a model of the "
                                        "published layout?");
}

ModelFolder::ModelFolder(std::filesystem::path path)
    : m_path(std::move(path))
{
    if (!std::filesystem::is_directory(m_path))
        throw Error(ErrorKind::Model,
                    m_path.string() + " is no folder: choose the folder of a published model.");
}

CLIPTextModel ModelFolder::textEncoder(const Placement &placement) const
{
    const std::filesystem::path part = m_path / "text_encoder";
    return CLIPTextModel(CLIPTextConfig::read(configOf(part)), openWeights(part, placement));
}

AutoencoderKL ModelFolder::autoencoder(const Placement &placement) const
{
    const std::filesystem::path part = m_path / "vae";
    const AutoencoderKLConfig config = AutoencoderKLConfig::read(configOf(part));
    Placement own = placement;
    if (config.forcesFp32 && own.precision == at::kHalf)
        own.precision = at::kFloat;
    return AutoencoderKL(config, openWeights(part, own));
}

UNet2DConditionModel ModelFolder::unet(const Placement &placement) const
{
    const std::filesystem::path part = m_path / "unet";
    return UNet2DConditionModel(UNetConfig::read(configOf(part)), openWeights(part, placement),
                                ringFor(placement));
}

UNetMotionModel ModelFolder::motionUNet(const std::filesystem::path &adapter,
                                        const Placement &placement) const
{
    const std::filesystem::path part = m_path / "unet";
    const UNetConfig config = UNetConfig::read(configOf(part));
    return UNetMotionModel(config, openWeights(part, placement),
                           MotionConfig::read(configOf(adapter), config.levels()),
                           openWeights(adapter, placement), ringFor(placement));
}

UNetMotionModel ModelFolder::motionUNet(const Placement &placement) const
{
    const std::filesystem::path part = m_path / "unet";
    const ConfigFile file = configOf(part);
    const UNetConfig config = UNetConfig::read(file);
    const Weights weights = openWeights(part, placement);
    return UNetMotionModel(config, weights, MotionConfig::read(file, config.levels()), weights,
                           ringFor(placement));
}

} // namespace weft::inference
