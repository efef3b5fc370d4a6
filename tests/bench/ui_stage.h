#pragma once

#include "tests/bench/timing.h"
#include "ui/monitor/program_monitor.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace weft::bench {

/// An output in real time that notes when something is heard.
class HeardOutput : public AudioOutput
{
public:
    Status start(SampleRing &ring) override;
    void stop() override { m_thread = {}; }
    bool isAvailable() const override { return true; }
    std::int64_t heard() const override { return m_ring ? m_ring->position() : 0; }

    /// From now on the first sound is waited for.
    void mark() { m_first = 0; }
    /// When it came; nothing yet: nullopt. Thread: any
    std::optional<Clock::time_point> firstSound() const { return at(m_first); }
    std::optional<Clock::time_point> lastSound() const { return at(m_last); }

private:
    void run(const std::stop_token &stop);
    static std::optional<Clock::time_point> at(std::int64_t nanoseconds);

    SampleRing *m_ring = nullptr;
    std::atomic<std::int64_t> m_first = 0, m_last = 0; ///< of Clock; 0 = none
    std::jthread m_thread;
};

/// Counts how often a widget is painted.
class Paints : public QObject
{
public:
    explicit Paints(QWidget &widget);
    int count() const { return m_count; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_count = 0;
};

/// The whole window of 1920 × 1080, over a project in a folder of its own.
class UiStage
{
public:
    explicit UiStage(const Project &project);

    ui::Session &session() { return *m_session; }
    ui::MainWindow &window() { return *m_window; }
    ui::TimelinePanel &timeline() { return *m_window->find<ui::TimelinePanel>("timeline"); }
    ui::TimelineCanvas &canvas() { return *timeline().canvas(); }
    QWidget &picture();
    HeardOutput &output() { return *m_output; }
    /// Until the picture of the playhead is there, and small pictures and waveforms have come.
    void settle();
    /// How many clips of the timeline are in sight.
    int clipsInSight();
    /// Shows about that many clips.
    void showClips(int count);
    /// From an act to the end of the next painting of a widget, in ms.
    double untilPainted(QWidget &widget, const std::function<void()> &act);
    /// What of the last untilPainted() the main thread worked, in ms.
    double worked() const { return m_worked; }
    /// A key for whoever has the keyboard.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

private:
    QTemporaryDir m_folder;
    HeardOutput *m_output;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
    double m_worked = 0;
};

/// A mouse move with the left button held.
void dragMove(QWidget &widget, const QPointF &to);

} // namespace weft::bench
