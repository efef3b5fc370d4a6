#include "ui/monitor/monitor_deck.h"

#include "core/time/timecode.h"
#include "ui/monitor/full_screen.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace weft::ui {

namespace {

constexpr const char *kTransport[] = {"play.start",  "play.previous-cut", "play.step-back",
                                      "play.toggle", "play.step",         "play.next-cut",
                                      "play.end",    "play.loop"};
constexpr const char *kQualities[] = {"play.quality-auto", "play.quality-full", "play.quality-half",
                                      "play.quality-quarter"};
constexpr double kZooms[] = {PictureView::kFit, 0.5, 1, 2};

QString zoomText(double zoom)
{
    return zoom == PictureView::kFit ? MonitorDeck::tr("Fit")
                                     : MonitorDeck::tr("%1 %").arg(qRound(zoom * 100));
}

QString levelText(int level)
{
    switch (level) {
    case 0: return MonitorDeck::tr("Full");
    case 1: return MonitorDeck::tr("Half");
    default: return MonitorDeck::tr("Quarter");
    }
}

} // namespace

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly
                                                       : Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(kLeastTarget, kLeastTarget);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    return button;
}

MonitorDeck *focusedDeck(MonitorDeck *otherwise)
{
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (auto *const deck = qobject_cast<MonitorDeck *>(widget))
            return deck;
        if (const auto *const screen = qobject_cast<FullScreen *>(widget); screen && screen->deck())
            return screen->deck();
    }
    return otherwise;
}

MonitorDeck::MonitorDeck(Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_view(new PictureView(this))
    , m_bar(new ScrubBar(this))
    , m_timecode(new PlayheadField(this))
    , m_duration(new QLabel(this))
    , m_dropped(new QLabel(this))
    , m_zoom(makeZoom())
    , m_quality(makeQuality())
    , m_tools(makeTools())
    , m_transport(makeTransport())
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addLayout(m_tools);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_bar);
    layout->addLayout(m_transport);
    connect(m_timecode, &PlayheadField::entered, this, &MonitorDeck::goTo);
    connect(m_timecode, &PlayheadField::refused, this, &MonitorDeck::problem);
    connect(m_view, &PictureView::zoomChanged, this, &MonitorDeck::showZoom);
    connect(m_view, &PictureView::displaySizeChanged, this, [this](const QSize &size) {
        if (m_isSizing && player() && !size.isEmpty())
            player()->setDisplaySize(size);
    });
    connect(qApp, &QApplication::focusChanged, &m_actions, &Actions::refreshSoon);
    setFocusProxy(m_view);
    showZoom();
    showSequence();
}

QBoxLayout *MonitorDeck::makeTools()
{
    m_dropped->setToolTip(tr("Pictures that came too late since playing began"));
    m_dropped->setAccessibleName(tr("Dropped pictures"));
    auto *const row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_zoom);
    row->addWidget(m_quality);
    row->addWidget(m_dropped);
    row->addStretch(1);
    return row;
}

QBoxLayout *MonitorDeck::makeTransport()
{
    m_duration->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_duration->setToolTip(tr("Length"));
    m_duration->setAccessibleName(tr("Length"));
    m_duration->setAlignment(Qt::AlignCenter);
    m_duration->setFixedWidth(m_timecode->width());
    auto *const row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_timecode);
    row->addStretch(1);
    for (const char *id : kTransport)
        row->addWidget(buttonFor(m_actions.action(id), this));
    row->addStretch(1);
    row->addWidget(m_duration);
    return row;
}

QToolButton *MonitorDeck::makeZoom()
{
    auto *const button = new QToolButton(this);
    auto *const menu = new QMenu(button);
    for (const double zoom : kZooms)
        menu->addAction(zoomText(zoom), this, [this, zoom] { m_view->setZoom(zoom); });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(kLeastTarget);
    button->setAccessibleName(tr("Zoom"));
    button->setToolTip(
        tr("Zoom: also by the wheel over the picture, which is then moved by dragging"));
    return button;
}

QToolButton *MonitorDeck::makeQuality()
{
    auto *const button = new QToolButton(this);
    auto *const menu = new QMenu(button);
    for (const char *id : kQualities)
        menu->addAction(m_actions.action(id));
    menu->addSeparator();
    menu->addAction(m_actions.action("play.proxies"));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(kLeastTarget);
    button->setAccessibleName(tr("Quality"));
    button->setToolTip(tr("How many of the pixels are played"));
    return button;
}

void MonitorDeck::addTool(QWidget *tool, int stretch)
{
    m_tools->addWidget(tool, stretch);
}

void MonitorDeck::setPlayer(Player *player)
{
    if (m_view->player())
        m_view->player()->disconnect(this);
    m_view->setPlayer(player);
    m_bar->setPlayer(player);
    if (player) {
        connect(player, &Player::positionChanged, this, &MonitorDeck::showPosition);
        connect(player, &Player::subjectChanged, this, &MonitorDeck::showSequence);
        connect(player, &Player::stateChanged, this, &MonitorDeck::showQuality);
        connect(player, &Player::stateChanged, &m_actions, &Actions::refreshSoon);
        connect(player, &Player::stateChanged, this, [this] {
            const bool isPlaying = this->player()->state() == Player::State::Playing;
            m_actions.action("play.toggle")->setIcon(icon(isPlaying ? "pause" : "play"));
        });
        connect(player, &Player::pictureChanged, this, &MonitorDeck::showQuality);
    }
    showSequence();
}

const Sequence *MonitorDeck::sequence() const
{
    return player() ? player()->sequence().find() : nullptr;
}

void MonitorDeck::showSequence()
{
    const SequenceSettings settings = sequence() ? sequence()->settings : SequenceSettings();
    m_timecode->setRate(settings.rate, settings.dropFrame);
    m_timecode->setEnabled(sequence());
    m_bar->setEnabled(sequence());
    m_duration->setText(toTimecode(length(), settings.rate, settings.dropFrame));
    m_bar->update();
    showPosition();
    showQuality();
    loop();
}

void MonitorDeck::showPosition()
{
    m_timecode->setFrame(player() ? player()->position() : 0);
}

void MonitorDeck::showQuality()
{
    const Player::Statistics seen = player() ? player()->statistics() : Player::Statistics();
    const bool isAuto = !player() || player()->quality() == PreviewQuality::Auto;
    const QString text = isAuto ? tr("Auto: %1").arg(levelText(seen.level)) : levelText(seen.level);
    if (m_quality->text() != text)
        m_quality->setText(text);
    const QString dropped = seen.dropped > 0
                                ? tr("%n dropped", nullptr, static_cast<int>(seen.dropped))
                                : QString();
    if (m_dropped->text() == dropped)
        return;
    m_dropped->setText(dropped);
    QPalette palette = m_dropped->palette();
    palette.setColor(QPalette::WindowText, themeOf(this).warning);
    m_dropped->setPalette(palette);
}

void MonitorDeck::showZoom()
{
    m_zoom->setText(zoomText(m_view->zoom()));
}

void MonitorDeck::setMarked(const TimeRange &range)
{
    m_marked = range;
    m_bar->setMarked(range);
    loop();
}

void MonitorDeck::setLooping(bool isLooping)
{
    m_isLooping = isLooping;
    loop();
}

void MonitorDeck::loop()
{
    if (!player())
        return;
    const TimeRange all = m_marked.isEmpty() ? TimeRange{0, length()} : m_marked;
    player()->setLoop(m_isLooping ? all : TimeRange());
}

void MonitorDeck::goTo(std::int64_t frame)
{
    if (player())
        player()->seek(std::max<std::int64_t>(0, frame));
}

void MonitorDeck::setSizing(bool isSizing)
{
    m_isSizing = isSizing;
    if (isSizing && player() && !m_view->displaySize().isEmpty())
        player()->setDisplaySize(m_view->displaySize());
}

} // namespace weft::ui
