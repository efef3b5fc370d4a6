#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/edit/edit.h"
#include "core/project/project_file.h"

#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string path;
    std::string name;
    int width = 0;
    int height = 0;
    std::string rate;
    std::string colour;
    std::string compositing;
    std::string hdr;
    int videoTracks = 2;
    int audioTracks = 2;
    bool overwrite = false;
};

/// The usual colours of films.
enum class FilmColour { Bt709, Bt2020, Pq, Hlg };

constexpr auto enumNames(FilmColour)
{
    return std::array{EnumName{FilmColour::Bt709, "bt709"}, EnumName{FilmColour::Bt2020, "bt2020"},
                      EnumName{FilmColour::Pq, "pq"}, EnumName{FilmColour::Hlg, "hlg"}};
}

ColourTags tagsOf(FilmColour colour)
{
    ColourTags wide{ColourMatrix::Bt2020, ColourPrimaries::Bt2020, ColourTransfer::Bt709,
                    ColourRange::Limited};
    switch (colour) {
    case FilmColour::Bt709: return bt709Tags();
    case FilmColour::Bt2020: break;
    case FilmColour::Pq: wide.transfer = ColourTransfer::Pq; break;
    case FilmColour::Hlg: wide.transfer = ColourTransfer::Hlg; break;
    }
    return wide;
}

/// Sets what is chosen; an empty name leaves it.
template<typename Enum, typename Set>
Status choose(const std::string &name, const char *option, Set set)
{
    if (name.empty())
        return {};
    const auto choice = choiceOf<Enum>(name, option);
    if (!choice)
        return fail(choice);
    set(*choice);
    return {};
}

Status setColours(const Options &options, SequenceSettings &settings)
{
    for (const Status &status :
         {choose<FilmColour>(options.colour, "--colour",
                             [&](FilmColour colour) { settings.colour = tagsOf(colour); }),
          choose<Compositing>(options.compositing, "--compositing",
                              [&](Compositing choice) { settings.compositing = choice; }),
          choose<HdrInput>(options.hdr, "--hdr",
                           [&](HdrInput choice) { settings.hdr = choice; })}) {
        if (!status)
            return status;
    }
    return {};
}

Result<std::optional<SequenceSettings>> settingsOf(const Options &options)
{
    if (options.width == 0 && options.height == 0 && options.rate.empty() && options.colour.empty()
        && options.compositing.empty() && options.hdr.empty())
        return std::optional<SequenceSettings>();
    SequenceSettings settings;
    if ((options.width == 0) != (options.height == 0))
        return fail(ErrorKind::Usage, tr("Give --width and --height together."));
    if (options.width != 0) {
        settings.width = options.width;
        settings.height = options.height;
        settings.colour = completed({}, options.height, false);
    }
    if (!options.rate.empty()) {
        const auto rate = FrameRate::fromString(QString::fromStdString(options.rate));
        if (!rate)
            return fail(ErrorKind::Usage,
                        tr("\"%1\" is not a frame rate: write 25, 29.97 or 30000/1001.")
                            .arg(QString::fromStdString(options.rate)));
        settings.rate = *rate;
    }
    if (const Status status = setColours(options, settings); !status)
        return fail(status);
    return std::optional(settings);
}

Status run(const Options &options)
{
    const QString path = QString::fromStdString(options.path);
    if (QFileInfo::exists(path) && !options.overwrite)
        return fail(ErrorKind::Usage, tr("\"%1\" exists already: choose another name, or give "
                                         "--overwrite (a backup is kept).")
                                          .arg(path));
    const auto settings = settingsOf(options);
    if (!settings)
        return fail(settings);
    const auto project = weft::apply({},
                                     AddSequence{QString::fromStdString(options.name), *settings,
                                                 options.videoTracks, options.audioTracks});
    if (!project)
        return fail(project);
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return saveProject(*project, path); // which says so
    const auto lock = lockToWrite(path);
    return lock ? saveProject(*project, path) : fail(lock);
}

} // namespace

Run addNew(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("new", "Make a project with one empty sequence");
    command->add_option("project", options->path, "The .weft file to write")->required();
    command->add_option("--name", options->name, "Name of the sequence");
    command->add_option("--width", options->width,
                        "Pixels; without any setting the first footage decides them all");
    command->add_option("--height", options->height, "Pixels");
    command->add_option("--rate", options->rate, "Frames a second: 25, 29.97, 30000/1001");
    command->add_option("--colour", options->colour,
                        "Colours of the film: bt709, bt2020, pq or hlg (the latter two are HDR, in "
                        "BT.2020)");
    command->add_option("--compositing", options->compositing,
                        "What layers are mixed as: gamma, their levels (by default), or linear, "
                        "light");
    command->add_option("--hdr", options->hdr,
                        "What HDR footage becomes in a film of standard range: tone-map (by "
                        "default) or pass-through");
    command->add_option("--video-tracks", options->videoTracks, "How many")->capture_default_str();
    command->add_option("--audio-tracks", options->audioTracks, "How many")->capture_default_str();
    command->add_flag("--overwrite", options->overwrite, "Replace a project that is there");
    return [options] { return run(*options); };
}

} // namespace weft::cli
