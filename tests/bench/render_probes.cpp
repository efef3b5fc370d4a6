#include "tests/bench/render_probes.h"

#include "core/base/file.h"
#include "core/media/frame_cache.h"
#include "core/project/project_file.h"
#include "core/render/renderer.h"
#include "tests/bench/child_process.h"
#include "tests/bench/timing.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <random>

namespace weft::bench {

namespace {

/// A project in memory, ready to render.
struct Loaded
{
    std::shared_ptr<const Project> project;
    MediaMap media;

    explicit Loaded(const QString &path)
    {
        auto read = loadProject(path);
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        project = std::make_shared<const Project>(*std::move(read));
        media.media = locateFiles(*project, QFileInfo(path).absolutePath());
    }
    Renderer renderer(RenderOptions options = {}) const
    {
        return Renderer(project, project->active, media, options);
    }
};

void mustRender(Renderer &renderer, std::int64_t frame)
{
    const auto made = renderer.frame(frame);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
}

QByteArray append(const QString &media, int length, const char *track = "V1", const char *more = "")
{
    return QStringLiteral("{\"edit\":\"append\",\"source\":{\"kind\":\"media\",\"media\":\"%1\"},"
                          "\"video\":\"%3\",\"length\":%2%4}\n")
        .arg(media)
        .arg(length)
        .arg(QLatin1String(track), QLatin1String(more))
        .toUtf8();
}

double residentMegabytes(const char *which)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("/proc/self/status cannot be read");
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.mid(qstrlen(which)).simplified().split(' ').front().toDouble() / 1024;
    }
    qFatal("no %s", which);
}

/// Milliseconds for a frame of as many tracks, each with what `clip(track)` appends.
double frameTime(const QDir &folder, int tracks, const QStringList &imports,
                 const std::function<QByteArray(int track)> &clip)
{
    QByteArray script;
    for (int track = 3; track <= tracks; ++track)
        script += QStringLiteral("{\"edit\":\"add-track\",\"kind\":\"video\",\"name\":\"V%1\"}\n")
                      .arg(track)
                      .toUtf8();
    for (int track = 1; track <= tracks; ++track)
        script += clip(track);
    const Loaded loaded(makeProject(folder, QStringLiteral("layers"), imports, script));
    RenderOptions options;
    options.cache = std::make_shared<FrameCache>(std::size_t{512} << 20);
    options.readsAhead = false;
    Renderer renderer = loaded.renderer(options);
    for (int i = 0; i < 3; ++i)
        mustRender(renderer, 30);
    std::vector<double> times;
    for (int i = 0; i < 21; ++i)
        times.push_back(milliseconds([&] { mustRender(renderer, 30); }));
    return percentile(std::move(times), 0.5);
}

} // namespace

QString makeProject(const QDir &folder, const QString &name, const QStringList &imports,
                    const QByteArray &script)
{
    const QString cli = QStringLiteral(WEFT_CLI);
    const QString project = folder.filePath(name + QStringLiteral(".weft"));
    const QString edits = folder.filePath(name + QStringLiteral(".jsonl"));
    QFile::remove(project);
    run(cli, {QStringLiteral("new"), project, QStringLiteral("--width"), QStringLiteral("1920"),
              QStringLiteral("--height"), QStringLiteral("1080"), QStringLiteral("--rate"),
              QStringLiteral("30")});
    run(cli, QStringList{QStringLiteral("import"), project} + imports);
    if (!replaceFile(edits, script))
        qFatal("%s cannot be written", qPrintable(edits));
    run(cli, {QStringLiteral("apply"), project, edits});
    return project;
}

std::vector<TargetRow> measureSeeks(const RenderMedia &media, const QDir &folder, bool quick)
{
    const int frames = 30 * media.seconds();
    const Loaded loaded(makeProject(folder, QStringLiteral("seeks"), {media.clip('a')},
                                    append(QStringLiteral("a.mp4"), frames)));
    std::mt19937 chance(7);
    std::vector<std::int64_t> places(quick ? 15 : 60);
    for (std::int64_t &place : places)
        place = static_cast<std::int64_t>(chance() % static_cast<unsigned>(frames));
    std::vector<double> cold, open, warm, peer;
    RenderOptions options;
    for (const std::int64_t place : places) {
        cold.push_back(milliseconds([&] {
            Renderer renderer = loaded.renderer(options);
            mustRender(renderer, place);
        }));
        const QStringList arguments{QStringLiteral("-ss"),
                                    QString::number(static_cast<double>(place) / 30 - 0.001),
                                    QStringLiteral("-i"),
                                    media.clip('a'),
                                    QStringLiteral("-frames:v"),
                                    QStringLiteral("1"),
                                    QStringLiteral("-f"),
                                    QStringLiteral("null"),
                                    QStringLiteral("-")};
        peer.push_back(1000 * run(QStringLiteral("ffmpeg"), arguments).seconds);
    }
    options.cache = std::make_shared<FrameCache>(std::size_t{512} << 20);
    Renderer renderer = loaded.renderer(options);
    for (const std::int64_t place : places)
        open.push_back(milliseconds([&] { mustRender(renderer, place); }));
    std::shuffle(places.begin(), places.end(), chance);
    for (const std::int64_t place : places)
        warm.push_back(milliseconds([&] { mustRender(renderer, place); }));
    const QString ms = QStringLiteral("ms");
    return {{QStringLiteral("(e) cold, median"), percentile(cold, 0.5), ms},
            atMost(QStringLiteral("(e) cold, 95th percentile"), percentile(cold, 0.95), ms, 300),
            {QStringLiteral("(e) file open, median"), percentile(open, 0.5), ms},
            {QStringLiteral("(e) file open, 95th percentile"), percentile(open, 0.95), ms},
            atMost(QStringLiteral("(e) warm, 95th percentile"), percentile(warm, 0.95), ms, 8),
            {QStringLiteral("(e) ffmpeg -ss, median"), percentile(peer, 0.5), ms},
            {QStringLiteral("(e) ffmpeg -ss, 95th percentile"), percentile(peer, 0.95), ms}};
}

int walk(const QString &path, int clips)
{
    const Loaded loaded(path);
    constexpr int kLength = 135; // frames of each clip
    constexpr int kShown = 8;    // of its start and of its end
    Renderer renderer = loaded.renderer();
    for (int clip = 0; clip < clips; ++clip) {
        for (const int from : {0, kLength - kShown}) {
            for (int i = 0; i < kShown; ++i)
                mustRender(renderer, kLength * clip + from + i);
        }
        if ((clip + 1) % (clips / 4) == 0)
            std::printf("%.1f\n", residentMegabytes("VmRSS:"));
    }
    std::printf("%.1f\n", residentMegabytes("VmHWM:"));
    return 0;
}

std::vector<TargetRow> measureMemory(const RenderMedia &media, const QDir &folder, bool quick)
{
    constexpr int kClips = 400, kFiles = 100;
    QStringList imports;
    QByteArray script;
    for (int i = 0; i < kFiles; ++i) {
        imports << folder.filePath(QStringLiteral("film%1.mp4").arg(i));
        QFile::link(QFileInfo(media.clip(static_cast<char>('a' + i % 3))).absoluteFilePath(),
                    imports.back());
    }
    for (int i = 0; i < kClips; ++i)
        script += append(QStringLiteral("film%1.mp4").arg(i * 37 % kFiles), 135);
    const QString project = makeProject(folder, QStringLiteral("long"), imports, script);
    const int clips = quick ? 40 : kClips;
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--walk"), project, QStringLiteral("--clips"),
                   QString::number(clips)});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("the walk failed: %s", process.readAllStandardError().constData());
    const auto numbers = process.readAllStandardOutput().simplified().split(' ');
    const double first = numbers.at(0).toDouble(), last = numbers.at(3).toDouble();
    const QString mb = QStringLiteral("MB");
    return {{QStringLiteral("(f) resident after %1 clips").arg(clips / 4), first, mb},
            {QStringLiteral("(f) resident after %1 clips").arg(clips), last, mb},
            atMost(QStringLiteral("(f) growth from the first quarter to the end"), last / first,
                   QStringLiteral("×"), 1.1),
            atMost(QStringLiteral("(f) greatest"), numbers.at(4).toDouble(), mb, 700)};
}

std::vector<TargetRow> measureLayers(const RenderMedia &media, const QDir &folder)
{
    QStringList stills;
    for (int i = 0; i < kStills; ++i)
        stills << media.still(i);
    const auto still = [](const char *more) {
        return [more](int track) {
            return append(QStringLiteral("still%1.png").arg(track - 1), 60,
                          QStringLiteral("V%1").arg(track).toLatin1().constData(), more);
        };
    };
    const auto film = [](int track) {
        return append(QStringLiteral("a.mp4"), 60,
                      QStringLiteral("V%1").arg(track).toLatin1().constData(),
                      track == 1 ? "" : ",\"as\":\"x\"")
               + (track == 1
                      ? QByteArray()
                      : QByteArray("{\"edit\":\"add-effect\",\"clip\":\"$x\",\"type\":\"opacity\","
                                   "\"parameters\":{\"opacity\":50}}\n"));
    };
    const auto faint = [&](int track) {
        return still(",\"as\":\"x\"")(track)
               + "{\"edit\":\"add-effect\",\"clip\":\"$x\",\"type\":\"opacity\",\"parameters\":{"
                 "\"opacity\":50}}\n";
    };
    const QString ms = QStringLiteral("ms");
    std::vector<TargetRow> rows;
    const auto series = [&](const char *what, const QStringList &imports,
                            const std::function<QByteArray(int)> &clip) {
        std::map<int, double> times;
        for (const int tracks : {1, 2, 4, 8, 16}) {
            times[tracks] = frameTime(folder, tracks, imports, clip);
            rows.push_back(
                {QStringLiteral("(g) %1, %2 tracks").arg(QString::fromUtf8(what)).arg(tracks),
                 times[tracks], ms});
        }
        return times;
    };
    const auto visibleStills = series("stills at 50 %", stills, faint);
    const auto visibleFilms = series("films at 50 %", {media.clip('a')}, film);
    const auto covered = series("stills that cover each other", stills, still(""));
    rows.push_back(atMost(QStringLiteral("(g) each visible still"),
                          (visibleStills.at(16) - visibleStills.at(1)) / 15, ms, 5));
    rows.push_back(atMost(QStringLiteral("(g) each visible film"),
                          (visibleFilms.at(16) - visibleFilms.at(1)) / 15, ms, 5));
    rows.push_back(atMost(QStringLiteral("(g) each covered still"),
                          (covered.at(16) - covered.at(1)) / 15, ms, 0.1));
    return rows;
}

} // namespace weft::bench
