#include "core/project/survey.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"
#include "core/generate/recipe_digest.h"
#include "core/media/probe.h"
#include "core/project/project_file.h"
#include "core/render/composition.h"
#include "core/render/display_transform.h"
#include "core/sound/sound_effect_table.h"
#include "core/time/timecode.h"
#include "core/transitions/transition_table.h"

#include <algorithm>
#include <set>

namespace weft {

namespace {

using Severity = Finding::Severity;

class Survey
{
public:
    explicit Survey(const SurveyInput &input)
        : m_input(input)
    {}

    std::vector<Finding> run()
    {
        if (m_input.sequence) {
            lookAtClips(m_input.sequence);
        } else {
            for (const auto &item : m_input.project.media)
                m_media.insert(item->id);
            for (const auto &shot : m_input.project.shots)
                m_shots.insert(shot->id);
            for (const auto &sequence : m_input.project.sequences)
                lookAtClips(sequence->id);
        }
        for (const auto &sequence : m_input.project.sequences) {
            if (!m_input.sequence || sequence->id == m_input.sequence)
                lookAtView(*sequence);
        }
        for (const auto &item : m_input.project.media) {
            if (m_media.contains(item->id))
                lookAtMedia(*item);
        }
        for (const auto &shot : m_input.project.shots) {
            if (m_shots.contains(shot->id))
                lookAtShot(*shot);
        }
        std::stable_sort(m_findings.begin(), m_findings.end(),
                         [](const Finding &a, const Finding &b) {
                             return a.severity > b.severity;
                         });
        return std::move(m_findings);
    }

private:
    void report(Severity severity, ErrorKind kind, const QString &sentence)
    {
        m_findings.push_back({severity, kind, sentence});
    }

    void lookAtClips(SequenceId root)
    {
        for (const ShownClip &shown : shownClips(m_input.project, root)) {
            const auto used = mediaOf(*shown.clip.body);
            m_media.insert(used.begin(), used.end());
            if (const auto *generated = std::get_if<ShotSource>(&shown.clip->source))
                m_shots.insert(generated->shot);
            if (m_clips.insert(shown.clip->id).second)
                lookAtClip(shown);
            if (m_sequences.insert(shown.sequence->id).second)
                lookAtSound(*shown.sequence);
        }
    }

    void lookAtSound(const Sequence &sequence)
    {
        const auto look = [&](const std::vector<Effect> &effects, const QString &what) {
            for (const Effect &effect : effects) {
                if (const Status status = checkSoundEffect(effect); !status && effect.enabled)
                    report(Severity::Error, ErrorKind::Project,
                           tr("%1: %2").arg(what, status.error().message));
            }
        };
        look(sequence.master.effects, tr("The master of \"%1\"").arg(sequence.name));
        for (const auto &track : sequence.tracks) {
            if (!track->muted)
                look(track->effects, tr("Track %1 of \"%2\"").arg(track->name, sequence.name));
        }
    }

    /// What the monitor alone looks through does not stop a render.
    void lookAtView(const Sequence &sequence)
    {
        DisplayView view = sequence.settings.view;
        if (view.use == ViewUse::None || m_input.folder.isEmpty())
            return;
        if (!view.config.isEmpty())
            view.config = absolutePath(view.config, m_input.folder);
        if (const auto loaded = DisplayTransform::load(view); !loaded)
            report(view.use == ViewUse::Everywhere ? Severity::Error : Severity::Note,
                   ErrorKind::Project,
                   tr("The display view of the sequence \"%1\": %2")
                       .arg(sequence.name, loaded.error().message));
    }

    void lookAtClip(const ShownClip &shown)
    {
        const ClipBody &clip = *shown.clip.body;
        const QString what = placeOf(m_input.project, shown);
        for (const Effect &effect : clip.effects) {
            const bool isSound = shown.track->kind == TrackKind::Audio;
            const Status status = isSound ? checkSoundEffect(effect) : checkEffect(effect);
            if (!status && effect.enabled)
                report(Severity::Error, ErrorKind::Project,
                       tr("%1: %2").arg(what, status.error().message));
        }
        if (const auto &over = clip.transition) {
            if (const Status status = checkTransition(over->kind, over->parameters); !status)
                report(Severity::Error, ErrorKind::Project,
                       tr("%1: %2").arg(what, status.error().message));
        }
        if (reachesBeyond(clip, shown.sequence->settings.rate))
            report(Severity::Note, ErrorKind::Media,
                   tr("%1 is longer than its media, whose edge frame stands (sound is silent).")
                       .arg(what));
    }

    /// Whether a clip, or its time map, asks for more than there is.
    bool reachesBeyond(const ClipBody &clip, const FrameRate &rate) const
    {
        const auto source = sourceDuration(m_input.project, clip.source);
        const auto material = materialDuration(m_input.project, clip);
        if (!source || !material)
            return false;
        const Rational slack = Rational(1, 2) / rate.toRational();
        const auto isBeyond = [&](const TimeKey &key) { return key.source > *source + slack; };
        if (clip.remap && std::any_of(clip.remap->keys.begin(), clip.remap->keys.end(), isBeyond))
            return true;
        const Rational out = materialTimeAt(clip, clip.length, rate);
        const Rational low = std::min(clip.in, out);
        const Rational high = std::max(clip.in, out);
        return low + slack < Rational(0) || high > *material + slack;
    }

    void lookAtMedia(const MediaItem &item)
    {
        const auto found = m_input.media.media.find(item.id);
        if (found == m_input.media.media.end()) {
            report(Severity::Error, ErrorKind::Media,
                   tr("The media file \"%1\" is missing: it is expected at \"%2\". Put "
                      "it there, or relink it.")
                       .arg(item.name, item.path));
            return;
        }
        for (const QString &sentence : remarks(item.path, item.info))
            report(Severity::Note, ErrorKind::Media, sentence);
        const auto identity = identify(found->second);
        const bool isOther = identity && !item.identity.hash.isEmpty()
                             && *identity != item.identity;
        const auto other = isOther ? probe(found->second) : Result<MediaInfo>(item.info);
        if (!identity)
            report(Severity::Error, ErrorKind::Media, identity.error().message);
        else if (!other)
            report(Severity::Error, ErrorKind::Media, other.error().message);
        else if (isOther)
            report(Severity::Note, ErrorKind::Media,
                   tr("The media file \"%1\" is not the one that was imported: its content has "
                      "changed.")
                       .arg(item.path));
    }

    void lookAtShot(const Shot &shot)
    {
        const auto found = m_input.catalogue.find(shot.recipe.generator);
        if (!m_input.media.takes.contains(shot.id)) {
            if (!found)
                report(Severity::Error, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk, and the plugin with the "
                          "generator \"%2\" is not "
                          "installed.")
                           .arg(shot.name, shot.recipe.generator));
            else if (const Status status = checkRecipe(shot.recipe, *found->generator); !status)
                report(Severity::Error, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk and cannot be made: %2")
                           .arg(shot.name, status.error().message));
            else
                report(Severity::Note, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk yet; a render makes it "
                          "first.")
                           .arg(shot.name));
        } else if (isStale(shot)) {
            report(Severity::Note, ErrorKind::Generation,
                   tr("The generated shot \"%1\" is stale: its recipe has changed since its take "
                      "was made.")
                       .arg(shot.name));
        }
    }

    const SurveyInput &m_input;
    std::set<MediaId> m_media;
    std::set<ShotId> m_shots;
    std::set<SequenceId> m_sequences;
    std::set<ClipId> m_clips;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> survey(const SurveyInput &input)
{
    return Survey(input).run();
}

std::vector<ShownClip> shownClips(const Project &project, SequenceId sequence)
{
    std::vector<ShownClip> result;
    std::vector<SequenceId> open{sequence};
    std::set<SequenceId> seen{sequence};
    while (!open.empty()) {
        const Sequence *current = project.find(open.back());
        open.pop_back();
        if (!current)
            continue;
        for (const auto &track : current->tracks) {
            if (track->hidden || track->muted)
                continue;
            for (const Clip &clip : track->clips) {
                if (!clip->enabled)
                    continue;
                result.push_back({current, track.get(), clip});
                const auto *nested = std::get_if<NestedSource>(&clip->source);
                if (nested && seen.insert(nested->sequence).second)
                    open.push_back(nested->sequence);
            }
        }
    }
    return result;
}

QString placeOf(const Project &project, const ShownClip &shown)
{
    const SequenceSettings &settings = shown.sequence->settings;
    return tr("\"%1\" on track %2 at %3")
        .arg(clipName(project, *shown.clip.body), shown.track->name,
             toTimecode(shown.clip.start, settings.rate, settings.dropFrame));
}

std::vector<ShotId> shownShots(const Project &project, SequenceId sequence)
{
    std::vector<ShotId> shots;
    for (const ShownClip &shown : shownClips(project, sequence)) {
        const auto *generated = std::get_if<ShotSource>(&shown.clip->source);
        if (generated && std::find(shots.begin(), shots.end(), generated->shot) == shots.end())
            shots.push_back(generated->shot);
    }
    return shots;
}

} // namespace weft
