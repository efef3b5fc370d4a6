#include "core/edit/clipping.h"

#include <algorithm>

namespace weft {

TimeRange spanOf(const std::vector<ClipPlace> &places)
{
    std::int64_t start = places.front().clip.start, end = places.front().clip.end();
    for (const ClipPlace &place : places) {
        start = std::min(start, place.clip.start);
        end = std::max(end, place.clip.end());
    }
    return TimeRange::between(start, end);
}

bool showSame(const ClipBody &a, const ClipBody &b)
{
    const auto *one = std::get_if<MediaSource>(&a.source);
    const auto *other = std::get_if<MediaSource>(&b.source);
    return one && other ? one->media == other->media : a.source == b.source;
}

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

std::vector<ClipBody> freshCopies(Draft &draft, std::size_t sequence,
                                  const std::vector<ClipPlace> &places)
{
    std::vector<ClipBody> copies;
    for (const ClipPlace &place : places) {
        ClipBody copy = *place.clip.body;
        copy.id = draft.newId<ClipId>();
        copies.push_back(std::move(copy));
    }
    std::map<LinkId, LinkId> links;
    std::map<GroupId, GroupId> groups;
    for (ClipBody &copy : copies) {
        if (copy.link) {
            const auto [entry, isNew] = links.try_emplace(copy.link);
            if (isNew)
                entry->second = draft.newId<LinkId>();
            copy.link = entry->second;
        }
        copy.group = draft.copyOfGroup(sequence, copy.group, groups);
        for (Effect &effect : copy.effects)
            effect.id = draft.newId<EffectId>();
        if (copy.transition)
            copy.transition->id = draft.newId<TransitionId>();
    }
    return copies;
}

} // namespace weft
