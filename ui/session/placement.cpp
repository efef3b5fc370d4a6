#include "ui/session/placement.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft::ui {

namespace {

struct Parts
{
    bool hasPicture = false;
    bool hasSound = false;
};

Parts partsOf(const Project &project, const Source &source)
{
    if (const auto *file = std::get_if<MediaSource>(&source)) {
        const MediaItem *const item = project.find(file->media);
        return {item && item->info.video, item && !item->info.audio.empty()};
    }
    if (const auto *nested = std::get_if<NestedSource>(&source)) {
        const Sequence *const inner = project.find(nested->sequence);
        const auto has = [inner](TrackKind kind) {
            return inner
                   && std::any_of(inner->tracks.begin(), inner->tracks.end(),
                                  [kind](const auto &track) {
                                      return track->kind == kind && !track->clips.isEmpty();
                                  });
        };
        return {has(TrackKind::Video), has(TrackKind::Audio)};
    }
    return {true, false};
}

/// The unlocked tracks of a kind; a locked one keeps its place as an empty id.
std::vector<TrackId> tracksOf(const Sequence &sequence, TrackKind kind)
{
    std::vector<TrackId> tracks;
    for (const auto &track : sequence.tracks) {
        if (track->kind == kind)
            tracks.push_back(track->locked ? TrackId() : track->id);
    }
    return tracks;
}

class Placer
{
public:
    Placer(const Project &project, const Placement &where)
        : m_project(project)
        , m_where(where)
        , m_frame(where.frame)
    {}

    Status place(const std::vector<Source> &sources);
    /// Goes on the track of a kind that has so many below it, and its partner.
    Status placeFrom(TrackKind kind, std::size_t rank);
    const Project &project() const { return m_project; }
    std::vector<Edit> take() && { return std::move(m_edits); }

private:
    Status place(const Source &source);
    Status add(Edit edit);
    Result<TrackId> trackFor(TrackKind kind);
    Result<TrackId> trackOf(TrackKind kind, std::size_t rank);
    Edit editFor(const NewClip &clip) const;

    const Sequence &sequence() const { return *m_project.activeSequence(); }

    Project m_project; ///< as it will be
    Placement m_where;
    std::int64_t m_frame;
    std::vector<Edit> m_edits;
};

Status Placer::add(Edit edit)
{
    Result<Project> next = weft::apply(m_project, edit);
    if (!next)
        return fail(next);
    m_project = *std::move(next);
    m_edits.push_back(std::move(edit));
    return {};
}

Result<TrackId> Placer::trackFor(TrackKind kind)
{
    std::size_t rank = 0;
    if (const auto place = findTrack(m_project, m_where.track)) {
        const Track &pointed = trackAt(m_project, *place);
        if (pointed.kind == kind)
            return pointed.id; // even where it is locked: the refusal names it
        for (std::size_t t = 0; t < place->track; ++t)
            rank += sequence().tracks[t]->kind == pointed.kind;
    }
    return trackOf(kind, rank);
}

/// The lowest unlocked one from a rank on; made where it is missing.
Result<TrackId> Placer::trackOf(TrackKind kind, std::size_t rank)
{
    const std::vector<TrackId> tracks = tracksOf(sequence(), kind);
    for (std::size_t i = rank; i < tracks.size(); ++i) {
        if (tracks[i])
            return tracks[i];
    }
    TrackId made;
    for (std::size_t count = tracks.size(); !made || count <= rank; ++count) {
        made = {m_project.nextId};
        if (const Status done = add(AddTrack{.kind = kind}); !done)
            return fail(done);
    }
    return made;
}

Edit Placer::editFor(const NewClip &clip) const
{
    const bool isInserted = m_where.mode == PlaceMode::Insert;
    if (const auto &part = m_where.part)
        return PlaceSpan{.source = clip.source,
                         .video = clip.video,
                         .audio = clip.audio,
                         .sourceIn = part->rate.secondsAt(part->frames.start),
                         .sourceOut = part->rate.secondsAt(part->frames.end()),
                         .in = m_frame,
                         .insert = isInserted};
    return isInserted ? Edit(Insert{clip, m_frame}) : Edit(Overwrite{clip, m_frame});
}

Status Placer::place(const Source &source)
{
    Parts parts = partsOf(m_project, source);
    if (m_where.part) {
        parts.hasPicture = parts.hasPicture && m_where.part->hasPicture;
        parts.hasSound = parts.hasSound && m_where.part->hasSound;
    }
    NewClip clip{source};
    for (const auto &[has, kind, track] :
         {std::tuple(parts.hasPicture, TrackKind::Video, &clip.video),
          std::tuple(parts.hasSound, TrackKind::Audio, &clip.audio)}) {
        if (!has)
            continue;
        const Result<TrackId> found = trackFor(kind);
        if (!found)
            return fail(found);
        *track = *found;
    }
    if (!clip.video && !clip.audio) {
        ClipBody body;
        body.source = source;
        return fail(ErrorKind::Refused, tr("\"%1\" has neither picture nor sound to be placed.")
                                            .arg(clipName(m_project, body)));
    }
    const FrameRate rate = sequence().settings.rate;
    const ClipId placed{m_project.nextId};
    const Status done = add(editFor(clip));
    if (!done)
        return done;
    const Clip there = findClip(m_project, placed)->clip;
    if (sequence().settings.rate != rate) // the first footage has set it: the place stays in time
        m_frame = there.start;
    m_frame += there->length;
    return {};
}

Status Placer::placeFrom(TrackKind kind, std::size_t rank)
{
    const Result<TrackId> track = trackOf(kind, rank);
    if (!track)
        return fail(track);
    m_where.track = *track;
    return {};
}

Status Placer::place(const std::vector<Source> &sources)
{
    for (const Source &source : sources) {
        if (const Status done = place(source); !done)
            return done;
    }
    return {};
}

/// The tracks of a kind, and whether each has nothing in the way within some frames.
std::vector<bool> freeTracks(const Sequence &sequence, TrackKind kind, const TimeRange &frames)
{
    std::vector<bool> free;
    for (const auto &track : sequence.tracks) {
        if (track->kind == kind)
            free.push_back(!track->locked && !track->hidden && track->clips.isFree(frames));
    }
    return free;
}

/// The rank of the lowest video track above all that is in the way, whose sound track is free too.
std::size_t rankOnTop(const Sequence &sequence, const Parts &parts, const TimeRange &frames)
{
    std::size_t rank = 0;
    const auto pictures = freeTracks(sequence, TrackKind::Video, frames);
    for (std::size_t i = 0; i < pictures.size() && parts.hasPicture; ++i) {
        if (!pictures[i])
            rank = i + 1;
    }
    const auto sounds = freeTracks(sequence, TrackKind::Audio, frames);
    while (parts.hasSound && rank < sounds.size() && !sounds[rank])
        ++rank;
    return rank;
}

/// Places things to see how long they are and which kind of track they want, then above all that.
Result<std::vector<Edit>> placementOnTop(const Project &project, const std::vector<Source> &sources,
                                         Placement where)
{
    where = {.track = {}, .frame = where.frame, .mode = PlaceMode::Overwrite, .part = where.part};
    Placer trial(project, where);
    if (const Status done = trial.place(sources); !done)
        return fail(done);
    TimeRange frames{where.frame, 0};
    Parts parts;
    for (const ClipId id : clipsAdded(project, trial.project())) {
        const auto found = findClip(trial.project(), id);
        if (trial.project().sequences[found->track.sequence]->id != project.active)
            continue;
        frames = TimeRange::between(frames.start,
                                    std::max(frames.end(), found->clip.range().end()));
        const bool isPicture = trackAt(trial.project(), found->track).kind == TrackKind::Video;
        (isPicture ? parts.hasPicture : parts.hasSound) = true;
    }
    const TrackKind kind = parts.hasPicture ? TrackKind::Video : TrackKind::Audio;
    Placer placer(project, where);
    const std::size_t rank = rankOnTop(*project.activeSequence(), parts, frames);
    if (const Status done = placer.placeFrom(kind, rank); !done)
        return fail(done);
    if (const Status done = placer.place(sources); !done)
        return fail(done);
    return std::move(placer).take();
}

} // namespace

Result<std::vector<Edit>> placementOf(const Project &project, const std::vector<Source> &sources,
                                      const Placement &where)
{
    if (!project.activeSequence())
        return fail(ErrorKind::Refused, tr("There is no sequence to place anything in: make one."));
    if (where.isOnTop)
        return placementOnTop(project, sources, where);
    Placer placer(project, where);
    if (const Status done = placer.place(sources); !done)
        return fail(done);
    return std::move(placer).take();
}

std::vector<ClipId> clipsAdded(const Project &before, const Project &now)
{
    std::vector<ClipId> added;
    for (const auto &sequence : now.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                if (clip->id.value >= before.nextId)
                    added.push_back(clip->id);
            }
        }
    }
    std::sort(added.begin(), added.end());
    return added;
}

} // namespace weft::ui
