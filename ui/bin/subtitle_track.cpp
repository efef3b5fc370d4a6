#include "ui/bin/subtitle_track.h"

#include "core/base/translate.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"

#include <QFileInfo>

namespace weft::ui {

namespace {

/// As films have them: at the foot of the picture, outlined.
TitleSource titleOf(const QString &text)
{
    TitleSource title;
    title.text = text;
    title.weight = 600;
    title.size = 5;
    title.y = 88;
    title.outlineWidth = 0.4;
    return title;
}

QString freeName(const Sequence &sequence)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(sequence.tracks.begin(), sequence.tracks.end(),
                           [&](const auto &track) { return track->name == name; });
    };
    QString name = tr("Subtitles");
    for (int i = 2; isTaken(name); ++i)
        name = tr("Subtitles %1").arg(i);
    return name;
}

} // namespace

Result<std::vector<Edit>> subtitleTrack(const Project &project,
                                        const std::vector<SubtitleCue> &cues)
{
    const Sequence *const sequence = project.activeSequence();
    if (!sequence)
        return fail(ErrorKind::Refused, tr("There is no sequence for the subtitles: make one."));
    const FrameRate rate = sequence->settings.rate;
    const TrackId track{project.nextId};
    std::vector<Edit> edits{AddTrack{.kind = TrackKind::Video, .name = freeName(*sequence)}};
    for (const SubtitleCue &cue : cues) {
        const std::int64_t start = rate.frameAt(cue.start, Rounding::Nearest);
        const std::int64_t end = rate.frameAt(cue.end, Rounding::Nearest);
        edits.push_back(Overwrite{{.source = titleOf(cue.text),
                                   .video = track,
                                   .length = std::max<std::int64_t>(1, end - start)},
                                  start});
    }
    return edits;
}

void addSubtitles(Session &session, const QString &path)
{
    aside(
        &session, [path] { return readSubtitles(path); },
        [&session, path](const Result<std::vector<SubtitleCue>> &cues) {
            auto edits = cues ? subtitleTrack(*session.root(), *cues)
                              : Result<std::vector<Edit>>(fail(cues));
            if (!edits)
                return session.notifyProblem(edits.error().message);
            session.apply(tr("Subtitles of %1").arg(QFileInfo(path).fileName()), *std::move(edits));
        });
}

} // namespace weft::ui
