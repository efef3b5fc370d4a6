#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/media/probe.h"
#include "core/project/restore_shot.h"
#include "core/project/script.h"

#include <QDir>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::vector<std::string> files;
    bool asMedia = false;
};

/// Adds a file to the bin; gives the line to print.
Result<QString> addMedia(OpenedProject &opened, const QString &path)
{
    const auto edit = importEdit(path, opened.folder);
    if (!edit)
        return fail(edit);
    auto project = weft::apply(opened.project, *edit);
    if (!project)
        return fail(project);
    opened.project = *std::move(project);
    const MediaItem &item = *opened.project.media.back();
    for (const QString &sentence : remarks(item.path, item.info))
        note(sentence);
    return QStringLiteral("%1\t%2").arg(item.id.value).arg(item.name);
}

/// Likewise the shot that a file was made as, once for all files of one recipe.
Result<QString> addShot(OpenedProject &opened, const AddShot &edit)
{
    std::optional<ShotId> shot = shotWithRecipe(opened.project, edit.recipe);
    if (!shot) {
        auto project = weft::apply(opened.project, edit);
        if (!project)
            return fail(project);
        opened.project = *std::move(project);
        shot = opened.project.shots.back()->id;
    }
    return QStringLiteral("%1\t%2").arg(shot->value).arg(opened.project.find(*shot)->name);
}

Status run(const Options &options)
{
    auto opened = openProjectToChange(options.project);
    if (!opened)
        return fail(opened);
    QStringList lines;
    for (const std::string &file : options.files) {
        const QString path = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
        const auto shot = options.asMedia ? std::nullopt : restoredShot(path, opened->project);
        const auto line = shot ? addShot(*opened, *shot) : addMedia(*opened, path);
        if (!line)
            return fail(line);
        lines << *line;
    }
    if (const Status status = opened->save(); !status)
        return status;
    print(lines.join(QLatin1Char('\n')));
    return {};
}

} // namespace

Run addImport(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command
        = app.add_subcommand("import",
                             "Add media files to a project's bin and print their ids; what "
                             "Weft made from a recipe becomes the generated shot again");
    command->add_option("project", options->project, "The .weft file")->required();
    command
        ->add_option("files", options->files,
                     "Video, sound and picture files; all are added, or none")
        ->required();
    command->add_flag("--as-media", options->asMedia,
                      "Add what Weft made from a recipe as ordinary pictures and films");
    return [options] { return run(*options); };
}

} // namespace weft::cli
