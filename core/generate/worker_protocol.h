#pragma once

#include "core/base/line_socket.h"
#include "core/base/result.h"
#include "core/model/shot.h"

#include <QByteArray>
#include <map>
#include <variant>
#include <vector>

/// What Weft and weft-worker say to each other: one JSON object a line, UTF-8, over a stream socket
/// of their own, at most kMaxLineBytes each.
///
///     → {"request":"hello"}
///     ← {"event":"hello","protocol":1,"version":"0.1.0"}
///     →
///     {"request":"generate","manifest":"/…/plugin.json","recipe":{…},"inputs":{…},"output":"/…/x.part"}
///     ← {"event":"heartbeat","silentMs":12}                       each second
///     ← {"event":"progress","fraction":0.5,"phase":"Denoising"}   as it goes
///     ← {"event":"preview","jpeg":"<base64>"}                     as it goes
///     ← {"event":"done","frames":50,"contentHash":"…"}            or
///     {"event":"failed","code":"…","arguments":[…]} → {"request":"quit"}
///
/// describe, estimate, count and generate are answered by one event each, `failed` being an answer
/// to all of them, and the next one is sent after the answer; hello, cancel and quit may be sent at
/// any time. The worker ends when its end of the socket is closed. The same types serve both sides.
/// Thread: any.

namespace weft {

inline constexpr int kWorkerProtocol = 1;
inline constexpr qsizetype kMaxPreviewBytes = 64 << 10;

// ---- requests ----------------------------------------------------------------------------------

/// Answered by HelloEvent.
struct HelloRequest
{
    static constexpr const char *kName = "hello";
};

/// Loads a plugin and answers with what it says of itself: DescribedEvent.
struct DescribeRequest
{
    static constexpr const char *kName = "describe";
    QString manifest; ///< absolute path of its plugin.json
};

/// A recipe and what it needs, as estimate and generate take it.
struct WorkerJob
{
    QString manifest; ///< absolute path of the plugin.json that has the recipe's generator
    Recipe recipe;
    std::map<QString, QString> inputs; ///< absolute path of each input, by its name in the recipe
    std::int64_t memoryBytes = 0;      ///< that it may take; 0: what is free
};

/// Answered by EstimatedEvent.
struct EstimateRequest
{
    static constexpr const char *kName = "estimate";
    WorkerJob job;
};

/// Counts the tokens of a prompt; inputs of the recipe are left out. Answered by CountedEvent.
struct CountRequest
{
    static constexpr const char *kName = "count";
    QString manifest; ///< absolute path of the plugin.json that has the recipe's generator
    Recipe recipe;
    QString parameter; ///< whose text is counted
};

/// Answered by DoneEvent.
struct GenerateRequest
{
    static constexpr const char *kName = "generate";
    WorkerJob job;
    QString output; ///< absolute path of the file to write; removing it after a failure is the
                    ///< client's task
    QString folder; ///< absolute path of the job's own folder, as weft_request has it; may be empty
};

/// Stops what is running, which then fails with failure::kCancelled. Nothing happens where nothing
/// runs.
struct CancelRequest
{
    static constexpr const char *kName = "cancel";
};

/// Ends the worker; at once where something runs.
struct QuitRequest
{
    static constexpr const char *kName = "quit";
};

using WorkerRequest = std::variant<HelloRequest, DescribeRequest, EstimateRequest, CountRequest,
                                   GenerateRequest, CancelRequest, QuitRequest>;

// ---- events ------------------------------------------------------------------------------------

struct HelloEvent
{
    static constexpr const char *kName = "hello";
    int protocol = kWorkerProtocol;
    QString version; ///< of Weft
};

struct DescribedEvent
{
    static constexpr const char *kName = "described";
    QString id;
    QString version;
    int api = 0;
    bool estimates = false; ///< it has the optional estimate function
};

struct EstimatedEvent
{
    static constexpr const char *kName = "estimated";
    double seconds = 0;           ///< 0 = unknown
    std::int64_t memoryBytes = 0; ///< 0 = unknown
};

struct CountedEvent
{
    static constexpr const char *kName = "counted";
    std::int64_t tokens = 0;
    std::int64_t most = 0; ///< that are read; 0 = there is no limit, or the plugin cannot count
};

struct HeartbeatEvent
{
    static constexpr const char *kName = "heartbeat";
    std::int64_t silentMs = 0; ///< since the plugin last called back; 0 where no plugin is at work
};

struct ProgressEvent
{
    static constexpr const char *kName = "progress";
    double fraction = 0; ///< 0 to 1
    QString phase;
};

/// Bytes that travel as base64.
struct Base64
{
    QByteArray bytes;
};

struct PreviewEvent
{
    static constexpr const char *kName = "preview";
    Base64 jpeg; ///< at most kMaxPreviewBytes
};

struct LogEvent
{
    static constexpr const char *kName = "log";
    int level = 0; ///< weft_log_level
    QString text;
};

/// What the user should know of how the job is done.
struct NoteEvent
{
    static constexpr const char *kName = "note";
    QString text; ///< a sentence
};

struct DoneEvent
{
    static constexpr const char *kName = "done";
    std::int64_t frames = 0;
    QString contentHash; ///< as ContentHash gives it
};

struct FailedEvent
{
    static constexpr const char *kName = "failed";
    QString code;                   ///< of failure::
    std::vector<QString> arguments; ///< as the code's line there says
};

using WorkerEvent
    = std::variant<HelloEvent, DescribedEvent, EstimatedEvent, CountedEvent, HeartbeatEvent,
                   ProgressEvent, PreviewEvent, LogEvent, NoteEvent, DoneEvent, FailedEvent>;

/// Why a job failed, as codes; worker_failure.h makes sentences of them. Behind each its arguments.
namespace failure {
inline constexpr char kCancelled[] = "cancelled";
inline constexpr char kBusy[] = "busy";
inline constexpr char kRequest[] = "request";   ///< what is wrong with it
inline constexpr char kSentence[] = "sentence"; ///< a whole sentence, about recipe or manifest
inline constexpr char kInput[] = "input";       ///< a whole sentence
inline constexpr char kOutput[] = "output";     ///< a whole sentence
inline constexpr char kLoad[] = "plugin-load";  ///< the loader's reason
inline constexpr char kSymbol[] = "plugin-symbol";
inline constexpr char kEntry[] = "plugin-entry";        ///< what is wrong with its description
inline constexpr char kApi[] = "plugin-api";            ///< its version, Weft's
inline constexpr char kId[] = "plugin-id";              ///< the library's, the manifest's
inline constexpr char kVersion[] = "plugin-version";    ///< the library's, the manifest's
inline constexpr char kThrew[] = "plugin-threw";        ///< what()
inline constexpr char kOwn[] = "plugin-failed";         ///< the plugin's code, its arguments
inline constexpr char kNoReason[] = "plugin-no-reason"; ///< the function
inline constexpr char kMisuse[] = "plugin-misuse";      ///< what it did
inline constexpr char kFrames[] = "plugin-frames";      ///< wanted, got
inline constexpr char kShape[] = "plugin-shape";        ///< frame, wanted, got
inline constexpr char kValue[] = "plugin-value";        ///< frame, plane, x, y
} // namespace failure

/// Whether a job that fails so shows nothing wrong with the worker and the plugin: it was
/// cancelled, or the plugin or the host said that it cannot be done.
bool isHarmless(const FailedEvent &event);

// ---- as text -----------------------------------------------------------------------------------

/// One line, ending in a newline.
QByteArray toLine(const WorkerRequest &request);
QByteArray toLine(const WorkerEvent &event);

/// Reads one line, with or without its newline. Errors (Generation): what is wrong and where; the
/// line is not trusted.
Result<WorkerRequest> readRequest(const QByteArray &line);
Result<WorkerEvent> readEvent(const QByteArray &line);

} // namespace weft
