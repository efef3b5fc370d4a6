#include "core/playback/preview_quality.h"
#include "tests/support/test_main.h"

using namespace weft;

/// The quality of a preview follows the measured speed.
class TestPreviewQuality : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itStaysWhereThereIsTime();
    void itGoesDownWithinASecond();
    void itComesBackWhenItIsEasy();
    void oneSlowPictureChangesNothing();
    void morePixelsCostMore();
    void itDoesNotFlap();
};

namespace {

void addAll(QualityGovernor &governor, double cost, int pictures)
{
    for (int i = 0; i < pictures; ++i)
        governor.add(cost);
}

} // namespace

void TestPreviewQuality::itStaysWhereThereIsTime()
{
    QualityGovernor governor;
    addAll(governor, 0.8, 10'000);
    QCOMPARE(governor.level(), 0);
}

void TestPreviewQuality::itGoesDownWithinASecond()
{
    QualityGovernor governor;
    addAll(governor, 1.6, 12);
    QCOMPARE(governor.level(), 1);
    addAll(governor, 1.6, 12);
    QCOMPARE(governor.level(), QualityGovernor::kLowest);
    addAll(governor, 9, 100);
    QCOMPARE(governor.level(), QualityGovernor::kLowest);
}

void TestPreviewQuality::itComesBackWhenItIsEasy()
{
    QualityGovernor governor;
    addAll(governor, 2, 60);
    addAll(governor, 0.1, 59);
    QCOMPARE(governor.level(), QualityGovernor::kLowest);
    addAll(governor, 0.1, 200);
    QCOMPARE(governor.level(), 0);
}

void TestPreviewQuality::morePixelsCostMore()
{
    QCOMPARE(QualityGovernor::scaled(0.7, 1), 0.7);
    // What is easy at one level is just possible at the next.
    QVERIFY(std::abs(QualityGovernor::scaled(0.35, 4) - 0.9) < 1e-9);
    QVERIFY(QualityGovernor::scaled(0.35, 16) > 2);
}

void TestPreviewQuality::oneSlowPictureChangesNothing()
{
    QualityGovernor governor;
    for (int i = 0; i < 100; ++i) {
        addAll(governor, 0.4, 20);
        governor.add(3);
    }
    QCOMPARE(governor.level(), 0);
}

/// Where half is easy and full too slow, it tries again more and more seldom.
void TestPreviewQuality::itDoesNotFlap()
{
    QualityGovernor governor;
    int changes = 0, before = 0;
    for (int i = 0; i < 20'000; ++i) {
        governor.add(governor.level() == 0 ? 1.3 : 0.3);
        changes += governor.level() != before;
        before = governor.level();
    }
    QVERIFY2(changes < 40, qPrintable(QString::number(changes)));
}

WEFT_TEST_MAIN(TestPreviewQuality)
#include "tst_preview_quality.moc"
