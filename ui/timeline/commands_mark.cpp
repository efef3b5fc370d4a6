#include "ui/timeline/commands.h"

namespace weft::ui {

namespace {

std::int64_t length(const Session &session)
{
    return session.sequence() ? session.sequence()->length() : 0;
}

void markIn(Session &session)
{
    const std::int64_t in = session.playhead();
    const TimeRange now = session.marked();
    const std::int64_t out = now.end() > in ? now.end() : std::max(length(session), in + 1);
    session.setMarked(TimeRange::between(in, out));
}

void markOut(Session &session)
{
    const std::int64_t out = session.playhead() + 1;
    const TimeRange now = session.marked();
    session.setMarked(TimeRange::between(!now.isEmpty() && now.start < out ? now.start : 0, out));
}

void markClip(TimelineView &view)
{
    Session &session = view.session();
    std::vector<ClipId> clips = session.selection().clips();
    if (clips.empty())
        clips = clipsAt(view, session.playhead());
    if (clips.empty())
        return;
    std::int64_t start = kMaxFrame;
    std::int64_t end = 0;
    for (const ClipId id : clips) {
        if (const auto clip = shownClip(view, id)) {
            start = std::min(start, clip->start);
            end = std::max(end, clip->end());
        }
    }
    session.setMarked(TimeRange::between(start, end));
}

/// The next marker after the playhead (before it, if direction is −1).
const Marker *markerBeside(const Session &session, int direction)
{
    const Marker *found = nullptr;
    if (!session.sequence())
        return nullptr;
    for (const Marker &marker : session.sequence()->markers) {
        if (direction > 0 && marker.at > session.playhead())
            return &marker;
        if (direction < 0 && marker.at < session.playhead())
            found = &marker;
    }
    return found;
}

} // namespace

void bindMarkCommands(TimelineView &view, Actions &actions)
{
    Session &session = view.session();
    const auto isMarked = [&session] { return !session.marked().isEmpty(); };
    actions.bind("mark.in", {[&session] { markIn(session); }});
    actions.bind("mark.out", {[&session] { markOut(session); }});
    actions.bind("mark.clip", {[&view] { markClip(view); },
                               [&view] {
                                   return hasSelection(view)
                                          || (view.sequence()
                                              && !clipsAt(view, view.session().playhead()).empty());
                               }});
    actions.bind("mark.clear", {[&session] { session.setMarked({}); }, isMarked});
    actions.bind("mark.go-in",
                 {[&session] { session.player().seek(session.marked().start); }, isMarked});
    actions.bind("mark.go-out",
                 {[&session] { session.player().seek(session.marked().end() - 1); }, isMarked});
    actions.bind("mark.add", {[&session] { session.apply(AddMarker{.at = session.playhead()}); }});
    for (const auto &[id, direction] : {std::pair("mark.next", 1), {"mark.previous", -1}}) {
        actions.bind(id,
                     {[&session, to = direction] {
                          if (const Marker *const marker = markerBeside(session, to))
                              session.player().seek(marker->at);
                      },
                      [&session, to = direction] { return markerBeside(session, to) != nullptr; }});
    }
}

} // namespace weft::ui
