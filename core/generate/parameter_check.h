#pragma once

#include "core/generate/plugin_manifest.h"

namespace weft {

/// Whether a value is one that the parameter can have. Thread: any.
/// Errors (Generation): what it must be: "must be a whole number from 1 to 64, not 65"; a part of a
/// sentence.
Status checkValue(const RecipeValue &value, const GeneratorParameter &parameter);

/// The value as the parameter's own type: an Integer's as std::int64_t, a Number's as double.
/// @pre checkValue() passed
RecipeValue typedValue(const RecipeValue &value, const GeneratorParameter &parameter);

} // namespace weft
