#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/opened_project.h"

#include "core/base/json_text.h"
#include "core/generate/recipe_digest.h"
#include "core/media/probe.h"
#include "core/model/fields.h"
#include "core/time/timecode.h"

#include <QFileInfo>

namespace weft::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options
{
    std::string path;
    bool json = false;
};

Json text(const QString &value)
{
    return value.toStdString();
}

QString describeHdr(const VideoInfo &video)
{
    if (video.colour.transfer == ColourTransfer::Hlg)
        return QStringLiteral("HLG");
    const double peak = video.hdr.peakLuminance();
    return peak > 0 ? tr("PQ up to %1 cd/m²").arg(peak) : QStringLiteral("PQ");
}

QString describe(const MediaInfo &info)
{
    QStringList parts;
    if (const auto &video = info.video) {
        parts << QStringLiteral("%1 %2×%3")
                     .arg(video->codec)
                     .arg(video->displayWidth())
                     .arg(video->displayHeight());
        if (isHdr(video->colour.transfer))
            parts << describeHdr(*video);
        if (!info.isStill)
            parts << tr("%1 fps%2, %3 frames")
                         .arg(video->rate.toString(),
                              video->variableRate ? tr(" (variable)") : QString())
                         .arg(video->frameCount);
    }
    if (const auto &lut = info.lut)
        parts << (lut->dimensions == 1 ? tr("look-up table, 1-D, %1 entries").arg(lut->size)
                                       : tr("look-up table, 3-D, %1×%1×%1").arg(lut->size));
    for (const AudioInfo &audio : info.audio)
        parts << tr("%1 %2 Hz, %3 channels")
                     .arg(audio.codec)
                     .arg(audio.sampleRate)
                     .arg(audio.channels);
    if (!info.isStill && !info.lut)
        parts << tr("%1 s").arg(info.duration().toDouble(), 0, 'f', 3);
    return parts.join(QStringLiteral(" · "));
}

Json sequenceJson(const Project &project, const Sequence &sequence)
{
    Json tracks = Json::array();
    for (const auto &track : sequence.tracks) {
        Json clips = Json::array();
        for (const Clip &clip : track->clips) {
            Json json = toJson(clip);
            json["name"] = text(clipName(project, *clip.body));
            json["in"] = toJson(clip->in);
            clips.push_back(std::move(json));
        }
        tracks.push_back({{"id", track->id.value},
                          {"name", text(track->name)},
                          {"kind", std::string(nameOf(track->kind))},
                          {"clips", std::move(clips)}});
    }
    const FrameRate rate = sequence.settings.rate;
    return {{"id", sequence.id.value},
            {"name", text(sequence.name)},
            {"active", sequence.id == project.active},
            {"settings", toJson(sequence.settings)},
            {"frames", sequence.length()},
            {"duration", toJson(rate.secondsAt(sequence.length()))},
            {"timecode", text(toTimecode(sequence.length(), rate, sequence.settings.dropFrame))},
            {"tracks", std::move(tracks)},
            {"markers", toJson(sequence.markers)}};
}

QString shotState(const Shot &shot, const MediaMap &media)
{
    if (!media.takes.contains(shot.id))
        return QStringLiteral("missing");
    return isStale(shot) ? QStringLiteral("stale") : QStringLiteral("made");
}

Json projectJson(const OpenedProject &opened)
{
    const MediaMap located = opened.locate();
    Json media = Json::array();
    for (const auto &item : opened.project.media) {
        Json json = toJson(*item);
        json["present"] = located.media.contains(item->id);
        media.push_back(std::move(json));
    }
    Json shots = Json::array();
    for (const auto &shot : opened.project.shots) {
        Json json = toJson(*shot);
        json["digest"] = text(recipeDigest(shot->recipe));
        json["state"] = text(shotState(*shot, located));
        shots.push_back(std::move(json));
    }
    Json sequences = Json::array();
    for (const auto &sequence : opened.project.sequences)
        sequences.push_back(sequenceJson(opened.project, *sequence));
    return {{"project", text(opened.path)},
            {"media", std::move(media)},
            {"shots", std::move(shots)},
            {"sequences", std::move(sequences)}};
}

/// A sequence's colours, and what is unusual about how it takes and mixes them.
QString describeColours(const SequenceSettings &settings)
{
    QStringList parts{tr("%1 primaries, %2 transfer")
                          .arg(textOf(nameOf(settings.colour.primaries)),
                               textOf(nameOf(settings.colour.transfer)))};
    if (settings.compositing == Compositing::Linear)
        parts << tr("composites light");
    if (settings.hdr == HdrInput::PassThrough)
        parts << tr("HDR passes through");
    if (settings.view.use != ViewUse::None)
        parts << tr("seen through %1 / %2%3")
                     .arg(settings.view.display.isEmpty() ? tr("the first display")
                                                          : settings.view.display,
                          settings.view.view.isEmpty() ? tr("its first view") : settings.view.view,
                          settings.view.use == ViewUse::Everywhere ? tr(" in films as well")
                                                                   : QString());
    return parts.join(QStringLiteral(", "));
}

/// How a file's pictures are taken otherwise than it says; nothing where they are not.
QString describeInterpretation(const Interpretation &how)
{
    QStringList parts;
    const ColourTags &colour = how.colour;
    for (const std::string_view name : {nameOf(colour.matrix), nameOf(colour.primaries),
                                        nameOf(colour.transfer), nameOf(colour.range)}) {
        if (name != nameOf(ColourRange::Unspecified))
            parts << textOf(name);
    }
    if (how.hdr != MediaHdr::AsSequence)
        parts << textOf(nameOf(how.hdr));
    if (how.premultiplied)
        parts << tr("premultiplied");
    return parts.isEmpty() ? QString() : tr(" · taken as %1").arg(parts.join(QStringLiteral(", ")));
}

QString projectText(const OpenedProject &opened)
{
    const MediaMap located = opened.locate();
    QStringList lines{opened.path};
    for (const auto &sequence : opened.project.sequences) {
        const SequenceSettings &settings = sequence->settings;
        lines << tr("%1 \"%2\"  %3×%4  %5 fps  %6  %7 frames")
                     .arg(sequence->id == opened.project.active ? QStringLiteral("*")
                                                                : QStringLiteral(" "),
                          sequence->name)
                     .arg(settings.width)
                     .arg(settings.height)
                     .arg(settings.rate.toString(),
                          toTimecode(sequence->length(), settings.rate, settings.dropFrame))
                     .arg(sequence->length())
              << QStringLiteral("    ") + describeColours(settings);
        for (const auto &track : sequence->tracks) {
            lines << QStringLiteral("    %1 [%2]").arg(track->name).arg(track->id.value);
            for (const Clip &clip : track->clips)
                lines << QStringLiteral("        %1 – %2  %3 [%4]")
                             .arg(toTimecode(clip.start, settings.rate, settings.dropFrame),
                                  toTimecode(clip.end(), settings.rate, settings.dropFrame),
                                  clipName(opened.project, *clip.body))
                             .arg(clip->id.value);
        }
    }
    for (const auto &item : opened.project.media)
        lines << tr("  media [%1] %2%3\n      %4")
                     .arg(item->id.value)
                     .arg(item->path,
                          located.media.contains(item->id) ? QString() : tr("  MISSING"),
                          describe(item->info) + describeInterpretation(item->interpretation));
    for (const auto &shot : opened.project.shots)
        lines << tr("  shot [%1] \"%2\" by %3: %4")
                     .arg(shot->id.value)
                     .arg(shot->name, shot->recipe.generator, shotState(*shot, located));
    return lines.join(QLatin1Char('\n'));
}

Status run(const Options &options)
{
    const QString path = QString::fromStdString(options.path);
    if (!path.endsWith(QLatin1String(".weft"))) {
        const auto info = probe(path);
        if (!info)
            return fail(info);
        print(options.json ? QString::fromUtf8(prettyJson(toJson(*info)).trimmed())
                           : describe(*info));
        return {};
    }
    auto opened = openProject(options.path);
    if (!opened)
        return fail(opened);
    opened->useMadeTakes();
    print(options.json ? QString::fromUtf8(prettyJson(projectJson(*opened)).trimmed())
                       : projectText(*opened));
    return {};
}

} // namespace

Run addInfo(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("info", "Describe a project or a media file");
    command->add_option("file", options->path, "A .weft file, or any media file")->required();
    command->add_flag("--json", options->json, "For programs");
    return [options] { return run(*options); };
}

} // namespace weft::cli
