#include "ui/monitor/live_preview.h"

#include "ui/monitor/picture_view.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace weft::ui {

namespace {

/// The shot that a sequence shows on top at a frame; 0 where it shows something else there.
ShotId shotOnTop(const Sequence &sequence, std::int64_t frame)
{
    for (auto track = sequence.tracks.rbegin(); track != sequence.tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video || (*track)->hidden)
            continue;
        const auto index = (*track)->clips.indexAt(frame);
        if (!index || !(*track)->clips.at(*index)->enabled)
            continue;
        const Source source = (*track)->clips.at(*index)->source;
        const auto *const generated = std::get_if<ShotSource>(&source);
        return generated ? generated->shot : ShotId();
    }
    return {};
}

} // namespace

LivePreview::LivePreview(Session &session, PictureView &view)
    : QWidget(&view)
    , m_session(session)
    , m_view(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Preview of what is being made"));
    hide();
    connect(&session, &Session::shownChanged, this, &LivePreview::follow);
    connect(&session.player(), &Player::positionChanged, this, &LivePreview::follow);
    connect(&session.generation(), &Generation::statusChanged, this, &LivePreview::follow);
    connect(&session.generation(), &Generation::takesChanged, this, &LivePreview::follow);
}

void LivePreview::follow()
{
    const Generation &generation = m_session.generation();
    const Sequence *const sequence = m_session.sequence();
    const ShotId shot = sequence ? shotOnTop(*sequence, m_session.playhead()) : ShotId();
    const bool isWanted = shot && generation.isBusy(shot) && !generation.status(shot).hasTake;
    m_picture = isWanted ? generation.livePreview(shot) : QImage();
    setVisible(!m_picture.isNull());
    update();
}

/// As large as it fits: the shape of a shot may be another than the sequence's.
void LivePreview::paintEvent(QPaintEvent *)
{
    const QRectF frame = m_view.mapping().target;
    QRectF target(QPointF(), QSizeF(m_picture.size()).scaled(frame.size(), Qt::KeepAspectRatio));
    target.moveCenter(frame.center());
    QPainter painter(this);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.fillRect(frame, Qt::black);
    painter.drawImage(target, m_picture);
    const QString text = tr("Preview");
    const Theme &theme = darkTheme(); // it lies on a picture, whatever the window looks like
    QRectF box(QPointF(), QSizeF(fontMetrics().size(0, text)) + QSizeF(12, 6));
    box.moveTopLeft(frame.intersected(rect()).topLeft() + QPointF(8, 8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.warning);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace weft::ui
