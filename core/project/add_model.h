#pragma once

#include "core/generate/model_folder.h"

#include <functional>
#include <stop_token>

namespace weft {

/// Brings a model into modelsFolder(), under its name or the next free one, whole or not at all: by
/// links where the file system can, else by verified copies. One that lies there already stays.
/// Blocks. Thread: any but one that must not wait. @param progress gets the part that is done, 0 to
/// 1; may be empty
/// Errors: Media — a file cannot be read; Output — the folder cannot be written; Verification;
/// Cancelled.
Result<ModelFolder> addModel(const ModelFolder &model, const std::function<void(double)> &progress,
                             std::stop_token stop);

} // namespace weft
