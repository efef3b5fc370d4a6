#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/jobs/job_run.h"
#include "core/model/project.h"

#include <QLockFile>
#include <QTimer>

namespace weft {

class KeptWorker;

/// A film to be added to the queue.
struct NewExport
{
    std::shared_ptr<const Project> project;
    QString projectPath; ///< of its file, see writeSnapshot()
    SequenceId sequence;
    ExportOrder order;               ///< without snapshot
    std::vector<QString> after = {}; ///< as Job::after
};

/// Everything that takes long, in one ordered list: films and takes. One film and one take are made
/// at a time, the first of each kind that may begin. The list is kept in a folder and survives
/// quitting: what was running then begins anew, what was done stays listed. Two programs of one
/// user have a list each. Thread: main.
class JobQueue : public QObject
{
    Q_OBJECT
public:
    /// How many jobs that are over stay listed.
    static constexpr std::size_t kMostOver = 100;

    /// @param folder empty: "jobs" in the user's data folder; made once there is a job
    explicit JobQueue(QString folder = {}, QObject *parent = nullptr);
    /// Ends what is running; it begins anew with the next queue.
    ~JobQueue() override;

    /// In the order in which they are made, those that are over among them.
    const std::vector<Job> &jobs() const { return m_jobs; }
    /// Keeps the worker that makes the takes: an estimate from it knows what it holds already.
    const std::shared_ptr<KeptWorker> &worker() const { return m_worker; }
    /// Nothing for an unknown id.
    const Job *find(const QString &id) const;
    /// Whether something is running, or will be by itself.
    bool isBusy() const;

    /// Keeps the project as it is now and adds its export. @return the id. Errors (Output).
    Result<QString> add(const NewExport &wanted);
    QString add(const QString &title, GenerationOrder order);

    // Nothing happens for an id that is unknown, or in a state in which it makes no sense.

    /// Ends a job; it is Cancelled at once, its device is free within seconds.
    void cancel(const QString &id);
    void setPaused(const QString &id, bool paused);
    /// Queues a job that failed or was cancelled once more.
    void retry(const QString &id);
    /// Takes a job that is over off the list.
    void remove(const QString &id);
    void removeAllOver();
    /// Moves a job to another place of the list.
    void move(const QString &id, std::size_t place);
    /// Cancels all that is not over.
    void cancelAll();

    /// The takes of a project have moved, as on saving it under a name: they will be looked for,
    /// and put, there.
    void storeMoved(const QString &from, const QString &to);

Q_SIGNALS:
    /// A job's state or progress is another.
    void changed(const QString &id);
    /// Jobs were added, removed or reordered.
    void listChanged();
    /// A job is over. Called once it has really ended, before the next one begins.
    void ended(const QString &id);
    /// The list cannot be kept; the sentence says why.
    void failed(const QString &sentence);

private:
    struct Running;

    Job *found(const QString &id);
    QString newId();
    bool lockFolder();
    void load(const QString &folder);
    void saveSoon();
    void save();
    void startNext();
    bool mayStart(const Job &job) const;
    void bringTakes(const Job &job) const;
    void start(Job &job);
    void took(const QString &id, const JobProgress &progress);
    void logged(const QString &id, const QString &line);
    void finish(const QString &id, const JobEnd &end);
    void forgetOldest();
    void drop(const Job &job) const;

    const QString m_wantedFolder;
    QString m_folder; ///< that is ours; empty until there is one
    std::unique_ptr<QLockFile> m_lock;
    std::vector<Job> m_jobs;
    const std::shared_ptr<KeptWorker> m_worker; ///< between takes
    std::vector<std::unique_ptr<Running>> m_running;
    QTimer m_toStart;
    QTimer m_toSave;
};

} // namespace weft
