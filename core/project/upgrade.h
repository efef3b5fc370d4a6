#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <span>

namespace weft {

/// Changes the JSON of one version of the project file into that of the next. May throw what
/// nlohmann::json throws on wrong types.
using UpgradeStep = std::function<void(nlohmann::json &project)>;

/// The steps from version 1 on: the first makes a version 2 file of a version 1 file, and so on. A
/// step is never changed once released.
std::span<const UpgradeStep> upgradeSteps();

/// Brings a project's JSON to the newest version, one step at a time, before any object is made
/// from it.
/// @param steps as upgradeSteps(); a test brings its own
/// Errors (Project): no version, a newer one than the steps lead to, a step that fails on malformed
/// data.
Status upgrade(nlohmann::json &project, std::span<const UpgradeStep> steps, const QString &name);

} // namespace weft
