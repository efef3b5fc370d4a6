#include "app/worker/worker.h"

#include <QFile>
#include <QThread>

#include <chrono>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace weft::worker {

namespace {

constexpr int kTickMs = 100;
constexpr int kTicksPerBeat = 1000 / kTickMs;

} // namespace

Worker::Worker(int descriptor)
    : m_socket(descriptor)
{}

void Worker::run()
{
    std::jthread listener([this] { listen(); });
    PluginSession session(m_outbox, m_watch);
    const JobContext context{m_outbox, m_watch, session,
                             std::max(1, QThread::idealThreadCount() - 1),
                             [this](const WorkerEvent &event) { answer(event); }};
    while (const auto request = nextRequest()) {
        std::visit(
            [&](const auto &asked) {
                if constexpr (requires { carryOut(asked, context); })
                    carryOut(asked, context);
            },
            *request);
    }
}

/// Ready for the next request before the client can send it.
void Worker::answer(const WorkerEvent &event)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isBusy = false;
    }
    m_outbox.answer(event);
}

std::optional<WorkerRequest> Worker::nextRequest()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_next || m_quits; });
    return std::exchange(m_next, std::nullopt);
}

// ---- the listening thread ----------------------------------------------------------------------

void Worker::listen()
{
    using Clock = std::chrono::steady_clock;
    auto nextBeat = Clock::now() + std::chrono::seconds(1);
    while (true) {
        pollfd readable{m_socket.descriptor(), POLLIN, 0};
        ::poll(&readable, 1, kTickMs);
        const auto input = readable.revents ? m_socket.read() : LineSocket::Input::Open;
        while (const auto line = m_socket.takeLine())
            take(*line);
        {
            const std::scoped_lock lock(m_mutex);
            if (m_quits)
                return;
        }
        if (input != LineSocket::Input::Open)
            endAtOnce();
        m_outbox.flush();
        if (Clock::now() >= nextBeat) {
            m_outbox.send(HeartbeatEvent{m_watch.silentMs()});
            nextBeat = Clock::now() + std::chrono::seconds(1);
        }
    }
}

void Worker::take(const QByteArray &line)
{
    const auto request = readRequest(line);
    if (!request)
        return m_outbox.send(
            FailedEvent{QString::fromLatin1(failure::kRequest), {request.error().message}});
    if (std::holds_alternative<HelloRequest>(*request))
        m_outbox.send(HelloEvent{kWorkerProtocol, QStringLiteral(WEFT_VERSION)});
    else if (std::holds_alternative<CancelRequest>(*request))
        m_watch.requestStop();
    else if (std::holds_alternative<QuitRequest>(*request))
        quit();
    else
        accept(*request);
}

void Worker::accept(const WorkerRequest &request)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isBusy)
        return m_outbox.send(FailedEvent{QString::fromLatin1(failure::kBusy), {}});
    m_watch.reset();
    const auto *generate = std::get_if<GenerateRequest>(&request);
    m_output = generate ? QFile::encodeName(generate->output) : QByteArray();
    m_isBusy = true;
    m_next = request;
    m_changed.notify_one();
}

void Worker::quit()
{
    if (isBusy())
        endAtOnce();
    const std::scoped_lock lock(m_mutex);
    m_quits = true;
    m_changed.notify_one();
}

bool Worker::isBusy()
{
    const std::scoped_lock lock(m_mutex);
    return m_isBusy;
}

/// Whatever the main thread is in the middle of. The unfinished file is of no use to anybody.
void Worker::endAtOnce()
{
    if (isBusy() && !m_output.isEmpty())
        ::unlink(m_output.constData());
    ::_exit(0);
}

} // namespace weft::worker
