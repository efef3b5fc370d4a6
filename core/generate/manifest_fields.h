#pragma once

#include "core/generate/plugin_manifest.h"
#include "core/model/json_archive.h"

namespace weft {

/// Reads a manifest by the rules of resources/schema/plugin.schema.json and those that a schema
/// cannot say: unique ids, defaults in range. The library stays the bare name of a file. Thread:
/// any.
void readJson(JsonReadContext &context, const nlohmann::json &json, PluginManifest &manifest);

} // namespace weft
