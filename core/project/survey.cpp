#include "core/project/survey.h"

#include "core/base/translate.h"
#include "core/generate/recipe_digest.h"
#include "core/media/probe.h"
#include "core/model/effect_table.h"
#include "core/time/timecode.h"

#include <set>

namespace weft {

namespace {

using Severity = Finding::Severity;

/// Calls visit(sequence, track, clip) for every clip that a sequence shows or plays, at any depth; each sequence once.
template<typename Visit>
void visitShown(const Project &project, SequenceId root, const Visit &visit)
{
    std::vector<SequenceId> open{root};
    std::set<SequenceId> seen{root};
    while (!open.empty()) {
        const Sequence *sequence = project.find(open.back());
        open.pop_back();
        if (!sequence)
            continue;
        for (const auto &track : sequence->tracks) {
            if (track->hidden || track->muted)
                continue;
            for (const Clip &clip : track->clips) {
                if (!clip->enabled)
                    continue;
                visit(*sequence, *track, clip);
                const auto *nested = std::get_if<NestedSource>(&clip->source);
                if (nested && seen.insert(nested->sequence).second)
                    open.push_back(nested->sequence);
            }
        }
    }
}

class Survey
{
public:
    explicit Survey(const SurveyInput &input)
        : m_input(input)
    {}

    std::vector<Finding> run()
    {
        if (m_input.sequence) {
            const UsedThings used = usedBy(m_input.project, m_input.sequence);
            m_media = used.media;
            m_shots = used.shots;
            lookAtClips(m_input.sequence);
        } else {
            for (const auto &item : m_input.project.media)
                m_media.insert(item->id);
            for (const auto &shot : m_input.project.shots)
                m_shots.insert(shot->id);
            for (const auto &sequence : m_input.project.sequences)
                lookAtClips(sequence->id);
        }
        for (const auto &item : m_input.project.media) {
            if (m_media.contains(item->id))
                lookAtMedia(*item);
        }
        for (const auto &shot : m_input.project.shots) {
            if (m_shots.contains(shot->id))
                lookAtShot(*shot);
        }
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) {
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
        visitShown(m_input.project, root, [&](const Sequence &sequence, const Track &track, const Clip &clip) {
            if (!m_clips.insert(clip->id).second)
                return;
            const QString what = tr("\"%1\" on track %2 at %3")
                                     .arg(clipName(m_input.project, *clip.body), track.name,
                                          toTimecode(clip.start, sequence.settings.rate, sequence.settings.dropFrame));
            for (const Effect &effect : clip->effects) {
                if (const Status status = checkEffect(effect); !status && effect.enabled)
                    report(Severity::Error, ErrorKind::Project, tr("%1: %2").arg(what, status.error().message));
            }
            if (clip->transition && clip->transition->kind != QLatin1String("dissolve"))
                report(Severity::Error, ErrorKind::Project,
                       tr("%1 begins with the transition \"%2\", which is not known to this version of Weft: update Weft, "
                          "or remove the transition.")
                           .arg(what, clip->transition->kind));
            const auto duration = sourceDuration(m_input.project, clip->source);
            if (duration && reachesBeyond(*clip.body, *duration, sequence.settings.rate))
                report(Severity::Note, ErrorKind::Media,
                       tr("%1 is longer than its media, whose edge frame stands (sound is silent).").arg(what));
        });
    }

    static bool reachesBeyond(const ClipBody &clip, const Rational &duration, const FrameRate &rate)
    {
        const Rational slack = Rational(1, 2) / rate.toRational();
        const Rational out = sourceTimeAt(clip, clip.length, rate);
        const Rational low = std::min(clip.in, out);
        const Rational high = std::max(clip.in, out);
        return low + slack < Rational(0) || high > duration + slack;
    }

    void lookAtMedia(const MediaItem &item)
    {
        const auto found = m_input.media.media.find(item.id);
        if (found == m_input.media.media.end()) {
            report(Severity::Error, ErrorKind::Media,
                   tr("The media file \"%1\" is missing: it is expected at \"%2\".").arg(item.name, item.path));
            return;
        }
        const auto identity = identify(found->second);
        if (!identity)
            report(Severity::Error, ErrorKind::Media, identity.error().message);
        else if (!item.identity.hash.isEmpty() && *identity != item.identity)
            report(Severity::Note, ErrorKind::Media,
                   tr("The media file \"%1\" is not the one that was imported: its content has changed.").arg(item.path));
    }

    void lookAtShot(const Shot &shot)
    {
        const auto found = m_input.catalogue.find(shot.recipe.generator);
        if (!m_input.media.takes.contains(shot.id)) {
            if (!found)
                report(Severity::Error, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk, and the plugin with the generator \"%2\" is not "
                          "installed.")
                           .arg(shot.name, shot.recipe.generator));
            else if (const Status status = checkRecipe(shot.recipe, *found->generator); !status)
                report(Severity::Error, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk and cannot be made: %2")
                           .arg(shot.name, status.error().message));
            else
                report(Severity::Note, ErrorKind::Generation,
                       tr("The generated shot \"%1\" has no take on disk yet; a render makes it first.").arg(shot.name));
        } else if (isStale(shot)) {
            report(Severity::Note, ErrorKind::Generation,
                   tr("The generated shot \"%1\" is stale: its recipe has changed since its take was made.").arg(shot.name));
        }
    }

    const SurveyInput &m_input;
    std::set<MediaId> m_media;
    std::set<ShotId> m_shots;
    std::set<ClipId> m_clips;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> survey(const SurveyInput &input)
{
    return Survey(input).run();
}

UsedThings usedBy(const Project &project, SequenceId sequence)
{
    UsedThings used;
    visitShown(project, sequence, [&](const Sequence &, const Track &, const Clip &clip) {
        if (const auto *file = std::get_if<MediaSource>(&clip->source))
            used.media.insert(file->media);
        else if (const auto *generated = std::get_if<ShotSource>(&clip->source))
            used.shots.insert(generated->shot);
    });
    return used;
}

} // namespace weft
