#include "ui/monitor/trimmed_cut.h"

#include <map>

namespace weft::ui {

namespace {

/// A clip whose part of its source changed.
struct Change
{
    std::size_t index = 0; ///< of the clip as it is now
    Clip before;
    Clip now;

    bool isSlip() const { return before->length == now->length && before->in != now->in; }
    bool isAtStart() const { return before->in != now->in; }
};

bool showsAnother(const Clip &before, const Clip &now)
{
    return before->length != now->length || before->in != now->in;
}

std::vector<Change> changesOf(const Track &before, const Track &now)
{
    std::map<ClipId, Clip> old;
    for (std::size_t i = 0; i < before.clips.size(); ++i) {
        const Clip clip = before.clips.at(i);
        old.emplace(clip->id, clip);
    }
    std::vector<Change> changes;
    for (std::size_t i = 0; i < now.clips.size(); ++i) {
        const Clip clip = now.clips.at(i);
        const auto found = old.find(clip->id);
        if (found == old.end())
            return {}; // clips were made: that is no trim
        if (found->second.body != clip.body && showsAnother(found->second, clip))
            changes.push_back({i, found->second, clip});
    }
    return changes;
}

std::vector<std::int64_t> cutAt(std::int64_t frame)
{
    return {frame - 1, frame};
}

std::vector<std::int64_t> bothEndsOf(const Clip &clip)
{
    return {clip.start - 1, clip.start, clip.end() - 1, clip.end()};
}

TrimmedCut cutOf(const Track &now, const std::vector<Change> &changes)
{
    const Change &first = changes.front();
    const Change &last = changes.back();
    if (changes.size() == 1) {
        if (first.isSlip())
            return {TrimmedCut::Kind::Slip, bothEndsOf(first.now), {first.now->id}};
        return {TrimmedCut::Kind::Edge,
                cutAt(first.isAtStart() ? first.now.start : first.now.end()),
                {first.now->id}};
    }
    if (changes.size() != 2)
        return {};
    if (last.index == first.index + 1 && first.now.end() == last.now.start)
        return {TrimmedCut::Kind::Roll, cutAt(last.now.start), {first.now->id, last.now->id}};
    if (last.index == first.index + 2) {
        const Clip slid = now.clips.at(first.index + 1);
        return {TrimmedCut::Kind::Slide, bothEndsOf(slid), {slid->id}};
    }
    return {};
}

} // namespace

TrimmedCut trimmedCut(const Project &before, const Project &now)
{
    const Sequence *const old = before.activeSequence();
    const Sequence *const sequence = now.activeSequence();
    if (!old || !sequence || old->id != sequence->id
        || old->tracks.size() != sequence->tracks.size())
        return {};
    for (std::size_t i = 0; i < sequence->tracks.size(); ++i) {
        const auto &track = sequence->tracks[i];
        if (track->kind != TrackKind::Video || track == old->tracks[i])
            continue;
        const std::vector<Change> changes = changesOf(*old->tracks[i], *track);
        if (!changes.empty())
            return cutOf(*track, changes);
    }
    return {};
}

} // namespace weft::ui
