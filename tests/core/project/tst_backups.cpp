#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/project/backups.h"

#include <QTemporaryDir>

using namespace weft;

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

class TestBackups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRuleKeepsTheLastAndOneOfEachHourAndDay_data();
    void theRuleKeepsTheLastAndOneOfEachHourAndDay();
    void keepingIsStableFromOneBackupToTheNext();
    void backupsAreListedNewestFirst_data();
    void backupsAreListedNewestFirst();
    void theSameTextIsKeptOnce();
    void otherFilesInTheFolderAreLeftAlone();
    void anUnwritableFolderSaysSo();
};

/// "22 20:14" in November 2026.
static QDateTime at(const QString &text)
{
    return QDateTime::fromString(u("2026-11-") + text + u(":00Z"), Qt::ISODate);
}

static std::vector<QDateTime> times(const QString &list)
{
    std::vector<QDateTime> found;
    for (const QString &one : list.split(u(" "), Qt::SkipEmptyParts))
        found.push_back(at(one));
    return found;
}

static QString text(const std::vector<QDateTime> &times)
{
    QStringList words;
    for (const QDateTime &time : times)
        words << time.toUTC().toString(u("dd'T'HH:mm"));
    return words.join(u(" "));
}

void TestBackups::theRuleKeepsTheLastAndOneOfEachHourAndDay_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<int>("newest");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("kept");
    QTest::newRow("none") << "" << 5 << 24 << 30 << "";
    QTest::newRow("fewer than the rule wants") << "22T20:00" << 5 << 24 << 30 << "22T20:00";
    QTest::newRow("nothing wanted") << "22T20:00 22T19:00" << 0 << 0 << 0 << "";
    QTest::newRow("the newest") << "22T20:01 22T20:02 22T20:03" << 2 << 0 << 0
                                << "22T20:03 22T20:02";
    QTest::newRow("in any order") << "22T20:02 22T20:03 22T20:01" << 2 << 0 << 0
                                  << "22T20:03 22T20:02";
    QTest::newRow("the last of each hour") << "22T20:01 22T19:59 22T19:01 22T19:00 22T18:59" << 0
                                           << 3 << 0 << "22T20:01 22T19:59 22T18:59";
    QTest::newRow("hours without backups do not count")
        << "22T20:01 22T11:30 22T11:10 20T03:00 20T02:00" << 0 << 3 << 0
        << "22T20:01 22T11:30 20T03:00";
    QTest::newRow("the last of each day")
        << "22T20:01 22T00:00 21T23:59 21T00:00 20T12:00" << 0 << 0 << 2 << "22T20:01 21T23:59";
    QTest::newRow("a backup wanted twice is kept once") << "22T20:01" << 1 << 1 << 1 << "22T20:01";
    QTest::newRow("all three")
        << "22T20:05 22T20:04 22T20:03 22T19:30 22T19:20 22T18:10 21T10:00 21T09:00 19T08:00 "
           "19T07:00 18T06:00"
        << 2 << 3 << 4 << "22T20:05 22T20:04 22T19:30 22T18:10 21T10:00 19T08:00 18T06:00";
    QTest::newRow("the future is kept and counts for nothing")
        << "23T08:00 22T20:30 22T20:10 22T20:05" << 1 << 0 << 0 << "23T08:00 22T20:30 22T20:10";
    QTest::newRow("long ago") << "01T00:00 01T00:01" << 1 << 1 << 1 << "01T00:01";
}

void TestBackups::theRuleKeepsTheLastAndOneOfEachHourAndDay()
{
    QFETCH(QString, given);
    QFETCH(int, newest);
    QFETCH(int, hours);
    QFETCH(int, days);
    const auto kept = backupsToKeep(times(given), at(u("22T20:15")), {newest, hours, days});
    QTEST(text(kept), "kept");
}

/// A backup every seven minutes for 40 days, pruned each time: what is there at the end is what the
/// rule wants of all that were ever made.
void TestBackups::keepingIsStableFromOneBackupToTheNext()
{
    const QDateTime start = at(u("01T00:00"));
    std::vector<QDateTime> all, there;
    QDateTime now = start;
    for (; now < start.addDays(40); now = now.addSecs(7 * 60)) {
        all.push_back(now);
        there.push_back(now);
        there = backupsToKeep(there, now);
        QVERIFY(there.size() <= 5 + 24 + 30);
    }
    QCOMPARE(text(there), text(backupsToKeep(all, now)));
    QVERIFY(there.size() >= 5 + 23 + 28);
}

void TestBackups::backupsAreListedNewestFirst_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "film.weft";
    QTest::newRow("dots") << "film.v2.weft";
    QTest::newRow("wildcards") << "fi*l[m]?.weft";
    QTest::newRow("not ASCII") << "Größe 二.weft";
}

void TestBackups::backupsAreListedNewestFirst()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QString project = folder.filePath(name);
    for (int i = 0; i < 9; ++i)
        QVERIFY(writeBackup(QByteArray::number(i), project));
    const QStringList backups = backupsOf(project);
    QCOMPARE(backups.size(), 5); // all of one hour
    for (int i = 0; i < 5; ++i)
        QCOMPARE(readFile(backups[i], ErrorKind::Project).value(), QByteArray::number(8 - i));
}

void TestBackups::theSameTextIsKeptOnce()
{
    QTemporaryDir folder;
    const QString project = folder.filePath(u("film.weft"));
    for (const char *text : {"a", "a", "b", "b", "a"})
        QVERIFY(writeBackup(text, project));
    QCOMPARE(backupsOf(project).size(), 3);
}

void TestBackups::otherFilesInTheFolderAreLeftAlone()
{
    QTemporaryDir folder;
    const QString project = folder.filePath(u("film.weft"));
    const QDir backups(folder.filePath(u("film.backups")));
    QVERIFY(backups.mkpath(u(".")));
    for (const char *name : {"film.weft", "film.old.weft", "other.2026-11-22T20-14-05.123Z.weft",
                             "film.2026-13-45T20-14-05.123Z.weft", "notes.txt"})
        QVERIFY(replaceFile(backups.filePath(u(name)), "mine"));
    for (int i = 0; i < 9; ++i)
        QVERIFY(writeBackup(QByteArray::number(i), project));
    QCOMPARE(backupsOf(project).size(), 5);
    QCOMPARE(backups.entryList(QDir::Files).size(), 10);
}

void TestBackups::anUnwritableFolderSaysSo()
{
    QTemporaryDir folder;
    QVERIFY(replaceFile(folder.filePath(u("film.backups")), "a file in place of a folder"));
    const Status status = writeBackup("a", folder.filePath(u("film.weft")));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Output);
    QVERIFY(status.error().message.contains(u("film.backups")));
}

WEFT_TEST_MAIN(TestBackups)
#include "tst_backups.moc"
