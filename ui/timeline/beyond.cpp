#include "ui/timeline/beyond.h"

namespace weft::ui {

namespace {

constexpr std::size_t kMostCopies = 200;

const FrameRate &rateAt(const Project &project, const ClipPlace &place)
{
    return project.sequences[place.track.sequence]->settings.rate;
}

} // namespace

std::optional<Edit> repeated(const Project &project, const Beyond &beyond)
{
    const auto place = findClip(project, beyond.clip);
    if (!place)
        return {};
    const auto handles = handlesOf(project, *place->clip.body, rateAt(project, *place));
    if (!handles)
        return {};
    std::vector<Edit> edits;
    Project changed = project;
    const auto add = [&](const Edit &edit) {
        Result<Project> next = weft::apply(changed, edit);
        if (next)
            changed = *std::move(next);
        edits.push_back(edit);
        return next.has_value();
    };
    std::int64_t end = place->clip.end() + handles->after;
    if (handles->after > 0 && !add(Trim{beyond.clip, Edge::End, end, false, beyond.isLinked}))
        return {};
    const std::int64_t length = end - place->clip.start;
    while (end < beyond.to && edits.size() < kMostCopies) {
        if (!add(Duplicate{.clips = {beyond.clip}, .at = end, .linked = beyond.isLinked}))
            return {};
        const ClipList &clips = trackAt(changed, place->track).clips;
        const auto copy = clips.indexAt(end);
        if (copy && end + length > beyond.to
            && !add(Trim{clips.at(*copy)->id, Edge::End, beyond.to, false, beyond.isLinked}))
            return {};
        end += length;
    }
    return EditGroup{TimelineView::tr("Repeat clip"), std::move(edits)};
}

std::optional<Edit> generatedLonger(const Project &project, const Beyond &beyond)
{
    const auto place = findClip(project, beyond.clip);
    const auto *const source = place ? std::get_if<ShotSource>(&place->clip->source) : nullptr;
    const Shot *const shot = source ? project.find(source->shot) : nullptr;
    if (!shot || place->clip->speed <= Rational(0))
        return {};
    const Rational last = materialTimeAt(*place->clip.body, beyond.to - place->clip.start,
                                         rateAt(project, *place));
    Recipe longer = shot->recipe;
    longer.length = longer.rate.frameAt(last, Rounding::Ceil);
    return EditGroup{TimelineView::tr("Generate longer"),
                     {SetRecipe{shot->id, longer},
                      Trim{beyond.clip, Edge::End, beyond.to, false, beyond.isLinked}}};
}

QMenu *offerBeyond(TimelineView &view, const Beyond &beyond, QWidget *parent)
{
    auto *const menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("beyondMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The clip has been pulled already: choosing something else takes that step's place.
    const auto instead = [&view](const std::optional<Edit> &edit) {
        if (edit)
            view.session().apply(*edit);
    };
    menu->addAction(TimelineView::tr("&Hold the Last Frame"));
    menu->addAction(TimelineView::tr("&Repeat the Clip"), &view, [&view, beyond, instead] {
        view.session().undo();
        instead(repeated(*view.session().root(), beyond));
    });
    const auto place = findClip(*view.session().root(), beyond.clip);
    if (place && std::holds_alternative<ShotSource>(place->clip->source))
        menu->addAction(TimelineView::tr("&Generate What Is Missing"), &view,
                        [&view, beyond, instead] {
                            view.session().undo();
                            instead(generatedLonger(*view.session().root(), beyond));
                        });
    return menu;
}

} // namespace weft::ui
