#pragma once

#include "app/worker/jobs.h"
#include "app/worker/outbox.h"
#include "app/worker/plugin_watch.h"
#include "core/base/line_socket.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace weft::worker {

/// The worker: one thread listens to the client, keeps the heart beating and ends the process the
/// moment the client is gone; the main thread carries one request after the other out, and may hang
/// in a plugin without the first noticing.
class Worker
{
public:
    /// @param descriptor of a connected stream socket, which this takes over
    explicit Worker(int descriptor);

    /// Serves until told to quit. Thread: the main thread.
    void run();

private:
    void answer(const WorkerEvent &event);
    void listen();
    void take(const QByteArray &line);
    void accept(const WorkerRequest &request);
    void quit();
    bool isBusy();
    [[noreturn]] void endAtOnce();
    std::optional<WorkerRequest> nextRequest();

    LineSocket m_socket;
    Outbox m_outbox{m_socket};
    PluginWatch m_watch;
    QByteArray m_output; ///< that the running job writes; of the listening thread

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::optional<WorkerRequest> m_next;
    bool m_isBusy = false;
    bool m_quits = false;
};

} // namespace weft::worker
