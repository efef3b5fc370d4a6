#pragma once

#include "core/base/result.h"

#include <stop_token>

namespace weft {

/// How a file comes to another place.
enum class CarryBy {
    Link, ///< one more name for the same bytes where the file system can, else as Copy: for files
          ///< that nobody changes
    Copy, ///< shared blocks where the file system can (a later change of one leaves the other
          ///< alone), else a copy, read back from the disk and compared by hash
};

/// Brings a file to a place where there is none yet, whole or not at all. A file that is there
/// already and has the same bytes is left. Keeps the time of the last change. Thread: any. Errors:
/// Media — the source cannot be read; Output — cannot be written, another file is there; the copy
/// differs (Verification); Cancelled.
Status carryFile(const QString &from, const QString &to, CarryBy by, std::stop_token stop = {});

/// Brings every take of one store into another one, by link or verified copy, and lists it there;
/// takes that are there already are left, so it may be called again, or ahead of saving in another
/// thread. Takes whose file is missing are listed as well. Nothing happens if the folders are the
/// same. Thread: any. Errors: as carryFile(); Project — a list of takes cannot be read, or the
/// other store has another take of the same name.
Status carryTakes(const QString &fromFolder, const QString &toFolder, std::stop_token stop = {});

} // namespace weft
