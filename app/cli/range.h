#pragma once

#include "core/base/result.h"
#include "core/model/project.h"

namespace weft::cli {

/// "IN-OUT" in any form of time; either side may be left out. Errors (Usage): not of that form; not
/// inside the sequence.
Result<TimeRange> parseRange(const QString &text, const Sequence &sequence);

} // namespace weft::cli
