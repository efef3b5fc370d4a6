#include "core/edit/place_clips.h"

#include "core/base/translate.h"
#include "core/edit/conform.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

namespace weft {

namespace {

enum class Mode { Insert, Overwrite };

/// What of a source can be placed.
struct Material
{
    QString name;
    bool hasPicture = true;
    int soundStreams = 0;
};

Result<Material> materialOf(const Draft &draft, const Source &source)
{
    Material material;
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const auto index = draft.mediaIndex(file->media);
        if (!index)
            return fail(index);
        const MediaInfo &info = draft.project().media[*index]->info;
        material.hasPicture = info.video.has_value();
        material.soundStreams = static_cast<int>(info.audio.size());
    } else if (const auto *generated = std::get_if<ShotSource>(&source)) {
        if (const auto index = draft.shotIndex(generated->shot); !index)
            return fail(index);
    } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
        if (const auto index = draft.sequenceIndex(nested->sequence); !index)
            return fail(index);
        material.soundStreams = 1;
    } else if (const auto *title = std::get_if<TitleSource>(&source); title && !isValid(*title)) {
        return fail(ErrorKind::Refused, tr("A title's size is 0.5 to 100 % of the picture's "
                                           "height, its weight 100 to 900."));
    }
    ClipBody clip;
    clip.source = source;
    material.name = clipName(draft.project(), clip);
    return material;
}

/// Whether the sound stream that the source names is there.
bool hasSound(const Source &source, const Material &material)
{
    const auto *file = std::get_if<MediaSource>(&source);
    const int stream = file ? file->audioStream : 0;
    return stream >= 0 && stream < material.soundStreams;
}

/// The sequence that the clip's tracks belong to, once they are shown to be fit for it.
Result<std::size_t> targetSequence(const Draft &draft, const NewClip &clip,
                                   const Material &material)
{
    std::optional<std::size_t> sequence;
    const auto check = [&](TrackId id, TrackKind kind, bool has) -> Status {
        if (!id)
            return {};
        const auto place = draft.unlockedTrack(id);
        if (!place)
            return fail(place);
        const Track &track = draft.track(*place);
        if (track.kind != kind)
            return fail(
                ErrorKind::Refused,
                kind == TrackKind::Video
                    ? tr("The picture cannot go on %1, which is a sound track.").arg(track.name)
                    : tr("The sound cannot go on %1, which is a video track.").arg(track.name));
        if (!has)
            return fail(ErrorKind::Refused,
                        kind == TrackKind::Video
                            ? tr("\"%1\" has no picture for the video track %2.")
                                  .arg(material.name, track.name)
                            : tr("\"%1\" has no such sound for the sound track %2.")
                                  .arg(material.name, track.name));
        if (sequence && *sequence != place->sequence)
            return fail(ErrorKind::Refused,
                        tr("The picture's and the sound's track belong to two sequences."));
        sequence = place->sequence;
        return {};
    };
    if (const Status status = check(clip.video, TrackKind::Video, material.hasPicture); !status)
        return fail(status);
    if (const Status status = check(clip.audio, TrackKind::Audio, hasSound(clip.source, material));
        !status)
        return fail(status);
    if (!sequence)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" needs a track to go on: give \"video\", \"audio\" or both.")
                        .arg(material.name));
    return *sequence;
}

/// Frames of the sequence that the source can fill from the clip's in point; nothing where it has
/// no end.
std::optional<std::int64_t> availableFrames(const Draft &draft, const NewClip &clip,
                                            const FrameRate &rate)
{
    const auto duration = sourceDuration(draft.project(), clip.source);
    if (!duration || clip.speed.isZero())
        return {};
    const bool backwards = clip.speed < Rational(0);
    const Rational seconds = backwards ? clip.in / -clip.speed : (*duration - clip.in) / clip.speed;
    // A length that ends within a millionth of a frame of the next one counts as reaching it:
    // containers round.
    return rate.frameAt(seconds + Rational(1, 1'000'000) / rate.toRational(), Rounding::Floor);
}

Result<std::int64_t> checkedLength(const Draft &draft, const NewClip &clip,
                                   const Material &material, const FrameRate &rate)
{
    if (clip.in < Rational(0) || clip.length < 0)
        return fail(ErrorKind::Refused,
                    tr("The in point and the length of \"%1\" must not be negative.")
                        .arg(material.name));
    const auto available = availableFrames(draft, clip, rate);
    if (!available)
        return clip.length > 0 ? clip.length : rate.frameAt(Rational(5), Rounding::Nearest);
    if (*available < 1 || clip.length > *available)
        return fail(
            ErrorKind::Refused,
            tr("\"%1\" has %2 frames from its in point at this rate and speed; %3 were asked for.")
                .arg(material.name)
                .arg(std::max<std::int64_t>(0, *available))
                .arg(clip.length));
    return clip.length > 0 ? clip.length : *available;
}

Status checkNesting(const Draft &draft, const Source &source, std::size_t into)
{
    const auto *nested = std::get_if<NestedSource>(&source);
    if (nested && containsSequence(draft.project(), nested->sequence, draft.sequence(into).id))
        return fail(ErrorKind::Refused,
                    tr("The sequence \"%1\" cannot be placed in \"%2\": it would contain itself.")
                        .arg(draft.project().find(nested->sequence)->name,
                             draft.sequence(into).name));
    return {};
}

/// The ids of a placed clip, taken from the counter before anything else needs one.
struct NewIds
{
    ClipId video;
    ClipId audio;
    LinkId link;
};

NewIds takeIds(Draft &draft, const NewClip &clip)
{
    NewIds ids;
    if (clip.video)
        ids.video = draft.newId<ClipId>();
    if (clip.audio)
        ids.audio = draft.newId<ClipId>();
    if (clip.video && clip.audio)
        ids.link = draft.newId<LinkId>();
    return ids;
}

/// A generated shot of less than half the sequence's rate would stutter: its motion is followed.
TimeInterpolation usualInterpolation(const Project &project, const Source &source,
                                     const FrameRate &rate)
{
    const auto *const generated = std::get_if<ShotSource>(&source);
    const Shot *const shot = generated ? project.find(generated->shot) : nullptr;
    return shot && shot->recipe.rate.toRational() * Rational(2) < rate.toRational()
               ? TimeInterpolation::Flow
               : TimeInterpolation::Hold;
}

void placeOn(Draft &draft, TrackId track, const NewClip &clip, const TimeRange &range, ClipId id,
             LinkId link)
{
    const TrackPlace place = *draft.track(track);
    draft.clearRange(place, range);
    ClipBody body;
    body.id = id;
    body.name = clip.name;
    body.source = clip.source;
    body.length = range.length;
    body.in = clip.in;
    body.speed = clip.speed;
    body.link = link;
    body.fit = clip.fit;
    body.timeInterpolation = usualInterpolation(draft.project(), clip.source, draft.rateOf(place));
    draft.setClips(place, draft.track(place).clips.inserted(
                              {range.start, std::make_shared<const ClipBody>(std::move(body))}));
}

Result<Project> place(const Project &project, const NewClip &clip, std::optional<std::int64_t> at,
                      Mode mode)
{
    Draft draft(project);
    const auto material = materialOf(draft, clip.source);
    if (!material)
        return fail(material);
    const auto sequence = targetSequence(draft, clip, *material);
    if (!sequence)
        return fail(sequence);
    if (const Status status = checkNesting(draft, clip.source, *sequence); !status)
        return fail(status);

    if (clip.video)
        adoptSettings(draft, *sequence, clip.source);
    const auto length = checkedLength(draft, clip, *material,
                                      draft.sequence(*sequence).settings.rate);
    if (!length)
        return fail(length);
    std::int64_t start = at.value_or(0);
    if (!at) {
        for (const TrackId track : {clip.video, clip.audio}) {
            if (track)
                start = std::max(start, draft.track(*draft.track(track)).clips.endFrame());
        }
    }
    if (start < 0)
        return fail(ErrorKind::Refused,
                    tr("A clip cannot start before frame 0; %1 was asked for.").arg(start));
    const NewIds ids = takeIds(draft, clip);
    if (mode == Mode::Insert)
        draft.openGap(draft.ripplingTracks(*sequence, {clip.video, clip.audio}), start, *length);
    if (clip.video)
        placeOn(draft, clip.video, clip, {start, *length}, ids.video, ids.link);
    if (clip.audio)
        placeOn(draft, clip.audio, clip, {start, *length}, ids.audio, ids.link);
    Project result = std::move(draft).take();
    if (std::holds_alternative<NestedSource>(clip.source)) {
        for (const auto &[id, depth] : nestingDepths(result)) {
            if (depth > kMaxNesting)
                return fail(ErrorKind::Refused,
                            tr("Sequences would be nested more than %1 levels deep.")
                                .arg(kMaxNesting));
        }
    }
    return result;
}

} // namespace

Result<Project> apply(const Project &project, const Insert &edit)
{
    return place(project, edit.clip, edit.at, Mode::Insert);
}

Result<Project> apply(const Project &project, const Overwrite &edit)
{
    return place(project, edit.clip, edit.at, Mode::Overwrite);
}

Result<Project> apply(const Project &project, const Append &edit)
{
    return place(project, edit.clip, {}, Mode::Overwrite);
}

Result<Project> apply(const Project &project, const Replace &edit)
{
    Draft draft(project);
    const auto material = materialOf(draft, edit.source);
    if (!material)
        return fail(material);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    for (const ClipId id : *clips) {
        const auto place = draft.unlockedClip(id);
        if (!place)
            return fail(place);
        const bool isPicture = draft.track(place->track).kind == TrackKind::Video;
        if (!(isPicture ? material->hasPicture : hasSound(edit.source, *material))) {
            if (id != edit.clip)
                continue;
            return fail(ErrorKind::Refused,
                        tr("\"%1\" has nothing for the track %2.")
                            .arg(material->name, draft.track(place->track).name));
        }
        if (const Status status = checkNesting(draft, edit.source, place->track.sequence); !status)
            return fail(status);
        NewClip wanted{edit.source};
        wanted.length = place->clip->length;
        wanted.in = edit.in;
        wanted.speed = place->clip->speed;
        const auto length = checkedLength(draft, wanted, *material, draft.rateOf(place->track));
        if (!length && !edit.hold)
            return fail(length);
        ClipBody body = *place->clip.body;
        body.source = edit.source;
        body.in = edit.in;
        body.remap.reset();
        body.name.clear();
        if (std::holds_alternative<ShotSource>(edit.source))
            body.timeInterpolation = usualInterpolation(draft.project(), edit.source,
                                                        draft.rateOf(place->track));
        draft.setBody(*place, std::move(body));
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const PlaceSpan &edit)
{
    const Draft draft(project);
    const auto place = draft.track(edit.video ? edit.video : edit.audio);
    if (!place)
        return fail(place);
    const FrameRate rate = draft.rateOf(*place);
    const bool hasSpan = edit.in && edit.out;
    const bool hasSourceSpan = edit.sourceIn && edit.sourceOut;
    const bool hasOneOfEach = (edit.sourceIn && (edit.in || hasSpan))
                              || (edit.sourceOut && (edit.out || hasSpan))
                              || (hasSourceSpan && (edit.in || edit.out));
    if (!hasOneOfEach)
        return fail(ErrorKind::Refused, tr("An in point of the source and one of the timeline are "
                                           "needed, and for a part of either its out point."));
    if ((hasSpan && *edit.out <= *edit.in) || (hasSourceSpan && *edit.sourceOut <= *edit.sourceIn))
        return fail(ErrorKind::Refused, tr("An out point must come after its in point."));
    for (const auto &second : {edit.sourceIn, edit.sourceOut}) {
        const std::int64_t frame = rate.frameAt(second.value_or(Rational()), Rounding::Nearest);
        if (const Status status = checkFrame(frame); !status)
            return fail(status);
    }
    NewClip clip{edit.source, edit.video, edit.audio};
    if (hasSpan)
        clip.length = *edit.out - *edit.in;
    else if (hasSourceSpan)
        clip.length = std::max<std::int64_t>(1, rate.frameAt(*edit.sourceOut - *edit.sourceIn,
                                                             Rounding::Nearest));
    if (hasSpan && hasSourceSpan)
        clip.speed = (*edit.sourceOut - *edit.sourceIn) / rate.secondsAt(clip.length);
    clip.in = edit.sourceIn ? *edit.sourceIn : *edit.sourceOut - rate.secondsAt(clip.length);
    const std::int64_t at = edit.in ? *edit.in : *edit.out - clip.length;
    return edit.insert ? apply(project, Insert{clip, at}) : apply(project, Overwrite{clip, at});
}

} // namespace weft
