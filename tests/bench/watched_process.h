#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace weft::bench {

/// A line that a program printed, and when.
struct Mark
{
    QString text;
    double seconds = 0; ///< since the program was started
};

/// What was seen of a program from its start to its end.
struct Watched
{
    std::vector<Mark> marks;
    /// Greatest proportional memory (PSS: pages that several processes share count in part), looked
    /// at twice a second.
    double peakMegabytes = 0;
};

/// Runs a program to its end. Ends the benchmark with a sentence where it cannot be run or fails.
Watched watch(const QString &program, const QStringList &arguments);

} // namespace weft::bench
