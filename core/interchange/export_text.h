#pragma once

#include "core/interchange/interchange.h"

namespace weft {

/// Makes the text of a sequence in some format, listing what was not carried.
using ToText = QByteArray (*)(const Project &, const Sequence &, const TimelineWriteOptions &,
                              QStringList &notCarried);

/// Writes a sequence as such a text, replacing the file whole.
/// @return what was not carried
/// Errors: Usage — no such sequence; Output.
Result<QStringList> writeText(const Project &project, SequenceId id, const QString &path,
                              const TimelineWriteOptions &options, ToText toText);

} // namespace weft
