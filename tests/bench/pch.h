// Precompiled for the benchmarks: other people's headers only, so that a project header never hides
// in it.
#pragma once

#include <QtCore>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
