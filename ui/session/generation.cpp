#include "ui/session/generation.h"

#include "core/generate/recipe_digest.h"
#include "core/generate/worker_client.h"
#include "core/project/project_file.h"
#include "ui/session/amounts.h"
#include "ui/session/aside.h"
#include "ui/session/recipe_text.h"
#include "ui/session/session.h"

#include <QFileInfo>

#include <set>

namespace weft::ui {

namespace {

constexpr std::int64_t kMaxSeed = std::int64_t(1) << 53;

/// The recipe with another seed.
Recipe withSeed(Recipe recipe, std::int64_t seed)
{
    recipe.seed = seed;
    return recipe;
}

QString kindOf(const Recipe &recipe)
{
    return QStringLiteral("generate/%1/%2").arg(recipe.generator, recipe.version);
}

/// The plugin's guess, which knows of steps and layers; else pixels, in millions.
double workOf(const Recipe &recipe, double guess)
{
    return guess > 0 ? guess
                     : static_cast<double>(recipe.length) * recipe.width * recipe.height / 1e6;
}

/// A take of this very recipe that is on the disk; the newest one.
QString takeOnDisk(const AssetStore &assets, const Recipe &recipe)
{
    QString found;
    for (const Take *take : assets.madeFrom(recipe)) {
        if (assets.filePath(take->id))
            found = take->id;
    }
    return found;
}

} // namespace

QString runningText(const ShotStatus &status)
{
    const QString text = Generation::tr("%1, %2 %")
                             .arg(status.reason.isEmpty() ? Generation::tr("Starting")
                                                          : status.reason)
                             .arg(static_cast<int>(100 * status.fraction));
    return status.secondsLeft < 0
               ? text
               : Generation::tr("%1, %2 left").arg(text, durationText(status.secondsLeft));
}

Generation::Generation(Session &session)
    : m_session(session)
    , m_catalogue(scanPlugins(pluginFolders()))
    , m_assets(std::make_unique<AssetStore>(QString()))
{
    connect(&m_jobs, &JobQueue::ended, this, &Generation::jobEnded);
    connect(&m_jobs, &JobQueue::changed, this, [this](const QString &id) {
        if (const Job *job = m_jobs.find(id); job && isOurs(*job))
            Q_EMIT statusChanged(job->generating->shot);
    });
    connect(&m_jobs, &JobQueue::failed, &session, &Session::notifyProblem);
    connect(&session, &Session::travelled, this,
            [this](const Document::Root &before, const Document::Root &now) {
                travelled(*before, *now);
            });
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                if (before->shots != now->shots || before->media != now->media)
                    bringBackWhatIsShown();
            });
}

Generation::~Generation() = default;

// ---- states ------------------------------------------------------------------------------------

bool Generation::isOurs(const Job &job) const
{
    return job.generating && !m_assets->folder().isEmpty()
           && job.generating->store == m_assets->folder();
}

/// What the queue has for a shot: what is at work before what waits before what ended last.
const Job *Generation::jobOf(ShotId shot) const
{
    const auto rank = [](const Job &job) {
        return job.state == JobState::Running ? 2 : job.isOver() ? 0 : 1;
    };
    const Job *best = nullptr;
    for (const Job &job : m_jobs.jobs()) {
        if (!isOurs(job) || job.generating->shot != shot)
            continue;
        const int ranked = rank(job);
        if (!best || ranked > rank(*best) || (ranked == 0 && rank(*best) == 0))
            best = &job;
    }
    return best;
}

bool Generation::isInputChanged(const Shot &shot) const
{
    return std::any_of(shot.recipe.inputs.begin(), shot.recipe.inputs.end(),
                       [this](const RecipeInput &input) {
                           const MediaItem *item = m_session.shown()->find(input.media);
                           return item && item->identity.hash != input.contentHash;
                       });
}

ShotStatus Generation::status(ShotId id) const
{
    ShotStatus status;
    const Shot *const shot = m_session.shown()->find(id);
    if (!shot)
        return status;
    status.hasTake = !shot->take.isEmpty() && m_assets->filePath(shot->take).has_value();
    const Job *const job = jobOf(id);
    const auto found = m_catalogue.find(shot->recipe.generator);
    const bool isCurrent = status.hasTake && !isStale(*shot);
    if (job && job->state == JobState::Running) {
        status.state = ShotState::Running;
        status.fraction = job->fraction;
        status.secondsLeft = job->secondsLeft;
        status.reason = job->phase;
        status.note = job->note;
    } else if (job && !job->isOver()) {
        status.state = ShotState::Queued;
    } else if (job && job->state == JobState::Failed && !isCurrent
               && job->generating->recipe == shot->recipe) {
        status.state = ShotState::Failed;
        status.reason = job->problem;
    } else if (!found) {
        status.state = ShotState::Unavailable;
        status.reason = tr("made with \"%1\" %2, which is not installed here")
                            .arg(shot->recipe.generator, shot->recipe.version);
    } else if (status.hasTake) {
        status.state = ShotState::Made;
        const Take *take = m_assets->find(shot->take);
        if (!isCurrent) {
            status.state = ShotState::Stale;
            const QString part = take ? changedPart(take->recipe, shot->recipe, found->generator)
                                      : QString();
            status.reason = part.isEmpty()
                                ? tr("its recipe was changed after this take was made")
                                : tr("%1 was changed after this take was made").arg(part);
        } else if (isInputChanged(*shot)) {
            status.state = ShotState::Stale;
            status.reason = tr("an input was changed after this take was made");
        }
    }
    return status;
}

bool Generation::isBusy(ShotId shot) const
{
    const Job *job = jobOf(shot);
    return job && !job->isOver();
}

bool Generation::isBusy() const
{
    return std::any_of(m_jobs.jobs().begin(), m_jobs.jobs().end(),
                       [this](const Job &job) { return isOurs(job) && !job.isOver(); });
}

QImage Generation::livePreview(ShotId shot) const
{
    const Job *job = jobOf(shot);
    if (!job || job->state != JobState::Running || job->previewJpeg.isEmpty())
        return {};
    return QImage::fromData(job->previewJpeg, "jpeg");
}

QString Generation::noteOf(const QString &take) const
{
    QString note;
    for (const Job &job : m_jobs.jobs()) {
        if (isOurs(job) && job.result == take)
            note = job.note;
    }
    return note;
}

std::optional<ShotFix> Generation::fixFor(ShotId id)
{
    const ShotStatus now = status(id);
    const Shot *shot = m_session.shown()->find(id);
    if (!shot || now.state == ShotState::Unavailable)
        return {};
    if ((now.state == ShotState::Failed || now.state == ShotState::Stale) && isInputChanged(*shot))
        return ShotFix{tr("Use the Input as It Is Now"), [this, id] { useInputsAsTheyAre(id); }};
    if (now.state == ShotState::Failed)
        return ShotFix{tr("Try Again"), [this, id] { generate({id}); }};
    if (now.state == ShotState::NotMade || now.state == ShotState::Stale)
        return ShotFix{tr("Generate"), [this, id] { generate({id}); }};
    return {};
}

void Generation::useInputsAsTheyAre(ShotId id)
{
    const Shot *shot = m_session.root()->find(id);
    if (!shot)
        return;
    Recipe recipe = shot->recipe;
    for (RecipeInput &input : recipe.inputs) {
        if (const MediaItem *item = m_session.root()->find(input.media))
            input.contentHash = item->identity.hash;
    }
    if (m_session.apply(SetRecipe{id, recipe}))
        generate({id});
}

// ---- making ------------------------------------------------------------------------------------

Result<GenerateJob> Generation::jobFor(const Recipe &recipe) const
{
    const auto found = m_catalogue.find(recipe.generator);
    if (!found)
        return fail(ErrorKind::Generation,
                    tr("No plugin here has the generator \"%1\". Install the plugin, or choose "
                       "another generator.")
                        .arg(recipe.generator));
    GenerateJob job{recipe, *found->plugin, {}};
    for (const RecipeInput &input : recipe.inputs) {
        const MediaItem *item = m_session.root()->find(input.media);
        if (!item)
            return fail(ErrorKind::Media, tr("The input \"%1\" is not in the bin any more: choose "
                                             "another one.")
                                              .arg(input.name));
        job.inputs[input.name] = absolutePath(item->path, m_session.folder());
    }
    return job;
}

Status Generation::enqueue(const Shot &shot, const Recipe &recipe)
{
    if (m_assets->folder().isEmpty())
        return fail(ErrorKind::Generation,
                    tr("There is no project to keep takes in: begin or open one first."));
    const auto job = jobFor(recipe);
    if (!job)
        return fail(job);
    const auto found = m_catalogue.find(recipe.generator);
    if (const Status good = checkRecipe(recipe, *found->generator); !good)
        return good;
    m_jobs.add(tr("%1, seed %2").arg(shot.name).arg(recipe.seed),
               {m_assets->folder(), shot.id, recipe, job->inputs});
    Q_EMIT statusChanged(shot.id);
    return {};
}

void Generation::generate(const std::vector<ShotId> &shots, GenerateMode mode)
{
    const Document::Root root = m_session.root();
    for (const ShotId id : shotsToGenerate(*root, shots, *m_assets, mode)) {
        const Shot *shot = root->find(id);
        if (!shot || isBusy(id))
            continue;
        const QString known = takeOnDisk(*m_assets, shot->recipe);
        if (!known.isEmpty() && mode != GenerateMode::All) {
            choose(id, shot->recipe, known);
        } else if (const Status queued = enqueue(*shot, shot->recipe); !queued) {
            m_session.notifyProblem(queued.error().message);
            return;
        }
    }
}

void Generation::generateTakes(ShotId id, int count)
{
    const Document::Root root = m_session.root();
    const Shot *shot = root->find(id);
    if (!shot)
        return;
    std::int64_t seed = shot->recipe.seed;
    for (int i = 0; i < count; ++i, seed = (seed + 1) % kMaxSeed) {
        while (!takeOnDisk(*m_assets, withSeed(shot->recipe, seed)).isEmpty())
            seed = (seed + 1) % kMaxSeed;
        if (const Status queued = enqueue(*shot, withSeed(shot->recipe, seed)); !queued) {
            m_session.notifyProblem(queued.error().message);
            return;
        }
    }
}

void Generation::cancel(ShotId shot)
{
    std::vector<QString> ids;
    for (const Job &job : m_jobs.jobs()) {
        if (isOurs(job) && job.generating->shot == shot && !job.isOver())
            ids.push_back(job.id);
    }
    for (const QString &id : ids)
        m_jobs.cancel(id);
}

void Generation::cancelAll()
{
    for (const auto &shot : m_session.root()->shots)
        cancel(shot->id);
}

void Generation::jobEnded(const QString &id)
{
    const Job *job = m_jobs.find(id);
    if (!job || !job->generating)
        return;
    const Job ended = *job;
    if (ended.state == JobState::Done && ended.seconds > 0)
        measure(ended);
    if (!isOurs(ended))
        return;
    if (ended.state == JobState::Done)
        arrived(ended);
    else if (ended.state == JobState::Failed)
        m_session.notify({Notice::Kind::Problem, ended.problem, tr("Try Again"),
                          [this, id] { m_jobs.retry(id); }});
    Q_EMIT statusChanged(ended.generating->shot);
}

/// A take has come: it is listed, and shown where the shot still asks for it.
void Generation::arrived(const Job &job)
{
    if (const Status loaded = m_assets->load(); !loaded)
        m_session.notifyProblem(loaded.error().message);
    choose(job.generating->shot, job.generating->recipe, job.result);
    deletionsChanged(); // a deleted take that is made again is there again
}

/// Chooses a take without a step of the history, where the shot has the recipe that made it: in the
/// project as it is or, where an undo took the shot away, in the states that have it.
void Generation::choose(ShotId id, const Recipe &recipe, const QString &take)
{
    const Shot *now = m_session.root()->find(id);
    bool isAsked = now && now->recipe == recipe;
    if (!now) {
        for (const Document::Root &state : m_session.document().states()) {
            const Shot *shot = state->find(id);
            isAsked |= shot && shot->recipe == recipe;
        }
    }
    // A take of this very recipe that was chosen before stays.
    if (isAsked && !(now && isTakeOf(now->take, recipe) && m_assets->filePath(now->take)))
        (void) m_session.document().amend(ChooseTake{id, take});
    m_session.locateAgain();
    Q_EMIT statusChanged(id);
}

/// An amendment changes every state of the history, those with another recipe too; there the take
/// of that recipe is put back.
void Generation::travelled(const Project &before, const Project &now)
{
    for (const auto &shot : now.shots) {
        const Shot *was = before.find(shot->id);
        if ((was && was->recipe == shot->recipe) || isTakeOf(shot->take, shot->recipe))
            continue;
        const ShotId id = shot->id;
        const Recipe recipe = shot->recipe;
        if (const QString take = takeOnDisk(*m_assets, recipe); !take.isEmpty())
            QMetaObject::invokeMethod(
                this, [this, id, recipe, take] { choose(id, recipe, take); }, Qt::QueuedConnection);
    }
}

/// Learns how fast this machine is.
void Generation::measure(const Job &job)
{
    const auto wanted = jobFor(job.generating->recipe);
    if (!wanted)
        return;
    aside(
        this, [job = *wanted] { return estimateTake(job, {}); },
        [this, recipe = wanted->recipe,
         seconds = job.seconds](const Result<GenerateEstimate> &estimate) {
            const double work = workOf(recipe, estimate ? estimate->seconds : 0);
            m_measurements.remember(kindOf(recipe), work, seconds);
            Q_EMIT catalogueChanged();
        });
}

std::optional<Expected> Generation::expectedSeconds(const Recipe &recipe, double guess) const
{
    return m_measurements.expect(kindOf(recipe), workOf(recipe, guess), guess);
}

// ---- takes -------------------------------------------------------------------------------------

std::vector<QString> Generation::takesOf(ShotId id) const
{
    std::vector<QString> takes;
    const Shot *shot = m_session.shown()->find(id);
    if (!shot)
        return takes;
    std::set<QString> madeForIt{shot->take};
    for (const Job &job : m_jobs.jobs()) {
        if (isOurs(job) && job.generating->shot == id && job.state == JobState::Done)
            madeForIt.insert(job.result);
    }
    const Take *chosen = m_assets->find(shot->take);
    for (const Take &take : m_assets->takes()) {
        const Recipe sameSeed = withSeed(take.recipe, shot->recipe.seed);
        const bool isIts = madeForIt.count(take.id) > 0 || sameSeed == shot->recipe
                           || (chosen && sameSeed == withSeed(chosen->recipe, shot->recipe.seed));
        if (isIts && m_assets->filePath(take.id))
            takes.push_back(take.id);
    }
    return takes;
}

void Generation::chooseTake(ShotId id, const QString &takeId)
{
    const Shot *shot = m_session.root()->find(id);
    const Take *take = m_assets->find(takeId);
    if (!shot || !take || (shot->take == takeId && shot->recipe == take->recipe))
        return;
    std::vector<Edit> edits;
    if (shot->recipe != take->recipe)
        edits.push_back(SetRecipe{id, take->recipe});
    if (shot->take != takeId)
        edits.push_back(ChooseTake{id, takeId});
    m_session.apply(tr("Choose take"), std::move(edits));
    Q_EMIT statusChanged(id);
}

void Generation::stepTake(ShotId id, int by)
{
    const std::vector<QString> takes = takesOf(id);
    const Shot *shot = m_session.root()->find(id);
    if (!shot || takes.empty())
        return;
    const auto chosen = std::find(takes.begin(), takes.end(), shot->take);
    const auto last = static_cast<std::ptrdiff_t>(takes.size()) - 1;
    const std::ptrdiff_t now = chosen == takes.end() ? last : chosen - takes.begin();
    const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(now + by, 0, last);
    chooseTake(id, takes[static_cast<std::size_t>(next)]);
}

void Generation::scanAgain()
{
    m_catalogue = scanPlugins(pluginFolders());
    Q_EMIT catalogueChanged();
}

void Generation::projectOpened()
{
    const QString path = m_session.document().path();
    const QString folder = path.isEmpty() ? QString() : AssetStore::folderFor(path);
    if (m_document == &m_session.document() && m_assets->folder() != folder)
        m_jobs.storeMoved(m_assets->folder(), folder);
    m_document = &m_session.document();
    m_assets = std::make_unique<AssetStore>(folder);
    if (!folder.isEmpty()) {
        if (const Status loaded = m_assets->load(); !loaded)
            m_session.notifyProblem(loaded.error().message);
    }
    deletionsChanged();
    bringBackWhatIsShown();
    QMetaObject::invokeMethod(this, &Generation::chooseWhatWasMade, Qt::QueuedConnection);
}

/// Takes that were finished while the project was not open.
void Generation::chooseWhatWasMade()
{
    const Document::Root root = m_session.root();
    for (const auto &shot : root->shots) {
        if (m_assets->filePath(shot->take))
            continue;
        if (const QString take = takeOnDisk(*m_assets, shot->recipe); !take.isEmpty())
            choose(shot->id, shot->recipe, take);
    }
}

} // namespace weft::ui
