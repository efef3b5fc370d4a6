#include "ui/timeline/commands.h"
#include "ui/timeline/speed_popup.h"

namespace weft::ui {

namespace {

std::int64_t oneSecond(const TimelineView &view)
{
    return std::max<std::int64_t>(1, view.rate().frameAt(Rational(1), Rounding::Nearest));
}

std::vector<Clip> selectedClips(const TimelineView &view)
{
    std::vector<Clip> clips;
    for (const ClipId id : view.session().selection().clips()) {
        if (const auto clip = shownClip(view, id))
            clips.push_back(*clip);
    }
    return clips;
}

/// Clips that begin where another one ends, at the cuts of some clips.
std::vector<ClipId> rightOfCuts(const TimelineView &view, const std::vector<ClipId> &around)
{
    const std::set<ClipId> meant(around.begin(), around.end());
    std::vector<ClipId> rights;
    for (const auto &track : view.sequence()->tracks) {
        for (std::size_t i = 1; i < track->clips.size(); ++i) {
            const Clip left = track->clips.at(i - 1);
            const Clip right = track->clips.at(i);
            if (left.end() == right.start
                && (meant.contains(left->id) || meant.contains(right->id)))
                rights.push_back(right->id);
        }
    }
    return rights;
}

/// The clip at the cut nearest to the playhead, on unlocked tracks; pictures first.
std::optional<ClipId> nearestCut(const TimelineView &view)
{
    std::optional<ClipId> nearest;
    std::int64_t least = 0;
    for (const TrackRow &row : view.geometry().rows()) {
        const Track &track = *view.sequence()->tracks[row.index];
        for (std::size_t i = 1; !track.locked && i < track.clips.size(); ++i) {
            const Clip clip = track.clips.at(i);
            const std::int64_t away = std::abs(clip.start - view.session().playhead());
            if (track.clips.at(i - 1).end() == clip.start && (!nearest || away < least)) {
                nearest = clip->id;
                least = away;
            }
        }
    }
    return nearest;
}

void addDissolves(TimelineView &view)
{
    Session &session = view.session();
    const std::int64_t length = oneSecond(view);
    const std::vector<ClipId> rights = rightOfCuts(view, session.selection().clips());
    if (!rights.empty()) {
        session.apply(AddTransitions{.clips = rights, .length = length});
    } else if (const auto clip = nearestCut(view)) {
        session.apply(
            AddTransition{.clip = *clip, .length = length, .linked = view.linksSelection()});
    } else {
        session.notifyProblem(
            TimelineView::tr("A dissolve goes from one clip to the next: put two side by side."));
    }
}

void fade(TimelineView &view, bool isIn)
{
    std::vector<Edit> edits;
    const std::int64_t playhead = view.session().playhead();
    for (const Clip &clip : selectedClips(view)) {
        std::int64_t length = std::min(oneSecond(view), clip->length);
        if (clip.range().contains(playhead) && playhead > clip.start)
            length = isIn ? playhead - clip.start : clip.end() - playhead;
        SetClip edit{.clip = clip->id};
        Fade fade = isIn ? clip->fadeIn : clip->fadeOut;
        const std::int64_t other = isIn ? clip->fadeOut.length : clip->fadeIn.length;
        fade.length = std::min(length, clip->length - other);
        (isIn ? edit.fadeIn : edit.fadeOut) = fade;
        edits.push_back(edit);
    }
    view.session().apply(isIn ? TimelineView::tr("Fade in") : TimelineView::tr("Fade out"),
                         std::move(edits));
}

void freeze(TimelineView &view)
{
    Session &session = view.session();
    const std::int64_t at = session.playhead();
    for (const ClipId id : meantAt(view, at)) {
        const auto place = findClip(*session.root(), id);
        const Track &track = trackAt(*session.root(), place->track);
        if (track.kind == TrackKind::Video) {
            session.apply(InsertFreeze{.track = track.id, .at = at});
            return;
        }
    }
}

void toggleEnabled(TimelineView &view)
{
    const std::vector<Clip> clips = selectedClips(view);
    const bool isOn = std::all_of(clips.begin(), clips.end(),
                                  [](const Clip &clip) { return clip->enabled; });
    std::vector<Edit> edits;
    for (const Clip &clip : clips)
        edits.push_back(SetClip{.clip = clip->id, .enabled = !isOn});
    view.session().apply(isOn ? TimelineView::tr("Disable clips")
                              : TimelineView::tr("Enable clips"),
                         std::move(edits));
}

void resetEffects(TimelineView &view)
{
    std::vector<Edit> edits;
    for (const Clip &clip : selectedClips(view)) {
        for (const Effect &effect : clip->effects)
            edits.push_back(RemoveEffect{effect.id});
    }
    view.session().apply(TimelineView::tr("Remove all effects"), std::move(edits));
}

/// The lowest video track above every clip of a span, unlocked; 0 = there is none.
TrackId trackOver(const TimelineView &view, const TimeRange &span)
{
    TrackId over;
    bool isFirst = true;
    for (const auto &track : view.sequence()->tracks) {
        if (track->kind != TrackKind::Video)
            continue;
        if (!track->clips.isFree(span) || track->locked || isFirst)
            over = {};
        else if (!over)
            over = track->id;
        isFirst = false;
    }
    return over;
}

} // namespace

ClipId addTitle(TimelineView &view)
{
    Session &session = view.session();
    const std::int64_t at = session.playhead();
    const std::int64_t length = 5 * oneSecond(view);
    std::vector<Edit> edits;
    TrackId track = trackOver(view, {at, length});
    if (!track) {
        const AddTrack above{.kind = TrackKind::Video};
        const Result<Project> with = weft::apply(*session.root(), above);
        if (!with) {
            session.notifyProblem(with.error().message);
            return {};
        }
        std::set<TrackId> before;
        for (const auto &each : view.sequence()->tracks)
            before.insert(each->id);
        for (const auto &each : with->activeSequence()->tracks) {
            if (!before.contains(each->id))
                track = each->id;
        }
        edits.push_back(above);
    }
    edits.push_back(Overwrite{.clip = {.source = TitleSource{.text = TimelineView::tr("Title")},
                                       .video = track,
                                       .length = length},
                              .at = at});
    if (!session.apply(TimelineView::tr("Add title"), std::move(edits)))
        return {};
    const auto place = findTrack(*session.root(), track);
    const ClipList &clips = trackAt(*session.root(), *place).clips;
    const ClipId title = clips.at(*clips.indexAt(at))->id;
    session.selection().set({title});
    Q_EMIT view.titleAdded(title);
    return title;
}

void bindClipCommands(TimelineView &view, Actions &actions)
{
    const auto isSelected = [&view] { return hasSelection(view); };
    const auto hasClips = [&view] { return view.sequence() && view.sequence()->length() > 0; };
    actions.bind("clip.transition", {[&view] { addDissolves(view); }, hasClips});
    actions.bind("clip.fade-in", {[&view] { fade(view, true); }, isSelected});
    actions.bind("clip.fade-out", {[&view] { fade(view, false); }, isSelected});
    actions.bind("clip.title", {[&view] { addTitle(view); }});
    actions.bind("clip.speed", {[&view] { showSpeedPopup(view); }, isSelected});
    actions.bind("clip.freeze", {[&view] { freeze(view); },
                                 [&view] {
                                     return view.sequence()
                                            && !clipsAt(view, view.session().playhead()).empty();
                                 }});
    actions.bind("clip.enable",
                 {[&view] { toggleEnabled(view); }, isSelected,
                  [&view] {
                      const auto clips = selectedClips(view);
                      return !clips.empty()
                             && std::all_of(clips.begin(), clips.end(),
                                            [](const Clip &c) { return c->enabled; });
                  }});
    actions.bind("clip.reset-effects",
                 {[&view] { resetEffects(view); },
                  [&view] {
                      const auto clips = selectedClips(view);
                      return std::any_of(clips.begin(), clips.end(),
                                         [](const Clip &c) { return !c->effects.empty(); });
                  }});
}

} // namespace weft::ui
