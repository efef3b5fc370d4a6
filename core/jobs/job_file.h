#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"

namespace weft {

/// Reads and writes the list of jobs of a queue, "jobs.json". A job that was running is waiting
/// again when read. No file: no jobs. Errors: Project — cannot be read; Output.
Result<std::vector<Job>> readJobs(const QString &path);
Status writeJobs(const std::vector<Job> &jobs, const QString &path);

} // namespace weft
