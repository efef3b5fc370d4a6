#include "core/render/heard_clip.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// How two clips cross.
FadeShape crossfadeOf(const Clip &left, const Clip &right, const FrameRate &rate)
{
    const bool isOneSound = left->enabled && left.end() == right.start
                            && left->source == right->source && left->speed == right->speed
                            && left->remap == right->remap && left->channels == right->channels
                            && left->keepsPitch == right->keepsPitch
                            && materialTimeAt(*left.body, left->length, rate) == right->in;
    return isOneSound ? FadeShape::Linear : FadeShape::EqualPower;
}

/// One clip of a track between its neighbours.
class HeardClipMaker
{
public:
    HeardClipMaker(const Track &track, std::size_t index, const FrameRate &rate)
        : m_clips(track.clips)
        , m_index(index)
        , m_rate(rate)
        , m_clip(m_clips.at(index))
    {}

    HeardClip make();

private:
    void addFades();
    void addTransitionIn();
    void addTransitionOut();
    Ramp ramp(std::int64_t firstFrame, std::int64_t endFrame, bool isRising, FadeShape shape) const
    {
        return {m_rate.sampleAt(firstFrame), m_rate.sampleAt(endFrame), isRising, shape};
    }

    const ClipList &m_clips;
    std::size_t m_index;
    const FrameRate &m_rate;
    Clip m_clip;
    std::int64_t m_firstFrame = 0;
    std::int64_t m_endFrame = 0;
    HeardClip m_heard;
};

void HeardClipMaker::addFades()
{
    if (m_clip->fadeIn.length > 0)
        m_heard.ramps.push_back(
            ramp(m_clip.start, m_clip.start + m_clip->fadeIn.length, true, m_clip->fadeIn.shape));
    if (m_clip->fadeOut.length > 0)
        m_heard.ramps.push_back(ramp(m_clip.end() - m_clip->fadeOut.length, m_clip.end(), false,
                                     m_clip->fadeOut.shape));
}

void HeardClipMaker::addTransitionIn()
{
    const auto &transition = m_clip->transition;
    if (!transition)
        return;
    const std::int64_t first = m_clip.start - transition->before;
    FadeShape shape = FadeShape::EqualPower;
    std::int64_t room = 0;
    if (m_index > 0) {
        const Clip left = m_clips.at(m_index - 1);
        shape = crossfadeOf(left, m_clip, m_rate);
        room = left.end() == m_clip.start ? left.start : left.end();
    }
    m_heard.ramps.push_back(ramp(first, first + transition->length, true, shape));
    m_firstFrame = std::max(first, room);
}

void HeardClipMaker::addTransitionOut()
{
    if (m_index + 1 >= m_clips.size())
        return;
    const Clip right = m_clips.at(m_index + 1);
    if (!right->enabled || !right->transition || right.start != m_clip.end())
        return;
    const std::int64_t first = right.start - right->transition->before;
    const std::int64_t end = first + right->transition->length;
    m_heard.ramps.push_back(ramp(first, end, false, crossfadeOf(m_clip, right, m_rate)));
    m_endFrame = std::min(end, right.end());
}

HeardClip HeardClipMaker::make()
{
    m_firstFrame = m_clip.start;
    m_endFrame = m_clip.end();
    m_heard.clip = m_clip;
    addFades();
    addTransitionIn();
    addTransitionOut();
    m_heard.start = m_rate.sampleAt(m_firstFrame);
    m_heard.end = m_rate.sampleAt(m_endFrame);
    return std::move(m_heard);
}

} // namespace

double Ramp::levelAt(std::int64_t sample) const
{
    const double length = static_cast<double>(std::max<std::int64_t>(end - start, 1));
    const double way = (static_cast<double>(sample - start) + 0.5) / length;
    const double up = std::clamp(isRising ? way : 1 - way, 0.0, 1.0);
    return Fade{0, shape}.level(up);
}

double HeardClip::levelAt(std::int64_t sample) const
{
    double product = 1;
    for (const Ramp &ramp : ramps)
        product *= ramp.levelAt(sample);
    return product;
}

std::vector<HeardClip> heardClips(const Track &track, const FrameRate &rate, std::int64_t start,
                                  std::int64_t end)
{
    const std::int64_t lastFrame = rate.frameAtSample(end - 1);
    std::size_t index = track.clips.firstEndingAfter(rate.frameAtSample(start));
    index -= index > 0 ? 1 : 0; // the one before may still be heard in a transition
    std::vector<HeardClip> heard;
    for (; index < track.clips.size(); ++index) {
        const Clip clip = track.clips.at(index);
        const std::int64_t before = clip->transition ? clip->transition->before : 0;
        if (clip.start - before > lastFrame)
            break;
        if (!clip->enabled)
            continue;
        HeardClip made = HeardClipMaker(track, index, rate).make();
        if (made.start < end && made.end > start)
            heard.push_back(std::move(made));
    }
    return heard;
}

} // namespace weft
