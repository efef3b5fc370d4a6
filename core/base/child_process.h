#pragma once

#include "core/base/child_program.h"
#include "core/base/line_socket.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace weft {

/// What to run as a child, and how sentences speak of it.
struct ChildProgram
{
    QString path;
    QStringList arguments;             ///< tell it of kSocketInChild, the descriptor of its socket
    QString name;                      ///< "weft-worker"
    QString task;                      ///< what it is for: "weft-worker crashed while <task>"
    ErrorKind kind = ErrorKind::Usage; ///< of what goes wrong with it
    QString advice;      ///< after a crash, without a full stop: "Try once more; where it …"
    QString whenKilled;  ///< likewise, where it was killed, as a system without memory does
    QString whenForeign; ///< where it may be another program: "see that … is not set"
};

/// A child program and the socket to it, which carries lines. It runs in a process group of its
/// own, so that Ctrl+C in a terminal reaches only us, and is to end by itself when the socket
/// closes, however we end. Thread: one at a time.
class ChildProcess
{
public:
    /// Errors: it cannot be started.
    static Result<ChildProcess> start(const ChildProgram &program);

    ChildProcess(ChildProcess &&) noexcept;
    ChildProcess &operator=(ChildProcess &&) noexcept;
    /// Closes its socket, gives it two seconds, and ends it with all its children.
    ~ChildProcess();

    bool isRunning() const;
    /// What it is for from now on, in sentences.
    void setTask(const QString &task);

    /// Sends whole lines. Errors: it has ended, or does not read for five seconds; it is not
    /// running any more then.
    Status send(const QByteArray &lines);
    /// The next line without its newline, or nothing where none comes in time.
    /// Errors, one sentence each: it crashed (with the signal's name), ended without an answer,
    /// sent a line of more than kMaxLineBytes. It is not running any more then.
    Result<std::optional<QByteArray>> receive(int timeoutMs);

    /// Asks it by SIGTERM to clear up and end, gives it two seconds, and ends it and its children.
    void interrupt();
    /// Gives it a while to end by itself, then ends it and its children.
    void end(int graceMs);
    /// Ends it because of what it sent. @param reason a sentence
    Error notUnderstood(const QString &reason);

    /// The last lines that it wrote to stdout and stderr.
    QString lastWords() const;

private:
    struct Private;
    explicit ChildProcess(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace weft
