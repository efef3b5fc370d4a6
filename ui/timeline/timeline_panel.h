#pragma once

#include "ui/timeline/canvas.h"

class QScrollBar;

namespace weft::ui {

class TimelineRuler;
class TrackHeaders;

/// The timeline: tools, ruler, track headers, clip area. Binds every action that edits it.
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

Q_SIGNALS:
    /// As TimelineCanvas has it.
    void filesDropped(const QList<QUrl> &files, weft::TrackId track, qint64 frame, bool insert);
    /// A title was added, to be typed into.
    void titleAdded(weft::ClipId clip);

private:
    QWidget *makeToolBar(Actions &actions);
    void showScroll();

    TimelineView m_view;
    TimelineCanvas *m_canvas;
    TimelineRuler *m_ruler;
    TrackHeaders *m_headers;
    QScrollBar *m_along;
    QScrollBar *m_across;
};

} // namespace weft::ui
