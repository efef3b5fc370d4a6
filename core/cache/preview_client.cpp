#include "core/cache/preview_client.h"

#include "core/base/translate.h"

#include <QElapsedTimer>

#include <algorithm>

namespace weft {

namespace {

constexpr int kStepMs = 50;

QString taskOf(const PreviewRequest &request)
{
    if (const auto *waveform = std::get_if<WaveformRequest>(&request))
        return tr("reading the sound of \"%1\"").arg(waveform->path);
    const MediaMap &media = std::get<PictureRequest>(request).picture.media;
    if (media.media.size() + media.takes.size() == 1)
        return tr("making a picture of \"%1\"")
            .arg(media.media.empty() ? media.takes.begin()->second : media.media.begin()->second);
    return tr("making a picture of a sequence");
}

bool isAnswer(const PreviewEvent &event)
{
    return !std::holds_alternative<WaveformBegun>(event)
           && !std::holds_alternative<PeaksMade>(event);
}

} // namespace

QString previewProgram()
{
    return findProgram("weft-cli", "WEFT_CLI");
}

PreviewClient::PreviewClient(QString program)
    : m_program(std::move(program))
{}

Status PreviewClient::start(const PreviewRequest &request)
{
    if (m_program.isEmpty())
        return fail(ErrorKind::Media, tr("weft-cli, which makes previews, is not there. Install "
                                         "Weft again, or set WEFT_CLI to where it is."));
    auto child = ChildProcess::start(
        {m_program,
         {QStringLiteral("previews"), QStringLiteral("--fd"), QString::number(kSocketInChild)},
         QStringLiteral("weft-cli"),
         taskOf(request),
         ErrorKind::Media,
         tr("The file may be damaged"),
         tr("The system may have run out of memory, or somebody ended it"),
         tr("see that WEFT_CLI is not set to another program")});
    if (!child)
        return fail(child);
    m_child.emplace(*std::move(child));
    return {};
}

Status PreviewClient::ask(const Question &question)
{
    const QByteArray line = toLine(question.request);
    if (line.size() > kMaxLineBytes)
        return fail(ErrorKind::Usage,
                    tr("The frame shows too much for a preview (%1 bytes).").arg(line.size()));
    if (!m_child) {
        if (const Status started = start(question.request); !started)
            return started;
    }
    m_child->setTask(taskOf(question.request));
    Status status = m_child->send(line);
    if (status)
        status = waitForAnswer(question);
    if (m_child && !m_child->isRunning())
        m_child.reset();
    return status;
}

Status PreviewClient::waitForAnswer(const Question &question)
{
    QElapsedTimer silence;
    silence.start();
    while (true) {
        if (!question.isWanted()) {
            m_child->end(0);
            return fail(ErrorKind::Cancelled, tr("The preview is not wanted any more."));
        }
        const auto line = m_child->receive(kStepMs);
        if (!line)
            return fail(line);
        if (!*line && silence.elapsed() > question.silenceMs) {
            m_child->end(0);
            return fail(ErrorKind::Media, tr("weft-cli said nothing for %1 s while %2 and was "
                                             "ended. The file may be damaged, or its disk slow.")
                                              .arg(question.silenceMs / 1000)
                                              .arg(taskOf(question.request)));
        }
        if (!*line)
            continue;
        silence.restart();
        const auto event = readPreviewEvent(**line);
        if (!event)
            return tl::unexpected(m_child->notUnderstood(event.error().message));
        question.take(*event);
        if (const auto *failed = std::get_if<PreviewFailed>(&*event))
            return tl::unexpected(failed->error);
        if (isAnswer(*event))
            return {};
    }
}

std::vector<PreviewClient> makePreviewClients(const QString &program, int count)
{
    std::vector<PreviewClient> clients;
    for (int i = 0; i < std::max(1, count); ++i)
        clients.emplace_back(program);
    return clients;
}

} // namespace weft
