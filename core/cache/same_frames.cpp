#include "core/cache/same_frames.h"

#include <algorithm>
#include <map>
#include <set>

namespace weft {

namespace {

/// A clip that is seen, and how far into it.
struct Seen
{
    const ClipBody *clip = nullptr;
    std::int64_t offset = 0; ///< frames from its start; beyond its ends in a handle

    friend auto operator<=>(const Seen &, const Seen &) = default;
};

/// Frames in which the same clips are seen.
struct Section
{
    TimeRange frames;
    std::vector<Seen> seen; ///< at its first frame
    bool isEqual = true;    ///< see SameFrames
};

std::vector<const Track *> seenTracks(const Sequence &sequence)
{
    std::vector<const Track *> tracks;
    for (const auto &track : sequence.tracks) {
        if (track->kind == TrackKind::Video && !track->hidden)
            tracks.push_back(track.get());
    }
    return tracks;
}

/// Empty without one.
TimeRange transitionOf(const Clip &clip)
{
    if (!clip->transition)
        return {clip.start, 0};
    return {clip.start - clip->transition->before, clip->transition->length};
}

void addSeen(const Track &track, std::int64_t frame, std::vector<Seen> &seen)
{
    const ClipList &clips = track.clips;
    const std::size_t at = clips.firstEndingAfter(frame);
    const std::size_t from = at > 0 ? at - 1 : 0;
    for (std::size_t i = from; i < std::min(at + 2, clips.size()); ++i) {
        const Clip clip = clips.at(i);
        const bool isLeft = i + 1 < clips.size() && transitionOf(clips.at(i + 1)).contains(frame);
        if (clip.range().contains(frame) || transitionOf(clip).contains(frame) || isLeft)
            seen.push_back({clip.body.get(), frame - clip.start});
    }
}

/// The borders of some frames, and the cuts between them.
std::vector<std::int64_t> cutsIn(const Sequence &sequence, const TimeRange &within)
{
    std::vector<std::int64_t> cuts{within.start, within.end()};
    const auto add = [&](const TimeRange &range) {
        for (const std::int64_t frame : {range.start, range.end()}) {
            if (frame > within.start && frame < within.end())
                cuts.push_back(frame);
        }
    };
    for (const Track *track : seenTracks(sequence)) {
        const ClipList &clips = track->clips;
        const std::size_t first = clips.firstEndingAfter(within.start);
        for (std::size_t i = first > 0 ? first - 1 : 0; i < clips.size(); ++i) {
            const Clip clip = clips.at(i);
            add(clip.range());
            if (clip->transition)
                add(transitionOf(clip));
            if (clip.start >= within.end())
                break; // of those behind, not even a transition reaches here
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

/// Those of some frames, cut off at their borders.
std::vector<Section> sectionsOf(const Sequence &sequence, const TimeRange &within)
{
    const auto tracks = seenTracks(sequence);
    const auto cuts = cutsIn(sequence, within);
    std::vector<Section> sections;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        Section section{TimeRange::between(cuts[i - 1], cuts[i]), {}};
        for (const Track *track : tracks)
            addSeen(*track, section.frames.start, section.seen);
        sections.push_back(std::move(section));
    }
    return sections;
}

bool isSame(const Clip &a, const Clip &b)
{
    return a.start == b.start && a.body == b.body;
}

TimeRange around(const TimeRange &a, const TimeRange &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return TimeRange::between(std::min(a.start, b.start), std::max(a.end(), b.end()));
}

/// The frames that see any of the clips from one to before another, in transitions too.
TimeRange reachOf(const ClipList &clips, std::size_t from, std::size_t to)
{
    TimeRange reach;
    for (std::size_t i = from; i < to; ++i)
        reach = around(reach, around(clips.at(i).range(), transitionOf(clips.at(i))));
    return to < clips.size() && to > from ? around(reach, transitionOf(clips.at(to))) : reach;
}

/// Outside of these frames both states show the same clips in the same places. Most edits change a
/// few clips of thousands.
TimeRange changedFrames(const Sequence &before, const Sequence &now)
{
    const auto old = seenTracks(before), tracks = seenTracks(now);
    const auto isSameTrack = [](const Track *a, const Track *b) { return a->id == b->id; };
    if (!std::equal(old.begin(), old.end(), tracks.begin(), tracks.end(), isSameTrack))
        return {0, std::max(before.length(), now.length())};
    TimeRange changed;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        if (old[i] == tracks[i])
            continue;
        const ClipList &were = old[i]->clips, &are = tracks[i]->clips;
        const std::size_t shorter = std::min(were.size(), are.size());
        std::size_t first = 0, last = 0; // so many are the same at the start, and at the end
        while (first < shorter && isSame(were.at(first), are.at(first)))
            ++first;
        while (last < shorter - first
               && isSame(were.at(were.size() - 1 - last), are.at(are.size() - 1 - last)))
            ++last;
        changed = around(changed, around(reachOf(were, first, were.size() - last),
                                         reachOf(are, first, are.size() - last)));
    }
    return changed;
}

/// Adds some frames that have not changed, but for the gaps.
void addUnchanged(const Sequence &now, const TimeRange &unchanged, std::vector<SameFrames> &same)
{
    if (unchanged.isEmpty())
        return;
    std::vector<TimeRange> seen;
    for (const Track *track : seenTracks(now)) {
        for (const Clip &clip : track->clips)
            seen.push_back(around(clip.range(), transitionOf(clip)));
    }
    std::sort(seen.begin(), seen.end(),
              [](const TimeRange &a, const TimeRange &b) { return a.start < b.start; });
    const auto cuts = cutsIn(now, unchanged);
    std::int64_t seenUpTo = 0;
    auto next = seen.begin();
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        const TimeRange frames = TimeRange::between(cuts[i - 1], cuts[i]);
        for (; next != seen.end() && next->start <= frames.start; ++next)
            seenUpTo = std::max(seenUpTo, next->end());
        if (seenUpTo > frames.start)
            same.push_back({frames, frames.start, true});
    }
}

/// A clip without what a trim or a split changes, and without what is only heard.
ClipBody essence(ClipBody clip)
{
    clip.id = {};
    clip.name.clear();
    clip.link = {};
    clip.group = {};
    clip.length = 1;
    clip.in = {};
    clip.gainDb = clip.pan = 0;
    clip.channels.clear();
    clip.fadeIn = clip.fadeOut = {};
    clip.transition.reset();
    return clip;
}

/// How many frames later in an earlier body a body begins, if it is a part of the same.
std::optional<std::int64_t> shiftBetween(const ClipBody &before, const ClipBody &now,
                                         const FrameRate &rate)
{
    if (essence(before) != essence(now))
        return {};
    if (now.speed == Rational(0))
        return before.in == now.in ? std::optional<std::int64_t>(0) : std::nullopt;
    const Rational shift = (now.in - before.in) / now.speed * rate.toRational();
    return shift.denominator() == 1 ? std::optional(shift.numerator()) : std::nullopt;
}

/// Finds for clips of a sequence those of its earlier state that they were.
class Origins
{
public:
    Origins(const Sequence &before, const Sequence &now)
        : m_rate(now.settings.rate)
    {
        const auto old = seenTracks(before);
        for (const Track *track : old) {
            for (const Clip &clip : track->clips) {
                m_bodies.insert(clip.body.get());
                m_byId.emplace(clip->id, clip.body.get());
            }
        }
        const auto tracks = seenTracks(now);
        for (std::size_t i = 0; i < tracks.size(); ++i)
            add(*tracks[i], i < old.size() ? old[i] : nullptr);
    }

    /// The same in terms of the earlier state.
    Section translated(Section section) const
    {
        for (Seen &seen : section.seen) {
            const auto found = m_changed.find(seen.clip);
            if (found == m_changed.end())
                continue;
            seen = {found->second.clip, seen.offset + found->second.offset};
            section.isEqual = false;
        }
        return section;
    }

private:
    void add(const Track &track, const Track *old)
    {
        for (const Clip &clip : track.clips) {
            if (m_bodies.contains(clip.body.get()))
                continue;
            const auto same = m_byId.find(clip->id);
            if (same != m_byId.end() && tryOrigin(clip, *same->second))
                continue;
            // A part that was split off has another id, but stays where it was.
            const auto there = old ? old->clips.indexAt(clip.start) : std::nullopt;
            if (there)
                tryOrigin(clip, *old->clips.at(*there).body);
        }
    }

    bool tryOrigin(const Clip &clip, const ClipBody &before)
    {
        const auto shift = shiftBetween(before, *clip.body, m_rate);
        if (shift)
            m_changed.emplace(clip.body.get(), Seen{&before, *shift});
        return shift.has_value();
    }

    const FrameRate m_rate;
    std::set<const ClipBody *> m_bodies; ///< of the earlier state
    std::map<ClipId, const ClipBody *> m_byId;
    std::map<const ClipBody *, Seen> m_changed; ///< by the body of now
};

/// Clips that are seen together, by how far they are apart.
std::vector<Seen> together(const Section &section)
{
    std::vector<Seen> all = section.seen;
    for (Seen &seen : all)
        seen.offset -= section.seen.front().offset;
    return all;
}

} // namespace

std::vector<std::int64_t> cutsOf(const Sequence &sequence)
{
    return cutsIn(sequence, {0, sequence.length()});
}

std::vector<SameFrames> sameFrames(const Sequence &before, const Sequence &now)
{
    if (before.settings != now.settings)
        return {};
    const TimeRange changed = changedFrames(before, now);
    const std::int64_t length = now.length();
    std::vector<SameFrames> same;
    addUnchanged(now, {0, changed.isEmpty() ? length : changed.start}, same);
    addUnchanged(now, TimeRange::between(changed.isEmpty() ? length : changed.end(), length), same);
    if (changed.isEmpty())
        return same;
    const std::vector<Section> old = sectionsOf(before, changed);
    std::multimap<std::vector<Seen>, const Section *> known;
    for (const Section &section : old) {
        if (!section.seen.empty())
            known.emplace(together(section), &section);
    }
    const Origins origins(before, now);
    for (const Section &section : sectionsOf(now, changed)) {
        if (section.seen.empty())
            continue;
        const Section as = origins.translated(section);
        const auto [from, to] = known.equal_range(together(as));
        const std::int64_t moment = as.seen.front().offset;
        for (auto it = from; it != to; ++it) {
            const Section &then = *it->second;
            const std::int64_t momentThen = then.seen.front().offset;
            const TimeRange common = TimeRange{moment, as.frames.length}.intersected(
                {momentThen, then.frames.length});
            if (!common.isEmpty())
                same.push_back({{as.frames.start + common.start - moment, common.length},
                                then.frames.start + common.start - momentThen,
                                as.isEqual});
        }
    }
    std::sort(same.begin(), same.end(), [](const SameFrames &a, const SameFrames &b) {
        return a.frames.start < b.frames.start;
    });
    return same;
}

} // namespace weft
