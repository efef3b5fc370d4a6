#include "core/jobs/job_file.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/model/fields.h"

#include <QFileInfo>

namespace weft {

namespace {

struct JobList
{
    int version = 1;
    std::vector<Job> jobs;
};

} // namespace

void fields(auto &archive, Like<ExportOrder> auto &order)
{
    archive.field("snapshot", order.snapshot);
    archive.field("output", order.output);
    archive.field("preset", order.preset);
    archive.field("colour", order.colour, {});
    archive.field("start", order.start, 0);
    archive.field("length", order.length, 0);
    archive.field("overwrite", order.overwrite, false);
}

void fields(auto &archive, Like<GenerationOrder> auto &order)
{
    archive.field("store", order.store);
    archive.field("shot", order.shot);
    archive.field("recipe", order.recipe);
    archive.field("inputs", order.inputs, {});
}

void fields(auto &archive, Like<Job> auto &job)
{
    archive.field("id", job.id);
    archive.field("state", job.state);
    archive.field("title", job.title);
    archive.field("export", job.exporting, std::nullopt);
    archive.field("generate", job.generating, std::nullopt);
    archive.field("after", job.after, {});
    archive.field("problem", job.problem, {});
    archive.field("result", job.result, {});
    archive.field("seconds", job.seconds, 0);
    archive.field("log", job.log, {});
}

namespace {

void fields(auto &archive, Like<JobList> auto &list)
{
    archive.field("version", list.version);
    archive.field("jobs", list.jobs);
}

} // namespace

Result<std::vector<Job>> readJobs(const QString &path)
{
    if (!QFileInfo::exists(path))
        return std::vector<Job>();
    const auto text = readFile(path, ErrorKind::Project);
    if (!text)
        return fail(text);
    const auto json = parseJson(*text, path, ErrorKind::Project);
    if (!json)
        return fail(json);
    auto list = fromJson<JobList>(*json, path, ErrorKind::Project);
    if (!list)
        return fail(list);
    for (Job &job : list->jobs) {
        if (job.state == JobState::Running)
            job.state = JobState::Waiting;
    }
    std::erase_if(list->jobs, [](const Job &job) { return !job.exporting && !job.generating; });
    return std::move(list->jobs);
}

Status writeJobs(const std::vector<Job> &jobs, const QString &path)
{
    return replaceFile(path, prettyJson(toJson(JobList{1, jobs})));
}

} // namespace weft
