#pragma once

#include "core/generate/kept_worker.h"
#include "core/generate/worker_client.h"
#include "core/generate/worker_process.h"

#include <QElapsedTimer>

namespace weft {

/// Questions to a worker, and what comes until each is answered: watches the heartbeat, passes
/// progress on, cancels. Thread: one at a time.
class WorkerConversation
{
public:
    /// Who is asked, and how.
    struct Settings
    {
        const PluginManifest &plugin; ///< that will be at work; outlives the conversation
        int silenceSeconds = 60;      ///< for which the plugin may not call back
        std::function<void(const GenerateProgress &)> progress; ///< may be empty
        std::stop_token stop;
        /// Whose worker is used, and which keeps it in the end; null: it is started and ended.
        std::shared_ptr<KeptWorker> kept = nullptr;
        bool waits = false; ///< for that worker while it is in use, in place of starting another
    };

    /// Starts a worker, or takes the one that is kept, and sees that it speaks our protocol.
    /// Errors: Generation — none is there, or it cannot be started, or is another; Cancelled.
    static Result<WorkerConversation> start(const Settings &settings);

    /// Sends a request and waits for its answer. Once, unless it succeeds: a worker that is not to
    /// be kept is then killed, and its last words are on stderr. Errors: as generateTake() for what
    /// becomes of the worker and the plugin.
    template<typename Answer>
    Result<Answer> ask(const WorkerRequest &request)
    {
        const auto event = answerTo(request);
        if (!event)
            return fail(event);
        if (const auto *answer = std::get_if<Answer>(&*event))
            return *answer;
        return notAsked();
    }

    /// Ends the conversation: the worker is kept for the next job where that is wanted, the plugin
    /// stays loaded and the last answer was nothing to worry about. Nothing may be asked then.
    void leave();

    /// The last note that the plugin gave; may be empty.
    const QString &note() const { return m_state.note; }

private:
    /// The kept worker, as long as nobody else uses it.
    struct Kept
    {
        KeptWorker::Use use; ///< not held: there is none to keep
        QString key;
    };

    WorkerConversation(WorkerProcess process, const Settings &settings, Kept kept);
    static Result<WorkerConversation> startAnew(const Settings &settings, Kept kept);

    Result<WorkerEvent> answerTo(const WorkerRequest &request);
    Result<WorkerEvent> waitForAnswer();
    tl::unexpected<Error> notAsked();
    Status stillGoing();
    bool takeOnTheWay(const WorkerEvent &event);
    Status checkSilence(const HeartbeatEvent &event);
    void takeProgress(const ProgressEvent &event);
    void report();
    void repeatLastWords();
    Error killedForSilence(qint64 seconds);

    Settings m_settings;
    Kept m_kept;
    WorkerProcess m_process;
    bool m_isFree = false; ///< for another job
    QElapsedTimer m_sinceHeartbeat;
    QElapsedTimer m_sinceCancel;   ///< valid once the worker was asked to stop
    QElapsedTimer m_sinceProgress; ///< valid once there was some
    GenerateProgress m_state;
};

} // namespace weft
