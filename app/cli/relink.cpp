#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/project/relink.h"

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string folder;
    std::vector<std::string> media;
    std::string accept = "content";
    bool apply = false;
};

constexpr std::array<const char *, 3> kMatchNames{"content", "size", "name"};

Result<std::vector<MediaId>> wanted(const Project &project, const std::vector<std::string> &names)
{
    std::vector<MediaId> ids;
    for (const std::string &name : names) {
        const QString text = QString::fromStdString(name);
        const std::size_t before = ids.size();
        for (const auto &item : project.media) {
            if (item->name == text || QString::number(item->id.value) == text)
                ids.push_back(item->id);
        }
        if (ids.size() == before)
            return fail(ErrorKind::Usage,
                        tr("There is no media file with the name or id \"%1\" in this project.")
                            .arg(text));
    }
    return ids;
}

Result<MatchBy> leastSure(const std::string &accept)
{
    const auto found = std::find(kMatchNames.begin(), kMatchNames.end(), accept);
    if (found == kMatchNames.end())
        return fail(ErrorKind::Usage,
                    tr("\"%1\" is not a way to match: write content, size or name.")
                        .arg(QString::fromStdString(accept)));
    return static_cast<MatchBy>(found - kMatchNames.begin());
}

void printMatch(const Project &project, const RelinkMatch &match)
{
    const auto name = QString::fromLatin1(kMatchNames[static_cast<std::size_t>(match.by)]);
    print(QStringLiteral("%1\t%2\t%3\t%4")
              .arg(match.media.value)
              .arg(name, project.find(match.media)->name, match.path));
    if (match.equals > 1)
        note(tr("%1 files match \"%2\" equally well.")
                 .arg(match.equals)
                 .arg(project.find(match.media)->name));
}

Status relink(OpenedProject &opened, const std::vector<RelinkMatch> &matches)
{
    const auto edit = relinkEdit(opened.project, opened.folder, matches);
    if (!edit)
        return fail(edit);
    auto changed = weft::apply(opened.project, *edit);
    if (!changed)
        return fail(changed);
    opened.project = *std::move(changed);
    return opened.save();
}

Status run(const Options &options)
{
    const auto least = leastSure(options.accept);
    if (!least)
        return fail(least);
    auto opened = options.apply ? openProjectToChange(options.project)
                                : openProject(options.project);
    if (!opened)
        return fail(opened);
    const auto media = wanted(opened->project, options.media);
    if (!media)
        return fail(media);
    auto preview = previewRelink({opened->project, opened->folder,
                                  QString::fromStdString(options.folder), *media},
                                 interrupted());
    if (!preview)
        return fail(preview);
    QStringList left;
    for (const MediaId id : preview->unmatched)
        left << opened->project.find(id)->name;
    for (const RelinkMatch &match : preview->matches) {
        printMatch(opened->project, match);
        if (match.by > *least)
            left << opened->project.find(match.media)->name;
    }
    std::erase_if(preview->matches, [&](const RelinkMatch &match) { return match.by > *least; });
    if (options.apply && !preview->matches.empty()) {
        if (const Status status = relink(*opened, preview->matches); !status)
            return status;
    }
    if (left.isEmpty())
        return {};
    return fail(ErrorKind::Media,
                tr("Not found by what --accept %1 asks for: %2.")
                    .arg(QString::fromStdString(options.accept), left.join(QStringLiteral(", "))));
}

} // namespace

Run addRelink(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "relink",
        "Look for missing media in a folder and all folders below it, and say what fits: id, how "
        "it "
        "matches\n"
        "(content, size, name), name, file. Nothing is changed without --apply. Ends with 4 where "
        "something is not found.");
    command->add_option("project", options->project, "The .weft file")->required();
    command->add_option("folder", options->folder, "Where to look")->required();
    command->add_option("--media", options->media, "Look for these, by name or id, missing or not");
    command
        ->add_option("--accept", options->accept,
                     "content: the same size and content hash; size: also the same name and size; "
                     "name: also the same name")
        ->capture_default_str();
    command->add_flag("--apply", options->apply, "Relink what was accepted, and save");
    return [options] { return run(*options); };
}

} // namespace weft::cli
