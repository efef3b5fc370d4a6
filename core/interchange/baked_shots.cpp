#include "core/interchange/baked_shots.h"

#include "core/base/translate.h"
#include "core/media/probe.h"

namespace weft {

namespace {

using MediaOfShot = std::map<ShotId, MediaId>;

/// A track whose clips show media in place of shots; the same one if none does.
std::shared_ptr<const Track> replaced(const std::shared_ptr<const Track> &track,
                                      const MediaOfShot &media)
{
    std::vector<Clip> clips;
    bool isChanged = false;
    for (Clip clip : track->clips) {
        const auto *shot = std::get_if<ShotSource>(&clip->source);
        const auto found = shot ? media.find(shot->shot) : media.end();
        if (found != media.end()) {
            ClipBody body = *clip.body;
            body.source = MediaSource{found->second};
            clip.body = std::make_shared<const ClipBody>(std::move(body));
            isChanged = true;
        }
        clips.push_back(std::move(clip));
    }
    if (!isChanged)
        return track;
    Track copy = *track;
    copy.clips = ClipList::fromSorted(clips);
    return std::make_shared<const Track>(std::move(copy));
}

MediaOfShot addTakes(Project &project, const std::map<ShotId, QString> &takes,
                     QStringList &notCarried)
{
    MediaOfShot media;
    for (const auto &shot : project.shots) {
        const auto take = takes.find(shot->id);
        auto info = take == takes.end() ? Result<MediaInfo>(fail(ErrorKind::Media, {}))
                                        : probe(take->second);
        if (!info) {
            notCarried << tr("The shot \"%1\": it has no take on disk to stand for its recipe.")
                              .arg(shot->name);
            continue;
        }
        MediaItem item;
        item.id = {project.nextId++};
        item.name = shot->name;
        item.path = take->second;
        item.info = *std::move(info);
        media[shot->id] = item.id;
        project.media.push_back(std::make_shared<const MediaItem>(std::move(item)));
        notCarried << tr("The shot \"%1\": its take is written as a film, its recipe is not.")
                          .arg(shot->name);
    }
    return media;
}

} // namespace

Project withTakesAsMedia(const Project &project, const std::map<ShotId, QString> &takes,
                         QStringList &notCarried)
{
    Project result = project;
    const MediaOfShot media = addTakes(result, takes, notCarried);
    for (auto &sequence : result.sequences) {
        Sequence copy = *sequence;
        for (auto &track : copy.tracks)
            track = replaced(track, media);
        sequence = std::make_shared<const Sequence>(std::move(copy));
    }
    return result;
}

} // namespace weft
