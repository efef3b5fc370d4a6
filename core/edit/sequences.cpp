#include "core/edit/sequences.h"

#include "core/base/translate.h"
#include "core/edit/conform.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

#include <algorithm>

namespace weft {

namespace {

constexpr int kMaxTracks = 1000;

Status checkSettings(const SequenceSettings &settings, const QString &name)
{
    const QString problem = settingsProblem(settings, tr("The sequence \"%1\"").arg(name));
    return problem.isEmpty() ? Status() : fail(ErrorKind::Refused, problem);
}

QString freeTrackName(const Sequence &sequence, TrackKind kind)
{
    for (int number = 1;; ++number) {
        const QString name = (kind == TrackKind::Video ? QStringLiteral("V%1")
                                                       : QStringLiteral("A%1"))
                                 .arg(number);
        const bool isTaken = std::any_of(sequence.tracks.begin(), sequence.tracks.end(),
                                         [&](const auto &track) { return track->name == name; });
        if (!isTaken)
            return name;
    }
}

Status checkTrackName(const Sequence &sequence, const QString &name, TrackId self)
{
    if (name.isEmpty())
        return fail(ErrorKind::Refused, tr("A track needs a name."));
    for (const auto &track : sequence.tracks) {
        if (track->name == name && track->id != self)
            return fail(ErrorKind::Refused,
                        tr("There is already a track %1 in \"%2\".").arg(name, sequence.name));
    }
    return {};
}

/// Video tracks come before sound tracks; a new one goes on top of its kind.
void appendTrack(Draft &draft, std::size_t index, TrackKind kind, const QString &name)
{
    auto track = std::make_shared<Track>();
    track->id = draft.newId<TrackId>();
    track->kind = kind;
    track->name = name.isEmpty() ? freeTrackName(draft.sequence(index), kind) : name;
    Sequence &sequence = draft.writable(index);
    const auto where = kind == TrackKind::Audio
                           ? sequence.tracks.end()
                           : std::find_if(sequence.tracks.begin(), sequence.tracks.end(),
                                          [](const auto &t) {
                                              return t->kind == TrackKind::Audio;
                                          });
    sequence.tracks.insert(where, std::move(track));
}

Result<std::size_t> sequenceOrActive(const Draft &draft, SequenceId id)
{
    return draft.sequenceIndex(id ? id : draft.project().active);
}

Status checkLevel(const std::optional<double> &gainDb, const std::optional<double> &pan)
{
    if (gainDb && !isGain(*gainDb))
        return fail(ErrorKind::Refused,
                    tr("The gain %1 dB is above %2 dB.").arg(*gainDb).arg(kMaxGainDb));
    if (pan && !isPan(*pan))
        return fail(ErrorKind::Refused,
                    tr("The pan %1 is not between −1 (left) and 1 (right).").arg(*pan));
    return {};
}

bool listensTo(const std::vector<Effect> &effects, TrackId track)
{
    return std::ranges::any_of(effects, [&](const Effect &effect) {
        return std::ranges::any_of(effect.parameters, [&](const auto &entry) {
            return entry.second == Parameter(track);
        });
    });
}

/// Effects that listen to a track listen to none.
void forget(std::vector<Effect> &effects, TrackId track)
{
    for (Effect &effect : effects)
        std::erase_if(effect.parameters,
                      [&](const auto &entry) { return entry.second == Parameter(track); });
}

void forget(Sequence &sequence, TrackId track)
{
    forget(sequence.master.effects, track);
    for (auto &other : sequence.tracks) {
        if (!listensTo(other->effects, track))
            continue;
        auto copy = std::make_shared<Track>(*other);
        forget(copy->effects, track);
        other = std::move(copy);
    }
}

struct MarkerPlace
{
    std::size_t sequence = 0; ///< index into Project::sequences
    std::size_t marker = 0;   ///< index into Sequence::markers
};

Result<MarkerPlace> findMarker(const Project &project, MarkerId id)
{
    for (std::size_t s = 0; s < project.sequences.size(); ++s) {
        const auto &markers = project.sequences[s]->markers;
        const auto found = std::ranges::find(markers, id, &Marker::id);
        if (found != markers.end())
            return MarkerPlace{s, static_cast<std::size_t>(found - markers.begin())};
    }
    return fail(ErrorKind::Refused,
                tr("There is no marker with the id %1 in this project.").arg(id.value));
}

/// Puts a marker among others, behind those of the same frame.
Status placeMarker(std::vector<Marker> &markers, Marker marker)
{
    if (marker.at < 0 || marker.length < 0)
        return fail(ErrorKind::Refused,
                    tr("A marker cannot lie before frame 0 or have a negative length."));
    markers.insert(std::ranges::upper_bound(markers, marker.at, {}, &Marker::at),
                   std::move(marker));
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const AddSequence &edit)
{
    if (edit.videoTracks < 0 || edit.videoTracks > kMaxTracks || edit.audioTracks < 0
        || edit.audioTracks > kMaxTracks)
        return fail(ErrorKind::Refused,
                    tr("A sequence starts with 0 to %1 tracks of a kind.").arg(kMaxTracks));
    Draft draft(project);
    auto sequence = std::make_shared<Sequence>();
    sequence->id = draft.newId<SequenceId>();
    sequence->name = edit.name.isEmpty() ? tr("Sequence %1").arg(project.sequences.size() + 1)
                                         : edit.name;
    if (edit.settings) {
        if (const Status status = checkSettings(*edit.settings, sequence->name); !status)
            return fail(status);
        sequence->settings = *edit.settings;
        sequence->untouched = false;
    }
    if (!project.active)
        draft.root().active = sequence->id;
    const std::size_t index = project.sequences.size();
    draft.root().sequences.push_back(std::move(sequence));
    for (int i = 0; i < edit.videoTracks; ++i)
        appendTrack(draft, index, TrackKind::Video, {});
    for (int i = 0; i < edit.audioTracks; ++i)
        appendTrack(draft, index, TrackKind::Audio, {});
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveSequence &edit)
{
    Draft draft(project);
    const auto index = draft.sequenceIndex(edit.sequence);
    if (!index)
        return fail(index);
    const QString &name = project.sequences[*index]->name;
    if (const int uses = clipsShowing(project, NestedSource{edit.sequence}); uses > 0)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" is used in %2 places: remove those first.").arg(name).arg(uses));
    auto &sequences = draft.root().sequences;
    if (sequences.size() == 1)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" is the last sequence: a project keeps one.").arg(name));
    sequences.erase(sequences.begin() + static_cast<std::ptrdiff_t>(*index));
    if (project.active == edit.sequence)
        draft.root().active = sequences[*index > 0 ? *index - 1 : 0]->id;
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetSequence &edit)
{
    Draft draft(project);
    const auto index = sequenceOrActive(draft, edit.sequence);
    if (!index)
        return fail(index);
    SequenceSettings settings = draft.sequence(*index).settings;
    settings.width = edit.width.value_or(settings.width);
    settings.height = edit.height.value_or(settings.height);
    settings.rate = edit.rate.value_or(settings.rate);
    settings.colour = edit.colour.value_or(settings.colour);
    settings.compositing = edit.compositing.value_or(settings.compositing);
    settings.hdr = edit.hdr.value_or(settings.hdr);
    settings.view = edit.view.value_or(settings.view);
    settings.dropFrame = edit.dropFrame.value_or(settings.dropFrame);
    settings.sound = edit.sound.value_or(settings.sound);
    if (const Status status = checkSettings(settings, draft.sequence(*index).name); !status)
        return fail(status);
    Sequence &sequence = draft.writable(*index);
    sequence.name = edit.name.value_or(sequence.name);
    sequence.untouched = sequence.untouched && sequence.settings == settings;
    conformToRate(sequence, settings.rate);
    sequence.settings = settings;
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetMaster &edit)
{
    Draft draft(project);
    const auto index = sequenceOrActive(draft, edit.sequence);
    if (!index)
        return fail(index);
    if (const Status status = checkLevel(edit.gainDb, edit.pan); !status)
        return fail(status);
    Master &master = draft.writable(*index).master;
    master.gainDb = edit.gainDb.value_or(master.gainDb);
    master.pan = edit.pan.value_or(master.pan);
    master.muted = edit.muted.value_or(master.muted);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetActive &edit)
{
    Draft draft(project);
    if (const auto index = draft.sequenceIndex(edit.sequence); !index)
        return fail(index);
    draft.root().active = edit.sequence;
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddTrack &edit)
{
    Draft draft(project);
    const auto index = sequenceOrActive(draft, edit.sequence);
    if (!index)
        return fail(index);
    if (draft.sequence(*index).tracks.size() >= 2 * kMaxTracks)
        return fail(ErrorKind::Refused,
                    tr("A sequence has at most %1 tracks.").arg(2 * kMaxTracks));
    if (!edit.name.isEmpty()) {
        if (const Status status = checkTrackName(draft.sequence(*index), edit.name, {}); !status)
            return fail(status);
    }
    appendTrack(draft, *index, edit.kind, edit.name);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveTrack &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedTrack(edit.track);
    if (!place)
        return fail(place);
    Sequence &sequence = draft.writable(place->sequence);
    sequence.tracks.erase(sequence.tracks.begin() + static_cast<std::ptrdiff_t>(place->track));
    forget(sequence, edit.track);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const MoveTrack &edit)
{
    Draft draft(project);
    const auto place = draft.track(edit.track);
    if (!place)
        return fail(place);
    const auto &tracks = draft.sequence(place->sequence).tracks;
    const TrackKind kind = tracks[place->track]->kind;
    std::vector<std::size_t> sameKind;
    for (std::size_t t = 0; t < tracks.size(); ++t) {
        if (tracks[t]->kind == kind)
            sameKind.push_back(t);
    }
    const auto rank = std::find(sameKind.begin(), sameKind.end(), place->track) - sameKind.begin();
    const auto wanted = rank + edit.by;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(sameKind.size()))
        return fail(ErrorKind::Refused, tr("There is no track %1 places from %2.")
                                            .arg(edit.by)
                                            .arg(tracks[place->track]->name));
    auto &changed = draft.writable(place->sequence).tracks;
    for (auto from = rank; from != wanted; from += edit.by > 0 ? 1 : -1)
        std::swap(changed[sameKind[static_cast<std::size_t>(from)]],
                  changed[sameKind[static_cast<std::size_t>(from + (edit.by > 0 ? 1 : -1))]]);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetTrack &edit)
{
    Draft draft(project);
    const auto place = draft.track(edit.track);
    if (!place)
        return fail(place);
    if (edit.name) {
        if (const Status status = checkTrackName(draft.sequence(place->sequence), *edit.name,
                                                 edit.track);
            !status)
            return fail(status);
    }
    if (const Status status = checkLevel(edit.gainDb, edit.pan); !status)
        return fail(status);
    Track &track = draft.writable(*place);
    track.name = edit.name.value_or(track.name);
    track.hidden = edit.hidden.value_or(track.hidden);
    track.muted = edit.muted.value_or(track.muted);
    track.solo = edit.solo.value_or(track.solo);
    track.locked = edit.locked.value_or(track.locked);
    track.syncLock = edit.syncLock.value_or(track.syncLock);
    track.gainDb = edit.gainDb.value_or(track.gainDb);
    track.pan = edit.pan.value_or(track.pan);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddMarker &edit)
{
    Draft draft(project);
    const auto index = sequenceOrActive(draft, edit.sequence);
    if (!index)
        return fail(index);
    const MarkerId id = draft.newId<MarkerId>();
    const Status placed = placeMarker(
        draft.writable(*index).markers,
        {id, edit.at, edit.length, edit.name, edit.note, edit.colour, edit.chapter, {}});
    return placed ? Result<Project>(std::move(draft).take()) : fail(placed);
}

Result<Project> apply(const Project &project, const SetMarker &edit)
{
    Draft draft(project);
    const auto place = findMarker(project, edit.marker);
    if (!place)
        return fail(place);
    auto &markers = draft.writable(place->sequence).markers;
    Marker marker = std::move(markers[place->marker]);
    markers.erase(markers.begin() + static_cast<std::ptrdiff_t>(place->marker));
    marker.at = edit.at.value_or(marker.at);
    marker.length = edit.length.value_or(marker.length);
    marker.name = edit.name.value_or(marker.name);
    marker.note = edit.note.value_or(marker.note);
    marker.colour = edit.colour.value_or(marker.colour);
    marker.chapter = edit.chapter.value_or(marker.chapter);
    const Status placed = placeMarker(markers, std::move(marker));
    return placed ? Result<Project>(std::move(draft).take()) : fail(placed);
}

Result<Project> apply(const Project &project, const RemoveMarker &edit)
{
    Draft draft(project);
    const auto place = findMarker(project, edit.marker);
    if (!place)
        return fail(place);
    auto &markers = draft.writable(place->sequence).markers;
    markers.erase(markers.begin() + static_cast<std::ptrdiff_t>(place->marker));
    return std::move(draft).take();
}

} // namespace weft
