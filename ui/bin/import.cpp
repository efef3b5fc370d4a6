#include "ui/bin/import.h"

#include "core/base/translate.h"
#include "core/generate/recipe_digest.h"
#include "core/project/project_file.h"
#include "core/project/restore_shot.h"
#include "core/project/script.h"
#include "ui/bin/file_kinds.h"
#include "ui/generate/models.h"
#include "ui/project/tasks.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>

#include <atomic>
#include <stop_token>

namespace weft::ui {

namespace {

/// A file to be looked at, and where in the bin it belongs.
struct Found
{
    QString path;
    QStringList folders; ///< names, the outermost first
};

/// What is in some folders, listed on another thread.
struct Listing
{
    std::vector<Found> files;
    QStringList leftOut;
};

/// Nobody means to import more than that at once: it is the whole disk.
constexpr std::size_t kMostFiles = 50'000;

class Lister
{
public:
    explicit Lister(std::stop_token stop)
        : m_stop(std::move(stop))
    {}

    Listing run(const QStringList &paths)
    {
        for (const QString &path : paths)
            add(QFileInfo(path), {});
        return std::move(m_listing);
    }

private:
    void add(const QFileInfo &info, const QStringList &folders)
    {
        if (m_stop.stop_requested() || m_listing.files.size() >= kMostFiles)
            return;
        QString why;
        switch (fileKindOf(info.absoluteFilePath(), &why)) {
        case FileKind::Folder: addFolder(info, folders); break;
        case FileKind::Media:
        case FileKind::Lut: m_listing.files.push_back({info.absoluteFilePath(), folders}); break;
        case FileKind::Project:
        case FileKind::Timeline:
            m_listing.leftOut << tr("\"%1\" is a timeline: import it by File › Import Timeline.")
                                     .arg(info.fileName());
            break;
        case FileKind::Subtitles:
            m_listing.leftOut
                << tr("\"%1\" holds subtitles: drop it on the timeline.").arg(info.fileName());
            break;
        case FileKind::Model:
            m_listing.leftOut << tr("\"%1\" is a model for generating: drop it by itself to add it "
                                    "to the models.")
                                     .arg(info.fileName());
            break;
        case FileKind::Unreadable: m_listing.leftOut << why; break;
        }
    }

    /// Follows no links to folders, which may lead round in a circle.
    void addFolder(const QFileInfo &folder, const QStringList &folders)
    {
        QStringList names = QDir(folder.absoluteFilePath())
                                .entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
        QCollator collator;
        collator.setNumericMode(true);
        std::sort(names.begin(), names.end(), collator);
        for (const QString &name : names) {
            const QFileInfo inner(folder.absoluteFilePath() + QLatin1Char('/') + name);
            if (!(inner.isDir() && inner.isSymLink()))
                add(inner, folders + QStringList(folder.fileName()));
        }
    }

    const std::stop_token m_stop;
    Listing m_listing;
};

using Probed = Result<Edit>; ///< AddMedia or AddShot

Probed lookAt(const QString &path, const QString &projectFolder, const Project &project)
{
    if (auto shot = restoredShot(path, project))
        return Edit(*std::move(shot));
    auto media = importEdit(path, projectFolder);
    return media ? Probed(Edit(*std::move(media))) : Probed(fail(media));
}

/// One import, from the first look at a folder to the plan. Deletes itself.
class Import : public QObject
{
public:
    Import(Session &session, FolderId into, std::function<void(ImportPlan)> done)
        : QObject(&session)
        , m_session(session)
        , m_into(into)
        , m_done(std::move(done))
        , m_task(Tasks::of(session).begin(weft::tr("Looking for files"), [this] { end(); }))
    {
        connect(&session, &Session::opened, this, &Import::end);
    }

    ~Import() override { m_stop.request_stop(); }

    void start(const QStringList &paths)
    {
        aside(
            this, [paths, stop = m_stop.get_token()] { return Lister(stop).run(paths); },
            [this](const Listing &listing) { probe(listing); });
    }

private:
    void end()
    {
        Tasks::of(m_session).end(m_task);
        m_stop.request_stop();
        deleteLater();
        m_hasEnded = true;
    }

    void probe(const Listing &listing)
    {
        if (m_hasEnded)
            return;
        m_files = listing.files;
        m_leftOut = listing.leftOut;
        m_probed.resize(m_files.size());
        if (m_files.empty())
            return finish();
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            aside(
                this,
                [path = m_files[i].path, folder = m_session.folder(), project = m_session.root(),
                 stop = m_stop.get_token()] {
                    return stop.stop_requested() ? Probed(fail(ErrorKind::Cancelled, QString()))
                                                 : lookAt(path, folder, *project);
                },
                [this, i](const Probed &probed) { take(i, probed); });
        }
    }

    void take(std::size_t i, const Probed &probed)
    {
        if (m_hasEnded)
            return;
        m_probed[i] = probed;
        const auto total = static_cast<int>(m_files.size());
        ++m_count;
        Tasks::of(m_session).tell(m_task,
                                  weft::tr("Importing %1 of %2: %3")
                                      .arg(m_count)
                                      .arg(total)
                                      .arg(QFileInfo(m_files[i].path).fileName()),
                                  double(m_count) / total);
        if (m_count == total)
            finish();
    }

    void finish()
    {
        ImportPlan plan = makePlan();
        end();
        m_done(std::move(plan));
    }

    ImportPlan makePlan();
    FolderId folderFor(const QStringList &names, ImportPlan &plan);
    void planMedia(AddMedia edit, const QStringList &folders, ImportPlan &plan);
    void planShot(AddShot edit, const QStringList &folders, ImportPlan &plan);

    Session &m_session;
    const FolderId m_into;
    const std::function<void(ImportPlan)> m_done;
    const Tasks::Key m_task;
    std::stop_source m_stop;
    std::vector<Found> m_files;
    QStringList m_leftOut;
    std::vector<std::optional<Probed>> m_probed;
    int m_count = 0;
    bool m_hasEnded = false;
    std::map<QStringList, FolderId> m_folders;
    std::map<QString, MediaId> m_media;   ///< by path
    std::map<QByteArray, ShotId> m_shots; ///< by recipe
    std::int64_t m_nextId = 0;            ///< each folder and each file takes one
};

FolderId Import::folderFor(const QStringList &names, ImportPlan &plan)
{
    if (names.isEmpty())
        return m_into;
    if (const auto known = m_folders.find(names); known != m_folders.end())
        return known->second;
    const FolderId parent = folderFor(names.mid(0, names.size() - 1), plan);
    plan.edits.push_back(AddFolder{names.back(), parent});
    return m_folders[names] = {m_nextId++};
}

void Import::planMedia(AddMedia edit, const QStringList &folders, ImportPlan &plan)
{
    const QString path = edit.item.path;
    if (m_media.find(path) == m_media.end()) {
        edit.item.folder = folderFor(folders, plan);
        m_media[path] = {m_nextId++};
        plan.edits.push_back(std::move(edit));
    }
    plan.media.push_back(m_media[path]);
    plan.sources.push_back(MediaSource{m_media[path]});
}

/// The frames of a clip all come from one recipe: they are one shot.
void Import::planShot(AddShot edit, const QStringList &folders, ImportPlan &plan)
{
    const QByteArray recipe = canonicalRecipe(edit.recipe);
    if (m_shots.find(recipe) == m_shots.end()) {
        edit.folder = folderFor(folders, plan);
        m_shots[recipe] = {m_nextId++};
        plan.edits.push_back(std::move(edit));
    }
    const Source source = ShotSource{m_shots[recipe]};
    if (std::find(plan.sources.begin(), plan.sources.end(), source) == plan.sources.end())
        plan.sources.push_back(source);
}

ImportPlan Import::makePlan()
{
    ImportPlan plan{{}, {}, {}, m_leftOut, static_cast<int>(m_files.size() + m_leftOut.size())};
    const Project &project = *m_session.root();
    m_nextId = project.nextId;
    for (const auto &item : project.media)
        m_media[item->path] = item->id;
    for (const auto &shot : project.shots)
        m_shots.emplace(canonicalRecipe(shot->recipe), shot->id);
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const Probed &probed = *m_probed[i];
        if (!probed) {
            plan.leftOut << probed.error().message;
            continue;
        }
        if (const auto *shot = std::get_if<AddShot>(&*probed))
            planShot(*shot, m_files[i].folders, plan);
        else
            planMedia(std::get<AddMedia>(*probed), m_files[i].folders, plan);
    }
    return plan;
}

} // namespace

void planImport(Session &session, const QStringList &paths, FolderId into,
                std::function<void(ImportPlan)> done)
{
    (new Import(session, into, std::move(done)))->start(paths);
}

void importFiles(Session &session, const QStringList &paths, FolderId into,
                 std::function<void(std::vector<MediaId>)> done)
{
    if (paths.size() == 1 && fileKindOf(paths.front()) == FileKind::Model)
        return offerModel(session, paths.front());
    planImport(session, paths, into, [&session, done = std::move(done)](ImportPlan plan) {
        const auto count = static_cast<int>(plan.sources.size());
        if (!session.apply(tr("Import %n file(s)", count), std::move(plan.edits)))
            return;
        tellLeftOut(session, plan.leftOut, plan.found);
        if (done)
            done(std::move(plan.media));
    });
}

void tellLeftOut(Session &session, const QStringList &sentences, int found)
{
    if (sentences.isEmpty())
        return;
    if (sentences.size() == 1) {
        session.notify({Notice::Kind::Warning, sentences.front()});
        return;
    }
    session.notify({Notice::Kind::Warning,
                    tr("%1 of %2 files were left out.").arg(sentences.size()).arg(found),
                    tr("Show Reasons"), [sentences] {
                        auto *const box = new QMessageBox(QMessageBox::Information, tr("Left Out"),
                                                          tr("These files were left out:"),
                                                          QMessageBox::Close,
                                                          QApplication::activeWindow());
                        box->setObjectName(QStringLiteral("leftOut"));
                        box->setAttribute(Qt::WA_DeleteOnClose);
                        box->setModal(false);
                        box->setInformativeText(sentences.mid(0, 8).join(QLatin1Char('\n')));
                        if (sentences.size() > 8)
                            box->setDetailedText(sentences.join(QLatin1Char('\n')));
                        box->show();
                    }});
}

} // namespace weft::ui
