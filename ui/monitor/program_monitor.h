#pragma once

#include "ui/session/bin_items.h"
#include "ui/session/session.h"

#include <QWidget>

class QFrame;
class QLabel;
class QToolButton;

namespace weft::ui {

class Actions;
class DropZones;
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
    DropZones &zones() { return *m_zones; }

    /// Lets a title clip be typed into, on the picture; nothing where it is not under the playhead.
    void editTitle(ClipId clip);

    /// What letting something of the bin go here does, all at the playhead.
    enum class Zone { Insert, Overwrite, OnTop };

Q_SIGNALS:
    /// Things of the bin were dropped on a zone: they are to be placed.
    void itemsDropped(const weft::ui::BinItems &items, Zone zone);
    /// Files were dropped here: they are to be imported.
    void filesDropped(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bind(Actions &actions);
    void makeEmptyState(Actions &actions);
    void makeZones();
    void point(QDropEvent *event);
    void showSequence();
    void placeOverlays();

    Session &m_session;
    MonitorDeck *m_deck;
    LivePreview *m_live;
    PictureHandles *m_handles;
    TrimView *m_trim;
    FullScreen *m_fullScreen;
    DropZones *m_zones = nullptr;
    QFrame *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QToolButton *m_import = nullptr;
};

} // namespace weft::ui
