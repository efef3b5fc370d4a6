#include "ui/session/session.h"

#include "core/export/make_proxy.h"
#include "core/media/hardware_decoding.h"
#include "core/project/project_file.h"
#include "core/render/display_transform.h"
#include "ui/session/aside.h"

#include <QFileInfo>

namespace weft::ui {

namespace {

std::shared_ptr<CacheStore> orUsers(std::shared_ptr<CacheStore> cache)
{
    return cache ? cache : std::make_shared<CacheStore>();
}

/// What a new project has: one sequence with two tracks of each kind.
Result<Project> emptyProject()
{
    return weft::apply(Project(), AddSequence{.name = Session::tr("Sequence 1"),
                                              .videoTracks = 2,
                                              .audioTracks = 2});
}

} // namespace

Session::Session()
    : Session(Options())
{}

Session::Session(Options options)
    : m_cache(orUsers(std::move(options.cache)))
    , m_hardware(options.hasHardware ? std::make_shared<HardwareDecoding>() : nullptr)
    , m_document(std::make_unique<Document>())
    , m_lastShown(m_document->root())
    , m_thumbnails(std::make_unique<ThumbnailService>(m_cache))
    , m_waveforms(std::make_unique<WaveformService>(m_cache))
    , m_generation(std::make_unique<Generation>(*this))
    , m_player(std::move(options.device), {options.now, m_hardware})
    , m_smooth(m_player, m_cache, {.now = options.now, .hardware = m_hardware})
{
    connect(&m_player, &Player::noticed, this, [this](const QString &sentence) {
        notify({Notice::Kind::Warning, sentence});
    });
    connect(&m_smooth, &SmoothPlayback::noticed, this, [this](const QString &sentence) {
        notify({Notice::Kind::Warning, sentence});
    });
    connect(&m_smooth, &SmoothPlayback::proxyMade, this, [this](MediaId media, const Proxy &proxy) {
        // The file may be gone from every state meanwhile: then nobody needs it.
        (void) m_document->amend(AddProxy{media, proxy});
    });
    if (Result<Project> project = emptyProject())
        setDocument(std::make_unique<Document>(*std::move(project)));
}

Session::~Session() = default;

Status Session::open(const QString &path, AfterCrash afterCrash)
{
    Result<std::unique_ptr<Document>> document = openDocument(path, afterCrash);
    if (!document)
        return fail(document);
    setDocument(*std::move(document));
    if (!m_document->readOnlyReason().isEmpty())
        notify({Notice::Kind::Warning, m_document->readOnlyReason()});
    return {};
}

Status Session::openNew()
{
    const Result<Project> project = emptyProject();
    if (!project)
        return fail(project);
    Result<std::unique_ptr<Document>> document = newDocument(*project);
    if (!document)
        return fail(document);
    setDocument(*std::move(document));
    return {};
}

Status Session::save()
{
    if (!hasName())
        return fail(ErrorKind::Usage, tr("The project has no name yet: save it under one."));
    return saveAs(m_document->path());
}

Status Session::saveAs(const QString &path)
{
    const Status done = m_document->save(path);
    if (done) {
        m_generation->projectOpened();
        locateAgain(); // stored paths count from another folder now
        m_smooth.setProxyFolder(proxyFolderFor(m_document->path()));
        Q_EMIT saved();
    }
    return done;
}

bool Session::hasName() const
{
    return !m_document->path().isEmpty() && !isUnsavedProject(m_document->path());
}

QString Session::name() const
{
    return hasName() ? QFileInfo(m_document->path()).completeBaseName() : tr("Untitled");
}

QString Session::folder() const
{
    return m_document->path().isEmpty() ? QString() : QFileInfo(m_document->path()).absolutePath();
}

void Session::setDocument(std::unique_ptr<Document> document)
{
    m_generation->discardDeleted();
    m_preview.reset();
    m_player.stop();
    m_autosave.reset();
    std::unique_ptr<Document> old = std::exchange(m_document, std::move(document));
    m_autosave = std::make_unique<Autosave>(*m_document);
    connect(m_document.get(), &Document::rootChanged, this,
            [this](const Document::Root &, const Document::Root &) { show(shown()); });
    connect(m_document.get(), &Document::journalFailed, this, &Session::notifyProblem);
    connect(m_autosave.get(), &Autosave::failed, this, &Session::notifyProblem);
    m_marked = {};
    m_targets.clear();
    m_selection.clear();
    m_generation->projectOpened();
    m_smooth.setProxyFolder(m_document->path().isEmpty() ? QString()
                                                         : proxyFolderFor(m_document->path()));
    Q_EMIT opened();
    m_player.seek(0);
    const Document::Root before = std::exchange(m_lastShown, shown());
    locateAgain();
    m_player.seek(0);
    Q_EMIT shownChanged(before, shown());
}

bool Session::apply(const Edit &edit)
{
    m_preview.reset();
    const Status done = m_document->apply(edit);
    if (!done) {
        show(shown()); // what was previewed goes
        notify({Notice::Kind::Warning, done.error().message});
    }
    return done.has_value();
}

bool Session::apply(const QString &name, std::vector<Edit> edits)
{
    if (edits.empty()) {
        endPreview();
        return true;
    }
    if (edits.size() == 1)
        return apply(edits.front());
    return apply(EditGroup{name, std::move(edits)});
}

Status Session::preview(const Edit &edit)
{
    Result<Project> changed = weft::apply(*root(), edit);
    if (!changed)
        return fail(changed);
    m_preview = std::make_shared<const Project>(*std::move(changed));
    show(m_preview);
    return {};
}

void Session::endPreview()
{
    if (!m_preview)
        return;
    m_preview.reset();
    show(root());
}

void Session::undo()
{
    travel(&Document::undo);
}

void Session::redo()
{
    travel(&Document::redo);
}

void Session::travel(void (Document::*step)())
{
    endPreview();
    const Document::Root before = root();
    (m_document.get()->*step)();
    if (before != root())
        Q_EMIT travelled(before, root());
}

void Session::show(Document::Root now)
{
    if (now == m_lastShown)
        return;
    const Document::Root before = std::exchange(m_lastShown, now);
    locate(before.get());
    m_selection.keepOnly(*now);
    play();
    if (before->active != now->active)
        setMarked({});
    Q_EMIT shownChanged(before, now);
}

void Session::locate(const Project *before)
{
    const Project &now = *shown();
    if (before && before->media == now.media && before->shots == now.shots)
        return;
    m_media = locateMedia(now, folder(), m_generation->assets());
    locateProxies(now, folder(), m_media);
}

void Session::locateAgain()
{
    locate(nullptr);
    play();
}

void Session::play()
{
    lookThrough();
    m_player.setSequence({shown(), shown()->active, m_media, m_view});
}

/// Reads what the active sequence is seen through, aside, if that is not known yet.
void Session::lookThrough()
{
    DisplayView wanted = sequence() ? sequence()->settings.view : DisplayView();
    if (!wanted.config.isEmpty())
        wanted.config = absolutePath(wanted.config, folder());
    if (m_wantedView == wanted)
        return;
    m_wantedView = wanted;
    m_view.reset();
    if (wanted.use == ViewUse::None)
        return;
    aside(
        this, [wanted] { return DisplayTransform::load(wanted); },
        [this, wanted](const Result<std::shared_ptr<const DisplayTransform>> &read) {
            if (m_wantedView != wanted)
                return; // another one is wanted by now
            if (!read)
                return notifyProblem(read.error().message);
            m_view = *read;
            m_player.setSequence({shown(), shown()->active, m_media, m_view});
        });
}

void Session::setMarked(const TimeRange &range)
{
    if (m_marked == range)
        return;
    m_marked = range;
    Q_EMIT markedChanged();
}

TrackId Session::target(TrackKind kind) const
{
    const Sequence *const shownSequence = sequence();
    if (!shownSequence)
        return {};
    TrackId first;
    for (const auto &track : shownSequence->tracks) {
        if (track->kind != kind || track->locked)
            continue;
        const auto chosen = m_targets.find(kind);
        if (chosen != m_targets.end() && chosen->second == track->id)
            return track->id;
        if (!first)
            first = track->id;
    }
    return first;
}

void Session::setTarget(TrackId track)
{
    const std::optional<TrackPlace> place = findTrack(*shown(), track);
    if (!place)
        return;
    m_targets[trackAt(*shown(), *place).kind] = track;
    Q_EMIT targetsChanged();
}

void Session::activate(SequenceId sequence)
{
    if (shown()->active != sequence)
        apply(SetActive{sequence});
}

} // namespace weft::ui
