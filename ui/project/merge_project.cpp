#include "ui/project/merge_project.h"

#include "core/base/translate.h"
#include "core/project/project_file.h"

#include <set>

namespace weft::ui {

namespace {

/// Carries edits out as they are made, since the ids of later ones follow from earlier ones.
class Merger
{
public:
    Merger(const Project &project, const QString &folder, const ImportedProject &other)
        : m_project(project)
        , m_folder(folder)
        , m_other(other.project)
    {
        m_merge.notCarried = other.notCarried;
    }

    Merge run(const QString &name)
    {
        addFolders(name);
        for (const auto &item : m_other.media)
            addMedia(*item);
        for (const auto &shot : m_other.shots)
            addShot(*shot);
        for (const auto &sequence : m_other.sequences)
            addSequence(*sequence);
        m_merge.main = m_sequences[m_other.active];
        return std::move(m_merge);
    }

private:
    /// Whether it could be done; the reason is listed where not.
    bool add(Edit edit)
    {
        Result<Project> next = weft::apply(m_project, edit);
        if (!next) {
            m_merge.notCarried << next.error().message;
            return false;
        }
        m_project = *std::move(next);
        m_merge.edits.push_back(std::move(edit));
        return true;
    }

    void addFolders(const QString &name);
    void addMedia(const MediaItem &item);
    void addShot(const Shot &shot);
    void addSequence(const Sequence &sequence);
    void addTracks(const Sequence &from, const Sequence &to);
    void addEffects(const std::vector<Effect> &effects, TrackId track, SequenceId master);
    void addClips(const Sequence &from, const Sequence &to);
    ClipBody translated(ClipBody clip);
    Parameters translated(Parameters parameters);

    Project m_project; ///< as it will be
    const QString m_folder;
    const Project &m_other;
    Merge m_merge;
    FolderId m_top;
    std::map<FolderId, FolderId> m_folders;
    std::map<MediaId, MediaId> m_media;
    std::map<ShotId, ShotId> m_shots;
    std::map<SequenceId, SequenceId> m_sequences;
    std::map<TrackId, TrackId> m_tracks;
};

void Merger::addFolders(const QString &name)
{
    if (m_other.media.empty() && m_other.shots.empty() && m_other.folders.empty())
        return;
    m_top = {m_project.nextId};
    add(AddFolder{name, {}});
    m_folders[{}] = m_top;
    for (const auto &folder : m_other.folders) {
        m_folders[folder->id] = {m_project.nextId};
        add(AddFolder{folder->name, m_top});
    }
    for (const auto &folder : m_other.folders) {
        if (folder->parent)
            add(SetFolder{m_folders[folder->id], {}, m_folders[folder->parent]});
    }
}

void Merger::addMedia(const MediaItem &item)
{
    MediaItem copy = item;
    copy.path = storedPath(item.path, m_folder);
    copy.folder = m_folders[item.folder];
    for (const auto &there : m_project.media) {
        if (there->path == copy.path) {
            m_media[item.id] = there->id;
            return;
        }
    }
    const MediaId id{m_project.nextId};
    if (!add(AddMedia{copy}))
        return;
    m_media[item.id] = id;
    SetMedia set{id};
    if (!item.tags.empty())
        set.tags = item.tags;
    if (item.rating != 0)
        set.rating = item.rating;
    if (item.info.video && item.interpretation != Interpretation()) {
        set.colour = item.interpretation.colour;
        set.hdr = item.interpretation.hdr;
        set.premultiplied = item.interpretation.premultiplied;
    }
    if (set.tags || set.rating || set.colour)
        add(set);
}

void Merger::addShot(const Shot &shot)
{
    Recipe recipe = shot.recipe;
    for (RecipeInput &input : recipe.inputs)
        input.media = m_media[input.media];
    const ShotId id{m_project.nextId};
    if (!add(AddShot{shot.name, m_folders[shot.folder], recipe}))
        return;
    m_shots[shot.id] = id;
    if (!shot.take.isEmpty()) {
        add(ChooseTake{id, shot.take});
        m_merge.bringsTakes = true;
    }
    if (!shot.tags.empty() || shot.rating != 0)
        add(SetShot{id, {}, {}, shot.tags, shot.rating});
}

/// Adds those nested in it first.
void Merger::addSequence(const Sequence &from)
{
    if (m_sequences.contains(from.id))
        return;
    m_sequences[from.id] = {}; // one that contains itself would never end
    for (const auto &track : from.tracks) {
        for (const Clip &clip : track->clips) {
            const auto *nested = std::get_if<NestedSource>(&clip->source);
            if (const Sequence *inner = nested ? m_other.find(nested->sequence) : nullptr)
                addSequence(*inner);
        }
    }
    AddSequence edit{from.name, from.settings, 0, 0};
    for (const auto &track : from.tracks)
        ++(track->kind == TrackKind::Video ? edit.videoTracks : edit.audioTracks);
    const SequenceId id{m_project.nextId};
    if (!add(edit))
        return;
    m_sequences[from.id] = id;
    addTracks(from, *m_project.find(id));
    addClips(from, *m_project.find(id));
    if (!from.groups.empty())
        m_merge.notCarried << tr("\"%1\": its clips are no longer grouped.").arg(from.name);
    for (const Marker &marker : from.markers)
        add(AddMarker{id, marker.at, marker.length, marker.name, marker.note, marker.colour,
                      marker.chapter});
    if (from.master.gainDb != 0 || from.master.pan != 0 || from.master.muted)
        add(SetMaster{id, from.master.gainDb, from.master.pan, from.master.muted});
    addEffects(from.master.effects, {}, id);
}

/// The n-th track of a kind.
const Track *nthTrack(const Sequence &sequence, TrackKind kind, int n)
{
    for (const auto &track : sequence.tracks) {
        if (track->kind == kind && n-- == 0)
            return track.get();
    }
    return nullptr;
}

void Merger::addTracks(const Sequence &from, const Sequence &to)
{
    std::map<TrackKind, int> ranks;
    std::vector<std::pair<const Track *, TrackId>> pairs;
    for (const auto &track : from.tracks) {
        const Track *const twin = nthTrack(to, track->kind, ranks[track->kind]++);
        m_tracks[track->id] = twin->id;
        pairs.emplace_back(track.get(), twin->id);
    }
    // Names that are exchanged would be taken: all get other ones first.
    for (const auto &[track, id] : pairs)
        add(SetTrack{.track = id, .name = QStringLiteral("\u2060%1").arg(id.value)});
    for (const auto &[track, id] : pairs) {
        add(SetTrack{id,
                     track->name,
                     track->hidden,
                     track->muted,
                     track->solo,
                     {},
                     track->syncLock,
                     track->gainDb,
                     track->pan});
        addEffects(track->effects, id, {});
    }
}

void Merger::addEffects(const std::vector<Effect> &effects, TrackId track, SequenceId master)
{
    for (const Effect &effect : effects) {
        const EffectId id{m_project.nextId};
        if (add(AddEffect{{}, effect.type, translated(effect.parameters), track, master})
            && !effect.enabled)
            add(SetEffect{id, false, {}});
    }
}

void Merger::addClips(const Sequence &from, const Sequence &to)
{
    Paste paste{.clipboard = {{}, from.settings.rate}};
    std::map<TrackKind, int> ranks;
    for (const auto &track : from.tracks) {
        const int rank = ranks[track->kind]++;
        for (const Clip &clip : track->clips)
            paste.clipboard.clips.push_back(
                {rank,
                 track->kind,
                 {clip.start, std::make_shared<const ClipBody>(translated(*clip.body))}});
    }
    if (paste.clipboard.clips.empty())
        return;
    for (const auto &[kind, track] :
         {std::pair(TrackKind::Video, &paste.video), std::pair(TrackKind::Audio, &paste.audio)}) {
        if (const Track *const lowest = nthTrack(to, kind, 0))
            *track = lowest->id;
    }
    add(paste);
    for (const auto &track : from.tracks) {
        if (track->locked)
            add(SetTrack{.track = m_tracks[track->id], .locked = true});
    }
}

Parameters Merger::translated(Parameters parameters)
{
    for (auto &[id, value] : parameters) {
        if (const auto *media = std::get_if<MediaId>(&value))
            value = m_media[*media];
        else if (const auto *track = std::get_if<TrackId>(&value))
            value = m_tracks[*track];
    }
    return parameters;
}

ClipBody Merger::translated(ClipBody clip)
{
    if (auto *file = std::get_if<MediaSource>(&clip.source))
        file->media = m_media[file->media];
    else if (auto *generated = std::get_if<ShotSource>(&clip.source))
        generated->shot = m_shots[generated->shot];
    else if (auto *nested = std::get_if<NestedSource>(&clip.source))
        nested->sequence = m_sequences[nested->sequence];
    for (Effect &effect : clip.effects)
        effect.parameters = translated(std::move(effect.parameters));
    if (clip.transition)
        clip.transition->parameters = translated(std::move(clip.transition->parameters));
    clip.group = {};
    return clip;
}

} // namespace

Merge mergeOf(const Project &project, const QString &folder, const ImportedProject &other,
              const QString &name)
{
    return Merger(project, folder, other).run(name);
}

} // namespace weft::ui
