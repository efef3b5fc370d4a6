#include "inference/engine/residents.h"
#include "inference/io/folder_files.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

#include <stdexcept>

using namespace weft::inference;

class TestResidents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatStaysIsReadOnce();
    void theLeastRecentlyUsedGoesFirst();
    void touchingIsUsing();
    void whatIsGreaterThanTheBudgetDoesNotStay();
    void lessBudgetLetsGoAtOnce();
    void otherFilesReplaceWhatIsThere();
    void idleOnesGoAndHeldOnesStay();
    void whatCannotBeReadIsNotThere();
    void whatIsInFilesIsNotGivenBack();
    void filesTellThemselvesApart();
};

namespace {

/// Stands for a network.
struct Number
{
    int value = 0;
};

Residents::Name named(const std::string &network, std::int64_t bytes,
                      const std::string &files = "files")
{
    return {network, files, at::kCPU, bytes, bytes};
}

std::shared_ptr<const Number> get(Residents &residents, const Residents::Name &name, int value = 0)
{
    return residents.get<Number>(name, [value] { return Number{value}; });
}

} // namespace

void TestResidents::whatStaysIsReadOnce()
{
    Residents residents;
    residents.setBudget(10);
    const auto first = get(residents, named("a", 10), 7);
    const auto second = get(residents, named("a", 10), 8);
    QCOMPARE(second.get(), first.get());
    QCOMPARE(second->value, 7);
    QCOMPARE(residents.reads(), 1);
    QCOMPARE(residents.bytes(), 10);
}

void TestResidents::theLeastRecentlyUsedGoesFirst()
{
    Residents residents;
    residents.setBudget(30);
    for (const char *name : {"a", "b", "c", "a", "d"}) // b was not used for longest
        get(residents, named(name, 10));
    QVERIFY(!residents.has(named("b", 10)));
    for (const char *name : {"a", "c", "d"})
        QVERIFY(residents.has(named(name, 10)));
    get(residents, named("e", 20)); // a is the last one used but d
    QVERIFY(residents.has(named("e", 20)) && residents.has(named("d", 10)));
    QCOMPARE(residents.bytes(), 30);
}

void TestResidents::touchingIsUsing()
{
    Residents residents;
    residents.setBudget(20);
    get(residents, named("a", 10));
    get(residents, named("b", 10));
    residents.touch(named("a", 10));
    residents.touch(named("nobody", 10));
    get(residents, named("c", 10));
    QVERIFY(residents.has(named("a", 10)) && !residents.has(named("b", 10)));
}

void TestResidents::whatIsGreaterThanTheBudgetDoesNotStay()
{
    Residents residents;
    QCOMPARE(get(residents, named("a", 1), 3)->value, 3); // there is no budget at first
    residents.setBudget(10);
    QCOMPARE(get(residents, named("a", 11), 3)->value, 3);
    QVERIFY(!residents.has(named("a", 11)));
    QCOMPARE(residents.bytes(), 0);
    QCOMPARE(residents.reads(), 2);
}

void TestResidents::lessBudgetLetsGoAtOnce()
{
    Residents residents;
    residents.setBudget(30);
    std::weak_ptr<const Number> oldest = get(residents, named("a", 10));
    for (const char *name : {"b", "c"})
        get(residents, named(name, 10));
    residents.setBudget(29);
    QVERIFY(oldest.expired());
    QCOMPARE(residents.bytes(), 20);
    residents.clear();
    QCOMPARE(residents.bytes(), 0);
}

void TestResidents::otherFilesReplaceWhatIsThere()
{
    Residents residents;
    residents.setBudget(100);
    std::weak_ptr<const Number> old = get(residents, named("a", 10, "as they were"), 1);
    QVERIFY(!residents.has(named("a", 10, "as they are")));
    QCOMPARE(get(residents, named("a", 10, "as they are"), 2)->value, 2);
    QVERIFY(old.expired());
    QCOMPARE(residents.bytes(), 10);
}

void TestResidents::idleOnesGoAndHeldOnesStay()
{
    Residents residents;
    residents.setBudget(100);
    const auto held = get(residents, named("a", 10));
    get(residents, named("b", 10));
    QVERIFY(residents.letIdleGo());
    QVERIFY(residents.has(named("a", 10)) && !residents.has(named("b", 10)));
    QVERIFY(!residents.letIdleGo());
}

void TestResidents::whatCannotBeReadIsNotThere()
{
    Residents residents;
    residents.setBudget(100);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                             (void) residents.get<Number>(named("a", 10), []() -> Number {
                                 throw std::runtime_error("no");
                             }));
    QVERIFY(!residents.has(named("a", 10)));
    QCOMPARE(residents.reads(), 0);
    QCOMPARE(get(residents, named("a", 10), 4)->value, 4);
}

void TestResidents::whatIsInFilesIsNotGivenBack()
{
    Residents residents;
    residents.setBudget(100);
    Residents::Name mapped = named("a", 10);
    mapped.copied = 0;
    get(residents, mapped);
    get(residents, named("b", 20));
    QCOMPARE(residents.bytes(), 30);
    QCOMPARE(residents.copiedBytes(at::kCPU), 20);
    QCOMPARE(residents.copiedBytes(at::kCUDA), 0);
}

void TestResidents::filesTellThemselvesApart()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QCOMPARE(filesIn({}), std::string());
    QCOMPARE(filesIn(path / "nowhere"), std::string());
    QCOMPARE(filesIn(path), std::string());
    QFile file(folder.filePath(QStringLiteral("weights")));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("1234") == 4 && file.flush());
    const std::string before = filesIn(path);
    QVERIFY(!before.empty());
    QCOMPARE(filesIn(path), before);
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-10),
                             QFileDevice::FileModificationTime));
    const std::string older = filesIn(path);
    QVERIFY(older != before);
    QVERIFY(file.resize(3));
    QVERIFY(filesIn(path) != older);
}

WEFT_TEST_MAIN(TestResidents)
#include "tst_residents.moc"
