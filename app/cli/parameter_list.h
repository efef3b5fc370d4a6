#pragma once

#include "core/base/json_text.h"
#include "core/model/parameter_type.h"

#include <QStringList>

namespace weft::cli {

/// Parameters of an effect or a transition, for programs.
nlohmann::ordered_json parametersJson(std::span<const ParameterType> types);
/// The same for people, one a line, indented.
QStringList parameterLines(std::span<const ParameterType> types);

} // namespace weft::cli
