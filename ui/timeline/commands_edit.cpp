#include "ui/timeline/commands.h"

namespace weft::ui {

namespace {

std::vector<ClipId> selected(const TimelineView &view)
{
    return view.session().selection().clips();
}

bool copy(TimelineView &view)
{
    Result<Clipboard> copied = copyClips(*view.session().root(), selected(view));
    if (!copied) {
        view.session().notifyProblem(copied.error().message);
        return false;
    }
    view.setClipboard(*std::move(copied));
    return true;
}

void paste(TimelineView &view, PlaceMode mode)
{
    Session &session = view.session();
    const std::set<ClipId> before = [&] {
        std::set<ClipId> ids;
        for (const auto &track : session.root()->activeSequence()->tracks)
            for (const Clip clip : track->clips)
                ids.insert(clip->id);
        return ids;
    }();
    const auto has = [&](TrackKind kind) {
        return std::any_of(view.clipboard()->clips.begin(), view.clipboard()->clips.end(),
                           [&](const CopiedClip &clip) { return clip.kind == kind; });
    };
    const Paste edit{.clipboard = *view.clipboard(),
                     .at = session.playhead(),
                     .video = has(TrackKind::Video) ? session.target(TrackKind::Video) : TrackId(),
                     .audio = has(TrackKind::Audio) ? session.target(TrackKind::Audio) : TrackId(),
                     .mode = mode};
    if (!session.apply(edit))
        return;
    std::vector<ClipId> pasted;
    std::int64_t end = 0;
    for (const auto &track : session.root()->activeSequence()->tracks) {
        for (const Clip clip : track->clips) {
            if (before.contains(clip->id) || clip.start < edit.at)
                continue;
            const bool isCut = mode == PlaceMode::Insert
                               && pasted.size() >= edit.clipboard.clips.size();
            if (isCut)
                continue;
            pasted.push_back(clip->id);
            end = std::max(end, clip.end());
        }
    }
    session.selection().set(std::move(pasted));
    session.player().seek(end);
}

/// The effects of the first copied clip go to those selected.
void pasteEffects(TimelineView &view)
{
    view.session().apply(
        PasteEffects{view.clipboard()->clips.front().clip->effects, selected(view)});
}

void duplicate(TimelineView &view)
{
    std::int64_t end = 0;
    for (const ClipId id : selected(view)) {
        if (const auto clip = shownClip(view, id))
            end = std::max(end, clip->end());
    }
    view.session().apply(Duplicate{.clips = selected(view),
                                   .at = end,
                                   .mode = PlaceMode::Insert,
                                   .linked = view.linksSelection()});
}

void remove(TimelineView &view, bool ripples)
{
    Session &session = view.session();
    if (const TransitionId transition = session.selection().transition();
        transition != TransitionId()) {
        for (const auto &track : view.sequence()->tracks) {
            for (const Clip clip : track->clips) {
                if (clip->transition && clip->transition->id == transition) {
                    session.apply(RemoveTransition{clip->id});
                    return;
                }
            }
        }
    }
    const bool isLinked = view.linksSelection();
    if (ripples)
        session.apply(RippleDelete{selected(view), isLinked});
    else
        session.apply(Lift{selected(view), isLinked});
}

void selectFrom(TimelineView &view, std::int64_t frame)
{
    std::vector<ClipId> clips;
    for (const auto &track : view.sequence()->tracks) {
        if (track->locked)
            continue;
        for (const Clip clip : track->clips) {
            if (clip.start >= frame)
                clips.push_back(clip->id);
        }
    }
    view.session().selection().set(std::move(clips));
}

} // namespace

bool hasSelection(const TimelineView &view)
{
    return !view.session().selection().clips().empty();
}

std::vector<ClipId> clipsAt(const TimelineView &view, std::int64_t frame)
{
    std::vector<ClipId> clips;
    for (const TrackRow &row : view.geometry().rows()) {
        const Track &track = *view.sequence()->tracks[row.index];
        const auto index = track.clips.indexAt(frame);
        if (index && !track.locked)
            clips.push_back(track.clips.at(*index)->id);
    }
    return clips;
}

std::vector<ClipId> meantAt(const TimelineView &view, std::int64_t frame)
{
    const std::vector<ClipId> all = clipsAt(view, frame);
    std::vector<ClipId> meant;
    std::copy_if(all.begin(), all.end(), std::back_inserter(meant),
                 [&](ClipId clip) { return view.session().selection().contains(clip); });
    return meant.empty() ? all : meant;
}

void selectUnderPlayhead(TimelineView &view)
{
    const std::vector<ClipId> clips = clipsAt(view, view.session().playhead());
    if (clips.empty())
        return;
    std::size_t next = 0;
    if (hasSelection(view)) {
        const auto now = std::find(clips.begin(), clips.end(), selected(view).back());
        next = now == clips.end() ? 0 : static_cast<std::size_t>(now - clips.begin() + 1);
    }
    view.session().selection().set(view.together(clips[next % clips.size()]));
}

void bindEditCommands(TimelineView &view, Actions &actions)
{
    const auto isSelected = [&view] { return hasSelection(view); };
    const auto hasCopied = [&view] { return view.clipboard().has_value(); };
    actions.bind("edit.cut", {[&view] {
                                  if (copy(view))
                                      remove(view, false);
                              },
                              isSelected});
    actions.bind("edit.copy", {[&view] { copy(view); }, isSelected});
    actions.bind("edit.paste", {[&view] { paste(view, PlaceMode::Overwrite); }, hasCopied});
    actions.bind("edit.paste-insert", {[&view] { paste(view, PlaceMode::Insert); }, hasCopied});
    actions.bind("edit.paste-attributes",
                 {[&view] { pasteEffects(view); },
                  [&view] {
                      return hasSelection(view) && view.clipboard()
                             && !view.clipboard()->clips.front().clip->effects.empty();
                  }});
    actions.bind("edit.duplicate", {[&view] { duplicate(view); }, isSelected});
    const auto isAnySelected = [&view] { return !view.session().selection().isEmpty(); };
    actions.bind("edit.delete", {[&view] { remove(view, false); }, isAnySelected});
    actions.bind("edit.ripple-delete", {[&view] { remove(view, true); }, isSelected});
    actions.bind("edit.select-all", {[&view] { selectFrom(view, 0); }});
    actions.bind("edit.select-none",
                 {[&view] { view.session().selection().clear(); }, isAnySelected});
    actions.bind("edit.select-forward", {[&view] { selectFrom(view, view.session().playhead()); }});
}

} // namespace weft::ui
