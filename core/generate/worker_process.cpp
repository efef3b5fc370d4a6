#include "core/generate/worker_process.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"
#include "core/generate/child_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <sys/wait.h>

namespace weft {

namespace {

constexpr int kSendTimeoutMs = 5000;
constexpr int kQuitTimeoutMs = 2000;
constexpr qsizetype kKeptOutput = 64 << 10;

QString adviceFor(int signal)
{
    if (signal == SIGKILL)
        return tr("The system may have run out of memory: close other programs, or choose a "
                  "smaller size or length");
    return tr("Try once more; where it happens again, report it to the plugin's author");
}

} // namespace

struct WorkerProcess::Private
{
    QString task;
    pid_t pid
        = -1; ///< -1 once it has ended and been waited for, after which nothing may be asked of it
    LineSocket socket;
    Descriptor output;
    QByteArray lastOutput;

    void readOutput();
    std::optional<siginfo_t> waitForEnd(int timeoutMs) const;
    std::optional<siginfo_t> end(int timeoutMs);
    Error endedWithoutAnswer();
    Error notOfTheProtocol(const QString &reason);
};

void WorkerProcess::Private::readOutput()
{
    constexpr int kChunksAtOnce = 32; // else one who never stops writing would keep us here
    std::array<char, 4096> chunk;
    for (int i = 0; i < kChunksAtOnce; ++i) {
        const ssize_t got = ::read(output.get(), chunk.data(), chunk.size());
        if (got == 0)
            output = Descriptor(); // nobody holds its other end
        if (got <= 0)
            break;
        lastOutput.append(chunk.data(), got);
    }
    lastOutput = lastOutput.right(kKeptOutput);
}

/// Nothing where it still runs after that time.
std::optional<siginfo_t> WorkerProcess::Private::waitForEnd(int timeoutMs) const
{
    constexpr int kStepMs = 10;
    for (int waited = 0;; waited += kStepMs) {
        siginfo_t end{};
        // WNOWAIT: while it is a zombie nobody else gets its number, and killing its group is safe.
        const int error = ::waitid(P_PID, static_cast<id_t>(pid), &end,
                                   WEXITED | WNOHANG | WNOWAIT);
        if (error != 0 || end.si_pid == pid)
            return end;
        if (waited >= timeoutMs)
            return {};
        QThread::msleep(kStepMs);
    }
}

/// Gives it a while to end by itself, then kills it, and its children in any case. Nothing where it
/// had to be killed.
std::optional<siginfo_t> WorkerProcess::Private::end(int timeoutMs)
{
    WEFT_ASSERT(pid > 1, return {});
    const auto ended = waitForEnd(timeoutMs);
    ::kill(-pid, SIGKILL);
    siginfo_t reaped{};
    ::waitid(P_PID, static_cast<id_t>(pid), &reaped, WEXITED);
    pid = -1;
    readOutput();
    return ended;
}

Error WorkerProcess::Private::endedWithoutAnswer()
{
    const auto how = end(kQuitTimeoutMs);
    if (!how)
        return {ErrorKind::Generation,
                tr("weft-worker stopped talking to Weft while %1. %2.").arg(task, adviceFor(0))};
    if (how->si_code == CLD_KILLED || how->si_code == CLD_DUMPED) {
        const QString name = QStringLiteral("SIG%1, %2")
                                 .arg(QString::fromLatin1(sigabbrev_np(how->si_status)),
                                      QString::fromLocal8Bit(strsignal(how->si_status)));
        return {ErrorKind::Generation, tr("weft-worker crashed while %1 (%2). %3.")
                                           .arg(task, name, adviceFor(how->si_status))};
    }
    return {ErrorKind::Generation,
            tr("weft-worker ended while %1 without an answer (exit code %2). %3.")
                .arg(task)
                .arg(how->si_status)
                .arg(adviceFor(0))};
}

Error WorkerProcess::Private::notOfTheProtocol(const QString &reason)
{
    end(0);
    return {ErrorKind::Generation,
            tr("weft-worker sent something that cannot be understood while %1: %2 Install Weft "
               "again, and see that WEFT_WORKER is not set to another program.")
                .arg(task, reason)};
}

Result<WorkerProcess> WorkerProcess::start(const QString &program, const QString &task)
{
    auto socket = makeSocket();
    auto output = makePipe();
    pid_t pid = -1;
    int error = errno;
    if (socket && output)
        error = spawn(QFile::encodeName(program), socket->childs, output->childs, pid);
    if (pid < 0)
        return fail(ErrorKind::Generation,
                    tr("weft-worker cannot be started as %1 (%2). Install Weft again.")
                        .arg(program, QString::fromLocal8Bit(std::strerror(error))));
    return WorkerProcess(std::make_unique<Private>(
        Private{task, pid, LineSocket(socket->ours.release()), std::move(output->ours), {}}));
}

WorkerProcess::WorkerProcess(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

WorkerProcess::WorkerProcess(WorkerProcess &&) noexcept = default;

WorkerProcess::~WorkerProcess()
{
    if (!d || d->pid < 0)
        return;
    d->socket.write(toLine(QuitRequest{}), 0);
    d->end(kQuitTimeoutMs);
}

Status WorkerProcess::send(const WorkerRequest &request)
{
    WEFT_ASSERT(d->pid > 1, return fail(ErrorKind::Generation, tr("weft-worker has ended.")));
    if (!d->socket.write(toLine(request), kSendTimeoutMs))
        return tl::unexpected(d->endedWithoutAnswer());
    return {};
}

Result<std::optional<WorkerEvent>> WorkerProcess::receive(int timeoutMs)
{
    WEFT_ASSERT(d->pid > 1, return fail(ErrorKind::Generation, tr("weft-worker has ended.")));
    QElapsedTimer timer;
    timer.start();
    for (bool isLate = false; !isLate; isLate = timer.elapsed() > timeoutMs) {
        if (const auto line = d->socket.takeLine()) {
            const auto event = readEvent(*line);
            if (!event)
                return tl::unexpected(d->notOfTheProtocol(event.error().message));
            return *event;
        }
        pollfd sources[] = {{d->socket.descriptor(), POLLIN, 0}, {d->output.get(), POLLIN, 0}};
        const auto left = timeoutMs - timer.elapsed();
        if (::poll(sources, 2, static_cast<int>(std::max<qint64>(left, 0))) == 0)
            return std::optional<WorkerEvent>();
        if (sources[1].revents)
            d->readOutput();
        if (!sources[0].revents)
            continue;
        switch (d->socket.read()) {
        case LineSocket::Input::Open: break;
        case LineSocket::Input::Closed: return tl::unexpected(d->endedWithoutAnswer());
        case LineSocket::Input::LineTooLong:
            return tl::unexpected(d->notOfTheProtocol(tr("a line of more than 1 MiB.")));
        }
    }
    return std::optional<WorkerEvent>();
}

void WorkerProcess::kill()
{
    if (d->pid >= 0)
        d->end(0);
}

QString WorkerProcess::lastWords() const
{
    constexpr int kLines = 20;
    const QStringList lines = QString::fromLocal8Bit(d->lastOutput.trimmed())
                                  .split(QLatin1Char('\n'));
    return lines.mid(std::max<qsizetype>(0, lines.size() - kLines)).join(QLatin1Char('\n'));
}

} // namespace weft
