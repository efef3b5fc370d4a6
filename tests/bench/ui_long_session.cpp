#include "tests/bench/ui_probes.h"
#include "tests/bench/ui_stage.h"

#include "core/edit/edit.h"

#include <QtTest>

#include <malloc.h>
#include <random>

namespace weft::bench {

namespace {

constexpr int kGesturesAMinute = 5 * 60;
constexpr double kMostGrowth = 48; ///< MB; after as long a session that fills the caches

/// What somebody does all day: looks here and there, cuts, trims, moves, takes back, plays a
/// moment.
class Editor
{
public:
    explicit Editor(UiStage &stage)
        : m_stage(stage)
    {}

    void act()
    {
        ui::Session &session = m_stage.session();
        const auto frames = static_cast<int>(session.sequence()->length());
        switch (below(10)) {
        case 0: session.player().seek(below(frames)); break;
        case 1: press(Qt::Key_S); break;
        case 2: press(below(2) ? Qt::Key_Period : Qt::Key_Comma); break;
        case 3: drag(); break;
        case 4:
        case 5: press(Qt::Key_Z, Qt::ControlModifier); break; // as much is taken back as is done
        case 6: m_stage.timeline().view().zoom(below(2) ? 1.3 : 1 / 1.3); break;
        case 7: click(); break;
        case 8: press(below(2) ? Qt::Key_D : Qt::Key_M); break;
        default:
            press(Qt::Key_Space);
            runFor(20);
            press(Qt::Key_Space);
        }
        m_stage.window().actions().refresh();
        QCoreApplication::processEvents();
        // What an event loop would do, which there is none of here.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_chance); }
    QPoint place() { return {below(m_stage.canvas().width()), below(m_stage.canvas().height())}; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_stage.canvas(), key, modifiers);
    }
    void click() { QTest::mouseClick(&m_stage.canvas(), Qt::LeftButton, {}, place()); }
    void drag()
    {
        const QPoint from = place();
        QTest::mousePress(&m_stage.canvas(), Qt::LeftButton, {}, from);
        QPoint to = from;
        for (int step = 0; step < 3; ++step) {
            to += QPoint(below(41) - 20, below(21) - 10);
            dragMove(m_stage.canvas(), to);
        }
        QTest::mouseRelease(&m_stage.canvas(), Qt::LeftButton, {}, to);
        for (QWidget *const popup : QApplication::topLevelWidgets()) {
            if (popup != &m_stage.window() && popup->isVisible())
                popup->close();
        }
    }

    UiStage &m_stage;
    std::mt19937 m_chance{11};
};

/// What the program holds, and not what its allocator keeps for later.
double heldMegabytes()
{
    ::malloc_trim(0);
    return residentMegabytes();
}

} // namespace

std::vector<TargetRow> measureLongSession(const PlayMedia &media, int minutes)
{
    const PlayedSequence played = media.film(30);
    Project project = *played.project;
    for (auto &item : project.media) {
        auto there = std::make_shared<MediaItem>(*item);
        there->path = played.media.media.at(item->id);
        there->info.audio = {{QStringLiteral("aac"), 2, 48000, there->info.video->duration}};
        item = there;
    }
    UiStage stage(project);
    Editor editor(stage);
    const int gestures = minutes * kGesturesAMinute;
    const auto start = Clock::now();
    double early = 0;
    for (int i = 0; i < 2 * gestures; ++i) {
        if (i == gestures)
            early = heldMegabytes();
        editor.act();
    }
    const double late = heldMegabytes();
    const double seconds = millisecondsSince(start) / 1000;
    const QString title = QStringLiteral("%1 minutes in %2 gestures: ").arg(minutes).arg(gestures);
    const QString mb = QStringLiteral("MB");
    return {{title + QStringLiteral("memory after as many that fill the caches"), early, mb},
            {title + QStringLiteral("memory after them"), late, mb},
            {title + QStringLiteral("growth"), late - early, mb, TargetRow::Target::AtMost,
             kMostGrowth},
            {title + QStringLiteral("steps of the history"),
             static_cast<double>(stage.session().document().stepsDone()), QString()},
            {title + QStringLiteral("a gesture, mean"), 1000 * seconds / (2 * gestures),
             QStringLiteral("ms")}};
}

} // namespace weft::bench
