#include "ui/monitor/source_monitor.h"

#include "ui/monitor/drop_zones.h"
#include "ui/monitor/sound_view.h"
#include "ui/session/bin_items.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>

#include <algorithm>

namespace weft::ui {

namespace {

constexpr int kDragDistance = 4;

bool isOfBin(const Source &source)
{
    return std::holds_alternative<MediaSource>(source) || std::holds_alternative<ShotSource>(source)
           || std::holds_alternative<NestedSource>(source);
}

/// As a drag from the bin names it.
BinItems binItem(const Source &source)
{
    if (const auto *media = std::get_if<MediaSource>(&source))
        return {.media = {media->media}};
    if (const auto *shot = std::get_if<ShotSource>(&source))
        return {.shots = {shot->shot}};
    return {.sequences = {std::get<NestedSource>(source).sequence}};
}

/// After the last clip of the tracks that a clip is appended to.
std::int64_t endOf(const Project &project, TrackId video, TrackId audio)
{
    std::int64_t end = 0;
    for (const TrackId id : {video, audio}) {
        if (const auto place = findTrack(project, id))
            end = std::max(end, trackAt(project, *place).clips.endFrame());
    }
    return end;
}

} // namespace

SourceMonitor::SourceMonitor(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_deck(new MonitorDeck(actions, this))
    , m_name(new QLabel(m_deck))
    , m_empty(new QLabel(tr("Double-click something in the bin, or drag it here, to look at it."),
                         this))
    , m_wave(new SoundView(session, &m_deck->view()))
    , m_zones(new DropZones({{"film", tr("Open"), tr("To look at it and mark a part")}}, this))
    , m_picture(new QToolButton(m_deck))
    , m_sound(new QToolButton(m_deck))
{
    setAcceptDrops(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(16);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_deck, 1);
    makeTools();
    bind(actions);
    m_deck->view().installEventFilter(this);
    connect(m_deck, &MonitorDeck::problem, this, [this](const QString &sentence) {
        m_session.notify({Notice::Kind::Warning, sentence});
    });
    connect(&m_deck->bar(), &ScrubBar::markedDragged, this, &SourceMonitor::setPart);
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                if (m_source && !isUnchanged(*before, *now, *m_source))
                    load();
            });
    connect(&session, &Session::opened, this, [this] {
        m_remembered.clear();
        unload();
    });
    connect(&session.player(), &Player::stateChanged, this, [this] {
        if (m_player && m_session.player().state() == Player::State::Playing)
            m_player->stop();
    });
    showState();
}

SourceMonitor::~SourceMonitor()
{
    m_deck->setPlayer(nullptr);
}

void SourceMonitor::makeTools()
{
    const auto dress = [](QToolButton *button, const char *name, const QString &tip) {
        button->setIcon(icon(name));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumSize(kLeastTarget, kLeastTarget);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    dress(m_picture, "picture", tr("Put its picture on the timeline"));
    dress(m_sound, "sound", tr("Put its sound on the timeline"));
    for (QToolButton *button : {m_picture, m_sound}) {
        button->setCheckable(true);
        button->setChecked(true);
        connect(button, &QToolButton::toggled, &m_actions, &Actions::refreshSoon);
    }
    auto *const markInButton = new QToolButton(m_deck);
    auto *const markOutButton = new QToolButton(m_deck);
    dress(markInButton, "mark-in", tr("Mark in (I)"));
    dress(markOutButton, "mark-out", tr("Mark out (O)"));
    connect(markInButton, &QToolButton::clicked, this, &SourceMonitor::markIn);
    connect(markOutButton, &QToolButton::clicked, this, &SourceMonitor::markOut);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_deck->addTool(m_name, 8);
    for (QWidget *tool : {markInButton, markOutButton, m_picture, m_sound})
        m_deck->addTool(tool);
    for (const char *id : {"sequence.insert", "sequence.overwrite", "sequence.append"})
        m_deck->addTool(buttonFor(m_actions.action(id), m_deck));
}

void SourceMonitor::bind(Actions &actions)
{
    const auto isPossible = [this] {
        return m_source && (m_picture->isChecked() || m_sound->isChecked());
    };
    const auto placing = [this, &actions, isPossible](const char *id, Placing placing) {
        actions.bind(id, {.run = [this, placing] { place(placing); }, .isPossible = isPossible});
    };
    placing("sequence.insert", Placing::Insert);
    placing("sequence.overwrite", Placing::Overwrite);
    placing("sequence.append", Placing::Append);
    actions.bind("clip.match-frame", {.run = [this] { matchFrame(); },
                                      .isPossible = [this] { return matched().has_value(); }});
}

void SourceMonitor::makePlayer()
{
    if (m_player)
        return;
    m_player = std::make_unique<Player>(std::move(m_device));
    connect(m_player.get(), &Player::stateChanged, this, [this] {
        if (m_player->state() == Player::State::Playing)
            m_session.player().stop();
    });
    connect(m_player.get(), &Player::noticed, m_deck, &MonitorDeck::problem);
    m_deck->setPlayer(m_player.get());
    m_deck->setSizing(true);
}

void SourceMonitor::show(const Source &source)
{
    if (!isOfBin(source)) {
        m_session.notify({Notice::Kind::Note, tr("Only things of the bin can be shown here.")});
        return;
    }
    if (m_source != source) {
        remember();
        m_source = source;
        const auto known = std::find_if(m_remembered.begin(), m_remembered.end(),
                                        [&](const auto &other) { return other.source == source; });
        makePlayer();
        m_player->stop();
        load();
        const Remembered was = known == m_remembered.end() ? Remembered() : *known;
        if (m_source) {
            m_player->seek(was.position);
            setMarks(was.marks);
        }
    }
    Q_EMIT raised();
}

void SourceMonitor::remember()
{
    if (!m_source)
        return;
    std::erase_if(m_remembered, [this](const auto &other) { return other.source == *m_source; });
    m_remembered.push_back({*m_source, m_marks, m_player->position()});
}

/// Plays what is shown in the state it has now.
void SourceMonitor::load()
{
    const Result<SourceProject> made = sourceProject(*m_session.shown(), *m_source);
    if (!made) {
        m_session.notify({Notice::Kind::Note, made.error().message});
        unload();
        return;
    }
    m_shown = *made;
    m_player->setSequence({m_shown.project, m_shown.sequence, m_session.media()});
    const auto *const media = std::get_if<MediaSource>(&*m_source);
    m_wave->setSound(m_shown.hasPicture || !media ? std::nullopt : std::optional(*media),
                     m_player.get());
    ClipBody body;
    body.source = *m_source;
    m_name->setText(clipName(*m_session.shown(), body));
    m_name->setToolTip(m_name->text());
    showState();
}

void SourceMonitor::unload()
{
    m_source.reset();
    m_shown = {};
    m_marks = {};
    m_wave->setSound(std::nullopt, nullptr);
    if (m_player)
        m_player->setSequence({});
    showState();
}

void SourceMonitor::showState()
{
    m_empty->setVisible(!m_source);
    m_deck->setVisible(m_source.has_value());
    m_picture->setEnabled(m_shown.hasPicture);
    m_sound->setEnabled(m_shown.hasSound);
    m_actions.refreshSoon();
}

// ---- marks ----

void SourceMonitor::setMarks(const Marks &marks)
{
    m_marks = marks;
    const bool areSet = marks.in || marks.out;
    m_deck->setMarked(areSet ? part() : TimeRange());
}

/// As the handles of the bar have it: an end that is the thing's own is not set.
void SourceMonitor::setPart(const TimeRange &part)
{
    Marks marks;
    if (!part.isEmpty() && part.start > 0)
        marks.in = part.start;
    if (!part.isEmpty() && part.end() < m_deck->length())
        marks.out = part.end();
    setMarks(marks);
}

void SourceMonitor::markIn()
{
    if (!m_source)
        return;
    Marks marks{m_player->position(), m_marks.out};
    if (marks.out && *marks.out <= *marks.in)
        marks.out.reset();
    setMarks(marks);
}

void SourceMonitor::markOut()
{
    if (!m_source)
        return;
    Marks marks{m_marks.in, std::min(m_player->position() + 1, m_deck->length())};
    if (marks.in && *marks.in >= *marks.out)
        marks.in.reset();
    setMarks(marks);
}

void SourceMonitor::clearMarks()
{
    setMarks({});
}

TimeRange SourceMonitor::part() const
{
    return TimeRange::between(m_marks.in.value_or(0), m_marks.out.value_or(m_deck->length()));
}

/// The keys of marks mean this monitor's while it has the focus.
std::function<void()> SourceMonitor::markKey(const QKeyEvent &event)
{
    const std::pair<const char *, std::function<void()>> keys[] = {
        {"mark.in", [this] { markIn(); }},
        {"mark.out", [this] { markOut(); }},
        {"mark.clear", [this] { clearMarks(); }},
        {"mark.go-in", [this] { m_deck->goTo(part().start); }},
        {"mark.go-out", [this] { m_deck->goTo(part().end() - 1); }},
    };
    for (const auto &[id, act] : keys) {
        if (m_source
            && m_actions.action(id)->shortcuts().contains(QKeySequence(event.keyCombination())))
            return act;
    }
    return {};
}

bool SourceMonitor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && markKey(static_cast<const QKeyEvent &>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SourceMonitor::keyPressEvent(QKeyEvent *event)
{
    if (const auto act = markKey(*event))
        act();
    else
        QWidget::keyPressEvent(event);
}

// ---- to the timeline ----

void SourceMonitor::place(Placing placing)
{
    const bool hasPicture = m_shown.hasPicture && m_picture->isChecked();
    const bool hasSound = m_shown.hasSound && m_sound->isChecked();
    PlaceSpan span{.source = *m_source,
                   .video = hasPicture ? m_session.target(TrackKind::Video) : TrackId(),
                   .audio = hasSound ? m_session.target(TrackKind::Audio) : TrackId()};
    if (!span.video && !span.audio) {
        m_session.notify({Notice::Kind::Warning,
                          tr("There is no unlocked track to put this on. Unlock or add one.")});
        return;
    }
    const FrameRate rate = m_deck->sequence()->settings.rate;
    const TimeRange marked = placing == Placing::Append ? TimeRange() : m_session.marked();
    span.sourceIn = rate.secondsAt(part().start);
    span.in = placing == Placing::Append ? endOf(*m_session.root(), span.video, span.audio)
              : marked.isEmpty()         ? m_session.playhead()
                                         : marked.start;
    if (marked.isEmpty())
        span.sourceOut = rate.secondsAt(part().end());
    else
        span.out = marked.end();
    span.insert = placing == Placing::Insert;
    if (!m_session.apply(span))
        return;
    const FrameRate target = m_session.sequence()->settings.rate;
    const std::int64_t length = marked.isEmpty() ? target.frameAt(*span.sourceOut - *span.sourceIn,
                                                                  Rounding::Nearest)
                                                 : marked.length;
    m_session.player().seek(*span.in + length);
}

std::unique_ptr<QMimeData> SourceMonitor::dragged() const
{
    BinItems items = binItem(*m_source);
    items.part = MarkedPart{part(), m_deck->sequence()->settings.rate,
                            m_shown.hasPicture && m_picture->isChecked(),
                            m_shown.hasSound && m_sound->isChecked()};
    return items.toMime();
}

void SourceMonitor::startDrag()
{
    auto *const drag = new QDrag(this);
    drag->setMimeData(dragged().release());
    const QImage &image = m_player->picture().image;
    if (!image.isNull())
        drag->setPixmap(QPixmap::fromImage(image.scaledToWidth(160, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

bool SourceMonitor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_deck->view() && event->type() == QEvent::Resize)
        m_wave->setGeometry(m_deck->view().rect());
    if (watched != &m_deck->view() || !m_source || m_deck->view().zoom() != PictureView::kFit)
        return QWidget::eventFilter(watched, event);
    auto *const mouse = static_cast<QMouseEvent *>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton)
        m_pressedAt = mouse->pos();
    if (event->type() == QEvent::MouseButtonRelease)
        m_pressedAt.reset();
    if (event->type() == QEvent::MouseMove && m_pressedAt
        && (mouse->pos() - *m_pressedAt).manhattanLength() >= kDragDistance) {
        m_pressedAt.reset();
        startDrag();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// ---- dropping ----

/// The only thing of the bin that is dragged, unless it is dragged from here.
std::optional<Source> SourceMonitor::shownBy(const QDropEvent &event) const
{
    const BinItems items = BinItems::fromMime(event.mimeData());
    const std::vector<Source> sources = items.sources();
    if (sources.size() != 1 || items.part)
        return std::nullopt;
    return sourceProject(*m_session.shown(), sources.front()) ? std::optional(sources.front())
                                                              : std::nullopt;
}

void SourceMonitor::dragEnterEvent(QDragEnterEvent *event)
{
    if (!shownBy(*event))
        return;
    m_zones->raise();
    m_zones->show();
    m_zones->point(0);
    event->acceptProposedAction();
}

void SourceMonitor::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_zones->isVisible())
        event->acceptProposedAction();
}

void SourceMonitor::dragLeaveEvent(QDragLeaveEvent *)
{
    m_zones->hide();
}

void SourceMonitor::dropEvent(QDropEvent *event)
{
    m_zones->hide();
    if (const auto source = shownBy(*event)) {
        event->acceptProposedAction();
        show(*source);
    }
}

void SourceMonitor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_zones->setGeometry(rect());
}

// ---- match frame ----

std::optional<Clip> SourceMonitor::matched() const
{
    const Sequence *const sequence = m_session.sequence();
    if (!sequence)
        return {};
    std::optional<Clip> uppermost;
    for (const auto &track : sequence->tracks) {
        const auto index = track->clips.indexAt(m_session.playhead());
        if (!index)
            continue;
        const Clip clip = track->clips.at(*index);
        if (!isOfBin(clip->source))
            continue;
        if (m_session.selection().contains(clip->id))
            return clip;
        if (track->kind == TrackKind::Video ? !track->hidden : !uppermost)
            uppermost = clip;
    }
    return uppermost;
}

void SourceMonitor::matchFrame()
{
    const std::optional<Clip> clip = matched();
    if (!clip)
        return;
    const FrameRate rate = m_session.sequence()->settings.rate;
    const Rational time = sourceTimeAt(*clip->body, m_session.playhead() - clip->start, rate);
    show((*clip)->source);
    if (m_source)
        m_deck->goTo(m_deck->sequence()->settings.rate.frameAt(time, Rounding::Floor));
}

} // namespace weft::ui
