#include "app/cli/command.h"
#include "app/cli/interrupt.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <clocale>

namespace {

using namespace weft;
using namespace weft::cli;

int runCommandLine(int argc, char **argv)
{
    CLI::App app("Weft without a window: edits, checks and renders Weft projects.\n", "weft-cli");
    app.require_subcommand(1);
    app.set_version_flag("--version", "weft-cli " WEFT_VERSION);
    app.footer(exitCodeHelp());
    const std::array commands{addNew,      addImport,   addApply,   addInfo,     addCheck,
                              addRelink,   addCollect,  addUnused,  addRecover,  addFrame,
                              addGenerate, addRender,   addConvert, addEffects,  addTransitions,
                              addCache,    addPreviews, addProxy,   addLoudness, addModels};
    std::vector<std::pair<CLI::App *, Run>> runs;
    for (const auto add : commands) {
        Run run = add(app);
        CLI::App *added = app.get_subcommands([](CLI::App *) { return true; }).back();
        added->footer(exitCodeHelp());
        runs.emplace_back(added, std::move(run));
    }
    const bool isKnown = std::any_of(runs.begin(), runs.end(), [&](const auto &entry) {
        return argc > 1 && entry.first->get_name() == argv[1];
    });
    if (argc > 1 && argv[1][0] != '-' && !isKnown) {
        note(tr("weft-cli: There is no command \"%1\"; see weft-cli --help.")
                 .arg(QString::fromLocal8Bit(argv[1])));
        return kUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? kDone : kUsage; // 0: --help and --version
    }
    for (const auto &[command, run] : runs) {
        if (!command->parsed())
            continue;
        const weft::Status status = run();
        if (status)
            return kDone;
        if (!status.error().message.isEmpty())
            note(QStringLiteral("weft-cli: ") + status.error().message);
        return exitCodeOf(status.error().kind);
    }
    return kUsage;
}

/// Qt's own remarks are for developers of Qt programs; people see sentences only.
void dropRemarks(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("WEFT_QT_LOG"))
        note(message);
}

} // namespace

int main(int argc, char **argv)
{
    watchForInterrupts(); // before any thread starts, so that all of them leave the signals to one
    qInstallMessageHandler(dropRemarks);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // text needs a QGuiApplication, never a display
    const QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // FFmpeg's option parser follows the locale
    return runCommandLine(argc, argv);
}
