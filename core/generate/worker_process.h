#pragma once

#include "core/base/child_process.h"
#include "core/generate/worker_protocol.h"

#include <optional>

namespace weft {

/// A weft-worker child, and requests and events as lines between us. Thread: one at a time.
class WorkerProcess
{
public:
    /// Starts the program. @param task what it is for, for sentences: "generating with
    /// \"testpattern\"" Errors (Generation): it cannot be started.
    static Result<WorkerProcess> start(const QString &program, const QString &task);

    WorkerProcess(WorkerProcess &&) noexcept = default;
    WorkerProcess &operator=(WorkerProcess &&) = delete;
    /// Asks it to quit, kills it with all its children after two seconds, and waits for it.
    ~WorkerProcess();

    /// Errors (Generation): it has ended or does not read.
    Status send(const WorkerRequest &request);

    /// The next event, or nothing where none comes in time.
    /// Errors (Generation), one sentence each: it crashed (with the signal's name), ended without
    /// an answer, sent what is not of the protocol. It is not running any more then.
    Result<std::optional<WorkerEvent>> receive(int timeoutMs);

    /// Ends it and all its children at once.
    void kill();

    /// The last lines that it wrote to stdout and stderr.
    QString lastWords() const;

private:
    explicit WorkerProcess(ChildProcess child);

    ChildProcess m_child;
};

} // namespace weft
