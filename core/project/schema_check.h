#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace weft {

/// What of a project file's text does not follow the published schema
/// (resources/schema/project.schema.json), one sentence each with the place in the file; empty if
/// all does. Slower than loading; for `check` and tests. Thread: any. Errors (Project): not JSON.
Result<QStringList> schemaProblems(const QByteArray &projectText, const QString &name);

} // namespace weft
