#include "ui/monitor/picture_view.h"

#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kSizePatienceMs = 60;
/// EBU R 95: what every screen shows of an action, and of graphics.
constexpr double kActionSafe = 0.93;
constexpr double kTitleSafe = 0.90;

QRectF middlePart(const QRectF &whole, double part)
{
    QRectF inner(QPointF(), whole.size() * part);
    inner.moveCenter(whole.center());
    return inner;
}

} // namespace

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    m_sizeTimer.setSingleShot(true);
    m_sizeTimer.setInterval(kSizePatienceMs);
    connect(&m_sizeTimer, &QTimer::timeout, this, [this] {
        const QSize size = displaySize();
        if (std::exchange(m_toldSize, size) != size)
            Q_EMIT displaySizeChanged(size);
    });
}

void PictureView::setPlayer(Player *player)
{
    if (m_player == player)
        return;
    if (m_player)
        m_player->disconnect(this);
    m_player = player;
    m_toldSize = {};
    if (m_player) {
        connect(m_player, &Player::pictureChanged, this, qOverload<>(&QWidget::update));
        connect(m_player, &Player::stateChanged, this, qOverload<>(&QWidget::update));
        connect(m_player, &Player::subjectChanged, this, &PictureView::changeMapping);
    }
    changeMapping();
}

QSize PictureView::frameSize() const
{
    const Sequence *const sequence = m_player ? m_player->sequence().find() : nullptr;
    return sequence ? QSize(sequence->settings.width, sequence->settings.height) : QSize();
}

PictureMapping PictureView::mapping() const
{
    return m_zoom == kFit
               ? fittedMapping(frameSize(), size())
               : zoomedMapping(frameSize(), size(), m_zoom / devicePixelRatioF(), m_centre);
}

void PictureView::setZoom(double zoom)
{
    if (m_zoom == kFit) {
        const QSizeF frame = frameSize();
        m_centre = {frame.width() / 2, frame.height() / 2};
    }
    m_zoom = zoom == kFit ? kFit : std::clamp(zoom, kLeastZoom, kGreatestZoom);
    changeMapping();
    Q_EMIT zoomChanged();
}

void PictureView::setSafeAreas(bool areShown)
{
    m_hasSafeAreas = areShown;
    update();
}

QSize PictureView::displaySize() const
{
    const QSizeF size = mapping().target.size() * devicePixelRatioF();
    return size.toSize().boundedTo(frameSize());
}

bool PictureView::isMarkedInexact() const
{
    if (!m_player || m_player->state() == Player::State::Playing)
        return false;
    const PlayedPicture &picture = m_player->picture();
    return !picture.image.isNull() && (!picture.isExact || picture.frame != m_player->position());
}

void PictureView::changeMapping()
{
    m_sizeTimer.start();
    update();
    Q_EMIT mappingChanged();
}

void PictureView::resizeEvent(QResizeEvent *)
{
    changeMapping();
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    const double turned = event->angleDelta().y() / 120.0;
    if (frameSize().isEmpty() || turned == 0)
        return;
    const PictureMapping before = mapping();
    const double scale = std::clamp(before.scale() * std::pow(1.2, turned) * devicePixelRatioF(),
                                    kLeastZoom, kGreatestZoom);
    m_centre = centreKeeping(before, size(), scale / devicePixelRatioF(), event->position());
    m_zoom = scale;
    changeMapping();
    Q_EMIT zoomChanged();
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    const bool isPan = event->button() == Qt::MiddleButton
                       || (event->button() == Qt::LeftButton && m_zoom != kFit);
    if (!isPan)
        return QWidget::mousePressEvent(event);
    m_isPanning = true;
    m_grip = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPanning || m_zoom == kFit)
        return;
    const PictureMapping now = mapping();
    const QPointF moved = (event->position() - m_grip) / now.scale();
    m_grip = event->position();
    m_centre = {std::clamp(m_centre.x() - moved.x(), 0.0, now.frame.width()),
                std::clamp(m_centre.y() - moved.y(), 0.0, now.frame.height())};
    changeMapping();
}

void PictureView::mouseReleaseEvent(QMouseEvent *)
{
    if (std::exchange(m_isPanning, false))
        unsetCursor();
}

void PictureView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PictureView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    const PictureMapping shown = mapping();
    if (m_player && !shown.isEmpty() && !m_player->picture().image.isNull()) {
        const QImage &image = m_player->picture().image;
        const bool isOneToOne = (shown.target.size() * devicePixelRatioF()).toSize()
                                == image.size();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !isOneToOne);
        const QRectF target = isOneToOne
                                  ? QRectF(shown.target.toRect().topLeft(), shown.target.size())
                                  : shown.target;
        painter.drawImage(target, image);
        if (m_hasSafeAreas)
            paintSafeAreas(painter);
        if (isMarkedInexact())
            paintMark(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(themeOf(this).accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PictureView::paintSafeAreas(QPainter &painter) const
{
    const QRectF whole = mapping().target;
    for (const auto &[part, name] : {std::pair(kActionSafe, tr("Action", "safe area")),
                                     std::pair(kTitleSafe, tr("Titles", "safe area"))}) {
        const QRectF inner = middlePart(whole, part);
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
        painter.drawRect(inner);
        painter.setPen(QPen(Qt::white, 1));
        painter.drawRect(inner);
        painter.drawText(inner.adjusted(6, 2, -6, -2),
                         part == kActionSafe ? Qt::AlignBottom | Qt::AlignLeft
                                             : Qt::AlignBottom | Qt::AlignRight,
                         name);
    }
    const QPointF middle = whole.center();
    painter.drawLine(middle - QPointF(8, 0), middle + QPointF(8, 0));
    painter.drawLine(middle - QPointF(0, 8), middle + QPointF(0, 8));
}

void PictureView::paintMark(QPainter &painter) const
{
    const QString text = tr("≈ approximate");
    const Theme &theme = darkTheme(); // it lies on a picture, whatever the window looks like
    QRectF box(QPointF(), QSizeF(fontMetrics().size(0, text)) + QSizeF(12, 6));
    box.moveTopRight(mapping().target.intersected(rect()).topRight() + QPointF(-8, 8));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.warning);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace weft::ui
