#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace weft::bench {

/// A figure, and what it should be.
struct TargetRow
{
    QString name;
    double value = 0;
    QString unit;
    enum class Target { None, AtMost, AtLeast } target = Target::None;
    double limit = 0;

    bool isMissed() const
    {
        return (target == Target::AtMost && value > limit)
               || (target == Target::AtLeast && value < limit);
    }
};

/// A figure that should be at most so much. @param limit 0 = no target
TargetRow atMost(const QString &name, double value, const QString &unit, double limit);
/// Likewise, at least so much.
TargetRow atLeast(const QString &name, double value, const QString &unit, double limit);

/// A line each, to the standard output.
void print(const std::vector<TargetRow> &rows);
/// Names each target missed, on the standard output. @return how many
int printMissed(const std::vector<TargetRow> &rows);
/// @param title the member of the object that holds them
/// @param machine what they were measured on, another member; may be empty
QByteArray toJsonText(const char *title, const std::vector<TargetRow> &rows,
                      const QString &machine = {});

} // namespace weft::bench
