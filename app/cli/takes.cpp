#include "app/cli/takes.h"

#include "app/cli/interrupt.h"

#include "core/base/translate.h"
#include "core/edit/edit.h"
#include "core/project/survey.h"

#include <nlohmann/json.hpp>

namespace weft::cli {

namespace {

void showProgress(ProgressOutput &output, const Project &project, const GenerateShotsProgress &p)
{
    const QString name = project.find(p.shot)->name;
    output.say(p.job.note);
    output.show({{"phase", "generate"},
                 {"shot", name.toStdString()},
                 {"progress",
                  (static_cast<double>(p.index) + p.job.fraction) / static_cast<double>(p.count)},
                 {"secondsLeft", p.job.secondsLeft},
                 {"note", p.job.note.toStdString()}},
                tr("Generating \"%1\" (%2 of %3)  %4 %  %5  %6 left")
                    .arg(name)
                    .arg(p.index + 1)
                    .arg(p.count)
                    .arg(static_cast<int>(100 * p.job.fraction))
                    .arg(p.job.phase, timeLeft(p.job.secondsLeft)));
}

} // namespace

Result<GeneratePolicy> parseGeneratePolicy(const std::string &text)
{
    if (text == "never")
        return GeneratePolicy::Never;
    if (text == "missing")
        return GeneratePolicy::Missing;
    if (text == "stale")
        return GeneratePolicy::Stale;
    return fail(ErrorKind::Usage,
                tr("\"%1\" is not a way to generate: write never, missing or stale.")
                    .arg(QString::fromStdString(text)));
}

Result<std::vector<ShotId>> makeTakes(OpenedProject &opened, const TakesToMake &wanted,
                                      ProgressOutput &progress)
{
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    const auto results = generateShots(
        {opened.project, opened.folder, catalogue, opened.store, wanted.shots, wanted.mode,
         wanted.memoryBytes},
        [&](const GenerateShotsProgress &p) { showProgress(progress, opened.project, p); },
        interrupted());
    progress.finish();
    std::vector<ShotId> changed;
    std::optional<Error> failure;
    for (const GeneratedShot &result : results) {
        if (!result.take) {
            if (!failure)
                failure = result.take.error();
            continue;
        }
        if (opened.project.find(result.shot)->take == result.take->id)
            continue;
        opened.project = weft::apply(opened.project, ChooseTake{result.shot, result.take->id})
                             .value();
        changed.push_back(result.shot);
    }
    if (failure)
        return fail(failure->kind, failure->message);
    return changed;
}

Result<std::vector<ShotId>> settleTakes(OpenedProject &opened, SequenceId sequence,
                                        GeneratePolicy policy, ProgressOutput &progress)
{
    const auto shots = shownShots(opened.project, sequence);
    if (policy != GeneratePolicy::Never)
        return makeTakes(opened,
                         {shots, policy == GeneratePolicy::Stale ? GenerateMode::Stale
                                                                 : GenerateMode::Missing},
                         progress);
    const auto missing = shotsToGenerate(opened.project, shots, opened.store,
                                         GenerateMode::Missing);
    QStringList sentences;
    for (const ShownClip &shown : shownClips(opened.project, sequence)) {
        const auto *generated = std::get_if<ShotSource>(&shown.clip->source);
        if (generated
            && std::find(missing.begin(), missing.end(), generated->shot) != missing.end())
            sentences << tr("%1 shows the generated shot \"%2\", which has no take on disk, and "
                            "generating is switched off: run "
                            "\"weft-cli generate\" first, or render with --generate missing.")
                             .arg(placeOf(opened.project, shown),
                                  opened.project.find(generated->shot)->name);
    }
    if (!sentences.isEmpty())
        return fail(ErrorKind::Generation, sentences.join(QLatin1Char('\n')));
    return std::vector<ShotId>();
}

} // namespace weft::cli
