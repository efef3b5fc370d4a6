#include "tests/support/patience.h"
#include "tests/ui/test_chooser.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/bin/bin_columns.h"
#include "ui/bin/bin_commands.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/drop.h"
#include "ui/bin/import.h"
#include "ui/project/task_strip.h"
#include "ui/project/tasks.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

#include <set>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;
using weft::ui::test::TestChooser;

namespace {

/// A session with the bin in a window.
struct Bin
{
    std::unique_ptr<Session> session = ui::test::makeSession();
    QMainWindow window;
    Actions actions{&window};
    BinPanel *panel = nullptr;
    ui::test::Notices notices{*session};

    Bin()
    {
        QSettings().clear();
        panel = new BinPanel(*session, actions);
        panel->setLook(BinPanel::Look::List);
        window.setCentralWidget(panel);
        window.resize(900, 500);
        window.show();
        (void) QTest::qWaitForWindowActive(&window);
    }

    QTreeView *tree() const { return panel->findChild<QTreeView *>(QStringLiteral("binTree")); }
    const Project &project() const { return *session->root(); }
    /// Where a thing is in the view that is shown; its name's middle.
    QPoint placeOf(std::int64_t id) const
    {
        return panel->view()->visualRect(indexOf(id)).center();
    }
    QModelIndex indexOf(std::int64_t id, int column = 0) const
    {
        auto *const filter = static_cast<BinFilter *>(panel->view()->model());
        return filter->mapFromSource(panel->model().indexOf(id, column));
    }
    void click(std::int64_t id, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(panel->view()->viewport(), Qt::LeftButton, keys, placeOf(id));
    }
    /// What the view offers a drag of what is selected.
    std::unique_ptr<QMimeData> dragged() const
    {
        const auto *const view = panel->view();
        return std::unique_ptr<QMimeData>(
            view->model()->mimeData(view->selectionModel()->selectedIndexes()));
    }
    static bool dropFiles(QWidget *on, const QPoint &at, const QStringList &paths)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        return ui::test::drop(on, at, &mime);
    }
};

ShotId addShot(Session &session, const char *name)
{
    const ShotId id{session.root()->nextId};
    const auto found = session.generation().catalogue().find(QStringLiteral("testpattern"));
    return found
                   && session.apply(
                       AddShot{QLatin1String(name), {}, defaultRecipe(*found->generator)})
               ? id
               : ShotId();
}

} // namespace

class TestBin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyBinOffersToImport();
    void importingKeepsTheOrderAndIsOneStep();
    void whatCannotBeReadIsListedInOneNotice();
    void aFolderBecomesAFolderTree();
    void aRunningImportCanBeStopped();
    void filesDroppedOnTheBinAreImported();
    void anUnreadableDropIsRefusedWithTheReason();
    void searchingAndFilteringNarrowWhatIsShown();
    void columnsAreThoseThatFit();
    void chosenColumnsAreKept();
    void aSoundIsShownByItsWaveform();
    void aSelectedRowIsReadable();
    void aNameIsEditedInPlace();
    void aDragCarriesIds();
    void draggingOntoAFolderMoves();
    void starsAreSetByClicking();
    void tagsAreEditedAndFound();
    void usesAreCounted();
    void deletingRemovesUnusedFilesOnly();
    void shotsAndSequencesAreDeleted();
    void usersGoWithWhatTheyUse();
    void theMenuRemovesAShot();
    void doubleClickAndEnterOpen();
    void theGridEntersFoldersAndScrubs();
    void theMenuAppendsToTheTimeline();
    void propertiesChangeTheInterpretation();
    void aClipsSourceIsRevealed();
    void thousandsOfItemsStayQuick();
};

void TestBin::anEmptyBinOffersToImport()
{
    Bin bin;
    auto *const chooser = new TestChooser(bin.session.get());
    chooser->paths = {sample("harbour.mp4")};
    auto *const button = bin.panel->findChild<QPushButton *>(QStringLiteral("importMedia"));
    QVERIFY(button && button->isVisible());
    bin.actions.refresh();
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bin.project().media.size(), 1U, kPatienceMs);
    QVERIFY(!button->isVisible());
    QVERIFY(bin.panel->view()->isVisible());
    QTRY_COMPARE(bin.panel->selected().media.size(), 1U);
}

void TestBin::importingKeepsTheOrderAndIsOneStep()
{
    Bin bin;
    std::vector<MediaId> got;
    importFiles(*bin.session, {sample("train.mp4"), sample("photo.jpg"), sample("voice.m4a")}, {},
                [&](std::vector<MediaId> media) { got = std::move(media); });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 3U, kPatienceMs);
    QCOMPARE(bin.project().find(got[0])->name, QStringLiteral("train.mp4"));
    QCOMPARE(bin.project().find(got[1])->name, QStringLiteral("photo.jpg"));
    QVERIFY(bin.project().find(got[1])->info.isStill);
    QCOMPARE(bin.project().find(got[2])->name, QStringLiteral("voice.m4a"));
    QCOMPARE(bin.session->document().history().size(), 1);
    // again: what is there is used
    const std::vector<MediaId> first = got;
    got.clear();
    importFiles(*bin.session, {sample("photo.jpg")}, {},
                [&](std::vector<MediaId> media) { got = std::move(media); });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1U, kPatienceMs);
    QCOMPARE(got[0], first[1]);
    QCOMPARE(bin.project().media.size(), 3U);
    QCOMPARE(bin.session->document().history().size(), 1);
}

void TestBin::whatCannotBeReadIsListedInOneNotice()
{
    Bin bin;
    bool isDone = false;
    importFiles(*bin.session, {sample("photo.jpg"), sample("README.md"), sample("make_project.sh")},
                {}, [&](const std::vector<MediaId> &media) { isDone = media.size() == 1; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, kPatienceMs);
    QCOMPARE(bin.notices.said.size(), 1);
    QVERIFY2(bin.notices.said[0].contains(QLatin1String("2 of 3")),
             qPrintable(bin.notices.said[0]));
}

void TestBin::aFolderBecomesAFolderTree()
{
    QTemporaryDir disk;
    QDir(disk.path()).mkpath(QStringLiteral("shoot/day 1"));
    QFile::copy(sample("photo.jpg"), disk.filePath(QStringLiteral("shoot/photo.jpg")));
    QFile::copy(sample("still.png"), disk.filePath(QStringLiteral("shoot/day 1/still.png")));
    Bin bin;
    QVERIFY(bin.dropFiles(bin.panel, QPoint(50, 200), {disk.filePath(QStringLiteral("shoot"))}));
    QTRY_COMPARE_WITH_TIMEOUT(bin.project().media.size(), 2U, kPatienceMs);
    QCOMPARE(bin.project().folders.size(), 2U);
    const auto folderNamed = [&](const QString &name) -> const Folder * {
        for (const auto &folder : bin.project().folders) {
            if (folder->name == name)
                return folder.get();
        }
        return nullptr;
    };
    const Folder *const shoot = folderNamed(QStringLiteral("shoot"));
    const Folder *const day = folderNamed(QStringLiteral("day 1"));
    QVERIFY(shoot && day);
    QCOMPARE(day->parent, shoot->id);
    for (const auto &item : bin.project().media)
        QCOMPARE(item->folder, item->name == QLatin1String("still.png") ? day->id : shoot->id);
    QCOMPARE(bin.session->document().history().size(), 1);
    // and the tree shows it
    const QModelIndex index = bin.panel->model().indexOf(day->id.value);
    QCOMPARE(bin.panel->model().rowCount(index), 1);
    bin.session->undo();
    QVERIFY(bin.project().folders.empty());
    QVERIFY(!bin.panel->model().indexOf(day->id.value).isValid());
}

void TestBin::aRunningImportCanBeStopped()
{
    Bin bin;
    TaskStrip strip(*bin.session);
    importFiles(*bin.session, {sample("harbour.mp4")}, {});
    QCOMPARE(Tasks::of(*bin.session).all().size(), 1U);
    auto *const stop = strip.findChild<QToolButton *>(QStringLiteral("stopTask"));
    QTRY_VERIFY(stop->isVisible() || Tasks::of(*bin.session).all().empty());
    if (Tasks::of(*bin.session).all().empty())
        QSKIP("the file was probed before anybody could stop it");
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(Tasks::of(*bin.session).all().empty());
    QTest::qWait(300);
    QVERIFY(bin.project().media.empty());
}

void TestBin::filesDroppedOnTheBinAreImported()
{
    Bin bin;
    QVERIFY(bin.dropFiles(bin.panel, QPoint(50, 200), {sample("music.m4a"), sample("photo.jpg")}));
    QTRY_COMPARE_WITH_TIMEOUT(bin.project().media.size(), 2U, kPatienceMs);
    QVERIFY(bin.session->apply(AddFolder{QStringLiteral("Sounds"), {}}));
    const FolderId folder = bin.project().folders.front()->id;
    QVERIFY(
        bin.dropFiles(bin.tree()->viewport(), bin.placeOf(folder.value), {sample("voice.m4a")}));
    QTRY_COMPARE_WITH_TIMEOUT(bin.project().media.size(), 3U, kPatienceMs);
    QCOMPARE(bin.project().media.back()->folder, folder);
}

void TestBin::anUnreadableDropIsRefusedWithTheReason()
{
    QString why;
    QVERIFY(!canDrop({sample("README.md")}, &why));
    QVERIFY2(why.contains(QLatin1String("README.md")), qPrintable(why));
    QVERIFY(!canDrop({QStringLiteral("/nowhere/film.mp4")}, &why));
    QVERIFY2(why.contains(QLatin1String("/nowhere/film.mp4")), qPrintable(why));
    QVERIFY(canDrop({sample("README.md"), sample("photo.jpg")}, &why));
    Bin bin;
    QVERIFY(!bin.dropFiles(bin.panel, QPoint(50, 200), {sample("README.md")}));
    QVERIFY(bin.project().media.empty());
}

void TestBin::searchingAndFilteringNarrowWhatIsShown()
{
    Bin bin;
    const MediaId harbour = ui::test::import(*bin.session, sample("harbour.mp4"));
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    QVERIFY(harbour && photo);
    auto *const search = bin.panel->findChild<QLineEdit *>(QStringLiteral("binSearch"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("harb"));
    QVERIFY(bin.indexOf(harbour.value).isValid());
    QVERIFY(!bin.indexOf(photo.value).isValid());
    QTest::keyClicks(search, QStringLiteral(" nothing such"));
    QVERIFY(!bin.tree()->isVisible()); // says so, with a button
    search->clear();
    auto *const only = bin.panel->findChild<QComboBox *>(QStringLiteral("binOnly"));
    only->setFocus();
    QTest::keyClick(only, Qt::Key_Down);
    QTest::keyClick(only, Qt::Key_Down); // pictures
    QVERIFY(!bin.indexOf(harbour.value).isValid());
    QVERIFY(bin.indexOf(photo.value).isValid());
}

void TestBin::columnsAreThoseThatFit()
{
    Bin bin;
    const MediaId film = ui::test::import(*bin.session, sample("harbour.mp4"));
    QVERIFY(film);
    const QHeaderView *const header = bin.tree()->header();
    int before = BinModel::ColumnCount + 1;
    for (const int width : {900, 700, 500, 300}) {
        bin.window.resize(width, 500);
        QApplication::processEvents();
        QCOMPARE(header->length(), bin.tree()->viewport()->width()); // nothing scrolls sideways
        const int shown = header->count() - header->hiddenSectionCount();
        QVERIFY2(shown < before, qPrintable(QString::number(width)));
        before = shown;
    }
    QCOMPARE(before, 1); // the name alone, and the rest in a line below it
    QVERIFY(!bin.tree()->isColumnHidden(BinModel::Name));
    const auto picture = [&] {
        return bin.tree()->viewport()->grab(bin.tree()->visualRect(bin.indexOf(film.value)));
    };
    const QImage both = picture().toImage();
    static_cast<BinDelegate *>(bin.tree()->itemDelegate())->setLine({});
    QVERIFY(picture().toImage() != both);
}

void TestBin::chosenColumnsAreKept()
{
    Bin bin;
    bin.window.resize(300, 500);
    QApplication::processEvents();
    QTreeView other; // as the next start makes it
    const auto columns = [&] { return bin.tree()->findChild<BinColumns *>(); };
    QVERIFY(columns()->areFitted());
    bin.tree()->sortByColumn(BinModel::Size, Qt::DescendingOrder);
    QTreeView sorted;
    sorted.setModel(bin.tree()->model());
    QVERIFY(BinColumns(&sorted).areFitted());
    QCOMPARE(sorted.header()->sortIndicatorSection(), int(BinModel::Size));
    QCOMPARE(sorted.header()->sortIndicatorOrder(), Qt::DescendingOrder);
    QMenu menu;
    columns()->addTo(&menu);
    QAction *const tags = menu.actions()[5];
    QCOMPARE(tags->text(), BinModel::tr("Tags"));
    tags->trigger();
    QVERIFY(!columns()->areFitted());
    QVERIFY(!bin.tree()->isColumnHidden(BinModel::Tags));
    bin.window.resize(320, 500);
    QApplication::processEvents();
    QVERIFY(!bin.tree()->isColumnHidden(BinModel::Tags));
    other.setModel(bin.tree()->model());
    QVERIFY(!BinColumns(&other).areFitted());
    QVERIFY(!other.isColumnHidden(BinModel::Tags));
    QMenu again;
    columns()->addTo(&again);
    again.actions().front()->trigger(); // as many as fit
    QVERIFY(bin.tree()->isColumnHidden(BinModel::Tags));
    QVERIFY(BinColumns(&other).areFitted());
}

void TestBin::aSoundIsShownByItsWaveform()
{
    Bin bin;
    const MediaId music = ui::test::import(*bin.session, sample("music.m4a"));
    const QModelIndex index = bin.indexOf(music.value);
    auto *const delegate = static_cast<BinDelegate *>(bin.tree()->itemDelegate());
    const auto inked = [&] {
        const QRect place = delegate->pictureRect(bin.tree()->visualRect(index));
        const QImage drawn = bin.tree()->viewport()->grab(place).toImage();
        int count = 0;
        for (int x = 4; x < drawn.width() - 4; ++x) {
            for (int y = 4; y < drawn.height() - 4; ++y)
                count += qGreen(drawn.pixel(x, y)) > 2 * darkTheme().audio.green();
        }
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(inked() > 60, kPatienceMs);
    auto *const pictures = bin.panel->findChild<BinThumbnails *>();
    QVERIFY(pictures->sound(bin.panel->model().entry(bin.panel->model().indexOf(music.value))));
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    QVERIFY(!pictures->sound(bin.panel->model().entry(bin.panel->model().indexOf(photo.value))));
}

void TestBin::aSelectedRowIsReadable()
{
    Bin bin;
    const MediaId film = ui::test::import(*bin.session, sample("harbour.mp4"));
    bin.click(film.value);
    for (const int column : {int(BinModel::Name), int(BinModel::Duration)}) {
        const QRect row = bin.tree()->visualRect(bin.indexOf(film.value, column));
        QTest::mouseMove(bin.tree()->viewport(), QPoint(5, 300));
        const QImage drawn = bin.tree()->viewport()->grab(row).toImage();
        QCOMPARE(drawn.pixelColor(drawn.width() - 3, 3), darkTheme().selected);
    }
}

void TestBin::aNameIsEditedInPlace()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    bin.click(photo.value);
    QTest::keyClick(bin.tree(), Qt::Key_F2);
    auto *const editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Dunes"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(bin.project().find(photo)->name, QStringLiteral("Dunes"));
    QCOMPARE(bin.session->document().history().size(), 2);
}

void TestBin::aDragCarriesIds()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    const MediaId music = ui::test::import(*bin.session, sample("music.m4a"));
    bin.click(photo.value);
    bin.click(music.value, Qt::ControlModifier);
    const auto mime = bin.dragged();
    QVERIFY(mime && mime->hasFormat(QLatin1String(kBinMimeType)));
    const BinItems items = BinItems::fromMime(mime.get());
    QCOMPARE(std::set<MediaId>(items.media.begin(), items.media.end()),
             (std::set<MediaId>{photo, music}));
    QVERIFY(items.shots.empty() && items.sequences.empty());
    QVERIFY(BinItems::fromJson("not json").isEmpty());
}

void TestBin::draggingOntoAFolderMoves()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    QTest::mouseClick(bin.panel->findChild<QToolButton *>(QStringLiteral("newFolder")),
                      Qt::LeftButton);
    QCOMPARE(bin.project().folders.size(), 1U);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // its name
    const FolderId folder = bin.project().folders.front()->id;
    bin.click(photo.value);
    const auto mime = bin.dragged();
    ui::test::drop(bin.tree()->viewport(), bin.placeOf(folder.value), mime.get());
    QCOMPARE(bin.project().find(photo)->folder, folder);
    QCOMPARE(bin.panel->model().indexOf(photo.value).parent(),
             bin.panel->model().indexOf(folder.value));
    bin.session->undo();
    QCOMPARE(bin.project().find(photo)->folder, FolderId());
    QVERIFY(!bin.panel->model().indexOf(photo.value).parent().isValid());
}

void TestBin::starsAreSetByClicking()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    bin.tree()->scrollTo(bin.indexOf(photo.value, BinModel::Rating));
    const QRect place = bin.tree()->visualRect(bin.indexOf(photo.value, BinModel::Rating));
    const QPoint third(place.left() + 6 + 2 * 16 + 8, place.center().y());
    QTest::mouseClick(bin.tree()->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(bin.project().find(photo)->rating, 3);
    QTest::mouseClick(bin.tree()->viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(bin.project().find(photo)->rating, 2);
}

void TestBin::tagsAreEditedAndFound()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    const MediaId music = ui::test::import(*bin.session, sample("music.m4a"));
    const QModelIndex index = bin.indexOf(photo.value, BinModel::Tags);
    bin.tree()->scrollTo(index);
    bin.tree()->setCurrentIndex(index);
    QTest::keyClick(bin.tree(), Qt::Key_F2);
    auto *const editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("sand, evening,sand"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(bin.project().find(photo)->tags,
                 (std::vector<QString>{QStringLiteral("sand"), QStringLiteral("evening")}));
    QTest::keyClicks(bin.panel->findChild<QLineEdit *>(QStringLiteral("binSearch")),
                     QStringLiteral("EVENING"));
    QVERIFY(bin.indexOf(photo.value).isValid());
    QVERIFY(!bin.indexOf(music.value).isValid());
}

void TestBin::usesAreCounted()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    QVERIFY(placeItems(*bin.session, {.media = {photo, photo}}, Placement{}));
    QTRY_COMPARE(bin.indexOf(photo.value).data(BinModel::UsesRole).toInt(), 2);
    bin.session->undo();
    QTRY_COMPARE(bin.indexOf(photo.value).data(BinModel::UsesRole).toInt(), 0);
}

void TestBin::deletingRemovesUnusedFilesOnly()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    const MediaId music = ui::test::import(*bin.session, sample("music.m4a"));
    QVERIFY(placeItems(*bin.session, {.media = {photo}}, Placement{}));
    bin.click(photo.value);
    bin.click(music.value, Qt::ControlModifier);
    QTest::keyClick(bin.tree(), Qt::Key_Delete);
    QVERIFY(bin.project().find(photo));
    QVERIFY(!bin.project().find(music));
    QCOMPARE(bin.notices.said.size(), 1);
    QVERIFY(bin.notices.said[0].contains(QLatin1String("photo.jpg")));
}

void TestBin::shotsAndSequencesAreDeleted()
{
    Bin bin;
    const ShotId used = addShot(*bin.session, "Used");
    const ShotId spare = addShot(*bin.session, "Spare");
    QVERIFY(placeItems(*bin.session, {.shots = {used}}, Placement{}));
    const SequenceId first = bin.project().active;
    addSequence(*bin.session);
    const SequenceId second = bin.project().active;
    bin.click(used.value);
    bin.click(spare.value, Qt::ControlModifier);
    bin.click(second.value, Qt::ControlModifier);
    const std::size_t steps = bin.session->document().stepsDone();
    bin.notices.said.clear();
    QTest::keyClick(bin.tree(), Qt::Key_Delete);
    QVERIFY(bin.project().find(used));
    QVERIFY(!bin.project().find(spare));
    QVERIFY(!bin.project().find(second));
    QCOMPARE(bin.project().active, first);
    QCOMPARE(bin.notices.said.size(), 1);
    QVERIFY(bin.notices.said[0].contains(QLatin1String("Used")));
    QCOMPARE(bin.session->document().stepsDone(), steps + 1);
    bin.session->undo();
    QVERIFY(bin.project().find(spare) && bin.project().find(second));
    // A project keeps one sequence.
    bin.session->redo();
    bin.click(first.value);
    QTest::keyClick(bin.tree(), Qt::Key_Delete);
    QVERIFY(bin.project().find(first));
    QCOMPARE(bin.notices.said.size(), 2);
}

void TestBin::usersGoWithWhatTheyUse()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    const ShotId shot = addShot(*bin.session, "Shot");
    addSequence(*bin.session);
    const SequenceId inner = bin.project().active;
    QVERIFY(placeItems(*bin.session, {.media = {photo}, .shots = {shot}}, Placement{}));
    addSequence(*bin.session);
    const SequenceId outer = bin.project().active;
    QVERIFY(placeItems(*bin.session, {.sequences = {inner}}, Placement{}));
    for (const std::int64_t id : {inner.value, outer.value, shot.value, photo.value})
        bin.click(id, id == inner.value ? Qt::NoModifier : Qt::ControlModifier);
    bin.notices.said.clear();
    QTest::keyClick(bin.tree(), Qt::Key_Delete);
    QVERIFY(bin.notices.said.isEmpty());
    QCOMPARE(bin.project().sequences.size(), std::size_t(1));
    QVERIFY(bin.project().shots.empty() && bin.project().media.empty());
    bin.session->undo();
    QCOMPARE(bin.project().sequences.size(), std::size_t(3));
    QCOMPARE(bin.project().active, outer);
}

void TestBin::theMenuRemovesAShot()
{
    Bin bin;
    const ShotId shot = addShot(*bin.session, "Idea");
    bin.click(shot.value);
    QContextMenuEvent event(QContextMenuEvent::Mouse, bin.placeOf(shot.value),
                            bin.tree()->viewport()->mapToGlobal(bin.placeOf(shot.value)));
    QCoreApplication::sendEvent(bin.tree()->viewport(), &event);
    auto *const menu = bin.panel->findChild<QMenu *>(QStringLiteral("binMenu"));
    QVERIFY(menu);
    for (QAction *const action : menu->actions()) {
        if (action->text() == BinPanel::tr("Remove from the Bin"))
            action->trigger();
    }
    menu->close();
    QVERIFY(bin.project().shots.empty());
}

void TestBin::doubleClickAndEnterOpen()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    std::vector<Source> opened;
    connect(bin.panel, &BinPanel::opened, this,
            [&](const Source &source) { opened.push_back(source); });
    bin.click(photo.value);
    QTest::mouseDClick(bin.tree()->viewport(), Qt::LeftButton, {}, bin.placeOf(photo.value));
    QTest::keyClick(bin.tree(), Qt::Key_Return);
    QCOMPARE(opened, (std::vector<Source>{MediaSource{photo}, MediaSource{photo}}));
    // a sequence is shown in the timeline
    bin.actions.refresh();
    bin.actions.action("sequence.new")->trigger();
    const SequenceId second = bin.project().active;
    QCOMPARE(bin.project().sequences.size(), 2U);
    const SequenceId first = bin.project().sequences.front()->id;
    QVERIFY(second != first);
    bin.click(first.value);
    QTest::mouseDClick(bin.tree()->viewport(), Qt::LeftButton, {}, bin.placeOf(first.value));
    QCOMPARE(bin.project().active, first);
}

void TestBin::theGridEntersFoldersAndScrubs()
{
    Bin bin;
    QVERIFY(bin.session->apply(AddFolder{QStringLiteral("Shoot"), {}}));
    const FolderId folder = bin.project().folders.front()->id;
    const MediaId film = ui::test::import(*bin.session, sample("harbour.mp4"));
    QVERIFY(bin.session->apply(SetMedia{.media = film, .folder = folder}));
    QTest::mouseClick(bin.panel->findChild<QToolButton *>(QStringLiteral("binGrid")),
                      Qt::LeftButton);
    QCOMPARE(bin.panel->look(), BinPanel::Look::Grid);
    bin.click(folder.value);
    QTest::mouseDClick(bin.panel->view()->viewport(), Qt::LeftButton, {},
                       bin.placeOf(folder.value));
    const QRect place = bin.panel->view()->visualRect(bin.indexOf(film.value));
    QVERIFY(place.isValid());
    auto *const delegate = static_cast<BinDelegate *>(bin.panel->view()->itemDelegate());
    const QRect picture = delegate->pictureRect(place);
    auto *const pictures = bin.panel->findChild<BinThumbnails *>();
    const BinEntry entry = bin.panel->model().entry(bin.panel->model().indexOf(film.value));
    QTRY_VERIFY_WITH_TIMEOUT(!pictures->picture(entry).isNull(), kPatienceMs);
    const auto shown = [&] { return bin.panel->view()->grab(picture).toImage(); };
    const auto at = [&](int x) {
        QTest::mouseMove(bin.panel->view()->viewport(), QPoint(x, picture.center().y()));
    };
    const QImage poster = shown();
    at(picture.left() + 3);
    QVERIFY(shown() != poster); // a line says which moment
    const QImage posterItself = pictures->picture(entry).toImage();
    at(picture.right() - 3);
    QTRY_VERIFY_WITH_TIMEOUT(pictures->picture(entry, BinThumbnails::kSteps - 1).toImage()
                                 != posterItself,
                             kPatienceMs);
    QVERIFY(shown() != poster);
    QTest::mouseClick(bin.panel->findChild<QToolButton *>(QStringLiteral("binUp")), Qt::LeftButton);
    QVERIFY(bin.panel->view()->visualRect(bin.indexOf(folder.value)).isValid());
}

void TestBin::theMenuAppendsToTheTimeline()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    bin.click(photo.value);
    QContextMenuEvent event(QContextMenuEvent::Mouse, bin.placeOf(photo.value),
                            bin.tree()->viewport()->mapToGlobal(bin.placeOf(photo.value)));
    QCoreApplication::sendEvent(bin.tree()->viewport(), &event);
    auto *const menu = bin.panel->findChild<QMenu *>(QStringLiteral("binMenu"));
    QVERIFY(menu);
    for (QAction *const action : menu->actions()) {
        if (action->text() == BinPanel::tr("Append to the Timeline"))
            action->trigger();
    }
    menu->close();
    QCOMPARE(bin.session->sequence()->length(), 125);
}

void TestBin::propertiesChangeTheInterpretation()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    bin.click(photo.value);
    QContextMenuEvent event(QContextMenuEvent::Mouse, bin.placeOf(photo.value),
                            bin.tree()->viewport()->mapToGlobal(bin.placeOf(photo.value)));
    QCoreApplication::sendEvent(bin.tree()->viewport(), &event);
    auto *const menu = bin.panel->findChild<QMenu *>(QStringLiteral("binMenu"));
    for (QAction *const action : menu->actions()) {
        if (action->text() == BinPanel::tr("Properties…"))
            action->trigger();
    }
    menu->close();
    auto *const dialog = bin.window.findChild<QDialog *>(QStringLiteral("binProperties"));
    QVERIFY(dialog && !dialog->isModal());
    auto *const matrix = dialog->findChild<QComboBox *>(QStringLiteral("matrix"));
    matrix->setCurrentIndex(matrix->findData(int(ColourMatrix::Bt601)));
    auto *const name = dialog->findChild<QLineEdit *>(QStringLiteral("name"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Dunes"));
    const int before = bin.session->document().history().size();
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(bin.project().find(photo)->interpretation.colour.matrix, ColourMatrix::Bt601);
    QCOMPARE(bin.project().find(photo)->name, QStringLiteral("Dunes"));
    QCOMPARE(bin.session->document().history().size(), before + 1);
}

void TestBin::aClipsSourceIsRevealed()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    QVERIFY(placeItems(*bin.session, {.media = {photo}}, Placement{}));
    QCOMPARE(bin.session->selection().clips().size(), 1U); // what was placed is selected
    QVERIFY(bin.session->apply(AddFolder{QStringLiteral("Inside"), {}}));
    QVERIFY(
        bin.session->apply(SetMedia{.media = photo, .folder = bin.project().folders.front()->id}));
    bin.actions.refresh();
    bin.actions.action("clip.reveal")->trigger();
    QCOMPARE(bin.panel->selected().media, std::vector<MediaId>{photo});
}

void TestBin::thousandsOfItemsStayQuick()
{
    Bin bin;
    const MediaId photo = ui::test::import(*bin.session, sample("photo.jpg"));
    const MediaItem item = *bin.project().find(photo);
    std::vector<Edit> edits;
    for (int i = 0; i < 5000; ++i) {
        MediaItem copy = item;
        copy.name = QStringLiteral("photo %1").arg(i);
        copy.path = QStringLiteral("/nowhere/%1.jpg").arg(i);
        edits.push_back(AddMedia{copy});
    }
    QVERIFY(bin.session->apply(QStringLiteral("many"), std::move(edits)));
    QCOMPARE(bin.panel->model().rowCount(), 5002); // and the sequence
    QTest::qWait(300);                             // uses are counted
    QElapsedTimer timer;
    timer.start();
    QVERIFY(bin.session->apply(SetMedia{.media = photo, .name = QStringLiteral("one")}));
    bin.panel->view()->grab();
    const qint64 elapsed = timer.elapsed();
    QVERIFY2(elapsed < 1500, qPrintable(QString::number(elapsed)));
    QCOMPARE(bin.panel->model().indexOf(photo.value).data().toString(), QStringLiteral("one"));
}

WEFT_UI_TEST_MAIN(TestBin)
#include "tst_bin.moc"
