#include "ui/jobs/export_actions.h"

#include "core/base/file.h"
#include "core/interchange/interchange.h"
#include "core/project/project_file.h"
#include "ui/actions/actions.h"
#include "ui/jobs/export_dialog.h"
#include "ui/jobs/export_estimate.h"
#include "ui/jobs/film_still.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QBuffer>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPlainTextEdit>

namespace weft::ui {

namespace {

/// Renders a frame and writes it as PNG.
Status savePng(const StillRequest &request, const QString &path)
{
    const auto image = renderStill(request);
    if (!image)
        return fail(image);
    QByteArray png;
    QBuffer buffer(&png);
    if (!image->save(&buffer, "png"))
        return fail(ErrorKind::Output, ExportActions::tr("The picture cannot be written as PNG."));
    return replaceFile(path, png);
}

/// The project with absolute paths, as the writers want it.
Result<Project> withAbsolutePaths(const Project &project, const QString &folder)
{
    SetPaths paths;
    for (const auto &item : project.media)
        paths.paths[item->path] = absolutePath(item->path, folder);
    return weft::apply(project, paths);
}

} // namespace

ExportActions::ExportActions(Session &session, Actions &actions, QWidget *owner)
    : QObject(owner)
    , m_session(session)
    , m_owner(owner)
{
    const auto isPossible = [this] { return hasPicture(); };
    actions.bind("file.export", {[this] { showDialog(); }, isPossible});
    actions.bind("file.export-frame", {[this] { chooseFrame(); }, isPossible});
    actions.bind("file.export-timeline", {[this] { chooseTimeline(); }, isPossible});
    connect(&session.generation().jobs(), &JobQueue::ended, this, &ExportActions::learn);
}

bool ExportActions::hasPicture() const
{
    const Sequence *const sequence = m_session.sequence();
    return sequence && sequence->length() > 0;
}

void ExportActions::showDialog()
{
    if (!m_dialog)
        m_dialog = new ExportDialog(m_session, m_owner->window());
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

QString ExportActions::suggestion(const QString &suffix) const
{
    const QString folder = m_session.hasName() ? m_session.folder() : QDir::homePath();
    return QDir(folder).filePath(m_session.name() + QLatin1Char('.') + suffix);
}

void ExportActions::chooseFrame()
{
    QString path = QFileDialog::getSaveFileName(m_owner, tr("Export Frame"),
                                                suggestion(QStringLiteral("png")),
                                                tr("Pictures (*.png)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        path += QLatin1String(".png");
    writeFrame(path);
}

void ExportActions::writeFrame(const QString &path)
{
    const StillRequest request{m_session.root(),
                               m_session.root()->active,
                               m_session.media(),
                               m_session.folder(),
                               m_session.playhead(),
                               0,
                               RenderOptions::Missing::Fail};
    aside(
        this, [request, path] { return savePng(request, path); },
        [this, path](const Status &done) {
            if (done)
                m_session.notify({Notice::Kind::Note, tr("The frame is in \"%1\".").arg(path)});
            else
                m_session.notifyProblem(done.error().message);
        });
}

void ExportActions::chooseTimeline()
{
    QStringList patterns;
    for (const QString &suffix : writableSuffixes())
        patterns << QStringLiteral("*.") + suffix;
    const QString path
        = QFileDialog::getSaveFileName(m_owner, tr("Export Timeline"),
                                       suggestion(QStringLiteral("otio")),
                                       tr("Timelines (%1)").arg(patterns.join(QLatin1Char(' '))));
    if (!path.isEmpty())
        writeTimeline(path);
}

void ExportActions::writeTimeline(const QString &path)
{
    const auto work = [root = m_session.root(), folder = m_session.folder(),
                       takes = m_session.media().takes, path]() -> Result<QStringList> {
        const auto project = withAbsolutePaths(*root, folder);
        if (!project)
            return fail(project);
        return weft::writeTimeline(*project, root->active, path, {takes});
    };
    aside(this, work, [this, path](const Result<QStringList> &notCarried) {
        if (!notCarried)
            m_session.notifyProblem(notCarried.error().message);
        else if (notCarried->isEmpty())
            m_session.notify({Notice::Kind::Note, tr("The timeline is in \"%1\".").arg(path)});
        else
            m_session.notify({Notice::Kind::Warning,
                              tr("The timeline is in \"%1\"; %n thing(s) could not be carried.",
                                 nullptr, static_cast<int>(notCarried->size()))
                                  .arg(path),
                              tr("Show"), [this, path, sentences = *notCarried] {
                                  tellNotCarried(path, sentences);
                              }});
    });
}

void ExportActions::tellNotCarried(const QString &path, const QStringList &sentences)
{
    auto *const dialog = new QDialog(m_owner->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What %1 Lacks").arg(QFileInfo(path).fileName()));
    auto *const text = new QPlainTextEdit(sentences.join(QLatin1Char('\n')), dialog);
    text->setReadOnly(true);
    text->setAccessibleName(dialog->windowTitle());
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *const layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->resize(560, 320);
    dialog->show();
}

void ExportActions::learn(const QString &id)
{
    const Job *const job = m_session.generation().jobs().find(id);
    if (!job || !job->exporting || job->state != JobState::Done)
        return;
    const auto project = loadProject(job->exporting->snapshot);
    const Sequence *const sequence = project ? project->activeSequence() : nullptr;
    if (sequence)
        rememberExport(m_session.generation().measurements(), *job, sequence->settings,
                       job->exporting->length > 0 ? job->exporting->length : sequence->length());
}

} // namespace weft::ui
