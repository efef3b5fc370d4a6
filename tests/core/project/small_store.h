#pragma once

#include "core/generate/asset_store.h"

#include <QString>

namespace weft::test {

/// A recipe that makes another take for each seed.
Recipe recipeWithSeed(std::int64_t seed);

/// Adds a take with these bytes to the store of a project file. What a store does with a file does
/// not depend on what is in it.
Take addTake(const QString &projectPath, const Recipe &recipe, const QByteArray &bytes);

/// Writes a file and the folders above it.
void writeFile(const QString &path, const QByteArray &bytes);

} // namespace weft::test
