#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened_project.h"
#include "app/cli/progress.h"
#include "app/cli/range.h"
#include "app/cli/takes.h"
#include "app/cli/view_options.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/export/export_film.h"
#include "core/generate/recipe_digest.h"
#include "core/project/survey.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace weft::cli {

namespace {

struct Options
{
    std::string project;
    std::string output;
    std::string sequence;
    std::string range;
    std::string preset = kDefaultPreset;
    std::string colour;
    ViewOptions view;
    std::string generate = "missing";
    std::string report;
    int progressDescriptor = -1;
    bool overwrite = false;
    bool listPresets = false;
};

/// Media that is missing and effects that are unknown, as one error with all its sentences; what
/// renders, but perhaps not as meant, is noted. Takes are not looked at: they can be made.
Status checkMedia(const OpenedProject &opened, SequenceId sequence)
{
    const MediaMap media = opened.locate();
    const PluginCatalogue catalogue;
    QStringList sentences;
    ErrorKind kind = ErrorKind::Media;
    for (const Finding &finding :
         survey({opened.project, media, opened.store, catalogue, sequence})) {
        if (finding.kind == ErrorKind::Generation)
            continue;
        if (finding.severity == Finding::Severity::Note) {
            note(finding.sentence);
            continue;
        }
        sentences << finding.sentence;
        if (finding.kind == ErrorKind::Project)
            kind = ErrorKind::Project;
    }
    return sentences.isEmpty() ? Status() : Status(fail(kind, sentences.join(QLatin1Char('\n'))));
}

nlohmann::ordered_json clipReport(const OpenedProject &opened, const ShownClip &shown)
{
    const Clip &clip = shown.clip;
    nlohmann::ordered_json json{{"clip", clip->id.value},
                                {"name", clipName(opened.project, *clip.body).toStdString()},
                                {"track", shown.track->name.toStdString()},
                                {"start", clip.start},
                                {"length", clip->length},
                                {"sequence", shown.sequence->name.toStdString()}};
    if (const auto *file = std::get_if<MediaSource>(&clip->source)) {
        const MediaItem &item = *opened.project.find(file->media);
        json["media"] = item.path.toStdString();
        json["contentHash"] = item.identity.hash.toStdString();
    } else if (const auto *generated = std::get_if<ShotSource>(&clip->source)) {
        const Shot &shot = *opened.project.find(generated->shot);
        const Take *take = opened.store.find(shot.take);
        json["shot"] = shot.name.toStdString();
        json["take"] = shot.take.toStdString();
        json["stale"] = isStale(shot);
        json["contentHash"] = take ? take->contentHash.toStdString() : std::string();
    }
    return json;
}

Status writeReport(const QString &path, const OpenedProject &opened, const Sequence &sequence,
                   const ExportJob &job, const ExportedFilm &film, const std::vector<ShotId> &made,
                   double seconds)
{
    nlohmann::ordered_json clips = nlohmann::ordered_json::array();
    nlohmann::ordered_json stale = nlohmann::ordered_json::array();
    for (const ShownClip &shown : shownClips(opened.project, sequence.id))
        clips.push_back(clipReport(opened, shown));
    for (const ShotId id : shownShots(opened.project, sequence.id)) {
        if (isStale(*opened.project.find(id)))
            stale.push_back(opened.project.find(id)->name.toStdString());
    }
    nlohmann::ordered_json generated = nlohmann::ordered_json::array();
    for (const ShotId id : made)
        generated.push_back(opened.project.find(id)->name.toStdString());
    const nlohmann::ordered_json report{
        {"weft", WEFT_VERSION},
        {"project", opened.path.toStdString()},
        {"sequence", sequence.name.toStdString()},
        {"output", film.path.toStdString()},
        {"preset", job.preset.id.toStdString()},
        {"bytes", film.bytes},
        {"firstFrame", job.range.start},
        {"frames", film.frames},
        {"width", film.width},
        {"height", film.height},
        {"rate", film.rate.toString().toStdString()},
        {"videoCodec", film.videoCodec.toStdString()},
        {"audioCodec", film.audioCodec.toStdString()},
        {"seconds", seconds},
        {"generated", generated},
        {"stale", stale},
        {"clips", clips},
    };
    return replaceFile(path, prettyJson(report));
}

Status listPresets()
{
    for (const ExportPreset &preset : exportPresets())
        print(QStringLiteral("%1  .%2  %3")
                  .arg(preset.id, -12)
                  .arg(preset.extension(), -4)
                  .arg(preset.help));
    return {};
}

/// Sets a preset's colours by their name; an empty one leaves them.
Status chooseColour(const std::string &name, ExportPreset &preset)
{
    if (name.empty())
        return {};
    const auto colour = choiceOf<ExportColour>(name, "--colour");
    if (!colour)
        return fail(colour);
    preset.colour = *colour;
    return checkColour(preset);
}

Status run(const Options &options)
{
    if (options.listPresets)
        return listPresets();
    if (options.project.empty() || options.output.empty())
        return fail(ErrorKind::Usage, tr("Give a project and -o OUTPUT, or --list-presets."));
    const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    auto progress = ProgressOutput::open(options.progressDescriptor);
    if (!progress)
        return fail(progress);
    auto preset = findPreset(QString::fromStdString(options.preset));
    if (!preset)
        return fail(preset);
    if (const Status status = chooseColour(options.colour, *preset); !status)
        return status;
    const auto policy = parseGeneratePolicy(options.generate);
    if (!policy)
        return fail(policy);
    auto opened = openProject(options.project);
    if (!opened)
        return fail(opened);
    opened->useMadeTakes();
    const auto sequence = opened->sequence(QString::fromStdString(options.sequence));
    if (!sequence)
        return fail(sequence);
    TimeRange range;
    if (!options.range.empty()) {
        const auto parsed = parseRange(QString::fromStdString(options.range), **sequence);
        if (!parsed)
            return fail(parsed);
        range = *parsed;
    }
    auto view = chosenView(options.view, *opened, **sequence);
    if (!view)
        return fail(view);
    const SequenceId id = (*sequence)->id;
    if (const Status status = checkMedia(*opened, id); !status)
        return status;
    const auto made = settleTakes(*opened, id, *policy, *progress);
    if (!made)
        return fail(made);
    ExportJob job{std::make_shared<const Project>(opened->project),
                  id,
                  opened->locate(),
                  *std::move(preset),
                  QFileInfo(QString::fromStdString(options.output)).absoluteFilePath(),
                  options.overwrite,
                  range,
                  *std::move(view)};
    const auto film = exportFilm(
        job,
        [&](const ExportProgress &p) {
            progress->show({{"phase", "render"},
                            {"progress", static_cast<double>(p.framesDone)
                                             / static_cast<double>(p.framesTotal)},
                            {"frame", p.framesDone},
                            {"frames", p.framesTotal},
                            {"fps", p.framesPerSecond},
                            {"secondsLeft", p.secondsLeft}},
                           tr("Rendering  %1 %  frame %2 of %3  %4 fps  %5 left")
                               .arg(100 * p.framesDone / p.framesTotal)
                               .arg(p.framesDone)
                               .arg(p.framesTotal)
                               .arg(p.framesPerSecond, 0, 'f', 1)
                               .arg(timeLeft(p.secondsLeft)));
        },
        interrupted());
    progress->finish();
    if (!film)
        return fail(film);
    const Sequence &rendered = *opened->project.find(id);
    if (!options.report.empty()) {
        if (const Status status = writeReport(QString::fromStdString(options.report), *opened,
                                              rendered, job, *film, *made,
                                              static_cast<double>(clock.elapsed()) / 1000);
            !status)
            return status;
    }
    note(tr("%1: %2 frames, %3×%4 at %5 fps, %6 bytes, in %7 s")
             .arg(film->path)
             .arg(film->frames)
             .arg(film->width)
             .arg(film->height)
             .arg(film->rate.toString())
             .arg(film->bytes)
             .arg(static_cast<double>(clock.elapsed()) / 1000, 0, 'f', 1));
    return {};
}

} // namespace

Run addRender(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "render", "Render a sequence to a film. It is written beside its name as .part, verified, "
                  "then renamed; whatever fails, nothing\n"
                  "partial stays. A chosen take that is on disk is always used, even when stale.");
    command->add_option("project", options->project, "The .weft file");
    command->add_option("-o,--output", options->output, "The film to write");
    command
        ->add_option("--preset", options->preset,
                     "How to encode: one of --list-presets, or a file of your own, NAME.json, "
                     "written as those in resources/presets are")
        ->capture_default_str();
    command->add_option("--colour", options->colour,
                        "Colours of the film, by default as the preset says: sequence; standard "
                        "(HDR is mapped into BT.709);\npq or hlg (BT.2020, needs a preset of ten "
                        "bits)");
    addViewOptions(*command, options->view);
    command->add_option("--range", options->range,
                        "IN-OUT, OUT not included: 2s-5s, 50-125, 00:00:02:00-00:00:05:00, -5s");
    command->add_option("--sequence", options->sequence,
                        "Name of the sequence; by default the active one");
    command
        ->add_option("--generate", options->generate,
                     "never: exit 5 where a take is missing; missing: make those first; stale: "
                     "make stale ones anew as well")
        ->capture_default_str();
    command
        ->add_option("--report", options->report,
                     "Write what was rendered, with take and content hash for each clip, as JSON");
    command->add_option("--progress-fd", options->progressDescriptor,
                        "Write progress to this descriptor, a JSON object a line");
    command->add_flag("--overwrite", options->overwrite, "Replace a film that is there");
    command->add_flag("--list-presets", options->listPresets, "Print the presets");
    return [options] { return run(*options); };
}

} // namespace weft::cli
