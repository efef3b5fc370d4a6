#include "core/export/proxy_maker.h"

#include "core/media/decoding_speed.h"
#include "core/media/probe.h"
#include "tests/core/cache/preview_children.h"
#include "tests/support/patience.h"
#include "tests/support/test_main.h"

#include <atomic>
#include <cmath>

using namespace weft;
using namespace weft::test;

/// Which films get proxies by themselves, and when.
class TestProxyMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void speedIsMeasuredByTheClock();
    void aFilmOfOnePictureNeedsNoTime();
    void whatCannotBeReadHasNoSpeed();
    void aSlowFilmGetsAProxy();
    void aFastFilmGetsNone();
    void nothingIsBegunWhilePaused();
    void aFilmIsJudgedOnce();
    void aChangedFilmIsJudgedAgain();
    void whatIsNotWishedAnyMoreIsCancelled();
    void aFailureIsTold();
    void itMayGoWhileItWorks();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    ProxyMaker::Wish wish(const QString &source, const char *proxy, std::int64_t id = 1) const
    {
        return {MediaId{id}, {source, path(proxy), 90}};
    }
    ProxyMaker::Measure measure(double speed)
    {
        return [this, speed](const QString &) -> Result<double> {
            ++m_measured;
            return speed;
        };
    }
    ProxyMaker::Tell tell()
    {
        return [this](const ProxyMaker::News &news) { m_news.push_back(news); };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::atomic<int> m_measured = 0;
    std::vector<ProxyMaker::News> m_news;
};

static QString media(const char *name)
{
    return QStringLiteral(WEFT_TEST_MEDIA "/") + QString::fromUtf8(name);
}

void TestProxyMaker::init()
{
    qputenv("WEFT_CLI", WEFT_CLI);
    m_folder = std::make_unique<QTemporaryDir>();
    m_measured = 0;
    m_news.clear();
}

void TestProxyMaker::speedIsMeasuredByTheClock()
{
    std::chrono::nanoseconds time{};
    const auto speedWith = [&](std::chrono::milliseconds step) {
        const auto speed = decodingSpeed(media("h264_long.mp4"),
                                         {{}, [&] { return time += step; }});
        return speed ? *speed : -1;
    };
    // At 25 pictures a second, a picture in a step.
    QCOMPARE(speedWith(std::chrono::milliseconds(20)), 2.0);
    QCOMPARE(speedWith(std::chrono::milliseconds(80)), 0.5);
    QCOMPARE(speedWith(std::chrono::milliseconds(4000)), 0.01);
    QVERIFY(std::isinf(speedWith(std::chrono::milliseconds(0))));
    const auto real = decodingSpeed(media("h264_long.mp4"));
    QVERIFY(real && *real > 0);
}

void TestProxyMaker::aFilmOfOnePictureNeedsNoTime()
{
    const auto still = decodingSpeed(media("colour.jpg"));
    QVERIFY(still && std::isinf(*still));
}

void TestProxyMaker::whatCannotBeReadHasNoSpeed()
{
    QVERIFY(!decodingSpeed(media("gone.mp4")));
    QVERIFY(!decodingSpeed(media("tone48.wav")));
}

void TestProxyMaker::aSlowFilmGetsAProxy()
{
    ProxyMaker maker(measure(1.49), tell());
    QVERIFY(maker.isResting());
    maker.consider({wish(media("h264_long.mp4"), "proxies/a.mp4", 7)});
    maker.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_news.size(), std::size_t(1), kPatienceMs);
    QVERIFY(m_news.front().proxy);
    QCOMPARE(m_news.front().media, MediaId{7});
    const Proxy &proxy = *m_news.front().proxy;
    QCOMPARE(proxy.path, path("proxies/a.mp4"));
    QCOMPARE(proxy.height, 90);
    QCOMPARE(proxy.source, *identify(media("h264_long.mp4")));
    QVERIFY(probe(proxy.path));
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
}

void TestProxyMaker::aFastFilmGetsNone()
{
    ProxyMaker maker(measure(ProxyMaker::kFastEnough), tell());
    maker.consider({wish(media("h264_long.mp4"), "a.mp4"), wish(media("vfr.mp4"), "b.mp4", 2)});
    maker.setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QCOMPARE(m_measured, 2);
    QCoreApplication::processEvents();
    QVERIFY(m_news.empty());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
}

void TestProxyMaker::nothingIsBegunWhilePaused()
{
    ProxyMaker maker(measure(9), tell());
    maker.consider({wish(media("h264_long.mp4"), "a.mp4")});
    QTest::qWait(50);
    QCOMPARE(m_measured, 0);
    QVERIFY(!maker.isResting());
    maker.setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QCOMPARE(m_measured, 1);
    maker.setPaused(true);
    maker.consider({wish(media("vfr.mp4"), "b.mp4")});
    QTest::qWait(50);
    QCOMPARE(m_measured, 1);
}

void TestProxyMaker::aFilmIsJudgedOnce()
{
    ProxyMaker maker(measure(9), tell());
    maker.setPaused(false);
    for (int i = 0; i < 3; ++i) {
        maker.consider({wish(media("h264_long.mp4"), "a.mp4")});
        QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    }
    QCOMPARE(m_measured, 1);
}

void TestProxyMaker::aChangedFilmIsJudgedAgain()
{
    const QString film = path("film.mp4");
    QVERIFY(QFile::copy(media("h264_long.mp4"), film));
    ProxyMaker maker(measure(9), tell());
    maker.setPaused(false);
    maker.consider({wish(film, "a.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QVERIFY(QFile::remove(film) && QFile::copy(media("vfr.mp4"), film));
    maker.consider({wish(film, "a.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QCOMPARE(m_measured, 2);
}

void TestProxyMaker::whatIsNotWishedAnyMoreIsCancelled()
{
    const FakeChild fake;
    qputenv("WEFT_CLI",
            fake.script("echo begun >> " + fake.notes().toUtf8() + "; exec sleep 600").toUtf8());
    ProxyMaker maker(measure(0.5), tell());
    maker.setPaused(false);
    const auto slow = wish(media("h264_long.mp4"), "a.mp4");
    maker.consider({slow});
    QTRY_COMPARE_WITH_TIMEOUT(fake.noteCount(), 1, kPatienceMs);
    maker.consider({slow, wish(media("vfr.mp4"), "b.mp4", 2)}); // goes on
    QTest::qWait(50);
    QVERIFY(!maker.isResting());
    QCOMPARE(fake.noteCount(), 1);
    maker.setPaused(true);
    maker.consider({});
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ownChildren().empty(), kPatienceMs);
    QCoreApplication::processEvents();
    QVERIFY(m_news.empty());
    maker.setPaused(false); // and from the beginning once it is wished again
    maker.consider({slow});
    QTRY_COMPARE_WITH_TIMEOUT(fake.noteCount(), 2, kPatienceMs);
}

void TestProxyMaker::aFailureIsTold()
{
    const FakeChild fake;
    qputenv("WEFT_CLI", fake.script("kill -SEGV $$").toUtf8());
    ProxyMaker maker(measure(0.5), tell());
    maker.setPaused(false);
    maker.consider({wish(media("h264_long.mp4"), "a.mp4")});
    QTRY_COMPARE_WITH_TIMEOUT(m_news.size(), std::size_t(1), kPatienceMs);
    QVERIFY(!m_news.front().proxy);
    QVERIFY(m_news.front().proxy.error().message.contains(QStringLiteral("h264_long.mp4")));
    maker.consider({wish(media("h264_long.mp4"), "a.mp4")});
    QTRY_VERIFY_WITH_TIMEOUT(maker.isResting(), kPatienceMs);
    QCoreApplication::processEvents();
    QCOMPARE(m_news.size(), std::size_t(1)); // it is not tried for ever
}

void TestProxyMaker::itMayGoWhileItWorks()
{
    for (int round = 0; round < 5; ++round) {
        ProxyMaker maker(measure(0.5), tell());
        maker.setPaused(false);
        maker.consider({wish(media("h264_long.mp4"), "a.mp4")});
        QTest::qWait(20 * round);
    }
    QVERIFY(ownChildren().empty());
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.part")}, QDir::Files),
             QStringList());
}

WEFT_TEST_MAIN(TestProxyMaker)
#include "tst_proxy_maker.moc"
