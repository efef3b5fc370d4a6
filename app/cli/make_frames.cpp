#include "app/cli/make_frames.h"

#include "app/cli/interrupt.h"
#include "app/cli/picture_folder.h"
#include "app/cli/progress.h"

#include "core/generate/worker_client.h"
#include "core/media/probe.h"
#include "core/media/video_reader.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace weft::cli {

namespace {

struct Options
{
    std::string model;
    std::string motion;
    std::string prompt;
    std::string negative;
    std::int64_t seed = 0;
    int steps = 25;
    double guidance = 7.5;
    std::string scheduler;
    double eta = 0;
    int clipSkip = 0;
    int width = 512;
    int height = 512;
    std::int64_t frames = 0;
    std::string source;
    double strength = 0.8;
    std::string longClips = "windows";
    int contextLength = 16;
    int contextStride = 4;
    std::string numerics = "exact";
    double memory = 0; ///< MB, 0: what is free
    std::string output;
    int progressDescriptor = -1;
};

/// A way to make frames: the command, the generator that does it, and what it starts from.
struct Kind
{
    const char *command;
    const char *help;
    const char *generator;
    const char *input; ///< of the generator; null: a text alone
    bool isClip;
};

constexpr Kind kKinds[] = {
    {"text-to-image", "Make a picture of a text", "text-to-video", nullptr, false},
    {"text-to-video", "Make a clip of a text", "text-to-video", nullptr, true},
    {"image-to-image", "Make a picture anew after a text", "image-to-image", "image", false},
    {"video-to-video", "Make a clip anew after a text", "video-to-video", "video", true},
};

QString absolute(const std::string &path)
{
    return path.empty() ? QString() : QFileInfo(QString::fromStdString(path)).absoluteFilePath();
}

/// Sets what the generator has; image-to-image has no motion module.
void setParameters(const Options &options, Recipe &recipe)
{
    const std::pair<const char *, RecipeValue> values[] = {
        {"model", absolute(options.model)},
        {"motion", absolute(options.motion)},
        {"prompt", QString::fromStdString(options.prompt)},
        {"negative", QString::fromStdString(options.negative)},
        {"steps", std::int64_t(options.steps)},
        {"guidance", options.guidance},
        {"eta", options.eta},
        {"clipSkip", std::int64_t(options.clipSkip)},
        {"strength", options.strength},
        {"longClips", QString::fromStdString(options.longClips)},
        {"contextLength", std::int64_t(options.contextLength)},
        {"contextStride", std::int64_t(options.contextStride)},
    };
    for (const auto &[id, value] : values) {
        const auto found = recipe.parameters.find(QLatin1String(id));
        if (found != recipe.parameters.end())
            found->second = value;
    }
    if (!options.scheduler.empty())
        recipe.parameters[QStringLiteral("scheduler")] = QString::fromStdString(options.scheduler);
}

/// How many frames a clip's source has; one for a picture.
Result<std::int64_t> framesIn(const QString &path)
{
    const auto reader = VideoReader::open(path);
    if (!reader)
        return fail(reader);
    return reader->frameCount();
}

/// Adds the source to a job, as one file. @param scratch folder for what is made of a folder
Status addSource(const Options &options, const Kind &kind, const QString &scratch, GenerateJob &job)
{
    QString path = absolute(options.source);
    if (QFileInfo(path).isDir()) {
        const QString joined = QDir(scratch).filePath(QStringLiteral("source.mkv"));
        if (const Status status = joinPictures(path, joined, job.recipe.rate); !status)
            return status;
        path = joined;
    }
    const auto identity = identify(path);
    if (!identity)
        return fail(identity);
    const QString name = QString::fromLatin1(kind.input);
    job.recipe.inputs = {RecipeInput{name, {}, identity->hash}};
    job.inputs[name] = path;
    if (kind.isClip && options.frames == 0) {
        const auto count = framesIn(path);
        if (!count)
            return fail(count);
        job.recipe.length = *count;
    }
    return {};
}

Result<GenerateJob> jobOf(const Options &options, const Kind &kind, const QString &scratch)
{
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    const auto found = catalogue.find(QString::fromLatin1(kind.generator));
    if (!found)
        return fail(ErrorKind::Generation,
                    tr("This Weft has no generator \"%1\": it was built without libtorch. Run "
                       "packaging/libtorch.sh and build it again.")
                        .arg(QLatin1String(kind.generator)));
    GenerateJob job{defaultRecipe(*found->generator), *found->plugin, {}};
    setParameters(options, job.recipe);
    job.recipe.seed = options.seed;
    job.recipe.width = options.width;
    job.recipe.height = options.height;
    job.recipe.length = !kind.isClip ? 1 : options.frames == 0 ? job.recipe.length : options.frames;
    job.recipe.numerics = QString::fromStdString(options.numerics);
    job.memoryBytes = std::int64_t(options.memory * 1e6);
    if (kind.input) {
        if (const Status status = addSource(options, kind, scratch, job); !status)
            return fail(status);
    }
    return job;
}

void show(ProgressOutput &output, const GenerateProgress &progress)
{
    output.say(progress.note);
    output.show({{"phase", "generate"},
                 {"progress", progress.fraction},
                 {"secondsLeft", progress.secondsLeft},
                 {"note", progress.note.toStdString()}},
                tr("%1 %  %2  %3 left")
                    .arg(static_cast<int>(100 * progress.fraction))
                    .arg(progress.phase, timeLeft(progress.secondsLeft)));
}

Status run(const Options &options, const Kind &kind)
{
    auto progress = ProgressOutput::open(options.progressDescriptor);
    if (!progress)
        return fail(progress);
    const QTemporaryDir scratch;
    const auto job = jobOf(options, kind, scratch.path());
    if (!job)
        return fail(job);
    const QString folder = absolute(options.output);
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Output,
                    tr("The folder \"%1\" cannot be made. Choose another one.").arg(folder));
    AssetStore store(QDir(scratch.path()).filePath(QStringLiteral("takes")));
    const auto take = generateTake(
        *job, store, [&](const GenerateProgress &p) { show(*progress, p); }, interrupted());
    progress->finish();
    if (!take)
        return fail(take);
    return splitIntoPictures(store.filePath(take->id).value_or(QString()), folder, take->recipe);
}

void addOptions(CLI::App &command, Options &options, const Kind &kind)
{
    command.add_option("--model", options.model, "Folder of a Stable Diffusion 1.x model")
        ->required();
    if (kind.isClip)
        command.add_option("--motion", options.motion, "Folder of an AnimateDiff motion module");
    command.add_option("--prompt", options.prompt, "What is to be seen")->required();
    command.add_option("--negative", options.negative, "What is not to be seen");
    command.add_option("--seed", options.seed, "Means the same on every machine")
        ->capture_default_str();
    command.add_option("--steps", options.steps, "How often the network improves the picture")
        ->capture_default_str();
    command.add_option("--guidance", options.guidance, "How closely the prompt is followed")
        ->capture_default_str();
    command.add_option("--scheduler", options.scheduler,
                       "How the steps are taken; by default as the model says");
    command.add_option("--eta", options.eta, "Noise that DDIM adds, 0 to 1")->capture_default_str();
    command.add_option("--clip-skip", options.clipSkip, "Layers of the text encoder left out")
        ->capture_default_str();
    command.add_option("--width", options.width, "Pixels")->capture_default_str();
    command.add_option("--height", options.height, "Pixels")->capture_default_str();
    command
        .add_option("--numerics", options.numerics,
                    "exact, or fast: lower precision where the processor has it")
        ->check(CLI::IsMember({"exact", "fast"}))
        ->capture_default_str();
    command
        .add_option("--memory", options.memory,
                    "Megabytes that it may take; by default what is free. Too few for the networks "
                    "to stay in memory: they are read while they are used, which takes longer")
        ->check(CLI::PositiveNumber);
    command.add_option("-o,--output", options.output, "Folder for the frames, 000000.png and on")
        ->required();
    command.add_option("--progress-fd", options.progressDescriptor,
                       "Write progress to this descriptor, a JSON object a line");
}

void addSourceOptions(CLI::App &command, Options &options, const Kind &kind)
{
    command
        .add_option(kind.isClip ? "--video" : "--image", options.source,
                    kind.isClip ? "The clip to start from, or a folder of pictures"
                                : "The picture to start from")
        ->required();
    command.add_option("--strength", options.strength, "How much of it is made anew, 0 to 1")
        ->capture_default_str();
}

void addClipOptions(CLI::App &command, Options &options)
{
    command
        .add_option("--frames", options.frames,
                    "Frames to make; by default 16, or as many as the source has")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--long-clips", options.longClips,
                    "How clips beyond the motion module's memory are made: windows, FreeNoise "
                    "or whole")
        ->check(CLI::IsMember({"windows", "FreeNoise", "whole"}))
        ->capture_default_str();
    command.add_option("--context-length", options.contextLength, "Frames of a window")
        ->capture_default_str();
    command.add_option("--context-stride", options.contextStride, "Frames from window to window")
        ->capture_default_str();
}

} // namespace

std::function<std::optional<Status>()> addMakeFrames(CLI::App &generate)
{
    std::vector<std::pair<CLI::App *, std::function<Status()>>> commands;
    for (const Kind &kind : kKinds) {
        auto options = std::make_shared<Options>();
        CLI::App *command = generate.add_subcommand(kind.command, kind.help);
        addOptions(*command, *options, kind);
        if (kind.input)
            addSourceOptions(*command, *options, kind);
        if (kind.isClip)
            addClipOptions(*command, *options);
        commands.emplace_back(command, [options, &kind] { return run(*options, kind); });
    }
    return [commands]() -> std::optional<Status> {
        for (const auto &[command, run] : commands) {
            if (command->parsed())
                return run();
        }
        return std::nullopt;
    };
}

} // namespace weft::cli
