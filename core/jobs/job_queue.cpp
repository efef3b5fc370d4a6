#include "core/jobs/job_queue.h"

#include "core/base/file.h"
#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/generate/asset_store.h"
#include "core/generate/kept_worker.h"
#include "core/jobs/export_run.h"
#include "core/jobs/export_snapshot.h"
#include "core/jobs/generation_run.h"
#include "core/jobs/job_file.h"
#include "core/project/carry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QUuid>

namespace weft {

namespace {

constexpr int kMostFolders = 8; ///< programs of one user that keep their jobs
constexpr int kSaveAfterMs = 100;
constexpr std::size_t kMostLines = 200;

} // namespace

/// A job at work.
struct JobQueue::Running
{
    QString id;
    bool isExport = false;
    std::unique_ptr<JobRun> run;
    QElapsedTimer clock; ///< since it began or went on; invalid while paused
    double seconds = 0;  ///< before that
};

JobQueue::JobQueue(QString folder, QObject *parent)
    : QObject(parent)
    , m_wantedFolder(folder.isEmpty() ? dataFolder() + QLatin1String("/jobs") : std::move(folder))
    , m_worker(std::make_shared<KeptWorker>())
{
    m_toStart.setSingleShot(true);
    m_toStart.setInterval(0);
    connect(&m_toStart, &QTimer::timeout, this, &JobQueue::startNext);
    m_toSave.setSingleShot(true);
    m_toSave.setInterval(kSaveAfterMs);
    connect(&m_toSave, &QTimer::timeout, this, &JobQueue::save);
    if (QFileInfo::exists(m_wantedFolder) && lockFolder())
        load(m_folder);
}

JobQueue::~JobQueue()
{
    m_running.clear();
    if (!m_folder.isEmpty() || !m_jobs.empty())
        save();
}

/// Takes the first folder that no other program has: "jobs", "jobs-2" …
bool JobQueue::lockFolder()
{
    for (int i = 1; i <= kMostFolders && m_folder.isEmpty(); ++i) {
        const QString folder = i == 1 ? m_wantedFolder
                                      : QStringLiteral("%1-%2").arg(m_wantedFolder).arg(i);
        if (!makeFolder(folder))
            continue;
        auto lock = std::make_unique<QLockFile>(folder + QLatin1String("/lock"));
        lock->setStaleLockTime(0);
        if (!lock->tryLock())
            continue;
        m_lock = std::move(lock);
        m_folder = folder;
    }
    return !m_folder.isEmpty();
}

void JobQueue::load(const QString &folder)
{
    auto jobs = readJobs(folder + QLatin1String("/jobs.json"));
    if (!jobs) {
        const QString sentence = jobs.error().message;
        post(this, [this, sentence] { Q_EMIT failed(sentence); });
        return;
    }
    m_jobs = *std::move(jobs);
    m_toStart.start();
}

void JobQueue::saveSoon()
{
    if (!m_toSave.isActive())
        m_toSave.start();
}

void JobQueue::save()
{
    m_toSave.stop();
    if (m_folder.isEmpty() && !lockFolder())
        return;
    if (const Status saved = writeJobs(m_jobs, m_folder + QLatin1String("/jobs.json")); !saved)
        Q_EMIT failed(saved.error().message);
}

Job *JobQueue::found(const QString &id)
{
    for (Job &job : m_jobs) {
        if (job.id == id)
            return &job;
    }
    return nullptr;
}

const Job *JobQueue::find(const QString &id) const
{
    return const_cast<JobQueue *>(this)->found(id);
}

bool JobQueue::isBusy() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job &job) {
        return job.state == JobState::Waiting || job.state == JobState::Running;
    });
}

QString JobQueue::newId()
{
    return QUuid::createUuid().toString(QUuid::Id128).left(12);
}

Result<QString> JobQueue::add(const NewExport &wanted)
{
    if (m_folder.isEmpty() && !lockFolder())
        return fail(ErrorKind::Output, tr("The folder for jobs, \"%1\", cannot be written. See "
                                          "that its disk is not full.")
                                           .arg(m_wantedFolder));
    Job job;
    job.id = newId();
    job.title = tr("Export %1").arg(QFileInfo(wanted.order.output).fileName());
    job.after = wanted.after;
    job.exporting = wanted.order;
    const auto snapshot = writeSnapshot(*wanted.project, wanted.sequence, wanted.projectPath,
                                        m_folder + QLatin1Char('/') + job.id);
    if (!snapshot)
        return fail(snapshot);
    job.exporting->snapshot = *snapshot;
    const QString id = job.id;
    m_jobs.push_back(std::move(job));
    save(); // the user may quit at once
    m_toStart.start();
    Q_EMIT listChanged();
    return id;
}

QString JobQueue::add(const QString &title, GenerationOrder order)
{
    Job job;
    job.id = newId();
    job.title = title;
    job.generating = std::move(order);
    const QString id = job.id;
    m_jobs.push_back(std::move(job));
    saveSoon();
    m_toStart.start();
    Q_EMIT listChanged();
    return id;
}

bool JobQueue::mayStart(const Job &job) const
{
    if (job.state != JobState::Waiting)
        return false;
    for (const auto &running : m_running) {
        if (running->isExport == job.exporting.has_value())
            return false;
    }
    return std::all_of(job.after.begin(), job.after.end(), [this](const QString &id) {
        const Job *before = find(id);
        return !before || before->state == JobState::Done;
    });
}

void JobQueue::startNext()
{
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        Job &job = m_jobs[i];
        const auto failedBefore = std::find_if(job.after.begin(), job.after.end(),
                                               [this](const QString &id) {
                                                   const Job *before = find(id);
                                                   return before && before->isOver()
                                                          && before->state != JobState::Done;
                                               });
        if (job.state == JobState::Waiting && failedBefore != job.after.end())
            finish(job.id, {JobState::Failed,
                            tr("\"%1\", which had to be done before, was not.")
                                .arg(find(*failedBefore)->title),
                            {}});
        else if (mayStart(job))
            start(job);
    }
}

/// Takes that were made after the snapshot, because it waited for them.
void JobQueue::bringTakes(const Job &job) const
{
    const QString to = AssetStore::folderFor(job.exporting->snapshot);
    if (QFileInfo(to).isSymLink())
        return; // it has them
    for (const QString &id : job.after) {
        const Job *before = find(id);
        if (before && before->generating) // else the export says what it lacks
            (void) carryTakes(before->generating->store, to);
    }
}

void JobQueue::start(Job &job)
{
    if (job.exporting)
        bringTakes(job);
    auto running = std::make_unique<Running>();
    running->id = job.id;
    running->isExport = job.exporting.has_value();
    if (job.exporting)
        running->run = std::make_unique<ExportRun>(*job.exporting);
    else
        running->run = std::make_unique<GenerationRun>(*job.generating, m_worker);
    JobRun *run = running->run.get();
    const QString id = job.id;
    connect(run, &JobRun::progressed, this, [this, id](const JobProgress &p) { took(id, p); });
    connect(run, &JobRun::logged, this, [this, id](const QString &line) { logged(id, line); });
    connect(run, &JobRun::ended, this, [this, id](const JobEnd &end) { finish(id, end); });
    running->clock.start();
    m_running.push_back(std::move(running));
    job.state = JobState::Running;
    job.fraction = 0;
    job.secondsLeft = -1;
    job.previewJpeg.clear();
    job.note.clear();
    run->start();
    saveSoon();
    Q_EMIT changed(id);
}

void JobQueue::took(const QString &id, const JobProgress &progress)
{
    Job *job = found(id);
    if (!job || job->isOver())
        return;
    job->fraction = progress.fraction;
    job->phase = progress.phase;
    job->secondsLeft = progress.secondsLeft;
    if (!progress.previewJpeg.isEmpty())
        job->previewJpeg = progress.previewJpeg;
    if (!progress.note.isEmpty() && progress.note != job->note) {
        job->note = progress.note;
        logged(id, progress.note);
    }
    Q_EMIT changed(id);
}

void JobQueue::logged(const QString &id, const QString &line)
{
    Job *job = found(id);
    if (!job)
        return;
    job->log.push_back(line);
    if (job->log.size() > kMostLines)
        job->log.erase(job->log.begin());
    Q_EMIT changed(id);
}

void JobQueue::finish(const QString &id, const JobEnd &end)
{
    const auto running = std::find_if(m_running.begin(), m_running.end(),
                                      [&id](const auto &r) { return r->id == id; });
    double seconds = 0;
    if (running != m_running.end()) {
        const QElapsedTimer &clock = (*running)->clock;
        seconds = (*running)->seconds
                  + (clock.isValid() ? static_cast<double>(clock.elapsed()) / 1000 : 0);
        (*running)->run.release()->deleteLater(); // it is calling us
        m_running.erase(running);
    }
    Job *job = found(id);
    if (!job)
        return m_toStart.start();
    if (job->state != JobState::Cancelled) { // else the user has had the last word
        job->state = end.state;
        job->problem = end.problem;
        job->result = end.result;
        job->seconds = end.wasThere ? 0 : seconds;
    }
    job->fraction = job->state == JobState::Done ? 1 : job->fraction;
    job->secondsLeft = -1;
    job->previewJpeg.clear();
    saveSoon();
    m_toStart.start();
    Q_EMIT changed(id);
    Q_EMIT ended(id);
    forgetOldest();
}

/// Keeps the list from growing for ever.
void JobQueue::forgetOldest()
{
    const auto isOver = [](const Job &job) { return job.isOver(); };
    if (static_cast<std::size_t>(std::count_if(m_jobs.begin(), m_jobs.end(), isOver)) > kMostOver)
        remove(std::find_if(m_jobs.begin(), m_jobs.end(), isOver)->id);
}

void JobQueue::cancel(const QString &id)
{
    Job *job = found(id);
    if (!job || job->isOver())
        return;
    job->state = JobState::Cancelled;
    job->secondsLeft = -1;
    job->previewJpeg.clear();
    bool isRunning = false;
    for (const auto &running : m_running) {
        if (running->id != id)
            continue;
        running->run->cancel();
        isRunning = true;
    }
    saveSoon();
    m_toStart.start();
    Q_EMIT changed(id);
    if (!isRunning)
        Q_EMIT ended(id);
}

void JobQueue::setPaused(const QString &id, bool paused)
{
    Job *job = found(id);
    if (!job || (paused ? !job->canPause() : job->state != JobState::Paused))
        return;
    job->state = paused ? JobState::Paused : JobState::Waiting;
    for (const auto &running : m_running) {
        if (running->id != id)
            continue;
        running->run->setPaused(paused);
        if (paused) {
            running->seconds += static_cast<double>(running->clock.elapsed()) / 1000;
            running->clock.invalidate();
        } else {
            running->clock.start();
            job->state = JobState::Running;
        }
    }
    saveSoon();
    m_toStart.start();
    Q_EMIT changed(id);
}

void JobQueue::retry(const QString &id)
{
    Job *job = found(id);
    const bool isEnding = std::any_of(m_running.begin(), m_running.end(),
                                      [&id](const auto &r) { return r->id == id; });
    if (!job || !job->isOver() || job->state == JobState::Done || isEnding)
        return;
    job->state = JobState::Waiting;
    job->problem.clear();
    job->log.clear();
    job->fraction = 0;
    saveSoon();
    m_toStart.start();
    Q_EMIT changed(id);
}

/// What a job keeps beside the list.
void JobQueue::drop(const Job &job) const
{
    if (job.exporting && !m_folder.isEmpty())
        QDir(m_folder + QLatin1Char('/') + job.id).removeRecursively();
}

void JobQueue::remove(const QString &id)
{
    const Job *job = find(id);
    if (!job || !job->isOver())
        return;
    drop(*job);
    std::erase_if(m_jobs, [&id](const Job &other) { return other.id == id; });
    saveSoon();
    Q_EMIT listChanged();
}

void JobQueue::removeAllOver()
{
    for (const Job &job : m_jobs) {
        if (job.isOver())
            drop(job);
    }
    std::erase_if(m_jobs, [](const Job &job) { return job.isOver(); });
    saveSoon();
    Q_EMIT listChanged();
}

void JobQueue::move(const QString &id, std::size_t place)
{
    const auto from = std::find_if(m_jobs.begin(), m_jobs.end(),
                                   [&id](const Job &job) { return job.id == id; });
    if (from == m_jobs.end())
        return;
    Job job = std::move(*from);
    m_jobs.erase(from);
    place = std::min(place, m_jobs.size());
    m_jobs.insert(m_jobs.begin() + static_cast<std::ptrdiff_t>(place), std::move(job));
    saveSoon();
    m_toStart.start();
    Q_EMIT listChanged();
}

void JobQueue::cancelAll()
{
    std::vector<QString> ids;
    for (const Job &job : m_jobs)
        ids.push_back(job.id);
    for (const QString &id : ids)
        cancel(id);
}

void JobQueue::storeMoved(const QString &from, const QString &to)
{
    for (Job &job : m_jobs) {
        if (!job.generating || job.generating->store != from)
            continue;
        job.generating->store = to;
        for (const auto &running : m_running) {
            if (running->id == job.id)
                static_cast<GenerationRun *>(running->run.get())->setStore(to);
        }
    }
    saveSoon();
}

} // namespace weft
