#include "ui/project/missing_media.h"

#include "ui/actions/actions.h"
#include "ui/project/file_chooser.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

namespace weft::ui {

namespace {

/// What a search came to: the preview, and the edit that carries it out.
struct Search
{
    RelinkPreview preview;
    Relink edit;
};

Result<Search> search(const Document::Root &root, const QString &projectFolder,
                      const QString &folder, std::stop_token stop)
{
    Result<RelinkPreview> preview = previewRelink({.project = *root,
                                                   .projectFolder = projectFolder,
                                                   .searchFolder = folder},
                                                  std::move(stop));
    if (!preview)
        return fail(preview);
    Result<Relink> edit = relinkEdit(*root, projectFolder, preview->matches);
    if (!edit)
        return fail(edit);
    return Search{*std::move(preview), *std::move(edit)};
}

} // namespace

MissingMedia::MissingMedia(Session &session, Actions &actions, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
    actions.bind("file.relink", {.run = [this] { find(); },
                                 .isPossible =
                                     [this] {
                                         return m_session.media().media.size()
                                                < m_session.shown()->media.size();
                                     }});
    // The media are located after opened() and before the project is shown.
    connect(&session, &Session::opened, this, [this] {
        QMetaObject::invokeMethod(this, &MissingMedia::tellMissing, Qt::QueuedConnection);
    });
}

std::vector<MediaId> MissingMedia::missing() const
{
    std::vector<MediaId> ids;
    for (const auto &item : m_session.root()->media) {
        if (!m_session.media().media.contains(item->id))
            ids.push_back(item->id);
    }
    return ids;
}

void MissingMedia::tellMissing()
{
    const std::vector<MediaId> ids = missing();
    if (ids.empty())
        return;
    const QString first = m_session.root()->find(ids.front())->name;
    m_session.notify({Notice::Kind::Warning,
                      ids.size() == 1 ? tr("The file of \"%1\" is missing.").arg(first)
                                      : tr("The files of \"%1\" and %2 more media are missing.")
                                            .arg(first)
                                            .arg(ids.size() - 1),
                      tr("Find…"), [this] { find(); }});
}

void MissingMedia::find()
{
    const QString folder = FileChooser::of(m_session).folder(
        {.parent = m_window, .title = tr("Look for Missing Media in …")});
    if (!folder.isEmpty())
        findIn(folder);
}

void MissingMedia::findIn(const QString &folder)
{
    const auto stop = std::make_shared<std::stop_source>();
    const Tasks::Key task = Tasks::of(m_session).begin(tr("Looking for missing media"),
                                                       [stop] { stop->request_stop(); });
    connect(this, &QObject::destroyed, [stop] { stop->request_stop(); });
    const Document *const document = &m_session.document();
    aside(
        this,
        [root = m_session.root(), projectFolder = m_session.folder(), folder, stop] {
            return search(root, projectFolder, folder, stop->get_token());
        },
        [this, document, task, folder](const Result<Search> &found) {
            Tasks::of(m_session).end(task);
            if (document != &m_session.document())
                return;
            if (!found) {
                if (found.error().kind != ErrorKind::Cancelled)
                    m_session.notifyProblem(found.error().message);
                return;
            }
            if (!found->edit.files.empty() && !m_session.apply(found->edit))
                return;
            m_session.locateAgain();
            relink(found->preview, folder);
        });
}

/// Tells what came of it.
void MissingMedia::relink(const RelinkPreview &preview, const QString &folder)
{
    const auto count = static_cast<int>(preview.matches.size());
    const auto unsure = std::count_if(preview.matches.begin(), preview.matches.end(),
                                      [](const RelinkMatch &match) {
                                          return match.by != MatchBy::Content || match.equals > 1;
                                      });
    if (preview.unmatched.empty()) {
        m_session.notify({unsure ? Notice::Kind::Warning : Notice::Kind::Note,
                          unsure
                              ? tr("%1 media were found, %2 of them by name alone: look at them.")
                                    .arg(count)
                                    .arg(unsure)
                              : tr("All %1 missing media were found.").arg(count)});
        return;
    }
    const MediaItem *const first = m_session.root()->find(preview.unmatched.front());
    m_session.notify({Notice::Kind::Warning,
                      tr("%1 media were found in \"%2\"; \"%3\" and %4 more were not.")
                          .arg(count)
                          .arg(folder, first ? first->name : QString())
                          .arg(preview.unmatched.size() - 1),
                      tr("Look Elsewhere…"), [this] { find(); }});
}

} // namespace weft::ui
