#include "core/generate/recipe_file.h"
#include "core/interchange/interchange.h"
#include "tests/support/patience.h"
#include "tests/ui/ui_test.h"
#include "ui/actions/actions.h"
#include "ui/bin/bin_commands.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/drop.h"
#include "ui/bin/import.h"
#include "ui/project/file_chooser.h"
#include "ui/project/task_strip.h"
#include "ui/project/tasks.h"

#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
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

namespace {

QString sample(const char *name)
{
    return QStringLiteral(WEFT_SOURCE_DIR "/resources/samples/") + QLatin1String(name);
}

/// Chooses what the test says.
class TestChooser : public FileChooser
{
public:
    using FileChooser::FileChooser;
    QStringList filesToOpen(const Question &) override { return files; }
    QString fileToSave(const Question &) override { return files.value(0); }
    QString folder(const Question &) override { return files.value(0); }
    QStringList files;
};

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
    /// Drops something as the window system does. @return whether it was taken
    static bool drop(QWidget *on, const QPoint &at, const QMimeData *mime)
    {
        QDragEnterEvent enter(at, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &enter);
        if (!enter.isAccepted())
            return false;
        QDragMoveEvent move(at, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &move);
        if (!move.isAccepted())
            return false;
        QDropEvent event(at, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &event);
        return event.isAccepted();
    }
    bool dropFiles(QWidget *on, const QPoint &at, const QStringList &paths)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        return drop(on, at, &mime);
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
    // what dropping on the timeline does
    void aFilmDroppedIsLinkedPictureAndSound();
    void theFirstFilmSetsTheSequenceAndCanBeTakenBack();
    void aPictureDroppedStandsFiveSeconds();
    void aSoundDroppedGoesOnASoundTrackOnly();
    void missingTracksAreMade();
    void severalFilesKeepTheirOrder();
    void aProjectDroppedIsNested();
    void aTimelineDroppedBecomesASequence_data();
    void aTimelineDroppedBecomesASequence();
    void subtitlesDroppedBecomeATrack();
    void numberedPicturesOfferOneSequence();
    void aLookUpTableDroppedColoursTheClip();
    void whatWasMadeFromARecipeDroppedIsTheShotAgain();
};

void TestBin::anEmptyBinOffersToImport()
{
    Bin bin;
    auto *const chooser = new TestChooser(bin.session.get());
    chooser->files = QStringList{sample("harbour.mp4")};
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
    Bin::drop(bin.tree()->viewport(), bin.placeOf(folder.value), mime.get());
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

// ---- dropping on the timeline ----

static TrackId trackNamed(const Session &session, const char *name)
{
    for (const auto &track : session.sequence()->tracks) {
        if (track->name == QLatin1String(name))
            return track->id;
    }
    return {};
}

static std::vector<Clip> clipsOn(const Session &session, const char *name)
{
    std::vector<Clip> clips;
    for (const auto &track : session.sequence()->tracks) {
        if (track->name != QLatin1String(name))
            continue;
        for (const Clip &clip : track->clips)
            clips.push_back(clip);
    }
    return clips;
}

void TestBin::aFilmDroppedIsLinkedPictureAndSound()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V2"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V2").size(), 1U, kPatienceMs);
    const auto picture = clipsOn(*session, "V2");
    const auto sound = clipsOn(*session, "A2");
    QCOMPARE(sound.size(), 1U);
    QVERIFY(picture[0]->link);
    QCOMPARE(picture[0]->link, sound[0]->link);
    QCOMPARE(picture[0].range(), sound[0].range());
    QCOMPARE(session->document().history().size(), 1);
    session->undo();
    QVERIFY(session->root()->media.empty());
}

void TestBin::theFirstFilmSetsTheSequenceAndCanBeTakenBack()
{
    const auto session = ui::test::makeSession();
    std::vector<Notice> notices;
    connect(session.get(), &Session::noticed, this,
            [&](const Notice &notice) { notices.push_back(notice); });
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V1"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1U, kPatienceMs);
    QCOMPARE(session->sequence()->settings.width, 360); // upright
    QCOMPARE(session->sequence()->settings.height, 640);
    QCOMPARE(session->sequence()->settings.rate, *FrameRate::make(30000, 1001));
    QVERIFY2(notices[0].text.contains(QLatin1String("360")), qPrintable(notices[0].text));
    QVERIFY(notices[0].act);
    notices[0].act();
    QCOMPARE(session->sequence()->settings.width, 1920);
    QCOMPARE(session->sequence()->settings.rate, FrameRate());
    QCOMPARE(clipsOn(*session, "V1").size(), 1U); // the clip stays
}

void TestBin::aPictureDroppedStandsFiveSeconds()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("photo.jpg")}, {trackNamed(*session, "V1"), 50});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 1U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "V1")[0].range(), (TimeRange{50, 125}));
    QVERIFY(clipsOn(*session, "A1").empty());
}

void TestBin::aSoundDroppedGoesOnASoundTrackOnly()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("music.m4a")}, {trackNamed(*session, "V2"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "A2").size(), 1U, kPatienceMs);
    QVERIFY(clipsOn(*session, "V1").empty() && clipsOn(*session, "V2").empty());
    QCOMPARE(clipsOn(*session, "A2")[0].start, 10);
}

void TestBin::missingTracksAreMade()
{
    const auto session = ui::test::makeSession();
    QVERIFY(session->apply(AddTrack{.kind = TrackKind::Video}));
    importAndPlace(*session, {sample("phone.mp4")}, {trackNamed(*session, "V3"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V3").size(), 1U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "A3").size(), 1U);
    QCOMPARE(session->document().history().size(), 2);
}

void TestBin::severalFilesKeepTheirOrder()
{
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {sample("still.png"), sample("harbour.mp4"), sample("photo.jpg")},
                   {trackNamed(*session, "V1"), 0});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 3U, kPatienceMs);
    const auto clips = clipsOn(*session, "V1");
    const char *const names[] = {"still.png", "harbour.mp4", "photo.jpg"};
    std::int64_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(clipName(*session->root(), *clips[i].body), QLatin1String(names[i]));
        QCOMPARE(clips[i].start, at);
        at = clips[i].end();
    }
    QCOMPARE(session->selection().clips().size(), 3U);
    QCOMPARE(session->document().history().size(), 1);
}

void TestBin::aProjectDroppedIsNested()
{
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    importAndPlace(*session, {sample("first-light.weft")}, {trackNamed(*session, "V1"), 0});
    QTRY_VERIFY_WITH_TIMEOUT(!clipsOn(*session, "V1").empty() || !notices.said.isEmpty(),
                             kPatienceMs);
    QVERIFY2(!clipsOn(*session, "V1").empty(), qPrintable(notices.said.join(QLatin1Char('\n'))));
    const auto clips = clipsOn(*session, "V1");
    const auto *const nested = std::get_if<NestedSource>(&clips[0]->source);
    QVERIFY(nested);
    const Sequence *const inner = session->root()->find(nested->sequence);
    QVERIFY(inner && inner->length() > 0);
    QCOMPARE(session->document().history().size(), 1);
    QCOMPARE(session->media().media.size(), session->root()->media.size()); // all are there
    QCOMPARE(session->root()->folders.front()->name, QStringLiteral("first-light"));
}

void TestBin::aTimelineDroppedBecomesASequence_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"otio", "otioz", "edl", "mlt"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestBin::aTimelineDroppedBecomesASequence()
{
    QFETCH(QString, suffix);
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("cut.") + suffix);
    const Result<ImportedProject> film = readTimeline(sample("first-light.weft"));
    QVERIFY(film);
    QVERIFY(writeTimeline(film->project, film->project.active, path));
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 0});
    QTRY_VERIFY_WITH_TIMEOUT(session->root()->sequences.size() >= 2 || !notices.said.isEmpty(),
                             kPatienceMs);
    QVERIFY2(session->root()->sequences.size() >= 2,
             qPrintable(notices.said.join(QLatin1Char('\n'))));
    QCOMPARE(session->sequence()->length(), film->project.activeSequence()->length());
    QCOMPARE(session->document().history().size(), 1);
    session->undo();
    QCOMPARE(session->root()->sequences.size(), 1U);
}

void TestBin::subtitlesDroppedBecomeATrack()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("words.srt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "1\n00:00:01,000 --> 00:00:03,000\nHello\n\n2\n00:00:02,000 --> 00:00:04,000\nyou\n");
    file.close();
    const auto session = ui::test::makeSession();
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 50});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "Subtitles").size(), 2U, kPatienceMs);
    const auto clips = clipsOn(*session, "Subtitles");
    QCOMPARE(clips[0].range(), (TimeRange{25, 25})); // till the next one begins
    QCOMPARE(clips[1].range(), (TimeRange{50, 50}));
    QCOMPARE(std::get<TitleSource>(clips[1]->source).text, QStringLiteral("you"));
    QCOMPARE(session->sequence()->tracks[2]->name, QStringLiteral("Subtitles")); // on top
    QCOMPARE(session->document().history().size(), 1);
}

void TestBin::numberedPicturesOfferOneSequence()
{
    QTemporaryDir disk;
    QStringList paths;
    for (int i = 8; i <= 11; ++i) {
        QImage picture(64, 36, QImage::Format_RGB32);
        picture.fill(QColor(20 * i, 0, 0));
        paths << disk.filePath(QStringLiteral("walk_%1.png").arg(i, 4, 10, QLatin1Char('0')));
        QVERIFY(picture.save(paths.last()));
    }
    const auto session = ui::test::makeSession();
    std::vector<Notice> notices;
    connect(session.get(), &Session::noticed, this,
            [&](const Notice &notice) { notices.push_back(notice); });
    importAndPlace(*session, paths, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 4U, kPatienceMs);
    QCOMPARE(clipsOn(*session, "V1")[0]->length, 125); // stills at once
    QCOMPARE(notices.size(), std::size_t(1));
    QVERIFY2(notices[0].text.contains(QLatin1Char('4')), qPrintable(notices[0].text));
    notices[0].act();
    const auto clips = clipsOn(*session, "V1");
    QCOMPARE(clips.size(), 1U);
    QCOMPARE(clips[0].range(), (TimeRange{10, 4}));
    const auto *const nested = std::get_if<NestedSource>(&clips[0]->source);
    QVERIFY(nested);
    const Sequence &inner = *session->root()->find(nested->sequence);
    QCOMPARE(inner.length(), 4);
    QCOMPARE(inner.settings.width, 64);
    QCOMPARE(session->document().history().size(), 1);
    QCOMPARE(session->selection().clips(), std::vector{clips[0]->id});
    session->undo();
    QVERIFY(session->root()->media.empty());
    // Others get no such offer.
    importAndPlace(*session, {paths[0], paths[2], paths[3]}, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 3U, kPatienceMs);
    QCOMPARE(notices.size(), std::size_t(1));
}

void TestBin::aLookUpTableDroppedColoursTheClip()
{
    QTemporaryDir disk;
    const QString path = disk.filePath(QStringLiteral("warm.cube"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n");
    file.close();
    const auto session = ui::test::makeSession();
    ui::test::Notices notices(*session);
    const MediaId photo = ui::test::import(*session, sample("photo.jpg"));
    QVERIFY(placeItems(*session, {.media = {photo}}, {trackNamed(*session, "V1"), 0}));
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 500}); // beside it
    QCOMPARE(notices.said.size(), 1);
    importAndPlace(*session, {path}, {trackNamed(*session, "V1"), 20});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1")[0]->effects.size(), 1U, kPatienceMs);
    const Effect effect = clipsOn(*session, "V1")[0]->effects.front();
    QCOMPARE(effect.type, QStringLiteral("lut"));
    QCOMPARE(std::get<MediaId>(effect.parameters.at(QStringLiteral("file"))),
             session->root()->media.back()->id);
    QCOMPARE(session->document().history().size(), 3);
}

void TestBin::whatWasMadeFromARecipeDroppedIsTheShotAgain()
{
    QTemporaryDir disk;
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.version = QStringLiteral("1.0");
    recipe.seed = 42;
    recipe.width = 64;
    recipe.height = 48;
    recipe.length = 30;
    QStringList frames;
    for (int i = 0; i < 3; ++i) {
        frames << disk.filePath(QStringLiteral("00000%1.png").arg(i));
        QImage image(64, 48, QImage::Format_RGB888);
        image.fill(Qt::red);
        image.setText(QString::fromLatin1(kRecipeText), QString::fromUtf8(canonicalRecipe(recipe)));
        QVERIFY(image.save(frames.back()));
    }
    const auto session = ui::test::makeSession();
    importAndPlace(*session, frames, {trackNamed(*session, "V1"), 10});
    QTRY_COMPARE_WITH_TIMEOUT(clipsOn(*session, "V1").size(), 1U, kPatienceMs);
    QCOMPARE(session->root()->shots.size(), 1U);
    const Shot &shot = *session->root()->shots.front();
    QCOMPARE(shot.recipe, recipe);
    QCOMPARE(clipsOn(*session, "V1")[0]->source, Source(ShotSource{shot.id}));
    QCOMPARE(clipsOn(*session, "V1")[0].start, 10);
    QVERIFY(session->root()->media.empty());
    QCOMPARE(session->document().history().size(), 1);
    // again, into the bin: what is there is used
    bool isDone = false;
    importFiles(*session, {frames[1]}, {}, [&](const auto &) { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, kPatienceMs);
    QCOMPARE(session->root()->shots.size(), 1U);
}

WEFT_UI_TEST_MAIN(TestBin)
#include "tst_bin.moc"
