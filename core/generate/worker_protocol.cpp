#include "core/generate/worker_protocol.h"

#include "core/model/fields.h"
#include "core/model/json_line.h"

#include <algorithm>
#include <array>

namespace weft {

template<>
struct VariantTag<WorkerRequest>
{
    static constexpr const char *key = "request";
};

template<>
struct VariantTag<WorkerEvent>
{
    static constexpr const char *key = "event";
};

static nlohmann::ordered_json toJson(const Base64 &value)
{
    return value.bytes.toBase64().toStdString();
}

static void readJson(JsonReadContext &context, const nlohmann::json &json, Base64 &value)
{
    QString text;
    readJson(context, json, text);
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return context.setError(tr("must be base64"));
    value.bytes = *decoded;
}

static void fields(auto &, Like<HelloRequest> auto &) {}
static void fields(auto &, Like<CancelRequest> auto &) {}
static void fields(auto &, Like<QuitRequest> auto &) {}

static void fields(auto &archive, Like<DescribeRequest> auto &request)
{
    archive.field("manifest", request.manifest);
}

static void fields(auto &archive, Like<WorkerJob> auto &job)
{
    archive.field("manifest", job.manifest);
    archive.field("recipe", job.recipe);
    archive.field("inputs", job.inputs);
    archive.field("memoryBytes", job.memoryBytes, 0);
}

static void fields(auto &archive, Like<EstimateRequest> auto &request)
{
    archive.inlined(request.job);
}

static void fields(auto &archive, Like<CountRequest> auto &request)
{
    archive.field("manifest", request.manifest);
    archive.field("recipe", request.recipe);
    archive.field("parameter", request.parameter);
}

static void fields(auto &archive, Like<GenerateRequest> auto &request)
{
    archive.inlined(request.job);
    archive.field("output", request.output);
    archive.field("folder", request.folder, {});
}

static void fields(auto &archive, Like<HelloEvent> auto &event)
{
    archive.field("protocol", event.protocol);
    archive.field("version", event.version);
}

static void fields(auto &archive, Like<DescribedEvent> auto &event)
{
    archive.field("id", event.id);
    archive.field("version", event.version);
    archive.field("api", event.api);
    archive.field("estimates", event.estimates);
}

static void fields(auto &archive, Like<EstimatedEvent> auto &event)
{
    archive.field("seconds", event.seconds);
    archive.field("memoryBytes", event.memoryBytes);
}

static void fields(auto &archive, Like<CountedEvent> auto &event)
{
    archive.field("tokens", event.tokens);
    archive.field("most", event.most);
}

static void fields(auto &archive, Like<HeartbeatEvent> auto &event)
{
    archive.field("silentMs", event.silentMs);
}

static void fields(auto &archive, Like<ProgressEvent> auto &event)
{
    archive.field("fraction", event.fraction);
    archive.field("phase", event.phase);
}

static void fields(auto &archive, Like<PreviewEvent> auto &event)
{
    archive.field("jpeg", event.jpeg);
}

static void fields(auto &archive, Like<LogEvent> auto &event)
{
    archive.field("level", event.level);
    archive.field("text", event.text);
}

static void fields(auto &archive, Like<NoteEvent> auto &event)
{
    archive.field("text", event.text);
}

static void fields(auto &archive, Like<DoneEvent> auto &event)
{
    archive.field("frames", event.frames);
    archive.field("contentHash", event.contentHash);
}

static void fields(auto &archive, Like<FailedEvent> auto &event)
{
    archive.field("code", event.code);
    archive.field("arguments", event.arguments);
}

bool isHarmless(const FailedEvent &event)
{
    constexpr std::array kHarmless{failure::kCancelled, failure::kOwn,   failure::kSentence,
                                   failure::kRequest,   failure::kInput, failure::kOutput};
    return std::any_of(kHarmless.begin(), kHarmless.end(),
                       [&](const char *code) { return event.code == QLatin1String(code); });
}

QByteArray toLine(const WorkerRequest &request)
{
    return toJsonLine(request);
}

QByteArray toLine(const WorkerEvent &event)
{
    return toJsonLine(event);
}

Result<WorkerRequest> readRequest(const QByteArray &line)
{
    return fromJsonLine<WorkerRequest>(line, tr("The request"), ErrorKind::Generation);
}

Result<WorkerEvent> readEvent(const QByteArray &line)
{
    return fromJsonLine<WorkerEvent>(line, tr("The worker's message"), ErrorKind::Generation);
}

} // namespace weft
