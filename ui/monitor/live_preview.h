#pragma once

#include "ui/session/session.h"

#include <QWidget>

namespace weft::ui {

class PictureView;

/// Lies on a monitor's picture while the playhead stands in a shot that is being made and has no
/// take yet: shows the newest picture that its job sent, marked as a preview. Hidden otherwise; the
/// pointer passes through. Thread: main.
class LivePreview : public QWidget
{
    Q_OBJECT
public:
    /// @param view is covered by it, and shows the session's sequence
    LivePreview(Session &session, PictureView &view);

    /// What is shown; null while nothing is.
    const QImage &picture() const { return m_picture; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    Session &m_session;
    PictureView &m_view;
    QImage m_picture;
};

} // namespace weft::ui
