#include "core/base/file.h"
#include "tests/bench/child_process.h"
#include "tests/bench/play_probes.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <clocale>

using namespace weft;
using namespace weft::bench;

namespace {

const QString kCli = QStringLiteral(WEFT_CLI);

/// A worker that makes test patterns without end, as large as they get.
class Generation
{
public:
    Generation()
    {
        const QString project = m_folder.filePath(QStringLiteral("load.weft"));
        const QString edits = m_folder.filePath(QStringLiteral("load.jsonl"));
        const QByteArray script
            = R"({"edit":"add-shot","name":"Load","recipe":{"generator":"testpattern","width":1920,"height":1080,"length":20000,"parameters":{"grain":1}}})"
              "\n";
        run(kCli, {QStringLiteral("new"), project});
        if (!replaceFile(edits, script))
            qFatal("%s cannot be written", qPrintable(edits));
        run(kCli, {QStringLiteral("apply"), project, edits});
        m_process.start(kCli, {QStringLiteral("generate"), project});
        if (!m_process.waitForStarted())
            qFatal("weft-cli generate cannot be started");
    }
    ~Generation()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    CLI::App options{
        "Playing and dragging by an output that keeps real time and is not heard: what "
        "is dropped, how late it comes, how far sound and picture are apart"};
    std::string json, mediaFolder = "bench-media";
    std::vector<std::string> only;
    bool quick = false, check = false;
    options.add_option("--json", json, "write the figures to a file");
    options.add_option("--media", mediaFolder, "where footage is kept between runs")
        ->capture_default_str();
    options.add_option("--only", only, "parts: play load smooth start drag offset");
    options.add_flag("--quick", quick, "films of 6 seconds");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    CLI11_PARSE(options, argc, argv);
    const int seconds = quick ? 6 : 60;
    const PlayMedia media(QDir(QString::fromStdString(mediaFolder))
                              .filePath(QStringLiteral("play-%1s").arg(seconds)),
                          seconds);
    std::vector<TargetRow> rows;
    const auto isAsked = [&](const char *name) {
        return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
    };
    const auto take = [&](const std::vector<TargetRow> &measured) {
        print(measured);
        rows.insert(rows.end(), measured.begin(), measured.end());
    };
    if (isAsked("play"))
        take(measurePlaying(media, QStringLiteral("two tracks"), 2));
    if (isAsked("load")) {
        Generation generation;
        take(measurePlaying(media, QStringLiteral("two tracks beside generation"), 5));
        if (!generation.isRunning())
            qFatal("the generation ended: %s", generation.errors().constData());
    }
    if (isAsked("smooth"))
        take(measureSmooth(media));
    if (isAsked("start"))
        take(measureStarts(media, quick ? 5 : 20));
    if (isAsked("drag")) {
        take(measureDragging(media, 30, 300));
        take(measureDragging(media, 250, 2500));
    }
    if (isAsked("offset"))
        take(measureOffset(media));
    if (!json.empty() && !replaceFile(QString::fromStdString(json), toJsonText("play", rows)))
        qFatal("%s cannot be written", json.c_str());
    return check && printMissed(rows) > 0 ? 1 : 0;
}
