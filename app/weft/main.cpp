#include "ui/language/language.h"
#include "ui/monitor/source_monitor.h"
#include "ui/session/session.h"
#include "ui/sound/sound_device.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/screenshot_tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <clocale>

namespace {

QString themeName()
{
    return QSettings().value(QStringLiteral("window/theme"), QStringLiteral("dark")).toString();
}

/// What --language says: known before the other options, so that their help speaks it.
QString wishedLanguage(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("id"));
    parser.addOption(language);
    (void) parser.parse(arguments); // what is wrong with the others is told by their own parser
    return parser.value(language);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // FFmpeg's option parser follows the locale
    QCoreApplication::setOrganizationName(QStringLiteral("weft"));
    QCoreApplication::setApplicationName(QStringLiteral("weft"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WEFT_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("weft"));

    const weft::Status spoken = weft::ui::speak(wishedLanguage(QCoreApplication::arguments()));
    if (!spoken) {
        qCritical("weft: %s", qPrintable(spoken.error().message));
        return 2;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "A video editor whose timeline treats generated footage as ordinary clips."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"),
                                 QCoreApplication::translate("main", "The project to open."),
                                 QStringLiteral("[project]"));
    const QCommandLineOption
        tour(QStringLiteral("screenshot-tour"),
             QCoreApplication::translate("main",
                                         "Take pictures of every workspace, panel, menu and "
                                         "dialog into a folder, and end."),
             QStringLiteral("folder"));
    parser.addOption(tour);
    parser.addOption(
        {QStringLiteral("language"),
         QCoreApplication::translate("main", "The language of the window, such as en or de; "
                                             "otherwise the chosen one, or the system's."),
         QStringLiteral("id")});
    parser.process(application);

    weft::ui::applyTheme(application, themeName() == QLatin1String("light")
                                          ? weft::ui::lightTheme()
                                          : weft::ui::darkTheme());
    QGuiApplication::setWindowIcon(weft::ui::icon("weft"));

    weft::ui::Session session({.device = weft::ui::makeSoundDevice()});
    application.installEventFilter(&session.smooth());
    weft::ui::MainWindow window(session);
    if (auto *const source = window.find<weft::ui::SourceMonitor>("source"))
        source->setDevice(weft::ui::makeSoundDevice());
    window.show();
    const QStringList projects = parser.positionalArguments();
    window.begin(projects.isEmpty() ? QString() : projects.front());
    if (parser.isSet(tour)) {
        const weft::Status taken = weft::ui::takeScreenshotTour(window, parser.value(tour));
        if (!taken)
            qCritical("weft: %s", qPrintable(taken.error().message));
        return taken ? 0 : 6;
    }
    return application.exec();
}
