#include "ui/timeline/clicks.h"
#include "ui/timeline/commands.h"

namespace weft::ui {

namespace {

Edit trimOf(const TimelineView &view, const ClipEdge &edge, const Clip &clip, std::int64_t by)
{
    const std::int64_t to = (edge.edge == Edge::Start ? clip.start : clip.end()) + by;
    const bool isLinked = view.linksSelection();
    if (view.tool() == Tool::Ripple)
        return RippleTrim{edge.clip, edge.edge, to, false, isLinked};
    if (view.tool() == Tool::Roll) {
        if (edge.edge == Edge::Start)
            return Roll{edge.clip, to, false, isLinked};
        for (const auto &track : view.sequence()->tracks) {
            const auto index = track->clips.indexOf(edge.clip);
            if (index && *index + 1 < track->clips.size()
                && track->clips.at(*index + 1).start == clip.end())
                return Roll{track->clips.at(*index + 1)->id, to, false, isLinked};
        }
    }
    return Trim{edge.clip, edge.edge, to, false, isLinked};
}

void split(TimelineView &view)
{
    Session &session = view.session();
    if (const auto edit = splitClips(*session.root(), meantAt(view, session.playhead()),
                                     session.playhead()))
        session.apply(*edit);
    else
        session.apply(Split{.at = session.playhead()}); // tells why not
}

/// Q and W: on the tracks of the selected clips under the playhead, else on all.
void trimToPlayhead(TimelineView &view, Edge edge)
{
    Session &session = view.session();
    RippleTrimToPlayhead edit{.at = session.playhead(), .edge = edge};
    for (const ClipId id : meantAt(view, edit.at)) {
        if (const auto place = findClip(*session.root(), id))
            edit.tracks.push_back(trackAt(*session.root(), place->track).id);
    }
    if (!session.apply(edit) || edge == Edge::End)
        return;
    // What was under the playhead has moved to the cut.
    const Sequence &before = *view.sequence();
    std::int64_t cut = 0;
    for (const auto &track : before.tracks) {
        for (const Clip clip : track->clips) {
            if (clip.start <= edit.at
                && std::find(edit.tracks.begin(), edit.tracks.end(), track->id)
                       != edit.tracks.end())
                cut = std::max(cut, clip.start);
        }
    }
    session.player().seek(cut);
}

} // namespace

void trimBy(TimelineView &view, std::int64_t frames)
{
    Session &session = view.session();
    if (const auto edge = view.edge()) {
        if (const auto clip = shownClip(view, edge->clip))
            session.apply(trimOf(view, *edge, *clip, frames));
        return;
    }
    const std::vector<ClipId> clips = session.selection().clips();
    if (clips.empty())
        return;
    if (view.tool() == Tool::Slip)
        session.apply(Slip{.clips = clips, .by = frames, .linked = view.linksSelection()});
    else if (view.tool() == Tool::Slide)
        session.apply(Slide{.clip = clips.back(), .by = frames, .linked = view.linksSelection()});
    else
        session.apply(Move{.clips = clips, .by = frames, .linked = view.linksSelection()});
}

void bindTrimCommands(TimelineView &view, Actions &actions)
{
    const auto isSelected = [&view] { return hasSelection(view); };
    const auto isThere = [&view] {
        return view.sequence() && !clipsAt(view, view.session().playhead()).empty();
    };
    actions.bind("clip.split", {[&view] { split(view); }, isThere});
    actions.bind("clip.split-all",
                 {[&view] { view.session().apply(Split{.at = view.session().playhead()}); },
                  isThere});
    actions.bind("clip.trim-start", {[&view] { trimToPlayhead(view, Edge::Start); }, isThere});
    actions.bind("clip.trim-end", {[&view] { trimToPlayhead(view, Edge::End); }, isThere});
    actions.bind("clip.extend",
                 {[&view] {
                      view.session().apply(Extend{.clips = view.session().selection().clips(),
                                                  .to = view.session().playhead(),
                                                  .linked = view.linksSelection()});
                  },
                  isSelected});
    for (const auto &[id, frames] : {std::pair("clip.trim-back", -1),
                                     {"clip.trim-forward", 1},
                                     {"clip.trim-back-5", -5},
                                     {"clip.trim-forward-5", 5}})
        actions.bind(id, {[&view, by = frames] { trimBy(view, by); }, isSelected});
}

} // namespace weft::ui
