#include "ui/bin/bin_commands.h"

#include "core/base/translate.h"
#include "core/media/probe.h"
#include "core/project/project_file.h"
#include "core/project/relink.h"
#include "core/project/unused.h"
#include "ui/bin/file_kinds.h"
#include "ui/project/file_chooser.h"
#include "ui/session/aside.h"
#include "ui/session/placement.h"
#include "ui/session/session.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace weft::ui {

namespace {

/// "Folder", or the first of "Folder 2", "Folder 3" … that nothing of a list is called.
template<typename Things>
QString freeName(const QString &base, const Things &things)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(things.begin(), things.end(),
                           [&](const auto &thing) { return thing->name == name; });
    };
    QString name = base;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

QString freeSequenceName(const Project &project)
{
    int number = static_cast<int>(project.sequences.size()) + 1;
    QString name;
    do {
        name = tr("Sequence %1").arg(number++);
    } while (std::any_of(project.sequences.begin(), project.sequences.end(),
                         [&](const auto &sequence) { return sequence->name == name; }));
    return name;
}

} // namespace

FolderId addFolder(Session &session, FolderId into)
{
    const FolderId id{session.root()->nextId};
    const QString name = freeName(tr("Folder"), session.root()->folders);
    return session.apply(AddFolder{name, into}) ? id : FolderId();
}

void addSequence(Session &session)
{
    const Project &project = *session.root();
    session.apply(tr("New sequence"), {AddSequence{.name = freeSequenceName(project),
                                                   .videoTracks = 2,
                                                   .audioTracks = 2},
                                       SetActive{{project.nextId}}});
}

void makeSequenceOf(Session &session, const BinItems &items)
{
    const Project &project = *session.root();
    const QString name = tr("Make sequence");
    std::vector<Edit> edits{AddSequence{.name = freeSequenceName(project),
                                        .videoTracks = 1,
                                        .audioTracks = 1},
                            SetActive{{project.nextId}}};
    const Result<Project> made = weft::apply(project, EditGroup{name, edits});
    const Result<std::vector<Edit>> placing = made ? placementOf(*made, items.sources(), {})
                                                   : Result<std::vector<Edit>>(fail(made));
    if (!placing)
        return session.notify({Notice::Kind::Warning, placing.error().message});
    edits.insert(edits.end(), placing->begin(), placing->end());
    session.apply(name, std::move(edits));
}

void removeItems(Session &session, const BinItems &items)
{
    std::vector<Edit> left; // users come before what they use
    for (const SequenceId id : items.sequences)
        left.push_back(RemoveSequence{id});
    for (const ShotId id : items.shots)
        left.push_back(RemoveShot{id});
    for (const MediaId id : items.media)
        left.push_back(RemoveMedia{id});
    for (const FolderId id : items.folders)
        left.push_back(RemoveFolder{id});
    Project project = *session.root();
    std::vector<Edit> edits;
    QStringList refusals;
    std::size_t before = 0;
    do { // again, as long as it helps: a sequence may go once the one that nests it is gone
        before = left.size();
        refusals.clear();
        std::erase_if(left, [&](const Edit &edit) {
            Result<Project> next = weft::apply(project, edit);
            if (!next) {
                refusals << next.error().message;
                return false;
            }
            project = *std::move(next);
            edits.push_back(edit);
            return true;
        });
    } while (!left.empty() && left.size() < before);
    session.apply(tr("Remove from the bin"), std::move(edits));
    if (refusals.size() == 1)
        session.notify({Notice::Kind::Warning, refusals.front()});
    else if (!refusals.isEmpty())
        session.notify(
            {Notice::Kind::Warning,
             tr("%1 things stay, among them: %2").arg(refusals.size()).arg(refusals.front())});
}

void removeUnused(Session &session)
{
    const Document &document = session.document();
    const Result<Unused> unused = findUnused({*session.root(), document.path(), document.states()});
    if (!unused)
        return session.notifyProblem(unused.error().message);
    if (unused->media.empty())
        return session.notify({Notice::Kind::Note, tr("Every file of the bin is used, now or in a "
                                                      "step that can be brought back.")});
    const auto count = static_cast<int>(unused->media.size());
    if (session.apply(removalOf(unused->media)))
        session.notify({Notice::Kind::Note,
                        tr("%n unused file(s) left the bin; they stay on the disk.", count),
                        tr("Undo"), [&session] { session.undo(); }});
}

void rateItems(Session &session, const BinItems &items, int rating)
{
    std::vector<Edit> edits;
    for (const MediaId id : items.media)
        edits.push_back(SetMedia{.media = id, .rating = rating});
    for (const ShotId id : items.shots)
        edits.push_back(SetShot{.shot = id, .rating = rating});
    session.apply(tr("Set rating"), std::move(edits));
}

void revealFile(const Session &session, const BinItems &items)
{
    const MediaItem *const item = items.media.empty() ? nullptr
                                                      : session.root()->find(items.media.front());
    if (item)
        QDesktopServices::openUrl(QUrl::fromLocalFile(
            QFileInfo(absolutePath(item->path, session.folder())).absolutePath()));
}

void replaceFile(Session &session, MediaId media, QWidget *parent)
{
    const MediaItem *const item = session.root()->find(media);
    if (!item)
        return;
    const QString path = FileChooser::of(session).fileToOpen(
        {.parent = parent,
         .title = tr("Find \"%1\"").arg(item->name),
         .start = absolutePath(item->path, session.folder()),
         .filter = mediaFileFilter()});
    if (path.isEmpty())
        return;
    const Document *const document = &session.document();
    aside(
        &session,
        [path, root = session.root(), folder = session.folder(), media] {
            const Result<MediaIdentity> identity = identify(path);
            if (!identity)
                return Result<Relink>(fail(identity));
            const bool isSame = root->find(media)->identity == *identity;
            return relinkEdit(*root, folder,
                              {{.media = media,
                                .path = path,
                                .by = isSame ? MatchBy::Content : MatchBy::Name,
                                .identity = *identity}});
        },
        [&session, document](const Result<Relink> &edit) {
            if (document != &session.document())
                return;
            if (!edit)
                return session.notifyProblem(edit.error().message);
            session.apply(*edit);
            session.locateAgain();
        });
}

} // namespace weft::ui
