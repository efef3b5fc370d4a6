#include "tests/core/edit/otio_edit_cases.h"
#include "tests/support/test_main.h"

#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"

using namespace weft;
using weft::test::CaseTrack;
using weft::test::OtioEditCase;
using weft::test::otioEditCases;

class TestOtioEditCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTrackIsAsExpected_data();
    void theTrackIsAsExpected();
    void everyDifferenceIsExplained();
};

void TestOtioEditCases::theTrackIsAsExpected_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < otioEditCases().size(); ++i)
        QTest::newRow(otioEditCases()[i].name) << static_cast<int>(i);
}

void TestOtioEditCases::theTrackIsAsExpected()
{
    QFETCH(int, index);
    const OtioEditCase &row = otioEditCases()[static_cast<std::size_t>(index)];
    const QString before = QString::fromUtf8(row.before);
    const FrameRate rate = FrameRate::make(row.rate).value();
    const CaseTrack track(rate, row.material, before);
    QCOMPARE(track.text(track.project()), before);

    Document document(track.project());
    const Status status = document.apply(row.edit(track));
    QVERIFY2(status.has_value() == (row.after != nullptr),
             status ? "was not refused" : qPrintable(status.error().message));
    const QString after = QString::fromUtf8(row.after ? row.after : row.before);
    QCOMPARE(track.text(*document.root()), after);
    QCOMPARE(validate(*document.root()).join(QLatin1Char('\n')), QString());

    const QByteArray edited = toProjectText(*document.root());
    document.undo();
    QCOMPARE(toProjectText(*document.root()), toProjectText(track.project()));
    document.redo();
    QCOMPARE(toProjectText(*document.root()), edited);
}

void TestOtioEditCases::everyDifferenceIsExplained()
{
    int same = 0;
    int different = 0;
    for (const OtioEditCase &row : otioEditCases()) {
        QCOMPARE(row.theirs == nullptr, row.why == nullptr);
        if (!row.theirs) {
            ++same;
            continue;
        }
        ++different;
        QVERIFY2(QByteArray(row.theirs) != (row.after ? row.after : row.before), row.name);
        qInfo("%s: %s\n    ours   %s\n    theirs %s", row.name, row.why,
              row.after ? row.after : "(refused)", row.theirs);
    }
    qInfo("%d rows are as in OpenTimelineIO, %d differ", same, different);
}

WEFT_TEST_MAIN(TestOtioEditCases)
#include "tst_otio_edit_cases.moc"
