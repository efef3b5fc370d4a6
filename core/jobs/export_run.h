#pragma once

#include "core/jobs/job_run.h"

#include <QProcess>
#include <QTimer>

namespace weft {

/// An export in a weft-cli child of low priority, which ends with us. Pausing stops the child as it
/// is; cancelling asks it to clear up, and kills it after five seconds.
class ExportRun : public JobRun
{
    Q_OBJECT
public:
    explicit ExportRun(ExportOrder order);
    ~ExportRun() override;

    void start() override;
    void cancel() override;
    void setPaused(bool paused) override;

private:
    QStringList arguments() const;
    void readProgress();
    void readWords();
    void finished(int exitCode, QProcess::ExitStatus status);
    void end(const JobEnd &end);
    void signal(int number);

    const ExportOrder m_order;
    QProcess m_child;
    QTimer m_patience; ///< runs once it was told to end
    QString m_lastWords;
    bool m_isCancelled = false;
    bool m_isOver = false;
};

} // namespace weft
