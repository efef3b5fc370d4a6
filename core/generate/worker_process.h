#pragma once

#include "core/base/result.h"
#include "core/generate/line_socket.h"
#include "core/generate/worker_protocol.h"

#include <memory>
#include <optional>

namespace weft {

/// A weft-worker child and the socket to it. It runs in a process group of its own, so that Ctrl+C
/// in a terminal reaches only us, who ask it to stop; it ends by itself when the socket closes,
/// however we end. Thread: one at a time.
class WorkerProcess
{
public:
    /// Starts the program. @param task what it is for, for sentences: "generating with
    /// \"testpattern\"" Errors (Generation): it cannot be started.
    static Result<WorkerProcess> start(const QString &program, const QString &task);

    WorkerProcess(WorkerProcess &&) noexcept;
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
    struct Private;
    explicit WorkerProcess(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
