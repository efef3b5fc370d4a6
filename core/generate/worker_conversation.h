#pragma once

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
    };

    /// Starts a worker and sees that it speaks our protocol.
    /// Errors: Generation — none is there, or it cannot be started, or is another; Cancelled.
    static Result<WorkerConversation> start(const Settings &settings);

    /// Sends a request and waits for its answer. Once, unless it succeeds: the worker is then
    /// killed, and its last words are on stderr. Errors: as generateTake() for what becomes of the
    /// worker and the plugin.
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

    /// The last note that the plugin gave; may be empty.
    const QString &note() const { return m_state.note; }

private:
    WorkerConversation(WorkerProcess process, const Settings &settings);

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

    WorkerProcess m_process;
    Settings m_settings;
    QElapsedTimer m_sinceHeartbeat;
    QElapsedTimer m_sinceCancel;   ///< valid once the worker was asked to stop
    QElapsedTimer m_sinceProgress; ///< valid once there was some
    GenerateProgress m_state;
};

} // namespace weft
