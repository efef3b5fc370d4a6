#include "core/edit/media.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

#include <algorithm>

namespace weft {

namespace {

Status refuseIf(const QString &problem)
{
    return problem.isEmpty() ? Status() : fail(ErrorKind::Refused, problem);
}

/// What SetMedia and SetShot have in common.
template<typename Edit, typename Item>
Status setLabels(const Draft &draft, const Edit &edit, Item &item)
{
    if (edit.name && edit.name->isEmpty())
        return fail(ErrorKind::Refused, tr("\"%1\" needs a name.").arg(item.name));
    if (const Status status = draft.checkFolder(edit.folder.value_or(FolderId())); !status)
        return status;
    item.name = edit.name.value_or(item.name);
    item.folder = edit.folder.value_or(item.folder);
    item.tags = edit.tags.value_or(item.tags);
    item.rating = edit.rating.value_or(item.rating);
    return refuseIf(labelProblem(item.tags, item.rating, tr("\"%1\"").arg(item.name)));
}

Status setInterpretation(const SetMedia &edit, MediaItem &item)
{
    if ((edit.colour || edit.hdr || edit.premultiplied) && !item.info.video)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" has no pictures whose colours or alpha could be taken otherwise.")
                        .arg(item.name));
    Interpretation &interpretation = item.interpretation;
    interpretation.colour = edit.colour.value_or(interpretation.colour);
    interpretation.hdr = edit.hdr.value_or(interpretation.hdr);
    interpretation.premultiplied = edit.premultiplied.value_or(interpretation.premultiplied);
    return {};
}

bool liesIn(const Project &project, FolderId inner, FolderId outer)
{
    for (const Folder *folder = project.find(inner); folder;
         folder = project.find(folder->parent)) {
        if (folder->id == outer)
            return true;
    }
    return false;
}

/// Changes every item of a list that needs it; the others stay shared.
template<typename T>
void changeWhere(std::vector<std::shared_ptr<const T>> &items, const auto &concerns,
                 const auto &change)
{
    for (auto &item : items) {
        if (!concerns(*item))
            continue;
        auto changed = std::make_shared<T>(*item);
        change(*changed);
        item = std::move(changed);
    }
}

auto isProxyAt(const QString &path)
{
    return [path](const Proxy &proxy) { return proxy.path == path; };
}

/// How many clips use something of a media file that another file in its place would not have.
int clipsWithout(const Project &project, MediaId media, const MediaInfo &info)
{
    const bool losesLut = project.find(media)->info.lut && !info.lut;
    int count = 0;
    for (const auto &sequence : project.sequences) {
        for (const auto &track : sequence->tracks) {
            for (const Clip &clip : track->clips) {
                const auto used = mediaOf(*clip.body);
                if (losesLut && std::find(used.begin(), used.end(), media) != used.end())
                    ++count;
                const auto *source = std::get_if<MediaSource>(&clip->source);
                if (!source || source->media != media)
                    continue;
                count += track->kind == TrackKind::Video
                             ? !info.video.has_value()
                             : source->audioStream >= static_cast<int>(info.audio.size());
            }
        }
    }
    return count;
}

} // namespace

Result<Project> apply(const Project &project, const SetMedia &edit)
{
    Draft draft(project);
    const auto index = draft.mediaIndex(edit.media);
    if (!index)
        return fail(index);
    auto item = std::make_shared<MediaItem>(*project.media[*index]);
    if (const Status status = setLabels(draft, edit, *item); !status)
        return fail(status);
    if (const Status status = setInterpretation(edit, *item); !status)
        return fail(status);
    draft.root().media[*index] = std::move(item);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetShot &edit)
{
    Draft draft(project);
    const auto index = draft.shotIndex(edit.shot);
    if (!index)
        return fail(index);
    auto shot = std::make_shared<Shot>(*project.shots[*index]);
    if (const Status status = setLabels(draft, edit, *shot); !status)
        return fail(status);
    draft.root().shots[*index] = std::move(shot);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetFolder &edit)
{
    Draft draft(project);
    const auto index = draft.folderIndex(edit.folder);
    if (!index)
        return fail(index);
    auto folder = std::make_shared<Folder>(*project.folders[*index]);
    if (edit.name && edit.name->isEmpty())
        return fail(ErrorKind::Refused, tr("A folder needs a name."));
    if (const Status status = draft.checkFolder(edit.parent.value_or(FolderId())); !status)
        return fail(status);
    if (edit.parent && liesIn(project, *edit.parent, edit.folder))
        return fail(ErrorKind::Refused,
                    tr("The folder \"%1\" cannot be moved into itself.").arg(folder->name));
    folder->name = edit.name.value_or(folder->name);
    folder->parent = edit.parent.value_or(folder->parent);
    draft.root().folders[*index] = std::move(folder);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveFolder &edit)
{
    Draft draft(project);
    const auto index = draft.folderIndex(edit.folder);
    if (!index)
        return fail(index);
    const FolderId above = project.folders[*index]->parent;
    Project &root = draft.root();
    root.folders.erase(root.folders.begin() + static_cast<std::ptrdiff_t>(*index));
    const auto liesInIt = [&](const auto &item) { return item.folder == edit.folder; };
    const auto moveUp = [&](auto &item) { item.folder = above; };
    changeWhere(root.media, liesInIt, moveUp);
    changeWhere(root.shots, liesInIt, moveUp);
    changeWhere(
        root.folders, [&](const Folder &folder) { return folder.parent == edit.folder; },
        [&](Folder &folder) { folder.parent = above; });
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const Relink &edit)
{
    Draft draft(project);
    std::set<MediaId> seen;
    for (const NewFile &file : edit.files) {
        const auto index = draft.mediaIndex(file.media);
        if (!index)
            return fail(index);
        auto item = std::make_shared<MediaItem>(*project.media[*index]);
        if (!seen.insert(file.media).second)
            return fail(ErrorKind::Refused, tr("\"%1\" is to be relinked twice.").arg(item->name));
        item->path = file.path;
        item->identity = file.identity;
        if (file.info) {
            if (const int clips = clipsWithout(project, file.media, *file.info); clips > 0)
                return fail(ErrorKind::Refused,
                            tr("\"%1\" has no picture, sound or look-up table for %2 clips that "
                               "use \"%3\".")
                                .arg(file.path)
                                .arg(clips)
                                .arg(item->name));
            item->info = *file.info;
            item->proxies.clear();
        }
        if (const Status status = refuseIf(mediaProblem(*item)); !status)
            return fail(status);
        draft.root().media[*index] = std::move(item);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetPaths &edit)
{
    const auto setPath = [&](QString &path) {
        if (const auto found = edit.paths.find(path); found != edit.paths.end())
            path = found->second;
    };
    const auto isMoved = [&](const MediaItem &item) {
        return edit.paths.contains(item.path)
               || std::any_of(item.proxies.begin(), item.proxies.end(),
                              [&](const Proxy &proxy) { return edit.paths.contains(proxy.path); });
    };
    Draft draft(project);
    changeWhere(draft.root().media, isMoved, [&](MediaItem &item) {
        setPath(item.path);
        for (Proxy &proxy : item.proxies)
            setPath(proxy.path);
    });
    const auto isViewMoved = [&](const Sequence &sequence) {
        return edit.paths.contains(sequence.settings.view.config);
    };
    changeWhere(draft.root().sequences, isViewMoved,
                [&](Sequence &sequence) { setPath(sequence.settings.view.config); });
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddProxy &edit)
{
    Draft draft(project);
    const auto index = draft.mediaIndex(edit.media);
    if (!index)
        return fail(index);
    auto item = std::make_shared<MediaItem>(*project.media[*index]);
    item->proxies.push_back(edit.proxy);
    if (const Status status = refuseIf(mediaProblem(*item)); !status)
        return fail(status);
    draft.root().media[*index] = std::move(item);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveProxy &edit)
{
    Draft draft(project);
    const auto index = draft.mediaIndex(edit.media);
    if (!index)
        return fail(index);
    auto item = std::make_shared<MediaItem>(*project.media[*index]);
    if (std::erase_if(item->proxies, isProxyAt(edit.path)) == 0)
        return fail(ErrorKind::Refused,
                    tr("\"%1\" is no proxy of \"%2\".").arg(edit.path, item->name));
    draft.root().media[*index] = std::move(item);
    return std::move(draft).take();
}

} // namespace weft
