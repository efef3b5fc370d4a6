#include "tests/bench/target_row.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace weft::bench {

namespace {

const char *wordsOf(const TargetRow &row)
{
    return row.target == TargetRow::Target::AtMost ? "at most" : "at least";
}

} // namespace

TargetRow atMost(const QString &name, double value, const QString &unit, double limit)
{
    using enum TargetRow::Target;
    return {name, value, unit, limit > 0 ? AtMost : None, limit};
}

TargetRow atLeast(const QString &name, double value, const QString &unit, double limit)
{
    using enum TargetRow::Target;
    return {name, value, unit, limit > 0 ? AtLeast : None, limit};
}

void print(const std::vector<TargetRow> &rows)
{
    for (const TargetRow &row : rows) {
        std::printf("%-64s %10.3f %-3s", qPrintable(row.name), row.value, qPrintable(row.unit));
        if (row.target == TargetRow::Target::None)
            std::printf("\n");
        else
            std::printf(" target %s %.3f %s\n", wordsOf(row), row.limit,
                        row.isMissed() ? "MISSED" : "");
    }
    std::fflush(stdout);
}

int printMissed(const std::vector<TargetRow> &rows)
{
    int missed = 0;
    for (const TargetRow &row : rows) {
        if (!row.isMissed())
            continue;
        ++missed;
        std::printf("missed: %s is %.3f %s, must be %s %.3f\n", qPrintable(row.name), row.value,
                    qPrintable(row.unit), wordsOf(row), row.limit);
    }
    return missed;
}

QByteArray toJsonText(const char *title, const std::vector<TargetRow> &rows, const QString &machine)
{
    auto list = nlohmann::ordered_json::array();
    for (const TargetRow &row : rows) {
        nlohmann::ordered_json entry{{"name", row.name.toStdString()},
                                     {"value", row.value},
                                     {"unit", row.unit.toStdString()}};
        if (row.target != TargetRow::Target::None)
            entry[row.target == TargetRow::Target::AtMost ? "atMost" : "atLeast"] = row.limit;
        list.push_back(std::move(entry));
    }
    nlohmann::ordered_json all;
    if (!machine.isEmpty())
        all["machine"] = machine.toStdString();
    all[title] = std::move(list);
    return QByteArray::fromStdString(all.dump(2)) + '\n';
}

} // namespace weft::bench
