#pragma once

#include "core/jobs/job_run.h"

#include <QMutex>

#include <memory>
#include <thread>

namespace weft {

class KeptWorker;

/// A generation on a thread of its own, by a weft-worker child that may have done others before.
class GenerationRun : public JobRun
{
    Q_OBJECT
public:
    GenerationRun(GenerationOrder order, std::shared_ptr<KeptWorker> kept);
    /// Waits for the worker, five seconds at most.
    ~GenerationRun() override;

    void start() override;
    void cancel() override;
    /// The takes have moved to another folder: the take goes there once it is made.
    void setStore(const QString &folder);

private:
    void work(const std::stop_token &stop);
    void tell(JobEnd end);
    QString store();

    const GenerationOrder m_order;
    const std::shared_ptr<KeptWorker> m_kept;
    QMutex m_mutex;
    QString m_store; ///< where the take is to be in the end
    std::jthread m_thread;
};

} // namespace weft
