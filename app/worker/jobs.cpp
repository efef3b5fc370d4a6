#include "app/worker/jobs.h"

#include "app/worker/input_reader.h"
#include "app/worker/plugin_request.h"
#include "app/worker/take_writer.h"

namespace weft::worker {

namespace {

/// A job's plugin and generator, from the manifest.
struct Chosen
{
    PluginManifest manifest;
    GeneratorInfo generator;
};

Attempt<Chosen> choose(const WorkerJob &job)
{
    auto manifest = readManifest(job.manifest);
    if (!manifest)
        return failed(failure::kSentence, {manifest.error().message});
    const GeneratorInfo *generator = manifest->generator(job.recipe.generator);
    if (!generator)
        return failed(failure::kRequest, {QStringLiteral("%1 has no generator \"%2\".")
                                              .arg(job.manifest, job.recipe.generator)});
    if (const Status status = checkRecipe(job.recipe, *generator); !status)
        return failed(failure::kSentence, {status.error().message});
    return Chosen{*manifest, *generator};
}

/// What a plugin's return value amounts to. What the host found or the plugin said comes before it.
Attempt<void> judge(const Attempt<weft_result> &result, const char *function,
                    const PluginHost &host, const PluginWatch &watch)
{
    if (watch.stopRequested())
        return failed(failure::kCancelled);
    if (const auto failure = host.failure())
        return tl::unexpected(*failure);
    if (!result)
        return failed(result);
    if (*result == WEFT_OK)
        return {};
    if (*result == WEFT_FAILED)
        return failed(failure::kNoReason, {QLatin1String(function)});
    return failed(failure::kMisuse,
                  {QStringLiteral("returned %1 from %2 without having been told to stop")
                       .arg(*result)
                       .arg(QLatin1String(function))});
}

Attempt<DescribedEvent> describe(const DescribeRequest &request, const JobContext &context)
{
    const auto manifest = readManifest(request.manifest);
    if (!manifest)
        return failed(failure::kSentence, {manifest.error().message});
    const auto plugin = context.session.begin(*manifest);
    if (!plugin)
        return failed(plugin);
    return DescribedEvent{QString::fromUtf8((*plugin)->id), QString::fromUtf8((*plugin)->version),
                          static_cast<int>((*plugin)->api_version), (*plugin)->estimate != nullptr};
}

Attempt<EstimatedEvent> estimate(const EstimateRequest &request, const JobContext &context)
{
    const auto chosen = choose(request.job);
    if (!chosen)
        return failed(chosen);
    const auto reader = InputReader::open(request.job.recipe, chosen->generator,
                                          request.job.inputs);
    if (!reader)
        return failed(reader);
    const auto plugin = context.session.begin(chosen->manifest);
    if (!plugin)
        return failed(plugin);
    EstimatedEvent event{0, chosen->generator.memoryHintBytes};
    if (!(*plugin)->estimate)
        return event;
    PluginHost &host = context.session.host();
    const PluginRequest asked(request.job.recipe, chosen->generator, reader->describe(),
                              {context.threads, request.job.memoryBytes, {}});
    weft_estimate guess{};
    guess.size = sizeof guess;
    const auto result = callPlugin(context.watch, [&] {
        return (*plugin)->estimate(&host.interface(), &asked.request(), &guess);
    });
    if (const auto good = judge(result, "estimate", host, context.watch); !good)
        return failed(good);
    if (guess.seconds > 0)
        event.seconds = guess.seconds;
    if (guess.memory_bytes > 0)
        event.memoryBytes = guess.memory_bytes;
    return event;
}

Attempt<CountedEvent> count(CountRequest request, const JobContext &context)
{
    const auto manifest = readManifest(request.manifest);
    if (!manifest)
        return failed(failure::kSentence, {manifest.error().message});
    const GeneratorInfo *found = manifest->generator(request.recipe.generator);
    const GeneratorParameter *parameter = found ? found->parameter(request.parameter) : nullptr;
    if (!parameter || parameter->type != GeneratorParameterType::Prompt)
        return failed(failure::kRequest,
                      {QStringLiteral("%1 has no generator \"%2\" with a prompt \"%3\".")
                           .arg(request.manifest, request.recipe.generator, request.parameter)});
    GeneratorInfo generator = *found; // what is typed is counted before inputs are chosen
    generator.inputs.clear();
    request.recipe.inputs.clear();
    if (const Status status = checkRecipe(request.recipe, generator); !status)
        return failed(failure::kSentence, {status.error().message});
    const auto plugin = context.session.begin(*manifest);
    if (!plugin)
        return failed(plugin);
    if (!(*plugin)->count_prompt)
        return CountedEvent{};
    PluginHost &host = context.session.host();
    const PluginRequest asked(request.recipe, generator, {}, {context.threads, 0, {}});
    weft_prompt_count counted{};
    counted.size = sizeof counted;
    const QByteArray id = request.parameter.toUtf8();
    const auto result = callPlugin(context.watch, [&] {
        return (*plugin)->count_prompt(&host.interface(), &asked.request(), id.constData(),
                                       &counted);
    });
    if (const auto good = judge(result, "count_prompt", host, context.watch); !good)
        return failed(good);
    return CountedEvent{std::max<std::int64_t>(0, counted.tokens),
                        std::max<std::int64_t>(0, counted.most)};
}

Attempt<DoneEvent> generate(const GenerateRequest &request, const JobContext &context)
{
    const auto chosen = choose(request.job);
    if (!chosen)
        return failed(chosen);
    const Recipe &recipe = request.job.recipe;
    auto reader = InputReader::open(recipe, chosen->generator, request.job.inputs);
    if (!reader)
        return failed(reader);
    auto writer = TakeWriter::open(request.output, recipe, chosen->generator.hasAlpha);
    if (!writer)
        return failed(writer);
    const auto plugin = context.session.begin(chosen->manifest);
    if (!plugin)
        return failed(plugin);

    PluginHost &host = context.session.host();
    const PluginRequest asked(recipe, chosen->generator, reader->describe(),
                              {context.threads, request.job.memoryBytes, request.folder});
    const auto result = [&] {
        const PluginHost::Generating generating(host, *reader, *writer);
        return callPlugin(context.watch,
                          [&] { return (*plugin)->generate(&host.interface(), &asked.request()); });
    }();
    if (const auto good = judge(result, "generate", host, context.watch); !good)
        return failed(good);
    return writer->finish();
}

/// Answers, and only then lets go of the plugin: what goes wrong there costs nothing any more.
template<typename Event>
void finish(const Attempt<Event> &attempt, const JobContext &context)
{
    context.answer(attempt ? WorkerEvent(*attempt) : WorkerEvent(attempt.error()));
    context.session.end(attempt || isHarmless(attempt.error()));
}

} // namespace

void carryOut(const DescribeRequest &request, const JobContext &context)
{
    finish(describe(request, context), context);
}

void carryOut(const EstimateRequest &request, const JobContext &context)
{
    finish(estimate(request, context), context);
}

void carryOut(const CountRequest &request, const JobContext &context)
{
    finish(count(request, context), context);
}

void carryOut(const GenerateRequest &request, const JobContext &context)
{
    finish(generate(request, context), context);
}

} // namespace weft::worker
