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

std::vector<Section> sectionsOf(const Sequence &sequence)
{
    const auto tracks = seenTracks(sequence);
    const auto cuts = cutsOf(sequence);
    std::vector<Section> sections;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        Section section{TimeRange::between(cuts[i - 1], cuts[i]), {}};
        for (const Track *track : tracks)
            addSeen(*track, section.frames.start, section.seen);
        sections.push_back(std::move(section));
    }
    return sections;
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
    const std::int64_t length = sequence.length();
    std::set<std::int64_t> cuts{0, length};
    const auto add = [&](const TimeRange &range) {
        for (const std::int64_t frame : {range.start, range.end()}) {
            if (frame > 0 && frame < length)
                cuts.insert(frame);
        }
    };
    for (const Track *track : seenTracks(sequence)) {
        for (const Clip &clip : track->clips) {
            add(clip.range());
            if (clip->transition)
                add(transitionOf(clip));
        }
    }
    return {cuts.begin(), cuts.end()};
}

std::vector<SameFrames> sameFrames(const Sequence &before, const Sequence &now)
{
    if (before.settings != now.settings)
        return {};
    const std::vector<Section> old = sectionsOf(before);
    std::multimap<std::vector<Seen>, const Section *> known;
    for (const Section &section : old) {
        if (!section.seen.empty())
            known.emplace(together(section), &section);
    }
    const Origins origins(before, now);
    std::vector<SameFrames> same;
    for (const Section &section : sectionsOf(now)) {
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
