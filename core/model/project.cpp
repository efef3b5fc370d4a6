#include "core/model/project.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft {

namespace {

template<typename T, typename Tag>
const T *findById(const std::vector<std::shared_ptr<const T>> &items, Id<Tag> id)
{
    const auto found = std::ranges::lower_bound(items, id, {}, [](const auto &x) { return x->id; });
    return found != items.end() && (*found)->id == id ? found->get() : nullptr;
}

template<typename T>
bool sameValues(const std::vector<std::shared_ptr<const T>> &a,
                const std::vector<std::shared_ptr<const T>> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto &x, const auto &y) { return x == y || *x == *y; });
}

} // namespace

const Folder *Project::find(FolderId id) const
{
    return findById(folders, id);
}

const MediaItem *Project::find(MediaId id) const
{
    return findById(media, id);
}

const Shot *Project::find(ShotId id) const
{
    return findById(shots, id);
}

const Sequence *Project::find(SequenceId id) const
{
    return findById(sequences, id);
}

void sortById(Project &project)
{
    const auto sort = [](auto &items) {
        std::ranges::stable_sort(items, {}, [](const auto &item) { return item->id; });
    };
    sort(project.folders);
    sort(project.media);
    sort(project.shots);
    sort(project.sequences);
}

bool operator==(const Project &a, const Project &b)
{
    return a.nextId == b.nextId && sameValues(a.folders, b.folders) && sameValues(a.media, b.media)
           && sameValues(a.shots, b.shots) && sameValues(a.sequences, b.sequences)
           && a.active == b.active && a.unknown == b.unknown;
}

bool operator==(const Sequence &a, const Sequence &b)
{
    return a.id == b.id && a.name == b.name && a.settings == b.settings
           && a.untouched == b.untouched && sameValues(a.tracks, b.tracks) && a.master == b.master
           && a.markers == b.markers && a.groups == b.groups && a.unknown == b.unknown;
}

std::int64_t Sequence::length() const
{
    std::int64_t longest = 0;
    for (const auto &track : tracks)
        longest = std::max(longest, track->clips.endFrame());
    return longest;
}

std::optional<TrackPlace> findTrack(const Project &project, TrackId id)
{
    for (std::size_t s = 0; s < project.sequences.size(); ++s) {
        const auto &tracks = project.sequences[s]->tracks;
        for (std::size_t t = 0; t < tracks.size(); ++t) {
            if (tracks[t]->id == id)
                return TrackPlace{s, t};
        }
    }
    return {};
}

std::optional<ClipPlace> findClip(const Project &project, ClipId id)
{
    for (std::size_t s = 0; s < project.sequences.size(); ++s) {
        const auto &tracks = project.sequences[s]->tracks;
        for (std::size_t t = 0; t < tracks.size(); ++t) {
            if (const auto index = tracks[t]->clips.indexOf(id))
                return ClipPlace{{s, t}, *index, tracks[t]->clips.at(*index)};
        }
    }
    return {};
}

const Track &trackAt(const Project &project, const TrackPlace &place)
{
    return *project.sequences[place.sequence]->tracks[place.track];
}

QString clipName(const Project &project, const ClipBody &clip)
{
    if (!clip.name.isEmpty())
        return clip.name;
    if (const auto *file = std::get_if<MediaSource>(&clip.source)) {
        const MediaItem *item = project.find(file->media);
        return item ? item->name : QString();
    }
    if (const auto *generated = std::get_if<ShotSource>(&clip.source)) {
        const Shot *shot = project.find(generated->shot);
        return shot ? shot->name : QString();
    }
    if (const auto *nested = std::get_if<NestedSource>(&clip.source)) {
        const Sequence *sequence = project.find(nested->sequence);
        return sequence ? sequence->name : QString();
    }
    if (const auto *title = std::get_if<TitleSource>(&clip.source))
        return title->text.section(QLatin1Char('\n'), 0, 0);
    return std::holds_alternative<AdjustmentSource>(clip.source) ? tr("Adjustment") : tr("Colour");
}

std::vector<MediaId> mediaOf(const ClipBody &clip)
{
    std::vector<MediaId> media;
    if (const auto *file = std::get_if<MediaSource>(&clip.source))
        media.push_back(file->media);
    const auto add = [&](const Parameters &parameters) {
        for (const auto &[id, value] : parameters) {
            if (const auto *file = std::get_if<MediaId>(&value); file && *file)
                media.push_back(*file);
        }
    };
    for (const Effect &effect : clip.effects)
        add(effect.parameters);
    if (clip.transition)
        add(clip.transition->parameters);
    return media;
}

std::optional<Rational> sourceDuration(const Project &project, const Source &source)
{
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const MediaItem *item = project.find(file->media);
        if (item && !item->info.isStill)
            return item->info.duration();
    } else if (const auto *generated = std::get_if<ShotSource>(&source)) {
        if (const Shot *shot = project.find(generated->shot))
            return shot->recipe.rate.secondsAt(shot->recipe.length);
    } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
        if (const Sequence *sequence = project.find(nested->sequence))
            return sequence->settings.rate.secondsAt(sequence->length());
    }
    return {};
}

std::optional<Rational> materialDuration(const Project &project, const ClipBody &clip)
{
    return clip.remap ? clip.remap->duration() : sourceDuration(project, clip.source);
}

} // namespace weft
