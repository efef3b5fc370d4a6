#include "tests/bench/timing.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <algorithm>

namespace weft::bench {

double millisecondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = Clock::now();
    work();
    return millisecondsSince(start);
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5)];
}

bool runUntil(const std::function<bool()> &holds, int mostMs)
{
    QTimer wake; // what is waited for need not be an event
    wake.start(2);
    const auto start = Clock::now();
    while (!holds()) {
        if (millisecondsSince(start) > mostMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void runFor(int ms)
{
    runUntil([] { return false; }, ms);
}

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("/proc/self/status cannot be read");
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').front().toDouble() / 1024;
    }
    qFatal("no VmRSS");
}

} // namespace weft::bench
