#include "app/worker/input_reader.h"

#include "app/worker/upright.h"
#include "core/base/translate.h"
#include "core/media/convert.h"
#include "core/media/probe.h"

#include <algorithm>
#include <cstring>

namespace weft::worker {

namespace {

constexpr std::int64_t kMostSamples = 48'000'000;
constexpr std::int64_t kFarthestSample = std::int64_t(1) << 53;

weft_input_kind kindOf(GeneratorInputKind kind)
{
    switch (kind) {
    case GeneratorInputKind::Image: return WEFT_INPUT_IMAGE;
    case GeneratorInputKind::Video: return WEFT_INPUT_VIDEO;
    case GeneratorInputKind::Audio: return WEFT_INPUT_AUDIO;
    }
    return WEFT_INPUT_IMAGE;
}

/// As a viewer sees it, in floats.
Result<Frame> presented(const Frame &coded, const VideoInfo &info)
{
    const bool isTurned = info.rotation == 90 || info.rotation == 270;
    ConvertTarget target;
    target.format = {PixelLayout::Rgb, SampleType::F32, 32,
                     info.hasAlpha ? AlphaMode::Straight : AlphaMode::None};
    target.colour = srgbTags();
    target.width = isTurned ? info.displayHeight() : info.displayWidth();
    target.height = isTurned ? info.displayWidth() : info.displayHeight();
    const auto picture = convert(coded, target);
    if (!picture)
        return picture;
    return upright(*picture, info.rotation, info.mirrored);
}

weft_frame viewOf(const Frame &picture)
{
    weft_frame view{};
    view.size = sizeof view;
    view.channels = static_cast<std::uint32_t>(picture.format().planeCount());
    view.width = static_cast<std::uint32_t>(picture.width());
    view.height = static_cast<std::uint32_t>(picture.height());
    view.bytes_per_row = picture.plane(0).bytesPerRow;
    for (int plane = 0; plane < picture.format().planeCount(); ++plane)
        view.planes[plane] = picture.plane(plane).row<float>(0);
    return view;
}

QString quoted(const char *text)
{
    return QStringLiteral("\"%1\"").arg(text ? QString::fromUtf8(text) : QStringLiteral("NULL"));
}

} // namespace

std::int64_t InputReader::Input::frameCount() const
{
    if (!video)
        return 0;
    return kind == GeneratorInputKind::Image ? 1 : video->frameCount();
}

Attempt<InputReader::Input> InputReader::openInput(const QString &id, GeneratorInputKind kind,
                                                   const QString &path)
{
    Input input;
    input.id = id.toUtf8();
    input.kind = kind;
    if (kind != GeneratorInputKind::Audio) {
        auto video = VideoReader::open(path);
        if (!video)
            return failed(failure::kInput, {video.error().message});
        input.video = std::move(*video);
        return input;
    }
    const auto info = probe(path);
    if (!info)
        return failed(failure::kInput, {info.error().message});
    auto sound = AudioReader::open(path);
    if (!sound)
        return failed(failure::kInput, {sound.error().message});
    input.samples = info->audio.front().duration.times(kSampleRate, Rounding::Floor);
    input.sound = std::move(*sound);
    return input;
}

Attempt<InputReader> InputReader::open(const Recipe &recipe, const GeneratorInfo &generator,
                                       const std::map<QString, QString> &paths)
{
    InputReader reader;
    for (const RecipeInput &wanted : recipe.inputs) {
        const auto path = paths.find(wanted.name);
        if (path == paths.end())
            return failed(failure::kInput,
                          {tr("The file of the input \"%1\" is missing.").arg(wanted.name)});
        auto input = openInput(wanted.name, generator.input(wanted.name)->kind, path->second);
        if (!input)
            return failed(input);
        reader.m_inputs.push_back(std::move(*input));
    }
    return reader;
}

std::vector<weft_input> InputReader::describe() const
{
    std::vector<weft_input> all;
    for (const Input &input : m_inputs) {
        weft_input described{};
        described.size = sizeof described;
        described.kind = kindOf(input.kind);
        described.id = input.id.constData();
        described.frame_count = input.frameCount();
        described.sample_count = input.samples;
        if (input.video) {
            const VideoInfo &info = input.video->info();
            described.width = static_cast<std::uint32_t>(info.displayWidth());
            described.height = static_cast<std::uint32_t>(info.displayHeight());
            described.channels = info.hasAlpha ? 4 : 3;
        }
        if (input.kind == GeneratorInputKind::Video) {
            const FrameRate &rate = input.video->info().rate;
            described.rate_numerator = static_cast<std::uint32_t>(rate.numerator());
            described.rate_denominator = static_cast<std::uint32_t>(rate.denominator());
        }
        all.push_back(described);
    }
    return all;
}

InputReader::Input *InputReader::find(const char *id)
{
    const auto found = std::find_if(m_inputs.begin(), m_inputs.end(),
                                    [id](const Input &input) { return id && input.id == id; });
    return found != m_inputs.end() ? &*found : nullptr;
}

Attempt<const weft_frame *> InputReader::frame(const char *id, std::int64_t index)
{
    Input *input = find(id);
    if (!input || index < 0 || index >= input->frameCount())
        return failed(failure::kMisuse, {QStringLiteral("asked for frame %1 of the input %2, which "
                                                        "the request does not have")
                                             .arg(index)
                                             .arg(quoted(id))});
    const auto coded = input->video->frame(index);
    const auto picture = coded ? presented(*coded, input->video->info()) : coded;
    if (!picture)
        return failed(failure::kInput, {picture.error().message});
    m_picture = *picture;
    m_frame = viewOf(m_picture);
    return &m_frame;
}

Attempt<void> InputReader::audio(const char *id, std::int64_t start, std::int64_t count,
                                 float *left, float *right)
{
    Input *input = find(id);
    const bool inReach = start >= -kFarthestSample && start <= kFarthestSample && count >= 0
                         && count <= kMostSamples;
    if (!input || !input->sound || !inReach || !left || !right)
        return failed(failure::kMisuse,
                      {QStringLiteral("asked for %1 samples from %2 on of the input %3, which the "
                                      "request does not have")
                           .arg(count)
                           .arg(start)
                           .arg(quoted(id))});
    const auto block = input->sound->read(start, count);
    if (!block)
        return failed(failure::kInput, {block.error().message});
    const auto bytes = static_cast<std::size_t>(count) * sizeof(float);
    std::memcpy(left, block->channels[0].data(), bytes);
    std::memcpy(right, block->channels[1].data(), bytes);
    return {};
}

} // namespace weft::worker
