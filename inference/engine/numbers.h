#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace weft::inference {

/// Refuses infinities and what is no number. @param what the sentence's subject: "The latents of
/// step 3"
/// @throws Error (Numbers)
void mustBeNumbers(const at::Tensor &tensor, const std::string &what);

} // namespace weft::inference
