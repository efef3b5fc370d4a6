#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QFrame;
class QLabel;
class QToolButton;

namespace weft::ui {

class Actions;
class FullScreen;
class LivePreview;
class MonitorDeck;
class PictureHandles;
class TrimView;

/// Shows what the sequence looks like, with handles on the picture for the selected clip, and plays
/// it. While a trim is previewed it shows the pictures on both sides of the cut, and of a shot that
/// is being made for the first time its live preview. Thread: main.
class ProgramMonitor : public QWidget
{
    Q_OBJECT
public:
    ProgramMonitor(Session &session, Actions &actions, QWidget *parent = nullptr);
    ~ProgramMonitor() override;

    MonitorDeck &deck() { return *m_deck; }
    PictureHandles &handles() { return *m_handles; }
    TrimView &trim() { return *m_trim; }
    FullScreen &fullScreen() { return *m_fullScreen; }

    /// Lets a title clip be typed into, on the picture; nothing where it is not under the playhead.
    void editTitle(ClipId clip);

Q_SIGNALS:
    /// Files were dropped here: they are to be imported.
    void filesDropped(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bind(Actions &actions);
    void makeEmptyState(Actions &actions);
    void showSequence();
    void placeOverlays();

    Session &m_session;
    MonitorDeck *m_deck;
    LivePreview *m_live;
    PictureHandles *m_handles;
    TrimView *m_trim;
    FullScreen *m_fullScreen;
    QFrame *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QToolButton *m_import = nullptr;
};

} // namespace weft::ui
