#include "core/media/probe.h"
#include "tests/support/patience.h"
#include "tests/ui/test_chooser.h"
#include "tests/ui/ui_test.h"
#include "tests/ui/walk_panels.h"
#include "ui/actions/actions.h"
#include "ui/window/banner.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextEdit>

using namespace weft;
using namespace weft::ui;
using weft::test::kPatienceMs;
using weft::ui::test::sample;
using weft::ui::test::TestChooser;
using weft::ui::test::u;
using weft::ui::test::walkPanels;

namespace {

/// "dock-bin/bin/binSearch".
QString placeOf(const QWidget *widget)
{
    QStringList names;
    for (; widget && !widget->isWindow(); widget = widget->parentWidget())
        names.prepend(widget->objectName().isEmpty()
                          ? QLatin1String(widget->metaObject()->className())
                          : widget->objectName());
    return names.join(QLatin1Char('/'));
}

/// Somebody without a mouse before the whole window: every key goes where the keyboard is.
class Typist : public QObject
{
public:
    Typist()
        : session(ui::test::makeSession())
        , chooser(new TestChooser(session.get()))
        , window(*session)
    {
        window.resize(1280, 720);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not get the keyboard");
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        const auto type = event->type();
        mice += type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease
                || type == QEvent::MouseMove || type == QEvent::Wheel;
        return false;
    }

    /// What has the keyboard, once the dialog, else the window, is in front: nobody else sees to
    /// that where there is no screen.
    QWidget *focus()
    {
        QApplication::processEvents(); // what a key has led to is there before the next one
        QWidget *front = &window;
        for (QDialog *const dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                front = dialog;
        }
        if (QApplication::activeWindow() != front) {
            front->activateWindow();
            (void) QTest::qWaitFor([front] { return QApplication::activeWindow() == front; });
        }
        QWidget *const focused = QApplication::focusWidget();
        return focused ? focused : &window;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            window.actions().refresh();
            QTest::keyClick(focus(), key, modifiers);
        }
    }
    void type(const QString &text) { QTest::keyClicks(focus(), text); }
    /// By the command palette.
    [[nodiscard]] bool command(const char *name)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return qobject_cast<QLineEdit *>(focus()) != nullptr; }))
            return false;
        type(QLatin1String(name));
        press(Qt::Key_Return);
        return QTest::qWaitFor([] { return !QApplication::activeModalWidget(); });
    }
    /// Goes on by Tab until a widget of that name, or one of that kind in it, has the keyboard.
    template<typename Widget>
    [[nodiscard]] bool tabTo(const char *name)
    {
        for (int i = 0; i < 400; ++i) {
            for (QWidget *widget = focus(); widget && qobject_cast<Widget *>(focus());
                 widget = widget->parentWidget()) {
                if (widget->objectName() == QLatin1String(name))
                    return true;
            }
            QTest::keyClick(focus(), Qt::Key_Tab);
        }
        return false;
    }

    const Track &track(const char *name) const
    {
        for (const auto &track : session->sequence()->tracks) {
            if (track->name == QLatin1String(name))
                return *track;
        }
        qFatal("no track %s", name);
    }
    const ClipList &clips(const char *name) const { return track(name).clips; }

    std::unique_ptr<Session> session;
    TestChooser *chooser;
    MainWindow window;
    int mice = 0; ///< events of a mouse
};

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QAbstractButton *>(&widget)
           || qobject_cast<const QAbstractItemView *>(&widget)
           || qobject_cast<const QAbstractSlider *>(&widget)
           || qobject_cast<const QAbstractSpinBox *>(&widget)
           || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
           || qobject_cast<const QTabBar *>(&widget) || (widget.focusPolicy() & Qt::TabFocus);
}

/// Parts of a control that has the keyboard for them, and of Qt's own docks.
bool isPartOfAnother(const QWidget &widget)
{
    for (const QWidget *in = widget.parentWidget(); in; in = in->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox *>(in) || qobject_cast<const QComboBox *>(in)
            || qobject_cast<const QLineEdit *>(in) || qobject_cast<const QTabBar *>(in)
            || qobject_cast<const QAbstractItemView *>(in))
            return true;
    }
    return widget.objectName().startsWith(QLatin1String("qt_")) || widget.inherits("QScrollBar");
}

QList<QWidget *> controlsIn(const QWidget &window)
{
    QList<QWidget *> found;
    for (QWidget *const widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && !widget->visibleRegion().isEmpty()
            && !widget->focusProxy() && isControl(*widget) && !isPartOfAnother(*widget))
            found << widget;
    }
    return found;
}

} // namespace

/// The window without a mouse.
class TestUiKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromImportToExportByKeysAlone();
    void tabStaysOnTheStartPage();
    void everyControlIsReachedByTab();
    void theKeyboardIsSeenWhereItIs();
    void whatTabHasComeToAnswersToItsKeys();

private:
    // The steps of the film, each with what the one before left.
    void begin();
    void importFiles();
    void insertMarkedParts();
    void cutAndDissolve();
    void typeATitle();
    void setAParameter();
    void generate();
    void chooseATake();
    void exportIt();

    std::unique_ptr<Typist> m_typist;
    QTemporaryDir m_folder;
};

void TestUiKeyboard::fromImportToExportByKeysAlone()
{
    m_typist = std::make_unique<Typist>();
    for (const auto step :
         {&TestUiKeyboard::begin, &TestUiKeyboard::importFiles, &TestUiKeyboard::insertMarkedParts,
          &TestUiKeyboard::cutAndDissolve, &TestUiKeyboard::typeATitle,
          &TestUiKeyboard::setAParameter, &TestUiKeyboard::generate, &TestUiKeyboard::chooseATake,
          &TestUiKeyboard::exportIt}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            break;
    }
    const int mice = m_typist->mice;
    m_typist.reset();
    QCOMPARE(mice, 0);
}

void TestUiKeyboard::begin()
{
    m_typist->window.begin({});
    const auto *const page = m_typist->window.findChild<QWidget *>(u("startPage"));
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    QVERIFY(m_typist->tabTo<QAbstractButton>("file.new"));
    m_typist->press(Qt::Key_Space);
    QTRY_VERIFY(!page->isVisible());
    QCOMPARE(QApplication::focusWidget()->objectName(), u("timelineCanvas"));
    // Small, so that the film is made soon.
    QVERIFY(m_typist->session->apply(
        SetSequence{.width = 320, .height = 180, .rate = FrameRate::fromString(u("25"))}));
}

void TestUiKeyboard::importFiles()
{
    m_typist->chooser->paths = {sample("harbour.mp4"), sample("ridge.mp4"), sample("voice.m4a")};
    m_typist->press(Qt::Key_I, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_typist->session->root()->media.size(), std::size_t(3), kPatienceMs);
}

/// Of both films a part that is marked in the source monitor.
void TestUiKeyboard::insertMarkedParts()
{
    for (const int number : {1, 2}) {
        QVERIFY(m_typist->command("Bin"));
        m_typist->press(Qt::Key_Home); // the sequence
        m_typist->press(Qt::Key_Down, {}, number);
        m_typist->press(Qt::Key_Return);
        QVERIFY(m_typist->command("Source"));
        m_typist->press(Qt::Key_Home);
        m_typist->press(Qt::Key_Right, Qt::ShiftModifier, 2);
        m_typist->press(Qt::Key_I);
        m_typist->press(Qt::Key_Right, Qt::ShiftModifier, 6);
        m_typist->press(Qt::Key_O);
        m_typist->press(Qt::Key_F9);
        QCOMPARE(m_typist->clips("V1").size(), std::size_t(number));
    }
    QCOMPARE(m_typist->clips("V1").at(0)->length, std::int64_t(31));
    QCOMPARE(m_typist->clips("V1").at(1).start, std::int64_t(31));
}

void TestUiKeyboard::cutAndDissolve()
{
    QVERIFY(m_typist->command("Timeline"));
    m_typist->press(Qt::Key_Home);
    m_typist->press(Qt::Key_Right, Qt::ShiftModifier, 3);
    m_typist->press(Qt::Key_S);
    QCOMPARE(m_typist->clips("V1").size(), std::size_t(3));
    QCOMPARE(m_typist->clips("V1").at(1).start, std::int64_t(15));
    m_typist->press(Qt::Key_D);
    QVERIFY(m_typist->clips("V1").at(1)->transition);
}

void TestUiKeyboard::typeATitle()
{
    m_typist->press(Qt::Key_T);
    m_typist->type(u("Once"));
    m_typist->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_typist->clips("V2").size(), std::size_t(1));
    const auto *const title = std::get_if<TitleSource>(&m_typist->clips("V2").at(0)->source);
    QVERIFY(title);
    QCOMPARE(title->text, u("Once"));
}

void TestUiKeyboard::setAParameter()
{
    QVERIFY(m_typist->command("Timeline"));
    m_typist->press(Qt::Key_Escape);
    m_typist->press(Qt::Key_Home);
    m_typist->press(Qt::Key_Return); // selects what the playhead is on
    QVERIFY(m_typist->command("Inspector"));
    const auto opacity = [this] {
        for (const Effect &effect : m_typist->clips("V1").at(0)->effects) {
            if (effect.type == u("opacity"))
                return effect.parameters;
        }
        return Parameters();
    };
    QVERIFY(m_typist->tabTo<QAbstractSlider>("opacity"));
    m_typist->press(Qt::Key_Left, {}, 5);
    QCOMPARE(std::get<Curve>(opacity().at(u("opacity"))).constant, 95.0);
    QVERIFY(m_typist->tabTo<QLineEdit>("opacity"));
    m_typist->press(Qt::Key_A, Qt::ControlModifier);
    m_typist->type(u("80"));
    m_typist->press(Qt::Key_Return);
    QCOMPARE(std::get<Curve>(opacity().at(u("opacity"))).constant, 80.0);
}

void TestUiKeyboard::generate()
{
    QVERIFY(m_typist->command("Timeline"));
    m_typist->press(Qt::Key_Escape);
    m_typist->press(Qt::Key_End);
    QVERIFY(m_typist->command("Generate"));
    QVERIFY(m_typist->tabTo<QComboBox>("generator"));
    m_typist->type(u("Test"));
    const auto *const generator = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(generator);
    QCOMPARE(generator->currentData().toString(), u("testpattern"));
    QVERIFY(m_typist->tabTo<QAbstractSpinBox>("frames"));
    m_typist->press(Qt::Key_A, Qt::ControlModifier);
    m_typist->type(u("10"));
    m_typist->press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    const Session &session = *m_typist->session;
    QCOMPARE(session.root()->shots.size(), std::size_t(1));
    QTRY_COMPARE_WITH_TIMEOUT(session.generation().status(session.root()->shots[0]->id).state,
                              ShotState::Made, kPatienceMs);
}

void TestUiKeyboard::chooseATake()
{
    const Session &session = *m_typist->session;
    const auto take = [&session] { return session.root()->shots[0]->take; };
    const QString first = take();
    QVERIFY(m_typist->command("Timeline"));
    m_typist->press(Qt::Key_Return);
    m_typist->press(Qt::Key_Return, Qt::ControlModifier);
    const ShotId shot = session.root()->shots[0]->id;
    QTRY_COMPARE_WITH_TIMEOUT(session.generation().takesOf(shot).size(), std::size_t(2),
                              kPatienceMs);
    m_typist->press(Qt::Key_Down, Qt::ControlModifier);
    const QString second = take();
    QVERIFY(second != first);
    m_typist->press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(take(), first);
}

void TestUiKeyboard::exportIt()
{
    const QString film = m_folder.filePath(u("film.mp4"));
    m_typist->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QDialog *>(m_typist->focus()->window()));
    QVERIFY(m_typist->tabTo<QComboBox>("preset"));
    const auto *const preset = qobject_cast<QComboBox *>(m_typist->focus());
    QVERIFY(preset);
    m_typist->press(Qt::Key_Home);
    for (int i = 0; i < preset->count() && preset->currentData() != u("h264-draft"); ++i)
        m_typist->press(Qt::Key_Down);
    QCOMPARE(preset->currentData().toString(), u("h264-draft"));
    QVERIFY(m_typist->tabTo<QLineEdit>("file"));
    m_typist->press(Qt::Key_A, Qt::ControlModifier);
    m_typist->type(film);
    const auto *const button = m_typist->focus()->window()->findChild<QAbstractButton *>(
        u("export"));
    QVERIFY(button);
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatienceMs);
    QVERIFY(m_typist->tabTo<QAbstractButton>("export"));
    m_typist->press(Qt::Key_Space);
    const JobQueue &jobs = m_typist->session->generation().jobs();
    const auto isOver = [&jobs] {
        return std::any_of(jobs.jobs().begin(), jobs.jobs().end(),
                           [](const Job &job) { return job.exporting && job.isOver(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), kPatienceMs);
    const auto info = probe(film);
    QVERIFY(info && info->video);
    QCOMPARE(info->video->width, 320);
    QCOMPARE(info->video->frameCount, m_typist->session->sequence()->length());
    QCOMPARE(info->audio.size(), std::size_t(1));
}

void TestUiKeyboard::tabStaysOnTheStartPage()
{
    Typist typist;
    typist.window.begin({});
    const auto *const page = typist.window.findChild<QWidget *>(u("startPage"));
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    const auto *const banner = typist.window.findChild<Banner *>(); // which lies over it
    typist.session->notify({Notice::Kind::Warning, u("Something."), u("Mend It"), [] {}});
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        int onPage = 0, onBanner = 0;
        for (int i = 0; i < 40; ++i) {
            QWidget *const focused = typist.focus();
            onPage += page->isAncestorOf(focused);
            onBanner += banner->isAncestorOf(focused);
            QCOMPARE(onPage + onBanner, i + 1);
            QTest::keyClick(focused, key);
        }
        QVERIFY(onPage > 0 && onBanner > 1);
    }
}

void TestUiKeyboard::everyControlIsReachedByTab()
{
    Typist typist;
    QVERIFY(typist.session->open(sample("first-light.weft")));
    typist.session->selection().set({typist.clips("V1").at(0)->id});
    QStringList missed;
    int looked = 0;
    walkPanels(typist.window, [&] {
        typist.window.panel(u("timeline"))->setFocus();
        QSet<QWidget *> reached;
        for (int i = 0; i < 1000; ++i) {
            QWidget *const focused = QApplication::focusWidget();
            if (reached.contains(focused)) {
                break;
            }
            reached << focused;
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        for (QWidget *const control : controlsIn(typist.window)) {
            ++looked;
            if (!reached.contains(control))
                missed << placeOf(control) + QLatin1Char(' ') + control->toolTip()
                              + QLatin1Char(' ') + control->accessibleName();
        }
    });
    QVERIFY2(looked > 1000, qPrintable(QString::number(looked)));
    missed.removeDuplicates();
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
}

void TestUiKeyboard::theKeyboardIsSeenWhereItIs()
{
    Typist typist;
    QVERIFY(typist.session->open(sample("first-light.weft")));
    typist.session->selection().set({typist.clips("V1").at(0)->id});
    QStringList unseen;
    int looked = 0;
    typist.window.setAttribute(Qt::WA_KeyboardFocusChange); // as the Tab key leaves it
    walkPanels(typist.window, [&] {
        for (QWidget *const control : controlsIn(typist.window)) {
            if (!(control->focusPolicy() & Qt::TabFocus))
                continue;
            typist.window.setFocus();
            const QImage without = control->grab().toImage();
            control->setFocus(Qt::TabFocusReason);
            looked += control->hasFocus();
            if (control->hasFocus() && control->grab().toImage() == without)
                unseen << placeOf(control) + QLatin1Char(' ') + control->accessibleName();
        }
    });
    QVERIFY2(looked > 1000, qPrintable(QString::number(looked)));
    unseen.removeDuplicates();
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
}

void TestUiKeyboard::whatTabHasComeToAnswersToItsKeys()
{
    Typist typist;
    QVERIFY(typist.session->open(sample("first-light.weft")));
    const Session &session = *typist.session;
    const Document::Root root = session.root();
    QVERIFY(typist.command("Bin"));
    QVERIFY(typist.tabTo<QComboBox>("binOnly"));
    auto *const only = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(only);
    typist.press(Qt::Key_Down);
    QCOMPARE(only->currentIndex(), 1);
    typist.press(Qt::Key_S); // not a cut, but the next choice that begins so
    QCOMPARE(only->currentText(), u("Sounds"));
    QVERIFY(typist.tabTo<QAbstractButton>("binGrid"));
    auto *const button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    QVERIFY(button);
    const bool was = button->isChecked();
    typist.press(Qt::Key_Space);
    QCOMPARE(button->isChecked(), !was);
    QCOMPARE(session.player().state(), Player::State::Resting);
    QCOMPARE(session.playhead(), 0);
    QCOMPARE(session.root().get(), root.get());
    // What is clicked leaves the keys to the window.
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(typist.window.panel(u("timeline"))->focusProxy(), Qt::LeftButton);
    typist.press(Qt::Key_Space);
    QCOMPARE(session.player().state(), Player::State::Playing);
}

WEFT_UI_TEST_MAIN(TestUiKeyboard)
#include "tst_ui_keyboard.moc"
