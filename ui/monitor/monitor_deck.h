#pragma once

#include "ui/actions/actions.h"
#include "ui/monitor/picture_view.h"
#include "ui/monitor/playhead_field.h"
#include "ui/monitor/scrub_bar.h"

class QBoxLayout;
class QLabel;
class QToolButton;

namespace weft::ui {

/// A picture with all that plays it: what the program monitor and the source monitor have in
/// common. The play actions act on the deck that has the focus, see play_actions.h. Thread: main.
///
///     zoom ▾  quality ▾              (tools)
///     ┌────────────────────────────────────┐
///     │                                    │
///     └────────────────────────────────────┘
///     ───────▮──────────────────────────────
///     00:00:01:10    ⏮ ◀ ▶ ▶| ⏭    00:00:20:00
class MonitorDeck : public QWidget
{
    Q_OBJECT
public:
    explicit MonitorDeck(Actions &actions, QWidget *parent = nullptr);

    /// @param player outlives the deck or is replaced; null: there is nothing to play
    void setPlayer(Player *player);
    Player *player() const { return m_view->player(); }
    /// What the player plays; null where that is nothing.
    const Sequence *sequence() const;
    std::int64_t length() const { return sequence() ? sequence()->length() : 0; }

    PictureView &view() { return *m_view; }
    ScrubBar &bar() { return *m_bar; }
    PlayheadField &timecode() { return *m_timecode; }
    /// Adds a control to the row above the picture, at its end.
    /// @param stretch its share of the room that is left
    void addTool(QWidget *tool, int stretch = 0);

    /// What is looped and shown on the bar; empty: everything.
    void setMarked(const TimeRange &range);
    bool isLooping() const { return m_isLooping; }
    void setLooping(bool isLooping);
    /// Moves the playhead without a hand: playing goes on from there.
    void goTo(std::int64_t frame);
    /// Whether the size of this deck's view is what pictures are rendered for. Not while another
    /// view of the player is larger.
    void setSizing(bool isSizing);

Q_SIGNALS:
    /// Something could not be done: a sentence.
    void problem(const QString &sentence);

private:
    QBoxLayout *makeTools();
    QBoxLayout *makeTransport();
    QToolButton *makeZoom();
    QToolButton *makeQuality();
    void showSequence();
    void showPosition();
    void showQuality();
    void showZoom();
    void loop();

    Actions &m_actions;
    PictureView *m_view;
    ScrubBar *m_bar;
    PlayheadField *m_timecode;
    QLabel *m_duration;
    QLabel *m_dropped;
    QToolButton *m_zoom;
    QToolButton *m_quality;
    QBoxLayout *m_tools;
    QBoxLayout *m_transport;
    TimeRange m_marked;
    bool m_isLooping = false;
    bool m_isSizing = true;
};

/// A button for an action: its icon, or its text where it has none. A click leaves the focus where
/// it is.
QToolButton *buttonFor(QAction *action, QWidget *parent);

/// The deck that has the focus, or one of its parts has; else the other one.
MonitorDeck *focusedDeck(MonitorDeck *otherwise);

} // namespace weft::ui
