#pragma once

#include "ui/monitor/monitor_deck.h"
#include "ui/monitor/source_project.h"
#include "ui/session/session.h"

class QDropEvent;
class QMimeData;

namespace weft::ui {

class DropZones;
class SoundView;

/// Shows a thing of the bin by a player of its own, marks a part of it and puts that on the
/// timeline: by actions (three-point editing) or by dragging the picture there. A sound is shown by
/// its waveform. What is dropped here from the bin is shown. Thread: main.
class SourceMonitor : public QWidget
{
    Q_OBJECT
public:
    SourceMonitor(Session &session, Actions &actions, QWidget *parent = nullptr);
    ~SourceMonitor() override;

    /// What it is heard through; none: nothing is heard. Before anything is shown.
    void setDevice(std::unique_ptr<AudioOutput> device) { m_device = std::move(device); }

    using QWidget::show;
    /// Brings a thing of the bin up, at the frame it was left at. Something else than media, a shot
    /// or a sequence is told to be refused.
    void show(const Source &source);
    void show(MediaId media) { show(Source(MediaSource{media})); }
    void show(ShotId shot) { show(Source(ShotSource{shot})); }
    void show(SequenceId sequence) { show(Source(NestedSource{sequence})); }
    /// Shows what the selected clip under the playhead, else the uppermost one there, shows at that
    /// moment.
    void matchFrame();

    MonitorDeck &deck() { return *m_deck; }
    SoundView &sound() { return *m_wave; }
    DropZones &zones() { return *m_zones; }
    /// What is shown.
    const std::optional<Source> &source() const { return m_source; }

    /// The in and the out point, in frames of what is shown; the out point is not included.
    std::optional<std::int64_t> in() const { return m_marks.in; }
    std::optional<std::int64_t> out() const { return m_marks.out; }
    void markIn();
    void markOut();
    void clearMarks();
    /// From the in point to the out point, of which either may not be set.
    TimeRange part() const;

    enum class Placing { Insert, Overwrite, Append };
    /// Puts the marked part on the target tracks: at the playhead, or into the marked range of the
    /// sequence, whose length then counts unless an out point is set here and none there. The
    /// playhead goes to its end.
    void place(Placing placing);
    /// What a drag to the timeline carries: {"media":[3],"in":50,"length":100,"rate":"25",
    /// "picture":true,"sound":true}, in frames at that rate.
    std::unique_ptr<QMimeData> dragged() const;

Q_SIGNALS:
    /// Something was brought up: this panel is to be seen.
    void raised();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Marks
    {
        std::optional<std::int64_t> in;
        std::optional<std::int64_t> out;
    };
    struct Remembered
    {
        Source source;
        Marks marks;
        std::int64_t position = 0;
    };

    void bind(Actions &actions);
    void makeTools();
    void makePlayer();
    void load();
    void unload();
    void remember();
    void setMarks(const Marks &marks);
    void setPart(const TimeRange &part);
    std::optional<Source> shownBy(const QDropEvent &event) const;
    void showState();
    std::optional<Clip> matched() const;
    std::function<void()> markKey(const QKeyEvent &event);
    void startDrag();

    Session &m_session;
    Actions &m_actions;
    MonitorDeck *m_deck;
    QLabel *m_name;
    QLabel *m_empty;
    SoundView *m_wave;
    DropZones *m_zones;
    QToolButton *m_picture;
    QToolButton *m_sound;
    std::unique_ptr<AudioOutput> m_device;
    std::optional<Source> m_source;
    SourceProject m_shown;
    Marks m_marks;
    std::vector<Remembered> m_remembered;
    std::optional<QPoint> m_pressedAt;
    std::unique_ptr<Player> m_player; // last: it plays what is above
};

} // namespace weft::ui
