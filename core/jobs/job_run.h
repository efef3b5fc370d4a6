#pragma once

#include "core/jobs/job.h"

#include <QObject>

namespace weft {

/// How far a job is.
struct JobProgress
{
    double fraction = 0;
    QString phase;
    double secondsLeft = -1;
    QByteArray previewJpeg = {};
    QString note = {}; ///< as Job::note
};

/// How a job ended.
struct JobEnd
{
    JobState state = JobState::Done; ///< Done, Failed or Cancelled
    QString problem;                 ///< Failed: a sentence
    QString result;                  ///< as Job::result
    bool wasThere = false;           ///< nothing had to be made
};

/// Carries one job out, beside the main thread. Its destructor ends it at once and leaves nothing
/// partial. Thread: main; signals come there from the event loop.
class JobRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    /// Returns at once; ended() follows within seconds.
    virtual void cancel() = 0;
    /// @pre Job::canPause()
    virtual void setPaused(bool) {}

Q_SIGNALS:
    void progressed(const weft::JobProgress &progress);
    void logged(const QString &line);
    void ended(const weft::JobEnd &end);
};

} // namespace weft
