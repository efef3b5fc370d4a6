#include "app/cli/command.h"
#include "app/cli/make_frames.h"
#include "app/cli/opened_project.h"
#include "app/cli/takes.h"

#include "core/generate/plugin_manifest.h"

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::vector<std::string> shots;
    bool stale = false;
    bool all = false;
    bool listGenerators = false;
    double memory = 0; ///< MB, 0: what is free
    int progressDescriptor = -1;
};

Result<std::vector<ShotId>> chosenShots(const Project &project,
                                        const std::vector<std::string> &names)
{
    std::vector<ShotId> ids;
    if (names.empty()) {
        for (const auto &shot : project.shots)
            ids.push_back(shot->id);
        return ids;
    }
    for (const std::string &name : names) {
        const QString wanted = QString::fromStdString(name);
        const std::size_t before = ids.size();
        for (const auto &shot : project.shots) {
            if (shot->name == wanted || QString::number(shot->id.value) == wanted)
                ids.push_back(shot->id);
        }
        if (ids.size() == before)
            return fail(ErrorKind::Usage,
                        tr("There is no generated shot with the name or id \"%1\" in this project.")
                            .arg(wanted));
    }
    return ids;
}

Status listGenerators()
{
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    for (const PluginManifest &plugin : catalogue.plugins) {
        for (const GeneratorInfo &generator : plugin.generators)
            print(QStringLiteral("%1  %2 %3  %4")
                      .arg(generator.id, -16)
                      .arg(plugin.id, plugin.version, generator.help));
    }
    for (const Error &refused : catalogue.refused)
        note(refused.message);
    return {};
}

Status run(const Options &options)
{
    if (options.listGenerators)
        return listGenerators();
    if (options.project.empty())
        return fail(ErrorKind::Usage, tr("Give a project, or --list."));
    auto progress = ProgressOutput::open(options.progressDescriptor);
    if (!progress)
        return fail(progress);
    auto opened = openProjectToChange(options.project);
    if (!opened)
        return fail(opened);
    const auto shots = chosenShots(opened->project, options.shots);
    if (!shots)
        return fail(shots);
    const GenerateMode mode = options.all     ? GenerateMode::All
                              : options.stale ? GenerateMode::Stale
                                              : GenerateMode::Missing;
    const Project before = opened->project;
    const auto changed = makeTakes(*opened, {*shots, mode, std::int64_t(options.memory * 1e6)},
                                   *progress);
    if (opened->project != before) { // also what was made before a failure is kept
        if (const Status status = opened->save(); !status)
            return status;
    }
    if (!changed)
        return fail(changed);
    for (const ShotId id : *shots) {
        const Shot &shot = *opened->project.find(id);
        const Take *take = opened->store.find(shot.take);
        print(QStringLiteral("%1\t%2\t%3")
                  .arg(shot.name, shot.take,
                       take ? opened->store.filePath(take->id).value_or(QString()) : QString()));
    }
    return {};
}

} // namespace

Run addGenerate(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "generate",
        "Make the takes of a project's generated shots, choose them and save the project.\n"
        "Prints each shot with its take and the take's file. A take is never replaced: a new one "
        "is added.");
    command->add_option("project", options->project, "The .weft file");
    command->add_option("--shot", options->shots, "Only these shots, by name or id");
    command->add_flag("--stale", options->stale,
                      "Also where the recipe has changed since the chosen take was made");
    command->add_flag("--all", options->all,
                      "Every shot, even where that makes the same take again");
    command
        ->add_option("--memory", options->memory,
                     "Megabytes that a shot may take while it is made; by default what is free. "
                     "With fewer it is made another way, or refused with how many it takes; the "
                     "pictures are the same")
        ->check(CLI::PositiveNumber);
    command->add_flag("--list", options->listGenerators, "Print the installed generators");
    command->add_option("--progress-fd", options->progressDescriptor,
                        "Write progress to this descriptor, a JSON object a line");
    const auto makeFrames = addMakeFrames(*command);
    return [options, makeFrames] {
        const auto made = makeFrames();
        return made ? *made : run(*options);
    };
}

} // namespace weft::cli
