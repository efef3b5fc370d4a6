#pragma once

#include "ui/actions/actions.h"
#include "ui/session/session.h"

#include <QMainWindow>

#include <map>

class QActionGroup;
class QDockWidget;

namespace weft::ui {

class Banner;
class ProjectFiles;
class StartPage;
struct Command;

/// The window: puts the panels of the table into docks, the actions into menus, and says what the
/// session has to say. Thread: main.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// @param session outlives it
    explicit MainWindow(Session &session);
    ~MainWindow() override;

    /// What the program does first, see ProjectFiles::begin(); without a project the start page is
    /// shown.
    void begin(const QString &project);

    Session &session() { return m_session; }
    Actions &actions() { return *m_actions; }
    /// The panel of an id; null where there is none.
    QWidget *panel(const QString &id) const;
    template<typename Panel>
    Panel *find(const char *id) const
    {
        return qobject_cast<Panel *>(panel(QLatin1String(id)));
    }
    /// Brings a panel to the front, and its dock back where it was closed.
    void raisePanel(const QString &id);

    QString workspace() const { return m_workspace; }
    void setWorkspace(const QString &id);
    /// Puts the panels of the workspace back in their places.
    void resetWorkspace();

    /// All that the command palette finds.
    std::vector<Command> commands();
    /// Opens another project once the event that asks for it is over: asks about changes first.
    void openSoon(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    void makeDocks();
    void makeStartPage();
    void leaveStartPage();
    void makeMenus();
    void makeWorkspaceBar();
    void bindActions();
    void connectSession();
    void arrange(const struct WorkspaceType &type);
    void dressDocks();
    void openPalette();
    void explainPanel();
    void editShortcuts();
    void placeOverlays();
    void showTitle();
    void keepGeometry();

    Session &m_session;
    Actions *m_actions;
    Banner *m_banner;
    ProjectFiles *m_files = nullptr;
    StartPage *m_startPage = nullptr;
    std::map<QString, QDockWidget *> m_docks;
    QActionGroup *m_workspaces;
    QString m_workspace;
};

} // namespace weft::ui
