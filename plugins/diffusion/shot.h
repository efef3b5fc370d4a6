#pragma once

#include "inference/pipelines/request.h"

#include "plugins/api/weft_plugin.h"

namespace diffusion {

/// Makes a request's frames with a task: loads the model that its settings name, unless a shot
/// before has left it in memory, runs the pipeline, hands the frames over. What goes wrong is told
/// to the host, with the message "sentence".
/// @param source input that frames are read from; null where the task has none
weft_result makeShot(const weft_host &host, const weft_request &request, weft::inference::Task task,
                     const char *source);

/// Plans a request's memory, from the sizes of the model's files, and tells the plan.
weft_result estimateShot(const weft_host &host, const weft_request &request,
                         weft::inference::Task task, const char *source, weft_estimate &estimate);

/// Lets go of the models that shots have left in memory for those after them.
void letModelsGo();

/// Counts a prompt's tokens with the tokenizer of the model that the settings name.
weft_result countPrompt(const weft_host &host, const weft_request &request, const char *parameter,
                        weft_prompt_count &count);

} // namespace diffusion
