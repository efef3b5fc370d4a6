#include "ui/bin/drop.h"

#include "core/base/translate.h"
#include "ui/bin/import.h"
#include "ui/bin/numbered_pictures.h"
#include "ui/bin/subtitle_track.h"
#include "ui/generate/models.h"
#include "ui/project/timeline_import.h"
#include "ui/session/session.h"

#include <QFileInfo>

namespace weft::ui {

namespace {

QString settingsText(const SequenceSettings &settings)
{
    const double rate = settings.rate.toDouble();
    return tr("%1 × %2 at %3 frames a second")
        .arg(settings.width)
        .arg(settings.height)
        .arg(QLocale().toString(rate, 'g', 5));
}

/// Says that the first film has set what the sequence is, and offers to take that back.
void tellAdopted(Session &session, const Sequence &before)
{
    const Sequence *const now = session.root()->find(before.id);
    if (!before.untouched || !now || now->untouched || now->settings == before.settings)
        return;
    session.notify(
        {Notice::Kind::Note,
         tr("The sequence is %1 now, as its first film.").arg(settingsText(now->settings)),
         tr("Undo"), [&session, id = before.id, settings = before.settings] {
             if (session.root()->find(id))
                 session.apply(SetSequence{.sequence = id,
                                           .width = settings.width,
                                           .height = settings.height,
                                           .rate = settings.rate,
                                           .colour = settings.colour});
         }});
}

/// Carries out what imports (perhaps nothing) and places, as one step; the clips are selected.
bool place(Session &session, const QString &name, std::vector<Edit> edits,
           const std::vector<Source> &sources, const Placement &where)
{
    const Document::Root before = session.root();
    const Result<Project> imported = weft::apply(*before, EditGroup{name, edits});
    Result<std::vector<Edit>> placing = imported ? placementOf(*imported, sources, where)
                                                 : Result<std::vector<Edit>>(fail(imported));
    if (!placing) {
        session.endPreview();
        session.notify({Notice::Kind::Warning, placing.error().message});
        return false;
    }
    edits.insert(edits.end(), placing->begin(), placing->end());
    if (!session.apply(name, {EditGroup{name, std::move(edits)}}))
        return false;
    session.selection().set(clipsAdded(*before, *session.root()));
    if (const Sequence *const sequence = before->activeSequence())
        tellAdopted(session, *sequence);
    return true;
}

/// The clips of the active sequence that a project did not have.
std::vector<ClipId> clipsOfActive(const Project &before, const Project &now)
{
    std::vector<ClipId> clips = clipsAdded(before, now);
    std::erase_if(clips, [&](ClipId id) {
        const auto place = findClip(now, id);
        return now.sequences[place->track.sequence]->id != now.active;
    });
    return clips;
}

QString nameOf(const QString &what, const Project &project, const std::vector<Source> &sources)
{
    ClipBody body;
    body.source = sources.front();
    return sources.size() == 1
               ? QStringLiteral("%1 %2").arg(what, clipName(project, body))
               : QStringLiteral("%1 %2").arg(what, tr("%1 clips").arg(sources.size()));
}

/// Offers to make one moving picture of what was placed as stills.
void offerOneSequence(Session &session, const std::vector<MediaId> &pictures,
                      const std::vector<Edit> &imports, const Placement &where)
{
    const auto count = static_cast<int>(pictures.size());
    session.notify(
        {Notice::Kind::Note, tr("These are %n numbered pictures.", count), tr("Make One Sequence"),
         [&session, pictures, imports, where, placed = session.root()] {
             if (session.root() != placed)
                 return session.notify({Notice::Kind::Warning,
                                        tr("Something was changed since. Undo that, or drop the "
                                           "pictures again.")});
             session.undo();
             const Result<Project> imported = weft::apply(*session.root(),
                                                          EditGroup{QString(), imports});
             Result<std::vector<Edit>> edits = imported ? asOneSequence(*imported, pictures, where)
                                                        : Result<std::vector<Edit>>(fail(imported));
             if (!edits)
                 return session.notify({Notice::Kind::Warning, edits.error().message});
             edits->insert(edits->begin(), imports.begin(), imports.end());
             const Document::Root before = session.root();
             if (session.apply(tr("Place numbered pictures"), *std::move(edits)))
                 session.selection().set(clipsOfActive(*before, *session.root()));
         }});
}

void placeMedia(Session &session, const QStringList &paths, const Placement &where)
{
    planImport(session, paths, {}, [&session, where](ImportPlan plan) {
        const std::vector<Source> sources = std::move(plan.sources);
        if (!sources.empty()) {
            const QString name = sources.size() == 1
                                     ? tr("Import and place")
                                     : tr("Import and place %1 files").arg(sources.size());
            const std::vector<Edit> imports = plan.edits;
            if (place(session, name, std::move(plan.edits), sources, where)
                && areNumbered(*session.root(), plan.media))
                offerOneSequence(session, plan.media, imports, where);
        }
        tellLeftOut(session, plan.leftOut, plan.found);
    });
}

/// The clip that covers a frame of a track.
std::optional<Clip> clipUnder(const Project &project, const Placement &where)
{
    const auto place = findTrack(project, where.track);
    if (!place)
        return {};
    const ClipList &clips = trackAt(project, *place).clips;
    const auto index = clips.indexAt(where.frame);
    return index ? std::optional(clips.at(*index)) : std::nullopt;
}

void placeLut(Session &session, const QString &path, const Placement &where)
{
    const std::optional<Clip> clip = clipUnder(*session.root(), where);
    if (!clip)
        return session.notify(
            {Notice::Kind::Warning, tr("\"%1\" is a look-up table for colours: drop it on a clip.")
                                        .arg(QFileInfo(path).fileName())});
    planImport(session, {path}, {}, [&session, id = clip->body->id](ImportPlan plan) {
        tellLeftOut(session, plan.leftOut, plan.found);
        if (plan.media.empty())
            return;
        plan.edits.push_back(
            AddEffect{.clip = id,
                      .type = QStringLiteral("lut"),
                      .parameters = {{QStringLiteral("file"), plan.media.front()}}});
        const QString name = tr("Apply look-up table");
        if (session.apply(name, {EditGroup{name, std::move(plan.edits)}}))
            session.selection().set({id});
    });
}

} // namespace

void importAndPlace(Session &session, const QStringList &paths, const Placement &where)
{
    session.endPreview();
    QStringList media;
    for (const QString &path : paths) {
        switch (fileKindOf(path)) {
        case FileKind::Project:
            nestProject(session, path, [where](const Project &project, SequenceId sequence) {
                return placementOf(project, {NestedSource{sequence}}, where);
            });
            break;
        case FileKind::Timeline: importTimeline(session, path); break;
        case FileKind::Subtitles: addSubtitles(session, path); break;
        case FileKind::Model: offerModel(session, path); break;
        case FileKind::Lut: placeLut(session, path, where); break;
        case FileKind::Media:
        case FileKind::Folder:
        case FileKind::Unreadable: media << path; break; // the import says why
        }
    }
    if (!media.isEmpty())
        placeMedia(session, media, where);
}

bool placeItems(Session &session, const BinItems &items, const Placement &where)
{
    const std::vector<Source> sources = items.sources();
    if (sources.empty())
        return false;
    const QString what = where.isOnTop                     ? tr("Put on top:")
                         : where.mode == PlaceMode::Insert ? tr("Insert")
                                                           : tr("Overwrite with");
    return place(session, nameOf(what, *session.root(), sources), {}, sources, where);
}

bool placeItems(Session &session, const BinItems &items, PlaceAt at, PlaceMode mode)
{
    const Sequence *const sequence = session.sequence();
    Placement where{session.target(TrackKind::Video), session.playhead(), mode};
    if (!where.track)
        where.track = session.target(TrackKind::Audio);
    where.part = items.part;
    where.isOnTop = at == PlaceAt::OnTop;
    if (at == PlaceAt::End)
        where.frame = sequence ? sequence->length() : 0;
    return placeItems(session, items, where);
}

} // namespace weft::ui
