#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/media/probe.h"
#include "core/project/script.h"

#include <QDir>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::vector<std::string> files;
};

Status run(const Options &options)
{
    auto opened = openProjectToChange(options.project);
    if (!opened)
        return fail(opened);
    QStringList lines;
    for (const std::string &file : options.files) {
        const auto edit = importEdit(QFileInfo(QString::fromStdString(file)).absoluteFilePath(),
                                     opened->folder);
        if (!edit)
            return fail(edit);
        auto project = weft::apply(opened->project, *edit);
        if (!project)
            return fail(project);
        opened->project = *std::move(project);
        const MediaItem &item = *opened->project.media.back();
        for (const QString &sentence : remarks(item.path, item.info))
            note(sentence);
        lines << QStringLiteral("%1\t%2").arg(item.id.value).arg(item.name);
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
        = app.add_subcommand("import", "Add media files to a project's bin and print their ids");
    command->add_option("project", options->project, "The .weft file")->required();
    command
        ->add_option("files", options->files,
                     "Video, sound and picture files; all are added, or none")
        ->required();
    return [options] { return run(*options); };
}

} // namespace weft::cli
