#include "tests/bench/ui_stage.h"

#include "core/project/project_file.h"
#include "ui/monitor/monitor_deck.h"
#include "ui/monitor/picture_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QtTest>

#include <ctime>

namespace weft::bench {

namespace {

constexpr int kArrivesMs = 1000; ///< after which, without anything having come, nothing will

std::unique_ptr<ui::Session> makeSession(std::unique_ptr<AudioOutput> output, const QString &cache)
{
    return std::make_unique<ui::Session>(
        ui::Session::Options{.device = std::move(output),
                             .cache = std::make_shared<CacheStore>(cache, std::int64_t(1) << 30),
                             .hasHardware = false});
}

/// The processor's time that this thread has taken, in ms.
double workOfThread()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

// ---- what is heard ----

Status HeardOutput::start(SampleRing &ring)
{
    m_ring = &ring;
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    return {};
}

void HeardOutput::run(const std::stop_token &stop)
{
    const auto since = Clock::now();
    std::int64_t drawn = 0;
    while (!stop.stop_requested()) {
        const auto due = static_cast<std::int64_t>(millisecondsSince(since) * 48);
        for (; drawn < due; ++drawn) {
            float sample[2];
            m_ring->read(sample, 1);
            if (sample[0] == 0 && sample[1] == 0)
                continue;
            const auto at = (since + std::chrono::microseconds(drawn * 1000 / 48))
                                .time_since_epoch();
            m_last = std::chrono::nanoseconds(at).count();
            std::int64_t none = 0;
            m_first.compare_exchange_strong(none, m_last);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
}

std::optional<Clock::time_point> HeardOutput::at(std::int64_t nanoseconds)
{
    if (nanoseconds == 0)
        return {};
    return Clock::time_point(std::chrono::nanoseconds(nanoseconds));
}

// ---- what is seen ----

Paints::Paints(QWidget &widget)
{
    widget.installEventFilter(this);
}

bool Paints::eventFilter(QObject *, QEvent *event)
{
    m_count += event->type() == QEvent::Paint;
    return false;
}

UiStage::UiStage(const Project &project)
{
    auto output = std::make_unique<HeardOutput>();
    m_output = output.get();
    m_session = makeSession(std::move(output), m_folder.filePath(QStringLiteral("cache")));
    const QString path = m_folder.filePath(QStringLiteral("film.weft"));
    Status done = saveProject(project, path);
    if (done)
        done = m_session->open(path);
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    m_window = std::make_unique<ui::MainWindow>(*m_session);
    m_window->resize(1920, 1080);
    m_window->resetWorkspace();
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not get the keyboard");
    canvas().setFocus();
    settle();
}

QWidget &UiStage::picture()
{
    return m_window->find<ui::ProgramMonitor>("program")->deck().view();
}

void UiStage::settle()
{
    Paints paints(canvas());
    int before = -1;
    while (std::exchange(before, paints.count()) != paints.count())
        runFor(kArrivesMs);
    if (!runUntil([this] { return m_session->player().isSettled(); }, 20'000))
        qFatal("the picture was not got within 20 s");
}

int UiStage::clipsInSight()
{
    const ui::TimelineGeometry &geometry = timeline().view().geometry();
    const TimeRange frames = geometry.framesBetween(0, canvas().width());
    int count = 0;
    for (const ui::TrackRow &row : geometry.rows()) {
        if (geometry.yOf(row) + row.height <= 0 || geometry.yOf(row) >= canvas().height())
            continue;
        const ClipList &clips = timeline().view().sequence()->tracks[row.index]->clips;
        for (std::size_t i = clips.firstEndingAfter(frames.start);
             i < clips.size() && clips.at(i).start < frames.end(); ++i)
            ++count;
    }
    return count;
}

void UiStage::showClips(int count)
{
    std::int64_t frames = 100;
    do {
        timeline().view().showFrames({1000, frames});
        frames += frames / 20;
    } while (clipsInSight() < count && frames < 1'000'000);
}

double UiStage::untilPainted(QWidget &widget, const std::function<void()> &act)
{
    const Paints paints(widget);
    const auto start = Clock::now();
    const double before = workOfThread();
    act();
    if (!runUntil([&] { return paints.count() > 0; }, 2000))
        qFatal("%s is not painted after what was done", widget.metaObject()->className());
    m_worked = workOfThread() - before;
    return millisecondsSince(start);
}

void UiStage::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *const focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : m_window.get(), key, modifiers);
}

void dragMove(QWidget &widget, const QPointF &to)
{
    QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

} // namespace weft::bench
