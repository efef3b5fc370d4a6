#pragma once

#include "ui/timeline/canvas.h"

class QScrollBar;
class QGridLayout;

namespace weft::ui {

class TimelineRuler;
class TrackHeaders;
class MasterMeter;

/// The timeline: tools, ruler, track headers, clip area, and how loud it all is. Binds every action
/// that edits it.
class TimelinePanel : public QWidget
{
    Q_OBJECT
public:
    /// @param session and @param actions outlive it
    TimelinePanel(Session &session, Actions &actions, QWidget *parent = nullptr);

    TimelineView &view() { return m_view; }
    TimelineCanvas *canvas() const { return m_canvas; }
    TimelineRuler *ruler() const { return m_ruler; }
    TrackHeaders *headers() const { return m_headers; }
    MasterMeter *meter() const { return m_meter; }

Q_SIGNALS:
    /// As TimelineCanvas has it.
    void filesDropped(const QList<QUrl> &files, weft::TrackId track, qint64 frame, bool insert);
    /// A title was added, to be typed into.
    void titleAdded(weft::ClipId clip);

private:
    QWidget *makeToolBar(Actions &actions);
    void addMeter(QGridLayout &grid, Actions &actions);
    void showScroll();

    TimelineView m_view;
    TimelineCanvas *m_canvas;
    TimelineRuler *m_ruler;
    TrackHeaders *m_headers;
    MasterMeter *m_meter;
    QScrollBar *m_along;
    QScrollBar *m_across;
};

} // namespace weft::ui
