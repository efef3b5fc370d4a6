#pragma once

#include "core/interchange/otio_schema.h"
#include "core/model/unknown_fields.h"

namespace weft {

/// What an OpenTimelineIO object had that Weft's model has no place for, as one JSON object:
///   - "metadata" of other programs,
///   - "effects" that Weft does not know,
///   - "media_references" and "active_media_reference_key" of clips, unless Weft made them all,
///   - "members" that the format does not list ("color").
/// Empty where there is nothing.
nlohmann::json keptOf(const nlohmann::json &object);

/// Adds such an object to what else is unknown, as its member "otio"; nothing happens if empty.
void keep(UnknownFields &unknown, const nlohmann::json &kept);

/// The member "otio" again; an empty object where there is none.
nlohmann::json keptIn(const UnknownFields &unknown);

/// Puts what was kept back into an object made by the writer: metadata beside Weft's, effects after
/// Weft's, members as they were. Media references are the writer's own business.
void restore(nlohmann::ordered_json &object, const nlohmann::json &kept);

} // namespace weft
