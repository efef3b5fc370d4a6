#include "core/export/make_proxy.h"

#include "core/base/child_process.h"
#include "core/base/json_text.h"
#include "core/base/translate.h"
#include "core/export/part_file.h"
#include "core/model/fields.h"

#include <QElapsedTimer>

namespace weft {

namespace {

constexpr int kStepMs = 100;
constexpr int kGraceMs = 2000;
/// A child tells how far it is four times a second, but opening a long file may take a while.
constexpr int kSilenceMs = 120'000;

/// What the child says in a line: how far it is, what it made, or why it failed. As
/// app/cli/proxy.cpp writes it.
struct ProxyLine
{
    QString phase;
    double progress = 0;
    ExportProgress state;
    std::optional<Proxy> proxy;
    QString failed;
    int exitCode = 0;
};

void fields(auto &archive, Like<ProxyLine> auto &line)
{
    archive.field("phase", line.phase, {});
    archive.field("progress", line.progress, 0);
    archive.field("frame", line.state.framesDone, 0);
    archive.field("frames", line.state.framesTotal, 0);
    archive.field("fps", line.state.framesPerSecond, 0);
    archive.field("secondsLeft", line.state.secondsLeft, -1);
    archive.field("proxy", line.proxy, std::nullopt);
    archive.field("failed", line.failed, {});
    archive.field("exitCode", line.exitCode, 0);
}

ErrorKind errorKindOf(int exitCode)
{
    switch (exitCode) {
    case 2: return ErrorKind::Usage;
    case 6: return ErrorKind::Output;
    case 7: return ErrorKind::Verification;
    case 130: return ErrorKind::Cancelled;
    default: return ErrorKind::Media;
    }
}

Result<ProxyLine> readLine(const QByteArray &line)
{
    const QString what = tr("The line");
    const auto json = parseJson(line, what, ErrorKind::Media);
    if (!json)
        return fail(json);
    return fromJson<ProxyLine>(*json, what, ErrorKind::Media);
}

Result<ChildProcess> startChild(const ProxyJob &job)
{
    const QString program = findProgram("weft-cli", "WEFT_CLI");
    if (program.isEmpty())
        return fail(ErrorKind::Media,
                    tr("weft-cli, which makes proxies, is not there. Install Weft "
                       "again, or set WEFT_CLI to where it is."));
    return ChildProcess::start({program,
                                {QStringLiteral("proxy"), job.source, QStringLiteral("--output"),
                                 job.path, QStringLiteral("--lines"), QString::number(job.lines),
                                 QStringLiteral("--progress-fd"), QString::number(kSocketInChild)},
                                QStringLiteral("weft-cli"),
                                tr("making a proxy of \"%1\"").arg(job.source),
                                ErrorKind::Media,
                                tr("The file may be damaged"),
                                tr("The system may have run out of memory, or somebody ended it"),
                                tr("see that WEFT_CLI is not set to another program")});
}

Result<Proxy> waitForProxy(const ProxyJob &job, ChildProcess &child,
                           const std::function<void(const ExportProgress &)> &progress,
                           const std::stop_token &stop)
{
    QElapsedTimer silence;
    silence.start();
    while (!stop.stop_requested()) {
        const auto line = child.receive(kStepMs);
        if (!line)
            return fail(line);
        if (!*line && silence.elapsed() > kSilenceMs)
            return fail(ErrorKind::Media, tr("weft-cli said nothing for %1 s while it made a proxy "
                                             "of \"%2\" and was ended. The file may be damaged.")
                                              .arg(kSilenceMs / 1000)
                                              .arg(job.source));
        if (!*line)
            continue;
        silence.restart();
        const auto said = readLine(**line);
        if (!said)
            return tl::unexpected(child.notUnderstood(said.error().message));
        if (!said->failed.isEmpty())
            return fail(errorKindOf(said->exitCode), said->failed);
        if (said->proxy)
            return *said->proxy;
        if (progress)
            progress(said->state);
    }
    child.interrupt();
    return fail(ErrorKind::Cancelled, tr("The proxy was cancelled; nothing was written."));
}

} // namespace

Result<Proxy> makeProxyInChild(const ProxyJob &job,
                               const std::function<void(const ExportProgress &)> &progress,
                               const std::stop_token &stop)
{
    auto child = startChild(job);
    if (!child)
        return fail(child);
    auto proxy = waitForProxy(job, *child, progress, stop);
    child->end(proxy ? kGraceMs : 0);
    if (!proxy)
        (void) PartFile::create(job.path); // and it is gone, unless somebody else is writing it
    return proxy;
}

} // namespace weft
