#include "core/base/file.h"
#include "tests/bench/inference_probe.h"
#include "tests/bench/target_row.h"
#include "tests/bench/timing.h"
#include "tests/bench/watched_process.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cmath>
#include <cstdio>

using namespace weft;
using namespace weft::bench;

namespace {

constexpr double kExact = 0.95;  ///< of the published code's time for a step, in fp32
constexpr double kFast = 0.75;   ///< of the published code's time for a step, in bf16
constexpr double kLoading = 0.3; ///< of its time from the start of the process on
constexpr double kMemory = 0.8;  ///< of its peak, in the same precision
constexpr double kPlan = 10;     ///< percent that the peak may differ from the memory plan

/// What a run came to.
struct Figures
{
    double step = 0;    ///< seconds of one after the first
    double loading = 0; ///< seconds from the start to the end of the first step, less a step
    double frame = 0;   ///< seconds for the autoencoder to decode a frame
    double megabytes = 0;
    double ofPlan = 0; ///< what it took, of what the memory plan expects; 0: there is none
};

double timeOf(const Watched &seen, const char *mark)
{
    for (const Mark &one : seen.marks) {
        if (one.text == QLatin1String(mark))
            return one.seconds;
    }
    qFatal("a run printed no \"%s\"", mark);
}

/// From "plan MEGABYTES held MEGABYTES", where a run prints that.
double shareOfPlan(const Watched &seen)
{
    for (const Mark &mark : seen.marks) {
        const QStringList words = mark.text.split(QLatin1Char(' '));
        if (words.size() == 4 && words[0] == QLatin1String("plan"))
            return (seen.peakMegabytes - words[3].toDouble()) / words[1].toDouble();
    }
    return 0;
}

Figures figuresOf(const Watched &seen, const InferenceJob &job)
{
    std::vector<double> ends, steps;
    for (const Mark &mark : seen.marks) {
        if (mark.text == QLatin1String("step"))
            ends.push_back(mark.seconds);
    }
    for (std::size_t i = 1; i < ends.size(); ++i)
        steps.push_back(ends[i] - ends[i - 1]);
    if (steps.empty())
        qFatal("a run took fewer than two steps");
    const double step = percentile(steps, 0.5);
    return {step, ends.front() - step,
            (timeOf(seen, "decoded") - timeOf(seen, "denoised")) / job.frames, seen.peakMegabytes,
            shareOfPlan(seen)};
}

/// Weft and the published code, in turns, so that whatever else the machine does meets both alike.
class Comparison
{
public:
    Comparison(QDir folder, InferenceJob job)
        : m_folder(std::move(folder))
        , m_job(job)
    {}

    std::vector<TargetRow> measure(bool isFast, int rounds) const;

private:
    Figures weft(bool isFast) const;
    Figures published(bool isFast) const;
    QStringList sizes() const
    {
        return {QString::number(m_job.size), QString::number(m_job.frames),
                QString::number(m_job.steps)};
    }

    QDir m_folder;
    InferenceJob m_job;
};

Figures Comparison::weft(bool isFast) const
{
    return figuresOf(watch(QCoreApplication::applicationFilePath(),
                           QStringList{QStringLiteral("--make"),
                                       m_folder.filePath(QStringLiteral("weights")),
                                       isFast ? QStringLiteral("fast") : QStringLiteral("exact")}
                               + sizes()),
                     m_job);
}

Figures Comparison::published(bool isFast) const
{
    return figuresOf(watch(m_folder.filePath(QStringLiteral("python/bin/python")),
                           QStringList{QStringLiteral(WEFT_PEER), QStringLiteral("run"),
                                       m_folder.filePath(QStringLiteral("weights")),
                                       isFast ? QStringLiteral("bf16") : QStringLiteral("fp32")}
                               + sizes()),
                     m_job);
}

std::vector<TargetRow> Comparison::measure(bool isFast, int rounds) const
{
    std::vector<Figures> own, other;
    for (int round = 0; round < rounds; ++round) {
        own.push_back(weft(isFast));
        other.push_back(published(isFast));
    }
    const QString precision = isFast ? QStringLiteral("bf16") : QStringLiteral("fp32");
    const QString numerics = isFast ? QStringLiteral("fast") : QStringLiteral("exact");
    std::vector<TargetRow> rows;
    const auto middle = [](const std::vector<Figures> &all, double Figures::*figure) {
        std::vector<double> values;
        for (const Figures &one : all)
            values.push_back(one.*figure);
        return percentile(values, 0.5);
    };
    const auto add = [&](const char *what, double Figures::*figure, const char *unit,
                         double limit) {
        const double mine = middle(own, figure), theirs = middle(other, figure);
        const QString name = QString::fromUtf8(what);
        const QString text = QString::fromUtf8(unit);
        rows.push_back({QStringLiteral("Weft %1, %2").arg(numerics, name), mine, text});
        rows.push_back({QStringLiteral("diffusers %1, %2").arg(precision, name), theirs, text});
        rows.push_back(atMost(QStringLiteral("%1 ÷ %2, %3").arg(numerics, precision, name),
                              mine / theirs, QStringLiteral("×"), limit));
    };
    add("a step", &Figures::step, "s", isFast ? kFast : kExact);
    add("loading", &Figures::loading, "s", kLoading);
    add("peak memory", &Figures::megabytes, "MB", kMemory);
    add("decoding a frame", &Figures::frame, "s", 0);
    const double ofPlan = middle(own, &Figures::ofPlan);
    rows.push_back(
        {QStringLiteral("%1 ÷ plan, peak memory").arg(numerics), ofPlan, QStringLiteral("×")});
    rows.push_back(atMost(QStringLiteral("%1, peak memory off the plan").arg(numerics),
                          std::abs(ofPlan - 1) * 100, QStringLiteral("%"), kPlan));
    return rows;
}

QString usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
           + QStringLiteral("/weft/bench-inference");
}

/// The other side of Comparison::weft().
int makeOne(const std::vector<std::string> &words)
{
    try {
        makeClip(words[0], words[1] == "fast",
                 {std::stoi(words[2]), std::stoi(words[3]), std::stoi(words[4])});
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App options{
        "A step of Stable Diffusion 1.5 with AnimateDiff, loading, memory and decoding, on the "
        "CPU beside diffusers, with one model of random weights. inference_setup.sh, "
        "beside the sources, makes what it needs"};
    std::string json, only, folder = usualFolder().toStdString();
    std::vector<std::string> one;
    InferenceJob job;
    int rounds = 1;
    bool quick = false, check = false;
    options.add_option("--json", json, "write the figures to a file");
    options.add_option("--folder", folder, "where inference_setup.sh put it")
        ->capture_default_str();
    options.add_option("--only", only, "one numerics: exact or fast")
        ->check(CLI::IsMember({"exact", "fast"}));
    options.add_option("--steps", job.steps, "of a run; the first is left out")
        ->check(CLI::Range(2, 100))
        ->capture_default_str();
    options.add_option("--rounds", rounds, "repetitions; medians are shown")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    options.add_flag("--quick", quick, "a small, short clip: the ratios mean little");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    options.add_option("--make", one, "what is measured: weights, numerics, size, frames, steps")
        ->expected(5);
    CLI11_PARSE(options, argc, argv);
    if (!one.empty())
        return makeOne(one);
    const QDir where(QString::fromStdString(folder));
    if (!QFileInfo::exists(where.filePath(QStringLiteral("weights/motion/config.json"))))
        qFatal("%s holds no model: run tests/bench/inference_setup.sh first", folder.c_str());
    if (quick)
        job = {128, 4, 2};
    std::printf("%d frames of %d × %d, with guidance, %d steps\n", job.frames, job.size, job.size,
                job.steps);
    std::vector<TargetRow> rows;
    for (const bool isFast : {false, true}) {
        if (!only.empty() && (only == "fast") != isFast)
            continue;
        const std::vector<TargetRow> measured = Comparison(where, job).measure(isFast, rounds);
        print(measured);
        rows.insert(rows.end(), measured.begin(), measured.end());
    }
    if (!json.empty()) {
        const Status written = replaceFile(QString::fromStdString(json),
                                           toJsonText("inference", rows));
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
    }
    return check && printMissed(rows) > 0 ? 1 : 0;
}
