#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace weft {

struct UntrustedJson
{
    nlohmann::json json;
    int notNumbers = 0; ///< how many NaN and infinities became null; OpenTimelineIO may write them
};

/// Reads JSON text of another program from an untrusted place: at most kMaxTimelineBytes and 400
/// levels (sequences may be nested 64 deep, four levels each), and no more values than parseJson()
/// takes, so that no file can exhaust memory or stack.
/// @param what is being read, for the sentence
/// Errors (Project): beyond the bounds; not JSON; a member that an object has twice, naming it.
Result<UntrustedJson> parseUntrustedJson(const QByteArray &text, const QString &what);

} // namespace weft
