#include "core/interchange/mlt_write_filters.h"

#include "core/base/translate.h"
#include "core/effects/effect_table.h"

#include <algorithm>

namespace weft {

namespace {

/// What a clip's effects do to its picture all the time, in pixels and degrees.
struct Placement
{
    bool isMoved = false;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    double rotation = 0;
    double opacity = 1;
};

bool isConstant(const Effect &effect)
{
    return std::all_of(effect.parameters.begin(), effect.parameters.end(), [](const auto &entry) {
        const auto *curve = std::get_if<Curve>(&entry.second);
        return curve && curve->isConstant();
    });
}

/// MLT keeps a picture's shape in a rectangle of the frame's shape as it is kept here.
bool place(const Effect &transform, const SequenceSettings &settings, Placement &placement)
{
    const auto value = [&](const char *name) { return parameterAt(transform, name, 0); };
    const double scale = value("scaleX") / 100;
    if (placement.isMoved || scale <= 0 || value("scaleX") != value("scaleY")
        || value("anchorX") != 0 || value("anchorY") != 0)
        return false;
    placement.isMoved = true;
    placement.width = scale * settings.width;
    placement.height = scale * settings.height;
    placement.x = (0.5 + value("x") / 100) * settings.width - placement.width / 2;
    placement.y = (0.5 + value("y") / 100) * settings.height - placement.height / 2;
    placement.rotation = value("rotation");
    return true;
}

/// Nothing where MLT has no filters that do the same throughout the clip.
std::optional<Placement> placementOf(const MltSpan &span, const SequenceSettings &settings)
{
    const Clip &clip = span.clip;
    if (clip->effects.empty())
        return Placement();
    if (clip->fit != Fit::Fit || span.dissolve > 0 || span.end != clip.end())
        return {};
    Placement placement;
    for (const Effect &effect : clip->effects) {
        const bool isKnown = effect.enabled && isConstant(effect);
        if (isKnown && effect.type == QLatin1String("opacity"))
            placement.opacity *= parameterAt(effect, "opacity", 0) / 100;
        else if (!isKnown || effect.type != QLatin1String("transform")
                 || !place(effect, settings, placement))
            return {};
    }
    return placement;
}

void writePlacement(pugi::xml_node entry, const Placement &placement)
{
    if (placement.isMoved) {
        pugi::xml_node filter = entry.append_child("filter");
        setProperty(filter, "mlt_service", QStringLiteral("affine"));
        setProperty(filter, "shotcut:filter", QStringLiteral("affineSizePosition"));
        setProperty(filter, "background", QStringLiteral("color:#00000000"));
        setProperty(filter, "transition.fill", 1);
        setProperty(filter, "transition.distort", std::int64_t(0));
        setProperty(filter, "transition.rect",
                    QStringLiteral("%1 %2 %3 %4 1")
                        .arg(mltNumber(placement.x), mltNumber(placement.y),
                             mltNumber(placement.width), mltNumber(placement.height)));
        setProperty(filter, "transition.halign", QStringLiteral("center"));
        setProperty(filter, "transition.valign", QStringLiteral("middle"));
        setProperty(filter, "transition.fix_rotate_x", mltNumber(placement.rotation));
    }
    if (placement.opacity < 1) {
        pugi::xml_node filter = entry.append_child("filter");
        setProperty(filter, "mlt_service", QStringLiteral("brightness"));
        setProperty(filter, "shotcut:filter", QStringLiteral("brightnessOpacity"));
        setProperty(filter, "level", 1);
        setProperty(filter, "alpha", mltNumber(placement.opacity));
    }
}

/// Frame k of n has the level (k + ½) ÷ n, as it has here. Sound runs up to a frame's level within
/// the frame, so that is the level at the frame's end.
void writeFade(pugi::xml_node entry, bool isVideo, bool isIn, std::int64_t at, std::int64_t length)
{
    const double low = 0.5 / static_cast<double>(length);
    const double from = isIn ? low : 1 - low;
    pugi::xml_node filter = entry.append_child("filter");
    setRange(filter, at, length);
    setProperty(filter, "mlt_service", QString::fromLatin1(isVideo ? "brightness" : "volume"));
    if (isVideo) {
        setProperty(filter, "level", 1);
        setProperty(filter, "alpha",
                    QStringLiteral("0=%1;%2=%3")
                        .arg(mltNumber(from))
                        .arg(std::max<std::int64_t>(1, length - 1))
                        .arg(mltNumber(1 - from)));
    } else {
        const double step = 1 / static_cast<double>(length);
        setProperty(filter, "gain", mltNumber(isIn ? step : 1 - step));
        setProperty(filter, "end", mltNumber(isIn ? 1 : 0));
    }
    setProperty(filter, "kdenlive_id",
                QString::fromLatin1(isVideo ? (isIn ? "fade_from_black" : "fade_to_black")
                                            : (isIn ? "fadein" : "fadeout")));
}

} // namespace

void writeMltGain(pugi::xml_node service, double gainDb)
{
    pugi::xml_node filter = service.append_child("filter");
    setProperty(filter, "mlt_service", QStringLiteral("volume"));
    setProperty(filter, "level", mltNumber(gainDb));
    setProperty(filter, "shotcut:filter", QStringLiteral("audioGain"));
}

void writeMltFilters(pugi::xml_node entry, const SequenceSettings &settings, const Track &track,
                     const MltSpan &span, std::int64_t in)
{
    const ClipBody &clip = *span.clip.body;
    const bool isVideo = track.kind == TrackKind::Video;
    if (const auto placement = placementOf(span, settings); placement && isVideo)
        writePlacement(entry, *placement);
    if (!isVideo && clip.gainDb != 0 && std::holds_alternative<NestedSource>(clip.source))
        writeMltGain(entry, clip.gainDb);
    const std::int64_t length = span.end - span.start;
    if (clip.fadeIn.length > 0 && span.dissolve == 0)
        writeFade(entry, isVideo, true, in, std::min(clip.fadeIn.length, length));
    if (clip.fadeOut.length > 0 && span.end == span.clip.end()) {
        const std::int64_t fade = std::min(clip.fadeOut.length, length);
        writeFade(entry, isVideo, false, in + length - fade, fade);
    }
}

void noteMltLosses(MltOutput &output, const Sequence &sequence, const Track &track,
                   const MltSpan &span)
{
    const Clip &clip = span.clip;
    const QString name = clipName(output.project(), *clip.body);
    if (!placementOf(span, sequence.settings))
        output.note(sequence, track, clip.start,
                    tr("%n effect(s) of \"%1\": %2.", static_cast<int>(clip->effects.size()))
                        .arg(name, effectNames(clip->effects)));
    if (clip->fit != Fit::Fit)
        output.note(sequence, track, clip.start, tr("how \"%1\" fills the frame.").arg(name));
    if (clip->sampling != Sampling::Automatic)
        output.note(sequence, track, clip.start, tr("how \"%1\" is sampled.").arg(name));
    if (clip->timeInterpolation != TimeInterpolation::Hold)
        output.note(sequence, track, clip.start,
                    tr("what \"%1\" shows between two frames; it holds them.").arg(name));
    if (clip->pan != 0 || !clip->channels.empty())
        output.note(sequence, track, clip.start,
                    tr("the pan or the channels of \"%1\".").arg(name));
    if (clip->remap)
        output.note(sequence, track, clip.start, tr("the time map of \"%1\".").arg(name));
    for (const Fade &fade : {clip->fadeIn, clip->fadeOut}) {
        if (fade.length > 0 && fade.shape != FadeShape::Linear)
            output.note(sequence, track, clip.start,
                        tr("the shape of a fade of \"%1\"; it is linear.").arg(name));
    }
}

} // namespace weft
