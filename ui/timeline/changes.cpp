#include "ui/timeline/changes.h"

#include <algorithm>
#include <map>

namespace weft::ui {

namespace {

bool differInClipsAlone(const Track &a, const Track &b)
{
    Track other = a;
    other.clips = b.clips;
    return other == b;
}

/// Whether another sequence, which may lie in this one, is another.
bool isAnotherChanged(const Project &before, const Project &now, SequenceId active)
{
    return !std::equal(before.sequences.begin(), before.sequences.end(), now.sequences.begin(),
                       now.sequences.end(), [active](const auto &was, const auto &is) {
                           return was == is || (was->id == active && is->id == active);
                       });
}

bool differInClipsAlone(const Project &before, const Project &now)
{
    const Sequence *const was = before.activeSequence();
    const Sequence *const is = now.activeSequence();
    return was && is && was->id == is->id && before.media == now.media && before.shots == now.shots
           && !isAnotherChanged(before, now, is->id) && was->settings == is->settings
           && was->markers == is->markers && (was->length() == 0) == (is->length() == 0)
           && std::equal(was->tracks.begin(), was->tracks.end(), is->tracks.begin(),
                         is->tracks.end(), [](const auto &a, const auto &b) {
                             return a == b || differInClipsAlone(*a, *b);
                         });
}

/// A transition is drawn over the clip before it as well.
TimeRange seenOf(const Clip &clip)
{
    const std::int64_t before = clip->transition ? clip->transition->before : 0;
    const std::int64_t behind = clip->transition ? clip->transition->length - before : 0;
    return TimeRange::between(clip.start - before, std::max(clip.end(), clip.start + behind));
}

} // namespace

std::vector<std::pair<Clip, TrackId>> changedClips(const Project &before, const Project &now)
{
    std::vector<std::pair<Clip, TrackId>> changed;
    const Sequence *const sequence = now.activeSequence();
    const Sequence *const old = before.activeSequence();
    if (!sequence || !old || sequence == old)
        return changed;
    for (const auto &track : sequence->tracks) {
        const auto same = std::find_if(old->tracks.begin(), old->tracks.end(),
                                       [&](const auto &each) { return each->id == track->id; });
        if (same != old->tracks.end() && *same == track)
            continue;
        std::map<ClipId, Clip> were;
        if (same != old->tracks.end()) {
            for (const Clip clip : (*same)->clips)
                were.emplace(clip->id, clip);
        }
        for (const Clip clip : track->clips) {
            const auto was = were.find(clip->id);
            if (was == were.end() || was->second.start != clip.start
                || was->second.body != clip.body)
                changed.emplace_back(clip, track->id);
        }
    }
    return changed;
}

std::optional<ClipChanges> clipChanges(const Project &before, const Project &now)
{
    if (!differInClipsAlone(before, now))
        return {};
    ClipChanges changes;
    for (const auto &clips : {changedClips(before, now), changedClips(now, before)}) {
        for (const auto &[clip, track] : clips) {
            changes.parts.push_back({track, seenOf(clip)});
            if (clip->link)
                changes.links.insert(clip->link);
        }
    }
    return changes;
}

} // namespace weft::ui
