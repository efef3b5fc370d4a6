#include "core/base/child_process.h"

#include "core/base/soft_assert.h"
#include "core/base/translate.h"

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
constexpr int kEndTimeoutMs = 2000;
constexpr qsizetype kKeptOutput = 64 << 10;

} // namespace

struct ChildProcess::Private
{
    ChildProgram program;
    pid_t pid = -1; ///< -1 once it has been waited for, after which nothing may be asked of it
    std::optional<LineSocket> socket;
    Descriptor output;
    QByteArray lastOutput;

    void readOutput();
    std::optional<siginfo_t> waitForEnd(int timeoutMs) const;
    std::optional<siginfo_t> end(int timeoutMs);
    Error endedWithoutAnswer();
    Error hasEnded() const;
};

void ChildProcess::Private::readOutput()
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
std::optional<siginfo_t> ChildProcess::Private::waitForEnd(int timeoutMs) const
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
std::optional<siginfo_t> ChildProcess::Private::end(int timeoutMs)
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

Error ChildProcess::Private::endedWithoutAnswer()
{
    const auto how = end(kEndTimeoutMs);
    if (!how)
        return {program.kind, tr("%1 stopped talking to Weft while %2. %3.")
                                  .arg(program.name, program.task, program.advice)};
    if (how->si_code == CLD_KILLED || how->si_code == CLD_DUMPED) {
        const QString name = QStringLiteral("SIG%1, %2")
                                 .arg(QString::fromLatin1(sigabbrev_np(how->si_status)),
                                      QString::fromLocal8Bit(strsignal(how->si_status)));
        return {program.kind,
                tr("%1 crashed while %2 (%3). %4.")
                    .arg(program.name, program.task, name,
                         how->si_status == SIGKILL ? program.whenKilled : program.advice)};
    }
    return {program.kind, tr("%1 ended while %2 without an answer (exit code %3). %4.")
                              .arg(program.name, program.task)
                              .arg(how->si_status)
                              .arg(program.advice)};
}

Error ChildProcess::Private::hasEnded() const
{
    return {program.kind, tr("%1 has ended.").arg(program.name)};
}

Result<ChildProcess> ChildProcess::start(const ChildProgram &program)
{
    auto socket = makeSocket();
    auto output = makePipe();
    pid_t pid = -1;
    int error = errno;
    if (socket && output)
        error = spawn(QFile::encodeName(program.path), program.arguments, socket->childs,
                      output->childs, pid);
    if (pid < 0)
        return fail(program.kind, tr("%1 cannot be started as %2 (%3). Install Weft again.")
                                      .arg(program.name, program.path,
                                           QString::fromLocal8Bit(std::strerror(error))));
    return ChildProcess(std::make_unique<Private>(
        Private{program, pid, LineSocket(socket->ours.release()), std::move(output->ours), {}}));
}

ChildProcess::ChildProcess(std::unique_ptr<Private> d)
    : d(std::move(d))
{}

ChildProcess::ChildProcess(ChildProcess &&) noexcept = default;

ChildProcess &ChildProcess::operator=(ChildProcess &&other) noexcept
{
    std::swap(d, other.d);
    return *this;
}

ChildProcess::~ChildProcess()
{
    if (!d || d->pid < 0)
        return;
    d->socket.reset();
    d->end(kEndTimeoutMs);
}

bool ChildProcess::isRunning() const
{
    return d && d->pid > 1;
}

void ChildProcess::setTask(const QString &task)
{
    d->program.task = task;
}

Status ChildProcess::send(const QByteArray &lines)
{
    WEFT_ASSERT(isRunning(), return tl::unexpected(d->hasEnded()));
    if (!d->socket->write(lines, kSendTimeoutMs))
        return tl::unexpected(d->endedWithoutAnswer());
    return {};
}

Result<std::optional<QByteArray>> ChildProcess::receive(int timeoutMs)
{
    WEFT_ASSERT(isRunning(), return tl::unexpected(d->hasEnded()));
    QElapsedTimer timer;
    timer.start();
    for (bool isLate = false; !isLate; isLate = timer.elapsed() > timeoutMs) {
        if (auto line = d->socket->takeLine())
            return line;
        pollfd sources[] = {{d->socket->descriptor(), POLLIN, 0}, {d->output.get(), POLLIN, 0}};
        const auto left = timeoutMs - timer.elapsed();
        if (::poll(sources, 2, static_cast<int>(std::max<qint64>(left, 0))) == 0)
            return std::optional<QByteArray>();
        if (sources[1].revents)
            d->readOutput();
        if (!sources[0].revents)
            continue;
        switch (d->socket->read()) {
        case LineSocket::Input::Open: break;
        case LineSocket::Input::Closed: return tl::unexpected(d->endedWithoutAnswer());
        case LineSocket::Input::LineTooLong:
            return tl::unexpected(notUnderstood(tr("a line of more than 1 MiB.")));
        }
    }
    return std::optional<QByteArray>();
}

void ChildProcess::interrupt()
{
    if (d->pid < 0)
        return;
    ::kill(d->pid, SIGTERM);
    d->end(kEndTimeoutMs);
}

void ChildProcess::end(int graceMs)
{
    if (d->pid >= 0)
        d->end(graceMs);
}

Error ChildProcess::notUnderstood(const QString &reason)
{
    end(0);
    return {d->program.kind,
            tr("%1 sent something that cannot be understood while %2: %3 Install Weft again, and "
               "%4.")
                .arg(d->program.name, d->program.task, reason, d->program.whenForeign)};
}

QString ChildProcess::lastWords() const
{
    constexpr int kLines = 20;
    const QStringList lines = QString::fromLocal8Bit(d->lastOutput.trimmed())
                                  .split(QLatin1Char('\n'));
    return lines.mid(std::max<qsizetype>(0, lines.size() - kLines)).join(QLatin1Char('\n'));
}

} // namespace weft
