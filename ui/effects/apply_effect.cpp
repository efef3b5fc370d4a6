#include "ui/effects/apply_effect.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/sound/sound_effect_table.h"
#include "core/transitions/transition_table.h"
#include "ui/effects/presets.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QMimeData>

namespace weft::ui {

namespace {

bool refuse(Session &session, const QString &sentence)
{
    session.notify({Notice::Kind::Note, sentence});
    return false;
}

/// Those of some clips that lie on tracks of a kind.
std::vector<ClipId> onTracks(const Project &project, const std::vector<ClipId> &clips,
                             TrackKind kind)
{
    std::vector<ClipId> fitting;
    for (const ClipId clip : clips) {
        const auto place = findClip(project, clip);
        if (place && trackAt(project, place->track).kind == kind)
            fitting.push_back(clip);
    }
    return fitting;
}

QString selectFirst(TrackKind kind, const QString &what)
{
    return (kind == TrackKind::Video
                ? tr("%1 is for pictures: select a clip on a video track first.")
                : tr("%1 is for sound: select a clip on a sound track first."))
        .arg(what);
}

/// A second of the active sequence, in frames.
std::int64_t secondOf(const Session &session)
{
    const Sequence *const sequence = session.sequence();
    return sequence ? sequence->settings.rate.timecodeBase() : 25;
}

/// The clip that begins at the cut nearest to the playhead, on an unlocked video track.
ClipId nearestCut(const Session &session)
{
    ClipId nearest;
    std::int64_t distance = kMaxFrame;
    for (const auto &track : session.sequence()->tracks) {
        if (track->kind != TrackKind::Video || track->locked)
            continue;
        std::int64_t end = -1;
        for (const Clip clip : track->clips) {
            const std::int64_t away = std::abs(clip.start - session.playhead());
            if (clip.start == end && away < distance) {
                distance = away;
                nearest = clip->id;
            }
            end = clip.end();
        }
    }
    return nearest;
}

/// The clip that a transition is at the start of; 0 = there is none.
ClipId ownerOf(const Project &project, TransitionId transition)
{
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip clip : track->clips) {
                if (clip->transition && clip->transition->id == transition)
                    return clip->id;
            }
        }
    }
    return {};
}

} // namespace

bool addEffect(Session &session, const QString &id)
{
    return addEffect(session, id, session.selection().clips());
}

bool addEffect(Session &session, const QString &id, const std::vector<ClipId> &clips)
{
    const bool isSound = findSoundEffectType(id) != nullptr;
    const EffectEntry *const entry = findEffectEntry(isSound ? EffectKind::Sound
                                                             : EffectKind::Picture,
                                                     id);
    if (!entry)
        return refuse(session, tr("There is no effect \"%1\" here.").arg(id));
    const TrackKind kind = isSound ? TrackKind::Audio : TrackKind::Video;
    std::vector<Edit> edits;
    for (const ClipId clip : onTracks(*session.root(), clips, kind))
        edits.push_back(AddEffect{.clip = clip, .type = id, .parameters = {}});
    if (edits.empty())
        return refuse(session, selectFirst(kind, entry->label));
    return session.apply(EditGroup{tr("Add %1").arg(entry->label), std::move(edits)});
}

bool addTransition(Session &session, const QString &id)
{
    if (!findTransitionType(id))
        return refuse(session, tr("There is no transition \"%1\" here.").arg(id));
    if (session.selection().transition() != TransitionId()) {
        const ClipId clip = ownerOf(*session.root(), session.selection().transition());
        return session.apply(
            SetTransition{.clip = clip, .kind = id, .length = {}, .before = {}, .parameters = {}});
    }
    const auto &clips = session.selection().clips();
    if (!clips.empty())
        return session.apply(AddTransitions{.clips = clips,
                                            .kind = id,
                                            .length = secondOf(session),
                                            .parameters = {}});
    const ClipId nearest = session.sequence() ? nearestCut(session) : ClipId();
    if (nearest == ClipId())
        return refuse(session, tr("A transition needs a cut: put two clips side by side "
                                  "first."));
    return addTransition(session, id, nearest);
}

bool addTransition(Session &session, const QString &id, ClipId clip)
{
    return session.apply(AddTransition{.clip = clip,
                                       .kind = id,
                                       .length = secondOf(session),
                                       .before = {},
                                       .parameters = {}});
}

bool addPreset(Session &session, const QString &name)
{
    return addPreset(session, name, session.selection().clips());
}

bool addPreset(Session &session, const QString &name, const std::vector<ClipId> &clips)
{
    const EffectPreset *const preset = effectPresets().find(name);
    if (!preset)
        return refuse(session, tr("There is no preset \"%1\" any more.").arg(name));
    const TrackKind kind = preset->isSound ? TrackKind::Audio : TrackKind::Video;
    const std::vector<ClipId> fitting = onTracks(*session.root(), clips, kind);
    if (fitting.empty())
        return refuse(session, selectFirst(kind, preset->name));
    return session.apply(
        EditGroup{tr("Add %1").arg(preset->name), {PasteEffects{preset->effects, fitting}}});
}

bool dropOnClip(Session &session, const QMimeData &data, ClipId clip)
{
    const auto carried = [&](const char *mime) {
        return QString::fromUtf8(data.data(QLatin1String(mime)));
    };
    if (data.hasFormat(QLatin1String(kEffectMime)))
        return addEffect(session, carried(kEffectMime), {clip});
    if (data.hasFormat(QLatin1String(kTransitionMime)))
        return addTransition(session, carried(kTransitionMime), clip);
    return data.hasFormat(QLatin1String(kPresetMime))
           && addPreset(session, carried(kPresetMime), {clip});
}

} // namespace weft::ui
