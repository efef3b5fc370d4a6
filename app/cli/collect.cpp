#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened_project.h"
#include "app/cli/progress.h"

#include "core/project/collect.h"

#include <nlohmann/json.hpp>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string folder;
    bool skipMissing = false;
    int progressDescriptor = -1;
};

void show(ProgressOutput &progress, const CollectProgress &now)
{
    const auto percent = now.bytesTotal > 0 ? 100 * now.bytesDone / now.bytesTotal : 100;
    progress.show({{"file", now.file.toStdString()},
                   {"bytesDone", now.bytesDone},
                   {"bytesTotal", now.bytesTotal}},
                  tr("Collecting %1 %  %2").arg(percent).arg(now.file));
}

Status run(const Options &options)
{
    auto progress = ProgressOutput::open(options.progressDescriptor);
    if (!progress)
        return fail(progress);
    const auto opened = openProject(options.project);
    if (!opened)
        return fail(opened);
    const auto collected = collect(
        {opened->project, opened->path, QString::fromStdString(options.folder),
         options.skipMissing},
        [&](const CollectProgress &now) { show(*progress, now); }, interrupted());
    progress->finish();
    if (!collected)
        return fail(collected);
    for (const QString &name : collected->missing)
        note(tr("\"%1\" is missing and was left out.").arg(name));
    for (const QString &name : collected->changed)
        note(tr("\"%1\" is not the file that was imported: its content has changed.").arg(name));
    for (const QString &path : collected->staying)
        note(tr("The OpenColorIO configuration \"%1\" stays where it is, for it uses what lies "
                "elsewhere or cannot be read: views look the same only on machines that have it "
                "too.")
                 .arg(path));
    print(QStringLiteral("%1\t%2\t%3")
              .arg(collected->projectPath)
              .arg(collected->files)
              .arg(collected->bytes));
    return {};
}

} // namespace

Run addCollect(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "collect",
        "Put a project with all its media, proxies, takes and display views into a new folder that "
        "can be moved or handed on.\n"
        "Every copy is compared with its source. Prints the new project, the number of files and "
        "their bytes.");
    command->add_option("project", options->project, "The .weft file; it stays as it is")
        ->required();
    command->add_option("folder", options->folder, "The folder to make")->required();
    command->add_flag("--skip-missing", options->skipMissing,
                      "Leave missing media out instead of ending with 4");
    command->add_option("--progress-fd", options->progressDescriptor,
                        "Write progress to this descriptor, a JSON object a line");
    return [options] { return run(*options); };
}

} // namespace weft::cli
