#include "core/generate/generate_shots.h"

#include "core/base/translate.h"
#include "core/generate/kept_worker.h"
#include "core/generate/recipe_digest.h"

#include <QDir>

namespace weft {

namespace {

bool isWanted(const Shot &shot, const AssetStore &store, GenerateMode mode)
{
    switch (mode) {
    case GenerateMode::Missing: return !store.filePath(shot.take);
    case GenerateMode::Stale: return !store.filePath(shot.take) || isStale(shot);
    case GenerateMode::All: return true;
    }
    return true;
}

/// A take of this recipe that is on the disk: the chosen one, else the newest.
const Take *takeOnDisk(const Shot &shot, const AssetStore &store)
{
    const Take *found = nullptr;
    for (const Take *take : store.madeFrom(shot.recipe)) {
        if (store.filePath(take->id) && (!found || found->id != shot.take))
            found = take;
    }
    return found;
}

Result<GenerateJob> jobFor(const Shot &shot, const GenerateShots &what,
                           const std::shared_ptr<KeptWorker> &kept)
{
    const auto found = what.catalogue.find(shot.recipe.generator);
    if (!found)
        return fail(ErrorKind::Generation,
                    tr("The shot \"%1\" needs the generator \"%2\", and no plugin has it. Install "
                       "the plugin, or set WEFT_PLUGIN_PATH to the folder it is in.")
                        .arg(shot.name, shot.recipe.generator));
    GenerateJob job{shot.recipe, *found->plugin, {}, what.memoryBytes, kept};
    for (const RecipeInput &input : shot.recipe.inputs) {
        if (const MediaItem *media = what.project.find(input.media))
            job.inputs[input.name] = QDir(what.projectFolder).absoluteFilePath(media->path);
    }
    return job;
}

GeneratedShot generate(ShotId id, const GenerateShots &what,
                       const std::shared_ptr<KeptWorker> &kept,
                       const std::function<void(const GenerateProgress &)> &progress,
                       const std::stop_token &stop)
{
    const Shot *shot = what.project.find(id);
    if (!shot)
        return {id, fail(ErrorKind::Usage,
                         tr("There is no shot with the id %1 in the project.").arg(id.value))};
    const Take *known = takeOnDisk(*shot, what.store);
    if (known && what.mode != GenerateMode::All)
        return {id, *known};
    const auto job = jobFor(*shot, what, kept);
    if (!job)
        return {id, fail(job)};
    return {id, generateTake(*job, what.store, progress, stop), true};
}

} // namespace

std::vector<ShotId> shotsToGenerate(const Project &project, const std::vector<ShotId> &shots,
                                    const AssetStore &store, GenerateMode mode)
{
    std::vector<ShotId> wanted;
    for (const ShotId id : shots) {
        const Shot *shot = project.find(id);
        if (!shot || isWanted(*shot, store, mode))
            wanted.push_back(id);
    }
    return wanted;
}

std::vector<GeneratedShot> generateShots(
    const GenerateShots &what, const std::function<void(const GenerateShotsProgress &)> &progress,
    std::stop_token stop)
{
    const auto wanted = shotsToGenerate(what.project, what.shots, what.store, what.mode);
    std::vector<GeneratedShot> results;
    const auto kept = std::make_shared<KeptWorker>();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto report = [&](const GenerateProgress &job) {
            if (progress)
                progress({wanted[i], i, wanted.size(), job});
        };
        results.push_back(generate(wanted[i], what, kept, report, stop));
        if (stop.stop_requested())
            break;
    }
    return results;
}

} // namespace weft
