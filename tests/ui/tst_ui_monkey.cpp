#include "core/model/validate.h"
#include "core/project/project_file.h"
#include "tests/ui/ui_test.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"

#include <QDialog>
#include <QMenu>

#include <random>

using namespace weft;
using namespace weft::ui;

/// Presses, drags and keys without sense, on the whole window: whatever comes of it, the project
/// stays valid and every step can be taken back.
class TestUiMonkey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingRandomBreaksAProject_data();
    void nothingRandomBreaksAProject();
};

namespace {

constexpr int kGestures = 1000;
constexpr unsigned kSeeds = 10;

class Monkey
{
public:
    Monkey(MainWindow &window, unsigned seed)
        : m_window(window)
        , m_random(seed)
        , m_canvas(window.find<TimelinePanel>("timeline")->canvas())
    {
        for (const ActionType &type : actionTypes()) {
            const QString id = QLatin1String(type.id);
            const bool opensADialog = QString::fromUtf8(type.text).endsWith(QChar(0x2026));
            const QString area = id.section(QLatin1Char('.'), 0, 0);
            if (!opensADialog && window.actions().isBound(id) && area != QLatin1String("file")
                && area != QLatin1String("help") && area != QLatin1String("view")
                && area != QLatin1String("generate") && id != QLatin1String("edit.undo")
                && id != QLatin1String("edit.redo"))
                m_actions << window.actions().find(id);
        }
    }

    void act()
    {
        switch (below(4)) {
        case 0:
            if (QAction *const action = m_actions[below(static_cast<int>(m_actions.size()))];
                action->isEnabled())
                action->trigger();
            break;
        case 1: QTest::mouseClick(m_canvas, Qt::LeftButton, modifiers(), place()); break;
        case 2: drag(below(6) == 0); break;
        default: m_window.session().player().seek(below(400));
        }
        for (QWidget *const popup : QApplication::topLevelWidgets()) {
            if (popup != &m_window && popup->isVisible())
                popup->close();
        }
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    QPoint place() { return {below(m_canvas->width()), below(m_canvas->height())}; }
    Qt::KeyboardModifiers modifiers()
    {
        const Qt::KeyboardModifiers all[] = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                             Qt::AltModifier, Qt::ControlModifier};
        return all[below(5)];
    }
    void drag(bool isGivenUp)
    {
        const Qt::KeyboardModifiers held = modifiers();
        QPoint at = place();
        QTest::mousePress(m_canvas, Qt::LeftButton, held, at);
        for (int moves = 1 + below(4); moves > 0; --moves) {
            at += QPoint(below(161) - 80, below(81) - 40);
            QMouseEvent move(QEvent::MouseMove, at, m_canvas->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, held);
            QCoreApplication::sendEvent(m_canvas, &move);
        }
        if (isGivenUp)
            QTest::keyClick(m_canvas, Qt::Key_Escape);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, held, at);
    }

    MainWindow &m_window;
    std::mt19937 m_random;
    QWidget *m_canvas;
    QList<QAction *> m_actions;
};

} // namespace

void TestUiMonkey::nothingRandomBreaksAProject_data()
{
    QTest::addColumn<unsigned>("seed");
    // One of them where it is named, so that they run side by side; else all.
    const unsigned only = qEnvironmentVariable("WEFT_MONKEY_SEED").toUInt();
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        if (only == 0 || only == seed)
            QTest::addRow("seed %u", seed) << seed;
    }
}

void TestUiMonkey::nothingRandomBreaksAProject()
{
    QFETCH(unsigned, seed);
    const auto session = test::makeSession();
    QVERIFY(session->open(QStringLiteral(WEFT_SOURCE_DIR "/resources/samples/first-light.weft")));
    MainWindow window(*session);
    window.resize(1280, 720);
    window.show();
    const QByteArray before = toProjectText(*session->root());
    Monkey monkey(window, seed);
    for (int gesture = 0; gesture < kGestures; ++gesture) {
        monkey.act();
        if (gesture % 50 == 0)
            QCoreApplication::processEvents();
        QVERIFY2(!session->isPreviewing(), qPrintable(QString::number(gesture)));
        const QStringList broken = validate(*session->root());
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }
    QVERIFY(session->document().history().size() > 20);
    while (session->document().canUndo())
        session->undo();
    QCOMPARE(toProjectText(*session->root()), before);
}

WEFT_UI_TEST_MAIN(TestUiMonkey)
#include "tst_ui_monkey.moc"
