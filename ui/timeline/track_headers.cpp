#include "ui/timeline/track_headers.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

namespace weft::ui {

namespace {

constexpr int kEdge = 5; ///< pixels at the lower edge that drag the height
constexpr double kLeastDrag = 4;

// What is as usual looks quiet: the target has a bar beside it, and tracks that ripple are many.
constexpr const char *kQuietTarget
    = "QToolButton:checked { border-color: transparent; background: palette(mid); }"
      "QToolButton:focus { border-color: palette(highlight); }";
constexpr const char *kLoudWhenOff
    = "QToolButton:checked { border-color: transparent; background: transparent; }"
      "QToolButton:!checked { border-color: palette(highlight); background: palette(mid); }"
      "QToolButton:hover { background: palette(mid); }"
      "QToolButton:focus { border-color: palette(highlight); }";

} // namespace

TrackHeader::TrackHeader(TimelineView &view, TrackId track, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_track(track)
{
    const bool isSound = trackNow() && trackNow()->kind == TrackKind::Audio;
    setMouseTracking(true);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 4, kEdge - 3);
    row->setSpacing(1);
    m_target = new QToolButton;
    m_target->setCheckable(true);
    m_target->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_target->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_target->setStyleSheet(QLatin1String(kQuietTarget));
    m_target->installEventFilter(this);
    connect(m_target, &QToolButton::clicked, this, [this] {
        m_view.session().setTarget(m_track);
        refresh();
    });
    row->addWidget(m_target, 1);
    m_lock = addSwitch("lock-open", [track](const Track &now) {
        return SetTrack{.track = track, .locked = !now.locked};
    });
    m_sync = addSwitch("sync-lock", [track](const Track &now) {
        return SetTrack{.track = track, .syncLock = !now.syncLock};
    });
    m_sync->setStyleSheet(QLatin1String(kLoudWhenOff));
    m_off = addSwitch(isSound ? "mute" : "eye", [track, isSound](const Track &now) {
        return isSound ? SetTrack{.track = track, .muted = !now.muted}
                       : SetTrack{.track = track, .hidden = !now.hidden};
    });
    if (isSound)
        m_solo = addSwitch("solo", [track](const Track &now) {
            return SetTrack{.track = track, .solo = !now.solo};
        });
    refresh();
}

QToolButton *TrackHeader::addSwitch(const char *name, std::function<Edit(const Track &)> toggled)
{
    auto *const button = new QToolButton;
    button->setIcon(icon(name));
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, toggled = std::move(toggled)] {
        if (const Track *const now = trackNow())
            m_view.session().apply(toggled(*now));
        m_shown.reset(); // the click has changed the button, whatever came of it
        refresh();
    });
    layout()->addWidget(button);
    return button;
}

const Track *TrackHeader::trackNow() const
{
    if (!m_view.sequence())
        return nullptr;
    for (const auto &track : m_view.sequence()->tracks) {
        if (track->id == m_track)
            return track.get();
    }
    return nullptr;
}

void TrackHeader::refresh()
{
    const Track *const track = trackNow();
    if (!track)
        return;
    const bool isSound = track->kind == TrackKind::Audio;
    const Shown now{track->name,     m_view.session().target(track->kind) == m_track, track->locked,
                    track->syncLock, isSound ? track->muted : track->hidden,          track->solo};
    m_target->setChecked(now.isTarget); // a click has changed it already
    if (m_shown == now)
        return;
    m_shown = now;
    const auto show = [](QToolButton *button, bool isOn, const char *name, const QString &what) {
        button->setChecked(isOn);
        button->setIcon(icon(name));
        button->setToolTip(what);
        button->setAccessibleName(what);
    };
    const QString &name = track->name;
    setAccessibleName(tr("Track %1").arg(name));
    m_target->setText(name);
    m_target->setToolTip(now.isTarget ? tr("New clips go to %1").arg(name)
                                      : tr("Let new clips go to %1").arg(name));
    m_target->setAccessibleName(tr("Target %1").arg(name));
    show(m_lock, track->locked, track->locked ? "lock" : "lock-open",
         track->locked ? tr("Unlock %1").arg(name) : tr("Lock %1").arg(name));
    show(m_sync, track->syncLock, "sync-lock",
         track->syncLock ? tr("%1 moves along with ripples").arg(name)
                         : tr("Let %1 move along with ripples").arg(name));
    if (isSound) {
        show(m_off, track->muted, "mute",
             track->muted ? tr("Hear %1").arg(name) : tr("Mute %1").arg(name));
        show(m_solo, track->solo, "solo",
             track->solo ? tr("Hear more than %1").arg(name) : tr("Hear %1 alone").arg(name));
    } else {
        show(m_off, track->hidden, track->hidden ? "eye-off" : "eye",
             track->hidden ? tr("Show %1").arg(name) : tr("Hide %1").arg(name));
    }
    update();
}

void TrackHeader::rename()
{
    const Track *const track = trackNow();
    if (!track || findChild<QLineEdit *>())
        return;
    auto *const field = new QLineEdit(track->name, this);
    field->setObjectName(QStringLiteral("trackName"));
    field->setAccessibleName(tr("Name of the track"));
    field->setGeometry(m_target->geometry().adjusted(0, 0, 40, 0));
    field->selectAll();
    field->show();
    field->setFocus();
    field->installEventFilter(this);
    connect(field, &QLineEdit::editingFinished, this, [this, field] {
        const Track *const now = trackNow();
        const QString name = field->text().trimmed();
        field->deleteLater();
        field->setObjectName({});
        field->disconnect(this);
        if (now && !name.isEmpty() && name != now->name)
            m_view.session().apply(SetTrack{.track = m_track, .name = name});
    });
}

bool TrackHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_target && event->type() == QEvent::MouseButtonDblClick) {
        rename();
        return true;
    }
    if (watched == m_target && event->type() == QEvent::MouseButtonPress) {
        mousePressEvent(static_cast<QMouseEvent *>(event));
    } else if (watched == m_target && event->type() == QEvent::MouseMove && m_carry) {
        carry(static_cast<QMouseEvent *>(event)->globalPosition().y());
        return m_carry->isCarried;
    } else if (watched == m_target && event->type() == QEvent::MouseButtonRelease && m_carry) {
        const bool wasCarried = m_carry->isCarried;
        release();
        if (wasCarried)
            m_target->setDown(false); // and it is no click
        return wasCarried;
    }
    if (event->type() == QEvent::KeyPress && qobject_cast<QLineEdit *>(watched)
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        watched->disconnect(this);
        watched->deleteLater();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TrackHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.raised);
    if (m_target->isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), theme.accent);
    if (m_carry && m_carry->isCarried && !m_carry->isGivenUp) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

bool TrackHeader::isOverEdge(const QPointF &position) const
{
    return position.y() >= height() - kEdge;
}

void TrackHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double y = event->globalPosition().y();
    if (isOverEdge(mapFromGlobal(event->globalPosition()))) {
        m_height = HeightDrag{height() - qRound(y), height()};
        setFocus(Qt::MouseFocusReason);
        return;
    }
    m_carry.emplace();
    m_carry->y = y;
    const Track *const track = trackNow();
    for (const TrackRow &row : m_view.geometry().rows()) {
        if (track && row.kind == track->kind)
            m_carry->rows.push_back(row);
    }
}

/// The track goes where the row under the pointer was when the drag began.
void TrackHeader::carry(double y)
{
    if (m_carry->isGivenUp)
        return;
    if (!m_carry->isCarried) {
        if (std::abs(y - m_carry->y) < kLeastDrag)
            return;
        m_carry->isCarried = true;
        setFocus(Qt::MouseFocusReason); // for Esc
        raise();
    }
    const auto &rows = m_carry->rows;
    const auto own = std::find_if(rows.begin(), rows.end(),
                                  [&](const TrackRow &row) { return row.track == m_track; });
    if (own == rows.end())
        return;
    const double at = parentWidget()->mapFromGlobal(QPointF(0, y)).y() + m_view.geometry().top();
    auto onto = std::find_if(rows.begin(), rows.end(),
                             [&](const TrackRow &row) { return at < row.top + row.height; });
    if (onto == rows.end())
        --onto;
    // Video tracks lie from the top layer down, sound tracks from the first on.
    const auto down = static_cast<int>(onto - own);
    const int by = own->kind == TrackKind::Video ? -down : down;
    if (by == 0)
        m_view.session().endPreview();
    else
        (void) m_view.session().preview(MoveTrack{m_track, by});
    m_carry->by = by;
    update();
}

void TrackHeader::release()
{
    const auto carry = std::exchange(m_carry, std::nullopt);
    update();
    if (carry && carry->isCarried && !carry->isGivenUp && carry->by != 0)
        m_view.session().apply(MoveTrack{m_track, carry->by});
}

void TrackHeader::giveUp()
{
    if (const auto height = std::exchange(m_height, std::nullopt))
        m_view.setHeight(m_track, height->before);
    if (m_carry) {
        m_carry->isGivenUp = true; // till the button is let go
        m_view.session().endPreview();
    }
    update();
}

bool TrackHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isDragged()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TrackHeader::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isDragged())
        giveUp();
    else
        QWidget::keyPressEvent(event);
}

void TrackHeader::mouseMoveEvent(QMouseEvent *event)
{
    if (m_height)
        m_view.setHeight(m_track, qRound(event->globalPosition().y()) + m_height->offset);
    else if (m_carry)
        carry(event->globalPosition().y());
    else
        setCursor(isOverEdge(event->position()) ? Qt::SplitVCursor : Qt::ArrowCursor);
}

void TrackHeader::mouseReleaseEvent(QMouseEvent *)
{
    m_height.reset();
    release();
}

void TrackHeader::mouseDoubleClickEvent(QMouseEvent *)
{
    rename();
}

void TrackHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const Track *const track = trackNow();
    if (!track)
        return;
    Session &session = m_view.session();
    const TrackId id = m_track;
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Rename"), this, &TrackHeader::rename);
    menu->addAction(tr("Move &Up"), this, [&session, id] { session.apply(MoveTrack{id, 1}); });
    menu->addAction(tr("Move &Down"), this, [&session, id] { session.apply(MoveTrack{id, -1}); });
    menu->addSeparator();
    const TrackKind kind = track->kind;
    menu->addAction(tr("&Add Track"), this,
                    [&session, kind] { session.apply(AddTrack{.kind = kind}); });
    menu->addAction(tr("Re&move Track"), this, [&session, id] { session.apply(RemoveTrack{id}); });
    menu->addSeparator();
    for (const auto &[text, height] : {std::pair(tr("All Tracks &Small"), 32),
                                       {tr("All Tracks M&iddle"), 64},
                                       {tr("All Tracks &Large"), 112}})
        menu->addAction(text, this, [this, size = height] { m_view.setHeights(size); });
    menu->popup(event->globalPos());
}

TrackHeaders::TrackHeaders(TimelineView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
{
    setFixedWidth(kWidth);
    connect(&view, &TimelineView::moved, this, &TrackHeaders::refresh);
    connect(&view, &TimelineView::changed, this, &TrackHeaders::refresh);
    refresh();
}

TrackHeader *TrackHeaders::header(TrackId track) const
{
    const auto found = std::find_if(m_headers.begin(), m_headers.end(),
                                    [&](TrackHeader *each) { return each->track() == track; });
    return found == m_headers.end() ? nullptr : *found;
}

void TrackHeaders::refresh()
{
    const TimelineGeometry &geometry = m_view.geometry();
    std::vector<TrackHeader *> kept;
    for (const TrackRow &row : geometry.rows()) {
        TrackHeader *each = header(row.track);
        if (!each) {
            each = new TrackHeader(m_view, row.track, this);
            each->show();
        }
        each->setGeometry(0, geometry.yOf(row), width(), row.height);
        each->refresh();
        kept.push_back(each);
    }
    for (TrackHeader *const each : m_headers) {
        if (std::find(kept.begin(), kept.end(), each) == kept.end()) {
            each->hide();
            each->deleteLater();
        }
    }
    m_headers = std::move(kept);
}

void TrackHeaders::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).window);
}

void TrackHeaders::wheelEvent(QWheelEvent *event)
{
    m_view.scrollTo(m_view.geometry().left(), m_view.geometry().top() - event->angleDelta().y());
    event->accept();
}

} // namespace weft::ui
