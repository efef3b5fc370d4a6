#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>

#include <csignal>

#include <unistd.h>

using weft::test::Ended;
using weft::test::WeftCli;

/// weft-cli's proxies from the outside.
class TestCliProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void badCommandLinesExit2_data();
    void badCommandLinesExit2();
    void proxiesOfAProjectAreMadeOnce();
    void aProxyOfAChangedFileIsMadeAnew();
    void whatFailsDoesNotStopTheOthers();
    void anInterruptedProxyExits130();
    void exportsDoNotReadProxies();

private:
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_cli->run(arguments, input);
    }
    void must(const QStringList &arguments, const QByteArray &input = {}) const
    {
        m_cli->must(arguments, input);
    }
    QString path(const QString &name) const { return m_cli->path(name); }
    nlohmann::json json(const QStringList &arguments) const
    {
        return nlohmann::json::parse(run(arguments).out.toStdString());
    }

    std::unique_ptr<WeftCli> m_cli;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static QString media(const char *name)
{
    return u(WEFT_TEST_MEDIA) + QLatin1Char('/') + u(name);
}

void TestCliProxy::init()
{
    m_cli = std::make_unique<WeftCli>();
    m_cli->environment.insert(u("XDG_CACHE_HOME"), path(u("cache")));
    m_cli->environment.insert(u("XDG_CONFIG_HOME"), path(u("config")));
}

void TestCliProxy::badCommandLinesExit2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *line, const char *word) {
        QTest::newRow(line) << u(line).split(QLatin1Char(' ')) << u(word);
    };
    row("proxy film.mp4", "-o");
    row("proxy film.mp4 -o x.mp4 --progress-fd 99", "99");
}

void TestCliProxy::badCommandLinesExit2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(word), qPrintable(ended.err));
}

void TestCliProxy::proxiesOfAProjectAreMadeOnce()
{
    QVERIFY(QFile::copy(media("h264_closed.mp4"), path(u("film.mp4"))));
    QVERIFY(QFile::copy(media("rotated90.mp4"), path(u("turned.mp4"))));
    must({u("new"), u("p.weft")});
    must({u("import"), u("p.weft"), u("film.mp4"), u("turned.mp4"), media("tone48.wav"),
          media("colour.jpg")});
    const Ended first = run({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    QVERIFY2(first.code == 0, qPrintable(first.err));
    auto info = json({u("info"), u("p.weft"), u("--json")});
    for (const auto &item : info["media"]) {
        const bool isFilm = item["path"] == "film.mp4" || item["path"] == "turned.mp4";
        QCOMPARE(item.contains("proxies"), isFilm);
        if (!isFilm)
            continue;
        const auto &proxy = item["proxies"][0];
        const QString file = QString::fromStdString(proxy["path"]);
        QVERIFY2(file.startsWith(u("p.proxies/")) && QFileInfo(path(file)).isFile(),
                 qPrintable(file));
        QCOMPARE(proxy["source"], item["identity"]);
        QVERIFY(proxy["height"] >= 90 && proxy["height"] <= 92);
    }
    const QString before = run({u("info"), u("p.weft"), u("--json")}).out;
    must({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    QCOMPARE(run({u("info"), u("p.weft"), u("--json")}).out, before);
    must({u("check"), u("p.weft")});
    must({u("proxy"), u("p.weft"), u("film.mp4"), u("--lines"), u("60")});
    info = json({u("info"), u("p.weft"), u("--json")});
    QCOMPARE(info["media"][0]["proxies"].size(), std::size_t(2));
    const Ended unknown = run({u("proxy"), u("p.weft"), u("other.mp4")});
    QCOMPARE(unknown.code, 2);
    QVERIFY(unknown.err.contains(u("other.mp4")));
}

void TestCliProxy::aProxyOfAChangedFileIsMadeAnew()
{
    QVERIFY(QFile::copy(media("h264_closed.mp4"), path(u("film.mp4"))));
    must({u("new"), u("p.weft")});
    must({u("import"), u("p.weft"), u("film.mp4")});
    must({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    const auto first = json({u("info"), u("p.weft"), u("--json")})["media"][0]["proxies"];
    QVERIFY(QFile::remove(path(u("film.mp4"))));
    QVERIFY(QFile::copy(media("h264_long.mp4"), path(u("film.mp4"))));
    const Ended again = run({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QVERIFY2(again.err.contains(QString::fromStdString(first[0]["path"])), qPrintable(again.err));
    const auto second = json({u("info"), u("p.weft"), u("--json")})["media"][0]["proxies"];
    QCOMPARE(second.size(), std::size_t(1));
    QVERIFY(second[0]["path"] != first[0]["path"] && second[0]["source"] != first[0]["source"]);
    QVERIFY(QFile::remove(path(QString::fromStdString(second[0]["path"]))));
    must({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    QVERIFY(QFileInfo(path(QString::fromStdString(second[0]["path"]))).isFile());
}

void TestCliProxy::whatFailsDoesNotStopTheOthers()
{
    for (const char *name : {"h264_closed.mp4", "h264_long.mp4"})
        QVERIFY(QFile::copy(media(name), path(u(name))));
    must({u("new"), u("p.weft")});
    must({u("import"), u("p.weft"), u("h264_closed.mp4"), u("h264_long.mp4")});
    QVERIFY(QFile::remove(path(u("h264_closed.mp4"))));
    const Ended ended = run({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.err.contains(u("h264_closed.mp4")), qPrintable(ended.err));
    const auto info = json({u("info"), u("p.weft"), u("--json")});
    QVERIFY(!info["media"][0].contains("proxies"));
    QVERIFY(info["media"][1].contains("proxies"));
}

void TestCliProxy::anInterruptedProxyExits130()
{
    QProcess process;
    m_cli->start(process,
                 {u("proxy"), media("h264_long.mp4"), u("-o"), u("x.mp4"), u("--lines"), u("170")});
    while (process.state() != QProcess::NotRunning && !QFileInfo::exists(path(u("x.mp4.part"))))
        process.waitForFinished(2);
    if (const auto pid = static_cast<pid_t>(process.processId()); pid > 0)
        ::kill(pid, SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY(process.exitCode() == 130 || process.exitCode() == 0); // it may have been done
    QCOMPARE(QFileInfo::exists(path(u("x.mp4"))), process.exitCode() == 0);
    QVERIFY(!QFileInfo::exists(path(u("x.mp4.part"))));
}

void TestCliProxy::exportsDoNotReadProxies()
{
    QVERIFY(QFile::copy(media("h264_closed.mp4"), path(u("film.mp4"))));
    must({u("new"), u("p.weft"), u("--width"), u("320"), u("--height"), u("180")});
    must({u("import"), u("p.weft"), u("film.mp4")});
    must(
        {u("apply"), u("p.weft"), u("-")},
        R"({"edit":"append","source":{"kind":"media","media":"film.mp4"},"video":"V1","length":20})");
    must({u("frame"), u("p.weft"), u("10"), u("-o"), u("before.png")});
    must({u("render"), u("p.weft"), u("-o"), u("before.mkv"), u("--preset"), u("lossless")});
    must({u("proxy"), u("p.weft"), u("--lines"), u("90")});
    must({u("frame"), u("p.weft"), u("10"), u("-o"), u("after.png")});
    must({u("render"), u("p.weft"), u("-o"), u("after.mkv"), u("--preset"), u("lossless")});
    const auto content = [&](const char *name) {
        QFile file(path(u(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(!content("before.png").isEmpty());
    QCOMPARE(content("after.png"), content("before.png"));
    QVERIFY(!content("before.mkv").isEmpty());
    QCOMPARE(content("after.mkv"), content("before.mkv"));
}

WEFT_TEST_MAIN(TestCliProxy)
#include "tst_cli_proxy.moc"
