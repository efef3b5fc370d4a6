#pragma once

#include "inference/pipelines/networks.h"
#include "inference/pipelines/request.h"
#include "inference/schedulers/scheduler_config.h"
#include "inference/text/clip_tokenizer.h"

namespace weft::inference {

/// A model at hand.
struct Model
{
    const ClipTokenizer &tokenizer;
    Networks &networks;
    SchedulerConfig scheduler; ///< as its folder says, or as chosen
};

/// Whether a request makes sense for a model. Throws Error with a sentence for people where it does
/// not: sizes, frames, strength, a source that is missing.
void checkRequest(const Request &request, const Networks::Shape &shape);

/// Makes a shot: checks the request, and hands every frame to `progress`. Throws Error, and what
/// `progress` and `request.source` throw.
void run(const Request &request, const Model &model, Progress &progress);

} // namespace weft::inference
