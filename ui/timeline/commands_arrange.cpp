#include "core/base/post.h"
#include "core/render/waveform_offset.h"
#include "ui/timeline/commands.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace weft::ui {

namespace {

std::vector<ClipId> selected(const TimelineView &view)
{
    return view.session().selection().clips();
}

std::optional<Clip> lastSelected(const TimelineView &view)
{
    return hasSelection(view) ? shownClip(view, selected(view).back()) : std::nullopt;
}

bool hasSeveral(const TimelineView &view)
{
    return selected(view).size() > 1;
}

/// The first of two selected sounds that are not linked with each other, and the last.
std::optional<std::pair<ClipId, ClipId>> toSynchronise(const TimelineView &view)
{
    std::vector<Clip> sounds;
    for (const ClipId id : selected(view)) {
        const auto clip = shownClip(view, id);
        if (clip && std::holds_alternative<MediaSource>((*clip)->source))
            sounds.push_back(*clip);
    }
    if (sounds.size() < 2 || (sounds.front()->link && sounds.front()->link == sounds.back()->link))
        return {};
    return std::pair(sounds.front()->id, sounds.back()->id);
}

/// Listens to both on another thread, and moves the last one when it is done.
void synchronise(TimelineView &view)
{
    const auto [reference, clip] = *toSynchronise(view);
    Session &session = view.session();
    session.notify({Notice::Kind::Note, TimelineView::tr("Listening to both sounds…")});
    QThreadPool::globalInstance()->start([view = QPointer(&view), root = session.root(),
                                          media = session.media(), reference = reference,
                                          clip = clip] {
        const Result<Rational> offset = waveformOffset(*root, media, reference, clip);
        post(qApp, [view, reference, clip, offset] {
            if (!view)
                return;
            if (offset)
                view->session().apply(
                    Synchronise{clip, reference, *offset, view->linksSelection()});
            else
                view->session().notifyProblem(offset.error().message);
        });
    });
}

} // namespace

void bindArrangeCommands(TimelineView &view, Actions &actions)
{
    Session &session = view.session();
    const auto several = [&view] { return hasSeveral(view); };
    actions.bind("clip.join", {[&view, &session] {
                                   const auto clips = selected(view);
                                   std::optional<Clip> last;
                                   for (const ClipId id : clips) {
                                       const auto clip = shownClip(view, id);
                                       if (clip && (!last || clip->start > last->start))
                                           last = clip;
                                   }
                                   session.apply(Join{(*last)->id, view.linksSelection()});
                               },
                               several});
    actions.bind("clip.link",
                 {[&view, &session] { session.apply(Link{selected(view)}); }, several});
    actions.bind("clip.unlink", {[&view, &session] { session.apply(Unlink{selected(view)}); },
                                 [&view] {
                                     const auto clip = lastSelected(view);
                                     return clip && (*clip)->link;
                                 }});
    actions.bind("clip.group",
                 {[&view, &session] { session.apply(GroupClips{selected(view)}); }, several});
    actions.bind("clip.ungroup",
                 {[&view, &session] { session.apply(Ungroup{selected(view).back()}); },
                  [&view] {
                      const auto clip = lastSelected(view);
                      return clip && (*clip)->group;
                  }});
    actions.bind("clip.nest",
                 {[&view, &session] {
                      session.apply(Nest{.clips = selected(view), .linked = view.linksSelection()});
                  },
                  [&view] { return hasSelection(view); }});
    const auto outOfSync = [&view]() -> std::optional<ClipId> {
        for (const ClipId id : selected(view)) {
            const auto clip = shownClip(view, id);
            if (clip && view.outOfSync(*clip) != 0)
                return id;
        }
        return {};
    };
    actions.bind("clip.into-sync", {[&session, outOfSync] {
                                        if (const auto clip = outOfSync())
                                            session.apply(MoveIntoSync{*clip});
                                    },
                                    [outOfSync] { return outOfSync().has_value(); }});
    actions.bind("clip.synchronise", {[&view] { synchronise(view); },
                                      [&view] { return toSynchronise(view).has_value(); }});
}

} // namespace weft::ui
