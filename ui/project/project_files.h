#pragma once

#include "core/project/recovery.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace weft::ui {

class Actions;
class MissingMedia;
class Session;

/// Opening, saving and leaving projects. A project without a name lives in the user's data folder,
/// journalled: leaving it asks nothing, and it comes back with the next start. A named one with
/// changes that were not saved asks whether to save them. Binds the actions of the File menu that
/// have to do with projects. Thread: main.
class ProjectFiles : public QObject
{
    Q_OBJECT
public:
    /// @param window is the parent of dialogs
    ProjectFiles(Session &session, Actions &actions, QWidget *window);

    /// What the program does first: opens the file it was started with, else the project without a
    /// name that was left open, else a new one. Tells of other work that a crash left.
    void begin(const QString &path = {});

    /// Each asks about changes first, and returns false where the user stays or it fails, which is
    /// told.
    bool openNew();
    bool open(const QString &path, AfterCrash afterCrash = AfterCrash::Recover);
    /// Asks for a file.
    bool choose();

    bool save();   ///< under its name; asks for one where it has none
    bool saveAs(); ///< asks for a name

    /// Whether the window may be closed or another project opened: asks where changes would be
    /// lost. Where it may, unsaved work is put where it comes back from.
    bool mayLeave();
    /// The same when the program ends: a project without a name is opened again by begin().
    bool mayClose();

    /// Work that a crash left, of other projects than the open one: see recoverableProjects().
    std::vector<Recoverable> recoverable() const;
    void recover(const Recoverable &work);
    void discard(const Recoverable &work);

    /// Opens a backup as a project without a name; nothing of the open one's file changes.
    bool openBackup(const QString &backupPath);

    /// Opens the sample project, copied to the user's folder first, and plays it.
    void openSample();
    /// Where the shipped sample is; empty: nowhere.
    static QString samplePath();

    Session &session() { return m_session; }
    MissingMedia &missingMedia() { return *m_missing; }

Q_SIGNALS:
    /// Recent projects, or what can be recovered, are others.
    void listsChanged();

private:
    void bindActions(Actions &actions);
    bool saveTo(const QString &path);
    void left(const QString &path, bool wasWorthless);
    bool isWorthless() const;
    void tellRecovered(const Recoverable &work);
    void importTimelineFile();
    void chooseCollectFolder();

    Session &m_session;
    QWidget *const m_window;
    MissingMedia *const m_missing;
};

} // namespace weft::ui
