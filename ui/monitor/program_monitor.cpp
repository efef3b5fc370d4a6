#include "ui/monitor/program_monitor.h"

#include "ui/monitor/drop_zones.h"
#include "ui/monitor/full_screen.h"
#include "ui/monitor/live_preview.h"
#include "ui/monitor/picture_handles.h"
#include "ui/monitor/play_actions.h"
#include "ui/monitor/trim_view.h"

#include <QDragEnterEvent>
#include <QFrame>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

ProgramMonitor::ProgramMonitor(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_deck(new MonitorDeck(actions, this))
    , m_live(new LivePreview(session, m_deck->view()))
    , m_handles(new PictureHandles(session, m_deck->view()))
    , m_trim(new TrimView(session, &m_deck->view()))
    , m_fullScreen(new FullScreen(actions, this))
{
    setAcceptDrops(true);
    setFocusProxy(m_deck);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_deck);
    m_deck->setPlayer(&session.player());
    connect(m_deck, &MonitorDeck::problem, this, [this](const QString &sentence) {
        m_session.notify({Notice::Kind::Warning, sentence});
    });
    makeEmptyState(actions);
    makeZones();
    bind(actions);
    m_deck->addTool(m_handles->chooser());
    for (const char *id : {"view.handles", "view.safe-areas", "view.full-screen"})
        m_deck->addTool(buttonFor(actions.action(id), m_deck));
    m_deck->view().installEventFilter(this);
    connect(&session, &Session::shownChanged, this, &ProgramMonitor::showSequence);
    connect(&session, &Session::markedChanged, this,
            [this] { m_deck->setMarked(m_session.marked()); });
    connect(&m_deck->bar(), &ScrubBar::markedDragged, &session, &Session::setMarked);
    showSequence();
}

ProgramMonitor::~ProgramMonitor()
{
    m_deck->setPlayer(nullptr);
}

void ProgramMonitor::bind(Actions &actions)
{
    bindPlayActions(actions, *m_deck);
    const auto hasPicture = [this] { return focusedDeck(m_deck)->length() > 0; };
    actions.bind("view.full-screen", {.run =
                                          [this] {
                                              if (m_fullScreen->isVisible())
                                                  m_fullScreen->hide();
                                              else
                                                  m_fullScreen->open(*focusedDeck(m_deck));
                                          },
                                      .isPossible = hasPicture,
                                      .isChecked = [this] { return m_fullScreen->isVisible(); }});
    connect(m_fullScreen, &FullScreen::closed, &actions, &Actions::refreshSoon);
    actions.bind("view.safe-areas",
                 {.run = [this] { m_deck->view().setSafeAreas(!m_deck->view().hasSafeAreas()); },
                  .isChecked = [this] { return m_deck->view().hasSafeAreas(); }});
    actions.bind("view.handles", {.run = [this] { m_handles->setShown(!m_handles->isShown()); },
                                  .isChecked = [this] { return m_handles->isShown(); }});
}

void ProgramMonitor::makeEmptyState(Actions &actions)
{
    m_empty = new QFrame(&m_deck->view());
    m_empty->setAutoFillBackground(true);
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_import = buttonFor(actions.action("file.import"), m_empty);
    m_import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *const layout = new QVBoxLayout(m_empty);
    layout->addStretch(1);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_import, 0, Qt::AlignCenter);
    layout->addStretch(1);
}

void ProgramMonitor::showSequence()
{
    const Sequence *const sequence = m_session.sequence();
    const bool isEmpty = !sequence || sequence->length() == 0;
    const bool hasMedia = !m_session.shown()->media.empty();
    m_emptyText->setText(hasMedia ? tr("Drag a film from the bin here or onto the timeline.")
                                  : tr("Drop a film here or press Ctrl+I."));
    m_import->setVisible(!hasMedia);
    m_empty->setVisible(isEmpty);
    m_deck->bar().setMarkers(sequence ? sequence->markers : std::vector<Marker>());
    placeOverlays();
}

void ProgramMonitor::placeOverlays()
{
    const QRect all = m_deck->view().rect();
    m_empty->setGeometry(all);
    m_live->setGeometry(all);
    m_handles->setGeometry(all);
    m_trim->setGeometry(all);
    m_trim->raise();
    m_zones->setGeometry(all);
}

bool ProgramMonitor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_deck->view() && event->type() == QEvent::Resize)
        placeOverlays();
    return QWidget::eventFilter(watched, event);
}

void ProgramMonitor::editTitle(ClipId clip)
{
    m_session.selection().set({clip});
    m_handles->editTitle();
}

// ---- dropping ----

void ProgramMonitor::makeZones()
{
    m_zones = new DropZones({{"insert", tr("Insert"), tr("What follows makes room")},
                             {"overwrite", tr("Overwrite"), tr("Covers what is there")},
                             {"overlap", tr("On Top"), tr("On a free track above")}},
                            &m_deck->view());
}

void ProgramMonitor::dragEnterEvent(QDragEnterEvent *event)
{
    if (!BinItems::fromMime(event->mimeData()).sources().empty()) {
        m_zones->raise();
        m_zones->show();
        point(event);
        event->accept(); // where it may be let go is known on each move
    } else if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void ProgramMonitor::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_zones->isVisible())
        point(event);
    else if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

/// Shows which zone is meant; beside them nothing can be let go.
void ProgramMonitor::point(QDropEvent *event)
{
    m_zones->point(m_zones->zoneAt(m_zones->mapFrom(this, event->position())));
    if (m_zones->pointed())
        event->acceptProposedAction();
    else
        event->ignore();
}

void ProgramMonitor::dragLeaveEvent(QDragLeaveEvent *)
{
    m_zones->hide();
}

void ProgramMonitor::dropEvent(QDropEvent *event)
{
    if (m_zones->isVisible()) {
        point(event);
        m_zones->hide();
        if (const auto zone = m_zones->pointed())
            Q_EMIT itemsDropped(BinItems::fromMime(event->mimeData()), Zone(*zone));
        return;
    }
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

} // namespace weft::ui
