#include "tests/bench/timing.h"
#include "tests/bench/ui_probes.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

namespace weft::bench {

namespace {

constexpr int kMostMs = 30'000;

/// A screen that nobody sees, for as long as it lives.
class Screen
{
public:
    Screen()
    {
        m_server.setProcessChannelMode(QProcess::SeparateChannels);
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"),
                        QStringLiteral("-screen"), QStringLiteral("0"),
                        QStringLiteral("1920x1080x24"), QStringLiteral("-nolisten"),
                        QStringLiteral("tcp")});
        if (!m_server.waitForReadyRead(kMostMs))
            qFatal("Xvfb does not start");
        m_display = QStringLiteral(":") + QString::fromLatin1(m_server.readLine().trimmed());
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }
    const QString &display() const { return m_display; }

    /// @return what it printed, trimmed; empty where it failed
    QString xdotool(const QStringList &arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), m_display);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("xdotool"), arguments);
        process.waitForFinished(kMostMs);
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }
    /// The window of a title, waited for.
    QString window(const QString &title) const
    {
        const auto start = Clock::now();
        while (millisecondsSince(start) < kMostMs) {
            const QString found = xdotool({QStringLiteral("search"),
                                           QStringLiteral("--onlyvisible"),
                                           QStringLiteral("--name"), title});
            if (!found.isEmpty())
                return found.section(QLatin1Char('\n'), -1);
            ::usleep(3000);
        }
        qFatal("no window \"%s\" within %d s", qPrintable(title), kMostMs / 1000);
    }

private:
    QProcess m_server;
    QString m_display;
};

/// Has a file read from the disk again the next time, as far as no other program uses it.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

/// The program and the libraries that it loads.
QStringList filesOf(const QString &program)
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {program});
    ldd.waitForFinished();
    QStringList files{program};
    for (const QByteArray &line : ldd.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 2)
            files << QString::fromLocal8Bit(words[2]);
    }
    return files;
}

/// From its start until the window shows what a key asks for, in ms.
double startOnce(const Screen &screen, const QString &program)
{
    const QTemporaryDir home; // a profile in which nothing is kept
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), screen.display());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(variable), home.filePath(QLatin1String(variable)));
    process.setProcessEnvironment(environment);
    const auto start = Clock::now();
    process.start(program, QStringList());
    const QString window = screen.window(QStringLiteral(" — Weft$"));
    screen.xdotool(
        {QStringLiteral("windowfocus"), window, QStringLiteral("key"), QStringLiteral("ctrl+k")});
    screen.window(QStringLiteral("^Command Palette$"));
    const double taken = millisecondsSince(start);
    process.kill();
    process.waitForFinished();
    return taken;
}

} // namespace

std::vector<TargetRow> measureStart(const QString &program, int starts)
{
    for (const char *needed : {"Xvfb", "xdotool"}) {
        if (QStandardPaths::findExecutable(QLatin1String(needed)).isEmpty()) {
            std::printf("start: not measured, %s is not installed\n", needed);
            return {};
        }
    }
    const Screen screen;
    const QStringList files = filesOf(program);
    std::vector<double> cold, warm;
    for (int i = 0; i < starts; ++i) {
        for (const QString &file : files)
            forget(file);
        cold.push_back(startOnce(screen, program));
        warm.push_back(startOnce(screen, program));
    }
    const QString ms = QStringLiteral("ms");
    return {{QStringLiteral("start: window answers a key, files not in memory, median"),
             percentile(cold, 0.5), ms, TargetRow::Target::AtMost, 1000},
            {QStringLiteral("start: window answers a key, again, median"), percentile(warm, 0.5),
             ms}};
}

} // namespace weft::bench
