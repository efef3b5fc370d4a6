#include "tests/bench/long_film.h"
#include "tests/bench/timing.h"

#include "core/base/file.h"
#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

using namespace weft;
using namespace weft::bench;

namespace {

constexpr std::array kSizes{100, 1000, 10'000};
constexpr int kHistory = 1000;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template<typename T>
void must(const Result<T> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
}

/// Measured values by row and number of clips, printed and judged at the end.
struct Row
{
    QString name;
    const char *unit = "";
    double limit = 0; ///< at the largest size; 0 = none
    std::map<int, double> values;
};

/// An edit and its undo, as the window does them: the journal is kept, views are not.
double editAndUndo(const EditKind &kind, int clips, int repetitions, const QString &folder)
{
    Document document(longFilm(clips));
    must(document.startJournal(folder + QStringLiteral("/bench.journal"), {}));
    std::minstd_rand chance(7);
    std::vector<double> times;
    while (static_cast<int>(times.size()) < repetitions) {
        const Edit edit = kind.make(*document.root(), chance);
        const auto before = document.root();
        Status status;
        const double time = milliseconds([&] {
            status = document.apply(edit);
            document.undo();
        });
        must(status);
        if (document.root() != before)
            qFatal("%s: undo did not bring the root back", kind.name);
        times.push_back(time);
    }
    return median(std::move(times));
}

/// Nanoseconds to find the clip at a frame of a track of so many clips; the fastest round, since
/// whatever else the machine does only adds to it.
double lookUp(int clips)
{
    const Project film = longFilm(clips * 40);
    const ClipList &list = film.sequences[0]->tracks[0]->clips;
    std::minstd_rand chance(7);
    const auto frames = static_cast<std::size_t>(list.endFrame());
    constexpr int kLookUps = 20'000;
    double fastest = std::numeric_limits<double>::max();
    std::size_t found = 0;
    for (int round = 0; round < 11; ++round) {
        const double time = milliseconds([&] {
            for (int i = 0; i < kLookUps; ++i)
                found += list.indexAt(static_cast<std::int64_t>(chance() % frames)).has_value();
        });
        fastest = std::min(fastest, time);
    }
    if (found == 0)
        qFatal("no clip was found");
    return fastest * 1e6 / kLookUps;
}

double open(const QString &path, int repetitions)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i)
        times.push_back(milliseconds([&] { must(loadProject(path)); }));
    return median(std::move(times));
}

/// A save as the user makes it: the file is there, becomes a backup, and the new one is flushed and
/// read again.
double save(int clips, const QString &path, int repetitions)
{
    Document document(longFilm(clips));
    must(document.save(path));
    std::minstd_rand chance(7);
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        must(document.apply(editKinds().back().make(*document.root(), chance)));
        times.push_back(milliseconds([&] { must(document.save(path)); }));
    }
    return median(std::move(times));
}

/// In a process of its own: opens a project, plays a history of edits on it and prints the resident
/// memory of the whole process before and after.
int printMemory(const QString &path)
{
    auto project = loadProject(path);
    must(project);
    Document document(*std::move(project));
    const double opened = residentMegabytes();
    std::minstd_rand chance(7);
    for (int i = 0; document.stepsDone() < kHistory; ++i) {
        const auto &kinds = editKinds();
        const EditKind &kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
        // One whose place an earlier edit has taken is refused, and no step of the history.
        (void) document.apply(kind.make(*document.root(), chance));
    }
    std::printf("%.1f %.1f\n", opened, residentMegabytes());
    return 0;
}

std::pair<double, double> memory(const QString &path)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--memory"), path});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("the memory run failed: %s", process.readAllStandardError().constData());
    const auto numbers = process.readAllStandardOutput().simplified().split(' ');
    return {numbers.at(0).toDouble(), numbers.at(1).toDouble()};
}

std::vector<Row> measure(bool quick)
{
    const QTemporaryDir folder;
    const int repetitions = quick ? 21 : 201;
    std::vector<Row> rows;
    for (const EditKind &kind : editKinds()) {
        Row row{QString::fromUtf8(kind.name), "ms", 2, {}};
        for (const int clips : kSizes)
            row.values[clips] = editAndUndo(kind, clips, repetitions, folder.path());
        rows.push_back(std::move(row));
    }
    Row lookUps{QStringLiteral("look-up by time, that many on one track"), "ns", 0, {}};
    Row opens{QStringLiteral("open"), "ms", 1000, {}};
    Row saves{QStringLiteral("save"), "ms", 500, {}};
    Row size{QStringLiteral("the file"), "MB", 0, {}};
    Row opened{QStringLiteral("resident after opening"), "MB", 0, {}};
    Row edited{QStringLiteral("resident with 1,000 edits of history"), "MB", 200, {}};
    for (const int clips : kSizes) {
        const QString path = folder.filePath(QStringLiteral("%1.weft").arg(clips));
        lookUps.values[clips] = lookUp(clips);
        saves.values[clips] = save(clips, path, quick ? 5 : 15);
        opens.values[clips] = open(path, quick ? 5 : 15);
        size.values[clips] = static_cast<double>(QFileInfo(path).size()) / 1e6;
        std::tie(opened.values[clips], edited.values[clips]) = memory(path);
    }
    // Linear would be ×100 from 100 to 10,000 clips; logarithmic is ×2, and caches take their
    // part.
    Row growth{QStringLiteral("growth of the look-up from 100 to 10,000"), "×", 5, {}};
    growth.values[kSizes.back()] = lookUps.values[kSizes.back()] / lookUps.values[kSizes.front()];
    for (Row &row : std::vector<Row>{lookUps, growth, opens, saves, size, opened, edited})
        rows.push_back(std::move(row));
    return rows;
}

void print(const std::vector<Row> &rows)
{
    std::printf("%-42s %4s", "40 tracks; medians; clips:", "");
    for (const int clips : kSizes)
        std::printf(" %10d", clips);
    std::printf(" %10s\n", "target");
    for (const Row &row : rows) {
        std::printf("%-42s %4s", qPrintable(row.name), row.unit);
        for (const int clips : kSizes) {
            const auto found = row.values.find(clips);
            found == row.values.end() ? std::printf(" %10s", "")
                                      : std::printf(" %10.3f", found->second);
        }
        row.limit > 0 ? std::printf(" %10.0f\n", row.limit) : std::printf("\n");
    }
    std::printf("an edit: apply, journal record and undo. memory: the whole process, libraries and "
                "all.\n");
}

QByteArray toJsonText(const std::vector<Row> &rows)
{
    auto list = nlohmann::ordered_json::array();
    for (const Row &row : rows) {
        nlohmann::ordered_json entry{{"name", row.name.toStdString()}, {"unit", row.unit}};
        for (const auto &[clips, value] : row.values)
            entry["clips"][std::to_string(clips)] = value;
        if (row.limit > 0)
            entry["target"] = row.limit;
        list.push_back(std::move(entry));
    }
    return QByteArray::fromStdString(nlohmann::ordered_json{{"edit", list}}.dump(2)) + '\n';
}

/// Names every target that the largest project misses. @return how many
int printMissed(const std::vector<Row> &rows)
{
    int missed = 0;
    for (const Row &row : rows) {
        const double value = row.values.at(kSizes.back());
        if (row.limit == 0 || value < row.limit)
            continue;
        ++missed;
        std::printf("missed: %s is %.3f %s, must be below %.0f\n", qPrintable(row.name), value,
                    row.unit, row.limit);
    }
    return missed;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App options{"Edits, opening, saving and memory of projects of 100 to 10,000 clips"};
    std::string json, memoryOf;
    bool quick = false, check = false;
    options.add_option("--json", json, "write the figures to a file");
    options.add_flag("--quick", quick, "fewer repetitions, under a minute");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    options.add_option("--memory", memoryOf, "open a project, edit it, print the memory used (MB)");
    CLI11_PARSE(options, argc, argv);
    const QTemporaryDir home; // journals belong into the state folder
    qputenv("XDG_STATE_HOME", home.path().toUtf8());
    if (!memoryOf.empty())
        return printMemory(QString::fromStdString(memoryOf));
    const std::vector<Row> rows = measure(quick);
    print(rows);
    if (!json.empty())
        must(replaceFile(QString::fromStdString(json), toJsonText(rows)));
    return check && printMissed(rows) > 0 ? 1 : 0;
}
