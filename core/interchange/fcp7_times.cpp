#include "core/interchange/fcp7_times.h"

#include "core/base/translate.h"
#include "core/interchange/fcp7_effects.h"
#include "core/interchange/standard_wipes.h"

#include <algorithm>
#include <tuple>

namespace weft {

namespace {

/// The last transition that begins at or before a frame.
const Fcp7Overlap *overlapBefore(const std::vector<Fcp7Overlap> &overlaps, std::int64_t frame)
{
    const auto after = std::upper_bound(overlaps.begin(), overlaps.end(), frame,
                                        [](std::int64_t value, const Fcp7Overlap &overlap) {
                                            return value < overlap.start;
                                        });
    return after == overlaps.begin() ? nullptr : &*std::prev(after);
}

} // namespace

Result<std::vector<Fcp7Overlap>> readFcp7Overlaps(const Fcp7Document &document,
                                                  const pugi::xml_node &track,
                                                  const Sequence &sequence, ImportDraft &draft)
{
    std::vector<Fcp7Overlap> overlaps;
    for (const pugi::xml_node &node : track.children("transitionitem")) {
        const auto start = document.number(node, "start", 0);
        const auto end = document.number(node, "end", 0);
        if (!start || !end)
            return fail(start ? end : start);
        if (*end <= *start || *start < 0)
            return document.xml()
                .refuse(node, tr("the transition goes from frame %1 to %2").arg(*start).arg(*end));
        const QString alignment = childText(node, "alignment");
        Fcp7Overlap overlap{*start, *end, *start + (*end - *start) / 2};
        if (alignment.startsWith(QLatin1String("start")))
            overlap.cut = *start;
        else if (alignment.startsWith(QLatin1String("end")))
            overlap.cut = *end;
        overlap.fromBlack = alignment == QLatin1String("start-black");
        overlap.toBlack = alignment == QLatin1String("end-black");
        const auto transition = fcp7Transition(node.child("effect"), sequence.settings);
        const QString name = childText(node.child("effect"), "name").left(80);
        if (!transition)
            draft.note(tr("\"%1\", frame %2: the transition \"%3\" becomes a dissolve of the "
                          "same length.")
                           .arg(sequence.name)
                           .arg(*start)
                           .arg(name));
        else if (!transition->isExact)
            draft.note(tr("\"%1\", frame %2: the transition \"%3\" becomes the one that is "
                          "nearest: \"%4\".")
                           .arg(sequence.name)
                           .arg(*start)
                           .arg(name, transitionLabel(transition->transition)));
        if (transition)
            overlap.transition = transition->transition;
        overlaps.push_back(std::move(overlap));
    }
    std::sort(overlaps.begin(), overlaps.end(), [](const Fcp7Overlap &a, const Fcp7Overlap &b) {
        return std::tie(a.start, a.end) < std::tie(b.start, b.end);
    });
    return overlaps;
}

Result<Fcp7Times> readFcp7Times(const Fcp7Document &document, const pugi::xml_node &node,
                                const FrameRate &sequenceRate,
                                const std::vector<Fcp7Overlap> &overlaps, std::int64_t position)
{
    Fcp7Times times;
    const auto rate = document.rateOf(node, sequenceRate);
    const auto start = document.number(node, "start", -1);
    const auto end = document.number(node, "end", -1);
    const auto in = document.number(node, "in", 0);
    const auto out = document.number(node, "out", -1);
    if (!rate)
        return fail(rate);
    for (const auto *value : {&start, &end, &in, &out}) {
        if (!*value)
            return fail(*value);
    }
    times.rate = *rate;
    times.in = std::max<std::int64_t>(0, *in);
    const std::int64_t length = convertFrame(std::max<std::int64_t>(0, *out - times.in), times.rate,
                                             sequenceRate, Rounding::Nearest);
    times.start = *start >= 0 ? *start : *end >= 0 ? *end - length : position;
    times.end = *end >= 0 ? *end : times.start + length;
    if (times.end <= times.start || times.start < 0)
        return document.xml()
            .refuse(node, tr("the clip goes from frame %1 to %2").arg(times.start).arg(times.end));
    times.before = overlapBefore(overlaps, times.start);
    if (times.before && (times.start >= times.before->end || times.before->toBlack))
        times.before = nullptr;
    times.after = overlapBefore(overlaps, times.end - 1);
    if (times.after
        && (times.end > times.after->end || times.after->fromBlack || times.after == times.before))
        times.after = nullptr;
    return times;
}

void placeFcp7Edges(Fcp7Times &times, const FrameRate &rate, ClipBody &body)
{
    const Fcp7Overlap *before = times.before;
    const Fcp7Overlap *after = times.after;
    if (before && before->fromBlack) {
        body.fadeIn.length = std::min(before->end - before->start, body.length);
    } else if (before && before->end > times.start) {
        const std::int64_t cut = std::clamp(before->cut, times.start, times.end - 1);
        body.in = sourceTimeAt(body, cut - times.start, rate);
        body.length -= cut - times.start;
        times.start = cut;
        body.transition = before->transition;
        body.transition->length = before->end - before->start;
        body.transition->before = cut - before->start;
    }
    if (after && after->toBlack) {
        body.fadeOut.length = std::min(after->end - after->start, body.length);
    } else if (after && after->start < times.end) {
        times.end = std::clamp(after->cut, times.start + 1, times.end);
        body.length = times.end - times.start;
    }
}

} // namespace weft
