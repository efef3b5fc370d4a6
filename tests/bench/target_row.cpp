#include "tests/bench/target_row.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace weft::bench {

void print(const std::vector<TargetRow> &rows)
{
    for (const TargetRow &row : rows) {
        std::printf("%-64s %9.2f %-3s", qPrintable(row.name), row.value, qPrintable(row.unit));
        if (row.target == TargetRow::Target::None)
            std::printf("\n");
        else
            std::printf(" target %s %.2f %s\n",
                        row.target == TargetRow::Target::AtMost ? "at most" : "at least", row.limit,
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
        std::printf("missed: %s is %.2f %s\n", qPrintable(row.name), row.value,
                    qPrintable(row.unit));
    }
    return missed;
}

QByteArray toJsonText(const char *title, const std::vector<TargetRow> &rows)
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
    return QByteArray::fromStdString(nlohmann::ordered_json{{title, list}}.dump(2)) + '\n';
}

} // namespace weft::bench
