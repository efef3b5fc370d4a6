#include "core/generate/worker_process.h"

#include "core/base/translate.h"

namespace weft {

namespace {

constexpr int kQuitTimeoutMs = 2000;

} // namespace

Result<WorkerProcess> WorkerProcess::start(const QString &program, const QString &task)
{
    auto child = ChildProcess::start(
        {program,
         {QStringLiteral("--fd"), QString::number(kSocketInChild)},
         QStringLiteral("weft-worker"),
         task,
         ErrorKind::Generation,
         tr("Try once more; where it happens again, report it to the plugin's author"),
         tr("The system may have run out of memory: close other programs, or choose a smaller size "
            "or length"),
         tr("see that WEFT_WORKER is not set to another program")});
    if (!child)
        return fail(child);
    return WorkerProcess(*std::move(child));
}

WorkerProcess::WorkerProcess(ChildProcess child)
    : m_child(std::move(child))
{}

WorkerProcess::~WorkerProcess()
{
    if (m_child.isRunning() && m_child.send(toLine(QuitRequest{})))
        m_child.end(kQuitTimeoutMs);
}

Status WorkerProcess::send(const WorkerRequest &request)
{
    return m_child.send(toLine(request));
}

Result<std::optional<WorkerEvent>> WorkerProcess::receive(int timeoutMs)
{
    const auto line = m_child.receive(timeoutMs);
    if (!line)
        return fail(line);
    if (!*line)
        return std::optional<WorkerEvent>();
    const auto event = readEvent(**line);
    if (!event)
        return tl::unexpected(m_child.notUnderstood(event.error().message));
    return *event;
}

void WorkerProcess::kill()
{
    m_child.end(0);
}

QString WorkerProcess::lastWords() const
{
    return m_child.lastWords();
}

} // namespace weft
