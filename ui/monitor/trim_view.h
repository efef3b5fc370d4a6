#pragma once

#include "core/media/frame_cache.h"
#include "ui/monitor/newest_worker.h"
#include "ui/session/session.h"

#include <QWidget>

namespace weft::ui {

/// Shows the pictures on both sides of a cut while it is trimmed: outgoing | incoming; of a slip
/// and a slide both ends of the clip. Hidden while nothing is trimmed. Thread: main; pictures are
/// rendered on another one, and the newest wins.
class TrimView : public QWidget
{
    Q_OBJECT
public:
    /// @param parent is covered by it
    TrimView(Session &session, QWidget *parent);
    ~TrimView() override;

    /// In pairs; none: nothing is compared, and the view is hidden. A null picture is black.
    /// @param captions one for each, may be fewer
    void setComparison(std::vector<QImage> pictures, QStringList captions = {});
    const std::vector<QImage> &comparison() const { return m_pictures; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void render(const std::vector<std::int64_t> &frames);

    Session &m_session;
    std::vector<QImage> m_pictures;
    QStringList m_captions;
    std::int64_t m_asked = 0; ///< how many requests there were
    std::int64_t m_past = 0;  ///< results of requests up to this number come too late
    std::shared_ptr<FrameCache> m_cache;
    NewestWorker m_worker; // last: it calls back
};

} // namespace weft::ui
