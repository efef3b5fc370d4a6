#include "core/edit/shots.h"

#include "core/base/translate.h"
#include "core/edit/bin.h"
#include "core/edit/draft.h"

#include <algorithm>

namespace weft {

namespace {

bool showsShot(const Clip &clip, ShotId shot)
{
    const auto *source = std::get_if<ShotSource>(&clip->source);
    return source && source->shot == shot;
}

void setSource(Draft &draft, ClipId id, const Source &source)
{
    const ClipPlace place = *draft.clip(id);
    ClipBody body = *place.clip.body;
    body.source = source;
    draft.setBody(place, std::move(body));
}

/// "Card 2", or the next number that is free.
QString numberedName(const Project &project, const QString &name)
{
    for (int number = 2;; ++number) {
        const QString candidate = QStringLiteral("%1 %2").arg(name).arg(number);
        const bool isTaken = std::any_of(project.shots.begin(), project.shots.end(),
                                         [&](const auto &shot) { return shot->name == candidate; });
        if (!isTaken)
            return candidate;
    }
}

std::vector<ClipId> clipsOnUnlockedTracks(const Project &project, ShotId shot)
{
    std::vector<ClipId> found;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                if (!track->locked && showsShot(clip, shot))
                    found.push_back(clip->id);
            }
        }
    }
    return found;
}

} // namespace

Result<Project> apply(const Project &project, const MakeIndependent &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    const auto *source = std::get_if<ShotSource>(&place->clip->source);
    if (!source)
        return fail(ErrorKind::Refused, tr("The clip at frame %1 does not show a generated shot.")
                                            .arg(place->clip.start));
    const ShotId old = source->shot;
    auto shot = std::make_shared<Shot>(*project.find(old));
    shot->id = draft.newId<ShotId>();
    shot->name = edit.name.isEmpty() ? numberedName(project, shot->name) : edit.name;
    const ShotId fresh = shot->id;
    draft.root().shots.push_back(std::move(shot));
    const auto linked = draft.withLinked({edit.clip}, true);
    if (!linked)
        return fail(linked);
    for (const ClipId id : *linked) {
        if (!showsShot(draft.clip(id)->clip, old))
            continue;
        if (const auto unlocked = draft.unlockedClip(id); !unlocked)
            return fail(unlocked);
        setSource(draft, id, ShotSource{fresh});
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const BakeToFile &edit)
{
    if (const auto known = Draft(project).shotIndex(edit.shot); !known)
        return fail(known);
    const auto withMedia = apply(project, AddMedia{edit.item});
    if (!withMedia)
        return withMedia;
    Draft draft(*withMedia);
    const MediaId media = withMedia->media.back()->id;
    const auto clips = edit.clips.empty() ? clipsOnUnlockedTracks(project, edit.shot) : edit.clips;
    for (const ClipId id : clips) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        if (!showsShot(place->clip, edit.shot))
            return fail(ErrorKind::Refused,
                        tr("The clip at frame %1 does not show the shot \"%2\".")
                            .arg(place->clip.start)
                            .arg(project.find(edit.shot)->name));
        const Track &track = draft.track(place->track);
        if (track.kind == TrackKind::Video ? !edit.item.info.video : edit.item.info.audio.empty())
            return fail(ErrorKind::Refused,
                        tr("\"%1\" has nothing for the clip at frame %2 on the track %3.")
                            .arg(edit.item.path)
                            .arg(place->clip.start)
                            .arg(track.name));
        setSource(draft, id, MediaSource{media});
    }
    return std::move(draft).take();
}

} // namespace weft
