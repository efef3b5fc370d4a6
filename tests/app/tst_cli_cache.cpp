#include "tests/app/weft_cli.h"
#include "tests/support/test_main.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>

using weft::test::Ended;
using weft::test::WeftCli;

/// weft-cli's caches from the outside.
class TestCliCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theCacheIsShownLimitedAndCleared();
    void badCommandLinesExit2_data();
    void badCommandLinesExit2();
    void aBrokenSettingIsNamed();

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

void TestCliCache::init()
{
    m_cli = std::make_unique<WeftCli>();
    m_cli->environment.insert(u("XDG_CACHE_HOME"), path(u("cache")));
    m_cli->environment.insert(u("XDG_CONFIG_HOME"), path(u("config")));
}

void TestCliCache::theCacheIsShownLimitedAndCleared()
{
    auto shown = json({u("cache"), u("--json")});
    QCOMPARE(QString::fromStdString(shown["folder"]), path(u("cache/weft")));
    QCOMPARE(shown["budgetBytes"].get<std::int64_t>(), std::int64_t(10'000'000'000));
    QCOMPARE(shown["kinds"].size(), std::size_t(3));
    must({u("cache"), u("--budget"), u("20MB")});
    QCOMPARE(json({u("cache"), u("--json")})["budgetBytes"].get<std::int64_t>(),
             std::int64_t(20'000'000));
    // What a stranger put there goes by the same rules.
    const QString frames = path(u("cache/weft/frames/ab"));
    QVERIFY(QDir().mkpath(frames));
    for (int i = 0; i < 30; ++i) {
        QFile file(u("%1/ab%2").arg(frames).arg(i, 30, 10, QLatin1Char('0')));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(1'000'000));
    }
    QCOMPARE(json({u("cache"), u("--json")})["kinds"]["frames"]["entries"].get<int>(), 30);
    must({u("cache"), u("--budget"), u("10MB")});
    QVERIFY(json({u("cache"), u("--json")})["kinds"]["frames"]["bytes"].get<std::int64_t>()
            <= 10'000'000);
    must({u("cache"), u("--clear"), u("thumbnails")});
    QVERIFY(json({u("cache"), u("--json")})["kinds"]["frames"]["entries"].get<int>() > 0);
    must({u("cache"), u("--clear")});
    QCOMPARE(json({u("cache"), u("--json")})["kinds"]["frames"]["entries"].get<int>(), 0);
    QVERIFY(run({u("cache")}).out.contains(u("frames")));
}

void TestCliCache::badCommandLinesExit2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *line, const char *word) {
        QTest::newRow(line) << u(line).split(QLatin1Char(' ')) << u(word);
    };
    row("cache --clear pictures", "pictures");
    row("cache frames", "--clear");
    row("cache --budget much", "--budget");
    row("cache --budget -5", "budget");
    row("previews", "--fd");
    row("previews --fd 99", "99");
}

void TestCliCache::badCommandLinesExit2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(word), qPrintable(ended.err));
}

void TestCliCache::aBrokenSettingIsNamed()
{
    QVERIFY(QDir().mkpath(path(u("config/weft"))));
    QFile file(path(u("config/weft/cache.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
    file.close();
    const Ended ended = run({u("cache")});
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(u("cache.json")), qPrintable(ended.err));
    must({u("cache"), u("--budget"), u("1GB")});
    must({u("cache")});
}

WEFT_TEST_MAIN(TestCliCache)
#include "tst_cli_cache.moc"
