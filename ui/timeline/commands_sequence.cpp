#include "ui/timeline/commands.h"

namespace weft::ui {

void bindSequenceCommands(TimelineView &view, Actions &actions)
{
    Session &session = view.session();
    const auto isMarked = [&session] { return !session.marked().isEmpty(); };
    actions.bind("sequence.add-video",
                 {[&session] { session.apply(AddTrack{.kind = TrackKind::Video}); }});
    actions.bind("sequence.add-audio",
                 {[&session] { session.apply(AddTrack{.kind = TrackKind::Audio}); }});
    actions.bind("sequence.remove-track",
                 {[&session] { session.apply(RemoveTrack{session.target(TrackKind::Video)}); },
                  [&session] { return bool(session.target(TrackKind::Video)); }});
    actions.bind("sequence.lift",
                 {[&session] {
                      const TimeRange range = session.marked();
                      session.apply(LiftRange{.from = range.start, .to = range.end()});
                  },
                  isMarked});
    actions.bind("sequence.extract",
                 {[&session] {
                      const TimeRange range = session.marked();
                      if (session.apply(Extract{.from = range.start, .to = range.end()}))
                          session.player().seek(range.start);
                  },
                  isMarked});
    actions.bind("sequence.close-gap",
                 {[&session] {
                      session.apply(CloseGap{session.target(TrackKind::Video), session.playhead()});
                  },
                  [&session] { return bool(session.target(TrackKind::Video)); }});
    actions.bind("sequence.snap",
                 {[&view] { view.setSnaps(!view.snaps()); }, {}, [&view] { return view.snaps(); }});
    actions.bind("sequence.dissolve-overlaps", {[&view] { view.setDissolves(!view.dissolves()); },
                                                {},
                                                [&view] { return view.dissolves(); }});
    actions.bind("sequence.linked", {[&view] { view.setLinksSelection(!view.linksSelection()); },
                                     {},
                                     [&view] { return view.linksSelection(); }});
    actions.bind("sequence.follow", {[&view] { view.setFollows(!view.follows()); },
                                     {},
                                     [&view] { return view.follows(); }});
    actions.bind("sequence.zoom-in", {[&view] { view.zoom(1.5); }});
    actions.bind("sequence.zoom-out", {[&view] { view.zoom(1 / 1.5); }});
    actions.bind("sequence.zoom-fit", {[&view] { view.fit(); }});
}

void bindToolCommands(TimelineView &view, Actions &actions)
{
    for (const auto &[id, tool] : {std::pair("tool.select", Tool::Select),
                                   {"tool.razor", Tool::Razor},
                                   {"tool.ripple", Tool::Ripple},
                                   {"tool.roll", Tool::Roll},
                                   {"tool.slip", Tool::Slip},
                                   {"tool.slide", Tool::Slide},
                                   {"tool.spacer", Tool::Spacer},
                                   {"tool.hand", Tool::Hand},
                                   {"tool.zoom", Tool::Zoom}}) {
        actions.bind(id, {[&view, chosen = tool] { view.setTool(chosen); }});
    }
}

} // namespace weft::ui
