#pragma once

#include "core/generate/plugin_manifest.h"

namespace weft::ui {

/// What a recipe is known by: its prompt, else its generator's label.
QString titleOf(const Recipe &recipe, const PluginCatalogue &catalogue);

/// The name of the first thing in which two recipes differ: "Prompt", "seed", "size"; empty for
/// equal ones. @param generator of `now`; may be null
QString changedPart(const Recipe &before, const Recipe &now, const GeneratorInfo *generator);

/// What the user lets a generator make, in the words of its manifest: the parameter of that kind
/// that comes first; nothing if there is none.
const GeneratorParameter *firstOfType(const GeneratorInfo &generator, GeneratorParameterType type);

} // namespace weft::ui
