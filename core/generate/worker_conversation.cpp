#include "core/generate/worker_conversation.h"

#include "core/base/translate.h"
#include "core/generate/worker_failure.h"

#include <QCoreApplication>

#include <cstdio>

namespace weft {

namespace {

constexpr int kPollMs = 50;
constexpr qint64 kHeartbeatLimitMs = 10'000;
constexpr qint64 kCancelLimitMs = 5'000;
constexpr qsizetype kLongestNote = 1000;

tl::unexpected<Error> cancelled()
{
    return fail(ErrorKind::Cancelled, tr("Generating was cancelled."));
}

} // namespace

Result<WorkerConversation> WorkerConversation::start(const Settings &settings)
{
    Kept kept;
    if (settings.kept)
        kept = {settings.kept->use(settings.waits, settings.stop),
                KeptWorker::keyOf(settings.plugin)};
    if (!kept.use)
        return startAnew(settings, {});
    if (settings.waits)
        settings.kept->endOthers(kept.key);
    if (!settings.plugin.staysLoaded)
        return startAnew(settings, {});
    if (auto waiting = settings.kept->take(kept.key)) {
        WorkerConversation conversation(std::move(*waiting), settings, std::move(kept));
        if (conversation.ask<HelloEvent>(HelloRequest{}))
            return conversation;
        kept = std::move(conversation.m_kept);
    }
    if (!settings.waits && settings.kept->isWaiting())
        kept = {}; // another plugin's, whose model is more than a question is worth
    return startAnew(settings, std::move(kept));
}

Result<WorkerConversation> WorkerConversation::startAnew(const Settings &settings, Kept kept)
{
    const QString program = workerPath();
    if (program.isEmpty())
        return fail(ErrorKind::Generation,
                    tr("weft-worker, the program that generates, is not beside %1. Install Weft "
                       "again, or set WEFT_WORKER to its path.")
                        .arg(QCoreApplication::applicationFilePath()));
    auto process = WorkerProcess::start(program,
                                        tr("working with the plugin \"%1\" %2")
                                            .arg(settings.plugin.id, settings.plugin.version));
    if (!process)
        return fail(process);
    WorkerConversation conversation(std::move(*process), settings, std::move(kept));
    const auto hello = conversation.ask<HelloEvent>(HelloRequest{});
    if (!hello)
        return fail(hello);
    if (hello->protocol != kWorkerProtocol)
        return fail(ErrorKind::Generation,
                    tr("%1 is the worker of Weft %2 and speaks version %3 of the protocol, this "
                       "Weft speaks version %4. Install Weft again.")
                        .arg(program, hello->version)
                        .arg(hello->protocol)
                        .arg(kWorkerProtocol));
    return conversation;
}

WorkerConversation::WorkerConversation(WorkerProcess process, const Settings &settings, Kept kept)
    : m_settings(settings)
    , m_kept(std::move(kept))
    , m_process(std::move(process))
{
    m_sinceHeartbeat.start();
}

Result<WorkerEvent> WorkerConversation::answerTo(const WorkerRequest &request)
{
    const Status sent = m_process.send(request);
    auto answer = sent ? waitForAnswer() : Result<WorkerEvent>(fail(sent));
    const auto *failed = answer ? std::get_if<FailedEvent>(&*answer) : nullptr;
    m_isFree = answer && m_kept.use && (!failed || isHarmless(*failed));
    if (m_settings.stop.stop_requested())
        return cancelled(); // however it ended
    if (failed)
        answer = tl::unexpected(describeFailure(*failed, m_settings.plugin));
    if (!answer && !m_isFree)
        repeatLastWords();
    return answer;
}

/// The first event that is none of those on the way.
Result<WorkerEvent> WorkerConversation::waitForAnswer()
{
    while (true) {
        if (const Status status = stillGoing(); !status)
            return fail(status);
        const auto event = m_process.receive(kPollMs);
        if (!event)
            return fail(event);
        // Only once nothing waits to be read: we may have been stopped ourselves, the worker not.
        if (!*event && m_sinceHeartbeat.elapsed() > kHeartbeatLimitMs)
            return tl::unexpected(killedForSilence(kHeartbeatLimitMs / 1000));
        if (!*event)
            continue;
        if (const auto *heartbeat = std::get_if<HeartbeatEvent>(&**event)) {
            if (const Status status = checkSilence(*heartbeat); !status)
                return fail(status);
        } else if (!takeOnTheWay(**event)) {
            return **event;
        }
    }
}

void WorkerConversation::leave()
{
    if (m_isFree)
        m_settings.kept->keep(m_kept.key, std::move(m_process));
}

tl::unexpected<Error> WorkerConversation::notAsked()
{
    m_isFree = false;
    repeatLastWords();
    return fail(ErrorKind::Generation,
                tr("weft-worker answered a question that was not asked. Install Weft again, and "
                   "see that WEFT_WORKER is not set to another program."));
}

/// Asks the worker to stop once we are asked, and does not wait for ever.
Status WorkerConversation::stillGoing()
{
    if (!m_settings.stop.stop_requested())
        return {};
    if (!m_sinceCancel.isValid()) {
        m_sinceCancel.start();
        return m_process.send(CancelRequest{});
    }
    if (m_sinceCancel.elapsed() < kCancelLimitMs)
        return {};
    m_process.kill();
    return cancelled();
}

/// Takes what may come before an answer; false where it is something else.
bool WorkerConversation::takeOnTheWay(const WorkerEvent &event)
{
    if (const auto *log = std::get_if<LogEvent>(&event)) {
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(m_settings.plugin.id),
                     qUtf8Printable(log->text));
    } else if (const auto *progress = std::get_if<ProgressEvent>(&event)) {
        takeProgress(*progress);
    } else if (const auto *note = std::get_if<NoteEvent>(&event)) {
        m_state.note = note->text.left(kLongestNote);
        report();
    } else if (const auto *preview = std::get_if<PreviewEvent>(&event)) {
        if (preview->jpeg.bytes.size() <= kMaxPreviewBytes)
            m_state.previewJpeg = preview->jpeg.bytes;
        report();
    } else {
        return false;
    }
    return true;
}

Status WorkerConversation::checkSilence(const HeartbeatEvent &event)
{
    m_sinceHeartbeat.start();
    if (event.silentMs <= qint64(m_settings.silenceSeconds) * 1000)
        return {};
    return tl::unexpected(killedForSilence(m_settings.silenceSeconds));
}

void WorkerConversation::takeProgress(const ProgressEvent &event)
{
    constexpr double kEnoughToGuess = 0.02;
    if (!m_sinceProgress.isValid())
        m_sinceProgress.start();
    m_state.fraction = std::clamp(event.fraction, 0.0, 1.0);
    m_state.phase = event.phase;
    if (m_state.fraction >= kEnoughToGuess)
        m_state.secondsLeft = double(m_sinceProgress.elapsed()) / 1000 * (1 - m_state.fraction)
                              / m_state.fraction;
    report();
}

void WorkerConversation::report()
{
    if (m_settings.progress)
        m_settings.progress(m_state);
    m_state.previewJpeg.clear();
}

void WorkerConversation::repeatLastWords()
{
    m_process.kill();
    const QString words = m_process.lastWords();
    if (!words.isEmpty())
        std::fprintf(stderr, "weft-worker's last words:\n%s\n", qUtf8Printable(words));
}

Error WorkerConversation::killedForSilence(qint64 seconds)
{
    m_process.kill();
    return {ErrorKind::Generation,
            tr("The plugin \"%1\" %2 gave no sign of life for %3 seconds and was stopped. Try "
               "once more, or other settings; where it happens again, report it to the plugin's "
               "author.")
                .arg(m_settings.plugin.id, m_settings.plugin.version)
                .arg(seconds)};
}

} // namespace weft
