#include "core/base/file.h"
#include "tests/bench/ui_probes.h"
#include "ui/style/theme.h"

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <clocale>

using namespace weft;
using namespace weft::bench;

namespace {

/// Everything that a profile keeps goes into a folder that is removed; programs that the window
/// starts are those of this build.
void useOwnProfile(const QTemporaryDir &home)
{
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, home.filePath(QLatin1String(variable)).toUtf8());
    qputenv("WEFT_WORKER", WEFT_BIN "/weft-worker");
    qputenv("WEFT_CLI", WEFT_BIN "/weft-cli");
    qputenv("WEFT_PLUGIN_PATH", WEFT_BIN "/../lib/plugins");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    useOwnProfile(home);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setOrganizationName(QStringLiteral("weft"));
    QCoreApplication::setApplicationName(QStringLiteral("weft"));
    ui::applyTheme(application, ui::darkTheme());
    CLI::App options{
        "The window: how soon it is there, and how soon what hands do is seen and heard"};
    std::string json, mediaFolder = "bench-media";
    std::vector<std::string> only;
    bool quick = false, check = false;
    int minutes = 0;
    options.add_option("--json", json, "write the figures to a file");
    options.add_option("--media", mediaFolder, "where footage is kept between runs")
        ->capture_default_str();
    options.add_option("--only", only, "parts: start timeline space drag cancel long");
    options.add_option("--minutes", minutes, "of the long session: 20, with --quick 2");
    options.add_flag("--quick", quick, "footage of 6 seconds, fewer repetitions");
    options.add_flag("--check", check, "exit 1, naming each target missed");
    CLI11_PARSE(options, argc, argv);
    const int seconds = quick ? 6 : 60;
    const PlayMedia media(QDir(QDir(QString::fromStdString(mediaFolder))
                                   .absoluteFilePath(QStringLiteral("play-%1s").arg(seconds))),
                          seconds);
    std::vector<TargetRow> rows;
    const auto take = [&](const char *name, auto measure) {
        if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end())
            return;
        const std::vector<TargetRow> measured = measure();
        print(measured);
        rows.insert(rows.end(), measured.begin(), measured.end());
    };
    take("start", [&] { return measureStart(QStringLiteral(WEFT_BIN "/weft"), quick ? 3 : 7); });
    take("timeline", [&] { return measureTimeline(media, quick ? 20 : 100); });
    take("space", [&] { return measureSpace(media, quick ? 5 : 20); });
    take("drag", [&] { return measureRuler(media); });
    take("cancel", [&] { return measureCancel(quick ? 3 : 10); });
    take("long", [&] { return measureLongSession(media, minutes > 0 ? minutes : quick ? 2 : 20); });
    if (!json.empty() && !replaceFile(QString::fromStdString(json), toJsonText("ui", rows)))
        qFatal("%s cannot be written", json.c_str());
    return check && printMissed(rows) > 0 ? 1 : 0;
}
