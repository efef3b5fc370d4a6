#include "tests/support/patience.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/effects/effects_browser.h"
#include "ui/effects/title_preview.h"
#include "ui/effects/titles.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::TimelineFixture;

namespace {

/// A timeline, and the browser that titles are listed in.
struct Stage : TimelineFixture
{
    Stage()
        : browser(*session, actions)
    {
        browser.resize(320, 700);
        browser.show();
    }
    QTreeWidgetItem *item(const QString &label)
    {
        const auto found = browser.list()->findItems(label, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.front();
    }
    void choose(QTreeWidgetItem *item)
    {
        browser.list()->scrollToItem(item);
        QTest::mouseClick(browser.list()->viewport(), Qt::LeftButton, {},
                          browser.list()->visualItemRect(item).center());
    }
    const TitleSource *selected() const
    {
        const auto &clips = session->selection().clips();
        const auto place = clips.size() == 1 ? findClip(*session->root(), clips[0]) : std::nullopt;
        return place ? std::get_if<TitleSource>(&place->clip->source) : nullptr;
    }

    EffectsBrowser browser;
};

} // namespace

/// Title templates, from the list to the timeline and back.
class TestTitles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void titlesAreListedWithTheirPicture();
    void aDoubleClickPutsOneAtThePlayhead();
    void aDragPutsOneWhereItIsLetGo();
    void titlesAreSavedAndRemoved();
    void aFilmMakesNoTemplate();
    void aBrokenFileIsTold();
};

void TestTitles::cleanup()
{
    for (const Titles::Entry &entry : std::vector(titles().all())) {
        if (entry.isOwn)
            QVERIFY(titles().remove(entry.title.id));
    }
}

void TestTitles::titlesAreListedWithTheirPicture()
{
    Stage stage;
    QVERIFY(!stage.browser.preview()->isVisible());
    for (const Titles::Entry &entry : titles().all())
        QVERIFY2(stage.item(entry.title.label), qPrintable(entry.title.label));
    stage.browser.search()->setFocus();
    QTest::keyClicks(stage.browser.search(), QStringLiteral("lower"));
    QVERIFY(!stage.item(QStringLiteral("Lower Third"))->isHidden());
    QVERIFY(stage.item(QStringLiteral("Quote"))->isHidden());
    TitlePreview *const preview = stage.browser.preview();
    QVERIFY(preview->isVisible()); // what is found first
    QTRY_VERIFY_WITH_TIMEOUT(!preview->pixmap().isNull(), kPatienceMs);
    const QImage lower = preview->pixmap().toImage();
    stage.browser.search()->clear();
    stage.choose(stage.item(QStringLiteral("End Card")));
    QTRY_VERIFY_WITH_TIMEOUT(!preview->pixmap().isNull() && preview->pixmap().toImage() != lower,
                             kPatienceMs);
    stage.choose(stage.item(QStringLiteral("Blur")));
    QVERIFY(!preview->isVisible());
}

void TestTitles::aDoubleClickPutsOneAtThePlayhead()
{
    Stage stage;
    stage.put(QStringLiteral("a"), 0, 300);
    stage.session->player().seek(40);
    const std::size_t before = stage.steps();
    QTreeWidgetItem *const item = stage.item(QStringLiteral("Centred Title"));
    stage.choose(item);
    QTreeWidget &list = *stage.browser.list();
    const QPoint at = list.visualItemRect(item).center();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(stage.steps(), before + 1);
    QCOMPARE(stage.text(QStringLiteral("V1")), QStringLiteral("a:0+300")); // nothing is covered
    QCOMPARE(stage.trackNow(QStringLiteral("V2")).clips.at(0).start, 40);
    QVERIFY(stage.selected()); // the largest words, to be typed
    QCOMPARE(stage.selected()->text, QStringLiteral("Title of the Film"));
    stage.session->undo();
    QVERIFY(stage.trackNow(QStringLiteral("V2")).clips.isEmpty());
}

void TestTitles::aDragPutsOneWhereItIsLetGo()
{
    Stage stage;
    stage.put(QStringLiteral("a"), 0, 300);
    QTreeWidgetItem *const item = stage.item(QStringLiteral("Caption"));
    const std::unique_ptr<QMimeData> mime(
        stage.browser.list()->model()->mimeData({stage.browser.list()->indexFromItem(item)}));
    QVERIFY(mime->hasFormat(QLatin1String(kTitleMime)));
    const std::size_t before = stage.steps();
    QVERIFY(ui::test::drop(stage.canvas(), stage.at(QStringLiteral("V2"), 120), mime.get()));
    QCOMPARE(stage.steps(), before + 1);
    const ClipList &clips = stage.trackNow(QStringLiteral("V2")).clips;
    QCOMPARE(clips.size(), std::size_t(1));
    QCOMPARE(clips.at(0).range(), (TimeRange{120, 75}));
    QVERIFY(stage.selected());
    // On a sound track it goes to the pictures.
    QVERIFY(ui::test::drop(stage.canvas(), stage.at(QStringLiteral("A1"), 250), mime.get()));
    QVERIFY(stage.trackNow(QStringLiteral("A1")).clips.isEmpty());
}

void TestTitles::titlesAreSavedAndRemoved()
{
    Stage stage;
    stage.session->player().seek(0);
    QVERIFY(addTitle(*stage.session, QStringLiteral("name-tag")));
    TitleSource changed = *stage.selected();
    changed.text = QStringLiteral("Grace Hopper");
    QVERIFY(stage.session->apply(
        SetClip{.clip = stage.session->selection().clips()[0], .title = changed}));
    stage.trigger("clip.save-title");
    auto *const dialog = stage.browser.findChild<QInputDialog *>(QStringLiteral("saveTitle"));
    QVERIFY(dialog);
    auto *const name = dialog->findChild<QLineEdit *>();
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("Admiral/1"));
    QTest::keyClick(name, Qt::Key_Return);
    QTreeWidgetItem *const item = stage.item(QStringLiteral("Admiral/1"));
    QVERIFY(item);
    stage.choose(item);
    stage.session->player().seek(200);
    QTest::keyClick(stage.browser.list(), Qt::Key_Return);
    QCOMPARE(*stage.selected(), changed);
    ui::test::Notices notices(*stage.session);
    auto *const remove = stage.browser.findChild<QToolButton *>(QStringLiteral("remove"));
    QVERIFY(remove && remove->isVisible());
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(!stage.item(QStringLiteral("Admiral/1")));
    QCOMPARE(notices.said.size(), 1);
    stage.choose(stage.item(QStringLiteral("Caption"))); // Weft's own stay
    QVERIFY(!remove->isVisible());
}

void TestTitles::aFilmMakesNoTemplate()
{
    Stage stage;
    stage.session->selection().set({stage.put(QStringLiteral("a"), 0, 100)});
    stage.actions.refresh();
    QVERIFY(!stage.actions.action("clip.save-title")->isEnabled());
}

void TestTitles::aBrokenFileIsTold()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bad.weft-title")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\":");
    file.close();
    const Titles some(folder.path());
    QVERIFY(std::none_of(some.all().begin(), some.all().end(),
                         [](const Titles::Entry &entry) { return entry.isOwn; }));
    QCOMPARE(some.problems().size(), 1);
    QVERIFY(some.problems().front().contains(QStringLiteral("bad.weft-title")));
    // In the list too.
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                        + QStringLiteral("/title-templates");
    QDir().mkpath(own);
    QVERIFY(QFile::copy(file.fileName(), own + QStringLiteral("/bad.weft-title")));
    titles().reload();
    Stage stage;
    QTreeWidgetItem *const item = stage.item(EffectsBrowser::tr("Cannot be read"));
    QVERIFY(item && item->toolTip(0).contains(QStringLiteral("bad.weft-title")));
    QVERIFY(QFile::remove(own + QStringLiteral("/bad.weft-title")));
    titles().reload();
    QVERIFY(!stage.item(EffectsBrowser::tr("Cannot be read")));
}

WEFT_UI_TEST_MAIN(TestTitles)
#include "tst_titles.moc"
