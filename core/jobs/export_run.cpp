#include "core/jobs/export_run.h"

#include "core/base/child_program.h"
#include "core/base/json_text.h"
#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/export/part_file.h"

#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace weft {

namespace {

constexpr int kPatienceMs = 5000;
constexpr int kCancelled = 130; ///< weft-cli's exit code
constexpr int kBehindOthers = 10;

/// What the child becomes before it runs: a group of its own, that stands back, and ends with us.
void becomeBackground()
{
    ::setpgid(0, 0);
    ::setpriority(PRIO_PROCESS, 0, kBehindOthers);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

QString phaseText(const std::string &phase)
{
    return phase == "generate" ? tr("Generating") : tr("Rendering");
}

} // namespace

ExportRun::ExportRun(ExportOrder order)
    : m_order(std::move(order))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { signal(SIGKILL); });
    connect(&m_child, &QProcess::readyReadStandardOutput, this, &ExportRun::readProgress);
    connect(&m_child, &QProcess::readyReadStandardError, this, &ExportRun::readWords);
    connect(&m_child, &QProcess::finished, this, &ExportRun::finished);
    connect(&m_child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({JobState::Failed, tr("weft-cli, which writes films, cannot be started (%1). "
                                      "Install Weft again.")
                                       .arg(m_child.errorString())});
    });
}

ExportRun::~ExportRun()
{
    m_child.disconnect(this);
    if (m_child.state() == QProcess::NotRunning)
        return;
    signal(SIGTERM);
    signal(SIGCONT);
    if (!m_child.waitForFinished(kPatienceMs)) {
        signal(SIGKILL);
        m_child.waitForFinished(kPatienceMs);
        (void) PartFile::create(m_order.output); // and it is gone
    }
}

QStringList ExportRun::arguments() const
{
    QStringList list{QStringLiteral("render"),        m_order.snapshot,
                     QStringLiteral("--output"),      m_order.output,
                     QStringLiteral("--preset"),      m_order.preset,
                     QStringLiteral("--generate"),    QStringLiteral("never"),
                     QStringLiteral("--progress-fd"), QString::number(STDOUT_FILENO)};
    if (!m_order.colour.isEmpty())
        list << QStringLiteral("--colour") << m_order.colour;
    if (m_order.length > 0)
        list << QStringLiteral("--range=%1-%2")
                    .arg(m_order.start)
                    .arg(m_order.start + m_order.length);
    if (m_order.overwrite)
        list << QStringLiteral("--overwrite");
    return list;
}

void ExportRun::start()
{
    const QString program = findProgram("weft-cli", "WEFT_CLI");
    if (program.isEmpty()) {
        const JobEnd
            missing{JobState::Failed,
                    tr("weft-cli, which writes films, is not there. Install Weft again, or "
                       "set WEFT_CLI to where it is."),
                    {}};
        post(this, [this, missing] { end(missing); });
        return;
    }
    m_child.setChildProcessModifier(becomeBackground);
    m_child.start(program, arguments());
    m_child.closeWriteChannel();
}

void ExportRun::cancel()
{
    m_isCancelled = true;
    signal(SIGTERM);
    signal(SIGCONT); // a stopped one would not hear it
    m_patience.start();
}

void ExportRun::setPaused(bool paused)
{
    signal(paused ? SIGSTOP : SIGCONT);
}

void ExportRun::signal(int number)
{
    if (const auto pid = static_cast<pid_t>(m_child.processId()); pid > 1)
        ::kill(-pid, number);
}

void ExportRun::readProgress()
{
    while (m_child.canReadLine()) {
        const auto json = nlohmann::json::parse(m_child.readLine().toStdString(), nullptr, false);
        if (!json.is_object())
            continue;
        Q_EMIT progressed({json.value("progress", 0.0), phaseText(json.value("phase", "")),
                           json.value("secondsLeft", -1.0)});
    }
}

void ExportRun::readWords()
{
    m_child.setReadChannel(QProcess::StandardError);
    while (m_child.canReadLine()) {
        const QString line = QString::fromUtf8(m_child.readLine()).trimmed();
        if (line.isEmpty())
            continue;
        m_lastWords = line;
        Q_EMIT logged(line);
    }
    m_child.setReadChannel(QProcess::StandardOutput);
}

void ExportRun::finished(int exitCode, QProcess::ExitStatus status)
{
    readProgress();
    readWords();
    if (status == QProcess::CrashExit)
        (void) PartFile::create(m_order.output); // and it is gone
    if (status == QProcess::NormalExit && exitCode == 0)
        return end({JobState::Done, {}, m_order.output});
    if (m_isCancelled || exitCode == kCancelled)
        return end({JobState::Cancelled, {}, {}});
    if (status == QProcess::CrashExit)
        return end({JobState::Failed,
                    tr("weft-cli crashed while writing \"%1\". Try once more; if it happens again, "
                       "render a shorter range to find the clip that does it.")
                        .arg(m_order.output),
                    {}});
    m_lastWords.remove(QStringLiteral("weft-cli: "));
    end({JobState::Failed,
         m_lastWords.isEmpty() ? tr("weft-cli ended with the exit code %1 and without a reason. "
                                    "Try once more.")
                                     .arg(exitCode)
                               : m_lastWords,
         {}});
}

void ExportRun::end(const JobEnd &end)
{
    m_patience.stop();
    if (!std::exchange(m_isOver, true))
        Q_EMIT ended(end);
}

} // namespace weft
