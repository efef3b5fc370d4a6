#include "core/cache/render_bar.h"

#include "core/cache/same_frames.h"

#include <algorithm>

namespace weft {

namespace {

/// A little below 1: other things want time as well.
constexpr float kTooSlow = 0.9F;

} // namespace

const Sequence *RenderBar::sequence() const
{
    return m_project ? m_project->find(m_sequence) : nullptr;
}

/// Whether what clips show may be other than it was.
bool RenderBar::isWorldChanged(const Project &now) const
{
    if (m_project->media != now.media || m_project->shots != now.shots)
        return true;
    const auto isOther = [this](const std::shared_ptr<const Sequence> &sequence) {
        return sequence->id != m_sequence
               && std::find(m_project->sequences.begin(), m_project->sequences.end(), sequence)
                      == m_project->sequences.end();
    };
    return std::any_of(now.sequences.begin(), now.sequences.end(), isOther);
}

void RenderBar::doubt(FrameFacts &facts) const
{
    facts.kept = facts.kept == Kept::Yes ? Kept::Assumed : Kept::Unknown;
}

/// What is known of the frames of a sequence from its earlier state.
std::vector<RenderBar::FrameFacts> RenderBar::carriedOver(const Sequence &before,
                                                          const Sequence &now) const
{
    std::vector<FrameFacts> frames(static_cast<std::size_t>(std::min(now.length(), kMostFrames)));
    for (const SameFrames &same : sameFrames(before, now)) {
        const std::int64_t most = std::min(std::ssize(frames) - same.frames.start,
                                           length() - same.before);
        for (std::int64_t i = 0; i < std::min(same.frames.length, most); ++i) {
            FrameFacts &facts = frames[static_cast<std::size_t>(same.frames.start + i)];
            facts = m_frames[static_cast<std::size_t>(same.before + i)];
            if (!same.isEqual)
                doubt(facts);
        }
    }
    return frames;
}

void RenderBar::setSequence(std::shared_ptr<const Project> project, SequenceId id)
{
    const Sequence *before = sequence();
    const Sequence *now = project ? project->find(id) : nullptr;
    const bool isSame = before && now && before->id == now->id;
    if (!isSame)
        m_frames.assign(now ? static_cast<std::size_t>(std::min(now->length(), kMostFrames)) : 0,
                        {});
    else if (before->tracks != now->tracks || before->settings != now->settings)
        m_frames = carriedOver(*before, *now);
    if (isSame && isWorldChanged(*project)) {
        for (FrameFacts &facts : m_frames)
            doubt(facts);
    }
    m_cuts = now ? cutsOf(*now) : std::vector<std::int64_t>();
    m_project = std::move(project);
    m_sequence = id;
    Q_EMIT changed({0, length()});
}

void RenderBar::forgetKept()
{
    for (FrameFacts &facts : m_frames)
        facts.kept = Kept::Unknown;
    Q_EMIT changed({0, length()});
}

/// The frames that a frame is judged with.
TimeRange RenderBar::neighboursOf(std::int64_t frame) const
{
    const auto cut = std::upper_bound(m_cuts.begin(), m_cuts.end(), frame);
    const Sequence *shown = sequence();
    if (cut == m_cuts.begin() || cut == m_cuts.end() || !shown)
        return {frame, 1};
    const std::int64_t reach = shown->settings.rate.frameAt(Rational(1, 4), Rounding::Ceil);
    return TimeRange::between(frame - reach, frame + reach + 1)
        .intersected(TimeRange::between(*std::prev(cut), std::min(*cut, length())));
}

void RenderBar::judge(const TimeRange &range)
{
    for (std::int64_t frame = range.start; frame < range.end(); ++frame) {
        const TimeRange with = neighboursOf(frame);
        float sum = 0;
        int known = 0;
        for (std::int64_t i = with.start; i < with.end(); ++i) {
            const float cost = m_frames[static_cast<std::size_t>(i)].cost;
            sum += std::max(cost, 0.0F);
            known += cost >= 0;
        }
        m_frames[static_cast<std::size_t>(frame)].isSlow = sum
                                                           > kTooSlow * static_cast<float>(known);
    }
}

void RenderBar::setCost(std::int64_t frame, double cost)
{
    if (frame < 0 || frame >= length())
        return;
    m_frames[static_cast<std::size_t>(frame)].cost = static_cast<float>(std::max(cost, 0.0));
    const TimeRange judged = neighboursOf(frame);
    judge(judged);
    Q_EMIT changed(judged);
}

void RenderBar::setKept(std::int64_t first, const std::vector<bool> &areKept)
{
    const auto count = static_cast<std::int64_t>(areKept.size());
    const TimeRange range = TimeRange{first, count}.intersected({0, length()});
    for (std::int64_t frame = range.start; frame < range.end(); ++frame)
        m_frames[static_cast<std::size_t>(frame)].kept
            = areKept[static_cast<std::size_t>(frame - first)] ? Kept::Yes : Kept::No;
    if (!range.isEmpty())
        Q_EMIT changed(range);
}

RenderBar::State RenderBar::state(std::int64_t frame) const
{
    if (frame < 0 || frame >= length())
        return State::Unrendered;
    const FrameFacts &facts = m_frames[static_cast<std::size_t>(frame)];
    if (facts.kept == Kept::Yes || facts.kept == Kept::Assumed)
        return State::Ready;
    return facts.isSlow ? State::Slow : State::Unrendered;
}

std::vector<RenderBar::Span> RenderBar::spans(const TimeRange &range) const
{
    const TimeRange known = range.intersected({0, length()});
    std::vector<Span> all;
    for (std::int64_t frame = known.start; frame < known.end(); ++frame) {
        const State now = state(frame);
        if (all.empty() || all.back().state != now)
            all.push_back({{frame, 0}, now});
        ++all.back().frames.length;
    }
    return all;
}

template<typename Is>
std::vector<TimeRange> RenderBar::around(std::int64_t frame, const TimeRange &range, Is is) const
{
    const TimeRange known = range.intersected({0, length()});
    const auto runsOf = [&](const TimeRange &part) {
        std::vector<TimeRange> runs;
        for (std::int64_t i = part.start; i < part.end(); ++i) {
            if (!is(i))
                continue;
            if (runs.empty() || runs.back().end() != i)
                runs.push_back({i, 0});
            ++runs.back().length;
        }
        return runs;
    };
    auto runs = runsOf(TimeRange::between(std::max(frame, known.start), known.end()));
    const auto earlier = runsOf(TimeRange::between(known.start, std::min(frame, known.end())));
    runs.insert(runs.end(), earlier.rbegin(), earlier.rend());
    return runs;
}

std::vector<TimeRange> RenderBar::slowAround(std::int64_t frame, std::int64_t before,
                                             std::int64_t after) const
{
    return around(frame, TimeRange::between(frame - before, frame + after),
                  [this](std::int64_t i) { return state(i) == State::Slow; });
}

std::vector<TimeRange> RenderBar::unknownAround(std::int64_t frame) const
{
    return around(frame, {0, length()}, [this](std::int64_t i) {
        const Kept kept = m_frames[static_cast<std::size_t>(i)].kept;
        return kept == Kept::Unknown || kept == Kept::Assumed;
    });
}

} // namespace weft
