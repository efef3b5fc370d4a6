#include "core/interchange/mlt_write_filters.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft {

namespace {

/// Frame k of n has the level (k + ½) ÷ n, as it has here.
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
        setProperty(filter, "gain", mltNumber(isIn ? 0 : 1));
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

void writeMltFilters(pugi::xml_node entry, const Track &track, const MltSpan &span, std::int64_t in)
{
    const ClipBody &clip = *span.clip.body;
    const bool isVideo = track.kind == TrackKind::Video;
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
                   const Clip &clip)
{
    const QString name = clipName(output.project(), *clip.body);
    if (!clip->effects.empty())
        output
            .note(sequence, track, clip.start,
                  tr("%n effect(s) of \"%1\".", static_cast<int>(clip->effects.size())).arg(name));
    if (clip->fit != Fit::Fit)
        output.note(sequence, track, clip.start, tr("how \"%1\" fills the frame.").arg(name));
    for (const Fade &fade : {clip->fadeIn, clip->fadeOut}) {
        if (fade.length > 0 && fade.shape != FadeShape::Linear)
            output.note(sequence, track, clip.start,
                        tr("the shape of a fade of \"%1\"; it is linear.").arg(name));
    }
}

} // namespace weft
