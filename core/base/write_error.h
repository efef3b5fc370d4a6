#pragma once

#include "core/base/result.h"

namespace weft {

/// The error (Output) that a file cannot be written, with what to do about it.
/// @param error what the system said, an errno.
/// @param why   the same in words; empty: the system's words.
tl::unexpected<Error> cannotWrite(const QString &path, int error, const QString &why = {});

} // namespace weft
