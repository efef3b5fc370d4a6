// Precompiled for every file of inference: ATen and the standard library only. Headers of inference
// include <ATen/core/Tensor.h> and no more, so that who includes them pays little; torch/torch.h
// would double time and memory.
#include <ATen/ATen.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
