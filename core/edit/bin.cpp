#include "core/edit/bin.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

namespace weft {

namespace {

Status checkRecipe(const Draft &draft, const Recipe &recipe, const QString &name)
{
    const QString problem = recipeProblem(recipe, tr("The generated shot \"%1\"").arg(name));
    if (!problem.isEmpty())
        return fail(ErrorKind::Refused, problem);
    for (const RecipeInput &input : recipe.inputs) {
        if (const auto index = draft.mediaIndex(input.media); !index)
            return fail(index);
    }
    return {};
}

int usesOf(const Project &project, MediaId media)
{
    int uses = 0;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                const auto used = mediaOf(*clip.body);
                uses += static_cast<int>(std::count(used.begin(), used.end(), media));
            }
        }
    }
    for (const auto &shot : project.shots) {
        for (const RecipeInput &input : shot->recipe.inputs)
            uses += input.media == media;
    }
    return uses;
}

} // namespace

Result<Project> apply(const Project &project, const AddMedia &edit)
{
    Draft draft(project);
    if (const Status status = draft.checkFolder(edit.item.folder); !status)
        return fail(status);
    if (edit.item.path.isEmpty())
        return fail(ErrorKind::Refused, tr("A media file needs a path."));
    for (const auto &other : project.media) {
        if (other->path == edit.item.path)
            return fail(ErrorKind::Refused, tr("\"%1\" is in the bin already, with the id %2.")
                                                .arg(edit.item.path)
                                                .arg(other->id.value));
    }
    auto item = std::make_shared<MediaItem>(edit.item);
    item->id = draft.newId<MediaId>();
    item->tags.clear();
    item->rating = 0;
    item->proxies.clear();
    if (item->name.isEmpty())
        item->name = item->path.section(QLatin1Char('/'), -1);
    if (const QString problem = mediaProblem(*item); !problem.isEmpty())
        return fail(ErrorKind::Refused, problem);
    draft.root().media.push_back(std::move(item));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveMedia &edit)
{
    Draft draft(project);
    const auto index = draft.mediaIndex(edit.media);
    if (!index)
        return fail(index);
    if (const int uses = usesOf(project, edit.media); uses > 0)
        return fail(ErrorKind::Refused, tr("\"%1\" is used in %2 places: remove those first.")
                                            .arg(project.media[*index]->name)
                                            .arg(uses));
    draft.root().media.erase(draft.root().media.begin() + static_cast<std::ptrdiff_t>(*index));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddFolder &edit)
{
    Draft draft(project);
    if (const Status status = draft.checkFolder(edit.parent); !status)
        return fail(status);
    if (edit.name.isEmpty())
        return fail(ErrorKind::Refused, tr("A folder needs a name."));
    draft.root().folders.push_back(
        std::make_shared<const Folder>(Folder{draft.newId<FolderId>(), edit.name, edit.parent}));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddShot &edit)
{
    Draft draft(project);
    if (const Status status = draft.checkFolder(edit.folder); !status)
        return fail(status);
    auto shot = std::make_shared<Shot>();
    shot->id = draft.newId<ShotId>();
    shot->name = edit.name.isEmpty() ? tr("Shot %1").arg(project.shots.size() + 1) : edit.name;
    if (const Status status = checkRecipe(draft, edit.recipe, shot->name); !status)
        return fail(status);
    shot->folder = edit.folder;
    shot->recipe = edit.recipe;
    draft.root().shots.push_back(std::move(shot));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveShot &edit)
{
    Draft draft(project);
    const auto index = draft.shotIndex(edit.shot);
    if (!index)
        return fail(index);
    if (const int uses = clipsShowing(project, ShotSource{edit.shot}); uses > 0)
        return fail(ErrorKind::Refused, tr("\"%1\" is used in %2 places: remove those first.")
                                            .arg(project.shots[*index]->name)
                                            .arg(uses));
    draft.root().shots.erase(draft.root().shots.begin() + static_cast<std::ptrdiff_t>(*index));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetRecipe &edit)
{
    Draft draft(project);
    const auto index = draft.shotIndex(edit.shot);
    if (!index)
        return fail(index);
    auto shot = std::make_shared<Shot>(*project.shots[*index]);
    if (const Status status = checkRecipe(draft, edit.recipe, shot->name); !status)
        return fail(status);
    shot->recipe = edit.recipe;
    draft.root().shots[*index] = std::move(shot);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const ChooseTake &edit)
{
    Draft draft(project);
    const auto index = draft.shotIndex(edit.shot);
    if (!index)
        return fail(index);
    auto shot = std::make_shared<Shot>(*project.shots[*index]);
    shot->take = edit.take;
    draft.root().shots[*index] = std::move(shot);
    return std::move(draft).take();
}

} // namespace weft
