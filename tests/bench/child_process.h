#pragma once

#include <QString>
#include <QStringList>

namespace weft::bench {

/// What running a program came to.
struct Cost
{
    double seconds = 0;       ///< on the clock
    double processor = 0;     ///< seconds of all its threads, in user and kernel mode
    double peakMegabytes = 0; ///< greatest resident memory
};

/// Runs a program to its end, as a user would: it inherits the environment, its output goes
/// nowhere. Ends the benchmark with a sentence where it cannot be run or fails.
Cost run(const QString &program, const QStringList &arguments);

/// Runs a program and gives what it prints; nothing where it cannot be run.
QString outputOf(const QString &program, const QStringList &arguments);

/// Runs a program and gives what it prints on its standard error.
QString errorsOf(const QString &program, const QStringList &arguments);

} // namespace weft::bench
