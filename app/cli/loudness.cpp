#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened_project.h"
#include "app/cli/range.h"

#include "core/base/json_text.h"
#include "core/edit/edit.h"
#include "core/media/audio_reader.h"
#include "core/media/probe.h"
#include "core/render/renderer.h"
#include "core/sound/loudness.h"

#include <cmath>

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options
{
    std::string path;
    std::string sequence;
    std::string range;
    int stream = 0;
    double target = std::nan("");
    double truePeak = LoudnessTarget().truePeak;
    bool json = false;
};

bool isNormalising(const Options &options)
{
    return !std::isnan(options.target);
}

QString decibels(double value, const char *unit)
{
    return std::isfinite(value)
               ? QStringLiteral("%1 %2").arg(value, 0, 'f', 1).arg(QLatin1String(unit))
               : tr("silent");
}

Json numberOrNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

void show(const Loudness &loudness, std::optional<double> gain, bool json)
{
    if (json) {
        Json object{{"integrated", numberOrNull(loudness.integrated)},
                    {"range", numberOrNull(loudness.range)},
                    {"momentary", numberOrNull(loudness.momentary)},
                    {"shortTerm", numberOrNull(loudness.shortTerm)},
                    {"peak", numberOrNull(loudness.peak)},
                    {"truePeak", numberOrNull(loudness.truePeak)}};
        if (gain)
            object["gainDb"] = *gain;
        return print(QString::fromUtf8(prettyJson(object).trimmed()));
    }
    QStringList lines{tr("integrated   %1").arg(decibels(loudness.integrated, "LUFS")),
                      tr("range        %1").arg(decibels(loudness.range, "LU")),
                      tr("momentary    %1, the highest").arg(decibels(loudness.momentary, "LUFS")),
                      tr("short-term   %1, the highest").arg(decibels(loudness.shortTerm, "LUFS")),
                      tr("peak         %1").arg(decibels(loudness.peak, "dBFS")),
                      tr("true peak    %1").arg(decibels(loudness.truePeak, "dBTP"))};
    if (gain)
        lines << tr("gain         %1").arg(decibels(*gain, "dB"));
    print(lines.join(QLatin1Char('\n')));
}

LoudnessTarget targetOf(const Options &options)
{
    return {options.target, options.truePeak};
}

/// What a file would need; nothing is changed.
Status measureFile(const Options &options)
{
    if (!options.sequence.empty() || !options.range.empty())
        return fail(ErrorKind::Usage,
                    tr("A media file has no sequences and is measured whole: leave --sequence and "
                       "--range out."));
    const QString path = QString::fromStdString(options.path);
    const auto info = probe(path);
    if (!info)
        return fail(info);
    // Mono is measured as mono, all else by what it sounds like in stereo or 5.1.
    const auto stream = static_cast<std::size_t>(std::max(0, options.stream));
    const int channels = stream < info->audio.size() ? info->audio[stream].channels : 2;
    LoudnessJob job;
    job.layout = channels == 1  ? SoundLayout::Mono
                 : channels < 6 ? SoundLayout::Stereo
                                : SoundLayout::Surround51;
    auto reader = AudioReader::open(path, options.stream, {job.layout, {}});
    if (!reader)
        return fail(reader);
    job.end = info->audio[stream].duration.times(kSampleRate, Rounding::Nearest);
    job.read = [&](std::int64_t start, std::int64_t length) { return reader->read(start, length); };
    const auto loudness = measureLoudness(job, interrupted());
    if (!loudness)
        return fail(loudness);
    std::optional<double> gain;
    if (isNormalising(options)) {
        const auto needed = normalisingGain(*loudness, targetOf(options));
        if (!needed)
            return fail(needed);
        gain = *needed;
    }
    show(*loudness, gain, options.json);
    return {};
}

/// Changes the master so that the sequence is as loud as wanted.
Result<double> normalise(OpenedProject &opened, const Sequence &sequence, const Loudness &loudness,
                         const Options &options)
{
    const auto gain = normalisingGain(loudness, targetOf(options));
    if (!gain)
        return fail(gain);
    SetMaster edit{sequence.id};
    edit.gainDb = sequence.master.gainDb + *gain;
    auto changed = weft::apply(opened.project, Edit(edit));
    if (!changed)
        return fail(changed);
    opened.project = *std::move(changed);
    if (const Status status = opened.save(); !status)
        return fail(status);
    return gain;
}

Status measureProject(const Options &options)
{
    auto opened = isNormalising(options) ? openProjectToChange(options.path)
                                         : openProject(options.path);
    if (!opened)
        return fail(opened);
    const auto sequence = opened->sequence(QString::fromStdString(options.sequence));
    if (!sequence)
        return fail(sequence);
    TimeRange range{0, (*sequence)->length()};
    if (!options.range.empty()) {
        const auto parsed = parseRange(QString::fromStdString(options.range), **sequence);
        if (!parsed)
            return fail(parsed);
        range = *parsed;
    }
    const FrameRate rate = (*sequence)->settings.rate;
    Renderer renderer(std::make_shared<const Project>(opened->project), (*sequence)->id,
                      opened->locate());
    LoudnessJob job;
    job.layout = (*sequence)->settings.sound;
    job.start = rate.sampleAt(range.start);
    job.end = rate.sampleAt(range.end());
    job.read = [&](std::int64_t start, std::int64_t length) {
        return renderer.audio(start, length);
    };
    const auto loudness = measureLoudness(job, interrupted());
    if (!loudness)
        return fail(loudness);
    std::optional<double> gain;
    if (isNormalising(options)) {
        const auto needed = normalise(*opened, **sequence, *loudness, options);
        if (!needed)
            return fail(needed);
        gain = *needed;
    }
    show(*loudness, gain, options.json);
    return {};
}

} // namespace

Run addLoudness(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "loudness", "Measure loudness and peaks of a sequence or a media file (EBU R 128)");
    command->add_option("file", options->path, "A .weft file, or any media file")->required();
    command->add_option("--sequence", options->sequence,
                        "Name of the sequence; by default the active one");
    command->add_option("--range", options->range, "IN-OUT of the sequence, as for render");
    command->add_option("--stream", options->stream, "Which sound stream of a media file, from 0");
    command->add_option("--normalise", options->target,
                        "LUFS to bring it to: of a sequence the master's gain is changed and the "
                        "project saved, of a file\nthe gain it needs is printed");
    command
        ->add_option("--true-peak", options->truePeak,
                     "dBTP that normalising must not exceed: the gain is smaller then")
        ->capture_default_str();
    command->add_flag("--json", options->json, "For programs");
    return [options] {
        const bool isProject = QString::fromStdString(options->path)
                                   .endsWith(QLatin1String(".weft"));
        return isProject ? measureProject(*options) : measureFile(*options);
    };
}

} // namespace weft::cli
