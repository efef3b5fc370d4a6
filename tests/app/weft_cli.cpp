#include "tests/app/weft_cli.h"

#include <QDirIterator>

namespace weft::test {

void WeftCli::start(QProcess &process, const QStringList &arguments) const
{
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(WEFT_CLI), arguments);
}

Ended WeftCli::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return {-2, {}, QStringLiteral("did not end")};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void WeftCli::must(const QStringList &arguments, const QByteArray &input) const
{
    const Ended ended = run(arguments, input);
    if (ended.code != 0)
        qFatal("weft-cli %s: exit %d: %s", qPrintable(arguments.join(QLatin1Char(' '))), ended.code,
               qPrintable(ended.err));
}

void WeftCli::makeProject(const QByteArray &script) const
{
    const QString film = QStringLiteral("film.weft");
    must({QStringLiteral("new"), film, QStringLiteral("--width"), QStringLiteral("160"),
          QStringLiteral("--height"), QStringLiteral("90"), QStringLiteral("--rate"),
          QStringLiteral("25")});
    must({QStringLiteral("apply"), film, QStringLiteral("-")}, script);
}

QStringList WeftCli::files() const
{
    QStringList found;
    QDirIterator it(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << QDir(m_folder.path()).relativeFilePath(it.next());
    found.sort();
    return found;
}

const QByteArray kColours
    = R"({"edit":"append","source":{"kind":"colour","colour":"#aa3322"},"video":"V1","length":30,"as":"red"}
{"edit":"append","source":{"kind":"colour","colour":"#2233aa"},"video":"V1","length":30,"as":"blue"}
)";

QByteArray testpattern(const QByteArray &parameters)
{
    return R"({"edit":"add-shot","name":"made","recipe":{"generator":"testpattern","width":64,"height":48,"length":10,"rate":25,"parameters":)"
           + parameters + R"(},"as":"shot"}
{"edit":"append","source":{"kind":"shot","shot":"$shot"},"video":"V1","as":"clip"}
)";
}

} // namespace weft::test
