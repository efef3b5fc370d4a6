#include "core/base/file.h"
#include "tests/bench/child_process.h"
#include "tests/bench/render_jobs.h"
#include "tests/bench/render_probes.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <thread>

using namespace weft;
using namespace weft::bench;

namespace {

const QString kCli = QStringLiteral(WEFT_CLI);

template<typename T>
void must(const Result<T> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
}

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Cost median(std::vector<Cost> costs)
{
    std::sort(costs.begin(), costs.end(),
              [](const Cost &a, const Cost &b) { return a.seconds < b.seconds; });
    return costs[costs.size() / 2];
}

QStringList codec()
{
    return words(QStringLiteral("-an -pix_fmt yuv420p -c:v libx264 -preset %1 -crf %2")
                     .arg(QLatin1String(kPreset))
                     .arg(kCrf));
}

/// Mean over all frames, of all planes.
double psnr(const QString &a, const QString &b)
{
    const QString text = errorsOf(QStringLiteral("ffmpeg"),
                                  {QStringLiteral("-i"), a, QStringLiteral("-i"), b,
                                   QStringLiteral("-lavfi"), QStringLiteral("psnr"),
                                   QStringLiteral("-f"), QStringLiteral("null"),
                                   QStringLiteral("-")});
    static const QRegularExpression average(QStringLiteral("average:([0-9.]+|inf)"));
    const auto match = average.match(text);
    if (!match.hasMatch())
        qFatal("ffmpeg printed no PSNR: %s", qPrintable(text));
    return match.captured(1) == QLatin1String("inf") ? 100 : match.captured(1).toDouble();
}

/// Runs one job by everybody in turns, so that whatever else the machine does meets all alike.
class JobRun
{
public:
    JobRun(RenderJob job, const RenderMedia &media, const QDir &folder)
        : m_job(std::move(job))
        , m_media(media)
        , m_folder(folder)
    {}

    std::vector<TargetRow> measure(int rounds);

private:
    void makeProjects();
    void makeRaw();
    Cost weft() const;
    Cost ffmpeg() const;
    Cost melt() const;
    Cost floor() const;
    QString file(const char *suffix) const
    {
        return m_folder.filePath(m_job.name + QLatin1String(suffix));
    }

    RenderJob m_job;
    const RenderMedia &m_media;
    QDir m_folder;
};

/// Weft's, melt's, and the preset.
void JobRun::makeProjects()
{
    makeProject(m_folder, m_job.name, m_job.imports, m_job.script);
    const nlohmann::ordered_json preset{{"id", "bench"},
                                        {"label", "Benchmark"},
                                        {"help", "What the peers are given too"},
                                        {"container", "mp4"},
                                        {"videoCodec", "libx264"},
                                        {"videoOptions",
                                         {{"preset", kPreset}, {"crf", std::to_string(kCrf)}}},
                                        {"pixelFormat", "yuv420p"},
                                        {"audioCodec", ""}};
    must(replaceFile(file(".json"), QByteArray::fromStdString(preset.dump())));
    must(replaceFile(file(".mlt"),
                     QStringLiteral("<mlt LC_NUMERIC='C'><profile width='1920' height='1080' "
                                    "progressive='1' sample_aspect_num='1' sample_aspect_den='1' "
                                    "display_aspect_num='16' display_aspect_den='9' "
                                    "frame_rate_num='30' frame_rate_den='1' colorspace='709'/>"
                                    "%1</mlt>")
                         .arg(m_job.melt)
                         .toUtf8()));
}

/// The finished film as raw pictures: what the floor encodes.
void JobRun::makeRaw()
{
    if (!m_job.floorInputs.isEmpty())
        run(QStringLiteral("ffmpeg"),
            QStringList{QStringLiteral("-y")} + m_job.ffmpeg
                + words(QStringLiteral("-an -pix_fmt yuv420p -t %1").arg(m_media.seconds()))
                + QStringList{file(".yuv")});
}

Cost JobRun::weft() const
{
    return run(kCli,
               {QStringLiteral("render"), file(".weft"), QStringLiteral("-o"), file("-weft.mp4"),
                QStringLiteral("--preset"), file(".json"), QStringLiteral("--overwrite")});
}

Cost JobRun::ffmpeg() const
{
    return run(QStringLiteral("ffmpeg"),
               QStringList{QStringLiteral("-y")} + m_job.ffmpeg + codec()
                   + QStringList{QStringLiteral("-t"), QString::number(m_media.seconds()),
                                 file("-ffmpeg.mp4")});
}

/// As its editors export unless asked otherwise: one picture at a time. It is given an hour at
/// most: now and then it does not end.
Cost JobRun::melt() const
{
    return run(QStringLiteral("timeout"),
               words(QStringLiteral("3600 melt -silent %1 -consumer avformat:%2 vcodec=libx264 "
                                    "preset=%3 crf=%4 pix_fmt=yuv420p an=1 real_time=-1 "
                                    "terminate_on_pause=1")
                         .arg(file(".mlt"), file("-melt.mp4"), QLatin1String(kPreset))
                         .arg(kCrf)));
}

Cost JobRun::floor() const
{
    QStringList arguments{QStringLiteral("-y")};
    if (m_job.floorInputs.isEmpty()) {
        arguments += words(QStringLiteral("-i %1").arg(m_job.floorFilm)) + codec();
    } else {
        arguments += words(QStringLiteral("-f rawvideo -pix_fmt yuv420p -s 1920x1080 -r 30 -i %1")
                               .arg(file(".yuv")))
                     + m_job.floorInputs + words(QStringLiteral("-map 0:v")) + codec();
    }
    arguments << file("-floor.mp4");
    for (int i = 1; i <= m_job.floorInputs.count(QStringLiteral("-i")); ++i)
        arguments += words(QStringLiteral("-map %1:v -f null -").arg(i));
    return run(QStringLiteral("ffmpeg"), arguments);
}

std::vector<TargetRow> JobRun::measure(int rounds)
{
    makeProjects();
    makeRaw();
    std::map<QString, std::vector<Cost>> costs;
    for (int round = 0; round < rounds; ++round) {
        costs[QStringLiteral("Weft")].push_back(weft());
        costs[QStringLiteral("ffmpeg")].push_back(ffmpeg());
        costs[QStringLiteral("floor")].push_back(floor());
        if (!m_job.melt.isEmpty())
            costs[QStringLiteral("melt")].push_back(melt());
    }
    std::vector<TargetRow> rows;
    std::map<QString, Cost> middle;
    for (const auto &[who, all] : costs) {
        const Cost cost = middle[who] = median(all);
        rows.push_back({who, cost.seconds, QStringLiteral("s")});
        rows.push_back({who + QStringLiteral(", processor"), cost.processor, QStringLiteral("s")});
        const bool isOwn = who == QLatin1String("Weft");
        rows.push_back(atMost(who + QStringLiteral(", peak memory"), cost.peakMegabytes,
                              QStringLiteral("MB"), isOwn ? m_job.mostMegabytes : 0));
    }
    const double own = middle[QStringLiteral("Weft")].seconds;
    const double floor = middle[QStringLiteral("floor")].seconds;
    const double ffmpeg = middle[QStringLiteral("ffmpeg")].seconds;
    const auto ratio = [&](const char *name, double value, double limit) {
        rows.push_back(atMost(QString::fromUtf8(name), value, QStringLiteral("×"), limit));
    };
    ratio("Weft ÷ floor", own / floor, m_job.toFloor);
    ratio("Weft ÷ ffmpeg", own / ffmpeg, m_job.toFfmpeg);
    if (!m_job.melt.isEmpty())
        ratio("Weft ÷ melt", own / middle[QStringLiteral("melt")].seconds, m_job.toMelt);
    if (m_job.overFloor > 0)
        ratio("(Weft − floor) ÷ (ffmpeg − floor)", (own - floor) / (ffmpeg - floor),
              m_job.overFloor);
    rows.push_back(atLeast(QStringLiteral("PSNR to ffmpeg's film"),
                           psnr(file("-weft.mp4"), file("-ffmpeg.mp4")), QStringLiteral("dB"),
                           m_job.likeFfmpeg));
    if (!m_job.melt.isEmpty())
        rows.push_back(atLeast(QStringLiteral("PSNR to melt's film"),
                               psnr(file("-weft.mp4"), file("-melt.mp4")), QStringLiteral("dB"),
                               m_job.likeMelt));
    QFile::remove(file(".yuv"));
    for (TargetRow &row : rows)
        row.name = QStringLiteral("(%1) %2").arg(m_job.name, row.name);
    return rows;
}

/// What the figures were measured on and beside.
QString machine()
{
    QFile processors(QStringLiteral("/proc/cpuinfo"));
    QString model = QStringLiteral("unknown processor");
    if (processors.open(QIODevice::ReadOnly)) {
        static const QRegularExpression name(QStringLiteral("model name\\s*: (.*)"));
        model = name.match(QString::fromUtf8(processors.readAll())).captured(1);
    }
    const auto version = [](const QString &program, const QString &argument) {
        return outputOf(program, {argument})
            .section(u'\n', 0, 0)
            .section(QStringLiteral(" Copyright"), 0, 0);
    };
    return QStringLiteral("%1 × %2, %3, %4, %5")
        .arg(std::thread::hardware_concurrency())
        .arg(model, QSysInfo::prettyProductName(),
             version(QStringLiteral("ffmpeg"), QStringLiteral("-version")),
             version(QStringLiteral("melt"), QStringLiteral("--version")));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App options{
        "Films rendered by Weft, ffmpeg and melt in turns, beside the floor of decoding "
        "and encoding alone"};
    std::string json, mediaFolder = "bench-media", walkThrough;
    std::vector<std::string> only;
    int rounds = 3, clips = 0;
    bool quick = false, check = false;
    options.add_option("--json", json, "write the figures to a file");
    options.add_option("--media", mediaFolder, "where footage is kept between runs")
        ->capture_default_str();
    options.add_option("--only", only, "jobs by their letters: a b c d e f g");
    options.add_option("--rounds", rounds, "repetitions; medians are shown")->capture_default_str();
    options.add_flag("--quick", quick, "films of 4 seconds, once");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    options.add_option("--walk", walkThrough, "what (f) measures: walk through a project");
    options.add_option("--clips", clips, "how many clips of it");
    CLI11_PARSE(options, argc, argv);
    if (!walkThrough.empty())
        return walk(QString::fromStdString(walkThrough), clips);
    const RenderMedia media(QDir(QString::fromStdString(mediaFolder))
                                .filePath(quick ? QStringLiteral("4s") : QStringLiteral("20s")),
                            quick ? 4 : 20);
    std::printf("%s\n", qPrintable(machine()));
    const QTemporaryDir films;
    const QDir folder(films.path());
    std::vector<TargetRow> rows;
    const auto isAsked = [&](const QString &name) {
        return only.empty()
               || std::find(only.begin(), only.end(), name.toStdString()) != only.end();
    };
    const auto take = [&](const std::vector<TargetRow> &measured) {
        print(measured);
        rows.insert(rows.end(), measured.begin(), measured.end());
    };
    for (const RenderJob &job : renderJobs(media)) {
        if (!isAsked(job.name))
            continue;
        std::printf("(%s) %s: %d s of 1080p30, libx264 %s crf %d\n", qPrintable(job.name),
                    qPrintable(job.about), media.seconds(), kPreset, kCrf);
        take(JobRun(job, media, folder).measure(quick ? 1 : rounds));
    }
    if (isAsked(QStringLiteral("e")))
        take(measureSeeks(media, folder, quick));
    if (isAsked(QStringLiteral("f")))
        take(measureMemory(media, folder, quick));
    if (isAsked(QStringLiteral("g")))
        take(measureLayers(media, folder));
    if (!json.empty())
        must(replaceFile(QString::fromStdString(json), toJsonText("render", rows, machine())));
    return check && printMissed(rows) > 0 ? 1 : 0;
}
