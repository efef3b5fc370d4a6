#include "ui/inspector/effect_holder.h"

namespace weft::ui {

namespace {

void append(std::vector<HeldEffects> &held, const Project &project,
            const std::vector<ClipId> &clips)
{
    for (const ClipId id : clips) {
        if (const auto place = findClip(project, id))
            held.push_back({place->clip->effects, place->clip.start, place->clip->length,
                            AddEffect{.clip = id, .type = {}, .parameters = {}},
                            trackAt(project, place->track).kind == TrackKind::Audio});
    }
}

void append(std::vector<HeldEffects> &held, const Project &project, TrackId id)
{
    if (const auto place = findTrack(project, id))
        held.push_back({trackAt(project, *place).effects, 0,
                        project.sequences[place->sequence]->length(),
                        AddEffect{.clip = {}, .type = {}, .parameters = {}, .track = id}, true});
}

void append(std::vector<HeldEffects> &held, const Project &project, SequenceId id)
{
    if (const Sequence *const sequence = project.find(id))
        held.push_back(
            {sequence->master.effects, 0, sequence->length(),
             AddEffect{.clip = {}, .type = {}, .parameters = {}, .track = {}, .master = id}, true});
}

} // namespace

std::vector<HeldEffects> heldEffects(const Project &project, const EffectHolder &holder)
{
    std::vector<HeldEffects> held;
    std::visit([&](const auto &named) { append(held, project, named); }, holder);
    return held;
}

} // namespace weft::ui
