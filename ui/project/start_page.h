#pragma once

#include "ui/project/machine.h"

#include "core/cache/thumbnails.h"

#include <QScrollArea>

#include <map>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace weft {
struct Recoverable;
}

namespace weft::ui {

class Actions;
class ProjectFiles;

/// A page of the window that begins something: a new project, the sample, a recent one, work that a
/// crash left; and says what this machine can do. Binds help.start. Thread: main.
class StartPage : public QScrollArea
{
    Q_OBJECT
public:
    /// @param files outlives it
    StartPage(ProjectFiles &files, Actions &actions, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The page is to be shown.
    void wanted();
    /// Something was begun: the page has done its work.
    void done();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead(Actions &actions);
    QWidget *makeSample();
    QWidget *recoveryRow(const Recoverable &work);
    QToolButton *recentCard(const QString &path);
    void list();
    void listRecoverable();
    void listRecent();
    void askPicture(const QString &path, QToolButton *card);
    void showFacts(const QVector<MachineFact> &facts);

    ProjectFiles &m_files;
    QWidget *m_newProject = nullptr; ///< its button
    QWidget *m_recovery;
    QWidget *m_recent;
    QVBoxLayout *m_recoveryRows;
    QGridLayout *m_recentCards;
    QGridLayout *m_facts;
    std::map<QString, PreviewTicket> m_asked; ///< pictures, by the project's path
    bool m_hasFacts = false;
};

} // namespace weft::ui
