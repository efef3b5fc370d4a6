#include "core/edit/conform.h"

#include <algorithm>

namespace weft {

namespace {

int evenSize(int size)
{
    return std::clamp(size / 2 * 2, 16, 16384);
}

ColourTags filmColour(const VideoInfo &video, const Interpretation &interpretation)
{
    const bool isRgb = video.colour.matrix == ColourMatrix::Rgb;
    ColourTags tags = completed(replaced(video.colour, interpretation.colour), video.height, isRgb);
    if (isRgb || isHdr(tags.transfer))
        return bt709Tags();
    tags.transfer = ColourTransfer::Bt709;
    return tags;
}

/// Converts frame positions and lengths from one rate to another.
class RateChange
{
public:
    RateChange(const FrameRate &from, const FrameRate &to)
        : m_from(from)
        , m_to(to)
    {}

    std::int64_t at(std::int64_t frame) const
    {
        return convertFrame(frame, m_from, m_to, Rounding::Nearest);
    }

    ClipBody body(const Clip &clip, std::int64_t length) const
    {
        ClipBody result = *clip.body;
        result.length = length;
        result.fadeIn.length = std::min(at(result.fadeIn.length), length);
        result.fadeOut.length = std::min(at(result.fadeOut.length), length);
        if (result.transition) {
            const std::int64_t before = at(result.transition->before);
            const std::int64_t after = at(result.transition->length - result.transition->before);
            result.transition->before = before;
            result.transition->length = std::max<std::int64_t>(1, before + after);
            convert(result.transition->parameters);
        }
        conform(result.effects);
        return result;
    }

    void conform(std::vector<Effect> &effects) const
    {
        for (Effect &effect : effects)
            convert(effect.parameters);
    }

private:
    void convert(Parameters &parameters) const
    {
        for (auto &[id, parameter] : parameters) {
            if (auto *curve = std::get_if<Curve>(&parameter))
                *curve = this->curve(*curve);
        }
    }

    /// Keyframes that would fall on one frame are merged into the last of them.
    Curve curve(const Curve &old) const
    {
        Curve result;
        result.constant = old.constant;
        for (Keyframe key : old.keyframes) {
            const double ratio = m_to.toDouble() / m_from.toDouble();
            key.frame = at(key.frame);
            key.in.frames *= ratio;
            key.out.frames *= ratio;
            if (!result.keyframes.empty() && result.keyframes.back().frame == key.frame)
                result.keyframes.back() = key;
            else
                result.keyframes.push_back(key);
        }
        return result;
    }

    FrameRate m_from;
    FrameRate m_to;
};

ClipList conformed(const ClipList &clips, const RateChange &change)
{
    std::vector<Clip> result;
    std::int64_t end = 0;
    for (const Clip &clip : clips) {
        const std::int64_t start = std::max(end, change.at(clip.start));
        const std::int64_t length = std::max<std::int64_t>(1, change.at(clip.end()) - start);
        result.push_back({start, std::make_shared<const ClipBody>(change.body(clip, length))});
        end = start + length;
    }
    return ClipList::fromSorted(result);
}

std::optional<SequenceSettings> settingsFor(const Project &project, const Source &source)
{
    if (const auto *file = std::get_if<MediaSource>(&source))
        return settingsFor(*project.find(file->media));
    if (const auto *generated = std::get_if<ShotSource>(&source)) {
        const Recipe &recipe = project.find(generated->shot)->recipe;
        return SequenceSettings{evenSize(recipe.width), evenSize(recipe.height), recipe.rate};
    }
    return {};
}

} // namespace

std::optional<SequenceSettings> settingsFor(const MediaItem &item)
{
    const MediaInfo &info = item.info;
    if (!info.video || info.isStill)
        return {};
    SequenceSettings settings;
    settings.width = evenSize(info.video->displayWidth());
    settings.height = evenSize(info.video->displayHeight());
    settings.rate = info.video->variableRate ? info.video->rate.nearestFilmRate()
                                             : info.video->rate;
    settings.colour = filmColour(*info.video, item.interpretation);
    return settings;
}

void conformToRate(Sequence &sequence, const FrameRate &rate)
{
    if (sequence.settings.rate == rate)
        return;
    const RateChange change(sequence.settings.rate, rate);
    for (auto &track : sequence.tracks) {
        auto copy = std::make_shared<Track>(*track);
        copy->clips = conformed(track->clips, change);
        change.conform(copy->effects);
        track = std::move(copy);
    }
    change.conform(sequence.master.effects);
    for (Marker &marker : sequence.markers) {
        const std::int64_t end = change.at(marker.at + marker.length);
        marker.at = change.at(marker.at);
        marker.length = end - marker.at;
    }
    sequence.settings.rate = rate;
}

void adoptSettings(Draft &draft, std::size_t sequence, const Source &source)
{
    const auto settings = settingsFor(draft.project(), source);
    if (!draft.sequence(sequence).untouched || !settings)
        return;
    Sequence &target = draft.writable(sequence);
    conformToRate(target, settings->rate);
    target.settings = *settings;
    target.untouched = false;
}

} // namespace weft
