#include "ui/timeline/clicks.h"

namespace weft::ui {

namespace {

void razor(TimelineView &view, const Hit &hit, const Pointer &pointer)
{
    Session &session = view.session();
    const std::int64_t at = view.geometry().nearestCut(pointer.position.x());
    if (pointer.modifiers.testFlag(Qt::ShiftModifier)) {
        session.apply(Split{.at = at});
    } else if (hit.hasClip()) {
        if (const auto edit = splitClips(*session.root(),
                                         view.together(hit.clip->id, pointer.isAlone()), at))
            session.apply(*edit);
    }
}

void select(TimelineView &view, const Hit &hit, const Pointer &pointer, bool wasSelected)
{
    Selection &selection = view.session().selection();
    const bool adds = pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!hit.hasClip()) {
        if (!adds)
            selection.clear();
        return;
    }
    if (selection.transition() != TransitionId() || !wasSelected)
        return; // the press has done it
    const auto together = view.together(hit.clip->id, pointer.isAlone());
    if (!adds) {
        selection.set(together);
        return;
    }
    std::vector<ClipId> left = selection.clips();
    std::erase_if(left, [&](ClipId clip) {
        return std::find(together.begin(), together.end(), clip) != together.end();
    });
    selection.set(std::move(left));
}

} // namespace

std::optional<Edit> splitClips(const Project &project, const std::vector<ClipId> &clips,
                               std::int64_t at)
{
    std::vector<Edit> edits;
    std::map<LinkId, std::vector<ClipId>> rights;
    Project cut = project;
    for (const ClipId id : clips) {
        const auto place = findClip(cut, id);
        if (!place || place->clip.start >= at || place->clip.end() <= at)
            continue;
        const Split split{.track = trackAt(cut, place->track).id, .at = at};
        Result<Project> next = weft::apply(cut, split);
        if (!next)
            return Edit(split); // tells why
        cut = *std::move(next);
        edits.push_back(split);
        if (place->clip->link)
            rights[place->clip->link].push_back(
                trackAt(cut, place->track).clips.at(place->index + 1)->id);
    }
    if (edits.empty())
        return {};
    // Each cut has linked its right part with nothing else.
    for (const auto &[link, parts] : rights) {
        if (parts.size() > 1)
            edits.push_back(Link{parts});
    }
    if (edits.size() == 1)
        return edits.front();
    return EditGroup{describe(edits.front()), std::move(edits)};
}

void clickTimeline(TimelineView &view, Actions &actions, const Hit &hit, const Pointer &pointer,
                   bool wasSelected)
{
    switch (view.tool()) {
    case Tool::Razor: razor(view, hit, pointer); return;
    case Tool::Spacer:
    case Tool::Hand: return;
    case Tool::Zoom: view.zoom(pointer.isAlone() ? 0.5 : 2, pointer.position.x()); return;
    default: break;
    }
    if (hit.kind == Hit::Kind::Button || hit.kind == Hit::Kind::Animate)
        actions.refresh(); // the press has selected it
    if (hit.kind == Hit::Kind::Button)
        actions.action("generate.run")->trigger();
    else if (hit.kind == Hit::Kind::Animate)
        actions.action("generate.animate-form")->trigger();
    else
        select(view, hit, pointer, wasSelected);
}

} // namespace weft::ui
