#include "core/generate/worker_client.h"

#include "core/base/child_program.h"
#include "core/base/translate.h"
#include "core/generate/content_hash.h"
#include "core/generate/kept_worker.h"
#include "core/generate/worker_conversation.h"
#include "core/media/probe.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>

namespace weft {

namespace {

/// The file that an input of the recipe names is there and is the one that the recipe was written
/// for.
Status checkInputFile(const RecipeInput &input, const std::map<QString, QString> &paths)
{
    const auto path = paths.find(input.name);
    if (path == paths.end())
        return fail(ErrorKind::Media,
                    tr("The file of the input \"%1\" is missing: find it, or choose another one.")
                        .arg(input.name));
    const auto identity = identify(path->second);
    if (!identity)
        return fail(identity);
    if (identity->hash != input.contentHash)
        return fail(ErrorKind::Generation,
                    tr("%1, the input \"%2\" of the recipe, has changed since the recipe was "
                       "written. Set the input again to use it as it is now.")
                        .arg(path->second, input.name));
    return {};
}

/// Everything that can be known without a worker. Returns the generator.
Result<const GeneratorInfo *> checkJob(const GenerateJob &job)
{
    const GeneratorInfo *generator = job.plugin.generator(job.recipe.generator);
    if (!generator)
        return fail(ErrorKind::Generation, tr("The plugin \"%1\" has no generator \"%2\".")
                                               .arg(job.plugin.id, job.recipe.generator));
    if (const Status status = checkRecipe(job.recipe, *generator); !status)
        return fail(status);
    for (const RecipeInput &input : job.recipe.inputs) {
        if (const Status status = checkInputFile(input, job.inputs); !status)
            return fail(status);
    }
    return generator;
}

/// What was written is what was asked for and what the worker says.
Status verify(const QString &path, const Recipe &recipe, bool hasAlpha, const DoneEvent &done,
              std::stop_token stop)
{
    const auto content = readContent(path, std::move(stop));
    if (!content && content.error().kind == ErrorKind::Cancelled)
        return fail(ErrorKind::Cancelled, tr("Generating was cancelled."));
    if (content && content->frames == recipe.length && content->frames == done.frames
        && content->width == recipe.width && content->height == recipe.height
        && content->hasAlpha == hasAlpha && content->hash == done.contentHash)
        return {};
    return fail(ErrorKind::Generation,
                tr("The generated file %1 does not read back as it was written%2. Check the disk, "
                   "then try again.")
                    .arg(path, content ? QString()
                                       : QStringLiteral(" (%1)").arg(content.error().message)));
}

} // namespace

QString workerPath()
{
    return findProgram("weft-worker", "WEFT_WORKER");
}

Result<Take> generateTake(const GenerateJob &job, AssetStore &store,
                          const std::function<void(const GenerateProgress &)> &progress,
                          std::stop_token stop)
{
    const auto generator = checkJob(job);
    if (!generator)
        return fail(generator);
    const auto part = store.newPartPath(job.recipe);
    if (!part)
        return fail(part);
    const auto removePart = qScopeGuard([&part] { QFile::remove(*part); });
    const QString folder = store.jobFolder(job.recipe);

    const auto done = [&]() -> Result<DoneEvent> {
        auto worker = WorkerConversation::start(
            {job.plugin, (*generator)->silenceSeconds, progress, stop, job.kept, true});
        if (!worker)
            return fail(worker);
        auto answer = worker->ask<DoneEvent>(
            GenerateRequest{{job.plugin.file, job.recipe, job.inputs, job.memoryBytes},
                            *part,
                            folder});
        worker->leave();
        return answer;
    }();
    if (done || done.error().kind == ErrorKind::Cancelled)
        QDir(folder).removeRecursively();
    if (!done)
        return fail(done);
    if (const Status good = verify(*part, job.recipe, (*generator)->hasAlpha, *done, stop); !good)
        return fail(good);

    const auto fileHash = hashOfFile(*part);
    if (!fileHash)
        return fail(fileHash);
    Take take;
    take.contentHash = done->contentHash;
    take.fileHash = *fileHash;
    take.frames = done->frames;
    take.recipe = job.recipe;
    take.plugin = job.plugin.id + QLatin1Char(' ') + job.plugin.version;
    return store.add(*part, take);
}

Result<GenerateEstimate> estimateTake(const GenerateJob &job, std::stop_token stop)
{
    const auto generator = checkJob(job);
    if (!generator)
        return fail(generator);
    auto worker = WorkerConversation::start(
        {job.plugin, (*generator)->silenceSeconds, {}, std::move(stop), job.kept});
    if (!worker)
        return fail(worker);
    const auto estimate = worker->ask<EstimatedEvent>(
        EstimateRequest{{job.plugin.file, job.recipe, job.inputs, job.memoryBytes}});
    worker->leave();
    if (!estimate)
        return fail(estimate);
    return GenerateEstimate{estimate->seconds, estimate->memoryBytes, worker->note()};
}

Status checkPlugin(const PluginManifest &plugin, std::stop_token stop)
{
    int silenceSeconds = 1;
    for (const GeneratorInfo &generator : plugin.generators)
        silenceSeconds = std::max(silenceSeconds, generator.silenceSeconds);
    auto worker = WorkerConversation::start({plugin, silenceSeconds, {}, std::move(stop)});
    if (!worker)
        return fail(worker);
    const auto described = worker->ask<DescribedEvent>(DescribeRequest{plugin.file});
    return described ? Status() : fail(described);
}

} // namespace weft
