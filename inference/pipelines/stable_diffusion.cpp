#include "inference/pipelines/stable_diffusion.h"

#include "inference/base/error.h"
#include "inference/engine/decode.h"
#include "inference/io/config_file.h"
#include "inference/io/folder_files.h"
#include "inference/networks/working_memory.h"
#include "inference/pipelines/sampling.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace weft::inference {

namespace fs = std::filesystem;

namespace {

/// What a U-Net's pass takes of a CPU's memory for each byte that its tensors take: the C library
/// holds blocks of this size back when they are freed. Measured at 256 pixels, 4 frames: 1.9.
constexpr double kHeldBack = 1.9;
constexpr double kShareOfFree = 0.9; ///< that a run may take; the rest is for everybody else

/// Frames that the U-Net sees at once.
std::int64_t framesInPass(const Request &request, int motionFrames)
{
    const bool inWindows = request.longClips == LongClips::Windows && request.frames > motionFrames
                           && motionFrames > 0;
    return inWindows ? std::min(request.contextLength, request.frames) : request.frames;
}

/// What a distilled U-Net is told of its guidance, [1, width]. Source: diffusers,
/// get_guidance_scale_embedding.
at::Tensor embeddedGuidance(double guidance, std::int64_t width, const at::TensorOptions &place)
{
    const at::Tensor scaled = at::full({1}, (guidance - 1) * 1000, place.dtype(at::kFloat));
    return timestepSinusoids(scaled, width, false, 1).to(place);
}

at::ScalarType vaePrecision(const AutoencoderKLConfig &config, const Placement &placement)
{
    return config.forcesFp32 && placement.precision == at::kHalf ? at::kFloat : placement.precision;
}

const UNet2DConditionModel &plainUNet(
    const std::variant<UNet2DConditionModel, UNetMotionModel> &unet)
{
    const auto *motion = std::get_if<UNetMotionModel>(&unet);
    return motion ? motion->unet : std::get<UNet2DConditionModel>(unet);
}

} // namespace

StableDiffusion::StableDiffusion(fs::path model, fs::path motion, const Placement &placement,
                                 Residents *residents)
    : m_folder(std::move(model))
    , m_motion(std::move(motion))
    , m_home(placement.device)
    , m_ways(1)
    , m_residents(residents)
{
    m_ways.front().placement = placement;
    const ConfigFile unet(m_folder.path() / "unet" / "config.json");
    const bool ownsMotion = unet.text("_class_name", "") == "UNetMotionModel";
    if (ownsMotion || !m_motion.empty()) {
        const fs::path settings = (m_motion.empty() ? m_folder.path() / "unet" : m_motion)
                                  / "config.json";
        m_motionFrames = static_cast<int>(
            MotionConfig::read(ConfigFile(settings), UNetConfig::read(unet).levels())
                .greatestLength);
    }
    check();
}

/// Makes every network once without its numbers: what does not fit together is found out here.
void StableDiffusion::check()
{
    Placement shapes{at::kMeta, at::kFloat};
    m_textConfig = m_folder.textEncoder(shapes).config;
    m_vaeConfig = m_folder.autoencoder(shapes).config;
    m_unetConfig = plainUNet(readUNet(shapes)).config;
    if (m_unetConfig.inChannels != m_vaeConfig.latentChannels
        || m_unetConfig.outChannels != m_unetConfig.inChannels)
        throw Error(ErrorKind::Model, "\"" + m_folder.path().string()
                                          + "\" is no model for text alone: its U-Net takes "
                                          + std::to_string(m_unetConfig.inChannels)
                                          + " channels. Choose another model.");
    if (m_unetConfig.timeConditionChannels != 0 && hasMotion())
        throw Error(ErrorKind::Model, "\"" + m_folder.path().string()
                                          + "\" wants to be told its guidance, which clips do not "
                                            "do. Choose another model, or make single pictures.");
    m_values.text = openWeights(m_folder.path() / "text_encoder", shapes).values();
    m_values.autoencoder = openWeights(m_folder.path() / "vae", shapes).values();
    m_values.unet = openWeights(m_folder.path() / "unet", shapes).values();
    if (!m_motion.empty())
        m_values.unet += openWeights(m_motion, shapes).values();
    shapes.streamsBlocks = true;
    const UNet streamed = readUNet(shapes); // reads no block
    const BlockRing &ring = *plainUNet(streamed).ring;
    m_values.unetStreamed = m_values.unet - ring.allValues() + ring.greatestValues();
}

StableDiffusion::UNet StableDiffusion::readUNet(const Placement &placement) const
{
    if (!hasMotion())
        return m_folder.unet(placement);
    return m_motion.empty() ? m_folder.motionUNet(placement)
                            : m_folder.motionUNet(m_motion, placement);
}

MemoryNeeds StableDiffusion::needs(const Request &request, const Placement &placement) const
{
    const std::int64_t bytes = c10::elementSize(placement.precision);
    const std::int64_t vaeBytes = c10::elementSize(vaePrecision(m_vaeConfig, placement));
    const std::int64_t height = request.height / m_vaeConfig.factor();
    const std::int64_t width = request.width / m_vaeConfig.factor();
    const std::int64_t branches = isGuided(request, shape()) ? 2 : 1;
    const bool hasSource = request.task == Task::ImageToImage || request.task == Task::VideoToVideo;
    MemoryNeeds needs;
    needs.text = m_values.text * bytes;
    needs.autoencoder = m_values.autoencoder * vaeBytes;
    needs.unet = m_values.unet * bytes;
    needs.unetStreamed = m_values.unetStreamed * bytes;
    needs.encodingText = valuesAtWork(m_textConfig) * bytes;
    needs.denoising = bytes
                      * valuesAtWork(m_unetConfig, hasMotion(),
                                     branches * framesInPass(request, m_motionFrames), height,
                                     width);
    if (placement.device.is_cpu())
        needs.denoising = static_cast<std::int64_t>(kHeldBack
                                                    * static_cast<double>(needs.denoising));
    needs.encoding = hasSource ? valuesToEncode(m_vaeConfig, height, width) * vaeBytes : 0;
    needs.decoding = valuesToDecode(m_vaeConfig, height, width) * vaeBytes;
    const std::int64_t usual = m_vaeConfig.sampleSize / m_vaeConfig.factor();
    for (const std::int64_t tile : {usual, usual / 2, usual / 4}) {
        if (tile >= 4 && (tile < height || tile < width))
            needs.decodingTiles.emplace_back(tile,
                                             valuesToDecode(m_vaeConfig, std::min(tile, height),
                                                            std::min(tile, width))
                                                     * vaeBytes
                                                 + request.height * request.width * 8 * vaeBytes);
    }
    // Latents in fp32: now, next, both branches, and what a solver remembers of three steps.
    needs.kept = std::int64_t(sizeof(float)) * 8 * m_vaeConfig.latentChannels * request.frames
                 * height * width;
    return needs;
}

const MemoryPlan &StableDiffusion::plan(const Request &request, const Machine &machine,
                                        std::int64_t limit)
{
    const Placement wanted = m_ways.front().placement;
    const auto waysOn = [&](Placement placement, std::int64_t free) {
        placement.streamsBlocks = false;
        if (m_residents && free > 0)
            free += m_residents->copiedBytes(placement.device); // they may go
        const auto share = static_cast<std::int64_t>(kShareOfFree * static_cast<double>(free));
        return waysToRun(needs(request, placement), placement,
                         limit > 0 && placement.device == wanted.device ? limit : share, limit > 0,
                         m_vaeConfig.factor());
    };
    std::vector<MemoryPlan> ways;
    if (!wanted.device.is_cpu()) {
        ways = waysOn(wanted, machine.gpuMemoryBytes);
        const bool isFast = wanted.precision != at::kFloat;
        const Placement cpu = choosePlacement(machine, DeviceChoice::Cpu,
                                              isFast ? Numerics::Fast : Numerics::Exact);
        for (MemoryPlan &way : waysOn(cpu, machine.memoryBytes))
            ways.push_back(std::move(way));
    } else {
        ways = waysOn(wanted, machine.memoryBytes);
    }
    letOthersGo(nullptr);
    m_ways = std::move(ways);
    m_way = m_ways.size() - 1;
    m_way = firstThatFits(m_ways);
    return currentPlan();
}

Networks::Shape StableDiffusion::shape() const
{
    return {static_cast<int>(m_vaeConfig.latentChannels), static_cast<int>(m_vaeConfig.factor()),
            m_vaeConfig.scalingFactor, m_motionFrames, m_unetConfig.timeConditionChannels > 0};
}

at::TensorOptions StableDiffusion::options() const
{
    return at::TensorOptions().dtype(at::kFloat).device(m_home);
}

void StableDiffusion::stopOn(std::stop_token stop)
{
    m_pass.stop = std::move(stop);
}

void StableDiffusion::setHooks(const Hooks *hooks)
{
    m_pass.hooks = hooks;
}

// ---- networks, by turns ------------------------------------------------------------------------

Residents::Name StableDiffusion::nameOf(Part part) const
{
    const auto name = [this](const char *kind, const fs::path &folder, const fs::path &more,
                             std::int64_t values, at::ScalarType precision) {
        Placement own = placement();
        own.precision = precision;
        const std::int64_t copied = openWeights(folder, own).copiedBytes()
                                    + (more.empty() ? 0 : openWeights(more, own).copiedBytes());
        return Residents::Name{std::string(kind) + ' ' + folder.string() + ' ' + more.string() + ' '
                                   + own.device.str() + ' ' + c10::toString(precision),
                               filesIn(folder) + filesIn(more), own.device,
                               values * static_cast<std::int64_t>(c10::elementSize(precision)),
                               copied};
    };
    const at::ScalarType precision = placement().precision;
    switch (part) {
    case Part::Text:
        return name("text", m_folder.path() / "text_encoder", {}, m_values.text, precision);
    case Part::Autoencoder:
        return name("autoencoder", m_folder.path() / "vae", {}, m_values.autoencoder,
                    vaePrecision(m_vaeConfig, placement()));
    case Part::UNet: break;
    }
    return name(hasMotion() ? "motion" : "unet", m_folder.path() / "unet", m_motion, m_values.unet,
                precision);
}

template<typename Network, typename Read>
void StableDiffusion::hold(std::shared_ptr<const Network> &held, Part part, Read read)
{
    letOthersGo(&held);
    if (held)
        return;
    if (m_residents)
        makeRoom();
    const bool stays = m_residents && currentPlan().residency == Residency::Resident;
    held = stays ? m_residents->get<Network>(nameOf(part), read)
                 : std::make_shared<const Network>(read());
}

/// What other runs have left may stay where this one does not need its memory.
void StableDiffusion::makeRoom()
{
    const MemoryPlan &plan = currentPlan();
    if (plan.residency != Residency::Resident)
        return m_residents->clear();
    std::int64_t own = 0;
    for (const Part part : {Part::Text, Part::Autoencoder, Part::UNet}) {
        const Residents::Name name = nameOf(part);
        m_residents->touch(name);
        own += name.bytes;
    }
    m_residents->setBudget(own + std::max<std::int64_t>(plan.availableBytes - plan.peakBytes, 0));
}

bool StableDiffusion::isResident() const
{
    return m_residents && currentPlan().residency == Residency::Resident
           && m_residents->has(nameOf(Part::Text)) && m_residents->has(nameOf(Part::Autoencoder))
           && m_residents->has(nameOf(Part::UNet));
}

void StableDiffusion::letOthersGo(const void *kept)
{
    if (kept && currentPlan().residency == Residency::Resident)
        return;
    if (kept != &m_text)
        m_text.reset();
    if (kept != &m_vae)
        m_vae.reset();
    if (kept != &m_unet)
        m_unet.reset();
}

const CLIPTextModel &StableDiffusion::text()
{
    hold(m_text, Part::Text, [this] { return m_folder.textEncoder(placement()); });
    return *m_text;
}

const AutoencoderKL &StableDiffusion::autoencoder()
{
    hold(m_vae, Part::Autoencoder, [this] { return m_folder.autoencoder(placement()); });
    return *m_vae;
}

const StableDiffusion::UNet &StableDiffusion::unet()
{
    hold(m_unet, Part::UNet, [this] { return readUNet(placement()); });
    return *m_unet;
}

/// Makes a call, and makes it again with less memory for as long as it runs out of it.
template<typename Act>
auto StableDiffusion::withLessWhereNeeded(Act act)
{
    while (true) {
        try {
            return act();
        } catch (const std::exception &error) {
            if (!isOutOfMemory(error))
                throw;
        }
        if (!m_residents || !m_residents->letIdleGo())
            goOnWithLess();
    }
}

void StableDiffusion::goOnWithLess()
{
    letOthersGo(nullptr);
    if (m_residents)
        m_residents->clear();
    if (m_way + 1 == m_ways.size())
        throw Error(ErrorKind::Memory,
                    "Memory ran out, though all that can be spared was. Make the "
                    "shot smaller or shorter, or close other programs.");
    ++m_way;
    if (onSmallerPlan)
        onSmallerPlan("Memory ran out; the run goes on with less. " + currentPlan().sentence());
}

// ---- what pipelines ask ------------------------------------------------------------------------

at::Tensor StableDiffusion::encodeText(const std::vector<std::int64_t> &ids, int skip)
{
    return withLessWhereNeeded([&] {
        const CLIPTextModel &model = text();
        const at::Tensor tokens
            = at::tensor(ids, at::kLong).unsqueeze(0).to(model.token_embedding.device());
        return model(tokens, skip, m_pass).to(m_home);
    });
}

/// One by one: the same values up to rounding, in the memory of one.
LatentDistribution StableDiffusion::encodePictures(const at::Tensor &pictures)
{
    return withLessWhereNeeded([&] {
        const AutoencoderKL &vae = autoencoder();
        const at::TensorOptions place = vae.encoder.conv_in.weight.options();
        std::vector<at::Tensor> means, deviations;
        for (std::int64_t i = 0; i < pictures.size(0); ++i) {
            const LatentDistribution one = vae.encode(pictures.slice(0, i, i + 1).to(place),
                                                      m_pass);
            means.push_back(one.mean.to(options()));
            deviations.push_back(one.deviation.to(options()));
        }
        return LatentDistribution{at::cat(means), at::cat(deviations)};
    });
}

at::Tensor StableDiffusion::decodeLatents(const at::Tensor &latents)
{
    return withLessWhereNeeded([&] {
        std::vector<at::Tensor> pictures;
        decodeFrames(
            autoencoder(), latents, {1, currentPlan().tile},
            [&](std::int64_t, const at::Tensor &some) { pictures.push_back(some.to(options())); },
            m_pass);
        return at::cat(pictures);
    });
}

at::Tensor StableDiffusion::denoise(const at::Tensor &latents, double timestep,
                                    const at::Tensor &text)
{
    return withLessWhereNeeded([&] {
        const UNet &model = unet();
        const at::TensorOptions place = plainUNet(model).conv_in.weight.options();
        UNetInputs inputs;
        inputs.sample = latents.to(place);
        inputs.timestep = at::full({1}, timestep, place.dtype(at::kFloat));
        inputs.context = text.to(place);
        if (m_unetConfig.timeConditionChannels > 0)
            inputs.condition = embeddedGuidance(m_guidance, m_unetConfig.timeConditionChannels,
                                                place);
        const auto *motion = std::get_if<UNetMotionModel>(&model);
        if (!motion)
            return std::get<UNet2DConditionModel>(model)(inputs, m_pass).to(options());
        if (text.dim() == 4)
            inputs.context = inputs.context.flatten(0, 1);
        return (*motion)(inputs, m_pass).to(options());
    });
}

void StableDiffusion::setGuidance(double guidance)
{
    m_guidance = guidance;
}

void StableDiffusion::setMotionWindows(int length, int stride)
{
    m_pass.motionWindows.reset();
    if (length > 0)
        m_pass.motionWindows = MotionWindows{length, stride, WindowWeights::Pyramid};
}

} // namespace weft::inference
