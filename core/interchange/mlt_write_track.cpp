#include "core/interchange/mlt_write_track.h"

#include "core/base/translate.h"
#include "core/interchange/mlt_wipes.h"

namespace weft {

std::vector<MltSpan> MltTrackWriter::spansOf(const Sequence &sequence, const Track &track)
{
    std::vector<MltSpan> spans;
    for (const Clip &clip : track.clips) {
        if (!clip->enabled) {
            m_output.note(sequence, track, clip.start, tr("a disabled clip is left out."));
            continue;
        }
        MltSpan span{clip, clip.start, clip.end(), 0};
        if (clip->transition && !spans.empty() && spans.back().end == clip.start)
            shareDissolve(sequence, track, spans.back(), span);
        spans.push_back(span);
    }
    return spans;
}

void MltTrackWriter::shareDissolve(const Sequence &sequence, const Track &track, MltSpan &left,
                                   MltSpan &right)
{
    const Transition &transition = *right.clip->transition;
    const std::int64_t first = right.start - transition.before;
    const std::int64_t end = first + transition.length;
    const bool hasHandle = m_sources.positionAt(right.clip, first - right.start).has_value();
    if (first < left.start || !hasHandle) {
        m_output.note(sequence, track, right.start,
                      hasHandle
                          ? tr("the dissolve is left out: it overlaps the one before it.")
                          : tr("the dissolve is left out: it shows what lies before the start of "
                               "its source."));
        return;
    }
    if (track.kind == TrackKind::Audio)
        m_output.note(sequence, track, first,
                      tr("the shape of a crossfade; it is linear and dips where it was of equal "
                         "power."));
    left.end = first;
    right.start = end;
    right.dissolve = transition.length;
}

std::vector<MltTrackWriter::Item> MltTrackWriter::itemsOf(const Sequence &sequence,
                                                          const Track &track,
                                                          const std::vector<MltSpan> &spans)
{
    std::vector<Item> items;
    std::int64_t position = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const MltSpan &span = spans[i];
        const std::int64_t first = span.start - span.dissolve;
        if (first > position)
            items.push_back({{}, 0, first - position, nullptr});
        if (span.dissolve > 0)
            items.push_back(
                {writeDissolve(sequence, track, spans[i - 1], span), 0, span.dissolve, nullptr});
        noteMltLosses(m_output, sequence, track, span);
        m_sources.noteReach(sequence, track, span.clip);
        if (span.end > span.start)
            items.push_back({m_sources.write(sequence, track, span.clip),
                             m_sources.frameAt(sequence, track, span.clip, span.start),
                             span.end - span.start, &span});
        position = span.end;
    }
    return items;
}

QString MltTrackWriter::write(const Sequence &sequence, const Track &track)
{
    const std::vector<MltSpan> spans = spansOf(sequence, track);
    const std::vector<Item> items = itemsOf(sequence, track, spans);
    pugi::xml_node playlist = m_output.addService("playlist", "playlist");
    setProperty(playlist, track.kind == TrackKind::Video ? "shotcut:video" : "shotcut:audio", 1);
    if (track.kind == TrackKind::Video)
        setProperty(playlist, "weft:silent", 1);
    setProperty(playlist, "shotcut:name", track.name);
    if (track.locked)
        setProperty(playlist, "shotcut:lock", 1);
    for (const Item &item : items)
        writeItem(playlist, sequence, track, item);
    if (track.gainDb != 0)
        writeMltGain(playlist, track.gainDb);
    if (track.pan != 0)
        m_output.note(tr("The pan of track %1.").arg(track.name));
    if (!track.effects.empty())
        m_output.note(tr("The effects on track %1.").arg(track.name));
    return mltId(playlist);
}

void MltTrackWriter::writeItem(pugi::xml_node playlist, const Sequence &sequence,
                               const Track &track, const Item &item)
{
    if (item.service.isEmpty()) {
        setAttribute(playlist.append_child("blank"), "length", QString::number(item.length));
        return;
    }
    pugi::xml_node entry = playlist.append_child("entry");
    setAttribute(entry, "producer", item.service);
    if (item.span && item.span->clip->speed.isZero()) {
        setRange(entry, item.in, 1); // a freeze is one frame again and again
        setAttribute(entry, "repeat", QString::number(item.length));
    } else {
        setRange(entry, item.in, item.length);
    }
    if (item.span)
        writeMltFilters(entry, sequence.settings, track, *item.span, item.in);
}

QString MltTrackWriter::writeDissolve(const Sequence &sequence, const Track &track,
                                      const MltSpan &left, const MltSpan &right)
{
    const std::int64_t first = right.start - right.dissolve;
    const QString outgoing = m_sources.write(sequence, track, left.clip);
    const QString incoming = m_sources.write(sequence, track, right.clip);
    pugi::xml_node tractor = m_output.addService("tractor", "dissolve");
    setRange(tractor, 0, right.dissolve);
    setProperty(tractor, "shotcut:transition", QStringLiteral("lumaMix"));
    for (const auto &[service, clip] :
         {std::pair{&outgoing, &left.clip}, std::pair{&incoming, &right.clip}}) {
        pugi::xml_node use = tractor.append_child("track");
        setAttribute(use, "producer", *service);
        setRange(use, m_sources.frameAt(sequence, track, *clip, first), right.dissolve);
    }
    const auto add = [&](const char *service) {
        pugi::xml_node transition = tractor.append_child("transition");
        setRange(transition, 0, right.dissolve);
        setProperty(transition, "a_track", 0);
        setProperty(transition, "b_track", 1);
        setProperty(transition, "mlt_service", QString::fromLatin1(service));
        return transition;
    };
    MltMix mix;
    if (track.kind == TrackKind::Video)
        mix = mltMixOf(m_output.project(), *right.clip->transition, sequence.settings,
                       m_output.options());
    const pugi::xml_node picture = add(mix.service);
    for (const auto &[name, value] : mix.properties)
        setProperty(picture, name, value);
    for (const QString &loss : mix.losses)
        m_output.note(sequence, track, first, loss);
    setProperty(add("mix"), "start", -1);
    return mltId(tractor);
}

} // namespace weft
