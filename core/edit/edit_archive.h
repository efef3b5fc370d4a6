#pragma once

#include "core/edit/edit.h"
#include "core/model/json_archive.h"

namespace weft {

/// An edit as JSON, for files that hold edits among other things. Ordinary functions: instantiated
/// from edit_fields.h, the readers of all kinds of edits are the largest thing to compile in core.
nlohmann::ordered_json toJson(const Edit &edit);
void readJson(JsonReadContext &context, const nlohmann::json &json, Edit &edit);

} // namespace weft
