#include "tests/bench/watched_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>

namespace weft::bench {

namespace {

constexpr int kBetweenLooksMs = 500; // a look walks all page tables: not for nothing

/// 0 once the process has ended.
double proportionalMegabytes(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

} // namespace

Watched watch(const QString &program, const QStringList &arguments)
{
    Watched seen;
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    QElapsedTimer clock, sinceLook;
    clock.start();
    sinceLook.start();
    process.start(program, arguments);
    if (!process.waitForStarted())
        qFatal("%s cannot be started", qPrintable(program));
    const auto readLines = [&] {
        while (process.canReadLine())
            seen.marks.push_back({QString::fromUtf8(process.readLine()).trimmed(),
                                  static_cast<double>(clock.nsecsElapsed()) / 1e9});
    };
    while (process.state() == QProcess::Running) {
        process.waitForReadyRead(kBetweenLooksMs);
        readLines();
        if (sinceLook.elapsed() >= kBetweenLooksMs) {
            seen.peakMegabytes = std::max(seen.peakMegabytes,
                                          proportionalMegabytes(process.processId()));
            sinceLook.restart();
        }
    }
    readLines();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s %s failed: %s", qPrintable(program),
               qPrintable(arguments.join(QLatin1Char(' '))),
               process.readAllStandardError().constData());
    return seen;
}

} // namespace weft::bench
