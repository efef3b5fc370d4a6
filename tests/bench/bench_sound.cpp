#include "core/base/file.h"
#include "core/media/encoder.h"
#include "core/render/renderer.h"
#include "tests/bench/child_process.h"
#include "tests/bench/target_row.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cmath>
#include <cstdio>

using namespace weft;
using namespace weft::bench;

namespace {

constexpr int kTracks = 16;
constexpr double kLeast = 20; ///< times real time

template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *std::move(result);
}

/// A file for each track: chords in noise, loud enough to be compressed, as 24-bit WAV would be
/// recorded.
QStringList writeTracks(const QDir &folder, int seconds)
{
    QStringList paths;
    for (int track = 0; track < kTracks; ++track) {
        paths << folder.filePath(QStringLiteral("%1.mkv").arg(track));
        EncoderSettings settings;
        settings.container = QStringLiteral("matroska");
        settings.videoCodec.clear();
        settings.audioCodec = QStringLiteral("pcm_s24le");
        Encoder encoder = must(Encoder::open(paths.back(), settings, {}));
        std::uint32_t random = static_cast<std::uint32_t>(track) + 1;
        for (int second = 0; second < seconds; ++second) {
            AudioBlock block = AudioBlock::silence(second * kSampleRate, kSampleRate);
            for (std::size_t i = 0; i < static_cast<std::size_t>(kSampleRate); ++i) {
                random = random * 1664525 + 1013904223;
                const double t = static_cast<double>(i) / static_cast<double>(kSampleRate);
                const double noise = static_cast<double>(random >> 8) / 16777216 - 0.5;
                const double tone = std::sin(t * 6.2832 * (110 + 20 * track));
                block.channels[0][i] = static_cast<float>(0.3 * tone * (1 + std::sin(t * 12))
                                                          + 0.1 * noise);
                block.channels[1][i] = static_cast<float>(0.3 * tone + 0.1 * noise);
            }
            if (!encoder.writeAudio(block))
                qFatal("cannot write a track");
        }
        if (!encoder.finish())
            qFatal("cannot finish a track");
    }
    return paths;
}

Effect effectOf(Project &project, const char *type, const Parameters &parameters)
{
    Effect effect;
    effect.id = {project.nextId++};
    effect.type = QString::fromLatin1(type);
    effect.parameters = parameters;
    return effect;
}

/// A low cut, a shelf and two bells, then a compressor, on each track.
struct Film
{
    std::shared_ptr<Project> project = std::make_shared<Project>();
    MediaMap media;
};

Film filmOf(const QStringList &paths, int seconds)
{
    Film film;
    Project &project = *film.project;
    auto sequence = std::make_shared<Sequence>();
    sequence->id = project.active = {project.nextId++};
    for (const QString &path : paths) {
        auto item = std::make_shared<MediaItem>();
        item->id = {project.nextId++};
        item->path = path;
        item->info.audio.push_back({QStringLiteral("pcm_s24le"), 2, 48000, Rational(seconds)});
        film.media.media.emplace(item->id, path);
        project.media.push_back(item);
        auto track = std::make_shared<Track>();
        track->id = {project.nextId++};
        track->kind = TrackKind::Audio;
        track->name = QStringLiteral("A%1").arg(paths.indexOf(path) + 1);
        track->gainDb = -12;
        track->effects = {effectOf(project, "equaliser",
                                   {{QStringLiteral("lowCut"), Curve(80)},
                                    {QStringLiteral("lowGain"), Curve(-2)},
                                    {QStringLiteral("gain2"), Curve(3)},
                                    {QStringLiteral("gain3"), Curve(-4)}}),
                          effectOf(project, "compressor",
                                   {{QStringLiteral("threshold"), Curve(-20)},
                                    {QStringLiteral("ratio"), Curve(4)},
                                    {QStringLiteral("makeUp"), Curve(6)}})};
        auto body = std::make_shared<ClipBody>();
        body->id = {project.nextId++};
        body->source = MediaSource{item->id};
        body->length = seconds * 25;
        track->clips = track->clips.inserted({0, body});
        sequence->tracks.push_back(track);
    }
    project.sequences.push_back(sequence);
    return film;
}

/// As an export asks: a frame's sound at a time.
double secondsOfWeft(const Film &film, int seconds)
{
    Renderer renderer(film.project, film.project->active, film.media);
    const auto start = std::chrono::steady_clock::now();
    for (std::int64_t at = 0; at < seconds * kSampleRate; at += 1920)
        must(renderer.audio(at, 1920));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double secondsOfFfmpeg(const QStringList &paths)
{
    QStringList arguments{QStringLiteral("-y")};
    for (const QString &path : paths)
        arguments << QStringLiteral("-i") << path;
    QString graph, mixed;
    for (int track = 0; track < paths.size(); ++track) {
        graph += QStringLiteral("[%1]highpass=f=80,bass=g=-2:f=100,equalizer=f=1000:t=q:w=1:g=3,"
                                "equalizer=f=4000:t=q:w=1:g=-4,acompressor=threshold=0.1:ratio=4:"
                                "attack=10:release=150:makeup=2,volume=-12dB[t%1];")
                     .arg(track);
        mixed += QStringLiteral("[t%1]").arg(track);
    }
    graph += mixed + QStringLiteral("amix=inputs=%1:normalize=0").arg(paths.size());
    arguments << QStringLiteral("-filter_complex") << graph << QStringLiteral("-f")
              << QStringLiteral("null") << QStringLiteral("-");
    return run(QStringLiteral("ffmpeg"), arguments).seconds;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App options{
        "The mix of 16 tracks, each with an equaliser and a compressor, beside ffmpeg"};
    std::string json;
    int rounds = 3;
    bool quick = false, check = false;
    options.add_option("--json", json, "write the figures to a file");
    options.add_option("--rounds", rounds, "repetitions; the best is shown")->capture_default_str();
    options.add_flag("--quick", quick, "ten seconds of sound, once");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    CLI11_PARSE(options, argc, argv);
    const int seconds = quick ? 10 : 60;
    const QTemporaryDir folder;
    const QStringList paths = writeTracks(QDir(folder.path()), seconds);
    const Film film = filmOf(paths, seconds);
    double weft = 1e9, ffmpeg = 1e9;
    for (int round = 0; round < (quick ? 1 : rounds); ++round) {
        weft = std::min(weft, secondsOfWeft(film, seconds));
        ffmpeg = std::min(ffmpeg, secondsOfFfmpeg(paths));
    }
    const QString times = QStringLiteral("×");
    const std::vector<TargetRow> rows{atLeast(QStringLiteral("Weft, of real time"), seconds / weft,
                                              times, kLeast),
                                      {QStringLiteral("ffmpeg, of real time"), seconds / ffmpeg,
                                       times},
                                      {QStringLiteral("Weft's speed ÷ ffmpeg's"), ffmpeg / weft,
                                       times}};
    std::printf("%d tracks with EQ and compressor, %d s\n", kTracks, seconds);
    print(rows);
    if (!json.empty()) {
        const Status written = replaceFile(QString::fromStdString(json), toJsonText("sound", rows));
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
    }
    return check && printMissed(rows) > 0 ? 1 : 0;
}
