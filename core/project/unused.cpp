#include "core/project/unused.h"

#include "core/base/translate.h"
#include "core/generate/asset_store.h"
#include "core/project/backups.h"
#include "core/project/project_file.h"

#include <QFile>
#include <QFileInfo>

namespace weft {

namespace {

/// Every state that a journal passed through, also those that were undone and then edited over.
Status addJournal(const QString &path, References &references)
{
    auto content = readJournal(path);
    if (!content)
        return fail(content);
    if (!content->problem.isEmpty())
        return fail(ErrorKind::Project, content->problem);
    references.add(content->base);
    Document document(std::move(content->base));
    QObject::connect(&document, &Document::rootChanged,
                     [&](const Document::Root &, const Document::Root &after) {
                         references.add(*after);
                     });
    if (const Status status = document.replay(content->records); !status)
        return status;
    for (const Document::Root &state : document.states())
        references.add(*state);
    return {};
}

bool contains(const std::vector<UnusedTake> &takes, const QString &id)
{
    return std::any_of(takes.begin(), takes.end(),
                       [&](const UnusedTake &take) { return take.id == id; });
}

} // namespace

void References::add(const Project &project)
{
    for (const auto &item : project.media)
        files.insert(item->path);
    for (const auto &shot : project.shots) {
        if (!shot->take.isEmpty())
            takes.insert(shot->take);
        for (const RecipeInput &input : shot->recipe.inputs)
            media.insert(input.media);
    }
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                const auto used = mediaOf(*clip.body);
                media.insert(used.begin(), used.end());
            }
        }
    }
}

Result<References> referencesAround(const QString &projectPath)
{
    References references;
    QStringList files = backupsOf(projectPath);
    if (QFileInfo::exists(projectPath))
        files << projectPath;
    for (const QString &file : files) {
        const auto project = loadProject(file);
        if (!project)
            return fail(project);
        references.add(*project);
    }
    for (const QString &journal : Journal::filesAt(journalPath(projectPath))) {
        if (const Status status = addJournal(journal, references); !status)
            return fail(status);
    }
    return references;
}

Result<Unused> findUnused(const UnusedSearch &search)
{
    auto references = referencesAround(search.path);
    if (!references)
        return fail(references);
    references->add(search.project);
    for (const Document::Root &state : search.history)
        references->add(*state);
    AssetStore store(AssetStore::folderFor(search.path));
    if (const Status status = store.load(); !status)
        return fail(status);
    const QString folder = QFileInfo(search.path).absolutePath();
    Unused unused;
    for (const auto &item : search.project.media) {
        const QString path = absolutePath(item->path, folder);
        if (!references->media.contains(item->id))
            unused.media.push_back({item->id, path, QFileInfo(path).size()});
    }
    for (const Take &take : store.takes()) {
        const auto path = store.filePath(take.id);
        if (path && !references->takes.contains(take.id)
            && !references->files.contains(storedPath(*path, folder)))
            unused.takes.push_back({take.id, *path, QFileInfo(*path).size()});
    }
    return unused;
}

EditGroup removalOf(const std::vector<UnusedMedia> &media)
{
    EditGroup group{tr("Remove unused media"), {}};
    for (const UnusedMedia &item : media)
        group.edits.push_back(RemoveMedia{item.media});
    return group;
}

Result<std::int64_t> deleteTakes(const std::vector<UnusedTake> &takes, const UnusedSearch &search)
{
    const auto unused = findUnused(search);
    if (!unused)
        return fail(unused);
    std::int64_t bytes = 0;
    for (const UnusedTake &take : unused->takes) {
        if (!contains(takes, take.id))
            continue;
        QFile file(take.path);
        if (!file.remove())
            return fail(ErrorKind::Output, tr("The take \"%1\" cannot be deleted: %2.")
                                               .arg(take.path, file.errorString()));
        bytes += take.bytes;
    }
    return bytes;
}

} // namespace weft
