#include "core/render/work_pool.h"

#include "tests/support/test_main.h"

#include <algorithm>
#include <numeric>

using namespace weft;

class TestWorkPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPieceIsDoneOnce_data();
    void everyPieceIsDoneOnce();
};

void TestWorkPool::everyPieceIsDoneOnce_data()
{
    QTest::addColumn<int>("threads");
    for (const int threads : {0, 1, 2, 8})
        QTest::addRow("%d threads", threads) << threads;
}

void TestWorkPool::everyPieceIsDoneOnce()
{
    QFETCH(int, threads);
    WorkPool pool(threads);
    for (int round = 0; round < 200; ++round) {
        const int count = round % 7 == 0 ? 0 : round;
        std::vector<int> done(static_cast<std::size_t>(count));
        std::vector<int> busy(static_cast<std::size_t>(pool.threadCount()));
        pool.run(count, [&](int index, int worker) {
            ++done[static_cast<std::size_t>(index)];
            ++busy[static_cast<std::size_t>(worker)]; // each worker's own
        });
        QVERIFY(std::all_of(done.begin(), done.end(), [](int times) { return times == 1; }));
        QCOMPARE(std::accumulate(busy.begin(), busy.end(), 0), count);
    }
}

WEFT_TEST_MAIN(TestWorkPool)
#include "tst_work_pool.moc"
