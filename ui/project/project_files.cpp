#include "ui/project/project_files.h"

#include "core/project/backups.h"
#include "core/project/carry.h"
#include "core/project/project_file.h"
#include "ui/actions/actions.h"
#include "ui/bin/file_kinds.h"
#include "ui/project/backups_dialog.h"
#include "ui/project/collect_project.h"
#include "ui/project/file_chooser.h"
#include "ui/project/missing_media.h"
#include "ui/project/recent_projects.h"
#include "ui/project/timeline_import.h"
#include "ui/session/session.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace weft::ui {

namespace {

QString projectFilter()
{
    return ProjectFiles::tr("Weft projects (*.weft)");
}

} // namespace

ProjectFiles::ProjectFiles(Session &session, Actions &actions, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_missing(new MissingMedia(session, actions, window))
{
    m_missing->setParent(this);
    bindActions(actions);
    connect(&session, &Session::saved, this, [this] {
        if (!m_session.hasName())
            return;
        rememberProject(m_session.document().path());
        Q_EMIT listsChanged();
    });
}

void ProjectFiles::bindActions(Actions &actions)
{
    const auto hasContent = [this] { return !m_session.root()->sequences.empty(); };
    actions.bind("file.new", {.run = [this] { openNew(); }});
    actions.bind("file.open", {.run = [this] { choose(); }});
    actions.bind("file.save",
                 {.run = [this] { save(); },
                  .isPossible =
                      [this] { return !m_session.hasName() || !m_session.document().isSaved(); }});
    actions.bind("file.save-as", {.run = [this] { saveAs(); }, .isPossible = hasContent});
    actions.bind("file.collect", {.run = [this] { chooseCollectFolder(); },
                                  .isPossible = [this] { return m_session.hasName(); }});
    actions.bind("file.backups", {.run = [this] { showBackups(*this, m_window); },
                                  .isPossible = [this] { return m_session.hasName(); }});
    actions.bind("file.import-timeline", {.run = [this] { importTimelineFile(); }});
}

// ---- the start ----

void ProjectFiles::begin(const QString &path)
{
    const QString kept = keptProject();
    keepProject({});
    bool isOpen = !path.isEmpty() && open(path);
    if (!isOpen && path.isEmpty() && QFileInfo::exists(kept)) {
        const Status opened = m_session.open(kept);
        isOpen = opened.has_value();
        if (!opened)
            m_session.notifyProblem(opened.error().message);
    }
    if (!isOpen) {
        if (const Status made = m_session.openNew(); !made)
            m_session.notifyProblem(made.error().message);
    }
    const auto rest = recoverable();
    if (rest.empty())
        return;
    const Recoverable work = rest.front();
    m_session.notify(
        {Notice::Kind::Warning,
         work.isUnsaved
             ? tr("Weft ended without closing a project that has no name yet: %1 changes are "
                  "there.")
                   .arg(work.changes)
             : tr("Weft ended without closing \"%1\": %2 changes are there that were not saved.")
                   .arg(QFileInfo(work.projectPath).completeBaseName())
                   .arg(work.changes),
         tr("Bring Back"), [this, work] { recover(work); }});
}

std::vector<Recoverable> ProjectFiles::recoverable() const
{
    QStringList unreadable;
    auto found = recoverableProjects(&unreadable);
    for (const QString &sentence : unreadable)
        m_session.notify({Notice::Kind::Warning, sentence});
    return found;
}

void ProjectFiles::recover(const Recoverable &work)
{
    open(work.projectPath, AfterCrash::Recover);
}

void ProjectFiles::discard(const Recoverable &work)
{
    discardRecoverable(work.projectPath);
    Q_EMIT listsChanged();
}

// ---- opening ----

bool ProjectFiles::openNew()
{
    if (!mayLeave())
        return false;
    const QString before = m_session.document().path();
    const bool wasWorthless = isWorthless();
    if (const Status made = m_session.openNew(); !made) {
        m_session.notifyProblem(made.error().message);
        return false;
    }
    left(before, wasWorthless);
    return true;
}

bool ProjectFiles::choose()
{
    const QString path = FileChooser::of(m_session).fileToOpen(
        {.parent = m_window, .title = tr("Open Project"), .filter = projectFilter()});
    return !path.isEmpty() && open(path);
}

bool ProjectFiles::open(const QString &path, AfterCrash afterCrash)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute == m_session.document().path())
        return true;
    if (!mayLeave())
        return false;
    const QString before = m_session.document().path();
    const bool wasWorthless = isWorthless();
    const auto waiting = recoverableWork(absolute);
    const Status opened = m_session.open(absolute, afterCrash);
    if (!opened) {
        if (!QFileInfo::exists(absolute))
            forgetProject(absolute);
        const bool isJournal = !waiting && QFileInfo::exists(absolute);
        m_session.notify({Notice::Kind::Problem, opened.error().message,
                          isJournal ? tr("Open as Saved") : QString(),
                          [this, absolute] { open(absolute, AfterCrash::Discard); }});
        Q_EMIT listsChanged();
        return false;
    }
    left(before, wasWorthless);
    if (m_session.hasName())
        rememberProject(absolute);
    if (afterCrash == AfterCrash::Recover && waiting && *waiting && !(*waiting)->isUnsaved)
        tellRecovered(**waiting);
    Q_EMIT listsChanged();
    return true;
}

void ProjectFiles::tellRecovered(const Recoverable &work)
{
    const QString path = work.projectPath;
    QString text = tr("%1 changes that were not saved have been brought back.").arg(work.changes);
    if (!work.problem.isEmpty())
        text += QLatin1Char(' ') + work.problem;
    else if (work.isFileNewer)
        text += QLatin1Char(' ') + tr("The file was saved by another program since.");
    m_session.notify({Notice::Kind::Warning, text, tr("Open as Saved"), [this, path] {
                          m_session.document().discardJournal();
                          if (const Status opened = m_session.openNew(); !opened)
                              return m_session.notifyProblem(opened.error().message);
                          open(path, AfterCrash::Discard);
                      }});
}

// ---- leaving ----

/// A project without a name in which nothing was done.
bool ProjectFiles::isWorthless() const
{
    const Document &document = m_session.document();
    return isUnsavedProject(document.path()) && document.history().isEmpty() && document.isSaved();
}

/// Another project is open now.
void ProjectFiles::left(const QString &path, bool wasWorthless)
{
    if (wasWorthless && path != m_session.document().path())
        discardRecoverable(path);
    Q_EMIT listsChanged();
}

bool ProjectFiles::mayLeave()
{
    m_session.endPreview();
    Document &document = m_session.document();
    if (!m_session.hasName() || document.isSaved())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Weft"),
                    tr("Save the changes to \"%1\"?").arg(m_session.name()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("saveQuestion"));
    box.setInformativeText(tr("Without saving they are gone."));
    box.button(QMessageBox::Discard)->setText(tr("&Don't Save"));
    box.setDefaultButton(QMessageBox::Save);
    box.setEscapeButton(QMessageBox::Cancel);
    switch (box.exec()) {
    case QMessageBox::Save: return save();
    case QMessageBox::Discard: document.discardJournal(); return true;
    default: return false;
    }
}

bool ProjectFiles::mayClose()
{
    if (!mayLeave())
        return false;
    Document &document = m_session.document();
    document.settleJournal();
    if (isWorthless()) {
        document.discardJournal();
        removeUnsavedFolder(document.path());
    } else if (isUnsavedProject(document.path())) {
        keepProject(document.path());
    } else if (document.isSaved()) {
        document.discardJournal();
    }
    m_session.generation().discardDeleted();
    return true;
}

// ---- saving ----

bool ProjectFiles::saveTo(const QString &path)
{
    const Status saved = m_session.saveAs(path);
    if (!saved)
        m_session.notify(
            {Notice::Kind::Problem, saved.error().message, tr("Save As…"), [this] { saveAs(); }});
    return saved.has_value();
}

bool ProjectFiles::save()
{
    return m_session.hasName() ? saveTo(m_session.document().path()) : saveAs();
}

bool ProjectFiles::saveAs()
{
    const QString path = FileChooser::of(m_session).fileToSave(
        {.parent = m_window,
         .title = tr("Save Project"),
         .start = m_session.hasName() ? m_session.document().path()
                                      : m_session.name() + QStringLiteral(".weft"),
         .filter = projectFilter(),
         .suffix = QStringLiteral("weft")});
    if (path.isEmpty())
        return false;
    const bool hasSuffix = path.endsWith(QLatin1String(".weft"), Qt::CaseInsensitive);
    return saveTo(hasSuffix ? path : path + QStringLiteral(".weft"));
}

bool ProjectFiles::openBackup(const QString &backupPath)
{
    const QString original = m_session.document().path();
    const QString name = m_session.name();
    const auto told = [this](const auto &result) {
        m_session.notifyProblem(result.error().message);
        return false;
    };
    Result<Project> project = loadProject(backupPath);
    if (!project)
        return told(project);
    SetPaths absolute;
    for (const auto &item : project->media) {
        absolute.paths[item->path] = absolutePath(item->path, m_session.folder());
        for (const Proxy &proxy : item->proxies)
            absolute.paths[proxy.path] = absolutePath(proxy.path, m_session.folder());
    }
    project = weft::apply(*project, absolute);
    if (!project)
        return told(project);
    QString path;
    {
        // The session opens files: this document makes one and lets it go.
        const auto document = newDocument(*project);
        if (!document)
            return told(document);
        path = (*document)->path();
        (*document)->discardJournal();
    }
    if (const Status carried = carryTakes(AssetStore::folderFor(original),
                                          AssetStore::folderFor(path));
        !carried)
        return told(carried);
    if (!open(path)) {
        removeUnsavedFolder(path);
        return false;
    }
    m_session.notify(
        {Notice::Kind::Note,
         tr("This is an earlier state of \"%1\". Save it under a name to keep it.").arg(name),
         tr("Save As…"), [this] { saveAs(); }});
    return true;
}

void ProjectFiles::importTimelineFile()
{
    const QString path = FileChooser::of(m_session).fileToOpen(
        {.parent = m_window, .title = tr("Import Timeline"), .filter = timelineFileFilter()});
    if (!path.isEmpty())
        importTimeline(m_session, path);
}

void ProjectFiles::chooseCollectFolder()
{
    const QString parent = FileChooser::of(m_session).folder(
        {.parent = m_window, .title = tr("Collect the Project into a New Folder in …")});
    if (!parent.isEmpty())
        collectProject(m_session, parent);
}

} // namespace weft::ui
