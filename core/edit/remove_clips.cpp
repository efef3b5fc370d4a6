#include "core/edit/remove_clips.h"

#include "core/edit/draft.h"

namespace weft {

namespace {

/// Every clip's place, once all of them are known to be removable.
Result<std::vector<ClipPlace>> removable(const Draft &draft, const std::vector<ClipId> &clips,
                                         bool linked)
{
    const auto all = draft.withLinked(clips, linked);
    if (!all)
        return fail(all);
    std::vector<ClipPlace> places;
    for (const ClipId id : *all) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        places.push_back(*place);
    }
    return places;
}

/// Overlapping and touching ranges joined, latest first.
std::vector<TimeRange> joinedBackwards(std::vector<TimeRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const TimeRange &a, const TimeRange &b) { return a.start < b.start; });
    std::vector<TimeRange> joined;
    for (const TimeRange &range : ranges) {
        if (!joined.empty() && range.start <= joined.back().end())
            joined.back() = TimeRange::between(joined.back().start,
                                               std::max(joined.back().end(), range.end()));
        else
            joined.push_back(range);
    }
    return {joined.rbegin(), joined.rend()};
}

} // namespace

Result<Project> apply(const Project &project, const Lift &edit)
{
    Draft draft(project);
    const auto places = removable(draft, edit.clips, edit.linked);
    if (!places)
        return fail(places);
    for (const ClipPlace &place : *places)
        draft.clearRange(place.track, place.clip.range());
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RippleDelete &edit)
{
    Draft draft(project);
    const auto places = removable(draft, edit.clips, edit.linked);
    if (!places)
        return fail(places);
    std::map<std::size_t, std::vector<TimeRange>> ranges; // by sequence
    std::set<TrackId> tracks;
    for (const ClipPlace &place : *places) {
        ranges[place.track.sequence].push_back(place.clip.range());
        tracks.insert(draft.track(place.track).id);
    }
    for (const auto &[sequence, spans] : ranges) {
        for (const TimeRange &span : joinedBackwards(spans))
            draft.closeRange(sequence, span, tracks);
    }
    return std::move(draft).take();
}

} // namespace weft
