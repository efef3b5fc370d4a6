#include "core/base/translate.h"
#include "core/project/project_file.h"
#include "core/project/unused.h"
#include "ui/session/amounts.h"
#include "ui/session/recipe_text.h"
#include "ui/session/session.h"

#include <QFileInfo>

namespace weft::ui {

namespace {

/// A clip that shows a take, whatever sequence it is in: its name; nothing if there is none.
std::optional<QString> clipShowing(const Project &project, const QString &take)
{
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                const auto *source = std::get_if<ShotSource>(&clip->source);
                const Shot *const shot = source ? project.find(source->shot) : nullptr;
                if (shot && shot->take == take)
                    return clipName(project, *clip.body);
            }
        }
    }
    return {};
}

bool isFootage(const Project &project, const QString &path, const QString &folder)
{
    return std::any_of(project.media.begin(), project.media.end(),
                       [&](const auto &item) { return absolutePath(item->path, folder) == path; });
}

/// The shots that have chosen a take.
std::vector<ShotId> choosersOf(const Project &project, const QString &take)
{
    std::vector<ShotId> shots;
    for (const auto &shot : project.shots) {
        if (shot->take == take)
            shots.push_back(shot->id);
    }
    return shots;
}

} // namespace

QString Generation::titleOfTake(const QString &id) const
{
    const Take *const take = m_assets->find(id);
    return take ? tr("%1, seed %2").arg(titleOf(take->recipe, m_catalogue)).arg(take->recipe.seed)
                : id;
}

std::int64_t Generation::bytesOf(const QString &take) const
{
    const auto path = m_assets->filePath(take);
    return QFileInfo(path ? *path : m_assets->setAsidePath(take).value_or(QString())).size();
}

void Generation::deleteTakes(const std::vector<QString> &takes)
{
    const Project &project = *m_session.root();
    if (const QString &why = m_session.document().readOnlyReason(); !why.isEmpty())
        return m_session.notify({Notice::Kind::Warning, why});
    std::vector<QString> free;
    std::vector<QString> chosen;
    QString refusal;
    for (const QString &take : takes) {
        const auto path = m_assets->filePath(take);
        if (!path)
            continue;
        if (const auto clip = clipShowing(project, take))
            refusal = tr("The clip \"%1\" shows the take \"%2\": let it show another one first.")
                          .arg(*clip, titleOfTake(take));
        else if (isFootage(project, *path, m_session.folder()))
            refusal = tr("The take \"%1\" is footage in the bin: remove it there first.")
                          .arg(titleOfTake(take));
        else
            (choosersOf(project, take).empty() ? free : chosen).push_back(take);
    }
    if (!free.empty())
        setAside(free);
    if (!refusal.isEmpty())
        return m_session.notify({Notice::Kind::Warning, refusal});
    if (chosen.empty())
        return;
    const Shot &owner = *project.find(choosersOf(project, chosen.front()).front());
    m_session.notify({Notice::Kind::Warning,
                      tr("\"%1\" has chosen the take \"%2\" and would be without one.")
                          .arg(owner.name, titleOfTake(chosen.front())),
                      tr("Delete It"), [this, chosen] {
                          std::vector<Edit> edits;
                          for (const QString &take : chosen) {
                              for (const ShotId shot : choosersOf(*m_session.root(), take))
                                  edits.push_back(ChooseTake{shot, {}});
                          }
                          if (m_session.apply(EditGroup{tr("Delete take"), std::move(edits)}))
                              deleteTakes(chosen);
                      }});
}

void Generation::setAside(const std::vector<QString> &takes)
{
    std::int64_t bytes = 0;
    std::vector<QString> gone;
    QString problem;
    for (const QString &take : takes) {
        const std::int64_t own = bytesOf(take);
        if (const Status done = m_assets->setAside(take); !done) {
            problem = done.error().message;
            break;
        }
        bytes += own;
        gone.push_back(take);
    }
    deletionsChanged();
    const QString text
        = !problem.isEmpty() ? problem
          : gone.size() == 1
              ? tr("The take \"%1\" is deleted; %2 become free when the project is closed.")
                    .arg(titleOfTake(gone.front()), bytesText(bytes))
              : tr("%1 takes are deleted; %2 become free when the project is closed.")
                    .arg(gone.size())
                    .arg(bytesText(bytes));
    m_session.notify({problem.isEmpty() ? Notice::Kind::Note : Notice::Kind::Problem, text,
                      gone.empty() ? QString() : tr("Bring Back"),
                      [this, gone] { bringBack(gone); }});
}

void Generation::bringBack(const std::vector<QString> &takes)
{
    for (const QString &take : takes) {
        if (const Status done = m_assets->bringBack(take); !done)
            m_session.notifyProblem(done.error().message);
    }
    deletionsChanged();
    m_session.locateAgain();
    QMetaObject::invokeMethod(this, &Generation::chooseWhatWasMade, Qt::QueuedConnection);
}

/// What is set aside is another.
void Generation::deletionsChanged()
{
    m_deleted.clear();
    for (const QString &take : m_assets->setAsideTakes()) {
        if (!m_assets->filePath(take))
            m_deleted.push_back(take);
    }
    Q_EMIT takesChanged();
}

/// A step of the history may have led to where a deleted take is shown.
void Generation::bringBackWhatIsShown()
{
    std::vector<QString> shown;
    for (const QString &take : m_deleted) {
        const Project &project = *m_session.shown();
        const QString path = m_assets->folder() + QLatin1Char('/') + m_assets->find(take)->file;
        if (!choosersOf(project, take).empty() || isFootage(project, path, m_session.folder()))
            shown.push_back(take);
    }
    if (!shown.empty())
        bringBack(shown);
}

void Generation::discardDeleted()
{
    if (!m_session.document().isSaved())
        return;
    m_deleted.clear();
    for (const QString &take : m_assets->setAsideTakes()) {
        if (const Status done = m_assets->discard(take); !done)
            m_session.notifyProblem(done.error().message);
    }
}

} // namespace weft::ui
