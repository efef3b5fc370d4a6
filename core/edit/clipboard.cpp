#include "core/edit/clipboard.h"

#include "core/base/translate.h"
#include "core/edit/clipping.h"
#include "core/edit/conform.h"
#include "core/edit/draft.h"
#include "core/edit/effect_list.h"
#include "core/effects/effect_table.h"
#include "core/model/validate.h"

#include <algorithm>

namespace weft {

namespace {

/// How many tracks of its kind lie below a track.
int rankOf(const Sequence &sequence, std::size_t track)
{
    int rank = 0;
    for (std::size_t t = 0; t < track; ++t)
        rank += sequence.tracks[t]->kind == sequence.tracks[track]->kind;
    return rank;
}

Result<Clipboard> clipboardOf(const Project &project, const std::vector<ClipPlace> &places)
{
    if (places.empty())
        return fail(ErrorKind::Refused, tr("There is nothing to copy."));
    const std::size_t owner = places.front().track.sequence;
    const Sequence &sequence = *project.sequences[owner];
    const TimeRange span = spanOf(places);
    Clipboard clipboard;
    clipboard.rate = sequence.settings.rate;
    std::map<TrackKind, int> lowest;
    for (const ClipPlace &place : places) {
        if (place.track.sequence != owner)
            return fail(ErrorKind::Refused, tr("The clips belong to several sequences."));
        const TrackKind kind = sequence.tracks[place.track.track]->kind;
        const int rank = rankOf(sequence, place.track.track);
        lowest[kind] = lowest.contains(kind) ? std::min(lowest[kind], rank) : rank;
        clipboard.clips.push_back({rank, kind, {place.clip.start - span.start, place.clip.body}});
    }
    for (CopiedClip &copied : clipboard.clips)
        copied.track -= lowest[copied.kind];
    return clipboard;
}

bool isFade(const Fade &fade, std::int64_t length)
{
    return fade.length >= 0 && fade.length <= length;
}

/// Whether a clip is in itself sound: a script may have written anything.
Status checkCopied(const CopiedClip &copied)
{
    const ClipBody &clip = *copied.clip.body;
    const auto *title = std::get_if<TitleSource>(&clip.source);
    const bool isPicture = copied.kind == TrackKind::Video;
    const auto &transition = clip.transition;
    if (copied.clip.start >= 0 && copied.clip.start <= kMaxFrame && clip.length >= 1
        && clip.length <= kMaxFrame && isFade(clip.fadeIn, clip.length)
        && isFade(clip.fadeOut, clip.length) && isGain(clip.gainDb) && isPan(clip.pan)
        && isChannelMap(clip.channels) && (!title || isValid(*title))
        && (!clip.remap || isValid(*clip.remap))
        && (isPicture || !std::holds_alternative<AdjustmentSource>(clip.source))
        && (!transition
            || (transition->before >= 0 && transition->before <= transition->length
                && transition->length <= kMaxFrame)))
        return {};
    return fail(
        ErrorKind::Refused,
        tr("The clipboard's clip \"%1\" is broken: its place, length, fades, gain, pan, time "
           "map, channels or transition is impossible.")
            .arg(clip.name));
}

/// Whether what a clip shows is in the project, and on a track where it can be.
Status checkSource(const Draft &draft, const CopiedClip &copied, SequenceId into)
{
    const Source &source = copied.clip->source;
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const auto index = draft.mediaIndex(file->media);
        if (!index)
            return fail(index);
        const MediaInfo &info = draft.project().media[*index]->info;
        const bool fits = copied.kind == TrackKind::Video
                              ? info.video.has_value()
                              : file->audioStream >= 0
                                    && file->audioStream < static_cast<int>(info.audio.size());
        if (!fits)
            return fail(ErrorKind::Refused, tr("\"%1\" has nothing for that track.")
                                                .arg(draft.project().media[*index]->name));
    } else if (const auto *generated = std::get_if<ShotSource>(&source)) {
        if (const auto index = draft.shotIndex(generated->shot); !index)
            return fail(index);
    } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
        if (const auto index = draft.sequenceIndex(nested->sequence); !index)
            return fail(index);
        if (containsSequence(draft.project(), nested->sequence, into))
            return fail(ErrorKind::Refused, tr("A sequence cannot contain itself."));
    }
    return draft.checkMedia(*copied.clip.body);
}

/// The tracks the clipboard's clips go on.
Result<std::vector<TrackId>> targetsOf(const Draft &draft, const Paste &edit)
{
    std::vector<TrackId> targets;
    for (const CopiedClip &copied : edit.clipboard.clips) {
        const TrackId lowest = copied.kind == TrackKind::Video ? edit.video : edit.audio;
        const auto base = draft.unlockedTrack(lowest);
        if (!base)
            return fail(base);
        if (draft.track(*base).kind != copied.kind)
            return fail(ErrorKind::Refused,
                        tr("The track %1 is of the wrong kind for what is pasted.")
                            .arg(draft.track(*base).name));
        const auto target = draft.trackBeside(*base, copied.track);
        if (!target)
            return fail(target);
        targets.push_back(draft.track(*target).id);
    }
    return targets;
}

/// The copied clips as places, so that they can be copied afresh; at this sequence's rate.
std::vector<ClipPlace> conformedPlaces(const Clipboard &clipboard, std::size_t sequence,
                                       const FrameRate &rate)
{
    Sequence scratch; // conforming works on whole sequences
    scratch.settings.rate = clipboard.rate;
    for (const CopiedClip &copied : clipboard.clips) {
        auto track = std::make_shared<Track>();
        track->clips = ClipList::fromSorted({copied.clip});
        scratch.tracks.push_back(std::move(track));
    }
    conformToRate(scratch, rate);
    std::vector<ClipPlace> places;
    for (std::size_t i = 0; i < scratch.tracks.size(); ++i)
        places.push_back({{sequence, i}, 0, scratch.tracks[i]->clips.at(0)});
    return places;
}

Status pasteOnto(Draft &draft, ClipId id, const ClipBody &from, const PasteAttributes &edit)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.body;
    const auto wants = [&](Attribute attribute) {
        return std::find(edit.attributes.begin(), edit.attributes.end(), attribute)
               != edit.attributes.end();
    };
    if (wants(Attribute::Effects)) {
        const auto list = EffectList::of(draft, id);
        if (!list)
            return fail(list);
        for (const Effect &effect : from.effects) {
            if (const Status status = list->check(draft, effect); !status)
                return status;
        }
        if (edit.replaceEffects)
            body.effects.clear();
        for (Effect effect : from.effects) {
            effect.id = draft.newId<EffectId>();
            body.effects.push_back(std::move(effect));
        }
    }
    if (wants(Attribute::Fades)) {
        body.fadeIn = from.fadeIn;
        body.fadeOut = from.fadeOut;
        body.fadeIn.length = std::min(body.fadeIn.length, body.length);
        body.fadeOut.length = std::min(body.fadeOut.length, body.length);
    }
    if (wants(Attribute::Gain)) {
        body.gainDb = from.gainDb;
        body.pan = from.pan;
    }
    if (wants(Attribute::Fit))
        body.fit = from.fit;
    if (wants(Attribute::Enabled))
        body.enabled = from.enabled;
    if (wants(Attribute::Speed)) {
        if (!materialDuration(draft.project(), body))
            return fail(ErrorKind::Refused,
                        tr("\"%1\" shows the same all the time, so it has no speed.")
                            .arg(clipName(draft.project(), body)));
        if ((from.speed < Rational(0)) != (body.speed < Rational(0)))
            body.in = materialTimeAt(body, body.length, draft.rateOf(place->track));
        body.speed = from.speed;
        body.keepsPitch = from.keepsPitch;
    }
    draft.setBody(*place, std::move(body));
    return {};
}

} // namespace

Result<Clipboard> copyClips(const Project &project, const std::vector<ClipId> &clips)
{
    const Draft draft(project);
    std::vector<ClipPlace> places;
    for (const ClipId id : std::set<ClipId>(clips.begin(), clips.end())) {
        const auto place = draft.clip(id);
        if (!place)
            return fail(place);
        places.push_back(*place);
    }
    return clipboardOf(project, places);
}

Result<Clipboard> copyRange(const Project &project, const std::vector<TrackId> &tracks,
                            std::int64_t from, std::int64_t to)
{
    Draft draft(project);
    std::vector<ClipPlace> places;
    for (const TrackId id : tracks) {
        const auto place = draft.track(id);
        if (!place)
            return fail(place);
        draft.splitAt(*place, from);
        draft.splitAt(*place, to);
        std::size_t index = 0;
        for (const Clip &clip : draft.track(*place).clips) {
            if (clip.start >= from && clip.end() <= to)
                places.push_back({*place, index, clip});
            ++index;
        }
    }
    return clipboardOf(draft.project(), places);
}

Result<Project> apply(const Project &project, const Paste &edit)
{
    if (edit.clipboard.clips.empty() || edit.at < 0)
        return fail(ErrorKind::Refused,
                    tr("There is nothing to paste, or it would start before frame 0."));
    Draft draft(project);
    const auto targets = targetsOf(draft, edit);
    if (!targets)
        return fail(targets);
    const std::size_t sequence = draft.track(targets->front())->sequence;
    for (const CopiedClip &copied : edit.clipboard.clips) {
        if (const Status status = checkCopied(copied); !status)
            return fail(status);
        if (const Status status = checkSource(draft, copied, draft.sequence(sequence).id); !status)
            return fail(status);
    }
    const auto places = conformedPlaces(edit.clipboard, sequence,
                                        draft.sequence(sequence).settings.rate);
    // Groups of another sequence mean nothing here.
    std::vector<ClipBody> copies = freshCopies(draft, sequence, places);
    if (edit.mode == PlaceMode::Insert)
        draft.openGap(draft.ripplingTracks(sequence, {targets->begin(), targets->end()}), edit.at,
                      spanOf(places).length);
    for (std::size_t i = 0; i < copies.size(); ++i)
        draft.overwrite(*draft.track((*targets)[i]),
                        {places[i].clip.start + edit.at,
                         std::make_shared<const ClipBody>(std::move(copies[i]))});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const PasteAttributes &edit)
{
    Draft draft(project);
    const auto from = draft.clip(edit.from);
    if (!from)
        return fail(from);
    for (const ClipId id : edit.to) {
        if (const Status status = pasteOnto(draft, id, *from->clip.body, edit); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

} // namespace weft
