#include "tests/ui/generate_desk.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace weft;
using namespace weft::ui;
using weft::ui::test::click;
using weft::ui::test::Desk;
using weft::ui::test::u;

namespace {

/// A desk with a shot on the timeline that has so many takes, and the panel that lists them.
struct Takes : Desk
{
    explicit Takes(int count = 2)
    {
        QObject::connect(session.get(), &Session::noticed, &window,
                         [this](const Notice &notice) { last = notice; });
        act("generate.insert");
        if (count > 1
            && QTest::qWaitFor([this] { return state() == ShotState::Made; },
                               weft::test::kPatienceMs))
            session->generation().generateTakes(shot().id, count - 1);
    }

    /// Until they are made, and listed.
    bool wait(int count = 2)
    {
        return QTest::qWaitFor(
            [&] {
                int made = 0;
                for (int row = 0; row < view().count(); ++row)
                    made += !view().takeAt(row).isEmpty();
                return made == count && view().count() == count && !isBusy();
            },
            weft::test::kPatienceMs);
    }
    bool isBusy() const { return session->generation().isBusy(); }
    GenerationsView &view() { return *generations->findChild<GenerationsView *>(); }
    const AssetStore &assets() const { return session->generation().assets(); }
    int rowOf(const QString &take)
    {
        for (int row = 0; row < view().count(); ++row) {
            if (view().takeAt(row) == take)
                return row;
        }
        return -1;
    }
    /// A take that the shot does not show.
    QString other()
    {
        for (const Take &take : assets().takes()) {
            if (take.id != shot().take)
                return take.id;
        }
        return {};
    }
    void clickOn(const QString &take, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, keys,
                          view().visualItemRect(view().item(rowOf(take))).center());
    }
    void deleteByKey(const QString &take)
    {
        clickOn(take);
        QTest::keyClick(&view(), Qt::Key_Delete);
    }
    bool isThere(const QString &take) const { return assets().filePath(take).has_value(); }

    Notice last;
};

} // namespace

class TestGenerations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTakeIsDeletedByKeyAndBroughtBack();
    void severalAreDeletedAtOnceByTheMenu();
    void whatAClipShowsStays();
    void aTakeThatAShotHasChosenIsAskedFor();
    void undoBringsADeletedTakeBack();
    void footageStays();
    void aShotThatWasNeverMadeIsRemoved();
    void deletedTakesAreGoneOnceTheProjectIsClosed();
    void deletedTakesStayWhereChangesAreNotSaved();
};

void TestGenerations::aTakeIsDeletedByKeyAndBroughtBack()
{
    Takes desk;
    QVERIFY(desk.wait());
    const QString take = desk.other();
    const std::size_t steps = desk.session->document().stepsDone();
    QVERIFY(!desk.part<QCheckBox>("deleted").isVisible());
    desk.deleteByKey(take);
    QVERIFY(!desk.isThere(take));
    QVERIFY2(desk.last.text.contains(u("free")), qPrintable(desk.last.text)); // the space won
    QCOMPARE(desk.session->document().stepsDone(), steps);
    WAIT_FOR(desk.view().count() == 1);
    QCOMPARE(desk.rowOf(take), -1);
    QCOMPARE(desk.takes(), std::size_t(1));
    // By the notice.
    std::function<void()>(desk.last.act)(); // a copy: it may say something else
    QVERIFY(desk.isThere(take));
    WAIT_FOR(desk.view().count() == 2);
    // From the list of what is deleted.
    desk.clickOn(take);
    click(desk.part<QToolButton>("remove"));
    QVERIFY(!desk.isThere(take));
    auto &deleted = desk.part<QCheckBox>("deleted");
    WAIT_FOR(deleted.isVisible());
    QTest::mouseClick(&deleted, Qt::LeftButton, {}, QPoint(8, deleted.height() / 2));
    WAIT_FOR(desk.view().count() == 1 && desk.view().takeAt(0) == take);
    desk.clickOn(take);
    QCOMPARE(desk.part<QToolButton>("remove").toolTip(), GenerationsPanel::tr("Bring back"));
    click(desk.part<QToolButton>("remove"));
    QVERIFY(desk.isThere(take));
    WAIT_FOR(desk.view().count() == 2 && !deleted.isVisible());
}

void TestGenerations::severalAreDeletedAtOnceByTheMenu()
{
    Takes desk(3);
    QVERIFY(desk.wait(3));
    for (int row = 0; row < desk.view().count(); ++row) {
        if (desk.view().takeAt(row) != desk.shot().take)
            desk.clickOn(desk.view().takeAt(row), Qt::ControlModifier);
    }
    const QPoint place = desk.view().visualItemRect(desk.view().currentItem()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            desk.view().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(desk.view().viewport(), &event);
    auto *const menu = desk.generations->findChild<QMenu *>(u("generationsMenu"));
    QVERIFY(menu);
    menu->actions().last()->trigger();
    menu->close();
    QCOMPARE(desk.session->generation().deletedTakes().size(), std::size_t(2));
    WAIT_FOR(desk.view().count() == 1);
    std::function<void()>(desk.last.act)(); // a copy: it may say something else
    QVERIFY(desk.session->generation().deletedTakes().empty());
}

void TestGenerations::whatAClipShowsStays()
{
    Takes desk;
    QVERIFY(desk.wait());
    const QString take = desk.shot().take;
    desk.deleteByKey(take);
    QVERIFY(desk.isThere(take));
    QVERIFY2(desk.last.text.contains(desk.shot().name), qPrintable(desk.last.text));
    QCOMPARE(desk.state(), ShotState::Made);
}

void TestGenerations::aTakeThatAShotHasChosenIsAskedFor()
{
    Takes desk(1);
    QVERIFY(desk.wait(1));
    const QString take = desk.shot().take;
    QVERIFY(desk.session->apply(Lift{{desk.session->sequence()->tracks[0]->clips.at(0)->id}}));
    desk.deleteByKey(take);
    QVERIFY(desk.isThere(take));
    QCOMPARE(desk.shot().take, take);
    QVERIFY(!desk.last.action.isEmpty());
    const std::size_t steps = desk.session->document().stepsDone();
    const auto deleteIt = desk.last.act;
    deleteIt();
    QVERIFY(!desk.isThere(take));
    QCOMPARE(desk.state(), ShotState::NotMade);
    QCOMPARE(desk.session->document().stepsDone(), steps + 1);
    // Both ways back: the step, and the notice.
    desk.session->undo();
    QVERIFY(desk.isThere(take));
    QCOMPARE(desk.state(), ShotState::Made);
    deleteIt();
    QVERIFY(!desk.isThere(take));
    std::function<void()>(desk.last.act)(); // a copy: it may say something else
    WAIT_FOR(desk.state() == ShotState::Made);
}

void TestGenerations::undoBringsADeletedTakeBack()
{
    Takes desk;
    QVERIFY(desk.wait());
    const QString first = desk.shot().take;
    desk.session->generation().chooseTake(desk.shot().id, desk.other());
    QVERIFY(desk.shot().take != first);
    desk.deleteByKey(first);
    QVERIFY(!desk.isThere(first));
    desk.session->undo();
    QCOMPARE(desk.shot().take, first);
    QVERIFY(desk.isThere(first));
    QCOMPARE(desk.state(), ShotState::Made);
    QVERIFY(desk.session->media().takes.contains(desk.shot().id));
}

void TestGenerations::footageStays()
{
    Takes desk(1);
    QVERIFY(desk.wait(1));
    const QString take = desk.shot().take;
    desk.act("generate.bake");
    WAIT_FOR(desk.session->root()->media.size() == 1);
    desk.deleteByKey(take);
    QVERIFY(desk.isThere(take));
    QVERIFY2(desk.last.text.contains(u("footage")), qPrintable(desk.last.text));
}

void TestGenerations::aShotThatWasNeverMadeIsRemoved()
{
    Takes desk(1);
    QVERIFY(desk.wait(1));
    QVERIFY(desk.session->apply(AddShot{u("Idea"), {}, desk.generate->recipe()}));
    Recipe other = desk.shot(1).recipe;
    other.seed += 100;
    other.parameters[u("palette")] = u("mono");
    QVERIFY(desk.session->apply(SetRecipe{desk.shot(1).id, other}));
    WAIT_FOR(desk.view().count() == 2);
    for (int row = 0; row < 2; ++row) {
        if (desk.view().takeAt(row).isEmpty())
            QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {},
                              desk.view().visualItemRect(desk.view().item(row)).center());
    }
    QTest::keyClick(&desk.view(), Qt::Key_Delete);
    QCOMPARE(desk.session->root()->shots.size(), std::size_t(1));
    desk.session->undo();
    QCOMPARE(desk.session->root()->shots.size(), std::size_t(2));
}

void TestGenerations::deletedTakesAreGoneOnceTheProjectIsClosed()
{
    QTemporaryDir folder;
    Takes desk;
    QVERIFY(desk.wait());
    QVERIFY(desk.session->saveAs(folder.filePath(u("film.weft"))));
    const QString gone = *desk.assets().filePath(desk.other());
    const QString kept = *desk.assets().filePath(desk.shot().take);
    desk.deleteByKey(desk.other());
    QVERIFY(!QFileInfo::exists(gone));
    QCOMPARE(QDir(folder.filePath(u("film.assets"))).entryList({u("*.mkv*")}).size(), 2);
    QVERIFY(desk.session->openNew());
    QCOMPARE(QDir(folder.filePath(u("film.assets"))).entryList({u("*.mkv*")}).size(), 1);
    QVERIFY(QFileInfo::exists(kept));
    // Its recipe is known all the same.
    QVERIFY(desk.session->open(folder.filePath(u("film.weft"))));
    QCOMPARE(desk.assets().takes().size(), std::size_t(2));
    QVERIFY(desk.session->generation().deletedTakes().empty());
}

void TestGenerations::deletedTakesStayWhereChangesAreNotSaved()
{
    QTemporaryDir folder;
    Takes desk;
    QVERIFY(desk.wait());
    const QString shown = desk.shot().take;
    QVERIFY(desk.session->saveAs(folder.filePath(u("film.weft"))));
    desk.session->generation().chooseTake(desk.shot().id, desk.other());
    desk.deleteByKey(shown);
    QVERIFY(!desk.isThere(shown));
    // The file shows it still.
    desk.session->document().discardJournal();
    QVERIFY(desk.session->openNew());
    QVERIFY(desk.session->open(folder.filePath(u("film.weft"))));
    QCOMPARE(desk.shot().take, shown);
    QVERIFY(desk.isThere(shown));
}

WEFT_UI_TEST_MAIN(TestGenerations)
#include "tst_generations.moc"
