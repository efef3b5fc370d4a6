#include "ui/timeline/overlap.h"

#include "ui/timeline/timeline_view.h"

namespace weft::ui {

namespace {

/// The clips of a track that a moved clip overlaps at its start and at its end.
struct Neighbours
{
    std::optional<Clip> left;
    std::optional<Clip> right;
};

Neighbours overlappedBy(const Clip &moved, const ClipList &before, const std::set<ClipId> &others)
{
    Neighbours found;
    const auto covering = [&](std::int64_t frame) -> std::optional<Clip> {
        const auto index = before.indexAt(frame);
        if (!index || others.contains(before.at(*index)->id))
            return {};
        return before.at(*index);
    };
    const auto left = covering(moved.start);
    if (left && left->start < moved.start && left->end() < moved.end())
        found.left = left;
    const auto right = covering(moved.end() - 1);
    if (right && right->start > moved.start && right->end() > moved.end())
        found.right = right;
    return found;
}

/// A group's transitions come last: all cuts are there by then.
Edit inOrder(std::vector<Edit> edits, std::vector<Edit> transitions)
{
    edits.insert(edits.end(), transitions.begin(), transitions.end());
    return EditGroup{TimelineView::tr("Dissolve"), std::move(edits)};
}

} // namespace

std::optional<Dissolve> dissolveOf(const Project &project, const Edit &move,
                                   const std::set<ClipId> &moved)
{
    const Result<Project> then = weft::apply(project, move);
    if (!then)
        return {};
    std::vector<Edit> edits;
    std::vector<Edit> transitions;
    std::int64_t longest = 0;
    const auto add = [&](ClipId right, std::int64_t length, std::int64_t before) {
        transitions.push_back(
            AddTransition{.clip = right, .length = length, .before = before, .linked = false});
        longest = std::max(longest, length);
    };
    for (const ClipId id : moved) {
        const auto place = findClip(*then, id);
        if (!place)
            continue;
        const Clip clip = place->clip;
        const ClipList &now = trackAt(*then, place->track).clips;
        const auto [left, right] = overlappedBy(clip, trackAt(project, place->track).clips, moved);
        // Another moved clip may lie between them.
        if (left && place->index > 0 && now.at(place->index - 1)->id == (*left)->id) {
            edits.push_back(Trim{(*left)->id, Edge::End, clip.start, true, false});
            add(id, left->end() - clip.start, 0);
        }
        if (right && place->index + 1 < now.size()
            && !moved.contains(now.at(place->index + 1)->id)) {
            edits.push_back(Trim{(*right)->id, Edge::Start, clip.end(), true, false});
            const std::int64_t length = clip.end() - right->start;
            add((*right)->id, length, length);
        }
    }
    if (transitions.empty())
        return {};
    edits.push_back(move);
    return Dissolve{inOrder(std::move(edits), std::move(transitions)), longest};
}

std::optional<Dissolve> dissolveOf(const Project &project, ClipId id, Edge edge, std::int64_t to,
                                   bool isLinked)
{
    const auto place = findClip(project, id);
    if (!place)
        return {};
    const Clip clip = place->clip;
    const ClipList &clips = trackAt(project, place->track).clips;
    const bool isEnd = edge == Edge::End;
    if (isEnd ? place->index + 1 >= clips.size() : place->index == 0)
        return {};
    const Clip neighbour = clips.at(isEnd ? place->index + 1 : place->index - 1);
    const std::int64_t cut = isEnd ? neighbour.start : neighbour.end();
    const std::int64_t gap = isEnd ? cut - clip.end() : clip.start - cut;
    std::int64_t length = std::min(isEnd ? to - cut : cut - to, neighbour->length);
    const FrameRate rate = project.sequences[place->track.sequence]->settings.rate;
    if (const auto handles = handlesOf(project, *clip.body, rate))
        length = std::min(length, (isEnd ? handles->after : handles->before) - gap);
    if (length < 1)
        return {};
    std::vector<Edit> edits;
    if (gap > 0)
        edits.push_back(Trim{id, edge, cut, false, isLinked});
    const AddTransition transition{.clip = isEnd ? neighbour->id : id,
                                   .length = length,
                                   .before = isEnd ? 0 : length,
                                   .handles = HandleRule::Shorten,
                                   .linked = isLinked};
    return Dissolve{inOrder(std::move(edits), {transition}), length};
}

} // namespace weft::ui
