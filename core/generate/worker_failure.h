#pragma once

#include "core/base/result.h"
#include "core/generate/plugin_manifest.h"
#include "core/generate/worker_protocol.h"

namespace weft {

/// The sentence for a failure that the worker reports: what failed, on what, what to do. The event
/// is not trusted. Thread: any.
/// @param plugin that was at work: its manifest has the sentences for its own codes
Error describeFailure(const FailedEvent &event, const PluginManifest &plugin);

} // namespace weft
