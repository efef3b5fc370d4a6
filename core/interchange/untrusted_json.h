#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace weft {

/// The bounds that keep a hostile file from exhausting memory or stack: 64 MiB of text, 400 levels
/// (sequences may be nested 64 deep, four levels each), five million values.
inline constexpr qsizetype kMaxTimelineBytes = 64 << 20;

struct UntrustedJson
{
    nlohmann::json json;
    int notNumbers = 0; ///< how many NaN and infinities became null; OpenTimelineIO may write them
};

/// Reads JSON text of another program from an untrusted place.
/// @param what is being read, for the sentence
/// Errors (Project): beyond the bounds; not JSON; a member that an object has twice, naming it.
Result<UntrustedJson> parseUntrustedJson(const QByteArray &text, const QString &what);

} // namespace weft
