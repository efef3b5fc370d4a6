#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/project/unused.h"

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    bool removeMedia = false;
    bool deleteTakes = false;
};

void printUnused(const Project &project, const Unused &unused)
{
    for (const UnusedMedia &item : unused.media)
        print(QStringLiteral("media\t%1\t%2\t%3")
                  .arg(item.bytes)
                  .arg(project.find(item.media)->name, item.path));
    for (const UnusedTake &take : unused.takes)
        print(QStringLiteral("take\t%1\t%2\t%3").arg(take.bytes).arg(take.id, take.path));
}

Status removeMedia(OpenedProject &opened, const Unused &unused)
{
    auto changed = weft::apply(opened.project, removalOf(unused.media));
    if (!changed)
        return fail(changed);
    opened.project = *std::move(changed);
    return opened.save();
}

Status run(const Options &options)
{
    const bool changes = options.removeMedia || options.deleteTakes;
    auto opened = changes ? openProjectToChange(options.project) : openProject(options.project);
    if (!opened)
        return fail(opened);
    const auto unused = findUnused({opened->project, opened->path});
    if (!unused)
        return fail(unused);
    printUnused(opened->project, *unused);
    if (options.deleteTakes) {
        const auto freed = deleteTakes(unused->takes, {opened->project, opened->path});
        if (!freed)
            return fail(freed);
        note(tr("%1 bytes are free now.").arg(*freed));
    }
    return options.removeMedia && !unused->media.empty() ? removeMedia(*opened, *unused) : Status();
}

} // namespace

Run addUnused(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "unused",
        "List media that no clip and no recipe uses, and takes that no shot has chosen: kind, "
        "bytes, name or id, file.\n"
        "What a backup or the journal of a crash still refers to is not listed.");
    command->add_option("project", options->project, "The .weft file")->required();
    command->add_flag("--remove-media", options->removeMedia,
                      "Take the listed media out of the bin; their files stay");
    command->add_flag("--delete-takes", options->deleteTakes,
                      "Delete the files of the listed takes");
    return [options] { return run(*options); };
}

} // namespace weft::cli
