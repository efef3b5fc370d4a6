#include "ui/timeline/context_menu.h"

#include "ui/timeline/clip_painter.h"
#include "ui/timeline/commands.h"

namespace weft::ui {

namespace {

void add(QMenu *menu, const Actions &actions, std::initializer_list<const char *> ids)
{
    bool isFirst = true;
    for (const char *id : ids) {
        if (!actions.isBound(QLatin1String(id)))
            continue;
        if (std::exchange(isFirst, false) && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction(actions.action(id));
    }
}

void addForClip(QMenu *menu, const Actions &actions, const Hit &hit)
{
    if (std::holds_alternative<ShotSource>(hit.clip->source))
        add(menu, actions,
            {"generate.run", "generate.cancel", "generate.next-take", "generate.previous-take",
             "generate.independent", "generate.bake"});
    add(menu, actions, {"edit.cut", "edit.copy", "edit.duplicate", "edit.paste-attributes"});
    add(menu, actions, {"edit.delete", "edit.ripple-delete"});
    add(menu, actions,
        {"clip.split", "clip.join", "clip.transition", "clip.fade-in", "clip.fade-out"});
    add(menu, actions,
        {"clip.speed", "clip.freeze", "clip.enable", "clip.save-title", "clip.reset-effects"});
    add(menu, actions,
        {"clip.link", "clip.unlink", "clip.into-sync", "clip.synchronise", "clip.group",
         "clip.ungroup", "clip.nest"});
    add(menu, actions, {"generate.animate", "clip.match-frame", "clip.reveal"});
}

} // namespace

QMenu *makeContextMenu(TimelineView &view, Actions &actions, const Hit &hit, QWidget *parent)
{
    auto *const menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    actions.refresh();
    const bool isOverTransition = hit.kind == Hit::Kind::Transition
                                  || hit.kind == Hit::Kind::TransitionStart
                                  || hit.kind == Hit::Kind::TransitionEnd;
    if (isOverTransition) {
        const ClipId clip = hit.clip->id;
        menu->addAction(TimelineView::tr("Remove %1")
                            .arg(transitionName(hit.clip->transition->kind)),
                        &view, [&view, clip] { view.session().apply(RemoveTransition{clip}); });
        return menu;
    }
    if (hit.hasClip()
        || (hit.kind == Hit::Kind::Nothing && !view.session().selection().isEmpty())) {
        Hit about = hit;
        if (!about.hasClip()) {
            if (const auto clip = shownClip(view, view.session().selection().clips().back()))
                about.clip = *clip;
        }
        if (about.hasClip())
            addForClip(menu, actions, about);
        return menu;
    }
    add(menu, actions, {"edit.paste", "edit.paste-insert"});
    if (hit.kind == Hit::Kind::Gap) {
        const CloseGap edit{hit.track, hit.frame};
        menu->addAction(TimelineView::tr("Close This Gap"), &view,
                        [&view, edit] { view.session().apply(edit); });
    }
    add(menu, actions, {"clip.title", "mark.add", "sequence.add-video", "sequence.add-audio"});
    add(menu, actions, {"sequence.zoom-fit", "sequence.settings"});
    return menu;
}

QString tipFor(const TimelineView &view, const Hit &hit)
{
    if (!hit.hasClip())
        return {};
    QStringList lines{clipName(*view.session().shown(), *hit.clip.body)};
    lines << TimelineView::tr("%1 to %2, length %3")
                 .arg(view.timecode(hit.clip.start), view.timecode(hit.clip.end()),
                      view.timecode(hit.clip->length));
    if (const std::int64_t offset = view.outOfSync(hit.clip); offset != 0)
        lines << (offset > 0 ? TimelineView::tr("Its sound is %1 frames late.").arg(offset)
                             : TimelineView::tr("Its sound is %1 frames early.").arg(-offset));
    if (const auto *const file = std::get_if<MediaSource>(&hit.clip->source);
        file && !view.session().media().media.contains(file->media))
        lines << TimelineView::tr("Its file is missing.");
    if (const auto *const shot = std::get_if<ShotSource>(&hit.clip->source)) {
        const ShotStatus status = view.session().generation().status(shot->shot);
        if (!status.reason.isEmpty())
            lines << status.reason;
    }
    if (hit.kind == Hit::Kind::FadeIn || hit.kind == Hit::Kind::FadeOut)
        lines << TimelineView::tr("Drag the handle to fade.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace weft::ui
