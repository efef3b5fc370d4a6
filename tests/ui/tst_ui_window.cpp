#include "tests/ui/ui_test.h"
#include "ui/project/start_page.h"
#include "ui/window/banner.h"
#include "ui/window/command_palette.h"
#include "ui/window/main_window.h"

#include <QLineEdit>
#include <QListWidget>

using namespace weft;
using namespace weft::ui;

class TestUiWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFreshWindowHasAnEmptySequence();
    void withoutAProjectTheStartPageIsShown();
    void theFirstStartShowsFourRegions();
    void theTimelineHasTheKeyboardFirst();
    void aPanelThatIsCalledForGetsTheKeyboard();
    void undoAndRedoAreWhatTheHistoryAllows();
    void aRefusedEditIsToldByTheBanner();
    void aPreviewLeavesNoStep();
    void thePaletteFindsAndRunsACommand();
    void matchingPrefersBeginnings();
};

void TestUiWindow::aFreshWindowHasAnEmptySequence()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.show();
    QVERIFY(session->sequence());
    QCOMPARE(session->sequence()->tracks.size(), std::size_t(4));
    QCOMPARE(session->sequence()->length(), 0);
    QVERIFY(window.windowTitle().startsWith(Session::tr("Untitled")));
}

void TestUiWindow::withoutAProjectTheStartPageIsShown()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.show();
    window.begin({});
    const auto *const page = window.findChild<StartPage *>();
    QVERIFY(page && page->isVisible());
    QVERIFY(session->openNew());
    QVERIFY(!page->isVisible());
}

void TestUiWindow::theFirstStartShowsFourRegions()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    const auto area = [&](const char *id) {
        const QWidget *const panel = window.panel(QLatin1String(id));
        return QRect(panel->mapTo(&window, QPoint()), panel->size());
    };
    for (const char *id : {"bin", "program", "inspector", "timeline"})
        QVERIFY2(!window.panel(QLatin1String(id))->visibleRegion().isEmpty(), id);
    QVERIFY(area("bin").right() < area("program").left());
    QVERIFY(area("program").right() < area("inspector").left());
    QVERIFY(area("timeline").top() > area("program").bottom());
    QVERIFY(area("timeline").height() >= window.height() * 4 / 10);
}

void TestUiWindow::theTimelineHasTheKeyboardFirst()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.begin(QStringLiteral(WEFT_SOURCE_DIR "/resources/samples/first-light.weft"));
    window.actions().refresh();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(session->player().state(), Player::State::Playing);
}

void TestUiWindow::aPanelThatIsCalledForGetsTheKeyboard()
{
    const auto session = test::makeSession();
    test::import(*session, test::mediaFile(QStringLiteral("h264_long.mp4")));
    MainWindow window(*session);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const char *id : {"timeline", "bin", "generate", "inspector", "jobs"}) {
        QWidget *const panel = window.panel(QLatin1String(id));
        for (const Command &command : window.commands()) {
            if (command.title == panel->accessibleName()
                && command.group == MainWindow::tr("Panel"))
                command.run();
        }
        QWidget *const focused = QApplication::focusWidget();
        QVERIFY2(focused && (focused == panel || panel->isAncestorOf(focused)), id);
    }
}

void TestUiWindow::undoAndRedoAreWhatTheHistoryAllows()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.actions().refresh();
    QVERIFY(!window.actions().action("edit.undo")->isEnabled());
    QVERIFY(session->apply(AddMarker{.name = QStringLiteral("here")}));
    window.actions().refresh();
    QVERIFY(window.actions().action("edit.undo")->isEnabled());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(session->sequence()->markers.empty());
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(session->sequence()->markers.size(), std::size_t(1));
}

void TestUiWindow::aRefusedEditIsToldByTheBanner()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.show();
    QVERIFY(!session->apply(Lift{.clips = {ClipId{4711}}}));
    const auto *const banner = window.findChild<Banner *>();
    QVERIFY(!banner->text().isEmpty());
}

void TestUiWindow::aPreviewLeavesNoStep()
{
    const auto session = test::makeSession();
    const Document::Root before = session->root();
    QVERIFY(session->preview(AddMarker{.at = 5, .name = QStringLiteral("here")}));
    QCOMPARE(session->sequence()->markers.size(), std::size_t(1));
    QCOMPARE(session->root(), before);
    session->endPreview();
    QCOMPARE(session->shown(), before);
    QVERIFY(!session->document().canUndo());
}

void TestUiWindow::thePaletteFindsAndRunsACommand()
{
    const auto session = test::makeSession();
    MainWindow window(*session);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(session->apply(AddMarker{.name = QStringLiteral("here")}));
    window.actions().refresh();
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto *const palette = window.findChild<CommandPalette *>();
    QVERIFY(palette);
    auto *const field = palette->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("undo"));
    QVERIFY(palette->findChild<QListWidget *>()->currentItem()->text().startsWith(
        QStringLiteral("Undo")));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(session->sequence()->markers.empty());
}

void TestUiWindow::matchingPrefersBeginnings()
{
    QVERIFY(matchOf(QStringLiteral("Undo"), QStringLiteral("un"))
            > matchOf(QStringLiteral("Lift Under"), QStringLiteral("un")));
    QCOMPARE(matchOf(QStringLiteral("Undo"), QStringLiteral("x")), 0);
    QVERIFY(matchOf(QStringLiteral("Déjà vu"), QStringLiteral("deja")) > 0);
}

WEFT_UI_TEST_MAIN(TestUiWindow)
#include "tst_ui_window.moc"
