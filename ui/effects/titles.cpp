#include "ui/effects/titles.h"

#include "core/base/translate.h"
#include "ui/session/placement.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace weft::ui {

namespace {

constexpr Colour kGround{58, 72, 88, 255};

} // namespace

Titles::Titles(QString folder, QObject *parent)
    : QObject(parent)
    , m_files(std::move(folder), QStringLiteral("title-templates"), QStringLiteral(".weft-title"))
{
    reload();
}

void Titles::reload()
{
    m_all.clear();
    m_problems.clear();
    for (TitleTemplate &title : builtInTitles())
        m_all.push_back({std::move(title), false});
    for (const QString &path : m_files.paths()) {
        Result<TitleTemplate> title = readTitleTemplate(path);
        if (!title) {
            m_problems << title.error().message;
            continue;
        }
        title->id = path;
        m_all.push_back({*std::move(title), true});
    }
    Q_EMIT changed();
}

const Titles::Entry *Titles::find(const QString &id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const Entry &entry) { return entry.title.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

Status Titles::save(const TitleTemplate &title)
{
    if (const Status made = m_files.makeFolder(); !made)
        return made;
    if (const Status written = writeTitleTemplate(title, m_files.pathOf(title.label)); !written)
        return written;
    reload();
    return {};
}

Status Titles::remove(const QString &id)
{
    const Entry *const entry = find(id);
    if (!entry || !entry->isOwn)
        return fail(ErrorKind::Output, tr("Only title templates of your own can be removed."));
    if (const Status removed = m_files.remove(id); !removed)
        return removed;
    reload();
    return {};
}

Titles &titles()
{
    static auto *const all = new Titles({}, QCoreApplication::instance());
    return *all;
}

bool addTitle(Session &session, const QString &id)
{
    const Titles::Entry *const entry = titles().find(id);
    if (!entry) {
        session.notify(
            {Notice::Kind::Note, tr("There is no title template \"%1\" any more.").arg(id)});
        return false;
    }
    const Document::Root before = session.root();
    const auto edits = titleEdits(*before, entry->title, session.playhead());
    if (!edits) {
        session.notify({Notice::Kind::Warning, edits.error().message});
        return false;
    }
    if (!session.apply(EditGroup{tr("Add %1").arg(entry->title.label), *edits}))
        return false;
    selectTitle(session, *before);
    return true;
}

void selectTitle(Session &session, const Project &before)
{
    ClipId largest;
    double size = 0;
    for (const ClipId id : clipsAdded(before, *session.root())) {
        const auto place = findClip(*session.root(), id);
        const auto *const title = std::get_if<TitleSource>(&place->clip->source);
        if (title && title->size > size) {
            largest = id;
            size = title->size;
        }
    }
    if (largest)
        session.selection().set({largest});
}

bool canSaveTitle(const Session &session)
{
    const std::vector<ClipId> &clips = session.selection().clips();
    return !clips.empty() && std::all_of(clips.begin(), clips.end(), [&](ClipId id) {
        const auto place = findClip(*session.shown(), id);
        return place && canBeInTitle(place->clip->source);
    });
}

void askToSaveTitle(QWidget *parent, Session &session)
{
    auto *const dialog = new QInputDialog(parent);
    dialog->setObjectName(QStringLiteral("saveTitle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Titles::tr("Save Title Template"));
    dialog->setLabelText(Titles::tr("Name of the template:"));
    QObject::connect(dialog, &QInputDialog::textValueSelected, &session,
                     [&session](const QString &name) {
                         const auto made = titleTemplateOf(*session.root(),
                                                           session.selection().clips(), name);
                         const Status saved = made ? titles().save(*made) : Status(fail(made));
                         if (saved)
                             session.notify({Notice::Kind::Note,
                                             Titles::tr("\"%1\" is among the effects now, under "
                                                        "Titles.")
                                                 .arg(made->label)});
                         else
                             session.notifyProblem(saved.error().message);
                     });
    dialog->open();
}

std::optional<PreviewPicture> pictureOfTitle(const TitleTemplate &title)
{
    Result<Project> made = weft::apply(Project(), AddSequence{.name = title.label,
                                                              .videoTracks = 1,
                                                              .audioTracks = 0});
    if (!made)
        return {};
    const Sequence &sequence = *made->activeSequence();
    const std::int64_t length = sequence.settings.rate.frameAt(title.duration(), Rounding::Ceil);
    made = weft::apply(*made, Overwrite{.clip = {.source = ColourSource{kGround},
                                                 .video = sequence.tracks.front()->id,
                                                 .length = length},
                                        .at = 0});
    const auto edits = made ? titleEdits(*made, title, 0) : Result<std::vector<Edit>>(fail(made));
    if (!edits)
        return {};
    made = weft::apply(*made, EditGroup{QString(), *edits});
    if (!made)
        return {};
    return pictureOfSequence(*made, made->active, length / 2, {});
}

} // namespace weft::ui
