#include "ui/window/main_window.h"

#include "ui/bin/file_kinds.h"
#include "ui/effects/apply_effect.h"
#include "ui/effects/presets.h"
#include "ui/effects/titles.h"
#include "ui/jobs/close_with_jobs.h"
#include "ui/jobs/export_actions.h"
#include "ui/language/language_menu.h"
#include "ui/project/project_files.h"
#include "ui/project/start_page.h"
#include "ui/project/task_strip.h"
#include "ui/shortcuts/shortcut_editor.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/window/banner.h"
#include "ui/window/command_palette.h"
#include "ui/window/focus_keys.h"
#include "ui/window/panels.h"
#include "ui/window/wiring.h"
#include "ui/window/workspaces.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabBar>
#include <QTimer>
#include <QToolBar>
#include <QWhatsThis>

namespace weft::ui {

namespace {

QStringList idsOf(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString settingFor(const QString &workspace)
{
    return QStringLiteral("workspace/%1").arg(workspace);
}

/// What of a panel gets the keyboard when it is called for: what the panel names, else its list,
/// else what the Tab key comes to first.
QWidget *keyboardPartOf(QWidget *panel)
{
    if (panel->focusProxy())
        return panel;
    for (auto *const list : panel->findChildren<QAbstractItemView *>()) {
        if (list->isVisible())
            return list;
    }
    for (auto *const part : panel->findChildren<QWidget *>()) {
        if (part->isVisible() && part->isEnabled() && (part->focusPolicy() & Qt::TabFocus))
            return part;
    }
    return panel;
}

} // namespace

MainWindow::MainWindow(Session &session)
    : m_session(session)
    , m_actions(new Actions(this))
    , m_banner(new Banner(this))
    , m_workspaces(new QActionGroup(this))
{
    setObjectName(QStringLiteral("window"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setMinimumSize(960, 600);
    setAcceptDrops(true);
    m_files = new ProjectFiles(m_session, *m_actions, this);
    new ExportActions(m_session, *m_actions, this);
    new FocusKeys(this);
    makeDocks();
    connectPanels(*this);
    makeStartPage();
    bindActions();
    makeMenus();
    makeWorkspaceBar();
    connectSession();
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1280, 720);
    const QString last = settings.value(QStringLiteral("window/workspace")).toString();
    setWorkspace(findWorkspaceType(last) ? last : QLatin1String(workspaceTypes().front().id));
    showTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeDocks()
{
    for (const PanelType &type : panelTypes()) {
        auto *const dock = new QDockWidget(panelTitle(type), this);
        dock->setObjectName(QStringLiteral("dock-%1").arg(QLatin1String(type.id)));
        dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable
                          | QDockWidget::DockWidgetFloatable);
        QWidget *const panel = type.make(m_session, *m_actions);
        panel->setObjectName(QLatin1String(type.id));
        panel->setAccessibleName(panelTitle(type));
        dock->setWhatsThis(panelHelp(type));
        dock->setWidget(panel);
        dock->toggleViewAction()->setIcon(icon(type.icon));
        addDockWidget(Qt::TopDockWidgetArea, dock);
        m_docks[QLatin1String(type.id)] = dock;
        connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::dressDocks,
                Qt::QueuedConnection);
        connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::dressDocks,
                Qt::QueuedConnection);
        connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::dressDocks,
                Qt::QueuedConnection);
    }
}

QWidget *MainWindow::panel(const QString &id) const
{
    const auto found = m_docks.find(id);
    return found == m_docks.end() ? nullptr : found->second->widget();
}

void MainWindow::raisePanel(const QString &id)
{
    const auto found = m_docks.find(id);
    if (found == m_docks.end())
        return;
    found->second->show();
    found->second->raise();
}

void MainWindow::makeMenus()
{
    for (const MenuType &type : menuTypes()) {
        QMenu *const menu = menuBar()->addMenu(QCoreApplication::translate("Menu", type.text));
        menu->setObjectName(QStringLiteral("menu-%1").arg(QLatin1String(type.id)));
        menu->setToolTipsVisible(true);
        m_actions->fill(menu, QLatin1String(type.id));
        if (qstrcmp(type.id, "view") != 0)
            continue;
        menu->addSeparator();
        QMenu *const panels = menu->addMenu(tr("&Panels"));
        for (const auto &[id, dock] : m_docks)
            panels->addAction(dock->toggleViewAction());
        QMenu *const workspaces = menu->addMenu(tr("&Workspaces"));
        workspaces->addActions(m_workspaces->actions());
        menu->addMenu(makeLanguageMenu(m_session, menu));
    }
}

void MainWindow::makeWorkspaceBar()
{
    auto *const bar = new QToolBar(tr("Workspaces"), this);
    bar->setObjectName(QStringLiteral("workspaces"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions(m_workspaces->actions());
    for (QAction *const action : m_workspaces->actions())
        bar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    auto *const corner = new QWidget(this);
    auto *const row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new TaskStrip(m_session, corner));
    row->addWidget(bar);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
}

void MainWindow::bindActions()
{
    int number = 0;
    for (const WorkspaceType &type : workspaceTypes()) {
        const QString id = QLatin1String(type.id);
        QAction *const action = m_workspaces->addAction(workspaceTitle(type));
        action->setCheckable(true);
        action->setData(id);
        action->setShortcut(QKeySequence(QStringLiteral("Alt+Shift+%1").arg(++number)));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { setWorkspace(id); });
    }
    m_actions->bind("edit.undo", {.run = [this] { m_session.undo(); },
                                  .isPossible = [this] { return m_session.document().canUndo(); }});
    m_actions->bind("edit.redo", {.run = [this] { m_session.redo(); },
                                  .isPossible = [this] { return m_session.document().canRedo(); }});
    m_actions->bind("edit.palette", {.run = [this] { openPalette(); }});
    m_actions->bind("file.quit", {.run = [this] { close(); }});
    m_actions->bind("view.reset-layout", {.run = [this] { resetWorkspace(); }});
    const auto theme = [this](const Theme &wanted) {
        applyTheme(*static_cast<QApplication *>(QCoreApplication::instance()), wanted);
        QSettings().setValue(QStringLiteral("window/theme"),
                             wanted.isDark ? QStringLiteral("dark") : QStringLiteral("light"));
    };
    m_actions->bind("view.theme-dark", {.run = [theme] { theme(darkTheme()); },
                                        .isChecked = [this] { return themeOf(this).isDark; }});
    m_actions->bind("view.theme-light", {.run = [theme] { theme(lightTheme()); },
                                         .isChecked = [this] { return !themeOf(this).isDark; }});
    const Result<UserShortcuts> shortcuts = readShortcuts();
    if (shortcuts)
        m_actions->setShortcuts(shortcuts->all());
    else
        QTimer::singleShot(0, this, [this, why = shortcuts.error().message] {
            m_session.notifyProblem(why);
        });
    m_actions->bind("edit.shortcuts", {.run = [this] { editShortcuts(); }});
    m_actions->bind("help.context", {.run = [] { QWhatsThis::enterWhatsThisMode(); }});
    m_actions->bind("help.panel", {.run = [this] { explainPanel(); }});
    m_actions->bind("help.about", {.run = [this] {
                        QMessageBox::about(
                            this, tr("About Weft"),
                            tr("<b>Weft</b> %1<p>A video editor whose timeline treats generated "
                               "footage as ordinary clips.<p>Free software under the GNU General "
                               "Public License, version 3 or later. Made with Qt, FFmpeg, OpenCV, "
                               "OpenColorIO, zimg, Rubber Band, libebur128 and Highway.")
                                .arg(QCoreApplication::applicationVersion()));
                    }});
}

/// What the panel with the keyboard's focus is for, shown over it; the timeline's where none has
/// it.
void MainWindow::explainPanel()
{
    const QDockWidget *explained = m_docks.at(QStringLiteral("timeline"));
    for (const auto &[id, dock] : m_docks) {
        if (dock->isAncestorOf(QApplication::focusWidget()))
            explained = dock;
    }
    QWidget *const panel = explained->widget();
    QWhatsThis::showText(panel->mapToGlobal(QPoint(12, 12)), explained->whatsThis(), panel);
}

void MainWindow::editShortcuts()
{
    auto *const editor = new ShortcutEditor(readShortcuts().value_or(UserShortcuts()), this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &ShortcutEditor::changed, this, [this](const UserShortcuts &shortcuts) {
        m_actions->setShortcuts(shortcuts.all());
        if (const Status written = writeShortcuts(shortcuts); !written)
            m_session.notifyProblem(written.error().message);
    });
    editor->open();
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::noticed, this, [this](const Notice &notice) {
        m_banner->show(notice);
        placeOverlays();
    });
    const auto refresh = [this] {
        m_actions->refreshSoon();
        showTitle();
    };
    connect(&m_session, &Session::opened, this, refresh);
    connect(&m_session, &Session::saved, this, refresh);
    connect(&m_session, &Session::shownChanged, this, refresh);
    connect(&m_session, &Session::markedChanged, m_actions, &Actions::refreshSoon);
    connect(&m_session, &Session::targetsChanged, m_actions, &Actions::refreshSoon);
    connect(&m_session.selection(), &Selection::changed, m_actions, &Actions::refreshSoon);
    connect(&m_session.player(), &Player::stateChanged, m_actions, &Actions::refreshSoon);
    connect(&m_session.player(), &Player::positionChanged, this, [this] {
        if (m_session.player().state() == Player::State::Resting)
            m_actions->refreshSoon();
    });
}

void MainWindow::showTitle()
{
    setWindowTitle(QStringLiteral("%1[*] — Weft").arg(m_session.name()));
    setWindowModified(!m_session.document().isSaved());
}

// ---- workspaces ----

void MainWindow::setWorkspace(const QString &id)
{
    const WorkspaceType *const type = findWorkspaceType(id);
    if (!type || id == m_workspace)
        return;
    keepGeometry();
    m_workspace = id;
    for (QAction *const action : m_workspaces->actions())
        action->setChecked(action->data().toString() == id);
    if (!restoreState(QSettings().value(settingFor(id)).toByteArray()))
        arrange(*type);
}

void MainWindow::resetWorkspace()
{
    if (const WorkspaceType *const type = findWorkspaceType(m_workspace))
        arrange(*type);
}

void MainWindow::arrange(const WorkspaceType &type)
{
    for (const auto &[id, dock] : m_docks) {
        removeDockWidget(dock);
        dock->setFloating(false);
    }
    // Columns first: what is split off beside tabs would become one of them.
    const QStringList lists[] = {idsOf(type.left), idsOf(type.middle), idsOf(type.right),
                                 idsOf(type.bottom)};
    QDockWidget *fronts[4] = {};
    for (int place = 0; place < 4; ++place) {
        QDockWidget *&front = fronts[place];
        front = m_docks.at(lists[place].front());
        addDockWidget(place == 3 ? Qt::BottomDockWidgetArea : Qt::TopDockWidgetArea, front,
                      Qt::Horizontal);
        front->show();
    }
    for (int place = 0; place < 4; ++place) {
        QDockWidget *last = fronts[place];
        for (const QString &id : lists[place].mid(1)) {
            QDockWidget *const dock = m_docks.at(id);
            tabifyDockWidget(last, dock);
            dock->show();
            last = dock;
        }
    }
    const auto [left, middle, right, bottom] = fronts;
    QList<QDockWidget *> columns;
    QList<int> widths;
    const int share = 100 - type.leftShare - type.rightShare;
    for (const auto &[dock, part] :
         {std::pair(left, type.leftShare), {middle, share}, {right, type.rightShare}}) {
        columns << dock;
        widths << width() * part / 100;
        dock->raise();
    }
    bottom->raise();
    resizeDocks(columns, widths, Qt::Horizontal);
    resizeDocks({middle, bottom},
                {height() * (100 - type.bottomShare) / 100, height() * type.bottomShare / 100},
                Qt::Vertical);
    dressDocks();
}

/// A dock among tabs has its name there; one alone shows it above, to be dragged by.
void MainWindow::dressDocks()
{
    for (const auto &[id, dock] : m_docks) {
        const bool isAmongTabs = !dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty();
        QWidget *const bar = dock->titleBarWidget();
        if (isAmongTabs && !bar) {
            dock->setTitleBarWidget(new QWidget(dock));
        } else if (!isAmongTabs && bar) {
            dock->setTitleBarWidget(nullptr);
            bar->deleteLater();
        }
    }
    for (QTabBar *const tabs : findChildren<QTabBar *>(Qt::FindDirectChildrenOnly))
        tabs->setChangeCurrentOnDrag(true); // to panels that something is dragged to
    m_banner->raise();                      // docks that were shown lie above it
}

void MainWindow::keepGeometry()
{
    if (m_workspace.isEmpty())
        return;
    QSettings settings;
    settings.setValue(settingFor(m_workspace), saveState());
    settings.setValue(QStringLiteral("window/workspace"), m_workspace);
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
}

void MainWindow::begin(const QString &project)
{
    m_files->begin(project);
    panel(QStringLiteral("timeline"))->setFocus(); // the space bar plays
    if (project.isEmpty() && m_session.sequence() && m_session.sequence()->length() == 0) {
        m_actions->refresh();
        m_actions->action("help.start")->trigger();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepGeometry();
    const CloseChoice choice = hasRunningJobs(m_session) ? askAboutJobs(m_session, this)
                                                         : CloseChoice::Stop;
    if (choice == CloseChoice::Stay || !m_files->mayClose()) {
        event->ignore();
        return;
    }
    if (choice == CloseChoice::Finish) {
        event->ignore();
        hide();
        whenJobsAreDone(m_session, [] { QCoreApplication::quit(); });
        return;
    }
    event->accept();
}

// ---- a project dropped on it: what no panel takes for itself comes here ----

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!projectIn(pathsOf(event->mimeData())).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = projectIn(pathsOf(event->mimeData()));
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openSoon(path);
}

void MainWindow::openSoon(const QString &path)
{
    QTimer::singleShot(0, this, [this, path] { m_files->open(path); });
}

void MainWindow::makeStartPage()
{
    m_startPage = new StartPage(*m_files, *m_actions, this);
    m_startPage->setAutoFillBackground(true);
    m_startPage->hide();
    connect(m_startPage, &StartPage::wanted, this, [this] {
        placeOverlays();
        m_startPage->show();
        m_startPage->raise();
        m_startPage->setFocus();
        m_banner->raise();
    });
    connect(m_startPage, &StartPage::done, this, &MainWindow::leaveStartPage);
    connect(&m_session, &Session::opened, this, &MainWindow::leaveStartPage);
}

void MainWindow::leaveStartPage()
{
    if (m_startPage->isHidden())
        return;
    m_startPage->hide();
    panel(QStringLiteral("timeline"))->setFocus(); // the space bar plays
}

/// While the start page is there, Tab stays on it and on the banner: what lies behind cannot be
/// seen.
bool MainWindow::focusNextPrevChild(bool isNext)
{
    if (!m_startPage->isVisible())
        return QMainWindow::focusNextPrevChild(isNext);
    const auto isStop = [this](const QWidget *widget) {
        return (m_startPage->isAncestorOf(widget) || m_banner->isAncestorOf(widget))
               && !widget->focusProxy() && widget->isVisible() && widget->isEnabled()
               && (widget->focusPolicy() & Qt::TabFocus);
    };
    QWidget *const from = focusWidget() ? focusWidget() : this;
    QWidget *widget = from;
    do {
        widget = isNext ? widget->nextInFocusChain() : widget->previousInFocusChain();
    } while (widget != from && !isStop(widget));
    widget->setFocus(isNext ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    placeOverlays();
}

void MainWindow::placeOverlays()
{
    const int width = std::min(this->width() - 40, 760);
    m_banner->setFixedWidth(width);
    m_banner->adjustSize();
    m_banner->move((this->width() - width) / 2, menuBar()->height() + 8);
    m_banner->raise();
    const int top = menuBar()->height();
    m_startPage->setGeometry(0, top, this->width(), this->height() - top);
}

// ---- the command palette ----

std::vector<Command> MainWindow::commands()
{
    m_actions->refresh();
    std::vector<Command> commands;
    for (const ActionType &type : actionTypes()) {
        const QString id = QLatin1String(type.id);
        QAction *const action = m_actions->find(id);
        if (!m_actions->isBound(id))
            continue;
        QString menu;
        for (const MenuType &candidate : menuTypes()) {
            if (QLatin1String(type.menu).startsWith(QLatin1String(candidate.id)))
                menu = QCoreApplication::translate("Menu", candidate.text).remove(QLatin1Char('&'));
        }
        commands.push_back({plainText(type), menu, helpText(type),
                            action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                            action->isEnabled(), [action] { action->trigger(); }});
    }
    for (const auto &[id, dock] : m_docks)
        commands.push_back({dock->windowTitle(), tr("Panel"), tr("Brings this panel to the front"),
                            QString(), dock->toggleViewAction()->icon(), true, [this, id = id] {
                                raisePanel(id);
                                keyboardPartOf(panel(id))->setFocus(Qt::ShortcutFocusReason);
                            }});
    for (QAction *const action : m_workspaces->actions())
        commands.push_back({action->text(), tr("Workspace"),
                            tr("Arranges the panels for this work"),
                            action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                            true, [action] { action->trigger(); }});
    for (const EffectEntry &entry : effectCatalogue()) {
        const bool isTransition = entry.kind == EffectKind::Transition;
        commands.push_back(
            {entry.label, isTransition ? tr("Transition") : tr("Effect"), entry.help(), QString(),
             icon(isTransition ? "dissolve" : "effect"), true, [this, isTransition, id = entry.id] {
                 isTransition ? addTransition(m_session, id) : addEffect(m_session, id);
             }});
    }
    for (const Titles::Entry &entry : titles().all())
        commands.push_back({entry.title.label, tr("Title"), entry.title.help, QString(),
                            icon("title"), true,
                            [this, id = entry.title.id] { addTitle(m_session, id); }});
    for (const EffectPreset &preset : effectPresets().all())
        commands.push_back(
            {preset.name, tr("Preset"), tr("Adds these effects to the selected clips"), QString(),
             icon("effect"), true, [this, name = preset.name] { addPreset(m_session, name); }});
    return commands;
}

void MainWindow::openPalette()
{
    auto *const palette = new CommandPalette(commands(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

} // namespace weft::ui
