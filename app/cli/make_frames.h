#pragma once

#include "app/cli/command.h"

namespace weft::cli {

/// Adds text-to-image, text-to-video, image-to-image and video-to-video to "generate": pictures
/// without a project. Returns what runs the one that was chosen, or says that none was.
std::function<std::optional<Status>()> addMakeFrames(CLI::App &generate);

} // namespace weft::cli
