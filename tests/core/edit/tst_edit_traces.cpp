#include "tests/core/edit/edit_play.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace weft::test;

/// Every file in traces/ is a play that once broke a promise: found by tst_edit_properties or
/// tests/fuzz/fuzz_edits, shortened, and kept.
class TestEditTraces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatOnceFailedHolds_data();
    void whatOnceFailedHolds();
};

void TestEditTraces::whatOnceFailedHolds_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(WEFT_TRACES));
    const QStringList names = folder.entryList({QStringLiteral("*.jsonl")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestEditTraces::whatOnceFailedHolds()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTemporaryDir folder;
    QCOMPARE(playTrace(file.readAll(), folder.filePath(QStringLiteral("journal"))), QString());
}

WEFT_TEST_MAIN(TestEditTraces)
#include "tst_edit_traces.moc"
