#include "ui/jobs/preflight.h"

#include "core/base/translate.h"
#include "core/generate/recipe_digest.h"
#include "core/project/survey.h"
#include "core/render/renderer.h"
#include "core/time/timecode.h"
#include "ui/session/recipe_text.h"

#include <QCoreApplication>

#include <cmath>

namespace weft::ui {

namespace {

constexpr std::size_t kMostOfAKind = 20;

class Preflight
{
public:
    explicit Preflight(const PreflightInput &input)
        : m_input(input)
        , m_project(*input.project)
        , m_sequence(*m_project.find(input.sequence))
        , m_clips(shownClips(m_project, input.sequence))
    {}

    std::vector<PreflightLine> run()
    {
        lookAtMedia();
        lookAtShots();
        lookForGaps();
        std::stable_partition(m_lines.begin(), m_lines.end(),
                              [](const PreflightLine &line) { return line.isError; });
        return std::move(m_lines);
    }

private:
    bool isInRange(const ShownClip &shown) const
    {
        return shown.sequence->id != m_sequence.id || m_input.range.overlaps(shown.clip.range());
    }

    /// Leads to a clip, if it lies in the sequence itself.
    PreflightLine lineAt(const ShownClip &shown, bool isError, const QString &text) const
    {
        PreflightLine line{isError, text};
        if (shown.sequence->id == m_sequence.id) {
            line.frame = std::max(shown.clip.start, m_input.range.start);
            line.clip = shown.clip->id;
        }
        return line;
    }

    /// The clip that a sentence of the survey speaks of: it names the place, or the file.
    const ShownClip *spokenOf(const QString &sentence) const
    {
        for (const ShownClip &shown : m_clips) {
            if (sentence.contains(placeOf(m_project, shown)))
                return &shown;
        }
        for (const ShownClip &shown : m_clips) {
            for (const MediaId id : mediaOf(*shown.clip.body)) {
                const MediaItem *item = m_project.find(id);
                if (item
                    && (sentence.contains(QLatin1Char('"') + item->name + QLatin1Char('"'))
                        || sentence.contains(item->path)))
                    return &shown;
            }
        }
        return nullptr;
    }

    void lookAtMedia()
    {
        for (const Finding &finding : survey({m_project, m_input.media, m_input.assets,
                                              m_input.catalogue, m_sequence.id, m_input.folder})) {
            if (finding.kind == ErrorKind::Generation)
                continue; // see lookAtShots()
            const bool isError = finding.severity == Finding::Severity::Error;
            const ShownClip *shown = spokenOf(finding.sentence);
            m_lines.push_back(shown ? lineAt(*shown, isError, finding.sentence)
                                    : PreflightLine{isError, finding.sentence});
        }
    }

    void lookAtShots()
    {
        std::vector<ShotId> seen;
        for (const ShownClip &shown : m_clips) {
            const auto *source = std::get_if<ShotSource>(&shown.clip->source);
            if (!source || !isInRange(shown)
                || std::find(seen.begin(), seen.end(), source->shot) != seen.end())
                continue;
            seen.push_back(source->shot);
            const Shot *shot = m_project.find(source->shot);
            const QString place = placeOf(m_project, shown);
            if (!m_input.media.takes.contains(source->shot))
                m_lines.push_back(
                    lineAt(shown, true, tr("%1 has not been generated yet.").arg(place)));
            else if (shot && isStale(*shot))
                m_lines.push_back(lineAt(shown, false, staleText(*shot, place)));
        }
    }

    QString staleText(const Shot &shot, const QString &place) const
    {
        const Take *take = m_input.assets.find(shot.take);
        const auto found = m_input.catalogue.find(shot.recipe.generator);
        const QString part = take ? changedPart(take->recipe, shot.recipe,
                                                found ? found->generator : nullptr)
                                  : QString();
        return part.isEmpty()
                   ? tr("%1 is stale: the film shows the take that was chosen.").arg(place)
                   : tr("%1 is stale (%2 was changed): the film shows the take that was chosen.")
                         .arg(place, part);
    }

    void lookForGaps()
    {
        std::vector<TimeRange> shown;
        for (const auto &track : m_sequence.tracks) {
            if (track->kind != TrackKind::Video || track->hidden)
                continue;
            for (const Clip &clip : track->clips) {
                if (clip->enabled && !std::holds_alternative<AdjustmentSource>(clip->source))
                    shown.push_back(clip.range());
            }
        }
        std::sort(shown.begin(), shown.end(),
                  [](const TimeRange &a, const TimeRange &b) { return a.start < b.start; });
        std::int64_t covered = m_input.range.start;
        shown.push_back({m_input.range.end(), 0});
        std::size_t gaps = 0;
        for (const TimeRange &range : shown) {
            const auto until = std::min(range.start, m_input.range.end());
            if (until > covered && ++gaps <= kMostOfAKind)
                m_lines.push_back({false, gapText(covered, until), covered});
            covered = std::max(covered, range.end());
        }
    }

    QString gapText(std::int64_t from, std::int64_t to) const
    {
        const SequenceSettings &s = m_sequence.settings;
        return tr("No picture from %1 to %2: the film is black there.")
            .arg(toTimecode(from, s.rate, s.dropFrame), toTimecode(to, s.rate, s.dropFrame));
    }

    const PreflightInput &m_input;
    const Project &m_project;
    const Sequence &m_sequence;
    const std::vector<ShownClip> m_clips;
    std::vector<PreflightLine> m_lines;
};

float peakOf(const AudioBlock &block)
{
    float peak = 0;
    for (const auto &channel : block.channels) {
        for (const float sample : channel)
            peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

} // namespace

std::vector<PreflightLine> preflight(const PreflightInput &input)
{
    return Preflight(input).run();
}

std::vector<PreflightLine> clippedSound(const PreflightInput &input,
                                        const std::function<bool()> &isWanted)
{
    std::vector<PreflightLine> lines;
    const SequenceSettings &settings = input.project->find(input.sequence)->settings;
    RenderOptions options;
    options.missing = RenderOptions::Missing::Placeholder;
    Renderer renderer(input.project, input.sequence, input.media, options);
    const auto sampleAt = [&](std::int64_t frame) {
        return std::llround(settings.rate.secondsAt(frame).toDouble() * kSampleRate);
    };
    const std::int64_t end = sampleAt(input.range.end());
    for (std::int64_t at = sampleAt(input.range.start);
         at < end && isWanted() && lines.size() < kMostOfAKind; at += kSampleRate) {
        const auto block = renderer.audio(at, std::min<std::int64_t>(kSampleRate, end - at));
        const float peak = block ? peakOf(*block) : 0;
        if (peak <= 1)
            continue;
        const auto frame = static_cast<std::int64_t>(static_cast<double>(at) / kSampleRate
                                                     * settings.rate.toRational().toDouble());
        lines.push_back({false,
                         tr("The sound is clipped at %1: %2 dB too loud.")
                             .arg(toTimecode(frame, settings.rate, settings.dropFrame))
                             .arg(20 * std::log10(static_cast<double>(peak)), 0, 'f', 1),
                         frame});
    }
    return lines;
}

} // namespace weft::ui
