#pragma once

#include "app/worker/outbox.h"
#include "app/worker/plugin_session.h"
#include "app/worker/plugin_watch.h"
#include "core/generate/worker_protocol.h"

#include <functional>

namespace weft::worker {

/// What jobs work with.
struct JobContext
{
    Outbox &outbox;
    PluginWatch &watch;
    PluginSession &session;
    int threads = 1; ///< that a plugin may have computing at once
    std::function<void(const WorkerEvent &)> answer;
};

/// Carries a request out and answers it once. The plugin is loaded for it, unless it still is, and
/// unloaded after the answer, unless it stays. Thread: the main thread.
void carryOut(const DescribeRequest &request, const JobContext &context);
void carryOut(const EstimateRequest &request, const JobContext &context);
void carryOut(const CountRequest &request, const JobContext &context);
void carryOut(const GenerateRequest &request, const JobContext &context);

} // namespace weft::worker
