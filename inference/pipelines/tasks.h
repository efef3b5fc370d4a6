#pragma once

#include "inference/pipelines/pipeline.h"

namespace weft::inference {

/// The pipelines, for requests that have been checked.

void textToImage(const Request &request, const Model &model, Progress &progress);
void imageToImage(const Request &request, const Model &model, Progress &progress);
void textToVideo(const Request &request, const Model &model, Progress &progress);
void videoToVideo(const Request &request, const Model &model, Progress &progress);

/// Decodes a clip a few frames at a time and hands them over. @param latents [1, C, F, h, w]
void emitClip(const at::Tensor &latents, const Model &model, Progress &progress);
/// Decodes a picture and hands it over. @param latents [1, C, h, w]
void emitPicture(const at::Tensor &latents, const Model &model, Progress &progress);

} // namespace weft::inference
