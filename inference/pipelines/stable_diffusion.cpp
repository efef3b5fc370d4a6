#include "inference/pipelines/stable_diffusion.h"

#include "inference/base/error.h"
#include "inference/io/config_file.h"

#include <ATen/ATen.h>

namespace weft::inference {

namespace fs = std::filesystem;

StableDiffusion::StableDiffusion(const fs::path &model, const fs::path &motion,
                                 const Placement &placement)
    : m_placement(placement)
    , m_text(ModelFolder(model).textEncoder(placement))
    , m_vae(ModelFolder(model).autoencoder(placement))
{
    const ModelFolder folder(model);
    const ConfigFile config(model / "unet" / "config.json");
    const bool ownsMotion = config.text("_class_name", "") == "UNetMotionModel";
    if (motion.empty() && !ownsMotion) {
        m_pictureUnet.emplace(folder.unet(placement));
    } else {
        m_clipUnet.emplace(motion.empty() ? folder.motionUNet(placement)
                                          : folder.motionUNet(motion, placement));
        const fs::path settings = (motion.empty() ? model / "unet" : motion) / "config.json";
        m_motionFrames = static_cast<int>(
            MotionConfig::read(ConfigFile(settings), m_clipUnet->unet.config.levels())
                .greatestLength);
    }
    const UNetConfig &unet = m_clipUnet ? m_clipUnet->unet.config : m_pictureUnet->config;
    if (unet.inChannels != m_vae.config.latentChannels || unet.outChannels != unet.inChannels)
        throw Error(ErrorKind::Model,
                    "\"" + model.string() + "\" is no model for text alone: its U-Net takes "
                        + std::to_string(unet.inChannels) + " channels. Choose another model.");
    if (unet.timeConditionChannels != 0)
        throw Error(ErrorKind::Model, "\"" + model.string()
                                          + "\" wants to be told its guidance, which is not "
                                            "supported. Choose another model.");
}

Networks::Shape StableDiffusion::shape() const
{
    return {static_cast<int>(m_vae.config.latentChannels), static_cast<int>(m_vae.config.factor()),
            m_vae.config.scalingFactor, m_motionFrames};
}

at::TensorOptions StableDiffusion::options() const
{
    return at::TensorOptions().dtype(at::kFloat).device(m_placement.device);
}

void StableDiffusion::stopOn(std::stop_token stop)
{
    m_pass.stop = std::move(stop);
}

at::Tensor StableDiffusion::encodeText(const std::vector<std::int64_t> &ids, int skip)
{
    const at::Tensor tokens = at::tensor(ids, at::kLong).unsqueeze(0).to(m_placement.device);
    return m_text(tokens, skip, m_pass);
}

LatentDistribution StableDiffusion::encodePictures(const at::Tensor &pictures)
{
    const LatentDistribution latents = m_vae.encode(pictures.to(m_placement.precision), m_pass);
    return {latents.mean.to(at::kFloat), latents.deviation.to(at::kFloat)};
}

at::Tensor StableDiffusion::decodeLatents(const at::Tensor &latents)
{
    return m_vae.decode(latents.to(m_placement.precision), m_pass).to(at::kFloat);
}

at::Tensor StableDiffusion::denoise(const at::Tensor &latents, double timestep,
                                    const at::Tensor &text)
{
    UNetInputs inputs;
    inputs.sample = latents.to(m_placement.precision);
    inputs.timestep = at::full({1}, timestep, options().dtype(at::kFloat));
    inputs.context = text;
    if (!m_clipUnet)
        return (*m_pictureUnet)(inputs, m_pass).to(at::kFloat);
    inputs.context = text.repeat_interleave(latents.size(2), 0);
    return (*m_clipUnet)(inputs, m_pass).to(at::kFloat);
}

void StableDiffusion::setMotionWindows(int length, int stride)
{
    m_pass.motionWindows.reset();
    if (length > 0)
        m_pass.motionWindows = MotionWindows{length, stride, WindowWeights::Pyramid};
}

} // namespace weft::inference
