#include "tests/support/test_main.h"

#include "core/model/clip_list.h"

#include <random>

using namespace weft;

class TestClipList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyListHasNothingAnywhere();
    void lookingUpByTimeFindsTheClipOrTheNextOne();
    void aChangedCopyLeavesTheOriginalAsItWas();
    void randomChangesAgreeWithAPlainVector();
    void manyRipplesDoNotScatterTheList();
};

static Clip clip(std::int64_t id, std::int64_t start, std::int64_t length)
{
    auto body = std::make_shared<ClipBody>();
    body->id = {id};
    body->length = length;
    return {start, body};
}

static std::vector<Clip> toVector(const ClipList &list)
{
    return {list.begin(), list.end()};
}

static bool same(const std::vector<Clip> &a, const std::vector<Clip> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Clip &x, const Clip &y) {
        return x.start == y.start && x.body == y.body;
    });
}

void TestClipList::anEmptyListHasNothingAnywhere()
{
    const ClipList list;
    QVERIFY(list.isEmpty());
    QCOMPARE(list.endFrame(), 0);
    QVERIFY(!list.indexAt(0));
    QCOMPARE(list.firstEndingAfter(0), 0u);
    QVERIFY(list.isFree({0, 1'000'000}));
    QVERIFY(list.begin() == list.end());
}

void TestClipList::lookingUpByTimeFindsTheClipOrTheNextOne()
{
    const ClipList list = ClipList::fromSorted({clip(1, 10, 5), clip(2, 15, 5), clip(3, 30, 10)});
    QVERIFY(!list.indexAt(9));
    QCOMPARE(list.indexAt(10), 0u);
    QCOMPARE(list.indexAt(14), 0u);
    QCOMPARE(list.indexAt(15), 1u);
    QVERIFY(!list.indexAt(20));
    QCOMPARE(list.firstEndingAfter(20), 2u);
    QCOMPARE(list.firstEndingAfter(40), 3u);
    QVERIFY(list.isFree({20, 10}));
    QVERIFY(!list.isFree({20, 11}));
    QVERIFY(!list.isFree({19, 2}));
    QCOMPARE(list.endFrame(), 40);
    QCOMPARE(list.indexOf({3}), 2u);
    QVERIFY(!list.indexOf({4}));
}

void TestClipList::aChangedCopyLeavesTheOriginalAsItWas()
{
    const ClipList original = ClipList::fromSorted({clip(1, 0, 5), clip(2, 5, 5)});
    const auto before = toVector(original);
    QCOMPARE(original.shifted(1, 10).at(1).start, 15);
    QCOMPARE(original.removed(0).size(), 1u);
    QCOMPARE(original.inserted(clip(3, 10, 1)).size(), 3u);
    QVERIFY(same(toVector(original), before));
}

void TestClipList::randomChangesAgreeWithAPlainVector()
{
    std::mt19937 random(3);
    std::vector<Clip> plain;
    ClipList list;
    std::int64_t nextId = 1;
    for (int step = 0; step < 6000; ++step) {
        const std::size_t index = plain.empty() ? 0 : random() % plain.size();
        switch (plain.size() < 300 ? 0 : random() % 4) {
        case 0: {
            const Clip added = clip(nextId++, static_cast<std::int64_t>(random() % 100'000),
                                    1 + random() % 20);
            if (!list.isFree(added.range()))
                break;
            list = list.inserted(added);
            plain.insert(std::upper_bound(plain.begin(), plain.end(), added.start,
                                          [](std::int64_t at, const Clip &c) {
                                              return at < c.start;
                                          }),
                         added);
            break;
        }
        case 1:
            list = list.removed(index);
            plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(index));
            break;
        case 2: {
            const Clip other = clip(nextId++, plain[index].start, 1);
            list = list.replaced(index, other);
            plain[index] = other;
            break;
        }
        case 3: {
            const std::int64_t room = index == 0 ? plain[0].start
                                                 : plain[index].start - plain[index - 1].end();
            const std::int64_t by = static_cast<std::int64_t>(random() % 50)
                                    - std::min<std::int64_t>(25, room);
            list = list.shifted(index, by);
            for (std::size_t i = index; i < plain.size(); ++i)
                plain[i].start += by;
            break;
        }
        }
        QCOMPARE(list.size(), plain.size());
        if (step % 50 == 0) {
            QVERIFY(same(toVector(list), plain));
            for (std::size_t i = 0; i < plain.size(); ++i) {
                QCOMPARE(list.at(i).start, plain[i].start);
                QCOMPARE(list.indexAt(plain[i].end() - 1), i);
            }
        }
    }
}

void TestClipList::manyRipplesDoNotScatterTheList()
{
    std::vector<Clip> clips;
    for (int i = 0; i < 10'000; ++i)
        clips.push_back(clip(i + 1, i * 10, 10));
    ClipList list = ClipList::fromSorted(clips);
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i)
        list = list.shifted(random() % list.size(), 1);
    QCOMPARE(list.size(), 10'000u);
    QVERIFY2(list.chunkCount() < 10'000 / 16, qPrintable(QString::number(list.chunkCount())));
}

WEFT_TEST_MAIN(TestClipList)
#include "tst_clip_list.moc"
